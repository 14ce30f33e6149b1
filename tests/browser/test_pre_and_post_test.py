"""The test before and after the course: taken on two pages, compared, skipped without a word, and kept here alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.case_player import CasePlayer
from tests.browser.conftest import Visit
from tests.browser.notebooks import write_notebook
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server, free_port, our_command, serving
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from tests.browser.test_quiz import QuizTaker
from widgets.content import Library

LIBRARY = Library()
WORDS = LIBRARY.words
BEFORE, AFTER = LIBRARY.quiz("00-before"), LIBRARY.quiz("08-after")
TARGETS = "button:not(.cite):not(.term), .option label, .sureness label"
COUNT = len(BEFORE.questions)


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Two lessons: the first holds the test before, the last the test after."""
    folder = tmp_path_factory.mktemp("tests")
    for name, quiz in (("first", BEFORE), ("last", AFTER)):
        write_notebook(folder, name, "# A page", f'from widgets import quiz\nquiz("{quiz.id}")')
    with serving(our_command(str(folder)), free_port(), wait_for="lessons/last") as server:
        yield server


def taker(visit: Visit, lesson: Server, page: str) -> QuizTaker:
    """Come to the test on one of the two pages."""
    visit.page.goto(lesson.lesson(page))
    made = QuizTaker(visit, BEFORE if page == "first" else AFTER)
    expect(made.root).to_have_class(re.compile("is-alive"))
    return made


def sound(visit: Visit, root: Locator) -> None:
    """Nothing to complain of for axe, no sideways scroll, and each target large enough."""
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5


def table(test: QuizTaker) -> list[list[str]]:
    """What the table says, row by row, without its dots and without what is hidden."""
    rows: list[list[str]] = test.scene.locator("[data-level]").evaluate_all(
        "rows => rows.map(row => [...row.cells].filter(c => !c.hidden).map(c => c.firstChild.textContent))"
    )
    return rows


@pytest.mark.parametrize("visit", [{"width": 360}], indirect=True, ids=["360"])
def test_both_tests_are_taken_and_compared(visit: Visit, lesson: Server) -> None:
    """Three right before and six after, by how sure; a second try changes nothing; nothing leaves the browser."""
    before = taker(visit, lesson, "first")
    expect(before.root).to_contain_text("about 6 minutes")
    sound(visit, before.root)
    before.take(["best"] * 3 + ["poor"] * 5, "Very sure")
    expect(before.scene).to_contain_text(WORDS["quiz_kept"])
    assert before.root.locator("[data-verdict]:visible").count() == 0
    visit.asked.clear()
    after = taker(visit, lesson, "last")
    after.take(["best"] * 6 + ["poor"] * 2, "Fairly sure")
    expect(after.scene).to_contain_text("6 of 8 times you chose the strongest answer.")
    expect(after.scene).to_contain_text("At the start it was 3 of 8. Something has moved.")
    expect(after.scene).to_contain_text("one or two more or less can be chance")
    assert after.scene.locator(".dots dd").all_inner_texts() == ["●●●○○○○○", "●●●●●●○○"]
    compared = [
        ["Guessing", "none", "none"],
        ["Fairly sure", "none", "6 of 8"],
        ["Very sure", "3 of 8", "none"],
        ["All answers", "3 of 8", "6 of 8"],
    ]
    assert table(after) == compared
    sound(visit, after.root)
    after.scene.locator("[data-again] button").first.click()
    after.answer(AFTER.questions[6], "best", "Very sure")
    after.scene.get_by_role("button", name="Continue").click()  # back to the result, not on to the next question
    assert table(after) == compared
    assert after.scene.locator("[data-again] button").all_inner_texts() == ["Question 8"]
    assert not [url for url in visit.asked if "/ask/" in url]


@pytest.mark.parametrize("visit", [{"width": 320}], indirect=True, ids=["320"])
def test_who_skipped_the_first_is_told_so_and_sees_what_is_there(visit: Visit, lesson: Server) -> None:
    """Half of the first test is as none; the last goes on after a reload and with the line cut."""
    before = taker(visit, lesson, "first")
    before.answer(BEFORE.questions[0], "best", "Guessing")
    after = taker(visit, lesson, "last")
    visit.context.set_offline(True)
    after.answer(AFTER.questions[0], "poor", "Very sure")
    expect(after.scene.locator("[role=status] [data-verdict]")).to_be_visible()
    visit.context.set_offline(False)
    visit.page.reload()
    expect(after.scene).to_have_attribute("data-question", AFTER.questions[0].id)
    after.scene.get_by_role("button", name="Continue").click()
    for question in AFTER.questions[1:]:
        after.answer(question, "best", "Guessing")
        after.scene.get_by_role("button", name="Continue").click()
    expect(after.scene).to_contain_text(WORDS["quiz_no_before"])
    expect(after.scene).to_contain_text("You were very sure of one answer; another was stronger.")
    assert table(after) == [
        ["Guessing", "7 of 7"],
        ["Fairly sure", "none"],
        ["Very sure", "0 of 1"],
        ["All answers", "7 of 8"],
    ]
    expect(after.scene.locator("[data-few]")).to_be_hidden()
    sound(visit, after.root)


def test_the_first_test_is_taken_by_keyboard(visit: Visit, lesson: Server) -> None:
    """Tab, arrows and Enter answer two questions, and the focus goes to the next one each time."""
    before = taker(visit, lesson, "first")
    keys = CasePlayer(visit.page, "unused")
    for question, following in zip(BEFORE.questions[:2], BEFORE.questions[1:3], strict=True):
        best = next(answer.id for answer in question.answers if answer.verdict == "best")
        keys.choose_by_keys(before.scene.locator("fieldset").first, best)
        keys.choose_by_keys(before.scene.locator("[data-confidence]"), "guessing")
        keys.tab_to(before.scene.locator("button[type=submit]"))
        visit.page.keyboard.press("Enter")
        expect(before.scene).to_have_attribute("data-question", following.id)
        expect(before.scene.locator("[data-heading]")).to_be_focused()


@pytest.mark.parametrize(
    "kept", ["{", "7", '{"ended":true,"answers":{"lucia-marker":{"option":"?","sure":"constructor"}}}']
)
def test_what_is_kept_may_be_foreign(visit: Visit, lesson: Server, kept: str) -> None:
    """Whatever stands where the first test keeps its answers counts as not taken."""
    answers = {question.id: {"option": question.answers[0].id, "sure": "fairly"} for question in AFTER.questions}
    visit.page.goto(lesson.lesson("first"))
    visit.page.evaluate(
        "([before, after]) => (localStorage['reassess:quiz:00-before'] = before,"
        " localStorage['reassess:quiz:08-after'] = after)",
        [kept, json.dumps({"answers": answers, "at": COUNT})],
    )
    after = taker(visit, lesson, "last")
    expect(after.scene).to_contain_text(WORDS["quiz_no_before"])
    assert table(after)[3] == ["All answers", f"{sum(q.answers[0].verdict == 'best' for q in AFTER.questions)} of 8"]


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-script"])
def test_both_tests_can_be_read_and_printed_without_a_script(visit: Visit, lesson: Server) -> None:
    """All questions of the last test stand on paper with all answers; the first test has no feedback at all."""
    visit.page.goto(lesson.lesson("first"))
    assert visit.page.locator("[data-question]:visible").count() >= COUNT
    assert visit.page.locator("[data-feedback-for]").count() == 0
    visit.page.goto(lesson.lesson("last"))
    text = words_on_paper(visit.page)
    for question in AFTER.questions:
        assert question.text.strip() in text
        assert all(answer.text in text for answer in question.answers)
