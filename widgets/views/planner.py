"""The plan from home first, as HTML: for one fictional case, and empty for one's own; each with a sheet to print."""

from __future__ import annotations

from markupsafe import Markup

from widgets.model.gates import ANSWERS, end_map
from widgets.model.plan import Plan
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import fill, script_json

SAID = (
    "planner_progress",
    "planner_end",
    "planner_so_far",
    "planner_papers",
    "planner_papers_one",
    "planner_papers_other",
    "planner_same",
    "planner_other",
    "planner_ours",
    "planner_no_answer",
    "planner_settled",
    "planner_not_asked",
    "planner_not_asked_one",
)


def planner_html(plan: Plan, reference: Reference) -> Markup:
    """Return the plan twice: for the fictional case with our reading, and empty for one's own."""
    return Markup("\n").join(_planner(plan, reference, own=own) for own in (False, True))


def _planner(plan: Plan, reference: Reference, *, own: bool) -> Markup:
    words, name = reference.words, f"{plan.id}-own" if own else plan.id
    notes = Notes(f"planner-{name}", reference)
    said: dict[str, object] = {one: words.raw(one) for one in SAID}
    said["answers"] = {answer: words(f"planner_{answer}") for answer in ANSWERS}
    said["map"] = end_map(plan.points())
    body = fill(
        "planner.html",
        plan=plan,
        own=own,
        top=f"planner-{name}",
        answers=ANSWERS,
        w=words,
        words_json=script_json(said),
        **writers(notes),
    )
    return fill("activity.html", kind="planner", id=name, body=body, notes=notes.html())
