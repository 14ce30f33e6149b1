"""The week map as HTML: a fictional caregiver's week to change, one's own to draw, and the answer to it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from widgets.model.query import Unanswerable
from widgets.model.week import GIVES_AWAY, KINDS, MOST_HOURS, PARTS, WAYS, Stint, WeekSums, nights, sums
from widgets.model.week_query import MOST_TASKS, read_week
from widgets.model.week_story import WeekStory
from widgets.views.live import live_words
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import Words, fill, script_json
from widgets.views.week_figure import SYMBOLS, week_figure
from widgets.views.week_said import crowded_said, day_names, time_said, week_said, week_table, when_said

# The hours that a phone offers; in between, nobody knows them so well.
HOURS = ("0.25", "0.5", "0.75", "1", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10", str(MOST_HOURS))
BLANK_ROWS = 14  # lines for a pen, where the list itself leaves room
SAID = (
    *("choose_first", "week_step", "week_step_end", "week_nothing_changed"),
    *("week_added", "week_saved", "week_removed", "week_removed_all", "week_undone", "week_nothing_to_undo"),
    *("week_no_text", "week_no_days", "week_no_taken", "week_most", "week_every_day", "week_others"),
    *("week_when", "week_when_once"),
    *("week_plan_keep", "week_plan_share", "week_plan_ask", "week_plan_learn", "week_plan_drop"),
    *("week_sheet_shown", "week_nobody"),
)


def week_html(story: WeekStory, reference: Reference) -> Markup:
    """Return the whole map as one `section`: a person's week with choices, an empty one, and where to find help."""
    notes, words = Notes("week", reference), reference.words
    start = sums(story.stints)
    body = fill(
        "week.html",
        story=story,
        w=words,
        tasks=[(task, [when_said(stint, words) for stint in task.stints]) for task in story.tasks],
        said=week_said(start, start, words),
        table=week_table(start, start, words),
        days=day_names(words),
        short_days=words("week_days_short").split(),
        kinds=KINDS,
        parts_of_day=PARTS,
        times=_times(map(Decimal, HOURS), words),
        ways=WAYS,
        most=MOST_TASKS,
        blank_rows=BLANK_ROWS,
        **writers(notes),
        data_json=script_json(_data(story, words)),
    )
    return fill("activity.html", kind="week", id=story.id, body=body, notes=notes.html())


def week_answer(query: str, reference: Reference) -> dict[str, Any]:
    """Answer a week given as text: `said` and `crowded` as sentences, `table` as HTML, `figure` as data.

    Where it is no week: `fault` in words, and in which task, `at` (from 0, or None).
    """
    words = reference.words
    try:
        tasks = read_week(query)
    except Unanswerable as unanswerable:
        number = "" if unanswerable.at is None else unanswerable.at + 1
        return {"fault": words(f"week_fault_{unanswerable.fault}", n=number), "at": unanswerable.at}
    all_of_it = [task.stint for task in tasks]
    before, now = sums(all_of_it), sums([task.left for task in tasks if task.left])
    return {
        "said": week_said(before, now, words),
        "crowded": crowded_said(all_of_it, words),
        "table": week_table(before, now, words),
        "figure": week_figure(before, now, words),
    }


def _data(story: WeekStory, words: Words) -> dict[str, Any]:
    start, weeks = sums(story.stints), list(story.weeks())
    hours = {one for _, week in weeks for one in (*sums(week).tasks, *sums(week).rest)}
    return {
        "words": {name: words.raw(name) for name in SAID} | live_words(words, words("week_no_line")),
        "parts": {part: words(f"week_part_{part}").lower() for part in PARTS},
        "kinds": {kind: words(f"week_kind_{kind}") for kind in KINDS},
        "times": _times({*hours, *map(Decimal, HOURS)}, words),
        "days": words("week_days_short").split(),
        "gives_away": GIVES_AWAY,
        "most": MOST_TASKS,
        "figure": week_figure(start, start, words),
        "nights": {state: {"said": words(f"week_night_{state}"), "symbol": SYMBOLS[state]} for state in SYMBOLS},
        "effects": {task.id: {one.id: task.effect_of(one) for one in task.options} for task in story.decisions},
        "weeks": {"".join(map(str, places)): _one(start, week, words) for places, week in weeks},
    }


def _times(hours: Iterable[Decimal], words: Words) -> dict[str, str]:
    # Each number of hours as a browser writes it, with the words for it.
    return {f"{one.normalize():f}": time_said(one, words) for one in sorted(hours)}


def _one(start: WeekSums, week: list[Stint], words: Words) -> list[Any]:
    # What a page shows of one week; a browser puts it in its place and counts nothing.
    now = sums(week)
    hours = [[float(one) if one % 1 else int(one) for one in column] for column in (now.tasks, now.rest)]
    return [*hours, list(nights(start, now)), week_said(start, now, words)]
