"""A laboratory report: it is made up, dated, and leaves something to find."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model.report import Report

LIBRARY = Library()
SHEET = LIBRARY.report("lung-pathology-report")
DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))


def with_(**changes: object) -> Report:
    """The pathology report with something changed, read anew."""
    return Report.model_validate(SHEET.model_dump() | changes)


@given(DAYS, st.integers(0, 4000))
def test_the_age_of_a_sample_is_in_whole_months(taken: date, days: int) -> None:
    """A month counts when its day has come again; a later reader never sees a younger sample."""
    today = taken + timedelta(days=days)
    months = SHEET.model_copy(update={"taken": taken, "today": today}).months
    assert 0 <= months <= days / 28
    assert months >= days // 31
    later = SHEET.model_copy(update={"taken": taken, "today": today + timedelta(days=1)}).months
    assert later in {months, months + 1}


def test_a_sample_cannot_come_after_its_reader() -> None:
    """Such a report is refused; one from the same day is not."""
    with pytest.raises(ValidationError, match="sample from after `today`"):
        with_(taken=SHEET.today + timedelta(days=1))
    assert with_(taken=SHEET.today).months == 0


@pytest.mark.parametrize("name", LIBRARY.names("reports") or ["none"])
def test_each_report_of_the_course_can_be_read(name: str) -> None:
    """Each part says three things with known facts, each question has all verdicts, and the sheet is made up."""
    report = LIBRARY.report(name)
    assert "made up" in " ".join(report.content_notes)
    assert "Made up" in report.signed
    assert report.months >= 12
    for part in report.parts:
        for cited in (part.says, part.silent, part.ask):
            assert set(cited.facts) <= set(LIBRARY.facts)
        assert part.ask.text.endswith("?")
    for question in report.questions:
        assert len({answer.feedback for answer in question.answers}) == len(question.answers)
        assert {answer.verdict for answer in question.answers} == {"best", "acceptable", "poor"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"parts": [SHEET.parts[0], *SHEET.parts[:2]]}, "has `.*` twice"),
        ({"questions": [SHEET.questions[0]] * 3}, "has `.*` twice"),
        ({"questions": SHEET.questions[:2]}, "at least 3 items"),
        ({"parts": SHEET.parts[:2]}, "at least 3 items"),
    ],
)
def test_an_author_is_told_what_does_not_fit(change: dict[str, object], said: str) -> None:
    """Each fault is refused with a sentence that names it."""
    with pytest.raises(ValidationError, match=said):
        with_(**change)
