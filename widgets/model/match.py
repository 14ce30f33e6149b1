"""People for whom several kinds of treatment can be talked over: which would one raise with the team?"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from widgets.model.category import CATEGORIES, CategoryId
from widgets.model.quiz import Verdict
from widgets.model.record import Cited, Facts, Id, Record, Text, refuse_twice
from widgets.model.weighing import by_verdict, must_be_fair

# Both may be talked over with anyone at any time, so the course never says “not now” to them.
ALWAYS_OPEN: tuple[CategoryId, ...] = ("palliative-and-supportive-care", "no-more-anticancer-treatment")


class Weighed(Record):
    """Why one kind of treatment is worth raising for a person, and why not."""

    category: CategoryId
    verdict: Verdict
    text: Text
    facts: Facts

    @property
    def kind(self) -> str:
        """The id of the kind that is weighed."""
        return self.category


class MatchPerson(Record):
    """A fictional person, each kind of treatment weighed once, and what to remember."""

    id: Id
    name: Text
    age: Annotated[int, Field(ge=18, le=110)]
    place: Text
    story: Text
    categories: Annotated[list[Weighed], Field(min_length=1)]
    lesson: Cited

    @model_validator(mode="after")
    def _weighs_each_category_fairly(self) -> Self:
        must_be_fair(self.categories, CATEGORIES, ALWAYS_OPEN, ("category", "categories"))
        return self

    def of(self, verdict: Verdict) -> list[Weighed]:
        """Return the kinds with this verdict, in the order of the course."""
        return self.groups().get(verdict, [])

    def groups(self) -> dict[Verdict, list[Weighed]]:
        """Return the kinds by verdict, those most worth raising first; verdicts without a kind are left out."""
        return by_verdict(self.categories, CATEGORIES)


class Match(Record):
    """People to think about, one after the other."""

    id: Id
    title: Text
    section: Id
    lead: Text
    people: Annotated[list[MatchPerson], Field(min_length=1)]

    @model_validator(mode="after")
    def _people_differ(self) -> Self:
        refuse_twice(person.id for person in self.people)
        return self
