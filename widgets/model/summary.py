"""What a learner puts on one page about a person: fields with limits, and how much room they take."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from widgets.model.record import Id, Record, Text
from widgets.model.written import Cell, Written, lines_taken

MOST_ROWS = 12
LINES_A_PAGE = 42  # of one side of A4: measured with the style of `sheet_pdf.html`, which a test tries out

FieldName = Literal["matters", "too_much", "speaks", "able", "illnesses", "medicines", "question", "second_plan"]
ListName = Literal["story", "missing"]
FIELDS: tuple[FieldName, ...] = get_args(FieldName)


class Treatment(Record):
    """One step of the story: when, what, and for a treatment why it stopped."""

    when: Cell = ""
    what: Cell = ""
    why: Cell = ""


class Gap(Record):
    """One thing that is missing, and who was asked."""

    what: Cell = ""
    who: Cell = ""


class Summary(Record):
    """The page's own words; each may be empty, because a page with gaps is worth printing, too."""

    date: dt.date | Literal[""] = ""
    matters: Written = ""
    too_much: Written = ""
    speaks: Written = ""
    able: Written = ""
    illnesses: Written = ""
    medicines: Written = ""
    story: Annotated[list[Treatment], Field(max_length=MOST_ROWS)] = []
    missing: Annotated[list[Gap], Field(max_length=MOST_ROWS)] = []
    question: Written = ""
    second_plan: Written = ""


class SummaryExample(Record):
    """A page that is filled in already, about a fictional person, for learners to read and to change."""

    id: Id
    title: Text
    section: Id
    about: Text
    page: Summary

    @model_validator(mode="after")
    def _leaves_no_part_out(self) -> Self:
        page = self.page
        empty = [name for name in (*FIELDS, "story", "missing", "date") if not getattr(page, name)]
        if empty:
            raise ValueError(f"leaves `{empty[0]}` empty; an example shows each part, if only “not known”")
        if lines_of(page) > LINES_A_PAGE:
            raise ValueError(f"takes {lines_of(page)} lines; shorten it until {LINES_A_PAGE} are enough for one page")
        return self


class Asked(Record):
    """What the browser sends for a file: which page it is (an example's id, or "own"), and its words."""

    sheet: Id
    page: Summary


def lines_of(page: Summary) -> int:
    """How many lines of paper the words of `page` take, at most; headings are not counted."""
    rows = [f"{row.when} {row.what} {row.why}" for row in page.story]
    rows += [f"{gap.what} {gap.who}" for gap in page.missing]
    return lines_taken([*(getattr(page, name) for name in FIELDS), *rows])
