"""Routes to another look as HTML: side by side in the same rows, then people, with what speaks for and against each."""

from __future__ import annotations

from markupsafe import Markup

from widgets.model.route import ROUTE_ROWS, RouteComparison
from widgets.views.match import said_json
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import SURENESS, fill


def routes_html(comparison: RouteComparison, reference: Reference) -> Markup:
    """Return the whole activity as one `section`, readable without a script, with its notes at the end."""
    notes = Notes(f"routes-{comparison.id}", reference)
    body = fill(
        "routes.html",
        comparison=comparison,
        names={route.id: route.name for route in comparison.routes},
        rows=ROUTE_ROWS,
        w=reference.words,
        sureness=SURENESS,
        words_json=said_json(reference.words, "routes_below"),
        **writers(notes),
    )
    return fill("activity.html", kind="routes", id=comparison.id, body=body, notes=notes.html())
