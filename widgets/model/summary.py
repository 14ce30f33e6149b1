"""What a learner puts on one page about a person: fields with limits, and how much room they take."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, Field, ValidationError, model_validator

from widgets.model.record import Id, Record, Text

MOST_LETTERS, MOST_CELL_LETTERS = 600, 240  # in one field, in one part of a row
MOST_ROWS = 12
# How much fits on one side of A4: measured with the style of `summary_sheet.html`, which a test tries out.
LINES_A_PAGE, LETTERS_A_LINE, LABEL_LETTERS = 42, 84, 24
WIDE_FROM = "\u1100"  # from here on most letters are twice as wide: Korean, Chinese, Japanese

# What no file format can hold, or what would only confuse one: control characters and halves of letters.
NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

FieldName = Literal["matters", "too_much", "speaks", "able", "illnesses", "medicines", "question", "second_plan"]
ListName = Literal["story", "missing"]
FIELDS: tuple[FieldName, ...] = get_args(FieldName)


def tidy(text: str) -> str:
    """Return `text` without what no file can hold; line ends become one kind, spaces at the ends go."""
    lines = NOT_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


Written = Annotated[str, Field(max_length=MOST_LETTERS), AfterValidator(tidy)]
Cell = Annotated[str, Field(max_length=MOST_CELL_LETTERS), AfterValidator(tidy)]


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


class UnreadableError(ValueError):
    """What was sent is no page; `fault` is "long" where a limit was passed, else "shape"."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


def read_asked(text: str) -> Asked:
    """Read what was sent; UnreadableError where it is no page or passes a limit."""
    try:
        return Asked.model_validate_json(text)
    except ValidationError as error:
        too_long = any(one["type"] in {"string_too_long", "too_long"} for one in error.errors(include_url=False))
        raise UnreadableError("long" if too_long else "shape") from None


def lines_of(page: Summary) -> int:
    """How many lines of paper the words of `page` take, at most; headings are not counted."""
    rows = [f"{row.when} {row.what} {row.why}" for row in page.story]
    rows += [f"{gap.what} {gap.who}" for gap in page.missing]
    return sum(_lines(getattr(page, name)) for name in FIELDS) + sum(_lines(row) for row in rows)


def _lines(text: str) -> int:
    # Each text stands behind a label of its own, which takes a part of a line.
    return sum(-(-(LABEL_LETTERS + _width(line)) // LETTERS_A_LINE) for line in text.split("\n"))


def _width(line: str) -> int:
    return len(line) + sum(letter >= WIDE_FROM for letter in line)
