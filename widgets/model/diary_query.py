"""A diary as it travels: numbers by day and the team's lines, and none of the person's words, names or dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from widgets.model.diary import MOST_DAYS, SYMPTOMS, VALUES, Day, Lines
from widgets.model.query import Unanswerable, read_query

LONGEST = 600
COLUMNS = (*VALUES, "sign")
LINE_NAMES = (*SYMPTOMS, "rising", "temperature", "stool")
WHOLE = re.compile(r"[0-9]{1,2}", re.ASCII)
TENTHS = re.compile(r"[0-9]{2}(\.[0-9])?", re.ASCII)
SIGN: Mapping[str, bool | None] = {"": None, "no": False, "yes": True}


def diary_query(days: list[Day], lines: Lines) -> str:
    """Return a diary and its lines as text; the same diary always gives the same text.

    >>> diary_query([Day(pain=3), Day(temperature="38.1", sign=False)], Lines(pain=7, stool=3))
    'pain=3,&tiredness=,&breath=,&sickness=,&temperature=,38.1&stool=,&sign=,no&lines=7,,,,,38.0,3'
    """
    columns = {name: ",".join(_written(getattr(day, name)) for day in days) for name in COLUMNS}
    columns["lines"] = ",".join(_written(getattr(lines, name)) for name in LINE_NAMES)
    return "&".join(f"{name}={column}" for name, column in columns.items())


def _written(value: object) -> str:
    return "" if value is None else {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def read_diary(text: str) -> tuple[list[Day], Lines]:
    """Read a diary and its lines from text; Unanswerable where it is none, with the first fault and its day (from 0).

    >>> days, lines = read_diary(diary_query([Day(pain=3), Day()], Lines(rising=3)))
    >>> days[0].pain, days[1].is_missing(), lines.rising
    (3, True, 3)
    >>> read_diary(diary_query([Day(), Day(pain=3)], Lines()).replace("pain=,3", "pain=,11"))
    Traceback (most recent call last):
    widgets.model.query.Unanswerable: ('pain', 1)
    """
    given = {name: column.split(",") for name, column in read_query(text, (*COLUMNS, "lines"), LONGEST).items()}
    lines = given.pop("lines")
    lengths = {len(column) for column in given.values()}
    if len(lengths) != 1 or max(lengths) > MOST_DAYS or len(lines) != len(LINE_NAMES):
        raise Unanswerable("query")
    days = [_day(at, {name: given[name][at] for name in COLUMNS}) for at in range(max(lengths))]
    return days, _lines(dict(zip(LINE_NAMES, lines, strict=True)))


def _day(at: int, written: Mapping[str, str]) -> Day:
    if written["sign"] not in SIGN:
        raise Unanswerable("sign", at)
    try:
        return Day(**_numbers(written, VALUES, at), sign=SIGN[written["sign"]])
    except ValidationError as error:
        raise Unanswerable(str(error.errors()[0]["loc"][0]), at) from None


def _lines(written: Mapping[str, str]) -> Lines:
    try:
        return Lines(**_numbers(written, LINE_NAMES, None))
    except ValidationError as error:
        raise Unanswerable(f"line-{error.errors()[0]['loc'][0]}") from None
    except Unanswerable as unanswerable:
        raise Unanswerable(f"line-{unanswerable.fault}") from None


def _numbers(written: Mapping[str, str], names: tuple[str, ...], at: int | None) -> dict[str, Any]:
    for name in names:
        form = TENTHS if name == "temperature" else WHOLE
        if written[name] and not form.fullmatch(written[name]):
            raise Unanswerable(name, at)
    return {name: written[name] for name in names if written[name]}
