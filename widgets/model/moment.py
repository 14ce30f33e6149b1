"""Dates as papers give them: a day, only a month, only a year, or about a month; each is a stretch of days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

FIRST_YEAR, LAST_YEAR = 1900, 2100
WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)", re.ASCII)
DAYS_AROUND = 31  # “about December” may be November or January
DECEMBER = 12


@dataclass(frozen=True)
class Moment:
    """A date as far as it is known: `written`, and the first and the last day that it can be (both included)."""

    written: str
    first: date
    last: date

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read YYYY-MM-DD, YYYY-MM or YYYY, with ~ behind where it is only about then; None for anything else.

        >>> Moment.read("2024-02").last
        datetime.date(2024, 2, 29)
        >>> Moment.read("2024-02-30") is None
        True
        """
        found = WRITTEN.fullmatch(text.strip())
        if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            return None
        year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        try:
            first = date(year, month or 1, day or 1)
            last = first if found[3] else _last_day(year, month or DECEMBER)
            if found[2] == "00" or found[3] == "00":
                return None
        except ValueError:
            return None
        around = timedelta(days=DAYS_AROUND if found[4] else 0)
        return cls(text.strip(), first - around, last + around)

    @property
    def order(self) -> str:
        """What moments are sorted by: the written text itself, so that a browser sorts alike without a rule of its own.

        What surely comes before stands before; a month stands before its days, and “about” a month after them.

        >>> Moment.read("2024-04").order < Moment.read("2024-04-02").order < Moment.read("2024-04~").order
        True
        """
        return self.written

    @property
    def middle(self) -> date:
        """The day in the middle of what it can be, for a picture."""
        return self.first + (self.last - self.first) // 2


def _last_day(year: int, month: int) -> date:
    following = date(year + month // DECEMBER, month % DECEMBER + 1, 1)
    return following - timedelta(days=1)


def days_between(before: Moment, after: Moment) -> tuple[int, int]:
    """Return the fewest and the most days from `before` to `after`; negative where they may be the other way round.

    >>> days_between(Moment.read("2024-12-08"), Moment.read("2025-01"))
    (24, 54)
    """
    return (after.first - before.last).days, (after.last - before.first).days
