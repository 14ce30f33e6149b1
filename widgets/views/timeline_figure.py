"""The figure of a timeline, as Plotly's data: one lane a kind, one for each treatment, bars from start to stop.

Each trace says in `meta` on which lines it rests, so that a browser can leave out what is not on the list yet.
A lane of a treatment is named `drug:` and its name; whoever draws it may put in a better one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from widgets.model.bag import EventKind
from widgets.model.timeline import Finding, Happening, Timeline
from widgets.views.figure import Figure, figure
from widgets.views.templating import Words

LANE_OF: dict[EventKind, str] = {
    "symptom": "life",
    "admission": "life",
    "other": "life",
    "diagnosis": "test",
    "test": "test",
    "scan": "scan",
    "radiotherapy": "radiotherapy",
    "medicine": "medicine",
}
SHORT = timedelta(days=150)
LANES_ABOVE, LANES_BELOW = ("life", "test", "scan"), ("radiotherapy", "medicine")
SYMBOLS: dict[EventKind, str] = {
    "symptom": "circle",
    "admission": "square",
    "other": "circle-open",
    "diagnosis": "star",
    "test": "circle",
    "scan": "square",
    "treatment-start": "triangle-right",
    "treatment-stop": "line-ns-open",
    "radiotherapy": "diamond",
    "medicine": "circle-open",
}
FONT = {"family": "--rs-font", "size": 15, "color": "--rs-ink"}
MARGIN = {"l": 8, "r": 8, "t": 8, "b": 52}


def timeline_figure(timeline: Timeline, words: Words) -> Figure:
    """Return the figure of a timeline that has at least one line."""
    lanes = _lanes(timeline)
    traces = [
        *(_empty_time(one, timeline, len(lanes)) for one in timeline.findings() if one.rule == "no-paper"),
        *(_gap(one, timeline, lanes) for one in timeline.findings() if one.rule == "gap"),
        *_bars(timeline, lanes),
    ]
    for index, one in enumerate(timeline.happenings):
        traces += _point(index, one, lanes.index(_lane(one)))
    names = [_lane_name(lane, place, words) for place, lane in enumerate(lanes)]
    up = {"visible": False, "range": [0.6 - len(lanes), 0.7]}
    return figure(traces, _time(timeline.happenings), up, names, font=FONT, margin=MARGIN)


def _lane(one: Happening) -> str:
    return LANE_OF.get(one.kind, f"drug:{one.drug}")


def _lanes(timeline: Timeline) -> list[str]:
    there = list(dict.fromkeys(_lane(timeline.happenings[index]) for index in timeline.order))
    drugs = [lane for lane in there if lane.startswith("drug:")]
    return [
        *(lane for lane in LANES_ABOVE if lane in there),
        *drugs,
        *(lane for lane in LANES_BELOW if lane in there),
    ]


def _lane_name(lane: str, place: int, words: Words) -> Figure:
    text = lane if lane.startswith("drug:") else words(f"timeline_lane_{lane}")
    at = {"xref": "paper", "x": 0, "xanchor": "left", "y": -place + 0.36, "yanchor": "middle", "showarrow": False}
    return at | {"text": text, "font": {"size": 14, "color": "--rs-ink-2"}}


def _time(happenings: Sequence[Happening]) -> Figure:
    first, last = min(one.moment.first for one in happenings), max(one.moment.last for one in happenings)
    room = max(timedelta(days=14), (last - first) * 0.04)
    # Over a short time several marks fall into one month: then each says its day, too.
    named = "%b\n%Y" if last - first > SHORT else "%-d %b\n%Y"
    return {"type": "date", "range": [_day(first - room), _day(last + room)], "nticks": 5, "tickformat": named}


def _day(day: date) -> str:
    return day.isoformat()


def _trace(days: Sequence[date], lane: float, rests_on: Sequence[int], **more: Any) -> Figure:
    base: Figure = {"type": "scatter", "hoverinfo": "skip", "mode": "lines", "meta": list(rests_on)}
    return base | {"x": [_day(day) for day in days], "y": [-lane] * len(days)} | more


def _point(index: int, one: Happening, lane: int) -> list[Figure]:
    colour = "--rs-visited" if one.kind == "radiotherapy" else "--rs-primary"
    marker = {"size": 13, "symbol": SYMBOLS[one.kind], "color": colour, "line": {"width": 2, "color": colour}}
    point = _trace([one.moment.middle], lane, [index], name=one.kind, mode="markers", marker=marker, cliponaxis=False)
    if one.moment.first == one.moment.last:
        return [point]
    ends, style = [one.moment.first, one.moment.last], {"color": colour, "width": 2, "dash": "dot"}
    return [_trace(ends, lane, [index], name="about", line=style), point]


def _bars(timeline: Timeline, lanes: Sequence[str]) -> list[Figure]:
    made = []
    for run in timeline.stretches:
        if run.start is None or run.stop is None or run.start == run.stop:
            continue
        ends = [timeline.happenings[at].moment.middle for at in (run.start, run.stop)]
        place = lanes.index(_lane(timeline.happenings[run.start]))
        style = {"color": "--rs-primary", "width": 9}
        made.append(_trace(ends, place, [run.start, run.stop], name="treatment", line=style))
    return made


def _gap(finding: Finding, timeline: Timeline, lanes: Sequence[str]) -> Figure:
    ends = [timeline.happenings[at].moment.middle for at in finding.events]
    place = lanes.index(_lane(timeline.happenings[finding.events[-1]]))
    style = {"color": "--rs-think", "width": 4, "dash": "3px 4px"}
    return _trace(ends, place, finding.events, name="gap", line=style)


def _empty_time(finding: Finding, timeline: Timeline, lanes: int) -> Figure:
    before, after = (timeline.happenings[at].moment for at in finding.events)
    days = [before.last, after.first, after.first, before.last]
    fill = {"fill": "toself", "fillcolor": "--rs-divider", "line": {"width": 0}}
    top, bottom = 0.6, 0.5 - lanes
    return _trace(days, 0, finding.events, name="no-paper", y=[top, top, bottom, bottom], **fill)
