"""Temperatures in °C and °F: one number, said in either. Rules are kept in °C (fact: fever-neutropenia-emergency)."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Literal, get_args

Unit = Literal["c", "f"]
UNITS: tuple[Unit, ...] = get_args(Unit)
TENTH = Decimal("0.1")
ICE, DEGREES_F, DEGREES_C = Decimal(32), Decimal(9), Decimal(5)


def celsius(written: Decimal, unit: Unit) -> Decimal:
    """Return the °C that a number in `unit` stands for, without any rounding that a rule could feel.

    >>> celsius(Decimal("100.4"), "f"), celsius(Decimal("38.0"), "c")
    (Decimal('38.0'), Decimal('38.0'))
    """
    return written if unit == "c" else (written - ICE) * DEGREES_C / DEGREES_F


def written_in(degrees: Decimal, unit: Unit) -> Decimal:
    """Return °C as a thermometer in `unit` shows it: to the nearest tenth, and a half upwards.

    >>> written_in(Decimal("38.3"), "f"), written_in(Decimal("38.0"), "f"), written_in(Decimal("38.3"), "c")
    (Decimal('100.9'), Decimal('100.4'), Decimal('38.3'))
    """
    return _exactly(degrees, unit).quantize(TENTH, ROUND_HALF_UP)


def line_in(degrees: Decimal, unit: Unit) -> Decimal:
    """Return a line in °C as one in tenths of `unit` that is never higher: no call comes later for another unit.

    >>> line_in(Decimal("37.6"), "f"), line_in(Decimal("38.0"), "f")
    (Decimal('99.6'), Decimal('100.4'))
    """
    return _exactly(degrees, unit).quantize(TENTH, ROUND_FLOOR)


def tenths(low: Decimal, high: Decimal, unit: Unit) -> list[Decimal]:
    """Return each number with one decimal place that `unit` has from `low` to `high` (°C), the lowest first.

    >>> [len(tenths(Decimal(37), Decimal(38), unit)) for unit in UNITS]
    [11, 19]
    """
    first, last = (int(_exactly(end, unit) / TENTH) for end in (low, high))
    return [one * TENTH for one in range(first, last + 1)]


def _exactly(degrees: Decimal, unit: Unit) -> Decimal:
    # What came from whole tenths of °F comes back to them: the last digits of a division are taken off first.
    return degrees if unit == "c" else (degrees * DEGREES_F / DEGREES_C + ICE).quantize(Decimal("1e-9"))
