"""The sources of a section: folded on the screen, opened by a key, readable without a script, and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LESSON, Visit
from tests.browser.lesson import served_lesson
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations

WIDTHS = [{"width": 1280}, {"width": 360, "scheme": "dark"}, {"width": 320}]


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that ends with its sources."""
    with served_lesson(tmp_path_factory, "# A lesson", f"from widgets import sources\nsources({LESSON!r})") as server:
        yield server


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=["1280", "360-dark", "320"])
def test_the_fold_opens_by_a_key_and_holds_links(visit: Visit, lesson: Server) -> None:
    """Closed it says how many there are; opened by Enter it lists them by kind, and nothing breaks the page."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=sources]")
    summary = root.locator("summary")
    expect(summary).to_have_text(re.compile(r"The \d+ sources behind this section"))
    expect(root.locator("[data-source]:visible")).to_have_count(0)
    box = summary.bounding_box()
    assert box
    assert box["height"] >= SMALLEST_TARGET_PX - 0.5
    summary.focus()
    visit.page.keyboard.press("Enter")
    expect(root.get_by_role("heading", name="Guidelines")).to_be_visible()
    expect(root.locator("[data-source=recist-1-1-2009]")).to_contain_text("2009 (summary read)")
    assert root.locator("[data-source]:not(:has(a[href^=http]))").count() == 0
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(visit) == []


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_the_fold_opens_too(visit: Visit, lesson: Server) -> None:
    """The list needs no script at all."""
    visit.page.goto(lesson.lesson("mine"))
    visit.page.locator("[data-activity=sources] summary").click()
    expect(visit.page.locator("[data-source]:visible").first).to_be_visible()


def test_paper_holds_the_sources_with_their_addresses(visit: Visit, lesson: Server) -> None:
    """Print opens the fold."""
    visit.page.goto(lesson.lesson("mine"))
    text = words_on_paper(visit.page)
    for words in ("iRECIST: guidelines for response criteria", "part of the text read", "<https://"):
        assert words in text
