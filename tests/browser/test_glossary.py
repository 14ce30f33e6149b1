"""The glossary: a word is found in any of its languages, the count is said, and all can be read without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.notebooks import write_notebook
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server, free_port, our_command, serving
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from widgets.content import Library

TERMS = Library().glossary
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320, "scheme": "dark"}]


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the glossary."""
    folder = tmp_path_factory.mktemp("glossary")
    write_notebook(folder, "words", "# Words", "from widgets import glossary\nglossary()")
    with serving(our_command(str(folder)), free_port(), wait_for="lessons/words") as server:
        yield server


def open_words(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to its words."""
    visit.page.goto(lesson.lesson("words"))
    root = visit.page.locator("[data-activity=glossary]")
    expect(root).to_have_class(re.compile("is-alive"))
    return root


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_a_word_is_found_by_keyboard(visit: Visit, lesson: Server) -> None:
    """Typing leaves the words that hold it and says how many; clearing brings all back; Enter leaves the page be."""
    root = open_words(visit, lesson)
    assert violations(visit) == []
    expect(root.locator("[data-word]:visible")).to_have_count(0)
    root.get_by_label("Find a word").focus()
    visit.page.keyboard.type("MIXED resp")
    visit.page.keyboard.press("Enter")
    expect(root.locator("[data-word]:visible")).to_have_count(1)
    expect(root.locator("[role=status]")).to_have_text(f"1 of {len(TERMS)} words")
    expect(root.locator("#word-mixed-response")).to_contain_text(TERMS["mixed-response"].plain)
    for _ in ("the lid of the list", "the lid of the drafts"):
        visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    expect(root.locator("#word-mixed-response [lang=ar]").last).to_be_visible()
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for target in ("summary:visible", "input:visible"):
        box = root.locator(target).first.bounding_box()
        assert box
        assert box["height"] >= SMALLEST_TARGET_PX - 0.5
    root.get_by_label("Find a word").fill("qqq")
    expect(root.locator("[role=status]")).to_have_text("No word found. Try a shorter part of it.")
    expect(root.locator("[data-all]")).to_be_hidden()
    root.get_by_label("Find a word").fill("")
    expect(root.locator("[data-word]:visible")).to_have_count(len(TERMS))
    expect(root.locator("[role=status]")).to_have_text(f"{len(TERMS)} words")


@pytest.mark.parametrize("typed", ["aprobacion acelerada", "加速批准", "موافقة"])
def test_a_word_is_found_in_another_language(visit: Visit, lesson: Server, typed: str) -> None:
    """Accents need not be typed, and the draft that was found is shown."""
    root = open_words(visit, lesson)
    visit.context.set_offline(True)
    root.get_by_label("Find a word").fill(typed)
    expect(root.locator("#word-accelerated-approval")).to_be_visible()
    expect(root.locator("#word-accelerated-approval [data-draft]").first).to_be_visible()
    expect(root.locator("#word-neuropathy")).to_be_hidden()


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_it_is_a_plain_list(visit: Visit, lesson: Server) -> None:
    """All words and meanings are there; the box that needs a script is not."""
    visit.page.goto(lesson.lesson("words"))
    expect(visit.page.locator("[data-word]:visible")).to_have_count(len(TERMS))
    expect(visit.page.locator("input:visible")).to_have_count(0)


def test_paper_holds_the_words(visit: Visit, lesson: Server) -> None:
    """Print has the first and the last meaning, and the Spanish drafts."""
    open_words(visit, lesson)
    text = words_on_paper(visit.page)
    for words in (TERMS["accelerated-approval"].plain, TERMS["recurrence"].plain, "aprobación acelerada"):
        assert words in text
    assert "Find a word" not in text
