"""A diary as it travels: numbers by day and the team's lines, and none of the person's words, names or dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from widgets.model.diary import COLDEST, HOTTEST, MOST_DAYS, SAME_DAY, SYMPTOMS, VALUES, Day, Lines, UnreadDay
from widgets.model.query import Unanswerable, read_query
from widgets.model.temperature import UNITS, Unit, celsius, written_in

LONGEST = 640
COLUMNS = (*VALUES, "sign")
LINE_NAMES = (*SYMPTOMS, "rising", "temperature", "stool")
WHOLE = re.compile(r"[0-9]{1,2}", re.ASCII)
TENTHS = re.compile(r"[0-9]{2,3}(\.[0-9])?", re.ASCII)
UNREAD = "?"  # what stands for a temperature that the page could not read itself; its words stay there
SIGN: Mapping[str, bool | None] = {"": None, "no": False, "yes": True}


def diary_query(days: list[Day], lines: Lines, unit: Unit = "c") -> str:
    """Return a diary and its lines as text, temperatures in `unit`; the same diary always gives the same text.

    >>> diary_query([Day(pain=3), Day(temperature="38.1", sign=False)], Lines(pain=7, stool=3))
    'pain=3,&tiredness=,&breath=,&sickness=,&temperature=,38.1&stool=,&sign=,no&lines=7,,,,,38.0,3&unit=c'
    """
    columns = {name: ",".join(_written(day, name, unit) for day in days) for name in COLUMNS}
    columns |= {"lines": ",".join(_written(lines, name, unit) for name in LINE_NAMES), "unit": unit}
    return "&".join(f"{name}={column}" for name, column in columns.items())


def _written(record: Day | Lines, name: str, unit: Unit) -> str:
    value = getattr(record, name)
    if name == "temperature" and isinstance(value, Decimal):
        return str(written_in(value, unit))
    if name == "temperature":
        return UNREAD if isinstance(record, UnreadDay) else ""
    return "" if value is None else {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def read_diary(text: str) -> tuple[list[Day], Lines, Unit]:
    """Read a diary, its lines and its unit from text; temperatures are °C then, whatever the unit.

    One that cannot be read leaves the rest as it is (`UnreadDay`). Unanswerable where the text is no diary, with the
    first fault and its day (from 0).

    >>> days, lines, unit = read_diary(diary_query([Day(temperature=38), Day()], Lines(rising=3), "f"))
    >>> days[0].temperature, days[1].is_missing(), lines.rising, unit
    (Decimal('38.0'), True, 3, 'f')
    >>> read_diary(diary_query([Day(temperature=38)], Lines()).replace("=38.0", "=380"))[0][0].is_unread()
    True
    >>> read_diary(diary_query([Day(), Day(pain=3)], Lines()).replace("pain=,3", "pain=,11"))
    Traceback (most recent call last):
    widgets.model.query.Unanswerable: ('pain', 1)
    """
    given = {name: column.split(",") for name, column in read_query(text, (*COLUMNS, "lines", "unit"), LONGEST).items()}
    lines, unit = given.pop("lines"), next((one for one in UNITS if [one] == given["unit"]), None)
    del given["unit"]
    lengths = {len(column) for column in given.values()}
    if unit is None or len(lengths) != 1 or max(lengths) > MOST_DAYS or len(lines) != len(LINE_NAMES):
        raise Unanswerable("query")
    days = [_day(at, {name: given[name][at] for name in COLUMNS}, unit) for at in range(max(lengths))]
    return days, _lines(dict(zip(LINE_NAMES, lines, strict=True)), unit), unit


def _day(at: int, written: Mapping[str, str], unit: Unit) -> Day:
    if written["sign"] not in SIGN:
        raise Unanswerable("sign", at)
    numbers = _numbers(written, SAME_DAY, at) | {"sign": SIGN[written["sign"]]}
    degrees = _degrees(written["temperature"], unit)
    try:
        if written["temperature"] and (degrees is None or not COLDEST <= degrees <= HOTTEST):
            return UnreadDay(**numbers)
        return Day(**numbers, temperature=degrees)
    except ValidationError as error:
        raise Unanswerable(str(error.errors()[0]["loc"][0]), at) from None


def _lines(written: Mapping[str, str], unit: Unit) -> Lines:
    degrees = _degrees(written["temperature"], unit)
    if degrees is None:
        raise Unanswerable("line-temperature")
    try:
        return Lines(**_numbers(written, (*SYMPTOMS, "rising", "stool"), None), temperature=degrees)
    except ValidationError as error:
        raise Unanswerable(f"line-{error.errors()[0]['loc'][0]}") from None
    except Unanswerable as unanswerable:
        raise Unanswerable(f"line-{unanswerable.fault}") from None


def _degrees(written: str, unit: Unit) -> Decimal | None:
    return celsius(Decimal(written), unit) if TENTHS.fullmatch(written) else None


def _numbers(written: Mapping[str, str], names: tuple[str, ...], at: int | None) -> dict[str, Any]:
    for name in names:
        if written[name] and not WHOLE.fullmatch(written[name]):
            raise Unanswerable(name, at)
    return {name: written[name] for name in names if written[name]}
