"""What live parts share: the notes that any of their answers may open, and words for when none can be had."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from widgets.views.notes import Notes, Reference
from widgets.views.prose import CITATION
from widgets.views.templating import Words


def facts_said(words: Words, start: str) -> list[str]:
    """Return every fact that the interface's words with this start cite, in one fixed order."""
    return [fact for name in words.names(start) for fact in CITATION.findall(words.raw(name))]


def notes_of(scope: str, facts: Iterable[str], reference: Reference) -> Notes:
    """Return notes that hold all these facts already: an answer that comes later finds its notes in the page."""
    notes = Notes(scope, reference)
    for fact in facts:
        notes.cite(fact)
    return notes


def cites(facts: Iterable[str], notes: Notes) -> Markup:
    """Return one button for each fact, from which the page takes those of an answer."""
    return Markup().join(notes.cite(fact) for fact in facts)


def live_words(words: Words, no_line: str) -> dict[str, str]:
    """Return what is said while an answer is awaited, and where none comes; `no_line` when the line is cut."""
    return {"asking": words("live_asking"), "no_answer": words("live_no_answer"), "no_line": no_line}
