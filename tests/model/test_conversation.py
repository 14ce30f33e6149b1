"""A conversation is walked like a case: every way ends, and trust opens and closes what can be said."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model.case import Condition, Effect
from widgets.model.conversation import FEWEST_TURNS, MOST_TURNS, Conversation, length_defects
from widgets.model.walk import Position, State, defects, explore, open_options

LIBRARY = Library()
HEAD: dict[str, Any] = {
    "id": "talk",
    "title": "A talk",
    "section": "01-test",
    "minutes": 5,
    "version": "1.0.0",
    "authors": ["A tester"],
    "reviewer": "none yet",
    "reviewed_on": "2026-01-01",
    "review_by": "2027-01-01",
    "funding": "none",
    "content_notes": ["Nothing hard."],
    "setting": "A room",
    "aim": "To listen",
    "seat": "nurse",
    "speakers": [{"id": name, "name": name, "who": name} for name in ("nurse", "ana")],
    "keep": [{"text": f"Sentence {n}", "facts": ["some-fact"]} for n in range(3)],
}


def sentence(name: str, leads_to: str, trust: int, open_if: dict[str, int] | None = None) -> dict[str, Any]:
    """One sentence as an author writes it."""
    texts = dict.fromkeys(("text", "heard", "answer", "feedback"), "Words.")
    closing = {"open_if": open_if, "closed_because": "Not now."} if open_if else {}
    made = {"id": name, "verdict": "best", "by": "ana", "facts": ["some-fact"], "effect": {"trust": trust}}
    return texts | made | {"next": leads_to} | closing


def turn(name: str, sentences: list[dict[str, Any]]) -> dict[str, Any]:
    """One turn; without sentences it ends the talk."""
    way: dict[str, Any] = {"sentences": sentences} if sentences else {"ending": True}
    return {"id": name, "title": name, "said": [{"speaker": "ana", "text": "Words."}]} | way


def written(turns: list[dict[str, Any]]) -> Conversation:
    """A conversation with these turns and one ending."""
    return Conversation.model_validate(HEAD | {"turns": [*turns, turn("end", [])]})


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    """Any sound conversation of one way with many voices: each turn has a sentence that is open at any trust."""
    count = draw(st.integers(FEWEST_TURNS, MOST_TURNS))
    turns = []
    for number in range(count):
        after = f"turn-{number + 1}" if number + 1 < count else "end"
        gate = draw(st.sampled_from([{"trust_at_least": 3}, {"trust_at_most": 1}, {"trust_at_least": 1}]))
        steps = draw(st.tuples(st.integers(-2, 2), st.integers(-2, 2)))
        turns.append(
            turn(f"turn-{number}", [sentence("open", after, steps[0]), sentence("gated", after, steps[1], gate)])
        )
    return written(turns)


@given(conversations(), st.randoms(use_true_random=False))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
def test_every_talk_ends_and_is_on_the_map(talk: Conversation, chance: random.Random) -> None:
    """Whatever is said, the talk ends after as many choices as it has turns, and the map knows each position."""
    walk_map = explore(talk)
    here = Position(talk.turns[0].id, State(trust=talk.trust_at_start))
    choices = 0
    while not talk.scene(here.scene).ending:
        assert here in walk_map.positions
        chosen = chance.choice(open_options(talk, here))
        here = Position(chosen.next, here.state.after(chosen.effect))
        choices += 1
    assert choices == walk_map.most_choices == len(talk.turns) - 1
    assert length_defects(talk, walk_map) == []


@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4))
def test_a_gate_of_trust_is_open_just_within_its_bounds(trust: int, least: int, most: int) -> None:
    """Trust must lie from `trust_at_least` to `trust_at_most`, both included."""
    condition = Condition(trust_at_least=least, trust_at_most=most)
    assert State(trust=trust).meets(condition) == (least <= trust <= most)


def test_the_longest_way_is_counted_not_the_number_of_turns() -> None:
    """A short cut does not shorten the longest way; a turn that just goes on is no choice."""
    first = turn("a", [sentence("long", "b", 0), sentence("short", "end", 0)])
    told = {"id": "b", "title": "b", "said": [{"text": "Told."}], "next": "c"}
    talk = written([first, told, turn("c", [sentence("go", "end", 0)])])
    assert explore(talk).most_choices == 2
    assert length_defects(talk, explore(talk)) == [
        ("a", "starts a longest way of 2 choices; let its longest way hold 8 to 12")
    ]


@pytest.mark.parametrize("name", LIBRARY.names("conversations") or ["none"])
def test_each_conversation_of_the_course_can_be_rehearsed(name: str) -> None:
    """No dead end; each sentence is heard, answered and cited; each turn opens, half opens or closes."""
    talk = LIBRARY.conversation(name)
    walk_map = explore(talk)
    assert defects(talk, walk_map, "turn") == []
    assert length_defects(talk, walk_map) == []
    reached = {position.scene for position in walk_map.positions}
    assert {one.id for one in talk.turns if one.ending} <= reached
    for one in talk.turns:
        assert len(one.sentences) != 1
        for said in one.sentences:
            assert set(said.facts) <= set(LIBRARY.facts)
            assert len({said.heard, said.answer, said.feedback, said.text}) == 4
    assert {fact for kept in talk.keep for fact in kept.facts} <= set(LIBRARY.facts)


def test_more_treatment_a_pause_and_comfort_are_all_within_reach_of_a_good_talk() -> None:
    """In the talk about goals the last word is the person's: three roads open, none better than another."""
    talk = LIBRARY.conversation("goals-of-treatment")
    last = talk.scene("her-words")
    roads = {one.next: one.verdict for one in last.sentences if one.open_if.trust_at_least}
    assert roads == dict.fromkeys(("ending-try", "ending-pause", "ending-comfort"), "best")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"seat": "nobody"}, "nobody is called `nobody`; use one of: nurse, ana"),
        ({"keep": HEAD["keep"][:2]}, "at least 3 items"),
        ({"turns": [turn("a", [sentence("x", "gone", 0)]), turn("end", [])]}, "there is no turn `gone`"),
        ({"turns": [turn("a", [sentence("x", "end", 0) | {"by": "nurse"}]), turn("end", [])]}, "learner's own seat"),
        ({"turns": [turn("a", [sentence("x", "a", 0)]), turn("a", [])]}, "of an earlier turn"),
        (
            {"turns": [turn("a", [sentence("x", "end", 0) | {"effect": Effect(finds=["it"])}]), turn("end", [])]},
            "finds `it`",
        ),
    ],
)
def test_an_author_is_told_what_does_not_fit(change: dict[str, Any], said: str) -> None:
    """Each fault is refused with a sentence that names it."""
    with pytest.raises(ValidationError, match=said):
        Conversation.model_validate(HEAD | {"turns": [turn("a", [sentence("x", "end", 0)]), turn("end", [])]} | change)
