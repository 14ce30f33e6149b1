"""Kinds of treatment: 100 dots that add up, in one order, and situations that rule nothing out."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model.category import CATEGORIES, ROWS, Situation
from widgets.model.icons import IconArray

LIBRARY = Library()
NUMBERS = st.integers(0, 100)


def icons(with_it: int, low: int | None = None, high: int | None = None) -> IconArray:
    """One result for 100 people."""
    texts = {"sentence": "Some in 100 people.", "who": "Some people.", "time_frame": "A year.", "unsure": "No range."}
    return IconArray(**texts, of=100, with_it=with_it, low=low, high=high, facts=["some-fact"])


@given(st.lists(NUMBERS, min_size=3, max_size=3).map(sorted))
def test_dots_add_up_and_each_kind_stands_in_one_piece(numbers: list[int]) -> None:
    """Of 100 dots `with_it` are full, those between the ends of the range are unsure, and no group is torn."""
    low, with_it, high = numbers
    dots = icons(with_it, low, high).dots()
    assert len(dots) == 100
    assert sum(dot.startswith("with-") or dot == "with" for dot in dots) == with_it
    assert [index for index, dot in enumerate(dots) if dot.endswith("unsure")] == list(range(low, high))
    groups = [dot for dot, _ in groupby(dots)]
    order = ["with", "with-unsure", "without-unsure", "without"]
    assert groups == [dot for dot in order if dot in groups]


@given(NUMBERS)
def test_without_a_range_no_dot_is_unsure(with_it: int) -> None:
    """Where no range is known, none is drawn."""
    assert icons(with_it).dots() == ["with"] * with_it + ["without"] * (100 - with_it)


@given(NUMBERS)
def test_a_number_that_does_not_say_how_sure_it_is_is_refused(with_it: int) -> None:
    """Without a range there is a sentence instead, for each kind of treatment alike."""
    bare = icons(with_it).model_dump() | {"unsure": None}
    with pytest.raises(ValidationError, match="how sure its number is"):
        IconArray.model_validate(bare)
    assert all(kind.icon_array.unsure or kind.icon_array.low is not None for kind in LIBRARY.categories())


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_number_outside_its_range_is_refused(with_it: int, low: int, high: int) -> None:
    """The number lies between the ends of its range, whatever is written."""
    if low <= with_it <= high:
        assert icons(with_it, low, high).most == high
    else:
        with pytest.raises(ValidationError, match="outside its own range"):
            icons(with_it, low, high)


@given(st.integers().filter(lambda number: not 0 <= number <= 100))
def test_more_or_less_than_100_people_cannot_be_drawn(with_it: int) -> None:
    """A count is one of 0 to 100."""
    with pytest.raises(ValidationError):
        icons(with_it)


@given(st.lists(st.sampled_from(CATEGORIES), min_size=1, max_size=8))
def test_a_situation_says_one_thing_to_a_category(named: list[str]) -> None:
    """What is raised is found again by its category; two things for one category are refused."""
    says = [{"category": name, "text": f"About {name}.", "facts": ["some-fact"]} for name in named]
    written = {"id": "s", "text": "Known", "says": says}
    if len(set(named)) < len(named):
        with pytest.raises(ValidationError, match="says two things to one category"):
            Situation.model_validate(written)
        return
    situation = Situation.model_validate(written)
    for category in CATEGORIES:
        raised = situation.raises(category)
        assert (raised.text if raised else None) == (f"About {category}." if category in named else None)


def test_the_course_has_all_eight_kinds_with_known_facts() -> None:
    """Each kind has a place of its own, all rows, gates, and facts that the bank holds."""
    kinds = LIBRARY.categories()
    assert {kind.id for kind in kinds} == set(CATEGORIES)
    assert [kind.place for kind in kinds] == list(range(1, len(CATEGORIES) + 1))
    for kind in kinds:
        cited = [one for row in ROWS for one in getattr(kind.rows, row)] + kind.gates
        assert {fact for one in cited for fact in one.facts} <= set(LIBRARY.facts)


def test_no_situation_of_the_course_rules_a_kind_out() -> None:
    """There are situations, each raises something, and none says that a kind is not possible."""
    assert LIBRARY.situations
    for situation in LIBRARY.situations:
        for raised in situation.says:
            assert "not possible" not in raised.text
            assert "impossible" not in raised.text
