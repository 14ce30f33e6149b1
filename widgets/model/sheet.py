"""One sheet of paper as a document: headings, labelled lines and lists, built once for screen, paper, PDF and Word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Say = Callable[[str], str]


@dataclass(frozen=True)
class Line:
    """A label and what is written behind it; either may be "". `field` says where it was written."""

    label: str
    text: str
    field: str = ""


@dataclass(frozen=True)
class Part:
    """One part: labelled lines, then a list whose items are such lines in a row.

    `is_ordered` numbers the list. `has_room` leaves room to write by hand where nothing is written yet.
    """

    name: str
    heading: str
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[Line, ...], ...] | None = None
    is_ordered: bool = False
    has_room: bool = False


@dataclass(frozen=True)
class Sheet:
    """The whole document. `about` says whose sheet it is, `blank` what stands where nothing is written."""

    title: str
    about: str
    dated: str
    parts: tuple[Part, ...]
    blank: str
    foot: str
    is_numbered: bool = True


def sheet_of(
    heads: tuple[str, str],
    when: date | Literal[""] | None,
    parts: Iterable[Part],
    say: Say,
    *,
    is_numbered: bool = True,
) -> Sheet:
    """Put a document together; `heads` are its title and whose it is, `say` returns the interface's words by name."""
    title, about = heads
    dated = say("dated").format(date=f"{when.day} {when:%B} {when.year}" if when else say("blank_date"))
    return Sheet(title, about, dated, tuple(parts), say("blank"), say("foot"), is_numbered)


def filled(rows: Iterable[tuple[Line, ...]]) -> tuple[tuple[Line, ...], ...]:
    """Return the rows that hold something; an empty cell leaves its label out, and an empty row leaves nothing.

    The label of the first line is the learner's own, so it counts as something.
    """
    kept = ((row[0], *(line for line in row[1:] if line.text)) for row in rows)
    return tuple(row for row in kept if row[0].label or any(line.text for line in row))
