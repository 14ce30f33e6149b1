"""What a learner writes for a sheet of paper: texts with limits, what no file can hold, and how much room they take."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, ValidationError

from widgets.model.record import Record

MOST_LETTERS, MOST_CELL_LETTERS = 600, 240  # in one field, in one part of a row
# How much fits on a line of A4: measured with the style of `sheet_pdf.html`, which tests try out.
LETTERS_A_LINE, LABEL_LETTERS = 84, 24
WIDE_FROM = "\u1100"  # from here on most letters are twice as wide: Korean, Chinese, Japanese

# What no file format can hold, or what would only confuse one: control characters and halves of letters.
NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

Sent = TypeVar("Sent", bound=Record)


def tidy(text: str) -> str:
    """Return `text` without what no file can hold; line ends become one kind, spaces at the ends go."""
    lines = NOT_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


Written = Annotated[str, Field(max_length=MOST_LETTERS), AfterValidator(tidy)]
Cell = Annotated[str, Field(max_length=MOST_CELL_LETTERS), AfterValidator(tidy)]


class UnreadableError(ValueError):
    """What was sent is no sheet; `fault` is "long" where a limit was passed, else "shape"."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


def read_sent(kind: type[Sent], text: str) -> Sent:
    """Read what a browser sent as `kind`; UnreadableError where it has another shape or passes a limit."""
    try:
        return kind.model_validate_json(text)
    except ValidationError as error:
        too_long = any(one["type"] in {"string_too_long", "too_long"} for one in error.errors(include_url=False))
        raise UnreadableError("long" if too_long else "shape") from None


def lines_taken(texts: Iterable[str]) -> int:
    """How many lines of paper these texts take, at most, each behind a label of its own; headings are not counted."""
    return sum(_lines(text) for text in texts)


def _lines(text: str) -> int:
    # Each text stands behind a label of its own, which takes a part of a line.
    return sum(-(-(LABEL_LETTERS + _width(line)) // LETTERS_A_LINE) for line in text.split("\n"))


def _width(line: str) -> int:
    return len(line) + sum(letter >= WIDE_FROM for letter in line)
