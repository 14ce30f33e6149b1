"""The certificate of completion as a document: what a learner says of themselves, and what it does not say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

from pydantic import AfterValidator, Field

from widgets.model.course import Course, Section
from widgets.model.record import Id, Record
from widgets.model.sheet import Line, Part, Say, Sheet, sheet_of
from widgets.model.written import UnreadableError, tidy

MOST_NAME_LETTERS = 80
MOST_SECTIONS = 40  # more than any course has; what is longer is not read
LIMITS = ("credit", "identity", "skill")

Name = Annotated[str, Field(max_length=MOST_NAME_LETTERS), AfterValidator(lambda text: " ".join(tidy(text).split()))]


class CertificateAsked(Record):
    """What the browser sends: a name or "", the ids of the sections that the learner calls finished, their own day."""

    name: Name = ""
    sections: Annotated[list[Id], Field(min_length=1, max_length=MOST_SECTIONS)]
    day: date


def finished_of(asked: CertificateAsked, sections: Sequence[Section]) -> list[Section]:
    """Return the finished sections in the course's order; UnreadableError where one is not of this course."""
    if not set(asked.sections) <= {section.id for section in sections}:
        raise UnreadableError("shape")
    return [section for section in sections if section.id in asked.sections]


def day_of(asked: CertificateAsked, today: date) -> date:
    """Return the learner's day; where it is more than a day from the server's, which may lie elsewhere, `today`."""
    return asked.day if abs(asked.day - today) <= timedelta(days=1) else today


def certificate_page(name: str, finished: Sequence[Section], day: date | None, course: Course, say: Say) -> Sheet:
    """Build the document; what is empty has room to write by hand. `say` returns words by their short names."""
    minutes = say("minutes").format(n=sum(section.minutes for section in finished)) if finished else ""
    rows = [say("section").format(title=section.title, n=section.minutes) for section in finished]
    lines = (
        Line(say("field_minutes"), minutes, "minutes"),
        Line(say("field_version"), course.version, "version"),
    )
    parts = (
        Part("course", f"{course.title}: {course.subtitle}", lines, has_room=True),
        Part("sections", say("part_sections"), rows=tuple((Line("", row),) for row in rows), has_room=True),
        Part("limits", say("part_limits"), rows=tuple((Line("", say(f"limit_{limit}")),) for limit in LIMITS)),
    )
    about = say("named").format(name=name) if name else say("blank_name")
    return sheet_of((say("sheet"), about), day or "", parts, say, is_numbered=False)
