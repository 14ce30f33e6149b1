"""The limits that trials set for one scan, each with its fact: what is growth, what is shrinkage, what is noise.

These rules compare trials. They do not decide how a person is treated (fact: recist-is-a-trial-tool).
Lymph nodes, which have limits of their own, are left out: a sum is of ordinary spots alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from widgets.model.record import Record

Rule = Literal["recist", "irecist"]
Reader = Literal["one", "two"]
Category = Literal["start", "complete", "partial", "stable", "progression", "unconfirmed", "confirmed", "after"]
Reason = Literal[
    "target", "new", "other", "returned", "few_mm", "few_percent", "kept", "unchanged", "early", "late", "reset"
]

FEWEST_VISITS, MOST_VISITS = 2, 8
SMALLEST_START_MM = Decimal(10)  # one target lesion is at least 10 mm across (fact: recist-target-lesions)
GROWTH_MM = Decimal(5)  # fact: recist-progression; the same 5 mm confirm (fact: irecist-icpd-rules)
GROWTH_SHARE = Decimal("0.2")  # fact: recist-progression
SHRINKAGE_SHARE = Decimal("0.3")  # fact: recist-partial-response
CONFIRM_FROM_WEEKS, CONFIRM_UNTIL_WEEKS = 4, 8  # fact: irecist-confirm-4-8-weeks
# 95 in 100 repeated readings differ by no more than this from the first, down and up (fact: two-readers-differ).
NOISE: dict[Reader, tuple[Decimal, Decimal]] = {
    "one": (Decimal("0.098"), Decimal("0.131")),
    "two": (Decimal("0.192"), Decimal("0.195")),
}

OTHER = ("none", "steady", "grown", "more")  # from least to most

Millimetres = Annotated[Decimal, Field(ge=0, le=999, decimal_places=1)]


class Visit(Record):
    """One scan: its week, the sum of the target lesions in mm, and what else it shows.

    `new` spots: none, seen (first seen, or still there), or more (more or larger than at the scan before).
    `other` spots are those that are not measured: none, steady, grown (clearly larger), or more (larger again).
    """

    week: Annotated[int, Field(ge=0, le=520)]
    sum_mm: Millimetres
    new: Literal["none", "seen", "more"] = "none"
    other: Literal["none", "steady", "grown", "more"] = "none"


def growth_line_mm(nadir_mm: Decimal) -> Decimal:
    """Return the sum (mm) that is 20% AND 5 mm above the smallest sum so far (fact: recist-progression).

    >>> growth_line_mm(Decimal(60)), growth_line_mm(Decimal(14))
    (Decimal('72.0'), Decimal('19'))
    """
    return max(nadir_mm * (1 + GROWTH_SHARE), nadir_mm + GROWTH_MM)


def has_grown(sum_mm: Decimal, nadir_mm: Decimal) -> bool:
    """Say whether the target lesions have grown by both 20% and 5 mm from the smallest sum (fact: recist-progression).

    From 14 to 17 mm is 21% but only 3 mm; from 60 to 74 mm is both.

    >>> has_grown(Decimal(17), Decimal(14)), has_grown(Decimal(74), Decimal(60))
    (False, True)
    """
    return sum_mm >= growth_line_mm(nadir_mm)


def shrinkage_line_mm(baseline_mm: Decimal) -> Decimal:
    """Return the sum (mm) that is 30% below the start (fact: recist-partial-response).

    >>> shrinkage_line_mm(Decimal(100))
    Decimal('70.0')
    """
    return baseline_mm * (1 - SHRINKAGE_SHARE)


def noise_mm(sum_mm: Decimal, reader: Reader) -> tuple[Decimal, Decimal]:
    """Return between which sums (mm) a second reading of the same scan would mostly lie (fact: two-readers-differ).

    >>> noise_mm(Decimal(100), "one")
    (Decimal('90.200'), Decimal('113.100'))
    """
    down, up = NOISE[reader]
    return sum_mm * (1 - down), sum_mm * (1 + up)


def growth_reasons(visit: Visit, nadir_mm: Decimal, *, all_gone: bool = False) -> tuple[Reason, ...]:
    """Return what counts as growth at this scan: target lesions, a new spot, other spots (fact: recist-progression).

    Where a complete response was reached (`all_gone`), a spot that returns counts too (fact: recist-new-lesions).

    >>> growth_reasons(Visit(week=8, sum_mm=40, new="seen"), nadir_mm=Decimal(50))
    ('new',)
    >>> growth_reasons(Visit(week=8, sum_mm=3), nadir_mm=Decimal(0), all_gone=True)
    ('returned',)
    """
    found: list[Reason] = ["target"] if has_grown(visit.sum_mm, nadir_mm) else []
    # Only a spot that is clearly new counts (fact: recist-new-lesions); who fills in `new` has judged that.
    found += ["new"] if visit.new != "none" else []
    found += ["other"] if visit.other in {"grown", "more"} else []
    found += ["returned"] if all_gone and (visit.sum_mm > 0 or visit.other != "none") else []
    return tuple(found)


def falls_short(visit: Visit, nadir_mm: Decimal) -> tuple[Reason, ...]:
    """Return which of the two growth limits alone was reached, if one was (fact: recist-progression).

    >>> falls_short(Visit(week=8, sum_mm=17), Decimal(14)), falls_short(Visit(week=8, sum_mm=66), Decimal(60))
    (('few_mm',), ('few_percent',))
    """
    enough_mm = visit.sum_mm - nadir_mm >= GROWTH_MM
    enough_percent = nadir_mm > 0 and visit.sum_mm - nadir_mm >= nadir_mm * GROWTH_SHARE
    if enough_mm == enough_percent:
        return ()
    return ("few_percent",) if enough_mm else ("few_mm",)


def without_growth(visit: Visit, baseline_mm: Decimal, before: Category = "start") -> Category:
    """Name a scan without growth: complete or partial response, or stable (fact: recist-partial-response).

    `before` is what the last scan was called: a partial response goes on until growth counts.

    >>> without_growth(Visit(week=8, sum_mm=70), Decimal(100)), without_growth(Visit(week=8, sum_mm=71), Decimal(100))
    ('partial', 'stable')
    >>> without_growth(Visit(week=16, sum_mm=80), Decimal(100), before="partial")
    'partial'
    >>> without_growth(Visit(week=8, sum_mm=0), Decimal(100))
    'complete'
    >>> without_growth(Visit(week=8, sum_mm=0, other="steady"), Decimal(100))
    'partial'
    """
    if visit.sum_mm == 0 and visit.new == "none" and visit.other == "none":
        return "complete"
    return "partial" if before == "partial" or visit.sum_mm <= shrinkage_line_mm(baseline_mm) else "stable"


def is_worse(visit: Visit, reasons: Sequence[Reason], first: Visit, first_reasons: Sequence[Reason]) -> bool:
    """Say whether growth that was unconfirmed since `first` has gone on at `visit` (fact: irecist-icpd-rules).

    5 mm more is enough; the second increase does not have to reach 20%. Small rises from scan to scan add up.
    A first growth of another kind is enough, too.

    >>> first = Visit(week=9, sum_mm=74)
    >>> is_worse(Visit(week=15, sum_mm=79), ["target"], first, ["target"])
    True
    >>> is_worse(Visit(week=15, sum_mm=78), ["target"], first, ["target"])
    False
    >>> is_worse(Visit(week=15, sum_mm=78), ["target"], first, ["new"])
    True
    """
    now, then = _kinds(visit, reasons), _kinds(first, first_reasons)
    target = "target" in now and ("target" not in then or visit.sum_mm >= first.sum_mm + GROWTH_MM)
    new = "new" in now and ("new" not in then or visit.new == "more")
    larger = visit.other == "more" or OTHER.index(visit.other) > OTHER.index(first.other)
    return target or new or ("other" in now and larger)


def _kinds(visit: Visit, reasons: Sequence[Reason]) -> set[Reason]:
    # What returns is again a measured spot, another spot, or both.
    kinds = set(reasons) - {"returned"}
    if "returned" in reasons and visit.sum_mm > 0:
        kinds.add("target")
    if "returned" in reasons and visit.other != "none":
        kinds.add("other")
    return kinds
