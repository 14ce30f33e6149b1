"""A case as HTML: every scene, every feedback and the map that the browser follows."""

from __future__ import annotations

import json
from collections.abc import Sequence

from markupsafe import Markup

from widgets.model.case import Case, Passage, Scene
from widgets.model.walk import ON, Position, WalkMap
from widgets.views.notes import Notes, Reference
from widgets.views.prose import cited_line, line, prose
from widgets.views.templating import SURENESS, Words, fill, script_safe

CLOSED = -1


def case_html(case: Case, walk_map: WalkMap, reference: Reference) -> Markup:
    """Return the whole case as one `section`, readable without a script, with its notes at the end."""
    notes = Notes(case.id, reference)
    body = fill(
        "case.html",
        case=case,
        w=reference.words,
        sureness=SURENESS,
        map_json=Markup(script_safe(_map(case, walk_map, reference.words))),
        prose=lambda text: prose(text, notes),
        line=lambda text: line(text, notes),
        cited=lambda text, facts: cited_line(text, facts, notes),
    )
    return fill("activity.html", kind="case", id=case.id, body=body, notes=notes.html())


def _map(case: Case, walk_map: WalkMap, words: Words) -> str:
    scene_index = {scene.id: index for index, scene in enumerate(case.scenes)}
    options = {scene.id: _option_ids(scene) for scene in case.scenes}
    nodes = [
        [
            scene_index[position.scene],
            *_state(case, position),
            [ways.get(option_id, CLOSED) for option_id in options[position.scene]],
        ]
        for position, ways in zip(walk_map.positions, walk_map.ways, strict=True)
    ]
    made = {
        "scenes": list(scene_index),
        "options": list(options.values()),
        "nodes": nodes,
        "words": _browser_words(case, words),
    }
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def _option_ids(scene: Scene) -> list[str]:
    if scene.decision:
        return [option.id for option in scene.decision.options]
    return [ON] if scene.next else []


def _state(case: Case, position: Position) -> list[int]:
    state = position.state
    records = [record.id in state.found for record in case.missing]
    shown = _mask(_holds(case.scene(position.scene).passages, position))
    return [
        state.days,
        state.trust,
        state.burden,
        _mask(records),
        shown,
        _mask(_holds(case.changed, position)),
    ]


def _holds(passages: Sequence[Passage], position: Position) -> list[bool]:
    return [position.state.meets(passage.if_) for passage in passages]


def _mask(flags: Sequence[bool]) -> int:
    return sum(1 << index for index, flag in enumerate(flags) if flag)


def _browser_words(case: Case, words: Words) -> dict[str, object]:
    day = {"day": case.day_zero, "n": "{n}"}
    return {
        "progress": words.raw("scene_progress"),
        "day_zero": words("day_zero", **day),
        "day": words("days_one", **day),
        "days": words("days_many", **day),
        "weeks": words("weeks", **day),
        "found": words("record_found"),
        "missing": words("record_missing"),
        "choose_first": words("choose_first"),
        "say_how_sure": words("say_how_sure"),
        "sure": {level: words(f"sure_{level}") for level in SURENESS},
        "trust": [words(f"trust_{level}") for level in range(5)],
        "burden": [words(f"burden_{level}") for level in range(5)],
    }
