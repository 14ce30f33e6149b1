"""Readings in words and numbers: the sentences about the last scan, and a row of the table for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Decimal

from widgets.model.response import Reading
from widgets.model.response_limits import GROWTH_SHARE, SHRINKAGE_SHARE, Reader, Rule, has_grown, noise_mm
from widgets.views.table import Row
from widgets.views.templating import Words

MINUS = "−"
TENTH = Decimal("0.1")


def number(value: Decimal) -> str:
    """A length as people write it: no zeros at the end, a true minus sign.

    >>> number(Decimal("64.0")), number(Decimal("-3.5"))
    ('64', '−3.5')
    """
    return f"{value.normalize():f}".replace("-", MINUS)


def percent(part: Decimal, whole: Decimal) -> str:
    """A share in whole percent; close to a limit with one decimal place, never rounded across it.

    >>> percent(Decimal(13), Decimal(51)), percent(Decimal("11.99"), Decimal(60)), percent(Decimal(12), Decimal(60))
    ('25%', '19.9%', '20%')
    """
    exact = abs(part) / whole * 100
    limits = (GROWTH_SHARE * 100, SHRINKAGE_SHARE * 100)
    near = any(0 < abs(exact - limit) < 1 for limit in limits)
    shown = exact.quantize(TENTH, ROUND_DOWN) if near else exact.quantize(Decimal(1), ROUND_HALF_UP)
    return f"{number(shown)}%"


def signed(text: str, value: Decimal) -> str:
    """A number with the sign of `value`: what rose and what fell is told by it."""
    return f"{'+' if value > 0 else MINUS if value < 0 else ''}{text}"


def line_mm(value: Decimal) -> Decimal:
    """A limit that sums must reach, in tenths of a mm, rounded up so that reaching it counts."""
    return value.quantize(TENTH, ROUND_CEILING)


def rows(readings: Sequence[Reading], words: Words) -> list[Row]:
    """One row for each scan, the start first."""
    return [_row(reading, words) for reading in readings]


def _row(reading: Reading, w: Words) -> Row:
    visit = reading.visit
    scan, mm = w("response_week", week=visit.week), w("response_mm", mm=number(visit.sum_mm))
    called = w(f"response_category_{reading.category}")
    if reading.category == "start":
        return Row(scan, mm, (), called)
    return Row(scan, mm, tuple(_notes(reading, w)), called)


def _notes(reading: Reading, w: Words) -> Iterator[str]:
    visit = reading.visit
    since, above = visit.sum_mm - reading.baseline_mm, visit.sum_mm - reading.nadir_mm
    yield w("response_row_from_start", percent=signed(percent(since, reading.baseline_mm), since))
    if above > 0 and reading.nadir_mm > 0:
        share = signed(percent(above, reading.nadir_mm), above)
        yield w("response_row_from_smallest", mm=signed(number(abs(above)), above), percent=share)
    elif above > 0:
        yield w("response_row_from_zero", mm=signed(number(above), above))
    yield w("response_row_line", mm=number(line_mm(reading.line_mm)))
    if visit.new != "none":
        yield w(f"response_row_new_{visit.new}")
    if visit.other in {"grown", "more"}:
        yield w(f"response_row_other_{visit.other}")


def verdict(reading: Reading, words: Words) -> str:
    """The scan and its name, in one line."""
    category = words(f"response_category_{reading.category}")
    return words("response_verdict", week=reading.visit.week, category=category)


def sentences(reading: Reading, rule: Rule, reader: Reader, words: Words) -> list[str]:
    """What there is to say about one scan: its numbers, why it is called so, and how sure the sum is."""
    said = [words("response_said_sum", mm=number(reading.visit.sum_mm)), *_compared(reading, words)]
    paragraphs = [" ".join(said), " ".join(_why(reading, rule, words))]
    if reading.best and reading.category not in {"complete", reading.best}:
        paragraphs.append(words("response_best", category=words(f"response_category_{reading.best}")))
    if reading.visit.sum_mm > 0:
        paragraphs.append(" ".join(_noise(reading, reader, words)))
    return paragraphs


def _compared(reading: Reading, w: Words) -> Iterator[str]:
    since, above = reading.visit.sum_mm - reading.baseline_mm, reading.visit.sum_mm - reading.nadir_mm
    way = "less" if since < 0 else "more" if since > 0 else "same"
    yield w(f"response_said_{way}", percent=percent(since, reading.baseline_mm), start=number(reading.baseline_mm))
    if above < 0:
        yield w("response_said_smallest")
    elif above == 0:
        yield w("response_said_as_smallest")
    elif reading.nadir_mm == 0:
        yield w("response_said_above_zero", mm=number(above))
    elif reading.nadir_mm < reading.baseline_mm:
        share = percent(above, reading.nadir_mm)
        yield w("response_said_above", mm=number(above), percent=share, nadir=number(reading.nadir_mm))


def _why(reading: Reading, rule: Rule, w: Words) -> Iterator[str]:
    category, reasons = reading.category, reading.reasons
    if category == "after":
        yield w(f"response_why_after_{rule}")
    if category in {"complete", "partial", "stable", "confirmed"} and "kept" not in reasons:
        yield w(f"response_why_{category}")
    for reason in reasons:
        yield w(f"response_why_{reason}")
    if category == "unconfirmed" and not {"early", "unchanged"} & set(reasons):
        yield w("response_why_first")


def _noise(reading: Reading, reader: Reader, w: Words) -> Iterator[str]:
    low, high = noise_mm(reading.visit.sum_mm, reader)
    whole = Decimal(1)
    yield w(
        f"response_said_noise_{reader}",
        low=number(low.quantize(whole, ROUND_HALF_UP)),
        high=number(high.quantize(whole, ROUND_HALF_UP)),
    )
    # A second reading could fall on the other side of the line only where the line lies in its range.
    if _sum_decides(reading) and has_grown(high, reading.nadir_mm) and not has_grown(low, reading.nadir_mm):
        yield w("response_said_noise_line", line=number(line_mm(reading.line_mm)))


def _sum_decides(reading: Reading) -> bool:
    # A new spot, other spots that have grown, and any spot after a complete response count whatever the sum.
    visit = reading.visit
    besides = visit.new != "none" or visit.other in {"grown", "more"} or reading.best == "complete"
    return reading.category != "after" and not besides
