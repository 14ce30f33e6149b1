"""Rules that see dates alone: order, gaps, overlaps and lines, checked against a count day by day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content import Library
from widgets.model.bag import EventKind
from widgets.model.moment import Moment, days_between
from widgets.model.query import Unanswerable
from widgets.model.timeline import GAP_WEEKS, NO_PAPER_WEEKS, Finding, Happening, Timeline
from widgets.model.timeline_query import MOST_EVENTS, read_timeline

FIRST_DAY = date(2020, 1, 1)
DAYS = st.integers(0, 900).map(lambda number: FIRST_DAY + timedelta(days=number))
ONE_LINE = {"date": "2024", "kind": "scan", "drug": "0"}
KINDS = st.sampled_from(get_args(EventKind))


def moment(text: str) -> Moment:
    """A date that can be read."""
    found = Moment.read(text)
    assert found
    return found


@st.composite
def rough(draw: st.DrawFn, day: date | None = None) -> Moment:
    """A date that is known to the day, to the month, to the year, or about one of these."""
    day = day or draw(DAYS)
    written = day.isoformat()[: draw(st.sampled_from([10, 7, 4]))] + draw(st.sampled_from(["", "~"]))
    return moment(written)


HAPPENINGS = st.lists(st.builds(Happening, rough(), KINDS, st.sampled_from(["", "a", "b", "c"])), max_size=12)
# Treatments of different names, each from one day to a later one.
RUNS = st.lists(st.tuples(DAYS, st.integers(1, 200)), min_size=1, max_size=5)


def treated(runs: list[tuple[date, int]]) -> Timeline:
    """A timeline of these treatments, in no particular order."""
    made = []
    for number, (start, days) in enumerate(runs):
        stop = start + timedelta(days=days)
        made.append(Happening(moment(stop.isoformat()), "treatment-stop", f"drug {number}"))
        made.append(Happening(moment(start.isoformat()), "treatment-start", f"drug {number}"))
    return Timeline(made)


def found(timeline: Timeline, rule: str) -> list[Finding]:
    """What one rule found."""
    return [one for one in timeline.findings() if one.rule == rule]


@given(st.text(max_size=12) | st.from_regex(r"\A[0-9]{4}(-[0-9]{2}){0,2}~?\Z"))
def test_whatever_is_written_is_a_stretch_of_days_or_nothing(text: str) -> None:
    """No text breaks the reading; what is read begins before it ends and is written as it was."""
    read = Moment.read(text)
    if read:
        assert read.first <= read.middle <= read.last
        assert Moment.read(read.written) == read


@given(rough(), rough())
def test_what_surely_comes_before_is_sorted_before(one: Moment, other: Moment) -> None:
    """The order of the text never turns round two dates that do not touch."""
    if one.last < other.first:
        assert one.order < other.order


@given(DAYS, DAYS, st.data())
def test_the_true_number_of_days_lies_between_the_fewest_and_the_most(
    one: date, other: date, data: st.DataObject
) -> None:
    """However roughly two days are written, the span holds what lies between them."""
    before, after = data.draw(rough(one)), data.draw(rough(other))
    fewest, most = days_between(before, after)
    assert fewest <= (other - one).days <= most
    assert days_between(after, before) == (-most, -fewest)


@given(HAPPENINGS, st.randoms())
def test_the_order_of_papers_changes_nothing(happenings: list[Happening], chance: object) -> None:
    """The same lines in any order lead to the same findings, each in order of date and about lines that are there."""
    shuffled = sorted(happenings, key=lambda _: chance.random())  # type: ignore[attr-defined]
    told = [[(one.rule, [given[i] for i in one.events], one.days) for one in Timeline(given).findings()]
            for given in (happenings, shuffled)]  # fmt: skip
    assert sorted(map(repr, told[0])) == sorted(map(repr, told[1]))
    for _, lines, _ in told[0]:
        assert [line.moment.order for line in lines] == sorted(line.moment.order for line in lines)


@given(RUNS)
def test_a_gap_is_found_exactly_where_no_treatment_ran(runs: list[tuple[date, int]]) -> None:
    """Day by day: a time without any treatment, longer than four weeks, between two treatments."""
    ends = sorted((start, start + timedelta(days=days)) for start, days in runs)
    expected, latest = [], ends[0][1]
    for start, stop in ends[1:]:
        if (start - latest).days > GAP_WEEKS * 7:
            expected.append(((start - latest).days,) * 2)
        latest = max(latest, stop)
    assert [one.days for one in found(treated(runs), "gap")] == expected


@given(RUNS)
def test_an_overlap_is_found_for_each_pair_that_shares_time(runs: list[tuple[date, int]]) -> None:
    """Two treatments overlap where one begins before the other has ended."""
    ends = [(start, start + timedelta(days=days)) for start, days in runs]
    pairs = sum(max(a[0], b[0]) < min(a[1], b[1]) for a, b in combinations(ends, 2))
    assert len(found(treated(runs), "overlap")) == pairs
    assert all(one.is_sure for one in found(treated(runs), "overlap"))


@given(HAPPENINGS)
def test_lines_are_counted_from_below_and_from_above(happenings: list[Happening]) -> None:
    """By name there are never more than by start, and a medicine beside the treatment is no line."""
    by_name, by_start = Timeline(happenings).lines()
    assert by_name <= by_start
    named = {one.drug for one in happenings if one.kind in {"treatment-start", "treatment-stop"}}
    assert by_name == len(named)


@given(st.lists(DAYS, min_size=2, max_size=10))
def test_a_long_time_without_papers_is_found(days: list[date]) -> None:
    """Between two papers that follow each other, more than sixteen weeks."""
    timeline = Timeline([Happening(moment(day.isoformat()), "scan") for day in days])
    in_order = sorted(days)
    expected = [
        (after - before).days for before, after in pairwise(in_order)
        if (after - before).days > NO_PAPER_WEEKS * 7
    ]  # fmt: skip
    assert [one.days for one in found(timeline, "no-paper")] == [(number, number) for number in expected]


def happenings(*lines: tuple[str, EventKind, str]) -> Timeline:
    """A timeline as a table."""
    return Timeline([Happening(moment(written), kind, drug) for written, kind, drug in lines])


@pytest.mark.parametrize(
    ("timeline", "rules"),
    [
        (happenings(("2024-01-01", "treatment-start", "a")), []),
        (happenings(("2024-01-01", "treatment-stop", "a")), ["no-start"]),
        (
            happenings(("2024-01-01", "treatment-start", "a"), ("2024-02-01", "treatment-start", "b")),
            ["no-stop"],
        ),
        (
            happenings(
                ("2024-01-01", "treatment-start", "a"),
                ("2024-02-01", "treatment-stop", "a"),
                ("2024-02-10", "treatment-start", "a"),
            ),
            ["same-drug"],
        ),
        (
            happenings(
                ("2024-01", "treatment-start", "a"), ("2024-03", "treatment-stop", "a"), ("2024-04", "medicine", "tea")
            ),
            [],
        ),
        (
            happenings(
                ("2024-01-01", "treatment-start", "a"),
                ("2024-01-10", "treatment-start", "b"),
                ("2024-02-01", "treatment-stop", "b"),
                ("2024-04-01", "treatment-start", "c"),
            ),
            ["no-stop"],
        ),
        (
            happenings(
                ("2024-01-01", "treatment-start", "a"),
                ("2024-02-01", "treatment-stop", "a"),
                ("2024-02-01", "treatment-start", "b"),
            ),
            [],
        ),
        (
            happenings(("2024-01", "treatment-start", "a"), ("2024-04", "medicine", "tea")),
            ["beside"],
        ),
        (
            happenings(
                ("2024-01-01", "treatment-start", "a"),
                ("2024-03-01", "treatment-stop", "a"),
                ("2024-02-01", "radiotherapy", ""),
            ),
            ["overlap"],
        ),
    ],
)
def test_each_rule_speaks_where_it_should(timeline: Timeline, rules: list[str]) -> None:
    """Small timelines, and exactly what is to be seen in each."""
    assert [one.rule for one in timeline.findings()] == rules


def test_a_rough_date_makes_a_finding_uncertain() -> None:
    """A stop in March and a start in April may be a day apart or two months; the finding says so."""
    lines = (
        ("2024-01-01", "treatment-start", "a"),
        ("2024-03", "treatment-stop", "a"),
        ("2024-04", "treatment-start", "b"),
    )
    (gap,) = found(happenings(*lines), "gap")  # type: ignore[arg-type]
    assert (gap.days, gap.is_sure) == ((1, 60), False)


def test_the_rules_find_in_angelas_bag_what_its_flags_say() -> None:
    """Gaps, overlaps and the double count come out of the dates alone, and each has a flag on the same events."""
    bag = Library().bag("angela-school-bus")
    lines = [Happening(event.moment, event.kind, event.drug or "") for event in bag.events if event.moment]
    timeline = Timeline(lines)
    told = [(one.rule, {bag.events[index].id for index in one.events}) for one in timeline.findings()]
    assert told == [
        ("beside", {"gefitinib-start", "other-medicines"}),
        ("same-drug", {"gefitinib-start", "gefitinib-again"}),
        ("gap", {"tablets-run-out", "gefitinib-again"}),
        ("overlap", {"chemo-start", "hip-radiotherapy", "chemo-last-stamp"}),
        ("no-paper", {"chemo-last-stamp", "ct-september"}),
    ]
    for _, events in told:
        assert any(events <= set(flag.events) for flag in bag.flags)
    assert timeline.lines() == (2, 3)


@given(st.text(max_size=80))
def test_nonsense_is_no_timeline(text: str) -> None:
    """Whatever text comes, it is refused with a fault of a known name."""
    with pytest.raises(Unanswerable) as refused:
        read_timeline(text)
    assert refused.value.fault in {"query", "date", "kind", "drug"}


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("date=2024-02-30&kind=scan&drug=0", ("date", 0)),
        ("date=2024,2025&kind=scan,party&drug=0,0", ("kind", 1)),
        ("date=2024&kind=scan&drug=x", ("drug", 0)),
        ("date=2024&kind=scan&drug=1,2", ("query", None)),
        (
            "&".join(f"{name}={','.join([value] * (MOST_EVENTS + 1))}" for name, value in ONE_LINE.items()),
            ("query", None),
        ),
    ],
)
def test_a_fault_is_named_with_its_place(query: str, fault: tuple[str, int | None]) -> None:
    """The first fault, and in which line it lies."""
    with pytest.raises(Unanswerable) as refused:
        read_timeline(query)
    assert (refused.value.fault, refused.value.at) == fault
