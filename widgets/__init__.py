"""Reassess: the activities of the course, one function each, for a notebook to put on a page."""

from widgets.activities import (
    case,
    course_map,
    four_question_board,
    glossary,
    questions_for_clinic,
    quiz,
    response_explorer,
    section_end,
    section_start,
    sorter,
    sources,
)

__all__ = [
    "case",
    "course_map",
    "four_question_board",
    "glossary",
    "questions_for_clinic",
    "quiz",
    "response_explorer",
    "section_end",
    "section_start",
    "sorter",
    "sources",
]
