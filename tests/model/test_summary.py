"""A case summary: what may stand in it, how much room it takes, and the document that it becomes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content import Library
from widgets.model.sheet import Line
from widgets.model.summary import (
    FIELDS,
    LINES_A_PAGE,
    MOST_ROWS,
    Asked,
    Summary,
    lines_of,
)
from widgets.model.summary_page import summary_page
from widgets.model.written import MOST_CELL_LETTERS, MOST_LETTERS, UnreadableError, read_sent, tidy

ANGELA = Library().summaries()[0]


def say(name: str) -> str:
    """A word for each name, so that a test sees where it stands."""
    return "{date}" if name == "dated" else f"<{name}>"


def test_the_example_has_all_five_parts_and_fits_on_one_page() -> None:
    """Angela's page leaves nothing out, and shows honest gaps."""
    assert lines_of(ANGELA.page) <= LINES_A_PAGE
    assert any("not known" in treatment.why for treatment in ANGELA.page.story)
    page = summary_page(ANGELA.page, ANGELA.title, ANGELA.about, say)
    assert [part.name for part in page.parts] == ["person", "today", "story", "missing", "question"]
    assert page.dated == "6 October 2025"


def test_empty_cells_leave_their_labels_out_and_empty_rows_leave_nothing() -> None:
    """“Why it stopped” stands only where there is a reason."""
    summary = Summary.model_validate(
        {"story": [{}, {"when": "May"}, {"what": "Tablets", "why": "rash"}], "missing": [{"who": "Ana"}]}
    )
    story, missing = (part.rows for part in summary_page(summary, "T", "", say).parts if part.rows is not None)
    assert story == ((Line("May", ""),), (Line("", "Tablets"), Line("<stopped>", "rash")))
    assert missing == ((Line("", ""), Line("<asked>", "Ana")),)


@given(st.text())
def test_tidy_text_can_stand_in_any_file(text: str) -> None:
    """No control character and no half letter is left, whatever came in; a second look changes nothing."""
    made = tidy(text)
    assert not any(ord(letter) < 32 and letter != "\n" for letter in made)
    made.encode()
    assert tidy(made) == made


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ({"matters": "a" * (MOST_LETTERS + 1)}, "long"),
        ({"story": [{"what": "a" * (MOST_CELL_LETTERS + 1)}]}, "long"),
        ({"missing": [{}] * (MOST_ROWS + 1)}, "long"),
        ({"matters": 7}, "shape"),
        ({"name": "Ada"}, "shape"),
        ({"date": "yesterday"}, "shape"),
        ([], "shape"),
    ],
)
def test_what_is_no_page_is_refused_with_its_reason(page: object, fault: str) -> None:
    """Too long and out of shape are told apart."""
    with pytest.raises(UnreadableError) as refused:
        read_sent(Asked, json.dumps({"sheet": "own", "page": page}))
    assert refused.value.fault == fault


def test_more_words_take_more_lines_and_wide_letters_twice_the_room() -> None:
    """The count grows with the text, line ends count, and an empty page counts its blanks."""
    assert lines_of(Summary()) == len(FIELDS)
    assert lines_of(Summary(matters="a" * 300)) == len(FIELDS) + 3
    assert lines_of(Summary(matters="a\nb\nc")) == len(FIELDS) + 2
    assert lines_of(Summary(matters="你" * 150)) == lines_of(Summary(matters="a" * 300))
