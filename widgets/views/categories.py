"""Kinds of treatment as HTML: each whole and once, one after the other; the script sets two or three side by side."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from widgets.model.category import ROWS, Dot, IconArray, Situation, TreatmentCategory
from widgets.views.notes import Notes, Reference
from widgets.views.prose import cited_line
from widgets.views.templating import Words, fill, script_safe

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
# A dot's centre lies on a grid of 10 units; a round cap makes a stroke without length a dot.
CELL, RING = 10, 3.9
DISC = "M{x} {y}h0"
CIRCLE = "M{left:g} {y}a{r} {r} 0 1 0 {d:g} 0a{r} {r} 0 1 0-{d:g} 0"
INNER = 2.1
# What is drawn for each dot: its own shape, and a ring around those that chance alone could change.
DRAWN: Mapping[Dot, tuple[str, ...]] = {
    "with": ("disc",),
    "with-unsure": ("core", "ring"),
    "without-unsure": ("hollow", "ring"),
    "without": ("open",),
}
SHAPES = {
    "disc": (DISC, 0.0),
    "core": (DISC, 0.0),
    "hollow": (CIRCLE, INNER),
    "open": (CIRCLE, 3.3),
    "ring": (CIRCLE, RING),
}


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
        words_json=Markup(script_safe(json.dumps(_said(reference.words), ensure_ascii=False))),
        cited=lambda text, facts: cited_line(text, facts, notes),
        paths=icon_paths,
    )
    return fill("activity.html", kind="categories", id="all", body=body, notes=notes.html())


def icon_paths(icons: IconArray) -> list[tuple[str, str]]:
    """Return the dots as (class, path): one path for each shape that is there, on a field of 100 by 100 units."""
    paths: dict[str, list[str]] = {}
    for index, dot in enumerate(icons.dots()):
        x, y = index % CELL * CELL + CELL // 2, index // CELL * CELL + CELL // 2
        for shape in DRAWN[dot]:
            form, r = SHAPES[shape]
            paths.setdefault(shape, []).append(form.format(x=x, y=y, left=x - r, r=r, d=2 * r))
    return [(shape, "".join(parts)) for shape, parts in paths.items()]


def _said(words: Words) -> dict[str, object]:
    said: dict[str, object] = {name: words.raw(name) for name in SAID}
    return said | {"most": MOST_COMPARED, "rows": {row: words(f"categories_row_{row}") for row in SHOWN}}
