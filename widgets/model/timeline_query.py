"""A timeline as it travels: dates, kinds and a number for each treatment, and none of the learner's words."""

from __future__ import annotations

import re
from typing import Literal, get_args
from urllib.parse import parse_qsl

from widgets.model.bag import EventKind
from widgets.model.moment import Moment
from widgets.model.timeline import Happening

MOST_EVENTS = 60
LONGEST_QUERY = 2400
LISTS = ("date", "kind", "drug")
KINDS: tuple[EventKind, ...] = get_args(EventKind)
DRUG = re.compile(r"[0-9]{1,2}", re.ASCII)
Fault = Literal["query", "date", "kind", "drug"]


class Unreadable(ValueError):  # noqa: N818  # it is no error of ours: the text is no timeline
    """A text that is no timeline: which fault, and in which event (from 0) if in one."""

    def __init__(self, fault: Fault, event: int | None = None) -> None:
        super().__init__(fault, event)
        self.fault: Fault = fault
        self.event = event


def read_query(text: str) -> list[Happening]:
    """Read a timeline from text; Unreadable where it is none, with the first fault.

    >>> [one.drug for one in read_query("date=2024-04-02,2024~&kind=treatment-start,scan&drug=1,0")]
    ['1', '']
    """
    if len(text) > LONGEST_QUERY:
        raise Unreadable("query")
    try:
        pairs = parse_qsl(text, keep_blank_values=True, strict_parsing=True, max_num_fields=len(LISTS))
    except ValueError:
        raise Unreadable("query") from None
    columns = {name: value.split(",") for name, value in pairs}
    if tuple(name for name, _ in pairs) != LISTS or len({len(column) for column in columns.values()}) != 1:
        raise Unreadable("query")
    if len(columns["date"]) > MOST_EVENTS:
        raise Unreadable("query")
    rows = zip(columns["date"], columns["kind"], columns["drug"], strict=True)
    return [_happening(index, *row) for index, row in enumerate(rows)]


def _happening(index: int, written: str, kind: str, drug: str) -> Happening:
    moment = Moment.read(written)
    if moment is None:
        raise Unreadable("date", index)
    known = next((one for one in KINDS if one == kind), None)
    if known is None:
        raise Unreadable("kind", index)
    if not DRUG.fullmatch(drug):
        raise Unreadable("drug", index)
    return Happening(moment, known, "" if int(drug) == 0 else str(int(drug)))
