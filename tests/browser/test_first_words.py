"""What a reader sees first waits for nothing that stands further down."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import LESSON, Visit
from tests.browser.serving import Server

LATER = "**/later.*.css"
LONGEST_MS = 30_000  # a busy machine is no fault of the page
FIRST = "**/reassess.*.css"
UP_TO_FIRST_ACTIVITY = """() => {
    const lesson = [...document.querySelectorAll('.lesson > *')];
    const first = lesson.findIndex((one) => one.matches('.rs-player'));
    const seen = [document.querySelector('.top'), ...lesson.slice(0, first + 1)];
    return seen.flatMap((one) => [one, ...one.querySelectorAll('*')])
        .filter((one) => !one.closest('[popover]'))
        .map((one) => {
            const { x, y, width, height } = one.getBoundingClientRect();
            const { color, backgroundColor } = getComputedStyle(one);
            return [one.tagName, one.className, x, y, width, height, color, backgroundColor].join(' ');
        });
}"""


def seen_up_to_first_activity(page: Page, url: str) -> Any:
    """Place, size and colours of all that stands up to the first activity, once the fonts are there."""
    page.goto(url)
    page.evaluate("document.fonts.ready.then(() => true)")
    return page.evaluate(UP_TO_FIRST_ACTIVITY)


@pytest.mark.parametrize("lesson", [LESSON, "06-supportive-care", "08-capstone"])
def test_the_first_style_is_all_that_the_first_words_and_the_first_decision_need(
    visit: Visit, course: Server, lesson: str
) -> None:
    """Without the later style nothing up to the first activity looks otherwise."""
    url = course.lesson(lesson)
    whole = seen_up_to_first_activity(visit.page, url)
    visit.page.route(LATER, lambda route: route.abort())
    assert seen_up_to_first_activity(visit.page, url) == whole
    assert len(whole) > 40
    visit.complaints.clear()  # the browser says that a style could not be had


def test_the_lesson_is_read_in_while_its_style_is_on_the_way(visit: Visit, course: Server) -> None:
    """The words at the foot stand in the page before the first style has come."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    visit.page.route(FIRST, hold)
    visit.page.goto(course.lesson(LESSON), wait_until="commit")
    expect(visit.page.locator("footer.foot")).to_be_attached(timeout=LONGEST_MS)
    assert len(held) == 1
    held[0].continue_()
    visit.page.locator("body[data-all-out]").wait_for(timeout=LONGEST_MS)


def test_in_the_end_all_is_laid_out(visit: Visit, course: Server) -> None:
    """What was left for later is laid out without being scrolled to, so that the bar at the side tells the truth."""
    visit.page.goto(course.lesson(LESSON))
    visit.page.locator("body[data-laid-out]").wait_for(timeout=LONGEST_MS)
    left = visit.page.evaluate(
        """() => [...document.querySelectorAll('.lesson > *')]
            .filter((one) => getComputedStyle(one).contentVisibility === 'auto').length"""
    )
    assert left == 0


def test_a_link_from_elsewhere_arrives_at_its_place(visit: Visit, course: Server) -> None:
    """Who follows a link into a lesson stands at its heading, also after all below has come."""
    visit.page.goto(course.lesson(LESSON) + "#say-it")
    visit.page.locator("body[data-laid-out]").wait_for(timeout=LONGEST_MS)
    top = visit.page.locator("#say-it").evaluate("(one) => one.getBoundingClientRect().top")
    assert 0 <= top < 200, top
