"""Days and lines of a diary in words: the same rows and sentences for the person and for a diary of one's own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from widgets.model.diary import (
    FEVER,
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
    unread,
)
from widgets.model.diary_story import DiaryStory
from widgets.model.temperature import Unit, line_in, written_in
from widgets.views.templating import Words

UNREAD = "?"  # the page itself puts what was typed beside it
SHORTEST_RUN = 3  # fewer days in a row are named one by one


@dataclass(frozen=True)
class DiaryWords:
    """The interface's words for one diary: each temperature in them is in its unit."""

    words: Words
    unit: Unit

    def __call__(self, name: str, /, **values: object) -> str:
        """Return the words called `name`; `{unit}` in them is that of this diary."""
        return self.words(name, unit=self.words(f"diary_unit_{self.unit}"), **values)


def shown(value: Value, written: Decimal, unit: Unit) -> str:
    """A number as people write it in a diary: a temperature in `unit` with one decimal place, all others whole.

    >>> shown("temperature", Decimal(38), "c"), shown("temperature", Decimal(38), "f"), shown("pain", Decimal(7), "f")
    ('38.0', '100.4', '7')
    """
    return str(written_in(written, unit)) if value == "temperature" else f"{written:.0f}"


def shown_line(value: Value, line: Decimal, unit: Unit) -> str:
    """The line of a value as people write it; in another unit than it was given in, it is never higher."""
    return str(line_in(line, unit)) if value == "temperature" else shown(value, line, unit)


@dataclass(frozen=True)
class DayRow:
    """One day of a table: its number, a text a value and if it reached a line, and what is said below it."""

    day: int
    cells: tuple[tuple[str, bool], ...]
    said: str
    is_call: bool


def rows(days: Sequence[Day], lines: Lines, words: DiaryWords) -> list[DayRow]:
    """One row for each day up to the last that has an entry, with each reason to call."""
    last = last_written(days)
    return [_row(days, at, lines, words) for at in range(0 if last is None else last + 1)]


def _row(days: Sequence[Day], at: int, lines: Lines, words: DiaryWords) -> DayRow:
    found = reasons(days, at, lines)
    reached = {one.value for one in found}
    why = "; ".join(brief(one, lines, words) for one in found)
    stands = level(days, at, lines)
    said = [] if stands == "none" else [words(f"diary_called_{stands}", why=why)]
    if found and days[at].is_unread():
        said.append(words("diary_called_unread"))
    return DayRow(at + 1, _cells(days[at], reached, words), ". ".join(said), is_call=bool(found))


def noted_rows(story: DiaryStory, words: DiaryWords) -> list[DayRow]:
    """One row for each day of the person, with their own note."""
    return [DayRow(day.day, _cells(day, set(), words), day.note or "", is_call=False) for day in story.days]


def _cells(day: Day, reached: Collection[Value | None], words: DiaryWords) -> tuple[tuple[str, bool], ...]:
    return tuple((_cell(day, value, words), value in reached) for value in VALUES)


def _cell(day: Day, value: Value, words: DiaryWords) -> str:
    written = day.of(value)
    if written is not None:
        return shown(value, written, words.unit)
    return UNREAD if value == "temperature" and day.is_unread() else words("diary_dash")


def brief(reason: Reason, lines: Lines, words: DiaryWords) -> str:
    """A reason in a few words."""
    if reason.value is None:
        return words("diary_because_sign")
    line = lines.of(reason.value)
    because = "stool_one" if reason.because == "stool" and line == 1 else reason.because
    name = words(f"diary_named_{reason.value}")
    at = shown_line(reason.value, line, words.unit) if line else ""
    return words(f"diary_because_{because}", name=name, line=at, days=lines.rising)


def verdict(days: Sequence[Day], lines: Lines, words: DiaryWords) -> str:
    """Whether a call is due on the last day that has an entry, and how fast."""
    last = last_written(days)
    return words("diary_nothing") if last is None else words(f"diary_verdict_{level(days, last, lines)}", n=last + 1)


def sentences(days: Sequence[Day], lines: Lines, words: DiaryWords) -> Iterator[str]:
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
    if unread(days):
        yield words("diary_unread", days=listed(unread(days), words), fever=shown("temperature", FEVER, words.unit))
    if missing(days):
        yield words("diary_missing", days=listed(missing(days), words))
    if not lines.has_own():
        yield words("diary_no_lines")
    yield words("diary_no_diagnosis")


def listed(days: Sequence[int], words: DiaryWords) -> str:
    """Days (from 0) as a sentence lists them; three or more in a row by their first and last."""
    *before, last = list(_runs(days, words))
    return words("diary_and", first=", ".join(before), last=last) if before else last


def _runs(days: Sequence[int], words: DiaryWords) -> Iterator[str]:
    for _, run in groupby(enumerate(days), key=lambda pair: pair[1] - pair[0]):
        names = [words("diary_day", n=at + 1) for _, at in run]
        if len(names) < SHORTEST_RUN:
            yield from names
        else:
            yield words("diary_to", first=names[0], last=names[-1])


def to_tell(days: Sequence[Day], words: DiaryWords) -> list[str]:
    """What to tell the team, a line for each value: where it began, where it is now, and when it was highest."""
    made = [words("diary_tell_sign", days=listed(signs, words))] if (signs := _signs(days)) else []
    for value in VALUES:
        made += _told(days, value, words)
    if unread(days):
        made.append(words("diary_tell_unread", days=listed(unread(days), words)))
    if missing(days):
        made.append(words("diary_tell_missing", days=listed(missing(days), words)))
    return made


def _signs(days: Sequence[Day]) -> list[int]:
    return [at for at, day in enumerate(days) if day.sign]


def _told(days: Sequence[Day], value: Value, words: DiaryWords) -> list[str]:
    written = [(at, one) for at, day in enumerate(days) if (one := day.of(value)) is not None]
    if not written:
        return []
    (first, start), (last, end), (top, most) = written[0], written[-1], max(written, key=lambda pair: pair[1])
    numbers = {"start": start, "end": end, "most": most}
    at = {"first": first + 1, "last": last + 1, "top": top + 1}
    kind = "score" if value in SYMPTOMS else value
    said = {name: shown(value, one, words.unit) for name, one in numbers.items()}
    return [words(f"diary_tell_{kind}", name=words(f"diary_name_{value}"), **said, **at)]


def lines_said(lines: Lines, words: DiaryWords) -> list[tuple[str, str]]:
    """The lines of a team, each by name; what has none is left out."""
    fever = shown_line("temperature", lines.temperature, words.unit)
    made = [(words("diary_name_temperature"), words("diary_line_temperature", n=fever))]
    for value in SAME_DAY:
        line = lines.of(value)
        if line is not None:
            kind = "score" if value in SYMPTOMS else value
            made.append(
                (words(f"diary_name_{value}"), words(f"diary_line_{kind}", n=shown_line(value, line, words.unit)))
            )
    if lines.rising is not None:
        made.append((words("diary_name_rising"), words("diary_line_rising", n=lines.rising)))
    return made
