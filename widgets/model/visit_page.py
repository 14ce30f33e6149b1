"""The next visit as a document: what to ask and to say before it, and room for what is heard in it."""

from __future__ import annotations

from typing import Literal

from widgets.model.sheet import Line, Part, Say, Sheet, filled, sheet_of
from widgets.model.visit import CHOICES, FIRST, FOR_A_PEN, ListName, NextStep, Question, ToBring, Visit

PartName = Literal["person", "questions", "people", "changes", "bring", "notes", "call"]

# Fields and choices of each part, in their order.
FIELDS_OF: dict[PartName, tuple[str, ...]] = {
    "person": ("wants", "whose", "not_now"),
    "questions": (),
    "people": ("speaks", "writes", "interpreter", "language"),
    "changes": ("symptoms", "medicines", "task"),
    "bring": (),
    "notes": ("recap",),
    "call": ("call", "next_date"),
}
CELLS_OF: dict[ListName, tuple[str, ...]] = {"questions": ("text", "who"), "steps": ("what", "who", "when")}


def visit_page(visit: Visit, heads: tuple[str, str], things: list[ToBring], say: Say) -> Sheet:
    """Build the document; `heads` are its title and whose it is, `things` what can be brought along.

    `say` returns the interface's words by name, without their `visit_` or `sheet_`.
    """
    rows = {
        "questions": _questions(visit.questions, say),
        "bring": _things(visit, things),
        "notes": _steps(visit.steps, say),
    }
    parts = [
        Part(
            name,
            say(f"part_{name}"),
            tuple(Line(say(f"field_{field}"), _text(visit, field, say), field) for field in fields),
            rows.get(name),
            is_ordered=name == "questions",
            has_room=not set(fields).isdisjoint(FOR_A_PEN),
        )
        for name, fields in FIELDS_OF.items()
    ]
    return sheet_of(heads, visit.date, parts, say)


def _text(visit: Visit, field: str, say: Say) -> str:
    value: str = getattr(visit, field)
    return say(f"{field}_{value}") if field in CHOICES and value else value


def _things(visit: Visit, things: list[ToBring]) -> tuple[tuple[Line, ...], ...]:
    """What is ticked, then what was written beside it: one list, and each line of one's own is an item."""
    named = [Line("", one.text) for one in things if one.id in visit.bring]
    own = [Line("", text.strip(), "bring_also") for text in visit.bring_also.split("\n")]
    return filled((one,) for one in [*named, *own])


def _questions(questions: list[Question], say: Say) -> tuple[tuple[Line, ...], ...]:
    asked = [one for one in questions if one.text or one.who]
    return filled(
        (Line(say("later") if at >= FIRST else "", one.text), Line(say("to"), one.who)) for at, one in enumerate(asked)
    )


def _steps(steps: list[NextStep], say: Say) -> tuple[tuple[Line, ...], ...]:
    return filled((Line("", one.what), Line(say("does"), one.who), Line(say("by"), one.when)) for one in steps)
