"""What all activities stand on: the course's content, what notes are made from, and the live parts by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from widgets import bundle
from widgets.content import Library
from widgets.views.activity import Activity
from widgets.views.diary import diary_answer
from widgets.views.notes import Reference
from widgets.views.response import response_answer
from widgets.views.templating import Words
from widgets.views.timeline import timeline_answer
from widgets.views.week import week_answer
from widgets.views.window import window_answer

Answer = Callable[[str, Library], dict[str, Any]]
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


def reference(content: Library) -> Reference:
    """What the notes of a page or an activity are made from."""
    return Reference(content.facts, content.sources, content.glossary, Words(content.words))


@cache
def library() -> Library:
    """The course's own content."""
    return Library()


def activity(html: str) -> Activity:
    """An activity without a live part, from its HTML."""
    return Activity(html, script=bundle.widget_script(), style=bundle.widget_style())
