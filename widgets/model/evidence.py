"""Facts and the sources that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field, HttpUrl

from widgets.model.record import Facts, Id, Record, Text

Strength = Literal["strong", "moderate", "weak", "contested"]
Support = Literal["sound", "undated", "untitled", "second-hand", "company-news"]
SourceKind = Literal[
    "guideline",
    "consensus",
    "systematic-review",
    "review",
    "trial",
    "cohort",
    "regulator",
    "agency-page",
    "organisation-page",
    "company-news",
]
Verified = Literal["full-text", "abstract", "excerpt", "second-hand"]
SectionNumber = Annotated[int, Field(ge=0, le=8)]

# From the soundest to the weakest: a fact is as well supported as the best of its sources.
SUPPORT_ORDER: tuple[Support, ...] = ("sound", "undated", "untitled", "second-hand", "company-news")


class Source(Record):
    """A text that facts rest on, and how much of it was really read (`verified`)."""

    id: Id
    title: Text
    title_seen: bool = True
    authors: Text
    publisher: Text
    year: int | None = None
    kind: SourceKind
    url: HttpUrl
    doi: str | None = None
    verified: Verified
    seen_in: str | None = None
    note: str | None = None

    @property
    def support(self) -> Support:
        """How much weight this source can carry when it stands alone."""
        if self.kind == "company-news":
            return "company-news"
        if self.verified == "second-hand":
            return "second-hand"
        if not self.title_seen:
            return "untitled"
        return "sound" if self.year else "undated"


class Fact(Record):
    """One claim in our own words, with its strength, date and caution."""

    id: Id
    topic: Id
    section: SectionNumber
    claim: Text
    detail: str | None = None
    sources: Annotated[list[Id], Field(min_length=1)]
    locator: Text
    strength: Strength
    as_of: Text
    caution: str | None = None
    also_known_as: list[Id] = []


class EvidenceFile(Record):
    """One file of the evidence bank: the sources and facts of one section."""

    sources: list[Source]
    facts: list[Fact]


def support(fact: Fact, sources: Mapping[str, Source]) -> Support:
    """Return the best support that any source of `fact` gives it."""
    kinds = {sources[source_id].support for source_id in fact.sources}
    return next(kind for kind in SUPPORT_ORDER if kind in kinds)


def sources_of_section(
    number: int, facts: Iterable[Fact], sources: Mapping[str, Source]
) -> dict[SourceKind, list[Source]]:
    """Return the sources behind the facts of section `number` by kind, the newest first and undated ones last."""
    named = {source_id for fact in facts if fact.section == number for source_id in fact.sources}
    newest_first = sorted(
        (sources[name] for name in named), key=lambda source: (-(source.year or 0), source.title, source.id)
    )
    by_kind = {kind: [one for one in newest_first if one.kind == kind] for kind in get_args(SourceKind)}
    return {kind: there for kind, there in by_kind.items() if there}


class Misconception(Record):
    """A common belief that does not hold, and what holds instead."""

    id: Id
    wrong: Text
    right: Text
    facts: Facts


class ClinicQuestion(Record):
    """A question to take along, and who can answer it."""

    id: Id
    text: Text
    who: Text
