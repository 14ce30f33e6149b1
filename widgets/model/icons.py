"""One result for 100 people, as dots: who had it, who had not, and where it could be either."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from widgets.model.record import Facts, Record, Text

# How a dot stands: it has the result or not, and `-unsure` where the range could make it the other.
Dot = Literal["with", "with-unsure", "without-unsure", "without"]
DOTS = 100
Count = Annotated[int, Field(ge=0, le=DOTS)]


class IconArray(Record):
    """One result for 100 people: `with_it` of them had it, and the range says that it could be `low` to `high`.

    A range comes from chance, or from studies that differ; then `with_it` is its lower end. Where no source gives
    a range, `unsure` says in words how far the number carries.
    """

    sentence: Text
    of: Annotated[int, Field(ge=DOTS, le=DOTS)]
    with_it: Count
    low: Count | None = None
    high: Count | None = None
    spread: Literal["chance", "studies"] = "chance"
    unsure: Text | None = None
    who: Text
    time_frame: Text
    facts: Facts

    @model_validator(mode="after")
    def _range_holds_the_number(self) -> Self:
        if (self.low is None) != (self.high is None):
            raise ValueError("has a range with one end; give both `low` and `high`, or neither")
        if self.low is None and self.unsure is None:
            raise ValueError("does not say how sure its number is; give `low` and `high`, or a sentence in `unsure`")
        if not self.least <= self.with_it <= self.most:
            raise ValueError("has a number outside its own range; `with_it` must lie between `low` and `high`")
        if self.spread == "studies" and self.low != self.with_it:
            raise ValueError("has studies that differ, but not from `with_it` on; let `low` be the same as `with_it`")
        return self

    @property
    def least(self) -> int:
        """The lower end of the range, or the number itself where no range is known."""
        return self.with_it if self.low is None else self.low

    @property
    def most(self) -> int:
        """The upper end of the range, or the number itself where no range is known."""
        return self.with_it if self.high is None else self.high

    def dots(self) -> list[Dot]:
        """Return the 100 dots in reading order, each kind in one piece."""
        counts: dict[Dot, int] = {
            "with": self.least,
            "with-unsure": self.with_it - self.least,
            "without-unsure": self.most - self.with_it,
            "without": self.of - self.most,
        }
        return [dot for dot, count in counts.items() for _ in range(count)]
