"""Urgent situations as HTML: one question after the other, and a card of signs to print."""

from __future__ import annotations

from markupsafe import Markup

from widgets.model.drill import Choice, Drill, Situation
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import SURENESS, Words, fill, script_json

SAID = (
    "choose_first",
    "say_how_sure",
    "drill_progress",
    "drill_clock_seconds",
    "drill_clock_minute",
    "drill_clock_minutes",
    "drill_result",
    "drill_result_sooner",
)


def drill_html(drill: Drill, reference: Reference) -> Markup:
    """Return the whole activity as one `section`, readable without a script, with its notes at the end."""
    notes = Notes(f"drill-{drill.id}", reference)
    said = {name: reference.words.raw(name) for name in SAID}
    body = fill(
        "drill.html",
        drill=drill,
        w=reference.words,
        sureness=SURENESS,
        words_json=script_json(said),
        choices=lambda situation: told(situation, reference.words),
        **writers(notes),
    )
    return fill("activity.html", kind="drill", id=drill.id, body=body, notes=notes.html())


def told(situation: Situation, words: Words) -> list[Choice]:
    """Return the choices; what is said about one that calls too late, or nobody, ends with the call to make."""
    best = next(choice.text for choice in situation.choices if choice.verdict == "best")
    call = words("drill_we_would", choice=best)
    return [
        choice.model_copy(update={"feedback": f"{choice.feedback} {call}"}) if choice.verdict == "poor" else choice
        for choice in situation.choices
    ]
