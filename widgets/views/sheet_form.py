"""What all sheets share that a learner fills in: their words, which sheets there are, and what the browser needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from widgets.model.written import LABEL_LETTERS, LETTERS_A_LINE, MOST_CELL_LETTERS, MOST_LETTERS, WIDE_FROM
from widgets.views.sheet_file import FILE_NAMES
from widgets.views.templating import Words, script_json

OWN = "own"
Heads = Mapping[str, tuple[str, str]]


def sheet_words(words: Words, kind: str) -> dict[str, str]:
    """The words of one kind of sheet by their short names: those that all sheets share, and its own, which go first."""
    starts = ("sheet_", f"{kind}_")
    return {name.removeprefix(start): words.raw(name) for start in starts for name in words.names(start)}


def form_data(
    kind: str, words: Words, heads: Heads, pages: Mapping[str, Any], cells: Mapping[Any, Sequence[str]], **more: Any
) -> Markup:
    """What the script of a form reads, as JSON: `heads` and first `pages` by sheet, `cells` of rows, and `more`."""
    made = {
        "ask": kind,
        "file": FILE_NAMES[kind],
        "words": {name: text for name, text in sheet_words(words, kind).items() if not name.startswith("hint_")},
        "cells": cells,
        "sheets": {
            sheet: {"title": title, "about": about, "page": pages[sheet]} for sheet, (title, about) in heads.items()
        },
    }
    return script_json(made | more)


def limits(lines: int, rows: Mapping[str, int]) -> dict[str, Any]:
    """How much a sheet may hold: letters in a field and a cell, most `rows` by list; `lines` are one page."""
    return {
        "letters": MOST_LETTERS,
        "cell_letters": MOST_CELL_LETTERS,
        "rows": dict(rows),
        "lines": lines,
        "letters_a_line": LETTERS_A_LINE,
        "label_letters": LABEL_LETTERS,
        "wide_from": WIDE_FROM,
    }
