"""What all activities stand on: the course's content, what notes are made from, and the live parts by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

from widgets import bundle
from widgets.content import Library
from widgets.model.sheet import Sheet
from widgets.views.activity import Activity, Shared
from widgets.views.certificate import certificate_sheet
from widgets.views.diary import diary_answer
from widgets.views.notes import Reference
from widgets.views.response import response_answer
from widgets.views.sheet_file import OFFERED, Kind, Refused, file_answer, sheet_file
from widgets.views.summary import summary_sheet
from widgets.views.templating import Words
from widgets.views.timeline import timeline_answer
from widgets.views.visit import visit_sheet
from widgets.views.week import week_answer
from widgets.views.window import window_answer

Answer = Callable[[str, Library], dict[str, Any]]
CHECKLIST = "complete-summary"
VISIT = "next-visit"
WINDOW = "trial-window-closing"
WEEK = "nadia-and-yusuf"

# A query and the content in, an answer out. A kernel and our server ask the same functions.
ANSWERS: dict[str, Answer] = {
    "response": lambda query, content: response_answer(query, reference(content)),
    "timeline": lambda query, content: timeline_answer(query, reference(content)),
    "week": lambda query, content: week_answer(query, reference(content)),
    "diary": lambda query, content: diary_answer(query, reference(content)),
    "window": lambda query, content: window_answer(query, content.windows[WINDOW].limits, reference(content)),
}

# What a browser sends and the content in, a sheet out: a kernel and our server make files of it.
SHEETS: dict[str, Callable[[str, Library], Sheet]] = {
    "certificate": lambda text, content: certificate_sheet(
        text, content.course, content.sections, datetime.now(tz=UTC).date(), Words(content.words)
    ),
    "summary": lambda text, content: summary_sheet(text, content.summaries(), Words(content.words)),
    "visit": lambda text, content: visit_sheet(text, content.visit(VISIT), Words(content.words)),
}


def file_of(name: str, kind: Kind, text: str, content: Library) -> bytes | Refused:
    """Make a file of `kind` from what was sent for the sheet `name`, one of SHEETS; nothing is kept."""
    return sheet_file(kind, text, lambda sent: SHEETS[name](sent, content), Words(content.words), bundle.fonts())


def file_answers(name: str) -> dict[str, Callable[[str], dict[str, Any]]]:
    """The files that the sheet `name` is offered as, by what a page asks for, such as `summary.pdf`: for a kernel."""
    return {f"{name}.{kind}": partial(_file_answer, name, kind) for kind in OFFERED[name]}


def _file_answer(name: str, kind: Kind, text: str) -> dict[str, Any]:
    return file_answer(file_of(name, kind, text, library()))


def reference(content: Library) -> Reference:
    """What the notes of a page or an activity are made from."""
    return Reference(content.facts, content.sources, content.glossary, Words(content.words))


@cache
def library() -> Library:
    """The course's own content."""
    return Library()


@cache
def shared() -> Shared:
    """What all activities of this kernel share."""
    return Shared(script=bundle.widget_script(), style=bundle.widget_style())


def activity(html: str, page_html: str | None = None) -> Activity:
    """An activity without a live part, from its HTML; `page_html` is what our own page shows instead."""
    return Activity(html, loader=bundle.widget_loader(), shared=shared(), page_html=page_html)
