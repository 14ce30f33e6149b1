"""A trial's window: open only while every limit is met, in dates that can be checked by hand, and honest content."""

from __future__ import annotations

import doctest
from datetime import date, timedelta
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model import query, window, window_query
from widgets.model.query import LONGEST_QUERY, Unanswerable
from widgets.model.window import (
    AT_LEAST,
    MOST,
    SCREENING_DAYS,
    VALUES,
    WASHOUT_DAYS,
    Measured,
    answer_between,
    days_by_month,
    is_met,
    is_open,
    shut_by,
)
from widgets.model.window_query import month_query, read_month
from widgets.model.window_story import WindowStory
from widgets.views import window_said

STORY = Library().windows["trial-window-closing"]
LIMITS = STORY.limits
HAPPENED, DRAINED = 0, 1
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def tenths(value: str) -> st.SearchStrategy[Decimal]:
    """Every number of one decimal place that a value can have."""
    return st.integers(0, MOST[value] * 10).map(lambda number: Decimal(number) / 10)  # type: ignore[index]


MONTHS = st.builds(
    Measured,
    ecog=st.integers(0, MOST["ecog"]),
    bilirubin=tenths("bilirubin"),
    alt=tenths("alt"),
    platelets=st.integers(0, MOST["platelets"]),
    neutrophils=tenths("neutrophils"),
    liver_metastases=st.booleans(),
)


@pytest.mark.parametrize("module", [query, window, window_query, window_said])
def test_the_examples_in_the_rules_hold(module: ModuleType) -> None:
    """Each docstring says what the code does."""
    found = doctest.testmod(module)
    assert found.attempted
    assert not found.failed


@given(MONTHS)
def test_the_window_is_open_only_while_every_limit_is_met(month: Measured) -> None:
    """It is shut by exactly those values that do not keep to their limits."""
    by = shut_by(month, LIMITS)
    assert is_open(month, LIMITS) == (not by)
    for value in VALUES:
        line = LIMITS.line(value, liver_metastases=month.liver_metastases)
        assert (value in by) != is_met(value, month.of(value), line)


@given(month=MONTHS, value=st.sampled_from(VALUES), step=st.integers(1, 12))
def test_a_better_value_never_shuts_a_window(month: Measured, value: str, step: int) -> None:
    """More cells, less bilirubin or ALT, a lower ECOG: what was met before is still met."""
    moved = month.of(value) + (step if value in AT_LEAST else -step)  # type: ignore[arg-type]
    kept = min(max(moved, Decimal(0)), Decimal(MOST[value]))  # type: ignore[index]
    better = month.model_copy(update={value: kept})
    assert set(shut_by(better, LIMITS)) <= set(shut_by(month, LIMITS))


@given(MONTHS)
def test_only_the_liver_enzyme_has_another_limit_with_spread_to_the_liver(month: Measured) -> None:
    """No other value depends on it, and with it the limit is wider."""
    with_it, without = (month.model_copy(update={"liver_metastases": liver}) for liver in (True, False))
    assert set(shut_by(without, LIMITS)) - set(shut_by(with_it, LIMITS)) <= {"alt"}
    assert set(shut_by(with_it, LIMITS)) <= set(shut_by(without, LIMITS))


@given(asked=DAYS, last=DAYS)
def test_an_answer_needs_the_gap_and_the_checks(asked: date, last: date) -> None:
    """It never comes before both, and the latest day is two weeks after the first."""
    first, latest = answer_between(asked, last)
    assert first - asked >= timedelta(SCREENING_DAYS[0])
    assert first - last >= timedelta(WASHOUT_DAYS + SCREENING_DAYS[0])
    assert latest - first == timedelta(SCREENING_DAYS[1] - SCREENING_DAYS[0])


@given(asked=DAYS, last=DAYS, sooner=st.integers(0, 400))
def test_to_ask_earlier_never_makes_an_answer_later(asked: date, last: date, sooner: int) -> None:
    """It can be without use, as long as the treatment goes on, but does no harm."""
    assert answer_between(asked - timedelta(sooner), last) <= answer_between(asked, last)


@given(first=DAYS, length=st.integers(0, 120))
def test_each_day_lies_in_one_month(first: date, length: int) -> None:
    """The days of the months add up, and the months follow one another."""
    counted = days_by_month(first, first + timedelta(length))
    assert sum(counted.values()) == length + 1
    numbers = [year * 12 + month for year, month in counted]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


