"""Months, values and limits in words: the same sentences and rows for the person and for a learner's own month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from widgets.model.window import AT_LEAST, VALUES, Limits, Measured, Value, is_met, shut_by
from widgets.model.window_story import Outlook, WindowStory
from widgets.views.response_said import TENTH, number
from widgets.views.table import Row
from widgets.views.templating import Words

HUNDREDTH = Decimal("0.01")


def shown(measured: Decimal, line: Decimal) -> str:
    """A value with one decimal place; with two where one would put it on its line.

    >>> shown(Decimal("1.1666"), Decimal("1.5")), shown(Decimal("1.542"), Decimal("1.5"))
    ('1.2', '1.54')
    """
    tenth = measured.quantize(TENTH, ROUND_HALF_UP)
    return number(measured.quantize(HUNDREDTH, ROUND_HALF_UP) if tenth == line != measured else tenth)


def month_name(month: str, words: Words, names: str = "window_months") -> str:
    """The name of a month such as "2026-04", without its year."""
    return words(names).split(", ")[int(month.split("-")[1]) - 1]


def month_and_year(month: str, words: Words) -> str:
    """A month such as "2026-04" in words."""
    return words("window_month", month=month_name(month, words), year=month.split("-", maxsplit=1)[0])


def in_words(day: date, words: Words) -> str:
    """A day in words."""
    return words("window_date", day=day.day, month=month_name(day.isoformat(), words))


def named(values: Sequence[Value], words: Words) -> str:
    """Values by name, as a sentence lists them."""
    *before, last = [words(f"window_named_{value}") for value in values]
    return words("window_and", first=", ".join(before), last=last) if before else last


def limit_said(value: Value, line: Decimal, words: Words) -> str:
    """A limit, with its direction."""
    amount = words(f"window_amount_{value}", n=number(line))
    return words("window_at_least" if value in AT_LEAST else "window_at_most", amount=amount)


def both_limits(value: Value, limits: Limits, words: Words) -> str:
    """A limit as the list of limits shows it, with that for people with liver metastases, if there is one."""
    limit = limits.of(value)
    said = limit_said(value, limit.line, words)
    if limit.with_liver_metastases is None:
        return said
    return words("window_liver_line", limit=said, other=number(limit.with_liver_metastases))


def month_rows(measured: Measured, limits: Limits, words: Words, mg_dl: Decimal | None = None) -> list[Row]:
    """One row for each value of a month: what was measured, its limit, and whether it is met."""
    made = []
    for value in VALUES:
        line = limits.line(value, liver_metastases=measured.liver_metastases)
        amount = words(f"window_amount_{value}", n=shown(measured.of(value), line))
        notes = (words("window_mg_dl", n=number(mg_dl)),) if value == "bilirubin" and mg_dl else ()
        met = words("window_met" if is_met(value, measured.of(value), line) else "window_not_met")
        made.append(Row(words(f"window_name_{value}"), amount, (*notes, limit_said(value, line, words)), met))
    return made


def all_rows(story: WindowStory, branch: int, months: int, words: Words) -> list[Row]:
    """One row for each of the first `months` months: all values, and how the window stood."""
    made = []
    for at, month in enumerate(story.branches[branch].months[:months]):
        measured, by = story.measured(branch, at), story.shut_by(branch, at)
        brief = [words(f"window_brief_{value}", n=shown(measured.of(value), story.line(value))) for value in VALUES]
        called = words("window_shut_by", values=named(by, words)) if by else words("window_open")
        made.append(Row(month_name(month.month, words), brief[0], (", ".join(brief[1:]),), called))
    return made


def month_said(story: WindowStory, branch: int, at: int, words: Words, key: str = "window_said") -> str:
    """Whether the window is open in a month, and what shuts it."""
    by = story.shut_by(branch, at)
    month = month_name(story.branches[branch].months[at].month, words)
    return words(f"{key}_shut", month=month, values=named(by, words)) if by else words(f"{key}_open", month=month)


def outlook_said(story: WindowStory, branch: int, outlook: Outlook, words: Words) -> list[str]:
    """When the answer could have come, and how the window stood then."""
    days = {"asked": outlook.asked, "first": outlook.first, "last": outlook.last}
    when = words("window_outlook_when", **{name: in_words(day, words) for name, day in days.items()})
    stood = [month_said(story, branch, at, words, "window_outlook") for at in outlook.months]
    if outlook.checks > outlook.asked:
        stood.insert(0, words("window_outlook_waits", checks=in_words(outlook.checks, words)))
    return [when, " ".join([*stood, _days(outlook, words)])]


def _days(outlook: Outlook, words: Words) -> str:
    days, is_open = outlook.days, outlook.open_days
    if is_open in {0, days}:
        return words("window_outlook_all" if is_open else "window_outlook_none", days=days)
    return words("window_outlook_days", days=days, open=is_open, shut=days - is_open)


def own_verdict(measured: Measured, limits: Limits, words: Words) -> str:
    """Whether the window of a learner's own month is open, and what shuts it."""
    by = shut_by(measured, limits)
    return words("window_own_shut", values=named(by, words)) if by else words("window_own_open")


def own_sentences(measured: Measured, limits: Limits, words: Words) -> Iterator[str]:
    """What there is to ask about each value that shuts the window, and what an open one does not promise."""
    by = shut_by(measured, limits)
    for value in by:
        yield words(f"window_own_why_{value}")
    yield words("window_own_other" if by else "window_own_all_met")
