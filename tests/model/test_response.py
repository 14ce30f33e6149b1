"""The trial rules: growth needs both lines, a first growth waits, nothing depends on what it must not."""

from __future__ import annotations

import doctest
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.model import response, response_limits, response_query
from widgets.model.response import read_series
from widgets.model.response_limits import Rule, Visit, growth_line_mm, has_grown

LENGTHS = st.integers(0, 9990).map(lambda tenths: Decimal(tenths) / 10)
STARTS = st.integers(100, 9990).map(lambda tenths: Decimal(tenths) / 10)
RULES = st.sampled_from(["recist", "irecist"])


@st.composite
def series(draw: Callable[..., object], *, plain: bool = False) -> list[Visit]:
    """Two to eight scans whose weeks rise; `plain` ones have target lesions alone."""
    weeks = sorted(draw(st.sets(st.integers(0, 120), min_size=2, max_size=8)))  # type: ignore[call-overload]
    visits = [Visit(week=weeks[0], sum_mm=draw(STARTS))]
    for week in weeks[1:]:
        new = "none" if plain else draw(st.sampled_from(["none", "none", "seen", "more"]))
        other = "none" if plain else draw(st.sampled_from(["none", "steady", "grown", "more"]))
        visits.append(Visit(week=week, sum_mm=draw(LENGTHS), new=new, other=other))
    return visits


def categories(visits: list[Visit], rule: Rule) -> list[str]:
    """What the rule calls each scan."""
    return [reading.category for reading in read_series(visits, rule)]


def scans(*sums: float, weeks: tuple[int, ...] | None = None, **last: str) -> list[Visit]:
    """Scans every eight weeks with these sums; `last` says more of the last one."""
    at = weeks or tuple(range(0, 8 * len(sums), 8))
    made = [Visit(week=week, sum_mm=str(value)) for week, value in zip(at, sums, strict=True)]
    made[-1] = made[-1].model_copy(update=last)
    return made


@pytest.mark.parametrize("module", [response, response_limits, response_query])
def test_the_examples_in_the_rules_hold(module: ModuleType) -> None:
    """Each example in the docstrings gives what it says, and there are some."""
    outcome = doctest.testmod(module)
    assert outcome.attempted > 0
    assert outcome.failed == 0


@pytest.mark.parametrize(
    ("visits", "rule", "expected"),
    [
        (scans(100, 60, 74), "recist", "progression"),  # smaller than at the start, and still growth
        (scans(30, 14, 17), "recist", "partial"),  # 21%, but 3 mm
        (scans(100, 60, 71.9), "recist", "partial"),  # 11.9 mm, but 19.8%: the response goes on
        (scans(100, 60, 72), "recist", "progression"),
        (scans(100, 70), "recist", "partial"),
        (scans(100, 70.1), "recist", "stable"),
        (scans(100, 119.9), "recist", "stable"),
        (scans(100, 0), "recist", "complete"),
        (scans(100, 0, other="steady"), "recist", "partial"),
        (scans(100, 40, new="seen"), "recist", "progression"),
        (scans(100, 40, other="grown"), "recist", "progression"),
        (scans(100, 40, other="steady"), "recist", "partial"),
        (scans(100, 70, 80), "recist", "partial"),
        (scans(100, 70, 80), "irecist", "partial"),
        (scans(100, 71, 80), "recist", "stable"),
        (scans(100, 60, 74, 71), "irecist", "stable"),  # growth counted in between: measured from the start anew
        (scans(100, 0, 3), "recist", "progression"),  # after a complete response a spot that comes back is growth
        (scans(100, 0, 0, other="steady"), "recist", "progression"),
        (scans(100, 0, 3), "irecist", "unconfirmed"),
        (scans(100, 0, 3, 7.9), "irecist", "unconfirmed"),
        (scans(100, 0, 3, 8), "irecist", "confirmed"),
        (scans(100, 0, 3, 3, other="steady"), "irecist", "confirmed"),  # growth of another kind
        (scans(100, 0, 3, 0), "irecist", "complete"),
        (scans(100, 0, 3, 0, 3), "irecist", "unconfirmed"),
        (scans(100, 130, 60), "recist", "after"),
        (scans(100, 130), "irecist", "unconfirmed"),
        (scans(100, 130, 135), "irecist", "confirmed"),
        (scans(100, 130, 134), "irecist", "unconfirmed"),
        (scans(100, 130, 60), "irecist", "partial"),
        (scans(100, 130, 130, new="seen"), "irecist", "confirmed"),
        (scans(100, 130, 150, weeks=(0, 8, 11)), "irecist", "unconfirmed"),  # three weeks are too early
        (scans(100, 130, 150, weeks=(0, 8, 12)), "irecist", "confirmed"),
        (scans(100, 130, 150, weeks=(0, 8, 17)), "irecist", "confirmed"),
    ],
)
def test_a_known_series_has_its_name(visits: list[Visit], rule: Rule, expected: str) -> None:
    """The last scan is called what the rule calls it."""
    assert categories(visits, rule)[-1] == expected


@pytest.mark.parametrize(
    ("sums", "seen_from", "expected"),
    [((60, 50, 44, 54), 1, "confirmed"), ((50, 40, 44, 48), 2, "confirmed"), ((60, 50, 44, 48), 1, "unconfirmed")],
)
def test_growth_of_another_kind_confirms_by_its_own_line(
    sums: tuple[float, ...], seen_from: int, expected: str
) -> None:
    """After a first new spot, measured spots that cross the growth line confirm, without 5 mm more on top."""
    visits = [
        visit.model_copy(update={"new": "seen"}) if index >= seen_from else visit
        for index, visit in enumerate(scans(*sums))
    ]
    assert categories(visits, "irecist")[-1] == expected


