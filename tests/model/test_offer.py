"""Offers to mark: each mark has one answer, and no offer is all of a kind."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model.offer import MARKS, Offer, OfferCoach, Statement

LIBRARY = Library()
SOBER = {"trial-letter", "second-opinion-page", "records-first-letter", "no-need-to-come"}


def statement(name: str, mark: str, also: list[str]) -> dict[str, Any]:
    """A statement as an author writes it."""
    return {"id": name, "text": "It is said.", "mark": mark, "also": also, "why": "So.", "facts": ["a-fact"]}


def offer(name: str, marks: list[str]) -> dict[str, Any]:
    """An offer as an author writes it."""
    texts = dict.fromkeys(("title", "lead", "sender", "headline"), "words")
    made = [statement(f"{name}-{number}", mark, []) for number, mark in enumerate(marks)]
    asked = [{"id": f"{name}-ask-{number}", "text": "Why?"} for number in range(2)]
    whole = {"text": "It is mixed.", "facts": ["a-fact"]}
    return {"id": name, "form": "mail", **texts, "statements": made, "whole": whole, "ask_back": asked}


@given(st.sampled_from(MARKS), st.lists(st.sampled_from(MARKS), unique=True))
def test_each_mark_is_the_same_fits_too_or_differs(mark: Any, also: list[Any]) -> None:
    """Exactly our own mark is the best, those that fit too are acceptable, and no other is praised."""
    written = statement("s", mark, also)
    if mark in also:
        with pytest.raises(ValidationError, match="names its own mark under `also`"):
            Statement.model_validate(written)
        return
    made = Statement.model_validate(written)
    for one in MARKS:
        expected = "best" if one == mark else "acceptable" if one in also else "poor"
        assert made.verdict(one) == expected


@given(st.lists(st.sampled_from(MARKS), min_size=4, max_size=6))
def test_no_offer_is_all_of_a_kind(marks: list[str]) -> None:
    """An offer whose statements all have one mark is refused; any other stands."""
    if len(set(marks)) == 1:
        with pytest.raises(ValidationError, match="has only"):
            Offer.model_validate(offer("o", marks))
    else:
        assert [one.mark for one in Offer.model_validate(offer("o", marks)).statements] == marks


@given(st.integers(0, 1), st.integers(0, 1))
def test_an_id_stands_for_one_thing(first: int, second: int) -> None:
    """Two offers with the same ids are refused, because marks are kept by the id of their statement."""
    marks = ["warning", "fair", "unclear", "fair"]
    cited = [{"text": "Look.", "facts": ["a-fact"]}]
    texts = dict.fromkeys(("id", "title", "section", "lead"), "x")
    offers = [offer(f"o{first}", marks), offer(f"o{second}", marks)]
    written = {**texts, "offers": offers, "warning_signs": cited, "fair_signs": cited}
    if first == second:
        with pytest.raises(ValidationError, match=f"has `o{first}` twice"):
            OfferCoach.model_validate(written)
    else:
        assert len(OfferCoach.model_validate(written).offers) == 2


@pytest.mark.parametrize("name", LIBRARY.names("offers") or ["none"])
def test_the_offers_of_the_course_are_mixed_and_rest_on_facts(name: str) -> None:
    """The sober offers hold no warning sign, all others do; each why is its own, and its facts are known."""
    coach = LIBRARY.offers(name)
    for one in coach.offers:
        warnings = [line for line in one.statements if line.mark == "warning"]
        assert bool(warnings) != (one.id in SOBER), one.id
    lines = [line for one in coach.offers for line in one.statements]
    assert len({line.why for line in lines}) == len(lines)
    assert {fact for line in lines for fact in line.facts} <= set(LIBRARY.facts)
    assert {line.mark for line in lines} == set(MARKS)
