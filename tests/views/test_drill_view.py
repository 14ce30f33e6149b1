"""Urgent situations as HTML: whole without a script, each answer where the browser looks for it."""

from __future__ import annotations

import re

from widgets.activities import urgent_sign_drill
from widgets.answers import reference
from widgets.content import Library
from widgets.model.drill import LEVELS
from widgets.views.drill import drill_html, told

LIBRARY = Library()
DRILL = LIBRARY.drill("03-urgent-signs")


def test_every_choice_has_its_answer_in_the_page() -> None:
    """The browser finds one feedback for each choice of a situation, in a status that stands before it."""
    parts = drill_html(DRILL, reference(LIBRARY)).split("data-situation=")[1:]
    assert len(parts) == len(DRILL.situations) + 1
    for situation, part in zip(DRILL.situations, parts, strict=False):
        choices = [choice.id for choice in situation.choices]
        assert re.findall(r'data-option="([^"]+)"', part) == choices
        assert re.findall(r'data-feedback-for="([^"]+)"', part) == choices
        assert part.index('role="status"') < part.index("data-feedback-for")


def test_the_card_says_each_level_once_with_the_facts_of_its_signs() -> None:
    """Levels come from the soonest to the latest, each with its signs and their sources."""
    card = drill_html(DRILL, reference(LIBRARY)).split("data-sheet")[1].split("data-clock-place")[0]
    assert re.findall(r'class="card-level card-([a-z-]+)"', card) == list(LEVELS)
    for signs, part in zip(DRILL.card().values(), card.split('class="card-level ')[1:], strict=True):
        facts = {fact for sign in signs for fact in sign.facts}
        assert facts <= set(re.findall(r'data-fact="([^"]+)"', part))


def test_the_clock_is_off_in_the_page() -> None:
    """Nobody is timed unless they ask for it."""
    clock = re.search(r"<input[^>]*data-clock[^>]*>", drill_html(DRILL, reference(LIBRARY)))
    assert clock
    assert "checked" not in clock.group()


def test_the_activity_shows_the_same_html_as_the_view() -> None:
    """What a notebook puts on a page is what the view wrote."""
    assert urgent_sign_drill("03-urgent-signs").html == drill_html(DRILL, reference(LIBRARY))


def test_what_an_author_writes_is_escaped() -> None:
    """Marks of HTML in a situation stay marks."""
    first = DRILL.situations[0].model_copy(update={"text": "<b>worse</b> & more"})
    html = drill_html(DRILL.model_copy(update={"situations": [first, *DRILL.situations[1:]]}), reference(LIBRARY))
    assert "&lt;b&gt;worse&lt;/b&gt; &amp; more" in html


def test_whoever_would_not_call_is_told_the_call_to_make() -> None:
    """What is said about a choice that calls too late, or nobody, ends with what we would do; other answers do not."""
    for situation in DRILL.situations:
        best = next(choice.text for choice in situation.choices if choice.verdict == "best")
        for choice, said in zip(situation.choices, told(situation, reference(LIBRARY).words), strict=True):
            assert (best in said.feedback.removeprefix(choice.feedback)) == (choice.verdict == "poor")
