"""A case summary as a document: headings, labelled lines and lists, built once for paper, PDF and Word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from widgets.model.summary import FieldName, ListName, Summary

Say = Callable[[str], str]
PartName = Literal["person", "today", "story", "missing", "question"]


@dataclass(frozen=True)
class Line:
    """A label and what is written behind it; either may be "". `field` says where it was written."""

    label: str
    text: str
    field: str = ""


@dataclass(frozen=True)
class Part:
    """One of the five parts: labelled lines, or a list whose items are such lines in a row."""

    name: PartName
    heading: str
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[Line, ...], ...] | None = None


@dataclass(frozen=True)
class SummaryPage:
    """The whole document. `about` says whose page it is, `blank` what stands where nothing is written."""

    title: str
    about: str
    dated: str
    parts: tuple[Part, ...]
    blank: str
    foot: str


FIELDS_OF: dict[PartName, tuple[FieldName, ...]] = {
    "person": ("matters", "too_much", "speaks"),
    "today": ("able", "illnesses", "medicines"),
    "story": (),
    "missing": (),
    "question": ("question", "second_plan"),
}
# The parts that are lists; each cell of a row has a label of its own.
CELLS_OF: dict[ListName, tuple[str, ...]] = {"story": ("when", "what", "why"), "missing": ("what", "who")}


def summary_page(summary: Summary, title: str, about: str, say: Say) -> SummaryPage:
    """Build the document; `say` returns the interface's words by name, without their `summary_`."""
    parts = [_part(name, summary, say) for name in FIELDS_OF]
    when = summary.date
    dated = say("dated").format(date=f"{when.day} {when:%B} {when.year}" if when else say("blank_date"))
    return SummaryPage(title, about, dated, tuple(parts), say("blank"), say("foot"))


def _part(name: PartName, summary: Summary, say: Say) -> Part:
    heading = say(f"part_{name}")
    if name in ("story", "missing"):
        return Part(name, heading, rows=_story(summary, say) if name == "story" else _missing(summary, say))
    lines = (Line(say(f"field_{field}"), getattr(summary, field), field) for field in FIELDS_OF[name])
    return Part(name, heading, tuple(lines))


def _story(summary: Summary, say: Say) -> tuple[tuple[Line, ...], ...]:
    rows = ((Line(row.when, row.what), Line(say("stopped"), row.why)) for row in summary.story)
    return _filled(rows)


def _missing(summary: Summary, say: Say) -> tuple[tuple[Line, ...], ...]:
    return _filled((Line("", gap.what), Line(say("asked"), gap.who)) for gap in summary.missing)


def _filled(rows: Iterable[tuple[Line, Line]]) -> tuple[tuple[Line, ...], ...]:
    # An empty cell leaves its label out, and an empty row leaves nothing. The first line's label is the learner's own.
    kept = (((first, second) if second.text else (first,)) for first, second in rows)
    return tuple(row for row in kept if any(line.text or (line.label and line is row[0]) for line in row))
