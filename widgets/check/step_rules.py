"""Rules for the five steps of the method: a case over them has all that it needs, and each tool is where it is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from widgets.check.content_rules import ReadFile
from widgets.lesson_frame import activity_cells
from widgets.model.case import Case
from widgets.model.steps import step_defects
from widgets.model.walk import WalkError, explore
from widgets.yaml_file import Problem


def step_problems(read: list[ReadFile]) -> Iterator[Problem]:
    """Find what a case that names steps lacks: a decision's step, a step of the five, a second good ending."""
    for one in read:
        if not isinstance(one.record, Case):
            continue
        try:
            found = list(step_defects(one.record, explore(one.record)))
        except WalkError:
            continue  # the walk says so itself
        places = {scene.id: ("scenes", index, "decision") for index, scene in enumerate(one.record.scenes)}
        for scene, said in found:
            yield one.file.told(places[scene] if scene else ("scenes",), said)


def tool_problems(read: list[ReadFile], notebooks: Path) -> Iterator[Problem]:
    """Find tools that name a lesson, or a cell with an activity in it, that is not there."""
    lessons = sorted(path.stem for path in notebooks.glob("*.ipynb"))
    for one in read:
        if not one.file.name.endswith("/tools.yaml"):
            continue
        for index, tool in enumerate(one.record):
            if tool.lesson not in lessons:
                mend = f"use one of: {', '.join(lessons) or 'none yet'}"
                yield one.file.problem((index, "lesson"), f"there is no lesson `{tool.lesson}`", mend)
                continue
            cells = activity_cells(notebooks / f"{tool.lesson}.ipynb")
            if cells and tool.cell not in cells:
                what = f"`{tool.lesson}` has no activity in a cell `{tool.cell}`"
                yield one.file.problem((index, "cell"), what, f"use one of: {', '.join(cells)}")
