"""Kinds of treatment that can be talked over: the same rows for each, and what a case raises for them."""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from widgets.model.icons import IconArray
from widgets.model.record import Cited, Facts, Id, Record, Text

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
Row = Annotated[list[Cited], Field(min_length=1, max_length=4)]


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
    icon_array: IconArray
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
