"""Kinds of treatment that can be talked over: the same rows for each, and what a case raises for them."""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from widgets.model.record import Id, Record, Text
from widgets.model.sorter import Cited, Facts

CategoryId = Literal[
    "targeted-therapy",
    "immunotherapy-combinations",
    "antibody-drug-conjugates",
    "cellular-therapy",
    "local-treatment",
    "palliative-and-supportive-care",
    "a-trial",
    "no-more-anticancer-treatment",
]
CATEGORIES: tuple[CategoryId, ...] = get_args(CategoryId)
# How a dot stands: it has the result or not, and `-unsure` where chance alone could make it the other.
Dot = Literal["with", "with-unsure", "without-unsure", "without"]
DOTS = 100
Row = Annotated[list[Cited], Field(min_length=1, max_length=4)]
Count = Annotated[int, Field(ge=0, le=DOTS)]


class Rows(Record):
    """What is said of each kind of treatment, in the order in which it is shown."""

    what_it_is: Row
    known_first: Row
    considered: Row
    realistic: Row
    harms: Row
    call_now: Row
    first_assessment: Row
    burden: Row
    cost_access: Row
    questions: Row
    not_a_fit: Row
    not_known: Row


ROWS: tuple[str, ...] = tuple(Rows.model_fields)


class IconArray(Record):
    """One result for 100 people: `with_it` of them had it; chance alone could make that `low` to `high`."""

    sentence: Text
    of: Annotated[int, Field(ge=DOTS, le=DOTS)]
    with_it: Count
    low: Count | None = None
    high: Count | None = None
    who: Text
    time_frame: Text
    facts: Facts

    @model_validator(mode="after")
    def _range_holds_the_number(self) -> Self:
        if (self.low is None) != (self.high is None):
            raise ValueError("has a range with one end; give both `low` and `high`, or neither")
        if not self.least <= self.with_it <= self.most:
            raise ValueError("has a number outside its own range; `with_it` must lie between `low` and `high`")
        return self

    @property
    def least(self) -> int:
        """The lower end of the range, or the number itself where no range is known."""
        return self.with_it if self.low is None else self.low

    @property
    def most(self) -> int:
        """The upper end of the range, or the number itself where no range is known."""
        return self.with_it if self.high is None else self.high

    def dots(self) -> list[Dot]:
        """Return the 100 dots in reading order, each kind in one piece."""
        counts: dict[Dot, int] = {
            "with": self.least,
            "with-unsure": self.with_it - self.least,
            "without-unsure": self.most - self.with_it,
            "without": self.of - self.most,
        }
        return [dot for dot, count in counts.items() for _ in range(count)]


class Gate(Record):
    """Something that needs an answer first, and who can give it."""

    id: Id
    text: Text
    who: Text
    facts: Facts


class TreatmentCategory(Record):
    """One kind of treatment; `place` is its place in the row, which says nothing about its worth."""

    id: CategoryId
    place: Annotated[int, Field(ge=1, le=len(CATEGORIES))]
    name: Text
    in_one_line: Text
    rows: Rows
    icon_array: IconArray | None = None
    gates: Annotated[list[Gate], Field(min_length=1)]


class Raised(Record):
    """What something known in a case raises for one kind of treatment."""

    category: CategoryId
    text: Text
    facts: Facts


class Situation(Record):
    """Something that may be known in a case. It raises questions; it rules nothing out."""

    id: Id
    text: Text
    says: Annotated[list[Raised], Field(min_length=1)]

    @model_validator(mode="after")
    def _says_one_thing_to_each(self) -> Self:
        named = [raised.category for raised in self.says]
        if len(set(named)) != len(named):
            raise ValueError("says two things to one category; join them")
        return self

    def raises(self, category: CategoryId) -> Raised | None:
        """Return what this raises for `category`, or None where it raises nothing of its own."""
        return next((raised for raised in self.says if raised.category == category), None)
