"""Questions for the clinic as HTML: to pick, change, add, order and print on one page."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from widgets.model.evidence import ClinicQuestion
from widgets.views.templating import Words, fill, script_json

SAID = (
    "questions_up_done",
    "questions_down_done",
    "questions_added",
    "questions_saved",
    "questions_no_words",
    "questions_count",
    "questions_empty",
    "questions_more",
    "questions_ask",
)


def questions_html(section_id: str, questions: Sequence[ClinicQuestion], words: Words) -> Markup:
    """Return the list as one `section`, readable without a script."""
    said = script_json({name: words.raw(name) for name in SAID})
    body = fill("questions.html", id=section_id, questions=questions, w=words, words_json=said)
    return fill("activity.html", kind="questions", id=section_id, body=body, notes="")
