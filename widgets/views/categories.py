"""Kinds of treatment as HTML: each whole and once, one after the other; the script sets two or three side by side."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from widgets.model.category import ROWS, Situation, TreatmentCategory
from widgets.views.icons import icon_paths
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import Words, fill, script_json

MOST_COMPARED = 3
SAID = (
    "categories_beside",
    "categories_one",
    "categories_none",
    "categories_most",
    "categories_next_row",
    "categories_raises_also",
    "categories_raises_nothing",
)
SHOWN = ("in_one_line", *ROWS[:2], "gates", *ROWS[2:])


def categories_html(
    categories: Sequence[TreatmentCategory], situations: Sequence[Situation], reference: Reference
) -> Markup:
    """Return the whole activity as one `section`, readable without a script, with its notes at the end."""
    notes = Notes("categories-all", reference)
    body = fill(
        "categories.html",
        categories=categories,
        situations=situations,
        w=reference.words,
        rows=SHOWN,
        words_json=script_json(_said(reference.words)),
        **writers(notes),
        paths=icon_paths,
    )
    return fill("activity.html", kind="categories", id="all", body=body, notes=notes.html())


def _said(words: Words) -> dict[str, object]:
    said: dict[str, object] = {name: words.raw(name) for name in SAID}
    return said | {"most": MOST_COMPARED, "rows": {row: words(f"categories_row_{row}") for row in SHOWN}}
