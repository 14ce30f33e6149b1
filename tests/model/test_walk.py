"""What holds for every walk through a case."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.cases import cases, small_case
from widgets.content import Library
from widgets.model.case import Case, Effect
from widgets.model.walk import ON, Position, State, WalkError, defects, explore, open_options

LIBRARY = Library()
effects = st.builds(
    Effect,
    days=st.integers(0, 400),
    trust=st.integers(-4, 4),
    burden=st.integers(-4, 4),
    marks=st.lists(st.sampled_from(["a", "b"])),
)


def random_walk(case: Case, chance: random.Random) -> list[Position]:
    """Walk by the rules of the model alone, without the map."""
    here = Position(case.scenes[0].id, State(trust=case.trust_at_start))
    steps = [here]
    while not case.scene(here.scene).ending:
        scene = case.scene(here.scene)
        if scene.next:
            here = Position(scene.next, here.state)
        else:
            option = chance.choice(open_options(case, here))
            here = Position(option.next, here.state.after(option.effect))
        steps.append(here)
    return steps


@given(st.lists(effects, max_size=20))
def test_trust_and_burden_stay_within_bounds_whatever_happens(happenings: list[Effect]) -> None:
    """Trust and burden never leave 0–4, days never run backwards, marks are never lost."""
    state = State()
    for effect in happenings:
        after = state.after(effect)
        assert 0 <= after.trust <= 4
        assert 0 <= after.burden <= 4
        assert after.days >= state.days
        assert after.marks >= state.marks
        state = after


@given(cases(), st.randoms(use_true_random=False))
def test_every_random_walk_ends_on_the_map(case: Case, chance: random.Random) -> None:
    """A walk that follows the rules ends, and each of its positions is one that the map has."""
    walk_map = explore(case)
    steps = random_walk(case, chance)
    assert case.scene(steps[-1].scene).ending
    assert set(steps) <= set(walk_map.positions)


@given(cases())
def test_the_number_of_paths_is_the_number_of_walks(case: Case) -> None:
    """Counting paths on the map gives what walking every one of them gives."""

    def walks(here: Position) -> int:
        scene = case.scene(here.scene)
        if scene.ending:
            return 1
        if scene.next:
            return walks(Position(scene.next, here.state))
        return sum(walks(Position(o.next, here.state.after(o.effect))) for o in open_options(case, here))

    assert explore(case).paths == walks(Position(case.scenes[0].id, State(trust=case.trust_at_start)))


@pytest.mark.parametrize("name", LIBRARY.names("cases"))
def test_the_courses_own_cases_end_on_every_random_walk(name: str) -> None:
    """The same holds for every case of the course."""
    case = LIBRARY.case(name)

    @settings(deadline=None)
    @given(st.randoms(use_true_random=False))
    def ends(chance: random.Random) -> None:
        assert case.scene(random_walk(case, chance)[-1].scene).ending

    ends()


def test_a_circle_is_found() -> None:
    """A case that leads back to where it was is refused, by the name of the scene."""
    case = small_case({"one": "two", "two": "one"}, endings=["end"])
    walk_map = explore(case)
    with pytest.raises(WalkError, match="circle") as caught:
        _ = walk_map.paths
    assert caught.value.scene == "one"


def test_a_scene_that_nothing_leads_to_is_found() -> None:
    """An island is a defect of its own scene."""
    case = small_case({"one": "end", "island": "end"}, endings=["end"])
    assert [scene for scene, _ in defects(case, explore(case))] == ["island"]


def test_a_scene_that_just_goes_on_has_one_way() -> None:
    """Where nothing is decided, the one way on is called “on”."""
    case = small_case({"one": "end"}, endings=["end"])
    assert explore(case).ways[0] == {ON: 1}


@pytest.mark.parametrize(
    ("name", "scene", "days"),
    [
        ("irinotecan-and-the-sisters-formula", "two-weeks", 14),
        ("acupuncture-with-platelets-30", "ending", 3),
        ("fever-in-the-hotel-at-midnight", "ward", 1),
        ("fever-in-the-hotel-at-midnight", "next-time", 7),
        ("fever-in-the-hotel-at-midnight", "ending", 31),
    ],
)
def test_the_days_counted_are_those_that_the_scene_tells_of(name: str, scene: str, days: int) -> None:
    """A scene that says “two weeks later” is met at least so many days after the start, on every way."""
    positions = explore(Library().case(name)).positions
    assert min(position.state.days for position in positions if position.scene == scene) >= days
