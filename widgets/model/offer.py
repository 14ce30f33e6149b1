"""Adverts and messages made of statements, each of them a warning sign, fair, or not to be told yet."""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from widgets.model.quiz import Verdict
from widgets.model.record import Cited, Facts, Id, Record, Text, refuse_twice

Mark = Literal["warning", "fair", "unclear"]
MARKS: tuple[Mark, ...] = get_args(Mark)


class Statement(Record):
    """One sentence of an offer, the mark that we would give it and why; `also` names marks that fit, too."""

    id: Id
    text: Text
    mark: Mark
    also: list[Mark] = []
    why: Text
    facts: Facts

    @model_validator(mode="after")
    def _also_is_another(self) -> Self:
        if self.mark in self.also:
            raise ValueError("names its own mark under `also`; remove it there")
        return self

    def verdict(self, mark: Mark) -> Verdict:
        """Return how a learner's mark compares with ours: the same, one that fits too, or another."""
        if mark == self.mark:
            return "best"
        return "acceptable" if mark in self.also else "poor"


class AskBack(Record):
    """A question to send back to who made the offer."""

    id: Id
    text: Text


class Offer(Record):
    """A fictional advert or message: who meets it, what it looks like, what it says, and what to ask back."""

    id: Id
    title: Text
    form: Literal["page", "message", "letter", "mail", "video"]
    lead: Text
    sender: Text
    headline: Text
    statements: Annotated[list[Statement], Field(min_length=4, max_length=6)]
    whole: Cited
    ask_back: Annotated[list[AskBack], Field(min_length=2)]

    @model_validator(mode="after")
    def _nothing_is_all_of_a_kind(self) -> Self:
        marks = {statement.mark for statement in self.statements}
        if len(marks) == 1:
            raise ValueError(f"has only `{marks.pop()}` statements; give one of them another mark, or add one that has")
        return self


class OfferCoach(Record):
    """Offers to mark, and what to look for in any other."""

    id: Id
    title: Text
    section: Id
    lead: Text
    offers: Annotated[list[Offer], Field(min_length=1)]
    warning_signs: Annotated[list[Cited], Field(min_length=1)]
    fair_signs: Annotated[list[Cited], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_are_one_of_a_kind(self) -> Self:
        refuse_twice(
            [offer.id for offer in self.offers],
            [statement.id for offer in self.offers for statement in offer.statements],
            [asked.id for offer in self.offers for asked in offer.ask_back],
        )
        return self
