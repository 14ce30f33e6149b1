"""A week in words: what it holds as it is and with changes, day by day in a table, and when a task is done."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from widgets.model.week import DAYS, Day, Part, Stint, WeekSums, crowded, nights
from widgets.views.response_said import number
from widgets.views.templating import Words, fill


def week_said(before: WeekSums, now: WeekSums, words: Words) -> list[str]:
    """Return three plain sentences: hours of tasks, nights, and own rest, as it is and with what could change."""
    return [
        _told("hours", number(before.task_hours), number(now.task_hours), words),
        _told("nights", str(before.night_count), str(now.night_count), words),
        _told("rest", number(before.rest_hours), number(now.rest_hours), words),
    ]


def week_table(before: WeekSums, now: WeekSums, words: Words) -> Markup:
    """Return a row for each day: hours of tasks and of own rest, with and without changes, and the night."""
    rows = [
        {
            "day": name,
            "before": number(before.tasks[at]),
            "now": number(now.tasks[at]),
            "rest_before": number(before.rest[at]),
            "rest": number(now.rest[at]),
            "night": words(f"week_night_{night}"),
        }
        for at, (name, night) in enumerate(zip(day_names(words), nights(before, now), strict=True))
    ]
    return fill("week_table.html", rows=rows, w=words)


def crowded_said(stints: Sequence[Stint], words: Words) -> list[str]:
    """Return one calm sentence for each part of a day in which more hours stand than it holds."""
    return [words("week_crowded", **_named(day, part, hours, words)) for day, part, hours in crowded(stints)]


def when_said(stint: Stint, words: Words) -> str:
    """Return the days, the part of the day and the hours of a stint in words."""
    days = (
        words("week_every_day") if len(stint.days) == len(DAYS) else ", ".join(_short(day, words) for day in stint.days)
    )
    part = words(f"week_part_{stint.part}").lower()
    return words("week_when", days=days, part=part, hours=number(stint.hours))


def day_names(words: Words) -> list[str]:
    """Return the names of the seven days, from Monday."""
    return words("week_days").split()


def _told(what: str, before: str, now: str, words: Words) -> str:
    return words(f"week_said_{what}" if before != now else f"week_said_{what}_same", before=before, now=now)


def _named(day: Day, part: Part, hours: Decimal, words: Words) -> dict[str, str]:
    name = day_names(words)[DAYS.index(day)]
    return {"day": name, "part": words(f"week_part_{part}").lower(), "hours": number(hours)}


def _short(day: Day, words: Words) -> str:
    return words("week_days_short").split()[DAYS.index(day)]
