"""Words that would like to be code: typed by a learner, left in the browser by someone else, or put into a link."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.browser.conftest import LESSON, Visit
from tests.browser.serving import Server

WORDS = "\"><img src=x onerror=\"pwned='yes'\"><script>pwned='yes'</script>'`${pwned='yes'}"
PLANTED: list[Any] = [
    WORDS,
    [WORDS, [WORDS]],
    {"answers": {"constructor": {"option": WORDS, "sure": WORDS}}, "at": 1e99, "path": [WORDS], "ended": WORDS},
    {
        "items": [
            {"id": f"own-{WORDS}", "text": WORDS, "who": WORDS, "on": True, "draft": {"text": WORDS, "who": WORDS}}
        ],
        "adding": {"text": WORDS, "who": WORDS},
        "own": {
            "rule": WORDS,
            "reader": "one",
            "visits": [{"week": "<b>", "sum": "<i>", "new": "<u>", "other": "<s>"}] * 3,
        },
    },
]
PLANT = """([planted]) => {
    for (const root of document.querySelectorAll("[data-activity]"))
        localStorage.setItem(`reassess:${root.dataset.activity}:${root.dataset.id}`, planted);
    for (const name of Object.keys(localStorage)) localStorage.setItem(name, planted); }"""
TYPE = """(words) => {
    for (const field of document.querySelectorAll("textarea, input[type=text]")) {
        field.value = words;
        field.dispatchEvent(new Event("input", { bubbles: true })); }
    for (const form of document.querySelectorAll("form")) form.requestSubmit(); }"""


def open_all(visit: Visit, address: str) -> None:
    """Open the lesson afresh, and wait until all its activities stand there."""
    visit.page.goto("about:blank")
    visit.page.goto(address)
    visit.page.locator("body[data-all-out]").wait_for()


def assert_words_stayed_words(visit: Visit) -> None:
    """Nothing ran, no element came from the words, and all activities work."""
    assert visit.page.evaluate("globalThis.pwned") is None
    assert visit.page.locator("img[src=x]").count() == 0
    assert visit.page.locator("[data-activity].is-alive").count() > 5


@pytest.mark.parametrize("planted", PLANTED, ids=["words", "list", "answers", "fields"])
def test_what_was_left_in_the_browser_stays_words(visit: Visit, course: Server, planted: object) -> None:
    """Kept values of any kind neither run nor stop the page; any error on the page fails."""
    open_all(visit, course.lesson(LESSON))
    visit.page.evaluate(PLANT, [json.dumps(planted)])
    open_all(visit, course.lesson(LESSON))
    assert_words_stayed_words(visit)


def test_what_is_typed_stays_words(visit: Visit, course: Server) -> None:
    """In each field of the lesson, now and after a reload."""
    open_all(visit, course.lesson(LESSON))
    visit.page.evaluate(TYPE, WORDS)
    assert_words_stayed_words(visit)
    open_all(visit, course.lesson(LESSON))
    assert_words_stayed_words(visit)


@pytest.mark.parametrize("end", ["#<img src=x onerror=pwned=1>", "#\"]'\\%E0%A4%A", "?q=<script>pwned=1</script>"])
def test_what_a_link_carries_stays_words(visit: Visit, course: Server, end: str) -> None:
    """What follows a `#` or a `?` is no code and no place that breaks the page."""
    open_all(visit, course.lesson(LESSON) + end)
    assert_words_stayed_words(visit)
