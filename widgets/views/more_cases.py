"""Cards that lead to cases on pages of their own, so that a lesson stays light and short."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from widgets.model.case import Case
from widgets.model.course import Section
from widgets.views.templating import Words, fill


def more_cases_html(section: Section, cases: Sequence[Case], words: Words) -> Markup:
    """Return one card a case: who it is about, how long it takes, what is hard in it, and the way there."""
    body = fill("more_cases.html", cases=cases, w=words)
    return fill("activity.html", kind="more-cases", id=section.id, body=body, notes="")
