"""Benefit and burden: what each option may bring and takes, in the same lines, and never a score that decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, Literal, Self, TypeVar, get_args

from pydantic import Field, model_validator

from widgets.model.record import Cited, Id, Record, Text, refuse_twice

Side = Literal["for", "against", "unsure"]
SIDES: tuple[Side, ...] = get_args(Side)
# How much something matters to the person, the heaviest first; `ask` is set where only the person can say.
Weight = Literal["lot", "some", "little", "ask"]
WEIGHTS: tuple[Weight, ...] = get_args(Weight)
# To have no more cancer treatment now is always one of the options.
ALWAYS_THERE = "no-more-cancer-treatment-now"
FEWEST_VIEWS = 2
# What is said of the help and of the harm rests on a fact; a price that nobody knows cannot.
CITED_ROWS = ("may_bring", "days", "side_effects")
Thing = TypeVar("Thing")


class View(Record):
    """Where some careful people lay a line, and why."""

    side: Side
    text: Text
    facts: list[Id] = []


class Line(Record):
    """One line of an option: in full, in a few words, what it touches, how people see it, and what to ask whom."""

    text: Text
    short: Text
    touches: Annotated[list[Id], Field(min_length=1)]
    facts: list[Id] = []
    ask: Text
    who: Text
    views: Annotated[list[View], Field(min_length=FEWEST_VIEWS)]

    @model_validator(mode="after")
    def _is_seen_in_more_than_one_way(self) -> Self:
        sides = [view.side for view in self.views]
        if len(set(sides)) != len(sides):
            raise ValueError("has two views for one side; careful people differ, so give each side once")
        return self


class Lines(Record):
    """What is said of each option, in the order in which it is shown."""

    may_bring: Line
    days: Line
    side_effects: Line
    money: Line
    helpers: Line
    not_known: Line
    what_matters: Line


ROWS: tuple[str, ...] = tuple(Lines.model_fields)


class Option(Record):
    """Something that can be chosen, with the same lines as the others."""

    id: Id
    name: Text
    in_one_line: Text
    lines: Lines

    @model_validator(mode="after")
    def _benefit_and_burden_rest_on_facts(self) -> Self:
        for row, line in self.rows().items():
            if row in CITED_ROWS and not line.facts:
                raise ValueError(f"says something under `{row}` without a fact; name the fact that it rests on")
        return self

    def rows(self) -> dict[str, Line]:
        """Return the lines by the name of their row, in the order of the course."""
        return {row: getattr(self.lines, row) for row in ROWS}


class Matter(Record):
    """Something that may matter to the person; `name` is its short form."""

    id: Id
    text: Text
    name: Text
    own_words: bool = False


class BalancePerson(Record):
    """The fictional person, and what they said in their own words."""

    name: Text
    age: Annotated[int, Field(ge=18, le=110)]
    place: Text
    story: Text
    words: Text


class End(Cited):
    """One good end: what a person in this place chose, and how it went on."""

    option: Id


class Balance(Record):
    """One person, what may matter, at least three options with the same lines, and a good end for each."""

    id: Id
    title: Text
    section: Id
    lead: Text
    person: BalancePerson
    matters: Annotated[list[Matter], Field(min_length=3, max_length=5)]
    options: Annotated[list[Option], Field(min_length=3, max_length=4)]
    ends: list[End]
    lesson: Cited

    @model_validator(mode="after")
    def _options_are_treated_alike(self) -> Self:
        ids = [option.id for option in self.options]
        matters = [matter.id for matter in self.matters]
        refuse_twice(ids, matters)
        if ALWAYS_THERE not in ids:
            raise ValueError(f"has no option `{ALWAYS_THERE}`; it is always one of them, so add it")
        if sorted(end.option for end in self.ends) != sorted(ids):
            raise ValueError("has not exactly one good end for each option; give each option one")
        if not any(matter.own_words for matter in self.matters):
            raise ValueError("says nothing in the person's own words; set `own_words: true` for what they said")
        for option in self.options:
            for row, line in option.rows().items():
                for name in line.touches:
                    if name not in matters:
                        raise ValueError(f"touches `{name}` in `{option.id}`, `{row}`; use an id from `matters`")
        return self


def weight_of(touches: Iterable[str], weights: Mapping[str, Weight]) -> Weight:
    """Return the heaviest weight among what a line touches; `ask` where none of it was set."""
    touched = {weights[name] for name in touches if name in weights}
    return next((weight for weight in WEIGHTS if weight in touched), "ask")


def heaviest_first(lines: Sequence[Thing], weight: Callable[[Thing], Weight]) -> list[Thing]:
    """Return the lines of one option, those that touch what matters most first, else in their own order.

    It sees one option alone, so it cannot compare two, and it keeps each line.
    """
    return [line for level in WEIGHTS for line in lines if weight(line) == level]
