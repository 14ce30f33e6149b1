"""Prepared people of the response explorer: the learner predicts what a scan will be called, then sees."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from widgets.model.quiz import Answer
from widgets.model.record import Facts, Id, Record, Text
from widgets.model.response import Reading, read_series
from widgets.model.response_limits import MOST_VISITS, SMALLEST_START_MM, Category, Rule, Visit

ASKED: dict[Rule, tuple[Category, ...]] = {
    "recist": ("complete", "partial", "stable", "progression"),
    "irecist": ("complete", "partial", "stable", "unconfirmed", "confirmed"),
}


class Measured(Record):
    """A fictional person and their scans."""

    name: Text
    age: Annotated[int, Field(ge=18, le=110)]
    place: Text
    story: Text
    visits: Annotated[list[Visit], Field(min_length=3, max_length=MOST_VISITS)]

    @model_validator(mode="after")
    def _is_a_series(self) -> Self:
        weeks = [visit.week for visit in self.visits]
        if weeks != sorted(set(weeks)):
            raise ValueError("has weeks that do not rise; put the scans in order")
        if self.visits[0].sum_mm < SMALLEST_START_MM:
            raise ValueError("starts below 10 mm; a target lesion is at least 10 mm")
        return self

    def readings(self, rule: Rule) -> list[Reading]:
        """Each scan with its name."""
        return read_series(self.visits, rule)


class ResponseStory(Record):
    """One person, or two whose first scans have the same numbers; `shown` scans are seen before the question.

    With one person, the ids of the answers are categories, and the best one is what the rules say.
    """

    id: Id
    title: Text
    section: Id
    place: Annotated[int, Field(ge=1, le=20)]
    rule: Rule
    people: Annotated[list[Measured], Field(min_length=1, max_length=2)]
    shown: Annotated[int, Field(ge=1, le=MOST_VISITS - 1)]
    question: Text
    answers: Annotated[list[Answer], Field(min_length=2)]
    lesson: Text
    lesson_facts: Facts

    @model_validator(mode="after")
    def _asks_what_can_be_seen(self) -> Self:
        if any(self.shown >= len(person.visits) for person in self.people):
            raise ValueError("shows all its scans before the question; make `shown` smaller")
        if sum(answer.verdict == "best" for answer in self.answers) != 1:
            raise ValueError("has no single best answer; give exactly one answer `verdict: best`")
        if self.is_twin:
            self._twins_part_ways()
        else:
            self._best_is_what_the_rule_says()
        return self

    def _twins_part_ways(self) -> None:
        first, second = (person.visits for person in self.people)
        if first[: self.shown] != second[: self.shown]:
            raise ValueError("has twins that differ before the question; give them the same first scans")
        ends = {person.readings(self.rule)[-1].category for person in self.people}
        if len(ends) == 1:
            raise ValueError("has twins that end alike; change the last scans of one of them")

    def _best_is_what_the_rule_says(self) -> None:
        unknown = [answer.id for answer in self.answers if answer.id not in ASKED[self.rule]]
        if unknown:
            raise ValueError(f"has the unknown answer `{unknown[0]}`; use one of: {', '.join(ASKED[self.rule])}")
        category = self.people[0].readings(self.rule)[self.shown].category
        best = next(answer.id for answer in self.answers if answer.verdict == "best")
        if best != category:
            raise ValueError(f"calls `{best}` best, but by its rule this scan is `{category}`; mend one of them")

    @property
    def is_twin(self) -> bool:
        """Say whether two people are compared."""
        return len(self.people) > 1
