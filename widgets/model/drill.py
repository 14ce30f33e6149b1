"""Short situations with one question each: whom to call, and how fast."""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from widgets.model.quiz import Verdict
from widgets.model.record import Cited, Facts, Id, Record, Text, refuse_twice

# From the soonest to the latest.
Level = Literal["emergency", "same-hour", "same-day", "visit"]
LEVELS: tuple[Level, ...] = get_args(Level)


def is_slower(reached: Level | None, needed: Level) -> bool:
    """Say whether help that comes at `reached` comes later than `needed`; no call at all is the slowest."""
    return reached is None or LEVELS.index(reached) > LEVELS.index(needed)


class Choice(Record):
    """One thing to do in the next hour; `calls` says how soon help is called, and is left out if nobody is."""

    id: Id
    text: Text
    calls: Level | None = None
    verdict: Verdict
    feedback: Text
    facts: Facts


class Sign(Cited):
    """A line of the card: a sign, and how fast to call for it."""

    level: Level


class Situation(Record):
    """A fictional person, where they are and what they notice; the first of its signs is the one to see."""

    id: Id
    title: Text
    person: Text
    place: Text
    treatment: Text
    text: Text
    signs: Annotated[list[Sign], Field(min_length=1)]
    choices: Annotated[list[Choice], Field(min_length=3, max_length=5)]

    @property
    def level(self) -> Level:
        """How fast help is needed here."""
        return self.signs[0].level

    @model_validator(mode="after")
    def _no_praise_for_calling_too_late(self) -> Self:
        if sum(choice.verdict == "best" for choice in self.choices) != 1:
            raise ValueError("has no single best choice; give exactly one `verdict: best`")
        refuse_twice(choice.id for choice in self.choices)
        for choice in self.choices:
            if choice.verdict == "best" and choice.calls != self.level:
                called = choice.calls or "nobody"
                raise ValueError(f"calls `{called}` at best, but its first sign is `{self.level}`; make them agree")
            if choice.verdict == "acceptable" and is_slower(choice.calls, self.level):
                raise ValueError(f"praises `{choice.id}`, which calls later than its first sign; write `verdict: poor`")
        return self


class Drill(Record):
    """Situations one after the other, and what the card at the end says besides the signs."""

    id: Id
    title: Text
    section: Id
    lead: Text
    question: Text
    situations: Annotated[list[Situation], Field(min_length=2)]
    card_notes: Annotated[list[Cited], Field(min_length=1)]

    @model_validator(mode="after")
    def _more_than_one_answer(self) -> Self:
        refuse_twice(situation.id for situation in self.situations)
        if len({situation.level for situation in self.situations}) == 1:
            raise ValueError(
                f"has the same answer everywhere; add a situation that is not `{self.situations[0].level}`"
            )
        return self

    def card(self) -> dict[Level, list[Sign]]:
        """Return the signs of all situations by how fast to call, the soonest first."""
        signs = [sign for situation in self.situations for sign in situation.signs]
        by_level = {level: [sign for sign in signs if sign.level == level] for level in LEVELS}
        return {level: found for level, found in by_level.items() if found}
