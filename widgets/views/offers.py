"""Offers to look at closely as HTML: each as a document, its marks, what we would say, and questions to send back."""

from __future__ import annotations

from markupsafe import Markup

from widgets.model.offer import MARKS, OfferCoach
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import fill, script_json

SAID = (
    "offers_progress",
    "offers_left",
    "offers_same",
    "offers_also",
    "offers_other",
    "offers_result",
    "offers_sheet_none",
)


def offers_html(coach: OfferCoach, reference: Reference) -> Markup:
    """Return the whole activity as one `section`, readable without a script, with its notes at the end."""
    notes = Notes(f"offers-{coach.id}", reference)
    said = {name: reference.words.raw(name) for name in SAID}
    said |= {mark: reference.words(f"offers_mark_{mark}") for mark in MARKS}
    body = fill(
        "offers.html",
        coach=coach,
        marks=MARKS,
        w=reference.words,
        words_json=script_json(said),
        **writers(notes),
    )
    return fill("activity.html", kind="offers", id=coach.id, body=body, notes=notes.html())
