"""What is folded: a cell tagged `more`, and the way here of a case on a small screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from nbformat import write
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import opened
from tests.browser.notebooks import METADATA
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server, free_port, our_command, serving
from tests.browser.test_page import SMALLEST_TARGET_PX, violations

CASE = "melanoma-pseudoprogression-chart"
INSIDE = "Two in three were the same"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson with a folded cell and a case."""
    folder = tmp_path_factory.mktemp("folded")
    more = new_markdown_cell(f"### How often\n\n{INSIDE}.", metadata={"tags": ["more"]})
    code = new_code_cell(f"from widgets import case\ncase('{CASE}')")
    cells = [new_markdown_cell("# Folded\n\nFirst words."), new_markdown_cell("## An idea\n\nIt is so."), more, code]
    write(new_notebook(cells=cells, metadata=METADATA), folder / "mine.ipynb")
    with serving(our_command(str(folder)), free_port(), wait_for="lessons/mine") as server:
        yield server


def open_lesson(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to its case."""
    return opened(visit, lesson, "case")


@pytest.mark.parametrize("visit", [{"width": 320}], indirect=True, ids=["320"])
def test_more_opens_by_keyboard_and_prints_open(visit: Visit, lesson: Server) -> None:
    """Its heading is the lid; Enter opens it; axe finds nothing; on paper it is there though it is closed."""
    open_lesson(visit, lesson)
    lid = visit.page.locator(".block-more > summary")
    expect(lid.locator("h3")).to_have_text("How often")
    assert lid.evaluate("e => e.getBoundingClientRect().height") >= SMALLEST_TARGET_PX
    assert INSIDE in words_on_paper(visit.page)
    expect(visit.page.get_by_text(INSIDE)).to_be_hidden()
    lid.focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_text(INSIDE)).to_be_visible()
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(visit) == []


@pytest.mark.parametrize("visit", [{"scripts": False, "width": 360}], indirect=True, ids=["no-scripts"])
def test_without_a_script_more_stands_open(visit: Visit, lesson: Server) -> None:
    """Nobody has to press anything to read it, nor what happened in a case."""
    visit.page.goto(lesson.lesson("mine"))
    expect(visit.page.get_by_text(INSIDE)).to_be_visible()
    expect(visit.page.locator("[data-history] .event").first).to_be_visible()


@pytest.mark.parametrize("visit", [{"width": 360}, {"width": 1280}], indirect=True, ids=["360", "1280"])
def test_what_happened_folds_once_the_first_decision_is_behind(visit: Visit, lesson: Server) -> None:
    """On a small screen it folds once and stays as the learner puts it; beside the scenes it stays open."""
    root, wide = open_lesson(visit, lesson), visit.page.viewport_size["width"] > 1000  # type: ignore[index]
    event = root.locator("[data-history] .event").first
    expect(event).to_be_visible()
    expect(root.locator("[data-do=print]")).to_have_text(re.compile(r"^Print this case \(about \d+ pages\)$"))
    for number in range(2):
        scene = root.locator(".scene.is-current")
        if scene.locator("form").count():
            scene.locator(".option:not(.is-closed) label").first.click()
            scene.locator(".sureness label").first.click()
            scene.get_by_role("button", name="See what happens").click()
        scene.get_by_role("button", name="Continue").click()
        expect(event).to_be_visible(visible=wide or number > 0)
        if not wide and not number:
            root.locator("[data-history] > summary").click()
