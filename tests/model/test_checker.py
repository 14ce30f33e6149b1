"""Go, ask first or stop: one answer for each pair, never “go” for what is not known, never milder for knowing more."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content import Library
from widgets.model.checker import LEVELS, Checker, Level, Thing

LIBRARY = Library()
CHECKERS = [LIBRARY.checker(name) for name in LIBRARY.names("checkers")]
SOMEBODY = re.compile(
    r"\b(doctor|nurse|pharmacist|physiotherapist|surgeon|team|line|emergency number)\b", re.IGNORECASE
)
Drawn = tuple[Checker, Thing, set[str], set[str]]


def strictness(level: Level) -> int:
    """How strict a level is; the higher, the stricter."""
    return -LEVELS.index(level)


@st.composite
def states(draw: st.DrawFn) -> Drawn:
    """A checker of the course, a thing, what is known, and which groups are clear."""
    checker = draw(st.sampled_from(CHECKERS))
    thing = draw(st.sampled_from(checker.things))
    known = draw(st.sets(st.sampled_from([one.id for one in checker.situations()]), max_size=4))
    clear = draw(st.sets(st.sampled_from([group.id for group in checker.groups])))
    return checker, thing, known, clear


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.id)
def test_whom_to_ask_begins_with_somebody_who_can_answer(checker: Checker) -> None:
    """A leaflet, a pack or a maker cannot look at a person; where to look may follow."""
    answers = [answer.reason for answer in checker.answers()]
    assert answers
    for reason in answers:
        first = reason.who.split(".")[0].split(",")[0]
        assert SOMEBODY.search(first), reason.who


@given(states(), st.data())
def test_one_more_situation_never_makes_the_answer_milder(drawn: Drawn, data: st.DataObject) -> None:
    """Whatever is known already, in whatever groups."""
    checker, thing, known, clear = drawn
    more = data.draw(st.sampled_from([one.id for one in checker.situations()]))
    before, after = checker.level(thing.id, known, clear), checker.level(thing.id, {*known, more}, clear)
    assert strictness(after) >= strictness(before)


@given(states(), st.data())
def test_to_know_less_never_makes_the_answer_milder(drawn: Drawn, data: st.DataObject) -> None:
    """A group that is no longer clear counts as not known."""
    checker, thing, known, clear = drawn
    less = clear - {data.draw(st.sampled_from([group.id for group in checker.groups]))}
    assert strictness(checker.level(thing.id, known, less)) >= strictness(checker.level(thing.id, known, clear))


@given(states())
def test_go_stands_only_where_all_is_known_and_clear(drawn: Drawn) -> None:
    """A guideline speaks for the thing, each group is clear, and no situation holds; then there is nothing else."""
    checker, thing, known, clear = drawn
    found = checker.found(thing.id, known, clear)
    all_clear = not known and clear == {group.id for group in checker.groups}
    assert (found[0].level == "go") == (all_clear and thing.says.level == "go")
    assert found[0].level == "go" or all(answer.level != "go" for answer in found)


@given(states())
def test_the_strictest_answer_stands_first_and_each_open_group_is_named(drawn: Drawn) -> None:
    """The level is that of the first; what is not known is always “ask first”."""
    checker, thing, known, clear = drawn
    found = checker.found(thing.id, known, clear)
    assert all(strictness(one.level) >= strictness(two.level) for one, two in pairwise(found))
    open_groups = [
        group.name
        for group in checker.groups
        if group.id not in clear and known.isdisjoint(one.id for one in group.situations)
    ]
    assert [answer.unknown for answer in found if answer.unknown] == open_groups
    assert all(answer.level == "ask" for answer in found if answer.unknown)


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.id)
def test_every_pair_has_exactly_one_answer_that_is_never_go(checker: Checker) -> None:
    """With all else clear, a pair is answered by its own rule or its situation, at least as strict as the thing."""
    answers = checker.answers()
    assert len({id(answer.reason) for answer in answers}) == len(answers)
    for thing in checker.things:
        for group in checker.groups:
            for situation in group.situations:
                reason = checker.pair(thing, situation)
                assert sum(answer.reason is reason for answer in answers) == 1
                rules = [r for r in checker.rules if thing.id in r.things and situation.id in r.situations]
                assert rules == ([reason] if rules else [])
                level = checker.level(thing.id, {situation.id}, {one.id for one in checker.groups})
                assert level != "go"
                assert strictness(level) >= strictness(thing.says.level)


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.id)
def test_an_urgent_sign_is_urgent_for_everything(checker: Checker) -> None:
    """No thing and no other situation softens it, and it says whom to call."""
    urgent = [one for one in checker.situations() if one.says.level == "urgent"]
    assert len(urgent) >= 4
    for situation in urgent:
        assert "urgent line" in situation.says.who or "emergency number" in situation.says.who.lower()
        for thing in checker.things:
            assert checker.level(thing.id, {situation.id}, set()) == "urgent"


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.id)
def test_people_show_that_each_level_can_be_the_nearest(checker: Checker) -> None:
    """Go, ask first and stop are each the nearest guess for someone; a milder guess is never called near."""
    nearest = []
    for person in checker.people:
        verdicts = {guess.level: checker.verdict(person, guess.level) for guess in person.guesses}
        assert list(verdicts.values()).count("best") == 1
        nearest += [level for level, verdict in verdicts.items() if verdict == "best"]
        assert verdicts["go"] in {"best", "poor"}
        if checker.level(person.thing, person.situations, person.clear) == "urgent":
            assert verdicts["ask"] == "poor"
    assert set(nearest) == {"go", "ask", "stop"}


def test_what_the_bank_lacks_is_ask_first_with_whom_to_ask() -> None:
    """Ginger, green tea extract, probiotics, a formula without a list, and anything else say so with all clear."""
    checker = LIBRARY.checker("06-alongside")
    everything = {group.id for group in checker.groups}
    for name in ("ginger", "green-tea-extract", "probiotics", "formula", "something-else"):
        [answer] = checker.found(name, set(), everything)
        assert answer.level == "ask"
        assert "pharmacist" in answer.reason.who
