"""A case as HTML: every scene, every feedback and the map that the browser follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from widgets.model.case import Case
from widgets.model.steps import beside_steps, names_steps, step_map, step_parts
from widgets.model.walk import Position, WalkMap
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.steps import ToolLink, steps_words, tools_by_step
from widgets.views.templating import SURENESS, Words, fill
from widgets.views.walk import bits, holds, map_json


def case_html(case: Case, walk_map: WalkMap, reference: Reference, tools: Sequence[ToolLink] = ()) -> Markup:
    """Return the whole case as one `section`, readable without a script, with its notes at the end.

    A case that names steps of the method is looked back on by them, and offers `tools` beside its scenes.
    """
    notes = Notes(case.id, reference)
    over_steps = names_steps(case)
    beside: Mapping[str, object] = {"steps": step_map(case) | steps_words(reference.words)} if over_steps else {}
    body = fill(
        "case.html",
        case=case,
        w=reference.words,
        sureness=SURENESS,
        parts_of_steps=step_parts(case) if over_steps else [],
        beside_steps=beside_steps(case),
        tools=tools_by_step(tools) if over_steps else [],
        map_json=map_json(
            case, walk_map, _browser_words(case, reference.words), lambda here: _state(case, here), **beside
        ),
        **writers(notes),
    )
    return fill("activity.html", kind="case", id=case.id, body=body, notes=notes.html())


def _state(case: Case, here: Position) -> list[int]:
    state = here.state
    return [
        bits(holds([passage.if_ for passage in case.scene(here.scene).passages], here)),
        state.days,
        state.burden,
        bits(record.id in state.found for record in case.missing),
        bits(holds([change.if_ for change in case.changed], here)),
    ]


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
