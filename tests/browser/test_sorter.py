"""Eight letters that say “failed”, sorted by mouse and by keyboard, kept, cleared, read offline and printed."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import opened, served_lesson
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from widgets.content import Library

SORTER = Library().sorter("01-letters")
BEST = {letter.id: letter.best for letter in SORTER.letters}
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]
TARGETS = "button:not(.cite):not(.term), summary, select"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the letters."""
    with served_lesson(tmp_path_factory, "# Letters", "from widgets import sorter\nsorter('01-letters')") as server:
        yield server


def open_letters(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to its letters."""
    return opened(visit, lesson, "sorter")


def letter_of(root: Locator, name: str) -> Locator:
    """One letter with its form."""
    return root.locator(f"[data-letter={name}]")


def put(root: Locator, name: str, category: str) -> None:
    """Put a letter under a category and wait for what is said."""
    letter = letter_of(root, name)
    letter.locator("select").select_option(category)
    letter.get_by_role("button", name="Sort this letter").click()
    expect(letter.locator("[role=status] [data-verdict]")).to_be_visible()


def sort_all(root: Locator) -> None:
    """Put each letter where the course would."""
    for name, category in BEST.items():
        put(root, name, category)


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_the_letters_are_sorted_by_mouse_and_looked_back_on(visit: Visit, lesson: Server) -> None:
    """Feedback comes at once, the line counts on, the look back opens at the end, and nothing breaks on the way."""
    root = open_letters(visit, lesson)
    expect(root.locator("[data-end]")).to_be_hidden()
    expect(root.locator("[data-progress]")).to_have_text("0 of 8 sorted")
    sort_all(root)
    expect(root.locator("[data-progress]")).to_have_text("8 of 8 sorted")
    expect(letter_of(root, "trial-letter").locator("[role=status]")).to_contain_text("All 8 are sorted")
    expect(root.locator("[data-result]")).to_have_text("8 of 8 letters lie where we would put them.")
    expect(root.locator("[data-end] .group")).to_have_count(len(SORTER.categories))
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5
    clipped = root.locator("select").evaluate_all(
        """all => all.filter(e => { const c = document.createElement('canvas').getContext('2d');
            c.font = getComputedStyle(e).font;
            return c.measureText(e.selectedOptions[0].text).width > e.clientWidth - 32 })"""
    )
    assert clipped == []


def tab_to(visit: Visit, target: Locator) -> None:
    """Press Tab until `target` has the focus."""
    for _ in range(120):
        if target.evaluate("element => element === document.activeElement"):
            return
        visit.page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {target}")


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_the_letters_are_sorted_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Tab, arrows and Enter sort all eight, and one is changed afterwards."""
    root = open_letters(visit, lesson)
    order = [category.id for category in SORTER.categories]
    for name, category in BEST.items():
        letter = letter_of(root, name)
        tab_to(visit, letter.locator("select"))
        for _ in range(order.index(category) + 1):
            visit.page.keyboard.press("ArrowDown")
        expect(letter.locator("select")).to_have_value(category)
        tab_to(visit, letter.get_by_role("button", name="Sort this letter"))
        visit.page.keyboard.press("Enter")
        expect(letter.locator("[role=status] [data-verdict=best]")).to_be_visible()
    expect(root.locator("[data-end]")).to_be_visible()
    tab_to(visit, root.get_by_role("button", name="Start over"))
    last = letter_of(root, "trial-letter").locator("select")
    last.focus()
    visit.page.keyboard.press("Home")
    visit.page.keyboard.press("ArrowDown")
    tab_to(visit, letter_of(root, "trial-letter").get_by_role("button", name="Sort this letter"))
    visit.page.keyboard.press("Enter")
    yours = root.locator("[data-yours=trial-letter]")
    expect(yours).to_have_text("You put it under “The cancer grew or spread”. That fits too.")
    expect(root.locator("[data-result]")).to_have_text(
        "7 of 8 letters lie where we would put them. 1 more lies where it also fits."
    )


def test_each_kind_of_choice_is_answered_in_words(visit: Visit, lesson: Server) -> None:
    """A word that also fits, a tempting one and a far one each get their own answer, with a source to open."""
    root = open_letters(visit, lesson)
    said = letter_of(root, "board-note").locator("[role=status]")
    for category, verdict, words in (
        ("progression", "This fits too", "hides the six that did not"),
        ("refractory", "Look again", "would hide that"),
        ("plan-finished", "Look again", "This needs an end that was planned from the start. One spot grew"),
        ("oligoprogression", "We would put it here too", "no delay was shown"),
    ):
        put(root, "board-note", category)
        expect(said).to_contain_text(verdict)
        expect(said).to_contain_text(words)
    expect(root.locator("[data-progress]")).to_have_text("1 of 8 sorted")
    said.locator(".cite").first.click()
    expect(visit.page.locator(".note:popover-open")).to_contain_text("What we say")


def test_one_letter_that_lies_where_we_would_put_it_is_counted_as_one(visit: Visit, lesson: Server) -> None:
    """The look back reads right for one, too."""
    root = open_letters(visit, lesson)
    first, *others = SORTER.letters
    poor = {letter.id: next(one.category for one in letter.feedback if one.verdict == "poor") for letter in others}
    kept = json.dumps({"choices": {first.id: first.best} | poor})
    visit.page.evaluate("kept => localStorage.setItem('reassess:sorter:01-letters', kept)", kept)
    visit.page.reload()
    expect(root.locator("[data-result]")).to_have_text("1 of 8 letters lies where we would put it.")


def test_nothing_chosen_is_said_calmly(visit: Visit, lesson: Server) -> None:
    """The button without a choice says what is missing, goes there, and counts nothing."""
    root = open_letters(visit, lesson)
    letter = letter_of(root, "nurse-text")
    letter.get_by_role("button", name="Sort this letter").click()
    expect(letter.locator("[role=status]")).to_have_text("Choose one answer first.")
    expect(letter.locator("select")).to_be_focused()
    expect(root.locator("[data-progress]")).to_have_text("0 of 8 sorted")


def test_a_reload_brings_everything_back_and_start_over_asks_once(visit: Visit, lesson: Server) -> None:
    """Choices, feedback and the look back survive; clearing is confirmed, and can be declined."""
    root = open_letters(visit, lesson)
    sort_all(root)
    put(root, "discharge-note", "refractory")
    visit.page.reload()
    expect(root.locator("[data-result]")).to_have_text(
        "7 of 8 letters lie where we would put them. 1 more lies where it also fits."
    )
    expect(letter_of(root, "discharge-note").locator("select")).to_have_value("refractory")
    expect(letter_of(root, "discharge-note").locator("[role=status]")).to_contain_text("Some doctors would write this")
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="No, keep my answers").click()
    expect(root.locator("[data-progress]")).to_have_text("8 of 8 sorted")
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="Yes, start over").click()
    expect(root.locator("[data-progress]")).to_have_text("0 of 8 sorted")
    expect(root.locator("[data-end]")).to_be_hidden()
    expect(letter_of(root, "nurse-text").locator("[data-heading]")).to_be_focused()
    visit.page.reload()
    expect(letter_of(root, "discharge-note").locator("select")).to_have_value("")


