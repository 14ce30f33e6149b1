"""The two ends of a lesson: back to where one was, and what was done."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.case_player import CasePlayer
from tests.browser.conftest import CASE, LESSON, START, Visit
from tests.browser.serving import Server

MARK = "[data-section='01-what-treatment-failed-means'] [data-mark]"


def test_the_map_on_the_first_page_remembers(visit: Visit, course: Server) -> None:
    """A lesson that was read in is marked as begun on the course map, one marked as done as done, and back again."""
    visit.page.goto(course.url)
    mark = visit.page.locator(MARK)
    expect(mark).to_have_text("Start")
    visit.page.goto(course.lesson(LESSON))
    CasePlayer(visit.page, CASE).answer("ask-four-things")
    visit.page.goto(course.url)
    expect(mark).to_have_text("Begun")
    for button, said, expected in (
        ("Mark this section as done", "The map of the course shows it", "Done"),
        ("Take the mark away", "The mark is gone", "Begun"),
    ):
        visit.page.goto(course.lesson(LESSON))
        end = visit.page.locator("[data-activity=section-end]")
        end.get_by_role("button", name=button).click()
        expect(end.locator("[role=status]")).to_contain_text(said)
        visit.page.goto(course.url)
        expect(mark).to_have_text(expected)


def test_the_first_page_is_marked_as_done_and_its_own_map_says_so(visit: Visit, course: Server) -> None:
    """Start here ends with a mark like any other part, and the map further up on the page follows at once."""
    visit.page.goto(course.lesson(START))
    mark = visit.page.locator(f"[data-section='{START}'] [data-mark]")
    expect(mark).to_have_text("Start")
    end = visit.page.locator("[data-activity=section-end]")
    expect(end.get_by_role("listitem")).to_have_count(1)  # the questions before the course, on a page of their own
    for button, expected in (("Mark this section as done", "Done"), ("Take the mark away", "Begun")):
        end.get_by_role("button", name=button).click()
        expect(mark).to_have_text(expected)


def test_a_lesson_that_was_only_opened_is_not_begun(visit: Visit, course: Server) -> None:
    """A look at the top of a lesson leaves no mark and no place."""
    visit.page.goto(course.lesson(LESSON))
    visit.page.goto(course.url)
    expect(visit.page.locator(MARK)).to_have_text("Start")


@pytest.mark.parametrize("visit", [{"width": 1280}, {"width": 320}], indirect=True, ids=["1280", "320"])
def test_the_way_back_leads_to_where_one_was_reading(visit: Visit, course: Server) -> None:
    """After leaving in the middle, the start of the lesson offers the heading that was passed last."""
    visit.page.goto(course.lesson(LESSON))
    start = visit.page.locator("[data-activity=section-start]")
    expect(start.locator("[data-resume]")).to_be_hidden()
    heading = visit.page.get_by_role("heading", name="When pictures mislead")
    heading.evaluate("heading => heading.scrollIntoView()")
    visit.page.goto(course.url)
    visit.page.goto(course.lesson(LESSON))
    link = start.get_by_role("link", name="When pictures mislead")
    expect(link).to_be_visible()
    link.click()
    expect(heading).to_be_in_viewport()


def test_the_end_lists_what_was_done(visit: Visit, course: Server) -> None:
    """Each activity stands in the list with its state, and the state changes as soon as something is done."""
    visit.page.goto(course.lesson(LESSON))
    end = visit.page.locator("[data-activity=section-end]")
    row = end.get_by_role("listitem").filter(has_text="The scan got worse")
    expect(row).to_contain_text("Not opened yet")
    player = CasePlayer(visit.page, CASE)
    player.answer("ask-four-things")
    expect(row).to_contain_text("Begun")
    player.go_on()
    player.walk(("go-on-with-date", "any-clear-worsening", "not-confirmed", None, "talk-now"))
    expect(row).to_contain_text(re.compile("Done$"))
    row.get_by_role("link").click()
    expect(player.root.locator("h2")).to_be_in_viewport()


def test_the_end_lists_what_stands_on_a_page_of_its_own(visit: Visit, course: Server) -> None:
    """A card within the lesson stands in the list with its state; more practice after the end does not."""
    visit.page.goto(course.lesson("06-supportive-care"))
    kept = "localStorage.setItem('reassess:drill:06-red-flags', JSON.stringify({ answers: {}, at: 1, ended: false }))"
    visit.page.evaluate(kept)
    visit.page.reload()
    rows = visit.page.locator("[data-activity=section-end]").get_by_role("listitem")
    drill = rows.filter(has_text="Eight red flags")
    expect(drill).to_contain_text("Begun")
    expect(drill.get_by_role("link")).to_have_attribute("href", re.compile("/drill-06-red-flags$"))
    expect(rows.filter(has_text="On which day would you call?")).to_contain_text("Not opened yet")
    expect(rows.filter(has_text="Acupuncture at four")).to_have_count(0)


def test_a_browser_that_keeps_nothing_is_told_apart(visit: Visit, course: Server) -> None:
    """Where storage is switched off or full, the lesson says so at its start, and goes on."""
    start = visit.page.locator("[data-activity=section-start]")
    visit.page.goto(course.lesson(LESSON))
    expect(start).to_contain_text("What you choose stays in this browser")
    visit.page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    visit.page.reload()
    expect(start).to_contain_text("This browser does not keep answers just now")
    CasePlayer(visit.page, CASE).answer("ask-four-things")
