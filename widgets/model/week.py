"""A week of tasks in numbers: hours of tasks and of own rest for each day, and the nights that hold a task.

Nothing here judges a week. There is no number of hours that is too many (fact: caregiver-hours-and-tasks).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import Field

from widgets.model.record import Record

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Part = Literal["morning", "day", "evening", "night"]
Kind = Literal["hands", "medical", "driving", "house", "work", "papers", "there", "rest"]
Way = Literal["keep", "share", "ask", "learn", "drop"]
DAYS: tuple[Day, ...] = get_args(Day)
PARTS: tuple[Part, ...] = get_args(Part)
KINDS: tuple[Kind, ...] = get_args(Kind)
WAYS: tuple[Way, ...] = get_args(Way)
# Ways by which somebody else does a task, or nobody does. Who learns a task still does it.
GIVES_AWAY: tuple[Way, ...] = ("share", "ask", "drop")

PART_HOURS = Decimal(24) / len(PARTS)
STEP_HOURS = Decimal("0.25")
MOST_HOURS = 12

Night = Literal["mine", "taken", "free"]
Hours = Annotated[Decimal, Field(gt=0, le=MOST_HOURS, multiple_of=STEP_HOURS)]


class Stint(Record):
    """Something that is done on some days: what kind, in which part of the day, and for how many hours on each day."""

    kind: Kind
    days: Annotated[tuple[Day, ...], Field(min_length=1, max_length=len(DAYS))]
    part: Part
    hours: Hours


@dataclass(frozen=True)
class WeekSums:
    """Hours of tasks and of own rest by day, from Monday, and whether each night holds a task."""

    tasks: tuple[Decimal, ...]
    rest: tuple[Decimal, ...]
    nights: tuple[bool, ...]

    @property
    def task_hours(self) -> Decimal:
        """Hours of tasks in the whole week."""
        return sum(self.tasks, Decimal(0))

    @property
    def rest_hours(self) -> Decimal:
        """Hours of own rest in the whole week."""
        return sum(self.rest, Decimal(0))

    @property
    def night_count(self) -> int:
        """Nights that hold a task, from 0 to 7."""
        return sum(self.nights)


def sums(stints: Collection[Stint]) -> WeekSums:
    """Count a week; its order does not matter.

    >>> week = [Stint(kind="there", days=("mon",), part="night", hours=1.5)]
    >>> sums(week).task_hours, sums(week).night_count
    (Decimal('1.5'), 1)
    """

    def hours(day: Day, *, rest: bool) -> Decimal:
        return sum((one.hours for one in stints if day in one.days and (one.kind == "rest") == rest), Decimal(0))

    return WeekSums(
        tasks=tuple(hours(day, rest=False) for day in DAYS),
        rest=tuple(hours(day, rest=True) for day in DAYS),
        nights=tuple(any(_is_at_night(one, day) for one in stints) for day in DAYS),
    )


def handed_over(stint: Stint, days: Collection[Day]) -> tuple[Stint | None, Stint | None]:
    """Return what is left of a stint and what goes to somebody else on `days`; None where nothing is.

    >>> left, gone = handed_over(Stint(kind="house", days=("mon", "sat"), part="day", hours=2), ["sat", "sun"])
    >>> left.days, gone.days
    (('mon',), ('sat',))
    """
    return _on(stint, [day for day in stint.days if day not in days]), _on(stint, [d for d in stint.days if d in days])


def nights(before: WeekSums, now: WeekSums) -> tuple[Night, ...]:
    """Return for each night whether its task is still there, is taken, or never was there."""
    pairs = zip(before.nights, now.nights, strict=True)
    return tuple("mine" if is_now else "taken" if was else "free" for was, is_now in pairs)


def crowded(stints: Sequence[Stint]) -> Iterator[tuple[Day, Part, Decimal]]:
    """Yield each part of a day in which several stints need more hours than it holds, with these hours."""
    for day in DAYS:
        for part in PARTS:
            there = [one.hours for one in stints if day in one.days and one.part == part]
            if len(there) > 1 and sum(there) > PART_HOURS:
                yield day, part, sum(there, Decimal(0))


def _is_at_night(stint: Stint, day: Day) -> bool:
    return stint.kind != "rest" and stint.part == "night" and day in stint.days


def _on(stint: Stint, days: Sequence[Day]) -> Stint | None:
    return stint.model_copy(update={"days": tuple(days)}) if days else None
