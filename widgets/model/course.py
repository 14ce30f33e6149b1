"""The course and its sections."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from widgets.model.record import Id, Provenance, Record, Text


class Section(Provenance):
    """One lesson of the course; `more_cases` are played beside it, on pages of their own."""

    id: Id
    title: Text
    summary: Text
    minutes: Annotated[int, Field(ge=1, le=120)]
    more_cases: list[Id] = []

    @property
    def number(self) -> int:
        """The place of the section in the course, from its id (`03-…` is 3)."""
        return int(self.id.split("-", 1)[0])


class Course(Record):
    """The course as a whole: its name, its order of sections and its licences."""

    title: Text
    subtitle: Text
    version: Text
    language: Text
    direction: Text
    disclaimer: Text
    licence_words: Text
    licence_code: Text
    sections: Annotated[list[Id], Field(min_length=1)]
