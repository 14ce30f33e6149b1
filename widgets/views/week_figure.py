"""The figure of a week, as Plotly's data: bars of task hours as it is and with changes, own rest, and the nights."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import ceil

from widgets.model.week import DAYS, Night, WeekSums, nights
from widgets.views.figure import Figure, figure
from widgets.views.templating import Words

# What stands below each day: a full dot for a night with a task, a ring where somebody else has taken it.
SYMBOLS: Mapping[Night, str] = {"mine": "circle", "taken": "circle-open", "free": ""}


def week_figure(before: WeekSums, now: WeekSums, words: Words) -> Figure:
    """Return a week of seven days: pale bars as it is, full bars with what could change."""
    top = max(4.0, float(ceil(max(*before.tasks, *now.tasks, *now.rest))) * 1.08)
    across = {"range": [-0.6, len(DAYS) - 0.4], "tickvals": list(range(len(DAYS))), "ticks": "", "showline": False}
    across["ticktext"] = words("week_days_short").split()
    up = {"range": [-top * 0.16, top], "tickvals": _ticks(top), "showline": False, "ticks": ""}
    traces = [
        _bars("before", before.tasks, 0.84, {"color": "--rs-divider", "line": {"color": "--rs-line", "width": 1}}),
        _bars("now", now.tasks, 0.5, {"color": "--rs-primary"}),
        _points("rest", now.rest, {"symbol": "diamond", "size": 13, "color": "--rs-paper"} | _edge("--rs-fair")),
        _nights(nights(before, now), -top * 0.08),
    ]
    zero = {"type": "line", "x0": -0.6, "x1": len(DAYS) - 0.4, "y0": 0, "y1": 0, "line": {"color": "--rs-line"}}
    margin = {"l": 30, "r": 6, "t": 8, "b": 32}
    return figure(traces, across, up, [], barmode="overlay", shapes=[zero | {"layer": "below"}], margin=margin)


def _ticks(top: float) -> list[int]:
    return list(range(0, int(top) + 1, 4 if top > len(DAYS) else 1))


def _edge(colour: str) -> Figure:
    return {"line": {"color": colour, "width": 3}}


def _days(name: str, hours: tuple[Decimal, ...]) -> Figure:
    return {"name": name, "x": list(range(len(DAYS))), "y": [float(one) for one in hours], "hoverinfo": "skip"}


def _bars(name: str, hours: tuple[Decimal, ...], width: float, marker: Figure) -> Figure:
    return _days(name, hours) | {"type": "bar", "width": width, "marker": marker}


def _points(name: str, hours: tuple[Decimal, ...], marker: Figure) -> Figure:
    return _days(name, hours) | {"type": "scatter", "mode": "markers", "cliponaxis": False, "marker": marker}


def _nights(states: tuple[Night, ...], height: float) -> Figure:
    there = [at for at, state in enumerate(states) if SYMBOLS[state]]
    symbols = [SYMBOLS[states[at]] for at in there]
    marker = {"symbol": symbols, "size": 12, "color": "--rs-ink", "line": {"color": "--rs-ink", "width": 2}}
    points = {"x": there, "y": [height] * len(there), "hoverinfo": "skip", "cliponaxis": False}
    return {"name": "nights", "type": "scatter", "mode": "markers", "marker": marker} | points
