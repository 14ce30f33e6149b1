"""Offers as HTML: whole without a script, each sentence with its marks and with what we would say."""

from __future__ import annotations

import re

from widgets.activities import offer_coach
from widgets.answers import reference
from widgets.content import Library
from widgets.model.offer import MARKS
from widgets.views.offers import offers_html

LIBRARY = Library()
COACH = LIBRARY.offers("03-offers")


def test_every_sentence_has_three_marks_and_one_answer() -> None:
    """Each sentence is a group of radio buttons, and what we would say to it stands in the same part."""
    parts = offers_html(COACH, reference(LIBRARY)).split("data-offer=")[1:]
    for offer, part in zip(COACH.offers, parts, strict=False):
        names = [statement.id for statement in offer.statements]
        assert re.findall(r'data-statement="([^"]+)"', part) == names
        assert re.findall(r'data-ours-for="([^"]+)"', part) == names
        assert re.findall(r'type="radio"[^>]*value="([^"]+)"', part) == list(MARKS) * len(names)
        assert re.findall(r'data-best="([^"]+)"', part) == [statement.mark for statement in offer.statements]
        assert re.findall(r'data-ask="([^"]+)"', part) == [asked.id for asked in offer.ask_back]


def test_what_we_say_is_cited() -> None:
    """Each answer opens the facts that it rests on."""
    html = offers_html(COACH, reference(LIBRARY))
    for offer in COACH.offers:
        for statement in offer.statements:
            part = html.split(f'data-ours-for="{statement.id}"')[1].split("data-yours")[0]
            assert re.findall(r'data-fact="([^"]+)"', part) == statement.facts


def test_the_activity_shows_the_same_html_as_the_view() -> None:
    """What a notebook puts on a page is what the view wrote."""
    assert offer_coach("03-offers").html == offers_html(COACH, reference(LIBRARY))


def test_what_an_author_writes_is_escaped() -> None:
    """Marks of HTML in an offer stay marks."""
    first = COACH.offers[0].model_copy(update={"headline": "<b>New</b> & more"})
    html = offers_html(COACH.model_copy(update={"offers": [first, *COACH.offers[1:]]}), reference(LIBRARY))
    assert "&lt;b&gt;New&lt;/b&gt; &amp; more" in html
