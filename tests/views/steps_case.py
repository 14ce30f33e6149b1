"""A small case over the five steps, for tests: its scenes, and the whole case as an activity for a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.model.cases import case_of, option
from widgets.activities import reference, tool_links
from widgets.answers import activity
from widgets.content import Library
from widgets.model.case import Case
from widgets.model.walk import explore
from widgets.views.activity import Activity
from widgets.views.case import case_html

RECORDS = (("letter", 1), ("slides", 2), ("trial-list", 4), ("meeting-date", 5))


def scene(name: str, step: int | None, options: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One scene that decides in a step."""
    decision = {"question": f"What now, in {name}?", "step": step, "options": list(options)}
    return {"id": name, "title": f"Scene {name}", "text": "Ana asks what comes next.", "decision": decision}


def steps_case() -> Case:
    """Ana's case: letters, slides, rest with one urgent call, or trials and a meeting that can close."""
    fact = next(iter(Library().facts))
    meeting = {"open_if": {"found": ["slides"]}, "closed_because": "There are no slides to send."}
    scenes = [
        scene("papers", 1, [option("ask", "lab", effect={"finds": ["letter"]}), option("wait", "lab", "poor")]),
        scene("lab", 2, [option("slides", "aims", effect={"finds": ["slides"]}), option("skip", "aims", "acceptable")]),
        scene("aims", 3, [option("talk", "trials"), option("rest", "fever", "acceptable")]),
        scene("fever", None, [option("call", "at-rest"), option("sleep", "at-rest", "poor")]),
        scene(
            "trials", 4, [option("list", "board", effect={"finds": ["trial-list"]}), option("late", "board", "poor")]
        ),
        scene(
            "board",
            5,
            [option("meet", "together", effect={"finds": ["meeting-date"]}, **meeting), option("write", "together")],
        ),
        {"id": "together", "title": "A shared plan", "text": "It goes on.", "ending": True},
        {"id": "at-rest", "title": "Rest", "text": "Ana rests, and her son is there.", "ending": True},
    ]
    missing = [{"id": name, "text": f"The {name}", "step": step} for name, step in RECORDS]
    made = case_of(scenes, missing=missing, id="small-steps", lesson_facts=[fact])
    return Case.model_validate_json(made.model_dump_json(by_alias=True).replace('"some-fact"', f'"{fact}"'))


def shown() -> Activity:
    """The case as a notebook would show it on our page."""
    case, content = steps_case(), Library()
    html = case_html(case, explore(case), reference(content), tool_links(content, in_notebook=False))
    return activity(html)
