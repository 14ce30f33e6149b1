"""A learner's own series as it travels: one short line of text, and which scan holds a value that cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Self
from urllib.parse import urlencode

from pydantic import ValidationError

from widgets.model.query import Unanswerable, read_query
from widgets.model.record import Record
from widgets.model.response import Reading, read_series
from widgets.model.response_limits import FEWEST_VISITS, MOST_VISITS, SMALLEST_START_MM, Reader, Rule, Visit

WHOLE = re.compile(r"[0-9]{1,4}")
LENGTH = re.compile(r"[0-9]{1,4}(\.[0-9]{1,3})?")
LISTS = ("week", "sum", "new", "other")


class Series(Record):
    """What is asked: scans in order, the rule to read them by, and how many readers measured."""

    rule: Rule = "recist"
    reader: Reader = "one"
    visits: tuple[Visit, ...]

    def readings(self) -> list[Reading]:
        """Each scan with its name."""
        return read_series(self.visits, self.rule)

    def query(self) -> str:
        """The series as text; the same series always gives the same text.

        >>> Series(visits=(Visit(week=0, sum_mm=50), Visit(week=8, sum_mm="40.5"))).query()
        'rule=recist&reader=one&week=0,8&sum=50,40.5&new=none,none&other=none,none'
        """
        columns: dict[str, list[str]] = {
            "week": [str(visit.week) for visit in self.visits],
            "sum": [f"{visit.sum_mm:f}" for visit in self.visits],
            "new": [str(visit.new) for visit in self.visits],
            "other": [str(visit.other) for visit in self.visits],
        }
        lists = {name: ",".join(column) for name, column in columns.items()}
        return urlencode({"rule": self.rule, "reader": self.reader, **lists}, safe=",")

    @classmethod
    def from_query(cls, text: str) -> Self:
        """Read a series from text; Unanswerable where it is none, with the first fault.

        >>> text = "rule=irecist&reader=two&week=0,8&sum=50,40.5&new=none,seen&other=none,none"
        >>> Series.from_query(text).visits[1].new
        'seen'
        >>> Series.from_query("rule=recist&reader=one&week=0,8&sum=50,&new=none,none&other=none,none")
        Traceback (most recent call last):
        widgets.model.query.Unanswerable: ('sum', 1)
        """
        columns = _Columns.of(text)
        visits = tuple(columns.visit(index) for index in range(len(columns.week)))
        for index, (before, after) in enumerate(pairwise(visits), start=1):
            if after.week <= before.week:
                raise Unanswerable("week_order", index)
        if visits[0].sum_mm < SMALLEST_START_MM:
            raise Unanswerable("start", 0)
        try:
            return cls(rule=columns.rule, reader=columns.reader, visits=visits)
        except ValidationError:
            raise Unanswerable("choice") from None


@dataclass(frozen=True)
class _Columns:
    rule: Any
    reader: Any
    week: list[str]
    sum: list[str]
    new: list[str]
    other: list[str]

    @classmethod
    def of(cls, text: str) -> Self:
        given = read_query(text, ("rule", "reader", *LISTS))
        columns = {name: given[name].split(",") for name in LISTS}
        if len({len(column) for column in columns.values()}) != 1:
            raise Unanswerable("query")
        if not FEWEST_VISITS <= len(columns["week"]) <= MOST_VISITS:
            raise Unanswerable("visits")
        return cls(rule=given["rule"], reader=given["reader"], **columns)

    def visit(self, index: int) -> Visit:
        if not WHOLE.fullmatch(self.week[index].strip()):
            raise Unanswerable("week", index)
        if not LENGTH.fullmatch(self.sum[index].strip()):
            raise Unanswerable("sum", index)
        values: dict[str, Any] = {
            "week": self.week[index].strip(),
            "sum_mm": self.sum[index].strip(),
            "new": self.new[index],
            "other": self.other[index],
        }
        try:
            return Visit(**values)
        except ValidationError as error:
            faults: dict[object, str] = {"week": "week", "sum_mm": "sum"}
            raise Unanswerable(faults.get(error.errors()[0]["loc"][0], "choice"), index) from None
