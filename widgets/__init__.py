"""Reassess: the activities of the course, one function each, for a notebook to put on a page."""

from widgets.activities import (
    case,
    course_map,
    glossary,
    offer_coach,
    questions_for_clinic,
    quiz,
    response_explorer,
    section_end,
    section_start,
    sorter,
    sources,
    urgent_sign_drill,
)

__all__ = [
    "case",
    "course_map",
    "glossary",
    "offer_coach",
    "questions_for_clinic",
    "quiz",
    "response_explorer",
    "section_end",
    "section_start",
    "sorter",
    "sources",
    "urgent_sign_drill",
]
