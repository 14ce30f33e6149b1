"""The next visit: what may stand on its page, how much room it takes, and the document that it becomes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content import Library
from widgets.model.sheet import Line, Part, Sheet
from widgets.model.visit import (
    FIELDS,
    FIRST,
    LINES_A_PAGE,
    MOST_QUESTIONS,
    MOST_STEPS,
    AskedVisit,
    Visit,
    lines_of,
    unknown_questions,
)
from widgets.model.visit_page import FIELDS_OF, visit_page
from widgets.model.written import MOST_CELL_LETTERS, MOST_LETTERS, UnreadableError, read_sent

LIBRARY = Library()
PLAN = LIBRARY.visit("next-visit")
TEXT = st.text(max_size=40)


def say(name: str) -> str:
    """A word for each name, so that a test sees where it stands."""
    return "{date}" if name == "dated" else f"<{name}>"


def page_of(**written: Any) -> Sheet:
    """The document of a page on which this is written."""
    return visit_page(Visit.model_validate(written), ("T", ""), PLAN.bring, say)


def part(sheet: Sheet, name: str) -> Part:
    """One part of a document."""
    return next(one for one in sheet.parts if one.name == name)


def test_the_example_shows_every_part_and_fits_on_one_page() -> None:
    """Nadia and Yusuf's page leaves nothing out, and its first three questions are worth their place."""
    page = PLAN.example.page
    assert lines_of(page) <= LINES_A_PAGE
    assert all(getattr(page, name) for name in Visit.model_fields)
    assert {one.text for one in page.questions[:FIRST]} <= {one.text for one in PLAN.first.of("best")}


def test_every_offered_question_is_one_of_a_section_and_fits_into_a_row() -> None:
    """What is picked can be kept and sent."""
    assert unknown_questions(PLAN, set(LIBRARY.all_questions)) == []
    offered = [LIBRARY.all_questions[name] for offer in PLAN.offers for name in offer.questions]
    assert all(len(one.text) <= MOST_CELL_LETTERS for one in offered)
    assert unknown_questions(PLAN, set())[0] == (0, 0, PLAN.offers[0].questions[0])


def test_more_than_one_set_of_three_is_good() -> None:
    """The practice has more good questions than places, and a number that was not wanted is none of them."""
    assert len(PLAN.first.of("best")) > FIRST
    assert [one.id for one in PLAN.first.of("poor")] == ["how-many-months"]


def test_the_fourth_question_waits_and_empty_rows_leave_nothing() -> None:
    """Only what is written counts as one of the three."""
    rows = [{}, *({"text": f"Q{n}"} for n in range(3)), {"text": "Q3", "who": "nurse"}]
    assert part(page_of(questions=rows), "questions").rows == (
        *((Line("", f"Q{n}"),) for n in range(3)),
        (Line("<later>", "Q3"), Line("<to>", "nurse")),
    )


def test_choices_stand_in_words_and_things_in_their_own_order() -> None:
    """“We need one” is a request on the page; what is no longer offered is left out."""
    sheet = page_of(interpreter="ask", bring=["papers", "gone", "this-page"])
    lines = {one.field: one.text for one in part(sheet, "people").lines}
    assert lines["interpreter"] == "<interpreter_ask>"
    assert part(sheet, "bring").rows == tuple((Line("", one.text),) for one in PLAN.bring[:2])
    assert {one.field: one.text for one in part(sheet, "person").lines}["whose"] == ""


def test_what_is_heard_has_room_for_a_pen() -> None:
    """The parts for the visit itself leave room, those for before it do not."""
    assert [one.name for one in page_of().parts if one.has_room] == ["notes", "call"]


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ({"wants": "a" * (MOST_LETTERS + 1)}, "long"),
        ({"questions": [{"text": "a" * (MOST_CELL_LETTERS + 1)}]}, "long"),
        ({"questions": [{}] * (MOST_QUESTIONS + 1)}, "long"),
        ({"steps": [{}] * (MOST_STEPS + 1)}, "long"),
        ({"bring": ["papers"] * 13}, "long"),
        ({"interpreter": "my child"}, "shape"),
        ({"bring": ["../x"]}, "shape"),
        ({"name": "Ada"}, "shape"),
        ({"date": "soon"}, "shape"),
        (7, "shape"),
    ],
)
def test_what_is_no_page_is_refused_with_its_reason(page: object, fault: str) -> None:
    """Too long and out of shape are told apart."""
    with pytest.raises(UnreadableError) as refused:
        read_sent(AskedVisit, json.dumps({"sheet": "own", "page": page}))
    assert refused.value.fault == fault


def test_what_is_brought_is_one_list_with_ones_own_things_last() -> None:
    """What is ticked comes first; where nothing is ticked or written, the list is empty, and no label stands alone."""
    ticked = [one.text for one in PLAN.bring][:2]
    for names, also, expected in (
        ([], "", []),
        ([], "A cushion\n\nA list", ["A cushion", "A list"]),
        ([one.id for one in PLAN.bring][:2], "A cushion", [*ticked, "A cushion"]),
    ):
        bring = part(visit_page(Visit(bring=names, bring_also=also), ("T", ""), PLAN.bring, say), "bring")
        assert bring.lines == ()
        assert [row[0].text for row in bring.rows or ()] == expected


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, TEXT)), st.lists(st.fixed_dictionaries({"text": TEXT})))
def test_every_word_that_is_written_stands_once_in_the_document(written: dict[str, str], rows: list[Any]) -> None:
    """Nothing is lost on the way to paper, whatever it is, and each field has one place."""
    visit = Visit.model_validate(written | {"questions": rows[:MOST_QUESTIONS]})
    sheet = visit_page(visit, ("T", ""), PLAN.bring, say)
    lines = {line.field: line.text for one in sheet.parts for line in one.lines}
    assert sorted(lines) == sorted(field for fields in FIELDS_OF.values() for field in fields)
    assert {"bring_also", *lines} >= set(FIELDS)
    assert all(lines[name] == getattr(visit, name) for name in FIELDS if name != "bring_also")
    brought = [row[0].text for row in part(sheet, "bring").rows or ()]
    assert brought == [one.strip() for one in visit.bring_also.split("\n") if one.strip()]
    asked = [row[0].text for row in part(sheet, "questions").rows or ()]
    assert asked == [one.text for one in visit.questions if one.text]
    assert lines_of(visit) >= len(FIELDS) + len(visit.questions)
    assert lines_of(Visit()) == len(FIELDS) + 5
