"""A plan that begins from home: steps with papers and points to settle, and one fictional case read by them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Self

from pydantic import Field, model_validator

from widgets.model.gates import ENDS, Answer, End, end_of
from widgets.model.record import Cited, Facts, Id, Record, Text, refuse_twice


class PlanDocument(Cited):
    """A paper that a review may need, and why."""

    id: Id
    name: Text


class PlanPoint(Record):
    """A point to settle: the question, why it matters, who can answer, and what a “no” or a “not known” asks for.

    `stops` says that a “no” ends the plan. `by_documents` is answered by the papers of its step.
    """

    id: Id
    ask: Text
    short: Text
    why: Text
    facts: Facts
    who: Text
    if_no: Text
    if_unknown: Text
    stops: bool = False
    by_documents: bool = False


class Step(Record):
    """One step of the plan, with the papers that it collects, if any."""

    id: Id
    title: Text
    lead: Text
    documents: list[PlanDocument] = []
    points: Annotated[list[PlanPoint], Field(min_length=1)]


class Ending(Cited):
    """One of the three ends, and what can be done then."""

    id: End
    title: Text
    next: Annotated[list[Text], Field(min_length=1, max_length=4)]


class Reading(Record):
    """What is known of a point in the fictional case, and how we read it."""

    point: Id
    known: Text
    answer: Answer
    because: Text


class Example(Record):
    """A fictional person, the papers that are here, a reading of each point, and the end that they lead to."""

    name: Text
    age: Annotated[int, Field(ge=18, le=110)]
    place: Text
    story: Text
    here: list[Id]
    papers: Text
    readings: list[Reading]
    end: End
    lesson: Cited


class Plan(Record):
    """Steps in order, three ends, and the fictional case."""

    id: Id
    title: Text
    section: Id
    lead: Text
    own_title: Text
    own_lead: Text
    steps: Annotated[list[Step], Field(min_length=2)]
    ends: list[Ending]
    example: Example

    @model_validator(mode="after")
    def _points_and_papers_fit(self) -> Self:
        refuse_twice(
            [point.id for point in self.points()]
            + [paper.id for paper in self.documents()]
            + [step.id for step in self.steps]
        )
        if not self.points()[0].stops:
            raise ValueError("does not begin with a point that ends the plan; ask first what the person wants")
        counted = [point for step in self.steps for point in step.points if point.by_documents]
        collecting = [step for step in self.steps if step.documents]
        if len(counted) != 1 or len(collecting) != 1 or counted[0] not in collecting[0].points:
            raise ValueError("has not exactly one point that its papers answer; set `by_documents: true` beside them")
        if [end.id for end in self.ends] != list(ENDS):
            raise ValueError(f"has not the three ends in their order; give each of {', '.join(ENDS)} once")
        return self

    @model_validator(mode="after")
    def _the_case_is_read_by_the_rule(self) -> Self:
        here, known = set(self.example.here), {one.id for one in self.documents()}
        for name in sorted(here - known):
            raise ValueError(f"has no paper `{name}`; use one of: {', '.join(sorted(known))}")
        asked_for = sorted(point.id for point in self.points() if not point.by_documents)
        if sorted(reading.point for reading in self.example.readings) != asked_for:
            raise ValueError(f"does not read each point of the case once; read: {', '.join(asked_for)}")
        end = self.end(here, {reading.point: reading.answer for reading in self.example.readings})
        if end != self.example.end:
            raise ValueError(f"says that the case ends in `{self.example.end}`; its answers lead to `{end}`")
        return self

    def points(self) -> list[PlanPoint]:
        """Return all points in their order."""
        return [point for step in self.steps for point in step.points]

    def documents(self) -> list[PlanDocument]:
        """Return all papers in their order."""
        return [document for step in self.steps for document in step.documents]

    def reading(self, point_id: str) -> Reading | None:
        """Return our reading of one point of the case; None for the point that the papers answer."""
        return next((reading for reading in self.example.readings if reading.point == point_id), None)

    def end(self, here: Collection[str], answers: dict[str, Answer]) -> End:
        """Return the end for the papers that are `here` and the answers to the other points."""
        complete = all(document.id in here for document in self.documents())
        counted: dict[str, Answer] = {
            point.id: "yes" if complete else "no" for point in self.points() if point.by_documents
        }
        return end_of(self.points(), answers | counted)
