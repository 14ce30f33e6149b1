"""The sources behind a section as HTML: folded, by kind, and each with how much of it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from widgets.model.course import Section
from widgets.model.evidence import Source, SourceKind
from widgets.views.templating import Words, fill


def sources_html(section: Section, by_kind: Mapping[SourceKind, Sequence[Source]], words: Words) -> Markup:
    """Return the list as one `section`, in a fold that says how many there are."""
    count = sum(len(found) for found in by_kind.values())
    body = fill("sources.html", by_kind=by_kind, count=count, w=words)
    return fill("activity.html", kind="sources", id=section.id, body=body, notes="")
