"""A week in numbers: sums against a count hour by hour, tasks that change hands, and weeks that choices lead to."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content import Library
from widgets.model.query import Unanswerable
from widgets.model.week import (
    DAYS,
    GIVES_AWAY,
    KINDS,
    PART_HOURS,
    PARTS,
    WAYS,
    Day,
    Stint,
    crowded,
    handed_over,
    nights,
    sums,
)
from widgets.model.week_query import LONGEST_QUERY, MOST_TASKS, OwnTask, read_week, week_query

STORY = Library().weeks["nadia-and-yusuf"]
SETS_OF_DAYS = st.sets(st.sampled_from(DAYS), min_size=1).map(lambda chosen: tuple(d for d in DAYS if d in chosen))
HOURS = st.integers(1, 48).map(lambda quarters: Decimal(quarters) / 4)
STINTS = st.builds(Stint, kind=st.sampled_from(KINDS), days=SETS_OF_DAYS, part=st.sampled_from(PARTS), hours=HOURS)
WEEKS = st.lists(STINTS, max_size=12)


@st.composite
def own_task(draw: st.DrawFn) -> OwnTask:
    """A task of one's own, perhaps with some of its days for somebody else."""
    stint = draw(STINTS)
    return OwnTask(stint, draw(st.sampled_from(WAYS)), tuple(day for day in stint.days if draw(st.booleans())))


OWN_WEEKS = st.lists(own_task(), min_size=1, max_size=12)


@given(WEEKS)
def test_hours_are_those_that_stand_in_the_week(week: list[Stint]) -> None:
    """Tasks and rest together are each stint on each of its days, and no hour is counted in both."""
    made = sums(week)
    assert made.task_hours + made.rest_hours == sum(one.hours * len(one.days) for one in week)
    assert made.rest_hours == sum(one.hours * len(one.days) for one in week if one.kind == "rest")
    for at, day in enumerate(DAYS):
        assert made.tasks[at] + made.rest[at] == sum(one.hours for one in week if day in one.days)


@given(WEEKS, st.randoms())
def test_the_order_of_tasks_changes_nothing(week: list[Stint], chance: object) -> None:
    """The same tasks in any order make the same week."""
    assert sums(sorted(week, key=lambda _: chance.random())) == sums(week)  # type: ignore[attr-defined]


@given(WEEKS)
def test_a_night_counts_where_a_task_stands_in_it(week: list[Stint]) -> None:
    """Rest at night is no task; a night counts once, however much stands in it."""
    there = {day for one in week if one.part == "night" and one.kind != "rest" for day in one.days}
    assert sums(week).nights == tuple(day in there for day in DAYS)
    assert sums(week).night_count == len(there)


@given(STINTS, st.sets(st.sampled_from(DAYS)))
def test_a_task_that_changes_hands_is_neither_lost_nor_doubled(stint: Stint, days: set[Day]) -> None:
    """What is left and what goes away share no day, and together are the task."""
    parts = [part for part in handed_over(stint, days) if part]
    assert sorted((day for part in parts for day in part.days), key=DAYS.index) == list(stint.days)
    assert sums(parts) == sums([stint])
    left, gone = handed_over(stint, days)
    assert not (left and set(left.days) & days)
    assert not (gone and set(gone.days) - days)


@given(OWN_WEEKS)
def test_a_plan_takes_away_exactly_what_it_gives_away(week: list[OwnTask]) -> None:
    """Who keeps or learns a task still does it; no plan adds an hour, and no night comes back."""
    before, now = sums([one.stint for one in week]), sums([one.left for one in week if one.left])
    given_away = sum(one.stint.hours * len(one.taken) for one in week if one.way in GIVES_AWAY)
    assert before.task_hours + before.rest_hours - now.task_hours - now.rest_hours == given_away
    for state, was, is_now in zip(nights(before, now), before.nights, now.nights, strict=True):
        assert state == ("mine" if is_now else "taken" if was else "free")
        assert was or not is_now


@given(WEEKS)
def test_a_part_of_a_day_is_crowded_where_several_tasks_do_not_fit(week: list[Stint]) -> None:
    """One long task alone is never called crowded; several are, where they need more hours than the part has."""
    expected = []
    for day, part in product(DAYS, PARTS):
        there = [one.hours for one in week if day in one.days and one.part == part]
        if len(there) > 1 and sum(there) > PART_HOURS:
            expected.append((day, part, sum(there)))
    assert list(crowded(week)) == expected


@given(OWN_WEEKS)
def test_a_week_travels_there_and_back(week: list[OwnTask]) -> None:
    """What is written is read as the same week."""
    assert read_week(week_query(week)) == week


def test_the_fullest_list_can_be_asked() -> None:
    """As many tasks as there can be, with long values, fit into a question."""
    stint = Stint(kind="medical", days=DAYS, part="morning", hours=Decimal("10.25"))
    query = week_query([OwnTask(stint, "share", DAYS)] * MOST_TASKS)
    assert len(query) <= LONGEST_QUERY
    assert len(read_week(query)) == MOST_TASKS
    with pytest.raises(Unanswerable):
        read_week(week_query([OwnTask(stint, "keep", ())] * (MOST_TASKS + 1)))


ROW = {"kind": "house", "days": "32", "part": "day", "hours": "1.5", "way": "drop", "taken": "32"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "party"),
        ("days", "0"),
        ("days", "128"),
        ("days", "-1"),
        ("days", "x"),
        ("part", "noon"),
        ("hours", "0"),
        ("hours", "12.25"),
        ("hours", "1.3"),
        ("hours", "1e1"),
        ("hours", "nan"),
        ("way", "sell"),
        ("taken", "1"),
        ("taken", ""),
    ],
)
def test_a_fault_is_named_with_its_task(name: str, value: str) -> None:
    """The second task is at fault: its field and its place are told."""
    query = "&".join(f"{key}={sound},{value if key == name else sound}" for key, sound in ROW.items())
    with pytest.raises(Unanswerable) as refused:
        read_week(query)
    assert (refused.value.fault, refused.value.at) == (name, 1)


@given(st.text(max_size=80))
def test_nonsense_is_no_week(text: str) -> None:
    """Whatever text comes, it is refused with a fault of a known name."""
    with pytest.raises(Unanswerable) as refused:
        read_week(text)
    assert refused.value.fault in {"query", *ROW}


def test_every_choice_leads_to_a_week_that_the_story_knows() -> None:
    """Each option has a place among the effects of its task, and keeping what is there changes nothing."""
    weeks = dict(STORY.weeks())
    assert weeks[(0,) * len(STORY.decisions)] == STORY.stints
    for at, task in enumerate(STORY.decisions):
        for option in task.options:
            places = [0] * len(STORY.decisions)
            places[at] = task.effect_of(option)
            week = weeks[tuple(places)]
            assert all(stint in week for stint in (option.week if option.week is not None else task.stints))
            assert option.way not in {"keep", "learn"} or week == STORY.stints


def test_no_choice_in_nadias_week_gives_her_more_to_do() -> None:
    """In each of all weeks there are no more task hours and no less rest than before, and never more nights."""
    start = sums(STORY.stints)
    for _, week in STORY.weeks():
        made = sums(week)
        assert made.task_hours <= start.task_hours
        assert made.rest_hours >= start.rest_hours
        assert made.night_count <= start.night_count
        assert not list(crowded(week))
