"""The figure of a diary, as Plotly's data: one strip a value above the same days, with the team's lines."""

from __future__ import annotations

from collections.abc import Sequence

from widgets.model.diary import SYMPTOMS, VALUES, Day, Level, Lines, Value, reasons
from widgets.model.temperature import Unit
from widgets.views.diary_said import DiaryWords, shown, shown_line
from widgets.views.figure import AXIS, Figure, figure

SYMBOLS: dict[Level, str] = {"none": "circle", "today": "square-open", "now": "diamond"}
SIZES: dict[Level, int] = {"none": 8, "today": 14, "now": 15}
# What a strip shows at least, and where it has ticks, if it reaches so far.
Range = tuple[float, float, tuple[int, ...]]
DEGREES: dict[Unit, Range] = {"c": (36, 39, (36, 38, 40, 42)), "f": (97, 102, (97, 100, 103, 106, 109))}
STOOL: Range = (0, 6, (0, 3, 6, 10, 14))
STRIP, GAP = 0.115, 0.0515  # of the height of the whole figure, room for a name above each strip


def diary_figure(days: Sequence[Day], lines: Lines | None, words: DiaryWords) -> Figure:
    """Return the figure of these days; without `lines`, nothing says when a call is due."""
    traces, axes, names, shapes = [], {}, [], []
    for place, value in enumerate(VALUES):
        top = 1 - place * (STRIP + GAP) - GAP
        axis = f"y{place + 1}" if place else "y"
        traces.append(_trace(days, value, axis, lines, words.unit))
        axes[f"yaxis{place + 1}" if place else "yaxis"] = (
            AXIS | _scale(days, value, words.unit) | {"domain": [top - STRIP, top]}
        )
        names.append(_name(words(f"diary_strip_{value}"), top))
        line = lines.of(value) if lines else None
        if line is not None:
            shapes.append(_line(float(shown_line(value, line, words.unit)), axis))
    if lines:
        shapes += [_sign(at + 1) for at, day in enumerate(days) if day.sign]
    every_second = list(range(1, len(days) + 1, 2))
    across = {"range": [0.4, len(days) + 0.6], "tickvals": every_second, "anchor": f"y{len(VALUES)}"}
    return figure(traces, across, {}, names, shapes=shapes, **axes)


def _level(days: Sequence[Day], at: int, value: Value, lines: Lines | None) -> Level:
    found = [one.level for one in reasons(days, at, lines) if one.value == value] if lines else []
    return found[0] if found else "none"


def _trace(days: Sequence[Day], value: Value, axis: str, lines: Lines | None, unit: Unit) -> Figure:
    levels = [_level(days, at, value, lines) for at in range(len(days))]
    marker = {
        "symbol": [SYMBOLS[one] for one in levels],
        "opacity": 1,
        "size": [SIZES[one] for one in levels],
        "color": ["--rs-urgent" if one == "now" else "--rs-primary" for one in levels],
        "line": {"width": 2.5, "color": "--rs-primary"},
    }
    return {
        "type": "scatter",
        "name": value,
        "mode": "lines+markers",
        "x": list(range(1, len(days) + 1)),
        "y": _heights(days, value, unit),
        "yaxis": axis,
        "marker": marker,
        "line": {"color": "--rs-primary", "width": 2.5},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _heights(days: Sequence[Day], value: Value, unit: Unit) -> list[float | None]:
    written = [day.of(value) for day in days]
    return [None if one is None else float(shown(value, one, unit)) for one in written]


def _scale(days: Sequence[Day], value: Value, unit: Unit) -> Figure:
    if value in SYMPTOMS:
        return {"range": [-0.6, 10.6], "tickvals": [0, 5, 10]}
    low, high, ticks = DEGREES[unit] if value == "temperature" else STOOL
    written = [one for one in _heights(days, value, unit) if one is not None]
    low, high = min([low, *written]), max([high, *written])
    room = (high - low) / 12
    return {"range": [low - room, high + room], "tickvals": [tick for tick in ticks if tick <= high]}


def _name(text: str, top: float) -> Figure:
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": top, "xanchor": "left", "yanchor": "bottom"}
    return place | {"text": text, "showarrow": False, "yshift": 3, "font": {"size": 15, "color": "--rs-ink-2"}}


def _line(height: float, axis: str) -> Figure:
    style = {"color": "--rs-think", "width": 2, "dash": "dash"}
    ends = {"xref": "paper", "x0": 0, "x1": 1, "yref": axis, "y0": height, "y1": height}
    return {"type": "line", "line": style} | ends


def _sign(day: int) -> Figure:
    style = {"color": "--rs-urgent", "width": 2, "dash": "dot"}
    return {"type": "line", "name": "sign", "x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": 1, "line": style}
