"""A trial's window: which limits are met in one month, whether all are, and when an answer would have come.

The limits are for teaching the idea of a window. The only valid ones are in the protocol of the trial in question
(fact: fw-organ-function-limits). Nothing here says how long anyone lives, or how likely a place is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from widgets.model.record import Facts, Record

Value = Literal["ecog", "bilirubin", "alt", "platelets", "neutrophils"]
VALUES: tuple[Value, ...] = get_args(Value)
AT_LEAST: tuple[Value, ...] = ("platelets", "neutrophils")  # of the others, a trial allows no more than the limit
# The highest number that can be given: ECOG; times the upper normal limit (2 values); thousand per µL (2 values).
MOST: Mapping[Value, int] = {"ecog": 4, "bilirubin": 6, "alt": 12, "platelets": 400, "neutrophils": 12}

WASHOUT_DAYS = 28  # one trial asks for 4 weeks after chemotherapy (fact: fw-washout-examples)
# Our assumption for teaching: 2 to 4 weeks. One study had a median of 11 to 14 days (fact: fw-screen-failure-rate).
SCREENING_DAYS = (14, 28)


class Measured(Record):
    """The values of one month: ECOG, bilirubin and ALT in times the upper normal limit, cells in thousand per µL."""

    ecog: Annotated[int, Field(ge=0, le=MOST["ecog"])]
    bilirubin: Annotated[Decimal, Field(ge=0, le=MOST["bilirubin"])]
    alt: Annotated[Decimal, Field(ge=0, le=MOST["alt"])]
    platelets: Annotated[int, Field(ge=0, le=MOST["platelets"])]
    neutrophils: Annotated[Decimal, Field(ge=0, le=MOST["neutrophils"])]
    liver_metastases: bool

    def of(self, value: Value) -> Decimal:
        """Return one value, in its own unit."""
        return Decimal(getattr(self, value))


class Limit(Record):
    """One limit, in the unit of its value, and the facts that it is taken from."""

    line: Annotated[Decimal, Field(ge=0)]
    with_liver_metastases: Annotated[Decimal, Field(ge=0)] | None = None
    facts: Facts


class Limits(Record):
    """The limits of one window; only ALT may have another one for people with liver metastases."""

    ecog: Limit
    bilirubin: Limit
    alt: Limit
    platelets: Limit
    neutrophils: Limit

    @model_validator(mode="after")
    def _only_alt_depends_on_the_liver(self) -> Self:
        for value in VALUES:
            if value != "alt" and self.of(value).with_liver_metastases is not None:
                raise ValueError(f"has a `with_liver_metastases` under `{value}`; give it under `alt` alone")
        return self

    def of(self, value: Value) -> Limit:
        """Return the limit of one value."""
        limit: Limit = getattr(self, value)
        return limit

    def line(self, value: Value, *, liver_metastases: bool) -> Decimal:
        """Return the number that one value must keep to, for a person with or without liver metastases."""
        limit = self.of(value)
        other = limit.with_liver_metastases
        return other if liver_metastases and other is not None else limit.line


def is_met(value: Value, measured: Decimal, line: Decimal) -> bool:
    """Say whether one value keeps to its limit; a value on the line does (fact: fw-organ-function-limits).

    >>> is_met("bilirubin", Decimal("1.5"), Decimal("1.5")), is_met("bilirubin", Decimal("1.6"), Decimal("1.5"))
    (True, False)
    >>> is_met("platelets", Decimal(100), Decimal(100)), is_met("platelets", Decimal(96), Decimal(100))
    (True, False)
    """
    return measured >= line if value in AT_LEAST else measured <= line


def shut_by(measured: Measured, limits: Limits) -> tuple[Value, ...]:
    """Return the values that do not keep to their limits; none of them where the window is open.

    >>> limit = lambda line, liver=None: Limit(line=line, with_liver_metastases=liver, facts=["a-fact"])
    >>> limits = Limits(ecog=limit(1), bilirubin=limit("1.5"), alt=limit("2.5", 5), platelets=limit(100),
    ...     neutrophils=limit("1.5"))
    >>> month = Measured(ecog=2, bilirubin="1.6", alt=4, platelets=150, neutrophils=4, liver_metastases=True)
    >>> shut_by(month, limits)
    ('ecog', 'bilirubin')
    >>> shut_by(month.model_copy(update={"liver_metastases": False}), limits)
    ('ecog', 'bilirubin', 'alt')
    """
    liver = measured.liver_metastases
    return tuple(
        value for value in VALUES if not is_met(value, measured.of(value), limits.line(value, liver_metastases=liver))
    )


def is_open(measured: Measured, limits: Limits) -> bool:
    """Say whether every limit is met."""
    return not shut_by(measured, limits)


def checks_from(asked: date, last_treatment: date) -> date:
    """Return the day on which checks can begin: that of the question, or the end of the time without treatment.

    One trial asks for 4 weeks after chemotherapy (fact: fw-washout-examples).

    >>> checks_from(date(2026, 1, 15), date(2026, 3, 10))
    datetime.date(2026, 4, 7)
    """
    return max(asked, last_treatment + timedelta(days=WASHOUT_DAYS))


def answer_between(asked: date, last_treatment: date) -> tuple[date, date]:
    """Return the first and the last day on which an answer could come, after the weeks of checks that we assume.

    >>> answer_between(date(2026, 1, 15), date(2026, 3, 10))
    (datetime.date(2026, 4, 21), datetime.date(2026, 5, 5))
    >>> answer_between(date(2026, 6, 15), date(2026, 3, 10))
    (datetime.date(2026, 6, 29), datetime.date(2026, 7, 13))
    """
    checks = checks_from(asked, last_treatment)
    soonest, latest = SCREENING_DAYS
    return checks + timedelta(days=soonest), checks + timedelta(days=latest)


def days_by_month(first: date, last: date) -> dict[tuple[int, int], int]:
    """Return how many days from `first` to `last`, both counted, lie in each month (year, month).

    >>> days_by_month(date(2026, 4, 21), date(2026, 5, 5))
    {(2026, 4): 10, (2026, 5): 5}
    """
    counted: dict[tuple[int, int], int] = {}
    for day in _days(first, last):
        key = (day.year, day.month)
        counted[key] = counted.get(key, 0) + 1
    return counted


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
