"""What live parts share: the notes that any of their answers may open, and words for when none can be had."""

from __future__ import annotations

from markupsafe import Markup

from widgets.views.notes import Notes, Reference
from widgets.views.prose import CITATION
from widgets.views.templating import Words


def notes_of(scope: str, reference: Reference) -> Notes:
    """Return notes that hold all that an answer may cite: one that comes later finds its notes in the page.

    These are the facts in the interface's words that begin with `scope`, in one fixed order.
    """
    notes = Notes(scope, reference)
    cites(notes)
    return notes


def cites(notes: Notes) -> Markup:
    """Return one button for each fact that an answer may cite, from which the page takes those of an answer."""
    words = notes.reference.words
    said = (words.raw(name) for name in words.names(f"{notes.scope}_"))
    return Markup().join(notes.cite(fact) for text in said for fact in CITATION.findall(text))


def live_words(words: Words, no_line: str) -> dict[str, str]:
    """Return what is said while an answer is awaited, and where none comes; `no_line` when the line is cut."""
    return {"asking": words("live_asking"), "no_answer": words("live_no_answer"), "no_line": no_line}
