"""The quizzes of a lesson: answered by mouse and by keyboard, kept, compared, and without a network."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.case_player import CasePlayer
from tests.browser.conftest import LESSON, Visit
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server
from widgets.content import Library
from widgets.model.quiz import Question, Quiz

LIBRARY = Library()
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]


@dataclass
class QuizTaker:
    """One quiz on a page, and what it asks."""

    visit: Visit
    quiz: Quiz

    @property
    def root(self) -> Locator:
        """The whole quiz."""
        return self.visit.page.locator(f"#quiz-{self.quiz.id}")

    @property
    def scene(self) -> Locator:
        """The question that is open, or the result."""
        return self.root.locator(".scene.is-current")

    def at(self) -> str | None:
        """The id of the question that is open."""
        return self.scene.get_attribute("data-question")

    def answer(self, question: Question, verdict: str, sure: str) -> None:
        """Choose the first answer with this verdict, say how sure, and hand it in."""
        option = next(answer.id for answer in question.answers if answer.verdict == verdict)
        self.scene.locator(f"[data-option={option}] label").click()
        self.scene.locator("label", has_text=sure).click()
        self.scene.locator("button[type=submit]").click()

    def take(self, verdicts: list[str], sure: str = "Fairly sure") -> None:
        """Answer all questions in order."""
        for question, verdict in zip(self.quiz.questions, verdicts, strict=True):
            expect(self.scene).to_have_attribute("data-question", question.id)
            self.answer(question, verdict, sure)
            if self.quiz.moment != "before":
                expect(self.scene.locator("[role=status] [data-verdict]")).to_be_visible()
                self.scene.get_by_role("button", name="Continue").click()


def address(course: Server, quiz_id: str) -> str:
    """Where a quiz stands: the check has a page of its own."""
    return course.lesson(LESSON) + (f"/quiz-{quiz_id}" if quiz_id.endswith("check") else "")


def taker(visit: Visit, course: Server, quiz_id: str) -> QuizTaker:
    """Come to one of the lesson's quizzes."""
    if visit.page.url != address(course, quiz_id):
        visit.page.goto(address(course, quiz_id))
    made = QuizTaker(visit, LIBRARY.quiz(quiz_id))
    expect(made.root).to_have_class(re.compile("is-alive"))
    return made


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=str)
def test_before_and_after_are_compared_in_words_dots_and_a_table(visit: Visit, course: Server) -> None:
    """One right before and three after: the gain is said, drawn and told by how sure the learner was."""
    before = taker(visit, course, "01-before")
    before.take(["best", "poor", "poor"], "Very sure")
    expect(before.scene).to_contain_text("Your answers are kept in this browser")
    assert before.root.locator("[data-verdict]:visible").count() == 0
    after = taker(visit, course, "01-after")
    after.take(["best", "best", "best"], "Guessing")
    expect(after.scene).to_contain_text("3 of 3 times you chose the strongest answer")
    expect(after.scene).to_contain_text("At the start it was 1 of 3")
    assert after.scene.locator(".dots dd").all_inner_texts() == ["●○○", "●●●"]
    rows = after.scene.locator("[data-level]").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    assert rows == [
        ["Guessing", "none", "3 of 3●●●"],
        ["Fairly sure", "none", "none"],
        ["Very sure", "1 of 3●○○", "none"],
        ["All answers", "1 of 3", "3 of 3"],
    ]
    expect(after.scene).to_contain_text(
        "This time you were very sure of none of your answers. At the start it was 1 of 3."
    )


def test_a_quiz_goes_on_after_a_reload_and_with_the_line_cut(visit: Visit, course: Server) -> None:
    """Feedback needs no network, and what was answered is there after a reload."""
    check = taker(visit, course, "01-check")
    first, second = check.quiz.questions[:2]
    visit.context.set_offline(True)
    check.answer(first, "poor", "Guessing")
    told = check.scene.locator("[role=status] [data-verdict]")
    expect(told).to_have_text("Think again")
    check.scene.get_by_role("button", name="Continue").click()
    visit.context.set_offline(False)
    visit.page.reload()
    expect(check.scene).to_have_attribute("data-question", second.id)
    check.root.get_by_role("button", name="Back").click()
    expect(check.scene).to_have_attribute("data-question", first.id)
    expect(told).to_have_text("Think again")


