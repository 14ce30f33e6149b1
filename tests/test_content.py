"""Each content file of the course reads as its model, and what it promises holds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from widgets.check.schemas import FOLDER, write_schemas
from widgets.content import ASSETS, ContentError, Library
from widgets.lesson_frame import NOTEBOOKS
from widgets.model.evidence import support
from widgets.model.quiz import POINTS
from widgets.model.response_limits import CONFIRM_FROM_WEEKS, CONFIRM_UNTIL_WEEKS
from widgets.model.walk import Position, WalkMap, defects, explore

LIBRARY = Library()
CAPSTONE = "08-capstone"


@pytest.mark.parametrize("name", LIBRARY.names("cases") or ["none"])
def test_each_case_can_be_walked_to_an_ending(name: str) -> None:
    """A case has no defect, at least three paths, and every option ends well or says why not."""
    case = LIBRARY.case(name)
    walk_map = explore(case)
    assert defects(case, walk_map) == []
    assert walk_map.paths >= 3


@pytest.mark.parametrize("name", [name for name in LIBRARY.names("cases") if LIBRARY.case(name).section == CAPSTONE])
def test_a_capstone_case_goes_over_all_five_steps_and_ends_in_several_ways(name: str) -> None:
    """Decisions cover steps 1 to 5, each missing record names its step, and there are at least three endings."""
    case = LIBRARY.case(name)
    assert {scene.decision.step for scene in case.scenes if scene.decision} >= set(range(1, 6))
    assert {record.step for record in case.missing} == set(range(1, 6))
    assert sum(scene.ending for scene in case.scenes) >= 3


@pytest.mark.parametrize("name", [section.id for section in LIBRARY.sections])
def test_a_lesson_says_the_minutes_that_its_cases_say(name: str) -> None:
    """Where the text before a case says how long it takes, the case says the same."""
    cells = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    for before, cell in pairwise("".join(cell["source"]) for cell in cells):
        said, played = re.search(r"The case takes about (\d+) minutes", before), re.match(r'case\("([\w-]+)"\)', cell)
        assert not (said and played) or int(said[1]) == LIBRARY.case(played[1]).minutes


@pytest.mark.parametrize("name", [section.id for section in LIBRARY.sections])
def test_a_lesson_says_no_other_minutes_than_the_cards_of_its_further_cases(name: str) -> None:
    """What the text above the cards says is at most two minutes off what a card says."""
    cells = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    for before, cell in pairwise("".join(cell["source"]) for cell in cells):
        said = re.findall(r"about (\d+) minutes", before) if cell.startswith("more_cases(") else []
        for case in LIBRARY.section(name).more_cases:
            assert all(abs(int(one) - LIBRARY.case(case).minutes) <= 2 for one in said), case


def paths(walk_map: WalkMap, at: int = 0) -> Iterator[list[Position]]:
    """Every path from one position to an ending."""
    for after in walk_map.ways[at].values():
        yield from ([walk_map.positions[at], *rest] for rest in paths(walk_map, after))
    if not walk_map.ways[at]:
        yield [walk_map.positions[at]]


def test_no_path_praises_a_confirming_scan_that_came_too_early_or_too_late() -> None:
    """Where Lucia's answer is said to have come in time, her second scan lies in the weeks that the rules ask for."""
    case = LIBRARY.case("melanoma-pseudoprogression-chart")
    praise = next(one for one in case.scene("ending").passages if "came in time" in one.text)
    praised = [path for path in paths(explore(case)) if path[-1].state.meets(praise.if_)]
    assert praised
    for path in praised:
        days = next(position.state.days for position in path if position.scene == "week-15")
        assert CONFIRM_FROM_WEEKS * 7 <= days <= CONFIRM_UNTIL_WEEKS * 7


@pytest.mark.parametrize("name", LIBRARY.names("quizzes"))
def test_each_quiz_can_be_answered_well(name: str) -> None:
    """A quiz has a best answer to each question, worth the most points."""
    quiz = LIBRARY.read("quizzes", name)
    for question in quiz.questions:
        assert max(POINTS[answer.verdict] for answer in question.answers) == POINTS["best"]


def test_every_fact_rests_on_sources_that_are_there() -> None:
    """The bank is whole: each fact has sources, and each is known."""
    assert len(LIBRARY.facts) > 300
    assert len(LIBRARY.sources) > 500
    for fact in LIBRARY.facts.values():
        assert set(fact.sources) <= set(LIBRARY.sources), fact.id
        assert support(fact, LIBRARY.sources)


def test_an_unknown_case_is_named_with_those_that_exist() -> None:
    """An author who mistypes a case's name is told which there are."""
    with pytest.raises(ContentError, match=r"there is no case `luica`.*melanoma-pseudoprogression-chart"):
        LIBRARY.case("luica")


def test_the_content_folder_is_the_one_in_assets() -> None:
    """The course reads its own content, wherever it is started from."""
    assert LIBRARY.folder == ASSETS / "content"
    assert LIBRARY.folder.is_dir()


def test_the_schemas_for_editors_are_those_of_the_models(tmp_path: Path) -> None:
    """An editor that checks YAML as it is typed knows the fields of the course; `make schemas` renews them."""
    fresh = {path.name: path.read_text(encoding="utf-8") for path in write_schemas(tmp_path)}
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert fresh == committed
