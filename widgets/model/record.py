"""The strict base of everything an author writes, and who stands behind it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Facts = Annotated[list[Id], Field(min_length=1)]


class Record(BaseModel):
    """One thing that an author wrote: unknown keys are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Cited(Record):
    """A sentence and the facts that it rests on."""

    text: Text
    facts: Facts


def refuse_twice(*lists: Iterable[str]) -> None:
    """Raise an author's mistake, a ValueError, where one of the lists names something twice."""
    for names in lists:
        seen: set[str] = set()
        for name in names:
            if name in seen:
                raise ValueError(f"has `{name}` twice; keep one, or give one another id")
            seen.add(name)


class Provenance(Record):
    """Who wrote a section or a case, who reviewed it, until when it stands, and who paid.

    `reviewer` may be "none yet"; the page says so. `funding` is "none" where nobody paid.
    """

    version: Text
    authors: list[Text]
    reviewer: Text
    reviewed_on: date
    review_by: date
    funding: Text
    content_notes: list[Text]

    def is_stale(self, today: date) -> bool:
        """Say whether the date for the next review has passed."""
        return today > self.review_by
