"""Further cases: cards in the lesson, a page each, marked once they were played."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.case_player import CasePlayer
from tests.browser.conftest import LESSON, Visit
from tests.browser.serving import Server
from tests.browser.test_page import violations
from widgets.content import Library

CASES = Library().section(LESSON).more_cases


@pytest.mark.parametrize("visit", [{"width": 1280}, {"width": 320}], indirect=True, ids=str)
def test_a_card_leads_to_a_case_and_remembers_it(visit: Visit, course: Server) -> None:
    """From the lesson to the case, an answer there, back to the same place: the card says that it was begun."""
    visit.page.goto(course.lesson(LESSON))
    cards = visit.page.locator("#cards-01-what-treatment-failed-means [data-card]")
    expect(cards).to_have_count(len(CASES))
    cards.first.get_by_role("link").click()
    expect(visit.page).to_have_url(f"{course.url}cases/{CASES[0]}")
    expect(visit.page.locator("h1")).to_have_text(Library().case(CASES[0]).title)
    expect(visit.page.locator("h2").first).to_have_text("One more case")
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    player = CasePlayer(visit.page, CASES[0])
    player.answer(Library().case(CASES[0]).scenes[0].decision.options[0].id)  # type: ignore[union-attr]
    player.feedback.locator(".cite").first.click()
    expect(visit.page.locator(".note:popover-open")).to_be_visible()
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("link", name="Back to:").first.click()
    expect(visit.page).to_have_url(f"{course.lesson(LESSON)}#cards-{LESSON}")
    expect(cards.first.locator("[data-mark]")).to_have_text("Begun")
    expect(cards.last.locator("[data-mark]")).to_be_empty()


def test_a_case_that_is_not_there_is_said_calmly(visit: Visit, course: Server) -> None:
    """An address of no case gets our page for what is not there."""
    answer = visit.page.goto(f"{course.url}cases/no-such-case")
    assert answer
    assert answer.status == 404
    expect(visit.page.locator("h1")).to_have_text("This page cannot be shown")
    visit.complaints[:] = [text for text in visit.complaints if "404" not in text]


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no scripts"])
def test_every_further_case_has_a_page_that_reads_without_a_script(visit: Visit, course: Server) -> None:
    """All further cases of all sections answer, and each shows its lesson at the end."""
    library = Library()
    found = [case for section in library.sections for case in section.more_cases]
    assert found
    for name in found:
        visit.page.goto(f"{course.url}cases/{name}")
        expect(visit.page.locator(".case-lesson:not([data-steps-sum])").last).to_contain_text(
            library.case(name).lesson[:40]
        )


@pytest.mark.parametrize("visit", [{"width": 360}], indirect=True, ids=str)
def test_practice_has_a_page_of_its_own_and_the_card_remembers_it(visit: Visit, course: Server) -> None:
    """From the card to the quiz, one answer there, back to the card: it says that it was begun."""
    visit.page.goto(course.lesson(LESSON))
    expect(visit.page.locator("#quiz-01-check")).to_have_count(0)
    card = visit.page.locator("#cards-quiz-01-check [data-card]")
    title = card.get_by_role("link").text_content()
    card.get_by_role("link").click()
    expect(visit.page).to_have_url(f"{course.lesson(LESSON)}/quiz-01-check")
    expect(visit.page.locator("h1")).to_have_text(title)
    assert visit.page.title() == f"{title} · {Library().section(LESSON).title} · Reassess"
    expect(visit.page.locator("h2").first).to_have_text("More practice")
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    form = visit.page.locator("#quiz-01-check .scene.is-current form")
    form.locator("[data-option] input").first.check()
    form.locator("[data-confidence] input").first.check()
    form.get_by_role("button").first.click()
    visit.page.get_by_role("link", name="Back to:").first.click()
    expect(visit.page).to_have_url(f"{course.lesson(LESSON)}#cards-quiz-01-check")
    expect(card.locator("[data-mark]")).to_have_text("Begun")


def test_practice_that_is_not_there_is_said_calmly(visit: Visit, course: Server) -> None:
    """A lesson has no page for what is not tagged so, nor for what is not in it."""
    for name in (f"case-{CASES[0]}", "no-such-practice"):
        answer = visit.page.goto(f"{course.lesson(LESSON)}/{name}")
        assert answer
        assert answer.status == 404
    visit.complaints[:] = [text for text in visit.complaints if "404" not in text]
