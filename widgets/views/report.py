"""A laboratory report as HTML: the sheet, how to read each part, and what is missing."""

from __future__ import annotations

from markupsafe import Markup

from widgets.model.report import Report
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import SURENESS, fill, script_json

SAID = ("choose_first", "say_how_sure", "report_progress")


def report_html(report: Report, reference: Reference) -> Markup:
    """Return the whole activity as one `section`, readable without a script, with its notes at the end."""
    notes = Notes(f"report-{report.id}", reference)
    said = {name: reference.words.raw(name) for name in SAID}
    body = fill(
        "report.html",
        report=report,
        w=reference.words,
        sureness=SURENESS,
        words_json=script_json(said),
        **writers(notes),
    )
    return fill("activity.html", kind="report", id=report.id, body=body, notes=notes.html())
