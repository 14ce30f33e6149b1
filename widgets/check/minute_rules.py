"""Rules for time: the minutes that a case says are those that its words and choices take."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.check.content_rules import ReadFile
from widgets.model.case import Case
from widgets.model.minutes import WORDS_A_MINUTE, case_minutes
from widgets.model.walk import WalkError, explore
from widgets.yaml_file import Problem

MOST_OFF = 2


def minute_problems(read: list[ReadFile]) -> Iterator[Problem]:
    """Find cases that say more than two minutes too many or too few."""
    for one in read:
        if not isinstance(one.record, Case):
            continue
        try:
            takes = case_minutes(one.record, explore(one.record))
        except WalkError:
            continue  # the walk says so itself
        if abs(one.record.minutes - takes) > MOST_OFF:
            said = one.record.minutes
            what = f"`minutes` says {said}, but at {WORDS_A_MINUTE} words a minute it takes about {takes:.0f}"
            yield one.file.problem(("minutes",), what, f"write `minutes: {max(1, round(takes))}`")
