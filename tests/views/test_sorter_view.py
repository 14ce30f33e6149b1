"""Letters to sort as HTML: whole without a script, each answer where the browser looks for it."""

from __future__ import annotations

import re

from widgets.activities import sorter as sorter_activity
from widgets.answers import reference
from widgets.content import Library
from widgets.views.sorter import sorter_html

LIBRARY = Library()
SORTER = LIBRARY.sorter("01-letters")


def test_every_letter_has_an_answer_to_every_category_in_the_page() -> None:
    """The browser finds one feedback for each of the choices that a letter offers, and no other."""
    html = sorter_html(SORTER, reference(LIBRARY))
    parts = html.split("data-letter=")[1:]
    assert len(parts) == len(SORTER.letters)
    for part in parts:
        offered = re.findall(r'<option value="([^"]+)"', part)
        answered = re.findall(r'data-feedback-for="([^"]+)"', part.split("data-end")[0])
        assert offered == answered == [category.id for category in SORTER.categories]


def test_the_look_back_holds_each_letter_once_and_a_cited_question_for_each_category() -> None:
    """Groups stand in the order of the categories; each has its question with the facts behind it."""
    end = sorter_html(SORTER, reference(LIBRARY)).split("data-end")[1]
    groups = end.split('<div class="group">')[1:]
    assert len(groups) == len(SORTER.categories)
    for category, group in zip(SORTER.categories, groups, strict=True):
        assert category.name in group
        assert re.findall(r'data-yours="([^"]+)"', group) == [one.id for one in SORTER.letters_of(category)]
        assert set(re.findall(r'data-fact="([^"]+)"', group)) == set(category.ask.facts)


def test_the_activity_shows_the_same_html_as_the_view() -> None:
    """What a notebook puts on a page is what the view wrote."""
    assert sorter_activity("01-letters").html == sorter_html(SORTER, reference(LIBRARY))


def test_what_an_author_writes_is_escaped() -> None:
    """Marks of HTML in a letter stay marks."""
    first = SORTER.letters[0].model_copy(update={"text": "<b>“failed”</b> & more"})
    html = sorter_html(SORTER.model_copy(update={"letters": [first, *SORTER.letters[1:]]}), reference(LIBRARY))
    assert "&lt;b&gt;“failed”&lt;/b&gt; &amp; more" in html
