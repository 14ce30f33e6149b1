"""Reassess: the activities of the course, one function each, for a notebook to put on a page."""

from widgets.activities import (
    case,
    conversation,
    course_map,
    four_question_board,
    glossary,
    offer_coach,
    questions_for_clinic,
    quiz,
    read_report,
    response_explorer,
    section_end,
    section_start,
    sorter,
    sources,
    urgent_sign_drill,
)

__all__ = [
    "case",
    "conversation",
    "course_map",
    "four_question_board",
    "glossary",
    "offer_coach",
    "questions_for_clinic",
    "quiz",
    "read_report",
    "response_explorer",
    "section_end",
    "section_start",
    "sorter",
    "sources",
    "urgent_sign_drill",
]
