"""How trials name what a row of scans shows: RECIST 1.1 and iRECIST, scan by scan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from widgets.model.response_limits import (
    CONFIRM_FROM_WEEKS,
    CONFIRM_UNTIL_WEEKS,
    Category,
    Reason,
    Rule,
    Visit,
    falls_short,
    growth_line_mm,
    growth_reasons,
    is_worse,
    shrinkage_line_mm,
    without_growth,
)


@dataclass(frozen=True)
class Reading:
    """What a rule calls one scan, and why; lengths in mm, `nadir_mm` is the smallest sum before this scan."""

    visit: Visit
    baseline_mm: Decimal
    nadir_mm: Decimal
    category: Category
    reasons: tuple[Reason, ...] = ()
    best: Category | None = None

    @property
    def line_mm(self) -> Decimal:
        """The sum from which this scan counts as growth of the target lesions."""
        return growth_line_mm(self.nadir_mm)


def read_series(visits: Sequence[Visit], rule: Rule) -> list[Reading]:
    """Name each scan of a series by one rule; the first is the start. Weeks must rise.

    RECIST 1.1 ends its count at the first progression; iRECIST asks the next scan (fact: irecist-purpose).

    >>> series = [Visit(week=0, sum_mm=100), Visit(week=9, sum_mm=60), Visit(week=18, sum_mm=74)]
    >>> [reading.category for reading in read_series(series, "recist")]
    ['start', 'partial', 'progression']
    >>> [reading.category for reading in read_series([*series, Visit(week=24, sum_mm=65)], "irecist")]
    ['start', 'partial', 'unconfirmed', 'partial']
    >>> [reading.category for reading in read_series([*series, Visit(week=24, sum_mm=80)], "irecist")]
    ['start', 'partial', 'unconfirmed', 'confirmed']
    """
    baseline = visits[0].sum_mm
    readings = [Reading(visits[0], baseline, baseline, "start")]
    name = _Recist() if rule == "recist" else _Irecist()
    for visit in visits[1:]:
        last = readings[-1]
        nadir = min(last.nadir_mm, last.visit.sum_mm)
        category, reasons = name.one(visit, nadir, last)
        readings.append(Reading(visit, baseline, nadir, category, reasons, _better(last.best, category)))
    return readings


Named = tuple[Category, tuple[Reason, ...]]


class _Recist:
    ended = False

    def one(self, visit: Visit, nadir_mm: Decimal, last: Reading) -> Named:
        """Name one scan; nothing counts after a progression (fact: irecist-bar-resets)."""
        if self.ended:
            return "after", ()
        reasons = _grown(visit, nadir_mm, last)
        self.ended = bool(reasons)
        return ("progression", reasons) if reasons else _not_grown(visit, nadir_mm, last)


class _Irecist:
    def __init__(self) -> None:
        self.ended = False
        # The first scan of a growth that is not confirmed yet, and what grew there.
        self.first: tuple[Visit, tuple[Reason, ...]] | None = None
        self.waits_since = 0  # the week from which the next check is counted

    def one(self, visit: Visit, nadir_mm: Decimal, last: Reading) -> Named:
        """Name one scan: a first growth is unconfirmed (fact: irecist-purpose)."""
        if self.ended:
            return "after", ()
        reasons = _grown(visit, nadir_mm, last)
        if self.first is None:
            if not reasons:
                return _not_grown(visit, nadir_mm, last)
            self.first, self.waits_since = (visit, reasons), visit.week
            return "unconfirmed", reasons
        if not reasons:  # shrunk back: it is measured against the start anew (fact: irecist-bar-resets)
            self.first = None
            return without_growth(visit, last.baseline_mm), ("reset",)
        return self._next(visit, reasons, *self.first)

    def _next(
        self, visit: Visit, reasons: tuple[Reason, ...], first: Visit, first_reasons: tuple[Reason, ...]
    ) -> Named:
        if visit.week - first.week < CONFIRM_FROM_WEEKS:  # too early to confirm (fact: irecist-confirm-4-8-weeks)
            return "unconfirmed", ("early",)
        late: tuple[Reason, ...] = ("late",) if visit.week - self.waits_since > CONFIRM_UNTIL_WEEKS else ()
        self.ended = is_worse(visit, reasons, first, first_reasons)
        if self.ended:
            return "confirmed", (*reasons, *late)
        # Nothing has changed: it is checked again, and the wait begins anew (fact: irecist-icpd-rules).
        self.waits_since = visit.week
        return "unconfirmed", ("unchanged", *late)


def _grown(visit: Visit, nadir_mm: Decimal, last: Reading) -> tuple[Reason, ...]:
    return growth_reasons(visit, nadir_mm, all_gone=last.best == "complete")


def _not_grown(visit: Visit, nadir_mm: Decimal, last: Reading) -> Named:
    category = without_growth(visit, last.baseline_mm, before=last.category)
    kept: tuple[Reason, ...] = ()
    if category == "partial" and visit.sum_mm > shrinkage_line_mm(last.baseline_mm):
        kept = ("kept",)
    return category, (*kept, *falls_short(visit, nadir_mm))


BETTER: tuple[Category, ...] = ("stable", "partial", "complete")


def _better(before: Category | None, now: Category) -> Category | None:
    known = [category for category in (before, now) if category is not None and category in BETTER]
    return max(known, key=BETTER.index, default=None)
