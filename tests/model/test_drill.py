"""Urgent situations: nobody is praised for calling too late, and the card holds every sign in order."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model.drill import LEVELS, Drill, Situation, is_slower

LIBRARY = Library()
CALLS = (*LEVELS, None)
TELEPHONE_NUMBER = re.compile(r"\b(911|999|112|120|000|119|995|108)\b")


def choice(name: str, calls: str | None, verdict: str) -> dict[str, Any]:
    """A choice as an author writes it."""
    return {"id": name, "text": "Do it.", "calls": calls, "verdict": verdict, "feedback": "So.", "facts": ["a-fact"]}


def situation(name: str, levels: list[str], choices: list[dict[str, Any]]) -> dict[str, Any]:
    """A situation as an author writes it."""
    signs = [
        {"text": f"Sign {number} of {name}.", "level": level, "facts": ["a-fact"]}
        for number, level in enumerate(levels)
    ]
    texts = dict.fromkeys(("title", "person", "place", "treatment", "text"), "words")
    return {"id": name, **texts, "signs": signs, "choices": choices}


def sound_choices(level: str) -> list[dict[str, Any]]:
    """Three choices that fit a level."""
    return [choice("right", level, "best"), choice("none", None, "poor"), choice("other", None, "poor")]


def drill(situations: list[dict[str, Any]]) -> dict[str, Any]:
    """A whole drill as an author writes it."""
    note = {"text": "Say it.", "facts": ["a-fact"]}
    return {
        "id": "d",
        "title": "D",
        "section": "x",
        "lead": "L",
        "question": "Q?",
        "situations": situations,
        "card_notes": [note],
    }


@st.composite
def written_situations(draw: st.DrawFn) -> dict[str, Any]:
    """Any situation, sound or not."""
    verdicts = st.sampled_from(["best", "acceptable", "poor"])
    drawn = draw(st.lists(st.tuples(st.sampled_from(CALLS), verdicts), min_size=3, max_size=5))
    choices = [choice(f"c{number}", calls, verdict) for number, (calls, verdict) in enumerate(drawn)]
    return situation("one", draw(st.lists(st.sampled_from(LEVELS), min_size=1, max_size=3)), choices)


@given(written_situations())
def test_a_late_call_is_never_praised(written: dict[str, Any]) -> None:
    """Whatever an author writes is refused, or its praised choices call soon enough and its best at the right speed."""
    level = written["signs"][0]["level"]
    best = [one for one in written["choices"] if one["verdict"] == "best"]
    fine = [one for one in written["choices"] if one["verdict"] == "acceptable"]
    sound = len(best) == 1 and best[0]["calls"] == level and not any(is_slower(one["calls"], level) for one in fine)
    if not sound:
        with pytest.raises(ValidationError):
            Situation.model_validate(written)
        return
    made = Situation.model_validate(written)
    assert made.level == level
    assert not any(is_slower(one.calls, level) for one in made.choices if one.verdict != "poor")


@given(st.sampled_from(CALLS), st.sampled_from(LEVELS))
def test_slower_follows_the_order_of_the_levels(reached: Any, needed: Any) -> None:
    """No call is slower than any; nothing is slower than itself; of two levels, one is slower."""
    assert is_slower(None, needed)
    assert not is_slower(needed, needed)
    if reached and reached != needed:
        assert is_slower(reached, needed) != is_slower(needed, reached)


@given(st.lists(st.lists(st.sampled_from(LEVELS), min_size=1, max_size=3), min_size=2, max_size=5))
def test_the_card_holds_each_sign_once_the_soonest_first(all_levels: list[list[str]]) -> None:
    """Every sign of every situation stands under its level, and the levels stand in their order."""
    written = [situation(f"s{number}", levels, sound_choices(levels[0])) for number, levels in enumerate(all_levels)]
    if len({levels[0] for levels in all_levels}) == 1:
        with pytest.raises(ValidationError, match="the same answer everywhere"):
            Drill.model_validate(drill(written))
        return
    card = Drill.model_validate(drill(written)).card()
    assert list(card) == [level for level in LEVELS if level in card]
    shown = [sign.text for signs in card.values() for sign in signs]
    assert sorted(shown) == sorted(sign["text"] for one in written for sign in one["signs"])
    assert all(sign.level == level for level, signs in card.items() for sign in signs)


@pytest.mark.parametrize("name", LIBRARY.names("drills") or ["none"])
def test_each_drill_of_the_course_asks_for_every_speed(name: str) -> None:
    """Emergency is one answer of four, each situation has a choice to talk about, and no country's number is named."""
    made = LIBRARY.drill(name)
    levels = [one.level for one in made.situations]
    assert set(levels) == set(LEVELS)
    assert levels.count("emergency") < len(levels) / 2
    for one in made.situations:
        assert any(choice.verdict == "poor" for choice in one.choices)
        assert {fact for choice in one.choices for fact in choice.facts} <= set(LIBRARY.facts)
    assert not TELEPHONE_NUMBER.search(made.model_dump_json())


@pytest.mark.parametrize(
    ("situations", "said"),
    [
        (
            [situation("a", ["visit"], sound_choices("same-day"))],
            "calls `same-day` at best, but its first sign is `visit`",
        ),
        (
            [situation("a", ["visit"], [choice("x", None, "best"), *sound_choices("visit")[1:]])],
            "calls `nobody` at best",
        ),
        ([situation("a", ["visit"], [*sound_choices("visit"), choice("none", None, "poor")])], "has `.*` twice"),
        ([situation("a", ["visit"], sound_choices("visit"))] * 2, "has `.*` twice"),
    ],
)
def test_an_author_is_told_what_does_not_fit(situations: list[dict[str, Any]], said: str) -> None:
    """Each fault is refused with a sentence that names it."""
    with pytest.raises(ValidationError, match=said):
        Drill.model_validate(drill(situations))