def test_the_first_form_can_be_gone_back_in(visit: Visit, course: Server) -> None:
    """Back shows the earlier question with its answer and moves the focus there; it still says nothing about it."""
    before = taker(visit, course, "01-before")
    first = before.quiz.questions[0]
    before.answer(first, "best", "Guessing")
    before.root.get_by_role("button", name="Back").click()
    expect(before.scene).to_have_attribute("data-question", first.id)
    expect(before.scene.locator("[data-heading]")).to_be_focused()
    expect(before.scene.locator("[data-option] input:checked")).to_have_count(1)
    expect(before.scene.get_by_role("status")).to_be_empty()


def test_the_result_leads_back_and_the_mirror_keeps_the_first_answer(visit: Visit, course: Server) -> None:
    """A weaker answer is named as a button that goes there; a second try mends the score, not the mirror."""
    check = taker(visit, course, "01-check")
    questions = check.quiz.questions
    check.take(["best", "poor", *["best"] * (len(questions) - 2)], "Very sure")
    again = check.scene.locator("[data-again] button")
    assert again.all_inner_texts() == ["Question 2"]
    assert (again.bounding_box() or {"height": 0})["height"] >= 44
    again.click()
    expect(check.scene).to_have_attribute("data-question", questions[1].id)
    expect(check.scene.locator("[data-heading]")).to_be_focused()
    check.answer(questions[1], "best", "Guessing")
    visit.page.reload()
    for _ in questions[1:]:
        check.scene.get_by_role("button", name="Continue").click()
    expect(check.scene).to_contain_text(f"{len(questions)} of {len(questions)} times you chose the strongest answer")
    expect(check.scene.locator("[data-again]")).to_be_hidden()
    cells = check.scene.locator("[data-level=very] td").all_inner_texts()
    assert cells == [str(len(questions)), str(len(questions) - 1)]


def test_without_the_first_form_nothing_is_compared(visit: Visit, course: Server) -> None:
    """Who skipped the questions at the start is told so kindly, and gets no made-up gain."""
    after = taker(visit, course, "01-after")
    after.take(["poor", "best", "poor"])
    expect(after.scene).to_contain_text("1 of 3 times you chose the strongest answer")
    expect(after.scene).to_contain_text("nothing to compare with")
    expect(after.scene.locator("[data-dots-before]")).to_be_hidden()


def test_a_quiz_is_taken_by_keyboard(visit: Visit, course: Server) -> None:
    """Tab, arrows, Space and Enter answer a question, and the focus goes to the next."""
    before = taker(visit, course, "01-before")
    keys = CasePlayer(visit.page, "unused")
    for question, following in zip(before.quiz.questions, [*before.quiz.questions[1:], None], strict=True):
        best = next(answer.id for answer in question.answers if answer.verdict == "best")
        keys.choose_by_keys(before.scene.locator("fieldset").first, best)
        keys.choose_by_keys(before.scene.locator("[data-confidence]"), "fairly")
        keys.tab_to(before.scene.locator("button[type=submit]"))
        visit.page.keyboard.press("Enter")
        expect(before.scene).to_have_attribute("data-question", following.id if following else "result")
        expect(before.scene.locator("[data-heading]")).to_be_focused()


def test_what_is_missing_is_said_and_nothing_is_lost(visit: Visit, course: Server) -> None:
    """An answer without a choice, then without how sure: a calm sentence, and the choice stays."""
    before = taker(visit, course, "01-before")
    status = before.scene.locator("[role=status]")
    before.scene.locator("button[type=submit]").click()
    expect(status).to_contain_text("Choose")
    before.scene.locator("[data-option] label").first.click()
    before.scene.locator("button[type=submit]").click()
    expect(status).to_contain_text("How sure are you?")
    assert before.scene.locator("[data-option] input:checked").count() == 1


def test_print_holds_each_question_and_what_the_course_says_to_each_answer(visit: Visit, course: Server) -> None:
    """On paper all questions of the check stand with all answers and their feedback."""
    check = taker(visit, course, "01-check")
    text = words_on_paper(visit.page)
    for question in check.quiz.questions:
        assert question.text.strip() in text
        for answer in question.answers:
            assert answer.text in text
            assert answer.feedback.split(". ")[0].strip() in text


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-script"])
def test_without_a_script_each_answer_can_be_read_with_its_feedback(visit: Visit, course: Server) -> None:
    """All questions stand below each other; feedback is folded under each of the later forms."""
    visit.page.goto(address(course, "01-check"))
    check = QuizTaker(visit, LIBRARY.quiz("01-check"))
    assert check.root.locator("[data-question]:visible").count() >= len(check.quiz.questions)
    check.root.locator("summary").first.click()
    expect(check.root.locator(".one-feedback").first).to_be_visible()
