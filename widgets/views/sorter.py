"""Letters to sort as HTML: the words, the letters, what is said to each choice, and the look back."""

from __future__ import annotations

from markupsafe import Markup

from widgets.model.sorter import Sorter
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import fill, script_json

SAID = (
    "choose_first",
    "sorter_progress",
    "sorter_all",
    "sorter_result",
    "sorter_result_one",
    "sorter_result_also_one",
    "sorter_result_also",
    "sorter_same",
    "sorter_also",
    "sorter_other",
)


def sorter_html(sorter: Sorter, reference: Reference) -> Markup:
    """Return the whole activity as one `section`, readable without a script, with its notes at the end."""
    notes = Notes(f"sorter-{sorter.id}", reference)
    said = {name: reference.words.raw(name) for name in SAID}
    body = fill(
        "sorter.html",
        sorter=sorter,
        w=reference.words,
        words_json=script_json(said),
        **writers(notes),
    )
    return fill("activity.html", kind="sorter", id=sorter.id, body=body, notes=notes.html())
