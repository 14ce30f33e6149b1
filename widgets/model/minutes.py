"""How long a case takes: its words at an even pace, and a moment for each choice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from widgets.model.case import Case
from widgets.model.walk import Position, WalkMap

WORDS_A_MINUTE = 150
CHOICE_MINUTES = 1 / 4  # to choose, and to say how sure one is
MARKS = re.compile(r"\[@[^\]]*\]|\]\(#[^)]*\)")
WORD = re.compile(r"[\w'’-]+")


def reading_minutes(*texts: str) -> float:
    """Minutes to read `texts`, without their citations and links.

    >>> reading_minutes("Ask [@fact] what a [scan](#term-scan) shows.") * WORDS_A_MINUTE
    5.0
    """
    return sum(len(WORD.findall(MARKS.sub("", text))) for text in texts) / WORDS_A_MINUTE


def case_minutes(case: Case, walk_map: WalkMap) -> float:
    """Minutes from the person's card to the end, where each open option is as likely as the others.

    WalkError where a way goes round in a circle.
    """
    onward: dict[int, float] = {}  # from a position to the end
    for index in reversed(walk_map.in_order()):
        position, ways = walk_map.positions[index], walk_map.ways[index]
        scene = case.scene(position.scene)
        here = reading_minutes(*_read_here(case, position))
        feedback = {option.id: option.feedback for _, option in scene.placed_options()}
        after = [reading_minutes(feedback.get(way, "")) + onward[then] for way, then in ways.items()]
        choice = CHOICE_MINUTES if scene.decision else 0
        looked_back = [change.text for change in case.changed if position.state.meets(change.if_)]
        onward[index] = here + choice + (sum(after) / len(after) if after else reading_minutes(*looked_back))
    return reading_minutes(*_read_first(case), case.lesson) + onward[0]


def _read_first(case: Case) -> Iterable[str]:
    yield from (str(value) for value in case.person.model_dump().values())
    yield from (event.text for event in case.history)
    yield from case.known
    yield from (record.text for record in case.missing)


def _read_here(case: Case, position: Position) -> Iterable[str]:
    scene = case.scene(position.scene)
    yield from (scene.title, scene.text)
    yield from (passage.text for passage in scene.passages if position.state.meets(passage.if_))
    if scene.decision:
        yield scene.decision.question
        yield from (option.text for option in scene.decision.options)
