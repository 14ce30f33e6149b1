"""The forms before and after: the same ideas, as hard as each other by all that can be counted."""

from __future__ import annotations

from collections import Counter

import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st

from widgets.content import Library
from widgets.model.quiz import Question, Quiz, twin_defects

LIBRARY = Library()
QUIZZES = [LIBRARY.quiz(name) for name in LIBRARY.names("quizzes")]
FORMS = [quiz for quiz in QUIZZES if quiz.measured_from]
BEFORE, AFTER = LIBRARY.quiz("00-before"), LIBRARY.quiz("08-after")
SECTION_OF = {
    belief.id: room[:2] for room in LIBRARY.names("misconceptions") for belief in LIBRARY.read("misconceptions", room)
}


def pairs(after: Quiz, before: Quiz) -> list[tuple[Question, Question]]:
    """Each question of the form before, with its twin."""
    twins = {question.id: question for question in after.questions}
    return [(question, twins[question.matches or ""]) for question in before.questions]


def read_text(questions: list[Question]) -> str:
    """What a learner reads before feedback."""
    return " ".join(" ".join([one.text, *(answer.text for answer in one.answers)]) for one in questions)


PAIRS = pairs(AFTER, BEFORE)


def test_each_form_after_has_its_form_before() -> None:
    """Seven sections and the course as a whole; the twins of each match one to one."""
    assert [form.id for form in FORMS] == [f"0{n}-after" for n in range(1, 9)]
    for form in FORMS:
        assert list(twin_defects(form, LIBRARY.quiz(form.measured_from or ""))) == []


def test_the_course_asks_about_each_section() -> None:
    """Eight questions, at least one from each of the sections 1 to 7, each about a belief of its own."""
    beliefs = [question.belief or "" for question in BEFORE.questions]
    assert len(beliefs) == len(set(beliefs)) == 8
    assert {SECTION_OF[belief] for belief in beliefs} == {f"0{n}" for n in range(1, 8)}


@pytest.mark.parametrize(("before", "after"), PAIRS, ids=lambda question: question.id)
def test_twins_are_alike(before: Question, after: Question) -> None:
    """The same belief, as many answers of each kind, no word of a name in common, and about as much to read."""
    assert after.belief == before.belief
    assert Counter(one.verdict for one in after.answers) == Counter(one.verdict for one in before.answers)
    assert sum(one.verdict == "poor" for one in before.answers) == 2
    assert before.text != after.text
    words = [len(read_text([one]).split()) for one in (before, after)]
    assert max(words) <= 1.3 * min(words)
    best = [next(one for one in form.answers if one.verdict == "best") for form in (before, after)]
    assert abs(len(best[0].text.split()) - len(best[1].text.split())) <= 6


def test_both_forms_read_as_easily() -> None:
    """Grade 6 at most, half a grade apart at most, and within a tenth of each other's length."""
    texts = [read_text(form.questions) for form in (BEFORE, AFTER)]
    grades = [textstat.textstat.flesch_kincaid_grade(text) for text in texts]
    assert max(grades) <= 6
    assert abs(grades[0] - grades[1]) <= 0.5
    lengths = [len(text.split()) for text in texts]
    assert max(lengths) <= 1.1 * min(lengths)


@pytest.mark.parametrize("form", [BEFORE, AFTER], ids=lambda form: form.id)
def test_the_strongest_answer_cannot_be_seen_from_its_length(form: Quiz) -> None:
    """It is the longest in at most half of the questions, and never half as long again as the next."""
    longest = 0
    for question in form.questions:
        best, *others = sorted(question.answers, key=lambda one: one.verdict != "best")
        longest += len(best.text) > max(len(one.text) for one in others)
        assert len(best.text) <= 1.5 * max(len(one.text) for one in others)
    assert longest <= len(form.questions) / 2


@given(st.data())
def test_any_change_of_a_form_alone_is_found(data: st.DataObject) -> None:
    """A question left out, an answer more, another belief or another twin: each is a defect."""
    form = data.draw(st.sampled_from(FORMS))
    before = LIBRARY.quiz(form.measured_from or "")
    at = data.draw(st.integers(0, len(form.questions) - 1))
    one = form.questions[at]
    change = data.draw(st.sampled_from(["left-out", "answer", "belief", "matches"]))
    changed = {
        "left-out": [],
        "answer": [one.model_copy(update={"answers": one.answers[:-1]})],
        "belief": [one.model_copy(update={"belief": "something-else"})],
        "matches": [one.model_copy(update={"matches": form.questions[at].id})],
    }[change]
    questions = [*form.questions[:at], *changed, *form.questions[at + 1 :]]
    assert list(twin_defects(form.model_copy(update={"questions": questions}), before))
