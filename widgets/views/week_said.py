"""A week in words: what it holds as it is and with changes, day by day in a table, and when a task is done."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from widgets.model.week import DAYS, Day, Part, Stint, WeekSums, crowded, nights
from widgets.views.templating import Words, fill

MINUTES_AN_HOUR = 60


def time_said(hours: Decimal, words: Words) -> str:
    """Return some hours as people say them: whole hours, and the minutes that are left.

    >>> told = {"week_hours_one": "1 hour", "week_hours": "{n} hours", "week_minutes": "{n} minutes"}
    >>> [time_said(Decimal(hours), Words(told)) for hours in ("2.75", "1.0", "0.25", "0")]
    ['2 hours 45 minutes', '1 hour', '15 minutes', '0 hours']
    """
    whole, minutes = divmod(int(hours * MINUTES_AN_HOUR), MINUTES_AN_HOUR)
    said = [words("week_hours_one") if whole == 1 else words("week_hours", n=whole)] if whole or not minutes else []
    return " ".join([*said, words("week_minutes", n=minutes)] if minutes else said)


def week_said(before: WeekSums, now: WeekSums, words: Words) -> list[str]:
    """Return three plain sentences: time for tasks, nights, and own rest, as it is and with what could change."""
    return [
        _told("hours", time_said(before.task_hours, words), time_said(now.task_hours, words), words),
        _told("nights", str(before.night_count), str(now.night_count), words),
        _told("rest", time_said(before.rest_hours, words), time_said(now.rest_hours, words), words),
    ]


def week_table(before: WeekSums, now: WeekSums, words: Words) -> Markup:
    """Return a row for each day: time for tasks and of own rest, with and without changes, and the night."""
    rows = [
        {
            "day": name,
            "before": time_said(before.tasks[at], words),
            "now": time_said(now.tasks[at], words),
            "rest_before": time_said(before.rest[at], words),
            "rest": time_said(now.rest[at], words),
            "night": words(f"week_night_{night}"),
        }
        for at, (name, night) in enumerate(zip(day_names(words), nights(before, now), strict=True))
    ]
    return fill("week_table.html", rows=rows, w=words)


def crowded_said(stints: Sequence[Stint], words: Words) -> list[str]:
    """Return one calm sentence for each part of a day in which more hours stand than it holds."""
    return [words("week_crowded", **_named(day, part, hours, words)) for day, part, hours in crowded(stints)]


def when_said(stint: Stint, words: Words) -> str:
    """Return the days, the part of the day, and how long a stint takes on each of them."""
    days = (
        words("week_every_day") if len(stint.days) == len(DAYS) else ", ".join(_short(day, words) for day in stint.days)
    )
    part = words(f"week_part_{stint.part}").lower()
    how = "week_when_once" if len(stint.days) == 1 else "week_when"
    return words(how, days=days, part=part, time=time_said(stint.hours, words))


def day_names(words: Words) -> list[str]:
    """Return the names of the seven days, from Monday."""
    return words("week_days").split()


def _told(what: str, before: str, now: str, words: Words) -> str:
    return words(f"week_said_{what}" if before != now else f"week_said_{what}_same", before=before, now=now)


def _named(day: Day, part: Part, hours: Decimal, words: Words) -> dict[str, str]:
    name = day_names(words)[DAYS.index(day)]
    return {"day": name, "part": words(f"week_part_{part}").lower(), "time": time_said(hours, words)}


def _short(day: Day, words: Words) -> str:
    return words("week_days_short").split()[DAYS.index(day)]
