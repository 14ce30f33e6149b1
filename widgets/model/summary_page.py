"""A case summary as a document: five parts, built from what a learner wrote."""

from __future__ import annotations

from typing import Literal

from widgets.model.sheet import Line, Part, Say, Sheet, filled, sheet_of
from widgets.model.summary import FieldName, ListName, Summary

PartName = Literal["person", "today", "story", "missing", "question"]

FIELDS_OF: dict[PartName, tuple[FieldName, ...]] = {
    "person": ("matters", "too_much", "speaks"),
    "today": ("able", "illnesses", "medicines"),
    "story": (),
    "missing": (),
    "question": ("question", "second_plan"),
}
# The parts that are lists; each cell of a row has a label of its own.
CELLS_OF: dict[ListName, tuple[str, ...]] = {"story": ("when", "what", "why"), "missing": ("what", "who")}


def summary_page(summary: Summary, title: str, about: str, say: Say) -> Sheet:
    """Build the document; `say` returns the interface's words by name, without their `summary_` or `sheet_`."""
    return sheet_of((title, about), summary.date, [_part(name, summary, say) for name in FIELDS_OF], say)


def _part(name: PartName, summary: Summary, say: Say) -> Part:
    heading = say(f"part_{name}")
    if name == "story":
        story = ((Line(row.when, row.what), Line(say("stopped"), row.why)) for row in summary.story)
        return Part(name, heading, rows=filled(story))
    if name == "missing":
        missing = ((Line("", gap.what), Line(say("asked"), gap.who)) for gap in summary.missing)
        return Part(name, heading, rows=filled(missing))
    lines = (Line(say(f"field_{field}"), getattr(summary, field), field) for field in FIELDS_OF[name])
    return Part(name, heading, tuple(lines))
