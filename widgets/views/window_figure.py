"""The figure of one value over the months, as Plotly's data: month `n` (from 0) reaches from n to n + 1."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from widgets.model.window import Value
from widgets.model.window_story import Outlook, WindowStory
from widgets.views.figure import Figure, figure, label
from widgets.views.templating import Words
from widgets.views.window_said import month_name, shown

SYMBOLS = {True: "circle", False: "square-open"}
LINE_COLOUR, ANSWER_COLOUR = "--rs-think", "--rs-fair"


def window_figure(story: WindowStory, branch: int, value: Value, months: int, words: Words) -> Figure:
    """Return one value in the first `months` months with its limit. Where the window is shut, the ground is grey."""
    all_months = story.branches[branch].months
    measured = [story.measured(branch, at).of(value) for at in range(months)]
    stands = [story.is_open(branch, at) for at in range(months)]
    line, names = story.line(value), [month_name(month.month, words, "window_months_short") for month in all_months]
    # Months to come have their room; how far their values go is not told.
    top = float(max(*measured, line)) * 1.5
    across = {"range": [0, len(names)], "tickvals": [at + 0.5 for at in range(len(names))], "ticktext": names}
    labels = [label(at + 0.5, one, shown(one, line), 20) for at, one in enumerate(measured)]
    traces = [_limit(line, len(names)), _values(measured, stands), _now(measured)]
    shapes, runs = _runs(stands, words)
    return figure(
        traces,
        across | {"ticks": ""},
        {"range": [-top * 0.06, top], "nticks": 5},
        labels + runs,
        shapes=[*shapes, _answer()],
    )


def answer_span(story: WindowStory, outlook: Outlook) -> tuple[float, float]:
    """Return where on the axis of months the days of an answer begin and end."""
    start = story.branches[0].months[0].month
    return _place(outlook.first, start, 0), _place(outlook.last, start, 1)


def _place(day: date, start: str, part: int) -> float:
    year, month = (int(one) for one in start.split("-"))
    whole = (day.year - year) * 12 + day.month - month
    return round(whole + (day.day - 1 + part) / monthrange(day.year, day.month)[1], 3)


def _values(measured: Sequence[Decimal], stands: Sequence[bool]) -> Figure:
    marker = {
        "size": 11,
        "color": "--rs-primary",
        "symbol": [SYMBOLS[is_open] for is_open in stands],
        "line": {"width": 3, "color": "--rs-primary"},
    }
    return _trace(
        measured, name="values", mode="lines+markers", marker=marker, line={"color": "--rs-primary", "width": 3}
    )


def _now(measured: Sequence[Decimal]) -> Figure:
    # The browser moves this ring to the month that the learner looks at.
    ring = {"size": 24, "symbol": "circle-open", "color": "--rs-ink", "line": {"width": 2}}
    return _trace(measured[:1], name="now", mode="markers", marker=ring, visible=False)


def _limit(line: Decimal, months: int) -> Figure:
    style = {"color": LINE_COLOUR, "width": 2.5, "dash": "dash"}
    return _trace([line, line], name="limit", mode="lines", line=style) | {"x": [0, months]}


def _trace(values: Sequence[Decimal], **more: object) -> Figure:
    points = {"x": [at + 0.5 for at in range(len(values))], "y": [round(float(value), 2) for value in values]}
    return {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False} | points | more


def _runs(stands: Sequence[bool], words: Words) -> tuple[list[Figure], list[Figure]]:
    # Months that stand alike lie in one run: named at its top, and on grey ground where the window is shut.
    shapes, names, at = [], [], 0
    for is_open, run in groupby(stands):
        end = at + len(list(run))
        named = words("window_open" if is_open else "window_shut")
        middle = {"x": (at + end) / 2, "y": 1, "yref": "paper", "yanchor": "top", "showarrow": False}
        names.append(middle | {"text": named, "font": {"size": 16, "color": "--rs-ink-2"}})
        if not is_open:
            shapes.append(_rectangle(at, end, fillcolor="--rs-divider", line={"width": 0}, layer="below"))
        at = end
    return shapes, names


def _answer() -> Figure:
    # The browser moves it to the days of an answer, where there is one.
    style = {"color": ANSWER_COLOUR, "width": 3}
    return _rectangle(0, 1, name="answer", line=style, visible=False, y1=0.88)


def _rectangle(start: float, end: float, **more: object) -> Figure:
    return {"type": "rect", "x0": start, "x1": end, "yref": "paper", "y0": 0, "y1": 1} | more
