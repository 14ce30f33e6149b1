"""Words that the course explains."""

from __future__ import annotations

from widgets.model.evidence import SectionNumber
from widgets.model.record import Id, Record, Text


class TermDrafts(Record):
    """The term in other languages: drafts until a native clinician has read them."""

    zh: Text
    es: Text
    ar: Text


class GlossaryTerm(Record):
    """A medical term and its meaning in plain words."""

    id: Id
    term: Text
    plain: Text
    section: SectionNumber
    drafts: TermDrafts
