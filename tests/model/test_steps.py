"""The five steps of the method in a case: everything belongs to one of them, and a whole case has all of them."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.cases import cases, small_case
from tests.model.test_walk import random_walk
from tests.views.steps_case import steps_case
from widgets.content import Library
from widgets.model.case import Case
from widgets.model.steps import (
    FITTING,
    STEPS,
    beside_steps,
    good_endings,
    names_steps,
    step_defects,
    step_map,
    step_parts,
)
from widgets.model.walk import State, explore

LIBRARY = Library()
steps = st.one_of(st.none(), st.sampled_from(STEPS))


@st.composite
def stepped_cases(draw: st.DrawFn) -> Case:
    """A random case of which each decision and each missing record names a step, or none."""
    made: dict[str, Any] = draw(cases()).model_dump(by_alias=True)
    for scene in made["scenes"]:
        if scene["decision"]:
            scene["decision"]["step"] = draw(steps)
    made["missing"] = [{"id": name, "text": name, "step": draw(steps)} for name in ("letter", "slides", "list")]
    return Case.model_validate(made)


def changed(**changes: Any) -> Case:
    """The small case over the five steps with some of its scenes or records changed."""
    return Case.model_validate(steps_case().model_dump(by_alias=True) | changes)


def said(case: Case) -> list[str]:
    """What the rule says of a case."""
    return [what for _, what in step_defects(case, explore(case))]


@settings(max_examples=40)
@given(stepped_cases(), st.randoms(use_true_random=False))
def test_the_steps_of_a_walk_add_up_to_its_decisions_and_records(case: Case, chance: random.Random) -> None:
    """On any walk, each decision stands in one step or beside them; what was asked and missed is all of a step."""
    walk = random_walk(case, chance)
    decided = sorted(here.scene for here in walk if case.scene(here.scene).decision)
    parts = step_parts(case)
    assert [part.step for part in parts] == list(STEPS)
    scenes = [scene.id for part in (*parts, beside_steps(case)) for scene in part.scenes]
    assert decided == sorted(name for name in scenes if name in {here.scene for here in walk})
    found = walk[-1].state.found
    for part in parts:
        asked = [record.id for record in part.records if record.id in found]
        missed = [record.id for record in part.records if record.id not in found]
        assert sorted(asked + missed) == sorted(record.id for record in case.missing if record.step == part.step)


@settings(max_examples=40)
@given(stepped_cases())
def test_the_map_of_steps_says_what_the_case_says(case: Case) -> None:
    """The browser is told the step of each scene and record; what a fitting choice finds is what its effect finds."""
    made: Any = step_map(case)
    for scene, step, found in zip(case.scenes, made["scenes"], made["finds"], strict=True):
        assert step == ((scene.decision.step or 0) if scene.decision else 0)
        for (_, option), records in zip(scene.placed_options(), found, strict=True):
            after = State().after(option.effect).found
            assert {case.missing[index].id for index in records} == (after if option.verdict in FITTING else set())
    assert made["records"] == [record.step or 0 for record in case.missing]
    assert names_steps(case) == any([*made["scenes"], *made["records"]])


@settings(max_examples=40)
@given(stepped_cases(), st.randoms(use_true_random=False))
def test_a_walk_of_fitting_choices_ends_well(case: Case, chance: random.Random) -> None:
    """Where every choice on a walk was strong or reasonable, its ending counts as a good one."""
    walk = random_walk(case, chance)
    ways = explore(case)
    good = good_endings(case, ways)
    options = {s.id: {o.id: o for _, o in s.placed_options()} for s in case.scenes}
    index = 0
    for here, after in itertools.pairwise(walk):
        names = [name for name, way in ways.ways[index].items() if ways.positions[way] == after]
        if all(options[here.scene][name].verdict not in FITTING for name in names if name in options[here.scene]):
            return
        index = ways.ways[index][names[0]]
    assert walk[-1].scene in good


def test_a_whole_case_over_the_steps_has_nothing_to_mend() -> None:
    """Each decision has a step, all five have something, rest and treatment are both good ends."""
    assert said(steps_case()) == []
    assert good_endings(steps_case(), explore(steps_case())) == {"together", "at-rest"}


def test_a_case_without_steps_is_left_alone() -> None:
    """The rule is for cases that name steps; one good ending is enough for all others."""
    case = small_case({"one": "two"}, endings=["two"])
    assert not names_steps(case)
    assert said(case) == []


def test_what_a_case_lacks_is_said_each_by_itself() -> None:
    """Too many decisions in no step, a step without anything, one good ending only: three mistakes, three lines."""
    scenes = steps_case().model_dump(by_alias=True)["scenes"]
    for index in (0, 1):
        scenes[index]["decision"]["step"] = None
    scenes[2]["decision"]["options"][1]["verdict"] = "poor"
    records = list(steps_case().model_dump()["missing"])
    records[1]["step"] = 1
    found = said(changed(scenes=scenes, missing=records))
    assert [line.split(";")[0] for line in found] == [
        "3 scenes decide in no step (`papers`, `lab`, `fever`)",
        "nothing belongs to step 2",
        "strong and reasonable choices lead to 1 of the endings (`together`)",
    ]


@pytest.mark.parametrize("tool", LIBRARY.tools, ids=lambda tool: f"{tool.step}-{tool.cell}")
def test_the_courses_tools_name_a_section(tool: Any) -> None:
    """Each tool stands in a section of the course, and each step has a tool."""
    assert tool.lesson in LIBRARY.course.sections
    assert {one.step for one in LIBRARY.tools} == set(STEPS)
