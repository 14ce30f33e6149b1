"""Reassess: the activities of the course, one function each, for a notebook to put on a page."""

from widgets.activities import (
    case,
    category_explorer,
    course_map,
    glossary,
    match_to_discuss,
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
    "category_explorer",
    "course_map",
    "glossary",
    "match_to_discuss",
    "questions_for_clinic",
    "quiz",
    "response_explorer",
    "section_end",
    "section_start",
    "sorter",
    "sources",
]
