"""Questions for the clinic: picked, changed, added, put in order and printed, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import LESSON, Visit
from tests.browser.lesson import opened, served_lesson
from tests.browser.paper import sheets
from tests.browser.serving import Server


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the list."""
    cell = f"from widgets import questions_for_clinic\nquestions_for_clinic({LESSON!r})"
    with served_lesson(tmp_path_factory, "# Questions", cell) as server:
        yield server


def open_list(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to its list."""
    return opened(visit, lesson, "questions")


@pytest.mark.parametrize("visit", [{"width": 1280}, {"width": 360}, {"width": 320}], indirect=True, ids=str)
def test_a_list_is_made_and_prints_on_one_page(visit: Visit, lesson: Server) -> None:
    """Pick two, change one, add one of one's own, move it up: the sheet holds these three in this order."""
    root = open_list(visit, lesson)
    rows = root.locator("[data-item]")
    rows.nth(0).locator("label").first.click()
    rows.nth(1).get_by_role("button", name="Change").click()
    rows.nth(1).locator("[data-edit-text]").fill("Which spots grew, and by how much?")
    rows.nth(1).get_by_role("button", name="Save").click()
    add = root.locator("[data-add]")
    add.get_by_label("The question").fill("Can my <daughter> listen in by phone?")
    add.get_by_label("Who to ask").fill("nurse")
    add.get_by_role("button", name="Add").click()
    expect(root.locator("[data-said]")).to_contain_text("added and picked")
    for _ in range(rows.count() - 1):
        rows.filter(has_text="daughter").get_by_role("button", name="Move up").click()
    expect(root.locator("[data-said]")).to_contain_text("Now number 1")
    kept = visit.page.evaluate("Object.entries(localStorage).find(([name]) => name.includes(':questions:'))[1]")
    assert '"ended":true' in kept
    visit.page.reload()
    expect(rows.nth(0).locator("label").first).to_have_text("Can my <daughter> listen in by phone?")
    visit.page.evaluate("window.print = () => {}")
    root.get_by_role("button", name="Print my questions").click()
    [text] = sheets(visit.page)
    places = [text.index(words) for words in ("listen in by phone", "What exactly happened", "Which spots grew")]
    assert places == sorted(places)
    assert "Ask: nurse" in text
    assert "Move up" not in text


@pytest.mark.parametrize(("own", "size"), [(0, "Letter"), (3, "Letter"), (3, "A4")])
def test_all_questions_print_on_one_page_too(visit: Visit, lesson: Server, own: int, size: str) -> None:
    """Whoever picks all, with long ones of their own, has less room for notes and still one sheet of paper."""
    root = open_list(visit, lesson)
    root.get_by_role("button", name="Show more questions").click()
    for _ in range(own):
        root.locator("[data-add-text]").fill("Is there someone who can be called at night, and on Sundays? " * 2)
        root.locator("[data-add-who]").fill("nurse")
        root.locator("[data-add]").get_by_role("button", name="Add").click()
    for row in root.locator("[data-item]").all():
        row.locator("[data-on]").check()
    visit.page.evaluate("window.print = () => {}")
    root.get_by_role("button", name="Print my questions").click()
    assert len(sheets(visit.page, format=size)) == 1


def test_an_older_tab_takes_up_what_the_newer_one_did(visit: Visit, lesson: Server) -> None:
    """Whoever comes back to a tab that stood open finds the words of the other there, and loses none by a press."""
    open_list(visit, lesson)
    other = visit.context.new_page()
    other.goto(lesson.lesson("mine"))
    add = other.locator("[data-activity=questions].is-alive [data-add]")
    add.get_by_label("The question").fill("Who is there at night?")
    add.get_by_role("button", name="Add").click()
    visit.page.evaluate("dispatchEvent(new Event('focus'))")
    root = visit.page.locator("[data-activity=questions]")
    expect(root.locator("[data-item]").last).to_contain_text("Who is there at night?")
    root.locator("[data-item]").first.locator("label").first.click()
    other.reload()
    expect(other.locator("[data-item]").last).to_contain_text("Who is there at night?")


def test_without_a_line_an_older_tab_stays_as_it_is(visit: Visit, lesson: Server) -> None:
    """A page that cannot be had again is not thrown away."""
    root = open_list(visit, lesson)
    visit.page.evaluate("localStorage.setItem('reassess:questions:01-what-treatment-failed-means', '{}')")
    visit.context.set_offline(True)
    visit.page.evaluate("dispatchEvent(new Event('focus'))")
    visit.page.wait_for_timeout(300)
    root.locator("[data-item]").first.locator("label").first.click()
    expect(root.locator("[data-said]")).to_have_text("1 picked.")


def test_the_list_is_worked_by_keyboard(visit: Visit, lesson: Server) -> None:
    """Space picks, Enter moves, and the focus goes with the question."""
    root = open_list(visit, lesson)
    first = root.locator("[data-item]").nth(0)
    first.locator("[data-on]").focus()
    visit.page.keyboard.press("Space")
    expect(first.locator("[data-on]")).to_be_checked()
    expect(first.locator("[data-on]")).to_be_focused()
    words = first.locator("label").first.inner_text()
    first.get_by_role("button", name="Move down").focus()
    visit.page.keyboard.press("Enter")
    expect(root.locator("[data-item]").nth(1).locator("label").first).to_have_text(words)
    expect(root.locator("[data-item]").nth(1).get_by_role("button", name="Move down")).to_be_focused()


def test_five_questions_show_first_and_picked_ones_stay(visit: Visit, lesson: Server) -> None:
    """The rest unfolds by one button, the focus goes to the first of them, and after a reload what is picked shows."""
    root = open_list(visit, lesson)
    rows = root.locator("[data-item]:visible")
    expect(rows).to_have_count(5)
    more = root.get_by_role("button", name="Show more questions")
    more.focus()
    visit.page.keyboard.press("Enter")
    expect(more).to_be_hidden()
    last = root.locator("[data-item]").last
    expect(root.locator("[data-item]").nth(5).locator("[data-on]")).to_be_focused()
    last.locator("label").first.click()
    visit.page.reload()
    expect(last).to_be_visible()
    expect(rows).to_have_count(6)


def test_nothing_picked_is_said_calmly(visit: Visit, lesson: Server) -> None:
    """Printing an empty list says what is missing instead."""
    root = open_list(visit, lesson)
    root.get_by_role("button", name="Print my questions").click()
    expect(root.locator("[data-print-said]")).to_contain_text("Nothing is picked yet")
    expect(root.locator("[data-print-said]")).to_be_in_viewport()


def test_without_a_script_the_questions_can_be_read(lesson: Server, visit: Visit) -> None:
    """The plain list is in the page."""
    answer = visit.context.request.get(lesson.lesson("mine"))
    assert "Which lesions grew" in answer.text() or "Which spots grew" in answer.text()


def test_words_that_were_not_saved_are_not_lost(visit: Visit, lesson: Server) -> None:
    """Half-written words outlive another button and a reload, and stand on the sheet when it is printed."""
    root = open_list(visit, lesson)
    rows = root.locator("[data-item]")
    change = rows.nth(1).get_by_role("button", name="Change")
    change.click()
    expect(change).to_have_attribute("aria-expanded", "true")
    rows.nth(1).locator("[data-edit-text]").fill("Which spots grew since May?")
    root.locator("[data-add]").get_by_label("The question").fill("Who is there at night?")
    rows.nth(0).locator("label").first.click()
    expect(rows.nth(1).locator("[data-edit-text]")).to_have_value("Which spots grew since May?")
    visit.page.reload()
    expect(rows.nth(1).locator("[data-edit-text]")).to_have_value("Which spots grew since May?")
    expect(root.locator("[data-add]").get_by_label("The question")).to_have_value("Who is there at night?")
    visit.page.evaluate("window.print = () => {}")
    root.get_by_role("button", name="Print my questions").click()
    lines = root.locator("[data-sheet-list] li")
    expect(lines).to_have_count(3)
    expect(lines.nth(1)).to_contain_text("Which spots grew since May?")
    expect(lines.nth(2)).to_contain_text("Who is there at night?")


def test_a_question_without_words_is_asked_for_calmly(visit: Visit, lesson: Server) -> None:
    """Nothing is added or emptied; a sentence says what is missing, and the focus goes to the field."""
    root = open_list(visit, lesson)
    count = root.locator("[data-item]").count()
    root.locator("[data-add]").get_by_role("button", name="Add").click()
    expect(root.locator("[data-said]")).to_have_text("Write the question first.")
    expect(root.locator("[data-add-text]")).to_be_focused()
    assert root.locator("[data-item]").count() == count
