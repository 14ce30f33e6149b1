"""One page about a person, as HTML: five parts to fill in, then the page itself to print or take along."""

from __future__ import annotations

import json
from collections.abc import Sequence

from markupsafe import Markup

from widgets.model.summary import (
    LABEL_LETTERS,
    LETTERS_A_LINE,
    LINES_A_PAGE,
    MOST_CELL_LETTERS,
    MOST_LETTERS,
    MOST_ROWS,
    WIDE_FROM,
    Summary,
    SummaryExample,
)
from widgets.model.summary_page import CELLS_OF, SummaryPage, summary_page
from widgets.views.notes import Notes, Reference
from widgets.views.prose import line
from widgets.views.templating import Words, fill, script_safe

OWN = "own"
LIMITS = {
    "letters": MOST_LETTERS,
    "cell_letters": MOST_CELL_LETTERS,
    "rows": MOST_ROWS,
    "lines": LINES_A_PAGE,
    "letters_a_line": LETTERS_A_LINE,
    "label_letters": LABEL_LETTERS,
    "wide_from": WIDE_FROM,
}


def summary_html(examples: Sequence[SummaryExample], reference: Reference, *, pdf: bool) -> Markup:
    """Return the whole activity; the first example is shown first. `pdf` says whether PDFs can be made here."""
    words, notes = reference.words, Notes("summary", reference)
    first = examples[0]
    body = fill(
        "summary.html",
        page=page_of(first.id, first.page, examples, words),
        sheets={example.id: example.title for example in examples} | {OWN: words("summary_own")},
        cells=CELLS_OF,
        limits=LIMITS,
        pdf=pdf,
        w=words,
        line=lambda text: line(text, notes),
        data_json=Markup(script_safe(_data(examples, words))),
    )
    return fill("activity.html", kind="summary", id="page", body=body, notes=notes.html())


def page_of(sheet: str, summary: Summary, examples: Sequence[SummaryExample], words: Words) -> SummaryPage:
    """Build the document of one sheet: an example's id, or "own"; KeyError where there is no such sheet."""
    title, about = _heads(examples, words)[sheet]
    return summary_page(summary, title, about, lambda name: words.raw(f"summary_{name}"))


def _heads(examples: Sequence[SummaryExample], words: Words) -> dict[str, tuple[str, str]]:
    own = (words("summary_own_title"), words("summary_own_about"))
    return {example.id: (example.title, example.about) for example in examples} | {OWN: own}


def _data(examples: Sequence[SummaryExample], words: Words) -> str:
    names = [name.removeprefix("summary_") for name in words.names("summary_")]
    heads = _heads(examples, words)
    first_pages = {example.id: example.page for example in examples} | {OWN: Summary()}
    made = {
        "words": {name: words.raw(f"summary_{name}") for name in names if not name.startswith("hint_")},
        "limits": LIMITS,
        "cells": CELLS_OF,
        "sheets": {
            sheet: {"title": heads[sheet][0], "about": heads[sheet][1], "page": page.model_dump(mode="json")}
            for sheet, page in first_pages.items()
        },
    }
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))
