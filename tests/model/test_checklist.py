"""From marks to letters: nothing that is missing is left out, nothing else is asked, in the learner's order."""

from __future__ import annotations

import re

import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st

from widgets.check.text_rules import EASY_GRADE
from widgets.content import Library
from widgets.model.checklist import (
    PAPER_MARKS,
    Checklist,
    Holder,
    asked,
    bag_lines,
    defects,
    letter_text,
    letters,
    own_lines,
    papers_by_date,
)

LIBRARY = Library()
LISTS = [LIBRARY.checklist(name) for name in LIBRARY.names("checklists")]
CHECKLIST = LIBRARY.checklist("complete-summary")
BAG = LIBRARY.bag(CHECKLIST.bag)
IDS = [item.id for item in CHECKLIST.items]
LINES = {"bag": bag_lines(CHECKLIST, BAG), "own": own_lines(CHECKLIST)}
MARKS = st.fixed_dictionaries({}, optional={name: st.sampled_from(PAPER_MARKS) for name in IDS})
ORDERS = st.permutations(IDS)
WHOSE = st.sampled_from(sorted(LINES))
MOST_WORDS = 200


@given(MARKS, ORDERS)
def test_what_is_missing_or_not_enough_is_asked_for_and_nothing_else(marks: dict[str, str], order: list[str]) -> None:
    """What is there, and what bears no mark, is not asked for; the order is the learner's."""
    wanted = asked(marks, order)
    assert set(wanted) == {name for name, mark in marks.items() if mark != "there"}
    assert wanted == sorted(wanted, key=order.index)


@given(MARKS, ORDERS, WHOSE)
def test_each_question_stands_in_the_letter_of_its_holder(marks: dict[str, str], order: list[str], whose: str) -> None:
    """Put together again, the letters hold each question once for each holder, in the order of the list."""
    wanted, lines = asked(marks, order), LINES[whose]
    found = letters(wanted, lines)
    expected = [line for name in wanted for line in lines[name]]
    assert sum(len(questions) for questions in found.values()) == len(expected)
    for holder, questions in found.items():
        assert questions == [text for who, text in expected if who == holder]
        assert questions


@given(MARKS, ORDERS, WHOSE, st.sampled_from(IDS))
def test_one_more_missing_thing_never_takes_a_question_away(
    marks: dict[str, str], order: list[str], whose: str, name: str
) -> None:
    """To mark one thing as missing adds its own questions, and leaves all others as they are."""
    before = letters(asked(marks | {name: "there"}, order), LINES[whose])
    after = letters(asked(marks | {name: "missing"}, order), LINES[whose])
    own = [text for _, text in LINES[whose][name]]
    for holder, questions in after.items():
        assert [text for text in questions if text not in own] == before.get(holder, [])
    assert set(before) <= set(after)


@given(st.sampled_from(CHECKLIST.holders), st.lists(st.sampled_from(["May we?", "Who has it?", "When?"]), max_size=6))
def test_a_letter_names_its_holder_and_numbers_its_questions(holder: Holder, questions: list[str]) -> None:
    """Opening, numbered questions and closing follow each other, and no blank is left unfilled."""
    text = letter_text(CHECKLIST, holder, questions)
    assert holder.name in text.splitlines()[0]
    assert re.findall(r"^(\d+)\. (.+)$", text, re.MULTILINE) == [
        (str(number), question) for number, question in enumerate(questions, start=1)
    ]
    assert text.endswith(CHECKLIST.form(holder).closing)
    assert "{" not in text


@pytest.mark.parametrize("whose", sorted(LINES))
def test_the_longest_letter_to_each_holder_is_short_polite_and_plain(whose: str) -> None:
    """With everything missing, a letter stays below grade 8 and 200 words, is kind, and promises nothing."""
    for holder in CHECKLIST.holders:
        questions = letters(IDS, LINES[whose]).get(holder.id, [])
        text = letter_text(CHECKLIST, holder, questions).split("To fill in by hand")[0]
        assert textstat.flesch_kincaid_grade(text) <= EASY_GRADE, text
        assert len(text.split()) <= MOST_WORDS
        assert re.search(r"Thank you|Take your time", text)
        assert not re.search(r"\b(will|promise|guarantee|must|demand)\b", text.replace("will it be needed", ""))


@pytest.mark.parametrize("checklist", LISTS, ids=lambda one: one.id)
def test_each_list_of_the_course_fits_its_bag_and_the_bank(checklist: Checklist) -> None:
    """No paper is named that is not there, each missing thing is asked for once, and each reason is cited."""
    assert list(defects(checklist, LIBRARY.bag(checklist.bag))) == []
    cited = [cite for item in checklist.items for cite in (item.why, item.bag.could_change) if cite]
    assert {fact for one in cited for fact in one.facts} <= set(LIBRARY.facts)


def test_each_holder_is_asked_for_something() -> None:
    """No letter exists that can never be written, and each mark of the list is used by the bag."""
    assert set(letters(IDS, LINES["own"])) == {holder.id for holder in CHECKLIST.holders}
    assert {item.bag.mark for item in CHECKLIST.items} == set(PAPER_MARKS)


def test_the_papers_lie_in_the_order_of_what_happened_first_in_each() -> None:
    """All papers are there once, the oldest first."""
    papers = papers_by_date(BAG)
    first = [min(event.date for event in paper.events) for paper in papers]
    assert first == sorted(first)
    assert {paper.id for paper in papers} == {paper.id for paper in BAG.records}
