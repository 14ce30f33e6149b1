"""A fictional case: a person, a history, records known and missing, and scenes with decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, Protocol, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from widgets.model.quiz import Verdict
from widgets.model.record import Facts, Id, Provenance, Record, Text

Level = Annotated[int, Field(ge=0, le=4)]
Step = Annotated[int, Field(ge=1, le=5)]


class Person(Record):
    """The fictional person whose case it is."""

    name: Text
    age: Annotated[int, Field(ge=18, le=110)]
    life: Text
    place: Text
    languages: Text
    beside_them: Text
    illness: Text
    what_matters: Text


class HistoryEvent(Record):
    """One dated event; `when` is the label that the learner sees, for example "March 2025 · week 9"."""

    when: Text
    kind: Literal["visit", "scan", "treatment", "test", "letter", "gap"]
    text: Text


class MissingRecord(Record):
    """A record that nobody has yet; a choice in the case can find it; `step` of the method asks for it."""

    id: Id
    text: Text
    step: Step | None = None


class Condition(Record):
    """What must hold for a text to show or an option to stay open; all parts given must hold."""

    found: list[Id] = []
    not_found: list[Id] = []
    marked: list[Id] = []
    not_marked: list[Id] = []
    days_at_least: int = 0
    burden_at_least: Level = 0
    trust_at_least: Level = 0
    trust_at_most: Level = 4


class Effect(Record):
    """What a choice changes: days that pass, trust and burden (steps of 0–4), records found, marks set."""

    days: Annotated[int, Field(ge=0, le=400)] = 0
    trust: Annotated[int, Field(ge=-4, le=4)] = 0
    burden: Annotated[int, Field(ge=-4, le=4)] = 0
    finds: list[Id] = []
    marks: list[Id] = []


class Option(Record):
    """One way to answer a decision point, with its consequence and its own feedback."""

    id: Id
    text: Text
    verdict: Verdict
    feedback: Text
    facts: Facts
    effect: Effect = Effect()
    next: Id
    open_if: Condition = Condition()
    closed_because: str | None = None

    @model_validator(mode="after")
    def _closing_has_a_reason(self) -> Self:
        if self.open_if != Condition() and not self.closed_because:
            raise ValueError("can close but does not say why; add `closed_because`")
        return self


class Stop(Protocol):
    """Where a walk can stand: a scene of a case, a turn of a conversation. An `ending` leads nowhere."""

    @property
    def id(self) -> str:
        """Its name within the route."""

    @property
    def next(self) -> str | None:
        """Where it just leads on, if it does."""

    @property
    def ending(self) -> bool:
        """Whether a walk ends here."""

    def placed_options(self) -> Sequence[tuple[list[str | int], Option]]:
        """What can be chosen here, each with its place inside the stop."""


class DecisionPoint(Record):
    """A question that the learner answers, how sure they are first; `step` is its step of the method."""

    question: Text
    step: Step | None = None
    options: Annotated[list[Option], Field(min_length=2)]


class Passage(Record):
    """A piece of a scene's text that shows only when its condition holds."""

    if_: Annotated[Condition, Field(alias="if")]
    text: Text


class Scene(Record):
    """One screen of a case: it asks for a decision, leads on (`next`) or ends (`ending`)."""

    id: Id
    title: Text
    text: Text
    passages: list[Passage] = []
    decision: DecisionPoint | None = None
    next: Id | None = None
    ending: bool = False

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if sum((self.decision is not None, self.next is not None, self.ending)) != 1:
            raise ValueError("has not exactly one way on; give it `decision`, `next` or `ending: true`")
        return self

    def placed_options(self) -> list[tuple[list[str | int], Option]]:
        """The options of the scene, each with its place in the scene."""
        options = self.decision.options if self.decision else []
        return [(["decision", "options", index], option) for index, option in enumerate(options)]


class Case(Provenance):
    """A whole fictional case. The first scene is where it starts."""

    id: Id
    title: Text
    section: Id
    minutes: Annotated[int, Field(ge=1, le=60)]
    person: Person
    history: Annotated[list[HistoryEvent], Field(min_length=1)]
    known: list[Text]
    missing: list[MissingRecord]
    trust_at_start: Level = 2
    day_zero: Text
    scenes: Annotated[list[Scene], Field(min_length=2)]
    changed: Annotated[list[Passage], Field(min_length=1)]
    lesson: Text
    lesson_facts: Facts

    @model_validator(mode="after")
    def _names_are_known(self) -> Self:
        refuse_lost_ways("scene", self.scenes, {record.id for record in self.missing})
        return self

    def scene(self, scene_id: str) -> Scene:
        """Return the scene named `scene_id`; KeyError where there is none."""
        for scene in self.scenes:
            if scene.id == scene_id:
                return scene
        raise KeyError(scene_id)


def refuse_lost_ways(called: str, stops: Sequence[Stop], records: set[str]) -> None:
    """Raise an author's mistake where two stops share an id, a way leads nowhere, or a record is not there to find."""
    ids = [stop.id for stop in stops]
    for index, stop in enumerate(stops):
        here: list[str | int] = [f"{called}s", index]
        if stop.id in ids[:index]:
            raise misplaced(here, f"has the id `{stop.id}` of an earlier {called}; rename one")
        if stop.next and stop.next not in ids:
            raise misplaced([*here, "next"], f"there is no {called} `{stop.next}`; use the id of a {called}")
        for place, option in stop.placed_options():
            if option.next not in ids:
                at = [*here, *place, "next"]
                raise misplaced(at, f"there is no {called} `{option.next}`; use the id of a {called}")
            for found in set(option.effect.finds) - records:
                at = [*here, *place, "effect"]
                raise misplaced(at, f"finds `{found}`, which is not under `missing`; add it there")


def misplaced(at: list[str | int], message: str) -> PydanticCustomError:
    """An author's mistake at one place inside a record; the message says what is wrong; then how to mend it."""
    return PydanticCustomError("misplaced", "{message}", {"at": at, "message": message})
