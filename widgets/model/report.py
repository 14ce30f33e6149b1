"""A made-up laboratory report: what is printed, how to read each part, and what is missing."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from widgets.model.quiz import Question
from widgets.model.record import Cited, Id, Provenance, Record, Text, refuse_twice


class Printed(Record):
    """One line as a laboratory prints it: a name at its start where there is one, and the text."""

    name: Text | None = None
    text: Text


class Ask(Cited):
    """A question that this part raises, and who can answer it."""

    who: Text


class Part(Record):
    """A part of the sheet, and how to read it: what it says, what it does not say, what to ask and whom."""

    id: Id
    heading: Text
    printed: Annotated[list[Printed], Field(min_length=1)]
    says: Cited
    silent: Cited
    ask: Ask


class Report(Provenance):
    """A whole report of a fictional person. `taken` is the day of the sample, `today` the day of the reader."""

    id: Id
    title: Text
    section: Id
    minutes: Annotated[int, Field(ge=1, le=60)]
    story: Text
    hospital: Text
    laboratory: Text
    heading: Text
    taken: date
    today: date
    printed: Annotated[list[Printed], Field(min_length=1)]
    signed: Text
    parts: Annotated[list[Part], Field(min_length=3)]
    questions: Annotated[list[Question], Field(min_length=3, max_length=4)]
    lesson: Cited

    @model_validator(mode="after")
    def _ids_and_days_fit(self) -> Self:
        refuse_twice([part.id for part in self.parts], [question.id for question in self.questions])
        if self.taken > self.today:
            raise ValueError("has a sample from after `today`; mend one of the two days")
        return self

    @property
    def months(self) -> int:
        """How many whole months lie between the sample and today."""
        months = (self.today.year - self.taken.year) * 12 + self.today.month - self.taken.month
        return months - (self.today.day < self.taken.day)
