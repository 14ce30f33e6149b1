"""Benefit and burden: the heaviest lines first, none lost, no option compared, all options treated alike."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model.balance import ALWAYS_THERE, ROWS, SIDES, WEIGHTS, Balance, Weight, heaviest_first, weight_of

LIBRARY = Library()
NAMES = ("a", "b", "c")
ANY_WEIGHT = st.sampled_from(WEIGHTS)
LINES = st.lists(st.tuples(st.integers(), ANY_WEIGHT), max_size=12)


def line_of(touches: str = "sing") -> dict[str, Any]:
    """A line as an author writes one."""
    views = [{"side": "for", "text": "Why."}, {"side": "against", "text": "Why not."}]
    texts = dict.fromkeys(("text", "short", "ask", "who"), "words")
    return {**texts, "touches": [touches], "facts": ["some-fact"], "views": views}


def written() -> dict[str, Any]:
    """A balance as an author writes one."""
    ids = ("a-drug", "a-test", ALWAYS_THERE)
    options = [
        {"id": name, "name": "N", "in_one_line": "L.", "lines": {row: line_of() for row in ROWS}} for name in ids
    ]
    person = {"age": 50, **dict.fromkeys(("name", "place", "story", "words"), "words")}
    matters = [{"id": name, "text": "T", "name": "n", "own_words": name == "sing"} for name in ("sing", "time", "home")]
    ends = [{"option": name, "text": "E.", "facts": ["some-fact"]} for name in ids]
    lesson = {"text": "L.", "facts": ["some-fact"]}
    head = {"id": "b", "title": "B", "section": "x", "lead": "L"}
    return {**head, "person": person, "matters": matters, "options": deepcopy(options), "ends": ends, "lesson": lesson}


@given(LINES)
def test_no_line_is_lost_and_none_is_made(lines: list[tuple[int, Weight]]) -> None:
    """What comes out is what went in, in another order."""
    ordered = heaviest_first(lines, lambda line: line[1])
    assert sorted(ordered) == sorted(lines)


@given(LINES)
def test_the_heaviest_lines_come_first_and_equals_keep_their_order(lines: list[tuple[int, Weight]]) -> None:
    """Weights never rise on the way down, and lines of one weight stand as they stood before."""
    ordered = heaviest_first(lines, lambda line: line[1])
    levels = [WEIGHTS.index(weight) for _, weight in ordered]
    assert levels == sorted(levels)
    for level in WEIGHTS:
        assert [line for line in ordered if line[1] == level] == [line for line in lines if line[1] == level]


@given(LINES, LINES)
def test_an_option_is_ordered_the_same_whatever_stands_beside_it(
    mine: list[tuple[int, Weight]], other: list[tuple[int, Weight]]
) -> None:
    """The lines of another option, mixed in, move nothing among one's own: options are never compared."""
    own, foreign = [("own", *line) for line in mine], [("other", *line) for line in other]
    together = heaviest_first([*foreign, *own], lambda line: line[2])
    assert [line for line in together if line[0] == "own"] == heaviest_first(own, lambda line: line[2])


@given(st.lists(st.sampled_from(NAMES), max_size=3), st.dictionaries(st.sampled_from(NAMES), ANY_WEIGHT))
def test_a_line_weighs_what_the_heaviest_thing_that_it_touches_weighs(
    touches: list[str], weights: dict[str, Weight]
) -> None:
    """A lot outweighs some, some a little; where nothing is set, the person must be asked."""
    weight = weight_of(touches, weights)
    set_ones = [weights[name] for name in touches if name in weights]
    assert weight == min(set_ones, key=WEIGHTS.index, default="ask")


def test_what_an_author_writes_is_taken() -> None:
    """Three options with the same lines in the course's order."""
    balance = Balance.model_validate(written())
    assert [tuple(option.rows()) for option in balance.options] == [ROWS] * 3


def without_the_last_option(data: dict[str, Any]) -> None:
    """Leave no way to have no more cancer treatment now."""
    data["options"][-1]["id"] = data["ends"][-1]["option"] = "something-else"


FAULTS: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    (f"has no option `{ALWAYS_THERE}`", without_the_last_option),
    ("good end for each option", lambda data: data["ends"].pop()),
    ("good end for each option", lambda data: data["ends"].append(data["ends"][0])),
    ("has `.*` twice", lambda data: data["matters"].append(data["matters"][0])),
    ("in the person's own words", lambda data: data["matters"][0].update(own_words=False)),
    ("touches `gone` in `a-test`, `money`", lambda data: data["options"][1]["lines"].update(money=line_of("gone"))),
    ("something under `days` without a fact", lambda data: data["options"][0]["lines"]["days"].pop("facts")),
    ("two views for one side", lambda data: data["options"][0]["lines"]["days"]["views"][1].update(side="for")),
    ("at least 3 items", lambda data: data["options"].pop(0)),
    ("Field required", lambda data: data["options"][0]["lines"].pop("money")),
]


@pytest.mark.parametrize(("said", "spoil"), FAULTS, ids=range(len(FAULTS)))
def test_what_treats_options_unlike_is_refused(said: str, spoil: Callable[[dict[str, Any]], object]) -> None:
    """An author is told what is missing or named twice."""
    data = written()
    spoil(data)
    with pytest.raises(ValidationError, match=said):
        Balance.model_validate(data)


@pytest.mark.parametrize("name", LIBRARY.names("balances") or ["none"])
def test_each_balance_of_the_course_can_be_seen_in_many_ways(name: str) -> None:
    """Facts are known, each option has views for and against it, and each row is seen on different sides."""
    balance = LIBRARY.balance(name)
    for option in balance.options:
        views = [view for line in option.rows().values() for view in line.views]
        assert {view.side for view in views} == set(SIDES)
        cited = [fact for line in option.rows().values() for fact in line.facts] + [f for v in views for f in v.facts]
        assert set(cited) <= set(LIBRARY.facts)
        assert "we found no number that fits" in option.lines.may_bring.text.lower()
