"""A fictional person month by month: what happened, what else could have, and when an answer would have come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from widgets.model.quiz import Answer
from widgets.model.record import Cited, Id, Record, Text
from widgets.model.window import (
    MOST,
    Limits,
    Measured,
    Value,
    answer_between,
    checks_from,
    days_by_month,
    is_open,
    shut_by,
)

DAY_OF_QUESTION = 15  # our assumption for teaching: a question comes in the middle of its month
MonthName = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]


class Month(Record):
    """The values of one month; bilirubin in mg/dL, ALT in times the upper normal limit, cells in thousand per µL."""

    month: MonthName
    ecog: Annotated[int, Field(ge=0, le=MOST["ecog"])]
    bilirubin: Annotated[Decimal, Field(gt=0, le=MOST["bilirubin"])]
    alt: Annotated[Decimal, Field(ge=0, le=MOST["alt"])]
    platelets: Annotated[int, Field(ge=0, le=MOST["platelets"])]
    neutrophils: Annotated[Decimal, Field(ge=0, le=MOST["neutrophils"])]


class Branch(Record):
    """One way in which the months went, or could have gone."""

    id: Literal["happened", "drained"]
    name: Text
    said: Annotated[list[Cited], Field(min_length=1)]
    months: Annotated[list[Month], Field(min_length=2, max_length=12)]


class WindowAnswer(Answer):
    """A guess: the month in which the window shuts first, and by which values; none of both for “it stays open”."""

    month: MonthName | None = None
    by: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Outlook:
    """When an answer would have come, on how many of these days the window was open, and the months they lie in."""

    asked: date
    checks: date
    first: date
    last: date
    months: tuple[int, ...]
    days: int
    open_days: int


class WindowStory(Record):
    """A person, the limits, the branches (what happened comes first), the question, and the months to have asked in."""

    id: Id
    section: Id
    title: Text
    lead: Text
    person: Text
    name: Text
    bilirubin_normal_mg_dl: Annotated[Decimal, Field(ge=1, le=2)]
    liver_metastases: bool
    last_treatment: date
    limits: Limits
    limits_note: Cited
    branches: Annotated[list[Branch], Field(min_length=1)]
    shown: Annotated[int, Field(ge=1)]
    question: Text
    answers: Annotated[list[WindowAnswer], Field(min_length=2)]
    ask_months: Annotated[list[MonthName], Field(min_length=1)]
    assumptions: Annotated[list[Cited], Field(min_length=1)]
    frame: Annotated[list[Cited], Field(min_length=1)]
    lesson: Cited

    @model_validator(mode="after")
    def _months_follow_one_another(self) -> Self:
        names = [month.month for month in self.branches[0].months]
        numbers = [_number(name) for name in names]
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            raise ValueError("has months that do not follow one another; give each month once, in order")
        for branch in self.branches:
            if [month.month for month in branch.months] != names:
                raise ValueError(f"has other months under `{branch.id}`; give every branch the same months")
        if self.shown >= len(names):
            raise ValueError("shows all months before the question; make `shown` smaller")
        for month in self.ask_months:
            if not set(self._answer_months(month)) <= set(numbers):
                raise ValueError(f"asks in {month}, but the answer would come after the last month; ask earlier")
        return self

    @model_validator(mode="after")
    def _best_is_what_the_limits_say(self) -> Self:
        best = [answer for answer in self.answers if answer.verdict == "best"]
        if len(best) != 1:
            raise ValueError("has no single best answer; give exactly one answer `verdict: best`")
        at = self.first_shut()
        month = None if at is None else self.branches[0].months[at].month
        by = () if at is None else self.shut_by(0, at)
        if (best[0].month, best[0].by) != (month, by):
            found = f"{month}, by {', '.join(by)}" if month else "never"
            raise ValueError(
                f"has a best answer that the limits do not give: the window shuts {found}; mend one of them"
            )
        return self

    def measured(self, branch: int, month: int) -> Measured:
        """Return the values of a month (both from 0), with bilirubin in times the upper normal limit."""
        values = self.branches[branch].months[month].model_dump(exclude={"month"})
        values["bilirubin"] /= self.bilirubin_normal_mg_dl
        return Measured(**values, liver_metastases=self.liver_metastases)

    def shut_by(self, branch: int, month: int) -> tuple[Value, ...]:
        """Return which values shut the window in a month; none where it is open."""
        return shut_by(self.measured(branch, month), self.limits)

    def is_open(self, branch: int, month: int) -> bool:
        """Say whether the window is open in a month."""
        return is_open(self.measured(branch, month), self.limits)

    def first_shut(self) -> int | None:
        """Return the first month (from 0) in which the window was shut as it happened; None if it stayed open."""
        months = range(len(self.branches[0].months))
        return next((month for month in months if not self.is_open(0, month)), None)

    def line(self, value: Value) -> Decimal:
        """Return the limit of one value for this person."""
        return self.limits.line(value, liver_metastases=self.liver_metastases)

    def outlook(self, asked: str, branch: int) -> Outlook:
        """Return when an answer would have come to a question of the month `asked`, and how the window stood then."""
        day = _asked_on(asked)
        first, last = answer_between(day, self.last_treatment)
        start = _number(self.branches[0].months[0].month)
        days = {y * 12 + m - 1 - start: count for (y, m), count in days_by_month(first, last).items()}
        open_days = sum(count for at, count in days.items() if self.is_open(branch, at))
        checks = checks_from(day, self.last_treatment)
        return Outlook(day, checks, first, last, tuple(days), sum(days.values()), open_days)

    def outlooks(self) -> Iterator[tuple[int, str, Outlook]]:
        """Every branch (from 0) with every month to have asked in."""
        for branch in range(len(self.branches)):
            for asked in self.ask_months:
                yield branch, asked, self.outlook(asked, branch)

    def _answer_months(self, asked: str) -> Sequence[int]:
        first, last = answer_between(_asked_on(asked), self.last_treatment)
        return [y * 12 + m - 1 for y, m in days_by_month(first, last)]


def _asked_on(month: str) -> date:
    return date.fromisoformat(f"{month}-{DAY_OF_QUESTION}")


def _number(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1
