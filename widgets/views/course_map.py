"""The course map: all sections in order, what is ready, and what is still being written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from widgets.model.course import Section
from widgets.views.templating import Words, fill


@dataclass(frozen=True)
class MapRow:
    """One section on the map; `href` is None while it is in preparation."""

    section: Section
    href: str | None


def course_map_html(rows: Sequence[MapRow], words: Words) -> Markup:
    """Return the map as an ordered list of links."""
    body = fill("course_map.html", rows=rows, w=words)
    return fill("activity.html", kind="course-map", id="course", body=body, notes="")
