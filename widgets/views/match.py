"""People and what to raise with their team, as HTML: the story, the boxes, the reasons for all, the look back."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from widgets.model.match import Match
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import SURENESS, Words, fill, script_json

SAID = (
    "say_how_sure",
    "match_choose_first",
    "match_progress",
    "match_all_best",
    "match_some_best",
    "match_no_best",
    "match_one_poor",
    "match_some_poor",
    "match_below",
    "match_raised",
    "match_left_out",
    "match_end_count",
)


def match_html(match: Match, names: Mapping[str, str], reference: Reference) -> Markup:
    """Return the whole activity; `names` are the names of the categories by id, in the order of the boxes."""
    notes = Notes(f"match-{match.id}", reference)
    body = fill(
        "match.html",
        match=match,
        names=names,
        w=reference.words,
        sureness=SURENESS,
        words_json=said_json(reference.words, "match_below"),
        **writers(notes),
    )
    return fill("activity.html", kind="match", id=match.id, body=body, notes=notes.html())


def said_json(words: Words, below: str) -> Markup:
    """Return what the browser says of people and what was raised; `below` is the word for where the reasons stand."""
    said: dict[str, object] = {name: words.raw(name) for name in SAID}
    said["match_below"] = words.raw(below)
    said["sure"] = {level: words(f"sure_{level}") for level in SURENESS}
    return script_json(said)
