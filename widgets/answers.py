"""Live parts by name: a query and the content in, an answer out. A kernel and our server ask the same functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from widgets.content import Library
from widgets.views.notes import Reference
from widgets.views.response import response_answer
from widgets.views.templating import Words
from widgets.views.timeline import timeline_answer
from widgets.views.window import window_answer

Answer = Callable[[str, Library], dict[str, Any]]
WINDOW = "trial-window-closing"

ANSWERS: dict[str, Answer] = {
    "response": lambda query, content: response_answer(query, reference(content)),
    "timeline": lambda query, content: timeline_answer(query, reference(content)),
    "window": lambda query, content: window_answer(query, content.windows[WINDOW].limits, reference(content)),
}


def reference(content: Library) -> Reference:
    """What the notes of a page or an activity are made from."""
    return Reference(content.facts, content.sources, content.glossary, Words(content.words))
