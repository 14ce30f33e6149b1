"""The glossary as HTML: every word once, in order, with drafts that say they are drafts, and small."""

from __future__ import annotations

import re

import brotli

from widgets.content import Library
from widgets.lesson_frame import glossary

LIBRARY = Library()
MOST_BYTES = 25_000


def test_every_word_stands_there_once_in_alphabetical_order() -> None:
    """What the file holds is in the page, sorted as a reader looks for it."""
    html = glossary().html
    assert sorted(re.findall(r'<li id="word-([^"]+)"', html)) == sorted(LIBRARY.glossary)
    words = re.findall(r"<dfn data-plain>([^<]+)</dfn>", html)
    assert words == sorted(words, key=str.casefold)
    assert len(words) > 100


def test_each_draft_carries_its_language_and_direction() -> None:
    """A screen reader and a browser are told what each draft is; the page says that they are drafts."""
    html = glossary().html
    for marks in ('lang="zh-Hans" dir="ltr"', 'lang="es" dir="ltr"', 'lang="ar" dir="rtl"'):
        assert html.count(marks) == len(LIBRARY.glossary)
    assert LIBRARY.words["glossary_note"] in html


def test_each_word_says_where_it_is_taught() -> None:
    """The section has the title that the course gives it."""
    html = glossary().html
    for number, section in enumerate(LIBRARY.sections):
        count = sum(term.section == number for term in LIBRARY.glossary.values())
        assert html.count(f"{section.title}</p>") == count, section.id


def test_the_glossary_is_small_on_the_line() -> None:
    """Packed as the server packs it, it stays under 25 kB."""
    assert len(brotli.compress(glossary().html.encode(), quality=5)) <= MOST_BYTES