@given(MONTHS)
def test_a_month_comes_back_from_its_text(month: Measured) -> None:
    """Writing and reading changes nothing, and every month is short enough to be asked."""
    assert read_month(month_query(month)) == month
    assert len(month_query(month)) <= LONGEST_QUERY


@given(st.text(max_size=500))
def test_nonsense_is_never_a_month(text: str) -> None:
    """Whatever is asked, it is refused in the one way that the page knows."""
    with pytest.raises(Unanswerable):
        read_month(text)


@pytest.mark.parametrize(
    ("branch", "stands"),
    [
        (HAPPENED, ["", "", "", "", "ecog bilirubin", "ecog bilirubin", "ecog bilirubin alt platelets"]),
        (DRAINED, ["", "", "", "", "ecog bilirubin", "", "ecog"]),
    ],
)
def test_bambangs_window_moves_as_the_case_says(branch: int, stands: list[str]) -> None:
    """Open to April, shut in May; with the duct drained, open once more in June, and then shut by fitness."""
    assert [" ".join(STORY.shut_by(branch, month)) for month in range(len(stands))] == stands
    assert STORY.first_shut() == stands.index("ecog bilirubin")


@pytest.mark.parametrize(
    ("asked", "branch", "days", "open_days"),
    [
        ("2026-01", HAPPENED, ("2026-04-21", "2026-05-05"), 10),
        ("2026-02", HAPPENED, ("2026-04-21", "2026-05-05"), 10),
        ("2026-04", HAPPENED, ("2026-04-29", "2026-05-13"), 2),
        ("2026-06", HAPPENED, ("2026-06-29", "2026-07-13"), 0),
        ("2026-06", DRAINED, ("2026-06-29", "2026-07-13"), 2),
    ],
)
def test_the_days_of_an_answer_can_be_counted_by_hand(
    asked: str, branch: int, days: tuple[str, str], open_days: int
) -> None:
    """10 March and 4 weeks is 7 April; 2 to 4 weeks of checks follow; the earliest question gives the most days."""
    outlook = STORY.outlook(asked, branch)
    assert (outlook.first.isoformat(), outlook.last.isoformat()) == days
    assert (outlook.days, outlook.open_days) == (15, open_days)


def test_the_months_are_those_of_the_case() -> None:
    """What the case tells of bilirubin and fitness stands in the months, so that both can be read together."""
    case = Library().case("trial-window-closing")
    told = " ".join(scene.text for scene in case.scenes)
    months = {month.month: month for month in STORY.branches[HAPPENED].months}
    for said, month in (("Now it is 1.4", "2026-04"), ("His bilirubin is 2.0", "2026-05")):
        assert said in told
        assert f"{months[month].bilirubin}" in said
    assert str(STORY.bilirubin_normal_mg_dl) in told
    assert "stops on 10 March" in told
    assert STORY.last_treatment == date(2026, 3, 10)


def changed(**more: Any) -> dict[str, Any]:
    """The story with some of its fields changed."""
    return STORY.model_dump(mode="json") | more


def test_a_story_that_says_otherwise_than_its_limits_is_refused() -> None:
    """A best answer must be what the limits give; months must follow; an answer must not come after the last one."""
    assert WindowStory.model_validate(changed()) == STORY
    answers = changed()["answers"]
    for answer in answers:
        answer["month"] = "2026-06" if answer["verdict"] == "best" else answer["month"]
    gap = changed()["branches"]
    for branch in gap:
        del branch["months"][2]
    other = changed()["branches"]
    del other[1]["months"][-1]
    limits = changed()["limits"]
    limits["ecog"]["with_liver_metastases"] = 2
    for fault, told in (
        ({"answers": answers}, "the window shuts 2026-05, by ecog, bilirubin"),
        ({"branches": gap}, "months that do not follow"),
        ({"branches": other}, "other months under `drained`"),
        ({"shown": 7}, "shows all months"),
        ({"ask_months": ["2026-07"]}, "after the last month"),
        ({"limits": limits}, "under `ecog`"),
    ):
        with pytest.raises(ValidationError, match=told):
            WindowStory.model_validate(changed(**fault))
