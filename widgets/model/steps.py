"""The five steps of the method in a case: what belongs to each of them, and what a whole case over them must have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from widgets.model.case import Case, MissingRecord, Option, Scene
from widgets.model.quiz import Verdict
from widgets.model.walk import WalkMap

STEPS = (1, 2, 3, 4, 5)
FITTING: frozenset[Verdict] = frozenset({"best", "acceptable"})
FEWEST_GOOD_ENDINGS = 2
MOST_BESIDE = 2  # an urgent call comes before any step, so a decision may stand beside them
BESIDE = 0


@dataclass(frozen=True)
class StepPart:
    """What a case asks for in one step of the method: scenes that decide, records that nobody has yet."""

    step: int
    scenes: tuple[Scene, ...]
    records: tuple[MissingRecord, ...]


def names_steps(case: Case) -> bool:
    """Say whether a case is worked through over the steps of the method: any decision or missing record names one."""
    return any(part.scenes or part.records for part in step_parts(case))


def step_parts(case: Case) -> list[StepPart]:
    """The five steps in their order, each with what belongs to it; what names no step belongs to none."""
    return [
        StepPart(
            step,
            tuple(scene for scene in case.scenes if scene.decision and scene.decision.step == step),
            tuple(record for record in case.missing if record.step == step),
        )
        for step in STEPS
    ]


def beside_steps(case: Case) -> StepPart:
    """The decisions that belong to no step, for example an urgent call."""
    scenes = tuple(scene for scene in case.scenes if scene.decision and scene.decision.step is None)
    return StepPart(BESIDE, scenes, ())


def good_endings(case: Case, walk_map: WalkMap) -> set[str]:
    """The endings that strong and reasonable choices alone can reach."""
    seen, waiting = {0}, [0]
    while waiting:
        here = waiting.pop()
        poor = _poor(case, walk_map.positions[here].scene)
        after = {index for name, index in walk_map.ways[here].items() if name not in poor} - seen
        seen |= after
        waiting += after
    reached = {walk_map.positions[index].scene for index in seen}
    return {scene.id for scene in case.scenes if scene.ending and scene.id in reached}


def _poor(case: Case, scene_id: str) -> set[str]:
    return {option.id for _, option in case.scene(scene_id).placed_options() if option.verdict not in FITTING}


def step_defects(case: Case, walk_map: WalkMap) -> Iterator[tuple[str | None, str]]:
    """What a case over the five steps lacks, as (scene id or None for the case, what is wrong; how to mend it)."""
    if not names_steps(case):
        return
    beside = [scene.id for scene in beside_steps(case).scenes]
    if len(beside) > MOST_BESIDE:
        which = ", ".join(f"`{name}`" for name in beside)
        mend = f"add `step:` (1 to 5), and let at most {MOST_BESIDE} stand beside the steps, such as an urgent call"
        yield beside[MOST_BESIDE], f"{len(beside)} scenes decide in no step ({which}); {mend}"
    empty = [str(part.step) for part in step_parts(case) if not part.scenes and not part.records]
    if empty:
        yield None, f"nothing belongs to step {', '.join(empty)}; give a decision or a missing record that `step:`"
    good = sorted(good_endings(case, walk_map))
    if len(good) < FEWEST_GOOD_ENDINGS:
        which = ", ".join(f"`{name}`" for name in good) or "none"
        what = f"strong and reasonable choices lead to {len(good)} of the endings ({which})"
        yield None, f"{what}; let them lead to at least {FEWEST_GOOD_ENDINGS}, comfort among them"


def step_map(case: Case) -> dict[str, object]:
    """What a browser needs to look back over the steps: the step of each scene and record, 0 for none, and what finds.

    `finds` holds, for each option of each scene, the indexes of the records that it finds; none for a choice that does
    not fit, because that is not shown as a way to find something.
    """
    return {
        "scenes": [(scene.decision.step or BESIDE) if scene.decision else BESIDE for scene in case.scenes],
        "records": [record.step or BESIDE for record in case.missing],
        "finds": [[_found(case, option) for _, option in scene.placed_options()] for scene in case.scenes],
    }


def _found(case: Case, option: Option) -> list[int]:
    fits = option.verdict in FITTING
    return [index for index, record in enumerate(case.missing) if fits and record.id in option.effect.finds]
