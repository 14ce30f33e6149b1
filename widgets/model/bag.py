"""A bag of papers: what each paper shows, what does not fit together, and what is not there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from widgets.model.moment import Moment
from widgets.model.quiz import Verdict
from widgets.model.record import Facts, Id, Record, Text, refuse_twice

COURSE_LANGUAGE = "en"
GUESSES = 3
Precision = Literal["day", "month", "season"]
EventKind = Literal[
    "symptom",
    "diagnosis",
    "scan",
    "test",
    "treatment-start",
    "treatment-stop",
    "radiotherapy",
    "admission",
    "medicine",
    "other",
]
NAMES_A_DRUG = ("treatment-start", "treatment-stop", "medicine")
PaperKind = Literal[
    "letter", "label", "message", "discharge-note", "appointment", "scan-report", "lab", "photo", "note", "list"
]
FlagKind = Literal["gap", "overlap", "contradiction", "missing"]


class Guess(Record):
    """One date that a reader may take from a paper, and what to say to it."""

    id: Id
    text: Text
    verdict: Verdict
    feedback: Text
    facts: Facts | None = None


class Event(Record):
    """Something that happened, as a careful reader takes it from a paper.

    `date` is YYYY-MM-DD where the day is known, else YYYY-MM; `season` is about that month. `line` counts from 1.
    """

    id: Id
    date: Text
    precision: Precision
    kind: EventKind
    text: Text
    drug: Text | None = None
    line: Annotated[int, Field(ge=1, le=9)] | None = None
    guesses: Annotated[list[Guess], Field(min_length=GUESSES, max_length=GUESSES)] | None = None

    @model_validator(mode="after")
    def _reads_as_a_date_and_a_kind(self) -> Self:
        if (self.precision == "day") != (self.date.count("-") == 2):  # noqa: PLR2004  # year-month-day
            raise ValueError("has a `date` that does not fit its `precision`; write YYYY-MM-DD for a day, else YYYY-MM")
        if self.moment is None:
            raise ValueError(f"has no such date as `{self.date}`; write YYYY-MM-DD or YYYY-MM")
        if self.kind in NAMES_A_DRUG and not self.drug:
            raise ValueError(f"is a {self.kind} without a drug; add `drug`")
        if self.guesses and [guess.verdict for guess in self.guesses].count("best") != 1:
            raise ValueError("has no single best date among its `guesses`; give exactly one `verdict: best`")
        return self

    @property
    def written(self) -> str:
        """The date as timelines write it, with ~ behind where it is only about then."""
        return self.date + ("~" if self.precision == "season" else "")

    @property
    def moment(self) -> Moment | None:
        """The date as a stretch of days; None where there is no such date."""
        return Moment.read(self.written)


class BagRecord(Record):
    """One paper: how it looks, what is printed on it, its translation, and the events in it."""

    id: Id
    kind: PaperKind
    looks_like: Text
    language: Annotated[str, Field(pattern="^[a-z]{2}$")]
    printed: Text
    translation: Text | None = None
    events: Annotated[list[Event], Field(min_length=1)]

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        if (self.language == COURSE_LANGUAGE) == (self.translation is not None):
            raise ValueError(
                f"has a `translation` of `{COURSE_LANGUAGE}`; leave it out"
                if self.translation
                else f"is in `{self.language}` without a `translation`; add it"
            )
        return self


class Flag(Record):
    """What does not fit: the events that it rests on, why it matters, and the facts behind that."""

    id: Id
    kind: FlagKind
    events: Annotated[list[Id], Field(min_length=2)]
    text: Text
    facts: Facts


class Missing(Record):
    """What is not in the bag, who has it, and how to ask for it."""

    id: Id
    text: Text
    who_has_it: Text
    how_to_ask: Text
    facts: Facts

    @property
    def question(self) -> str:
        """How to ask, without the quotation marks around it."""
        return self.how_to_ask.strip("“” ")


class Person(Record):
    """The fictional person whose papers these are."""

    name: Text
    age: Annotated[int, Field(ge=18, le=110)]
    place: Text
    illness: Text
    what_matters: Text


class Bag(Record):
    """The papers of one fictional person, in the order in which they come out of the bag."""

    id: Id
    title: Text
    section: Id
    person: Person
    records: Annotated[list[BagRecord], Field(min_length=1)]
    flags: list[Flag]
    missing: list[Missing]

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        parts: tuple[Iterable[BagRecord | Event | Flag | Missing], ...]
        parts = (self.records, self.events, self.flags, self.missing)
        refuse_twice(*([entry.id for entry in entries] for entries in parts))
        known = {event.id for event in self.events}
        for flag in self.flags:
            for name in flag.events:
                if name not in known:
                    raise ValueError(f"has a flag `{flag.id}` with no event `{name}`; use the id of an event")
        return self

    @property
    def events(self) -> list[Event]:
        """All events, in the order of the papers."""
        return [event for record in self.records for event in record.events]
