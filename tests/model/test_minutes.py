"""The minutes of a case grow with its words and choices, and know every way through it."""

from __future__ import annotations

from widgets.content import Library
from widgets.model.minutes import WORDS_A_MINUTE, case_minutes, reading_minutes
from widgets.model.walk import explore

CASE = Library().case("melanoma-pseudoprogression-chart")
WALK = explore(CASE)


def test_citations_and_links_take_no_time() -> None:
    """Only what is read counts."""
    assert reading_minutes("Ask [@recist-progression] now.") == reading_minutes("Ask now.")
    assert reading_minutes("a [scan](#term-scan) shows") == reading_minutes("a scan shows")
    assert reading_minutes(*["word"] * WORDS_A_MINUTE) == 1


def test_words_that_every_walk_meets_count_in_full() -> None:
    """150 more words in the first scene are one more minute."""
    first = CASE.scenes[0]
    longer = first.model_copy(update={"text": f"{first.text} {'word ' * WORDS_A_MINUTE}"})
    case = CASE.model_copy(update={"scenes": [longer, *CASE.scenes[1:]]})
    assert round(case_minutes(case, WALK) - case_minutes(CASE, WALK), 6) == 1


def test_feedback_counts_as_often_as_it_is_met() -> None:
    """150 more words in the feedback of one of three open options are a third of a minute."""
    scene = next(scene for scene in CASE.scenes if scene.decision)
    index = CASE.scenes.index(scene)
    assert scene.decision
    options = scene.decision.options
    start = next(at for at, position in enumerate(WALK.positions) if position.scene == scene.id)
    assert len(WALK.ways[start]) == len(options)
    told = options[0].model_copy(update={"feedback": f"{options[0].feedback} {'word ' * WORDS_A_MINUTE}"})
    decision = scene.decision.model_copy(update={"options": [told, *options[1:]]})
    scenes = [*CASE.scenes[:index], scene.model_copy(update={"decision": decision}), *CASE.scenes[index + 1 :]]
    case = CASE.model_copy(update={"scenes": scenes})
    assert round(case_minutes(case, WALK) - case_minutes(CASE, WALK), 6) == round(1 / len(options), 6)
