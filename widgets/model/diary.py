"""A symptom diary: which of a team's lines a day reaches, what keeps rising, and which days are missing.

The lines are those that a team gave to one person; we found no lines that all teams share (fact: pain-score-lines).
Only fever has a highest line here (fact: fever-neutropenia-emergency). Nothing here names a cause or an illness.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal, get_args

from pydantic import Field

from widgets.model.record import Record

Symptom = Literal["pain", "tiredness", "breath", "sickness"]
Value = Literal["pain", "tiredness", "breath", "sickness", "temperature", "stool"]
SYMPTOMS: tuple[Symptom, ...] = get_args(Symptom)
VALUES: tuple[Value, ...] = get_args(Value)
SAME_DAY: tuple[Value, ...] = (*SYMPTOMS, "stool")  # all but temperature, where a call is due at any hour
MOST_SCORE, MOST_DAYS, MOST_STOOL = 10, 14, 14
COLDEST, HOTTEST = Decimal(34), Decimal(43)
# Call at 38.0 °C, or at a lower number that the team gives (fact: fever-neutropenia-emergency).
FEVER, LOWEST_FEVER_LINE = Decimal("38.0"), Decimal("37.0")

Score = Annotated[int, Field(ge=0, le=MOST_SCORE)]
Line = Annotated[int, Field(ge=1, le=MOST_SCORE)]
Level = Literal["now", "today", "none", "unread", "missing"]
Because = Literal["sign", "fever", "line", "stool", "rising"]
NOW: tuple[Because, ...] = ("sign", "fever")


class Day(Record):
    """What was written on one day: scores from 0 to 10, °C, days since the last stool, and if an urgent sign came up.

    None stands for what was not written.
    """

    pain: Score | None = None
    tiredness: Score | None = None
    breath: Score | None = None
    sickness: Score | None = None
    temperature: Annotated[Decimal, Field(ge=COLDEST, le=HOTTEST)] | None = None
    stool: Annotated[int, Field(ge=0, le=MOST_STOOL)] | None = None
    sign: bool | None = None

    def of(self, value: Value) -> Decimal | None:
        """Return one value in its own unit, or None where it was not written."""
        written = getattr(self, value)
        return None if written is None else Decimal(written)

    def is_missing(self) -> bool:
        """Say whether nothing at all was written."""
        return self.sign is None and all(self.of(value) is None for value in VALUES)

    def is_unread(self) -> bool:
        """Say whether a temperature was written that nobody can read."""
        return False


class UnreadDay(Day):
    """A day on which a temperature was written that cannot be read; all else of it is compared as ever."""

    temperature: None = None

    def is_missing(self) -> bool:
        """Say that something was written."""
        return False

    def is_unread(self) -> bool:
        """Say that a temperature was written that nobody can read."""
        return True


class Lines(Record):
    """The lines of one person's team: a call is due where a value reaches its line; None where there is none.

    `rising` is on how many days in a row a score may be higher than the day before until a call is due.
    """

    pain: Line | None = None
    tiredness: Line | None = None
    breath: Line | None = None
    sickness: Line | None = None
    rising: Annotated[int, Field(ge=2, le=5)] | None = None
    temperature: Annotated[Decimal, Field(ge=LOWEST_FEVER_LINE, le=FEVER)] = FEVER
    stool: Annotated[int, Field(ge=1, le=7)] | None = None

    def of(self, value: Value) -> Decimal | None:
        """Return the line of one value, in its unit, or None."""
        line = getattr(self, value)
        return None if line is None else Decimal(line)

    def has_own(self) -> bool:
        """Say whether any line was given besides that for fever."""
        return any(line is not None for line in (self.rising, *(self.of(one) for one in SAME_DAY)))


@dataclass(frozen=True)
class Reason:
    """Why a call is due: by which rule, and by which value; an urgent sign has none."""

    because: Because
    value: Value | None = None

    @property
    def level(self) -> Level:
        """How fast: at any hour, or the same day."""
        return "now" if self.because in NOW else "today"


def rises(days: Sequence[Day], at: int, symptom: Symptom, length: int) -> bool:
    """Say whether a score was higher than the day before on `length` days in a row up to the day `at` (from 0).

    >>> week = [Day(pain=score) for score in (3, 4, 5, 6)]
    >>> rises(week, 3, "pain", 3), rises(week, 2, "pain", 3)
    (True, False)
    >>> rises([*week[:2], Day(), week[3]], 3, "pain", 2)
    False
    """
    written = [days[one].of(symptom) for one in range(max(0, at - length), at + 1)]
    scores = [one for one in written if one is not None]
    # A day without an entry breaks the row: nobody knows how it was.
    return len(scores) == length + 1 and all(low < high for low, high in pairwise(scores))


def reasons(days: Sequence[Day], at: int, lines: Lines) -> tuple[Reason, ...]:
    """Return why a call is due on the day `at` (from 0), the most urgent first; none where no line is reached.

    >>> week = [Day(pain=3), Day(pain=4), Day(pain=7, temperature="38.1")]
    >>> [(one.because, one.value) for one in reasons(week, 2, Lines(pain=7, rising=2))]
    [('fever', 'temperature'), ('line', 'pain'), ('rising', 'pain')]
    """
    return tuple(_reasons(days, at, lines))


def _reasons(days: Sequence[Day], at: int, lines: Lines) -> Iterator[Reason]:
    day = days[at]
    if day.sign:
        yield Reason("sign")
    if day.temperature is not None and day.temperature >= lines.temperature:
        yield Reason("fever", "temperature")
    for symptom in SYMPTOMS:
        if _reached(day, symptom, lines):
            yield Reason("line", symptom)
    if _reached(day, "stool", lines):
        yield Reason("stool", "stool")
    for symptom in SYMPTOMS:
        if lines.rising is not None and rises(days, at, symptom, lines.rising):
            yield Reason("rising", symptom)


def _reached(day: Day, value: Value, lines: Lines) -> bool:
    written, line = day.of(value), lines.of(value)
    return written is not None and line is not None and written >= line


def level(days: Sequence[Day], at: int, lines: Lines) -> Level:
    """Return how fast to call on the day `at` (from 0); `missing` where nothing was written.

    `unread` is where no line is reached, but a temperature cannot be read: it may be a fever.

    >>> level([Day(pain=7), Day()], 0, Lines(pain=7)), level([Day(pain=7), Day()], 1, Lines(pain=7))
    ('today', 'missing')
    """
    found = reasons(days, at, lines)
    if found:
        return found[0].level
    return "unread" if days[at].is_unread() else "missing" if days[at].is_missing() else "none"


def last_written(days: Sequence[Day]) -> int | None:
    """Return the last day (from 0) on which anything was written; None where there is none."""
    return next((at for at in reversed(range(len(days))) if not days[at].is_missing()), None)


def first_call(days: Sequence[Day], lines: Lines) -> int | None:
    """Return the first day (from 0) on which a call is due; None where there is none.

    >>> first_call([Day(pain=3), Day(pain=7), Day(temperature="38.5")], Lines(pain=7))
    1
    """
    return next((at for at in range(len(days)) if reasons(days, at, lines)), None)


def missing(days: Sequence[Day]) -> tuple[int, ...]:
    """Return the days (from 0) without any entry before the last that has one.

    >>> missing([Day(), Day(pain=1), Day(), Day(pain=0), Day()])
    (0, 2)
    """
    last = last_written(days)
    return tuple(at for at in range(last or 0) if days[at].is_missing())


def unread(days: Sequence[Day]) -> tuple[int, ...]:
    """Return the days (from 0) with a temperature that cannot be read."""
    return tuple(at for at, day in enumerate(days) if day.is_unread())
