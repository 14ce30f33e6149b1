"""A week of one's own as it travels: kinds, days, hours and what could change, and none of the learner's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from widgets.model.query import Unanswerable, read_query
from widgets.model.week import DAYS, GIVES_AWAY, KINDS, PARTS, WAYS, Day, Stint, Way, handed_over

MOST_TASKS = 30  # so many fit on one printed page
LONGEST_QUERY = 1600
LISTS = ("kind", "days", "part", "hours", "way", "taken")
MASK = re.compile(r"[0-9]{1,3}", re.ASCII)
HOURS = re.compile(r"[0-9]{1,2}(\.[0-9]{1,2})?", re.ASCII)


@dataclass(frozen=True)
class OwnTask:
    """A task of the learner's own, what could happen with it, and on which days."""

    stint: Stint
    way: Way
    taken: tuple[Day, ...]

    @property
    def left(self) -> Stint | None:
        """What is left for the learner if the plan works; None where nothing is."""
        return handed_over(self.stint, self.taken)[0] if self.way in GIVES_AWAY else self.stint


def read_week(text: str) -> list[OwnTask]:
    """Read a week from text; Unanswerable where it is none, with the first fault and its task (from 0) if in one.

    >>> [(task.stint.days, task.left) for task in
    ...     read_week("kind=house&days=32&part=day&hours=1.5&way=drop&taken=32")]
    [(('sat',), None)]
    """
    given = read_query(text, LISTS, LONGEST_QUERY)
    columns = [given[name].split(",") for name in LISTS]
    if len({len(column) for column in columns}) != 1 or len(columns[0]) > MOST_TASKS:
        raise Unanswerable("query")
    return [_task(at, dict(zip(LISTS, row, strict=True))) for at, row in enumerate(zip(*columns, strict=True))]


def week_query(tasks: Sequence[OwnTask]) -> str:
    """Return a week as text; the same week always gives the same text."""
    columns: dict[str, list[str]] = {
        "kind": [task.stint.kind for task in tasks],
        "days": [str(_mask(task.stint.days)) for task in tasks],
        "part": [task.stint.part for task in tasks],
        "hours": [f"{task.stint.hours.normalize():f}" for task in tasks],
        "way": [task.way for task in tasks],
        "taken": [str(_mask(task.taken)) for task in tasks],
    }
    return "&".join(f"{name}={','.join(values)}" for name, values in columns.items())


def _task(at: int, row: dict[str, str]) -> OwnTask:
    for name, known in (("kind", KINDS), ("part", PARTS), ("way", WAYS)):
        if row[name] not in known:
            raise Unanswerable(name, at)
    if not HOURS.fullmatch(row["hours"]):
        raise Unanswerable("hours", at)
    days, taken = _days(row["days"], "days", at), _days(row["taken"], "taken", at)
    if not days:
        raise Unanswerable("days", at)
    if not set(taken) <= set(days):
        raise Unanswerable("taken", at)
    way = next(one for one in WAYS if one == row["way"])
    try:
        stint = Stint.model_validate({"kind": row["kind"], "days": days, "part": row["part"], "hours": row["hours"]})
    except ValidationError as error:
        raise Unanswerable(str(error.errors()[0]["loc"][0]), at) from None
    return OwnTask(stint, way, taken)


def _days(text: str, name: str, at: int) -> tuple[Day, ...]:
    if not MASK.fullmatch(text) or int(text) >= 1 << len(DAYS):
        raise Unanswerable(name, at)
    return tuple(day for bit, day in enumerate(DAYS) if int(text) >> bit & 1)


def _mask(days: Sequence[Day]) -> int:
    return sum(1 << DAYS.index(day) for day in days)
