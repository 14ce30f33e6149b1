"""Dates, spans and findings of a timeline in words; the browser writes dates from the same words."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from markupsafe import Markup

from widgets.model.moment import Moment
from widgets.model.timeline import WEEK, Finding, Happening, Timeline
from widgets.views.notes import Notes
from widgets.views.prose import line
from widgets.views.templating import Words, fill

FEW_DAYS = 2 * WEEK


def when_in_words(written: str, words: Words) -> str:
    """Return a date as people say it: a day, a month, a year, or about then."""
    year, *rest = written.removesuffix("~").split("-")
    months = words("timeline_months").split()
    said = year
    if rest:
        said = words("timeline_month_of", month=months[int(rest[0]) - 1], year=year)
    if len(rest) > 1:
        said = words("timeline_day_of", day=int(rest[1]), month_and_year=said)
    return words("timeline_about", when=said) if written.endswith("~") else said


def span(days: tuple[int, int], words: Words) -> str:
    """Return a number of days, or of whole weeks with both ends, in words."""
    fewest, most = max(0, days[0]), days[1]
    if fewest == most < FEW_DAYS:
        return words("timeline_days", n=most)
    low, high = fewest // WEEK, ceil(most / WEEK)
    if low == high:
        return words("timeline_weeks", n=low)
    return words("timeline_weeks_between" if low else "timeline_weeks_up_to", low=low, high=high)


def summary(timeline: Timeline, words: Words) -> str:
    """Return one or two plain sentences: how many, from when to when, and how treatments can be counted."""
    first, last = (_when(timeline.happenings[index].moment, words) for index in (timeline.order[0], timeline.order[-1]))
    count = len(timeline.order)
    said = words("timeline_one_line" if count == 1 else "timeline_lines", n=count, first=first, last=last)
    by_name, by_start = timeline.lines()
    return f"{said} {words('timeline_counted', by_name=by_name, by_start=by_start)}" if by_name else said


def found_html(happenings: Sequence[Happening], findings: Sequence[Finding], notes: Notes) -> Markup:
    """Return what was found as list items, each with its reason, its facts and the numbers that it rests on."""
    words = notes.reference.words
    return Markup("\n").join(
        fill(
            "timeline_flag.html",
            kind=words(f"timeline_name_{one.rule}"),
            text=line(_reason(one, words), notes),
            events=" ".join(str(index) for index in one.events),
            rests=words("timeline_rests", numbers=_numbers(one, happenings, words)),
            w=words,
        )
        for one in findings
    )


def _reason(finding: Finding, words: Words) -> str:
    said = words(f"timeline_found_{finding.rule}", span=span(finding.days, words) if finding.days else "")
    return said if finding.is_sure else f"{said} {words('timeline_not_sure')}"


def _numbers(finding: Finding, happenings: Sequence[Happening], words: Words) -> str:
    return ", ".join(
        words("timeline_number", n=index + 1, when=_when(happenings[index].moment, words)) for index in finding.events
    )


def _when(moment: Moment, words: Words) -> str:
    return when_in_words(moment.written, words)
