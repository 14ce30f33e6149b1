"""Days and lines of a diary in words: the same rows and sentences for the person and for a diary of one's own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from widgets.model.diary import (
    SAME_DAY,
    SYMPTOMS,
    VALUES,
    Day,
    Lines,
    Reason,
    Value,
    last_written,
    level,
    missing,
    reasons,
)
from widgets.model.diary_story import DiaryStory
from widgets.views.templating import Words

SHORTEST_RUN = 3  # fewer days in a row are named one by one


def shown(value: Value, written: Decimal) -> str:
    """A number as people write it in a diary: °C with one decimal place, all others whole.

    >>> shown("temperature", Decimal(38)), shown("pain", Decimal(7))
    ('38.0', '7')
    """
    return f"{written:.1f}" if value == "temperature" else f"{written:.0f}"


@dataclass(frozen=True)
class DayRow:
    """One day of a table: its number, a text a value and if it reached a line, and what is said below it."""

    day: int
    cells: tuple[tuple[str, bool], ...]
    said: str
    is_call: bool


def rows(days: Sequence[Day], lines: Lines, words: Words) -> list[DayRow]:
    """One row for each day up to the last that has an entry, with each reason to call."""
    last = last_written(days)
    return [_row(days, at, lines, words) for at in range(0 if last is None else last + 1)]


def _row(days: Sequence[Day], at: int, lines: Lines, words: Words) -> DayRow:
    found = reasons(days, at, lines)
    reached = {one.value for one in found}
    said = "; ".join(brief(one, lines, words) for one in found)
    stands = level(days, at, lines)
    below = "" if stands == "none" else words(f"diary_called_{stands}", why=said)
    return DayRow(at + 1, _cells(days[at], reached, words), below, is_call=bool(found))


def noted_rows(story: DiaryStory, words: Words) -> list[DayRow]:
    """One row for each day of the person, with their own note."""
    return [DayRow(day.day, _cells(day, set(), words), day.note or "", is_call=False) for day in story.days]


def _cells(day: Day, reached: Collection[Value | None], words: Words) -> tuple[tuple[str, bool], ...]:
    written = [(value, day.of(value)) for value in VALUES]
    blank = words("diary_dash")
    return tuple((blank if one is None else shown(value, one), value in reached) for value, one in written)


def brief(reason: Reason, lines: Lines, words: Words) -> str:
    """A reason in a few words."""
    if reason.value is None:
        return words("diary_because_sign")
    line = lines.of(reason.value)
    because = "stool_one" if reason.because == "stool" and line == 1 else reason.because
    values = {"name": words(f"diary_named_{reason.value}"), "line": shown(reason.value, line) if line else ""}
    return words(f"diary_because_{because}", **values, days=lines.rising)


def verdict(days: Sequence[Day], lines: Lines, words: Words) -> str:
    """Whether a call is due on the last day that has an entry, and how fast."""
    last = last_written(days)
    return words("diary_nothing") if last is None else words(f"diary_verdict_{level(days, last, lines)}", n=last + 1)


def sentences(days: Sequence[Day], lines: Lines, words: Words) -> Iterator[str]:
    """Why a call is due on the last day, what was due before, what is missing, and what no diary can say."""
    last = last_written(days)
    if last is None:
        return
    for one in reasons(days, last, lines):
        said = brief(one, lines, words)
        yield words(f"diary_why_{one.because}", brief=said[0].upper() + said[1:])
    before = [at for at in range(last) if reasons(days, at, lines)]
    if before:
        urgent = any(level(days, at, lines) == "now" for at in before)
        yield words("diary_before_now" if urgent else "diary_before", days=listed(before, words))
    if missing(days):
        yield words("diary_missing", days=listed(missing(days), words))
    if not lines.has_own():
        yield words("diary_no_lines")
    yield words("diary_no_diagnosis")


def listed(days: Sequence[int], words: Words) -> str:
    """Days (from 0) as a sentence lists them; three or more in a row by their first and last."""
    *before, last = list(_runs(days, words))
    return words("diary_and", first=", ".join(before), last=last) if before else last


def _runs(days: Sequence[int], words: Words) -> Iterator[str]:
    for _, run in groupby(enumerate(days), key=lambda pair: pair[1] - pair[0]):
        names = [words("diary_day", n=at + 1) for _, at in run]
        if len(names) < SHORTEST_RUN:
            yield from names
        else:
            yield words("diary_to", first=names[0], last=names[-1])


def to_tell(days: Sequence[Day], words: Words) -> list[str]:
    """What to tell the team, a line for each value: where it began, where it is now, and when it was highest."""
    made = [words("diary_tell_sign", days=listed(signs, words))] if (signs := _signs(days)) else []
    for value in VALUES:
        made += _told(days, value, words)
    if missing(days):
        made.append(words("diary_tell_missing", days=listed(missing(days), words)))
    return made


def _signs(days: Sequence[Day]) -> list[int]:
    return [at for at, day in enumerate(days) if day.sign]


def _told(days: Sequence[Day], value: Value, words: Words) -> list[str]:
    written = [(at, one) for at, day in enumerate(days) if (one := day.of(value)) is not None]
    if not written:
        return []
    (first, start), (last, end), (top, most) = written[0], written[-1], max(written, key=lambda pair: pair[1])
    numbers = {"start": shown(value, start), "end": shown(value, end), "most": shown(value, most)}
    at = {"first": first + 1, "last": last + 1, "top": top + 1}
    kind = "score" if value in SYMPTOMS else value
    return [words(f"diary_tell_{kind}", name=words(f"diary_name_{value}"), **numbers, **at)]


def lines_said(lines: Lines, words: Words) -> list[tuple[str, str]]:
    """The lines of a team, each by name; what has none is left out."""
    made = [
        (words("diary_name_temperature"), words("diary_line_temperature", n=shown("temperature", lines.temperature)))
    ]
    for value in SAME_DAY:
        line = lines.of(value)
        if line is not None:
            kind = "score" if value in SYMPTOMS else value
            made.append((words(f"diary_name_{value}"), words(f"diary_line_{kind}", n=shown(value, line))))
    if lines.rising is not None:
        made.append((words("diary_name_rising"), words("diary_line_rising", n=lines.rising)))
    return made