def test_the_reason_for_a_name_is_told() -> None:
    """A response that goes on and a spot that returns are said to be so."""
    assert read_series(scans(100, 60, 71.9), "recist")[-1].reasons == ("kept", "few_percent")
    assert read_series(scans(100, 0, 3), "recist")[-1].reasons == ("returned",)


def test_a_late_and_an_early_scan_are_told() -> None:
    """The reading says when the second scan lay outside of four to eight weeks."""
    assert "late" in read_series(scans(100, 130, 150, weeks=(0, 8, 17)), "irecist")[-1].reasons
    assert "late" not in read_series(scans(100, 130, 150, weeks=(0, 8, 16)), "irecist")[-1].reasons
    assert read_series(scans(100, 130, 150, weeks=(0, 8, 11)), "irecist")[-1].reasons == ("early",)


def test_a_second_check_is_not_late_because_the_first_came_in_time() -> None:
    """Where a check changed nothing, the next one has its own eight weeks; an early scan was no check."""
    assert read_series(scans(100, 130, 132, 135, weeks=(0, 8, 14, 20)), "irecist")[-1].reasons == ("target",)
    assert "late" in read_series(scans(100, 130, 132, 135, weeks=(0, 8, 14, 23)), "irecist")[-1].reasons
    assert "late" in read_series(scans(100, 130, 132, 135, weeks=(0, 8, 11, 18)), "irecist")[-1].reasons


def test_the_best_result_returns_only_in_irecist() -> None:
    """After shrinking back, iRECIST still finds a response; RECIST 1.1 has ended its count."""
    visits = scans(100, 130, 60)
    assert read_series(visits, "irecist")[-1].best == "partial"
    assert read_series(visits, "recist")[-1].best is None


@given(nadir=LENGTHS, now=LENGTHS)
def test_growth_needs_twenty_percent_and_five_mm(nadir: Decimal, now: Decimal) -> None:
    """Neither line is enough alone."""
    both = now - nadir >= 5 and now * 10 >= nadir * 12
    assert has_grown(now, nadir) is both


@given(visits=series(plain=True), factor=st.integers(2, 9))
def test_making_all_sums_larger_never_takes_growth_away(visits: list[Visit], factor: int) -> None:
    """Shares stay as they are when all sums grow alike; only the 5 mm are met more easily."""
    larger = [visit.model_copy(update={"sum_mm": visit.sum_mm * factor}) for visit in visits]
    for small, large in zip(read_series(visits, "recist"), read_series(larger, "recist"), strict=True):
        if small.category in {"progression", "after"}:
            assert large.category in {"progression", "after"}
        if large.category in {"complete", "partial", "stable"}:
            assert small.category == large.category


@given(visits=series(), weeks=st.integers(1, 40), rule=RULES)
def test_the_day_of_the_first_scan_does_not_matter(visits: list[Visit], weeks: int, rule: Rule) -> None:
    """Moving a whole series in time changes no name."""
    later = [visit.model_copy(update={"week": visit.week + weeks}) for visit in visits]
    assert categories(later, rule) == categories(visits, rule)


@given(visits=series(), rule=RULES)
def test_the_future_does_not_change_the_past(visits: list[Visit], rule: Rule) -> None:
    """What a scan is called depends on the scans up to it alone."""
    for end in range(1, len(visits)):
        assert categories(visits[:end], rule) == categories(visits, rule)[:end]


@given(visits=series(), rule=RULES)
def test_the_smallest_sum_never_rises(visits: list[Visit], rule: Rule) -> None:
    """The nadir only falls, and no sum before a scan lies below it."""
    readings = read_series(visits, rule)
    assert all(after.nadir_mm <= before.nadir_mm for before, after in pairwise(readings))
    for index, reading in enumerate(readings[1:], start=1):
        assert reading.nadir_mm == min(visit.sum_mm for visit in visits[:index])
        assert reading.line_mm == growth_line_mm(reading.nadir_mm)


@given(visits=series())
def test_nothing_is_confirmed_that_was_not_unconfirmed_before(visits: list[Visit]) -> None:
    """A confirmation follows an unconfirmed scan, at least four weeks after the first of its run."""
    found = categories(visits, "irecist")
    for index, category in enumerate(found):
        if category != "confirmed":
            continue
        assert found[index - 1] == "unconfirmed"
        first = index - 1
        while found[first - 1] == "unconfirmed":
            first -= 1
        assert visits[index].week - visits[first].week >= 4


@given(visits=series())
def test_both_rules_agree_until_the_first_growth(visits: list[Visit]) -> None:
    """Both start alike; where RECIST 1.1 finds growth, iRECIST first calls it unconfirmed."""
    for plain, immune in zip(categories(visits, "recist"), categories(visits, "irecist"), strict=True):
        if plain == "progression":
            assert immune == "unconfirmed"
            break
        assert plain == immune


@given(visits=series(), rule=RULES)
def test_a_response_goes_on_until_growth_counts(visits: list[Visit], rule: Rule) -> None:
    """After a partial response comes a response or growth; after a complete one, nothing less without growth."""
    found = categories(visits, rule)
    for before, after in pairwise(found):
        assert before != "partial" or after != "stable"
        assert before != "complete" or after not in {"partial", "stable"}


@given(visits=series(), rule=RULES)
def test_whatever_returns_after_a_complete_response_counts_as_growth(visits: list[Visit], rule: Rule) -> None:
    """RECIST 1.1 calls it progression at once, iRECIST a first growth that is not confirmed."""
    for before, after in pairwise(read_series(visits, rule)):
        if before.category == "complete" and (after.visit.sum_mm > 0 or after.visit.other != "none"):
            assert "returned" in after.reasons
            assert after.category == ("progression" if rule == "recist" else "unconfirmed")
