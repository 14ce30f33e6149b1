"""A team meeting: each set of people and papers has one outcome, and asking more never takes an answer away."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model.icons import IconArray
from widgets.model.mdt import MdtTable, Outcome, TableCase

LIBRARY = Library()
TABLES = [LIBRARY.table(name) for name in LIBRARY.names("tables")]
CASES = [case for table in TABLES for case in table.cases]
IDS = ["a", "b", "c", "d", "e", "f"]
NEEDS = st.lists(st.sets(st.sampled_from(IDS), min_size=1, max_size=3).map(sorted), max_size=4)
THERE = st.sets(st.sampled_from(IDS))


def outcome(needs: list[list[str]], name: str = "some") -> Outcome:
    """An outcome with these needs."""
    texts = {"title": "T", "text": "It is so."}
    return Outcome(id=name, verdict="best", needs=needs, facts=["some-fact"], **texts)


def everyone(case: TableCase) -> list[str]:
    """All people and papers of a case."""
    return [*(seat.person for seat in case.seats), *(paper.id for paper in case.papers)]


@st.composite
def case_and_two_sets(draw: st.DrawFn) -> tuple[TableCase, set[str], set[str]]:
    """A case of the course, who and what came, and who and what comes besides."""
    case = draw(st.sampled_from(CASES))
    some = st.sets(st.sampled_from(everyone(case)))
    return case, draw(some), draw(some)


@given(case_and_two_sets())
def test_each_set_has_exactly_one_outcome(drawn: tuple[TableCase, set[str], set[str]]) -> None:
    """It is the first for which nothing is missing, and everything fuller lacks something."""
    case, there, _ = drawn
    found = case.answer(there)
    place = case.outcomes.index(found)
    assert found.lacks(there) == []
    assert all(fuller.lacks(there) for fuller in case.outcomes[:place])


@given(case_and_two_sets())
def test_asking_more_never_takes_an_answer_away(drawn: tuple[TableCase, set[str], set[str]]) -> None:
    """With more people or papers every answer that could be given still can, and no less is known."""
    case, there, more = drawn
    for one in case.outcomes:
        assert len(one.lacks(there | more)) <= len(one.lacks(there))
    assert case.outcomes.index(case.answer(there | more)) <= case.outcomes.index(case.answer(there))


@given(case_and_two_sets())
def test_an_outcome_also_holds_all_lesser_ones(drawn: tuple[TableCase, set[str], set[str]]) -> None:
    """Where the table comes far, it has also all that a lesser answer needs."""
    case, there, _ = drawn
    place = case.outcomes.index(case.answer(there))
    assert all(lesser.lacks(there) == [] for lesser in case.outcomes[place:])


@given(case_and_two_sets())
def test_the_map_for_the_browser_says_the_same_as_the_rule(drawn: tuple[TableCase, set[str], set[str]]) -> None:
    """Looked up by the bits of the needed ids, each set gives the place of its outcome."""
    case, there, _ = drawn
    needed, answers = case.needed(), case.answers()
    assert len(answers) == 1 << len(needed)
    mask = sum(1 << bit for bit, name in enumerate(needed) if name in there)
    assert case.outcomes[int(answers[mask])] is case.answer(there)


@given(NEEDS, NEEDS)
def test_including_means_that_whatever_is_enough_is_enough_there_too(
    own: list[list[str]], other: list[list[str]]
) -> None:
    """The rule for authors agrees with trying every set of people."""
    fuller, lesser = outcome(own), outcome(other)
    sets = [set(some) for size in range(len(IDS) + 1) for some in combinations(IDS, size)]
    tried = all(not lesser.lacks(some) for some in sets if not fuller.lacks(some))
    assert fuller.includes(lesser) == tried


@given(NEEDS, THERE)
def test_what_is_missing_is_what_nobody_there_can_meet(needs: list[list[str]], there: set[str]) -> None:
    """A need is met by any one of its names."""
    missing = outcome(needs).lacks(there)
    assert missing == [need for need in needs if all(name not in there for name in need)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_outcome_can_happen_with_the_chairs_there_are(case: TableCase) -> None:
    """For each outcome a set of people and papers that fits the table leads to it."""
    table = next(one for one in TABLES if case in one.cases)
    people = {person.id for person in table.people}
    for one in case.outcomes:
        there = {need[0] for need in one.needs}
        assert case.answer(there) is one
        assert len(there & people) <= table.chairs
        assert len(there - people) <= table.papers


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_one_has_to_choose_and_several_tables_are_good(case: TableCase) -> None:
    """There are more people and papers than fit; at least two tables answer; own words are never left for later."""
    table = next(one for one in TABLES if case in one.cases)
    assert len(table.people) > table.chairs
    assert len(case.papers) > table.papers
    assert len(case.good_tables) >= 2
    assert all(case.answer([*good.chairs, *good.papers]).verdict == "best" for good in case.good_tables)
    welcome = {person.id for person in table.people if person.always_welcome}
    assert {"own-words", "palliative-care"} <= welcome


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_each_table_rests_on_known_facts(table: MdtTable) -> None:
    """Everything that is said of people, seats, outcomes and limits cites facts that the bank holds."""
    cited: list[Any] = [*table.people]
    for case in table.cases:
        cited += [*case.seats, *case.outcomes, *case.good_tables, case.lesson]
    for limit in table.limits:
        cited += [limit.icons, limit.so]
    assert {fact for one in cited for fact in one.facts} <= set(LIBRARY.facts)


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_studies_that_differ_are_drawn_from_the_lowest_number(with_it: int, low: int, high: int) -> None:
    """The full dots are what all studies found; any other beginning is refused."""
    texts = {"sentence": "Some in 100.", "who": "Some people.", "time_frame": "A year."}
    values = {"of": 100, "with_it": with_it, "low": low, "high": high, "spread": "studies", "facts": ["some-fact"]}
    if low == with_it <= high:
        dots = IconArray.model_validate(texts | values).dots()
        assert [dots.count("with"), dots.count("without-unsure"), dots.count("without")] == [
            low,
            high - low,
            100 - high,
        ]
    else:
        with pytest.raises(ValidationError):
            IconArray.model_validate(texts | values)