@pytest.mark.parametrize(
    "kept", ["7", "[]", '{"choices": [1]}', '{"choices": {"nurse-text": "gone", "old-letter": "progression"}}']
)
def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server, kept: str) -> None:
    """Unknown letters and categories are left out; the rest works."""
    root = open_letters(visit, lesson)
    visit.page.evaluate("kept => localStorage.setItem('reassess:sorter:01-letters', kept)", kept)
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text("0 of 8 sorted")
    put(root, "nurse-text", "intolerance")
    expect(root.locator("[data-progress]")).to_have_text("1 of 8 sorted")


def test_the_letters_work_with_the_line_cut(visit: Visit, lesson: Server) -> None:
    """Once loaded, no network is needed to the end."""
    root = open_letters(visit, lesson)
    visit.context.set_offline(True)
    sort_all(root)
    expect(root.locator("[data-end]")).to_be_visible()


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """Letters, words, every answer and the look back are there; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=sorter]")
    for letter in SORTER.letters:
        expect(letter_of(root, letter.id).locator(".letter-text")).to_have_text(letter.text)
    expect(root.locator("form:visible, .button:visible, .button-quiet:visible")).to_have_count(0)
    expect(root.locator("[data-end]")).to_be_visible()
    letter_of(root, "nurse-text").get_by_text("What we say to each choice").click()
    expect(letter_of(root, "nurse-text").locator("[data-feedback-for]:visible")).to_have_count(len(SORTER.categories))


def test_paper_shows_all_letters_with_the_answers(visit: Visit, lesson: Server) -> None:
    """Print holds each letter, what fits it and why, and the questions; no choice that does not fit."""
    open_letters(visit, lesson)
    text = words_on_paper(visit.page)
    for words in (
        "so I ticked that",
        "We would put it here too",
        "Looking back",
        "Which spots grew, by how many millimetres",
        "What was the plan at the start",
    ):
        assert words in text
    assert text.count("We would put it here too") == len(SORTER.letters)
    assert "Sort this letter" not in text
    assert "Look again" not in text
