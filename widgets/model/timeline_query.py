"""A timeline as it travels: dates, kinds and a number for each treatment, and none of the learner's words."""

from __future__ import annotations

import re
from typing import get_args

from widgets.model.bag import EventKind
from widgets.model.moment import Moment
from widgets.model.query import Unanswerable, read_query
from widgets.model.timeline import Happening

MOST_EVENTS = 60
LONGEST_QUERY = 2400
LISTS = ("date", "kind", "drug")
KINDS: tuple[EventKind, ...] = get_args(EventKind)
DRUG = re.compile(r"[0-9]{1,2}", re.ASCII)


def read_timeline(text: str) -> list[Happening]:
    """Read a timeline from text; Unanswerable where it is none, with the first fault and its event (from 0) if in one.

    >>> [one.drug for one in read_timeline("date=2024-04-02,2024~&kind=treatment-start,scan&drug=1,0")]
    ['1', '']
    """
    given = read_query(text, LISTS, LONGEST_QUERY)
    columns = [given[name].split(",") for name in LISTS]
    if len({len(column) for column in columns}) != 1 or len(columns[0]) > MOST_EVENTS:
        raise Unanswerable("query")
    return [_happening(index, *row) for index, row in enumerate(zip(*columns, strict=True))]


def _happening(index: int, written: str, kind: str, drug: str) -> Happening:
    moment = Moment.read(written)
    if moment is None:
        raise Unanswerable("date", index)
    known = next((one for one in KINDS if one == kind), None)
    if known is None:
        raise Unanswerable("kind", index)
    if not DRUG.fullmatch(drug):
        raise Unanswerable("drug", index)
    return Happening(moment, known, "" if int(drug) == 0 else str(int(drug)))
