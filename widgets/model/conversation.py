"""A conversation to rehearse: turns, in each of which one sentence is said, heard and answered.

It is walked like a case. `seat` names the speaker whose sentences the learner chooses.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from widgets.model.case import Condition, Level, Option, misplaced, refuse_lost_ways
from widgets.model.record import Cited, Id, Provenance, Record, Text
from widgets.model.walk import WalkMap

FEWEST_TURNS, MOST_TURNS = 8, 12
SENTENCES_TO_KEEP = 3


class Speaker(Record):
    """Somebody in the room: the name on their bubbles, and who they are."""

    id: Id
    name: Text
    who: Text


class Said(Record):
    """Something said before the learner's turn, or told where there is no speaker; shown if its condition holds."""

    speaker: Id | None = None
    text: Text
    if_: Annotated[Condition, Field(alias="if")] = Condition()


class Sentence(Option):
    """One sentence to choose: what is heard in it, and who answers what."""

    heard: Text
    answer: Text
    by: Id


class Turn(Record):
    """One turn: what is said first, then sentences to choose from, or a way on (`next`), or an `ending`."""

    id: Id
    title: Text
    said: Annotated[list[Said], Field(min_length=1)]
    sentences: list[Sentence] = []
    next: Id | None = None
    ending: bool = False

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if sum((bool(self.sentences), self.next is not None, self.ending)) != 1:
            raise ValueError("has not exactly one way on; give it `sentences`, `next` or `ending: true`")
        return self

    def placed_options(self) -> list[tuple[list[str | int], Option]]:
        """The sentences of the turn, each with its place in the turn."""
        return [(["sentences", index], sentence) for index, sentence in enumerate(self.sentences)]


class Conversation(Provenance):
    """A whole conversation. The first turn is where it starts; trust is that of the person it is about."""

    id: Id
    title: Text
    section: Id
    minutes: Annotated[int, Field(ge=1, le=60)]
    setting: Text
    aim: Text
    seat: Id
    speakers: Annotated[list[Speaker], Field(min_length=2)]
    trust_at_start: Level = 2
    turns: Annotated[list[Turn], Field(min_length=2)]
    keep: Annotated[list[Cited], Field(min_length=SENTENCES_TO_KEEP, max_length=SENTENCES_TO_KEEP)]

    @model_validator(mode="after")
    def _names_are_known(self) -> Self:
        refuse_lost_ways("turn", self.turns, set())
        known = [speaker.id for speaker in self.speakers]
        if self.seat not in known:
            raise misplaced(["seat"], f"nobody is called `{self.seat}`; use one of: {', '.join(known)}")
        for index, turn in enumerate(self.turns):
            for place, name in _speaking(turn):
                if name not in known or name == self.seat:
                    others = ", ".join(other for other in known if other != self.seat)
                    what = f"`{name}` is the learner's own seat" if name in known else f"nobody is called `{name}`"
                    raise misplaced(["turns", index, *place], f"{what}; use one of: {others}")
        return self

    @property
    def scenes(self) -> list[Turn]:
        """The turns, by the name that a walk uses."""
        return self.turns

    def scene(self, turn_id: str, /) -> Turn:
        """Return the turn named `turn_id`; KeyError where there is none."""
        for turn in self.turns:
            if turn.id == turn_id:
                return turn
        raise KeyError(turn_id)

    def name(self, speaker_id: str) -> str:
        """Return the name of a speaker; KeyError where there is none."""
        return {speaker.id: speaker.name for speaker in self.speakers}[speaker_id]


def length_defects(conversation: Conversation, walk_map: WalkMap) -> list[tuple[str, str]]:
    """Say where a conversation is too short or too long to rehearse in one sitting, as (turn id, what is wrong)."""
    most = walk_map.most_choices
    if FEWEST_TURNS <= most <= MOST_TURNS:
        return []
    mend = f"let its longest way hold {FEWEST_TURNS} to {MOST_TURNS}"
    return [(conversation.turns[0].id, f"starts a longest way of {most} choices; {mend}")]


def _speaking(turn: Turn) -> list[tuple[list[str | int], str]]:
    said: list[tuple[list[str | int], str]] = [
        (["said", index, "speaker"], one.speaker) for index, one in enumerate(turn.said) if one.speaker
    ]
    return said + [(["sentences", index, "by"], one.by) for index, one in enumerate(turn.sentences)]
