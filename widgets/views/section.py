"""The two ends of a lesson: what to know before it begins, and what was done when it ends."""

from __future__ import annotations

from markupsafe import Markup

from widgets.model.course import Section
from widgets.views.templating import Words, fill, script_json

SAID = tuple(f"section_{name}" for name in ("not_begun", "begun", "done", "mark", "unmark", "marked", "unmarked"))


def section_start_html(section: Section, words: Words) -> Markup:
    """Return how long the lesson takes, what stays private, and the way back to where the learner was."""
    body = fill("section_start.html", section=section, w=words)
    return fill("activity.html", kind="section-start", id=section.id, body=body, notes="")


def section_end_html(section: Section, following: Section | None, href: str | None, words: Words) -> Markup:
    """Return the list of what was done, and the next section; `href` is None while that is in preparation."""
    said = script_json({name: words.raw(name) for name in SAID})
    body = fill("section_end.html", following=following, href=href, w=words, words_json=said)
    return fill("activity.html", kind="section-end", id=section.id, body=body, notes="")
