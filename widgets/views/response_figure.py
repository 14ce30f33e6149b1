"""The figure of a series of scans, as Plotly's data. Times are in weeks, lengths in mm."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from widgets.model.response import Reading
from widgets.model.response_limits import Reader, Visit, noise_mm, shrinkage_line_mm
from widgets.views.figure import Figure, figure, label
from widgets.views.response_said import number

SUM_COLOURS = ("--rs-primary", "--rs-visited")
GROWTH_COLOUR, SHRINK_COLOUR, NOISE_COLOUR = "--rs-think", "--rs-fair", "--rs-divider"
SYMBOLS = {"none": "circle", "seen": "diamond", "more": "diamond"}
TWIN_DASH = ("solid", "6px 3px")
TWIN_SHIFTS = (42, -46)  # pixels from the last point: the first is named above its number, the second below


def shown_figure(visits: Sequence[Visit], shown: int, week_title: str) -> Figure:
    """The first `shown` scans alone, with room for the rest: no line gives away what comes next."""
    return _figure([_sums(visits[:shown], 0)], visits, _numbers(visits[:shown]), week_title)


def series_figure(readings: Sequence[Reading], reader: Reader, week_title: str) -> Figure:
    """A whole series with its noise, the growth line, the line of a response and the smallest sum."""
    visits = [reading.visit for reading in readings]
    traces = [_noise(visits, reader), _growth(readings), _shrinkage(readings), _smallest(visits), _sums(visits, 0)]
    return _figure(traces, visits, _numbers(visits), week_title)


def twin_figure(both: Sequence[Sequence[Reading]], names: Sequence[str], week_title: str) -> Figure:
    """Two series in one picture, each named at its end, with the growth line that both began under."""
    visits = [[reading.visit for reading in readings] for readings in both]
    traces = [_growth(both[0]), *(_sums(one, index) for index, one in enumerate(visits))]
    alike = [one for one in visits[1] if one in visits[0]]
    labels = _numbers(visits[0], above=True) + _numbers([one for one in visits[1] if one not in alike], above=False)
    labels += [
        _name_at(one[-1], name, colour, shift)
        for one, name, colour, shift in zip(visits, names, SUM_COLOURS, TWIN_SHIFTS, strict=True)
    ]
    return _figure(traces, [visit for one in visits for visit in one], labels, week_title)


def _figure(traces: list[Figure], visits: Sequence[Visit], labels: list[Figure], week_title: str) -> Figure:
    last = max(visit.week for visit in visits)
    first = min(visit.week for visit in visits)
    room = max(1.0, (last - first) * 0.09)
    top = float(max(visit.sum_mm for visit in visits)) * 1.3
    weeks = {"range": [first - room, last + room], "title": {"text": week_title, "font": {"size": 16}}}
    return figure(traces, weeks, {"range": [-top * 0.06, top], "nticks": 5}, labels)


def _trace(visits_weeks: Sequence[int], sums: Sequence[Decimal], **more: Any) -> Figure:
    values = [round(float(value), 1) for value in sums]
    return {"type": "scatter", "x": list(visits_weeks), "y": values, "hoverinfo": "skip"} | more


def _sums(visits: Sequence[Visit], index: int) -> Figure:
    colour = SUM_COLOURS[index]
    marker = {"size": 11, "color": colour, "symbol": [SYMBOLS[visit.new] for visit in visits]}
    return _trace(
        [visit.week for visit in visits],
        [visit.sum_mm for visit in visits],
        name="sums",
        mode="lines+markers",
        line={"color": colour, "width": 3, "dash": TWIN_DASH[index]},
        marker=marker,
        cliponaxis=False,
    )


def _smallest(visits: Sequence[Visit]) -> Figure:
    least = min(visits, key=lambda visit: visit.sum_mm)
    ring = {"size": 22, "symbol": "circle-open", "color": "--rs-primary", "line": {"width": 2}}
    return _trace([least.week], [least.sum_mm], name="smallest", mode="markers", marker=ring, cliponaxis=False)


def _growth(readings: Sequence[Reading]) -> Figure:
    # The line moves at the scan that set a new smallest sum, so it is drawn in steps.
    weeks, limits = [], []
    for before, after in pairwise(readings):
        weeks += [before.visit.week, after.visit.week]
        limits += [after.line_mm] * 2
    return _trace(
        weeks, limits, name="growth", mode="lines", line={"color": GROWTH_COLOUR, "width": 2.5, "dash": "dash"}
    )


def _shrinkage(readings: Sequence[Reading]) -> Figure:
    limit = shrinkage_line_mm(readings[0].baseline_mm)
    ends = [readings[0].visit.week, readings[-1].visit.week]
    style = {"color": SHRINK_COLOUR, "width": 2.5, "dash": "dot"}
    return _trace(ends, [limit, limit], name="shrinkage", mode="lines", line=style)


def _noise(visits: Sequence[Visit], reader: Reader) -> Figure:
    low, high = zip(*(noise_mm(visit.sum_mm, reader) for visit in visits), strict=True)
    weeks = [visit.week for visit in visits]
    round_trip = {"fill": "toself", "fillcolor": NOISE_COLOUR, "line": {"width": 0}, "mode": "lines"}
    return _trace([*weeks, *reversed(weeks)], [*high, *reversed(low)], name="noise", **round_trip)


def _numbers(visits: Sequence[Visit], *, above: bool | None = None) -> list[Figure]:
    # Above each new smallest sum the growth line steps down, so its number stands below, out of the line's way.
    sums = [visit.sum_mm for visit in visits]
    made = []
    for index, visit in enumerate(visits):
        is_new_smallest = visit.sum_mm == min(sums[: index + 1]) and (index > 0 or visit.sum_mm == min(sums))
        is_above = not is_new_smallest if above is None else above
        made.append(label(visit.week, visit.sum_mm, number(visit.sum_mm), 20 if is_above else -24))
    return made


def _name_at(visit: Visit, name: str, colour: str, shift: int) -> Figure:
    place = {"x": visit.week, "y": float(visit.sum_mm), "xanchor": "right", "xshift": 12, "yshift": shift}
    return place | {"text": name, "showarrow": False, "font": {"color": colour, "size": 16}}
