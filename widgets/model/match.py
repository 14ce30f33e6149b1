"""People for whom several kinds of treatment can be talked over: which would one raise with the team?"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from widgets.model.category import CATEGORIES, CategoryId
from widgets.model.quiz import POINTS, Verdict
from widgets.model.record import Id, Record, Text
from widgets.model.sorter import Cited, Facts

FEWEST_BEST = 2
# Both may be talked over with anyone at any time, so the course never says “not now” to them.
ALWAYS_OPEN: tuple[CategoryId, ...] = ("palliative-and-supportive-care", "no-more-anticancer-treatment")


class Weighed(Record):
    """Why one kind of treatment is worth raising for a person, and why not."""

    category: CategoryId
    verdict: Verdict
    text: Text
    facts: Facts


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
        named = [weighed.category for weighed in self.categories]
        for category in CATEGORIES:
            if named.count(category) != 1:
                raise ValueError(f"weighs `{category}` {named.count(category)} times; give each category exactly once")
        if len(self.of("best")) < FEWEST_BEST:
            raise ValueError(f"has fewer than {FEWEST_BEST} best categories; more than one can be worth raising")
        for weighed in self.of("poor"):
            if weighed.category in ALWAYS_OPEN:
                raise ValueError(f"calls `{weighed.category}` poor; it can always be raised, so use `acceptable`")
        return self

    def of(self, verdict: Verdict) -> list[Weighed]:
        """Return the kinds with this verdict, in the order of the course."""
        found = [weighed for weighed in self.categories if weighed.verdict == verdict]
        return sorted(found, key=lambda weighed: CATEGORIES.index(weighed.category))

    def groups(self) -> dict[Verdict, list[Weighed]]:
        """Return the kinds by verdict, those most worth raising first; verdicts without a kind are left out."""
        return {verdict: self.of(verdict) for verdict in POINTS if self.of(verdict)}


class Match(Record):
    """People to think about, one after the other."""

    id: Id
    title: Text
    section: Id
    lead: Text
    people: Annotated[list[MatchPerson], Field(min_length=1)]

    @model_validator(mode="after")
    def _people_differ(self) -> Self:
        ids = [person.id for person in self.people]
        if len(set(ids)) != len(ids):
            raise ValueError("uses one id for two people; give each person an id of their own")
        return self
