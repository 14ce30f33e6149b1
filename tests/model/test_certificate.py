"""The certificate of completion: what it says of any learner, and what it never says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model.certificate import (
    LIMITS,
    MOST_NAME_LETTERS,
    CertificateAsked,
    certificate_page,
    day_of,
    finished_of,
)
from widgets.model.sheet import Sheet
from widgets.model.written import UnreadableError

LIBRARY = Library()
IDS = [section.id for section in LIBRARY.sections]
TODAY = date(2026, 11, 26)


def said(name: str) -> str:
    """The words of the certificate by their short names."""
    return LIBRARY.words.get(f"certificate_{name}") or LIBRARY.words[f"sheet_{name}"]


def page(asked: CertificateAsked) -> Sheet:
    """The certificate that was asked for."""
    return certificate_page(asked.name, finished_of(asked, LIBRARY.sections), asked.day, LIBRARY.course, said)


@given(st.lists(st.sampled_from(IDS), min_size=1, max_size=20))
def test_the_finished_parts_stand_in_order_with_their_minutes(ids: list[str]) -> None:
    """In any order and named twice: each part once, as the course has them, and the minutes are their sum."""
    sheet = page(CertificateAsked(sections=ids, day=TODAY))
    finished = [section for section in LIBRARY.sections if section.id in ids]
    rows = [row[0].text for row in sheet.parts[1].rows or ()]
    assert [section.title in row for section, row in zip(finished, rows, strict=True)] == [True] * len(finished)
    assert sheet.parts[0].lines[0].text == f"about {sum(section.minutes for section in finished)} minutes"


@given(st.text(max_size=MOST_NAME_LETTERS))
def test_any_name_stays_on_one_line(name: str) -> None:
    """What no file can hold goes, and line ends become spaces; without a name there is room to write it by hand."""
    sheet = page(CertificateAsked(name=name, sections=IDS[:1], day=TODAY))
    assert "\n" not in sheet.about
    assert sheet.about.isprintable() or not name.isprintable()
    assert (sheet.about == said("blank_name")) == (not CertificateAsked(name=name, sections=IDS[:1], day=TODAY).name)


def test_it_says_what_it_is_not() -> None:
    """No credit, no licence, nobody checked who it was: on each certificate, also on an empty one."""
    for name, ids in (("Amina", IDS), ("", IDS[:1])):
        sheet = page(CertificateAsked(name=name, sections=ids, day=TODAY))
        limits = " ".join(row[0].text for row in sheet.parts[2].rows or ())
        assert len(sheet.parts[2].rows or ()) == len(LIMITS)
        for words in ("completion", "no credit", "no licence", "Nobody checked who this person is"):
            assert words in limits
        assert sheet.parts[0].lines[1].text == LIBRARY.course.version


@pytest.mark.parametrize(
    "wanted",
    [
        {"name": "a" * (MOST_NAME_LETTERS + 1), "sections": IDS[:1], "day": TODAY},
        {"sections": [], "day": TODAY},
        {"sections": IDS * 5, "day": TODAY},
        {"sections": IDS[:1], "day": "soon"},
        {"sections": IDS[:1]},
        {"sections": IDS[:1], "day": TODAY, "grade": "A"},
    ],
)
def test_what_is_no_certificate_is_refused(wanted: dict[str, object]) -> None:
    """A long name, no part, a day that is none, and anything more."""
    with pytest.raises(ValidationError):
        CertificateAsked.model_validate(wanted)


def test_a_part_of_another_course_is_refused() -> None:
    """Only what this course teaches can be finished."""
    with pytest.raises(UnreadableError):
        page(CertificateAsked(sections=[IDS[0], "99-another-course"], day=TODAY))


@given(st.integers(-900, 900))
def test_the_day_is_the_learners_own_or_todays(days: int) -> None:
    """Elsewhere it may be yesterday or tomorrow; any other day is a clock that goes astray."""
    asked = CertificateAsked(sections=IDS[:1], day=TODAY + timedelta(days=days))
    assert day_of(asked, TODAY) == (asked.day if abs(days) <= 1 else TODAY)
