"""A case over the five steps: played, looked back on by steps, printed; its tools lead to their activities."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.case_player import CasePlayer
from tests.browser.conftest import Visit
from tests.browser.lesson import served_lesson
from tests.browser.paper import words_on_paper
from tests.browser.serving import ROOT, Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from tests.views.steps_case import steps_case
from widgets.content import Library
from widgets.lesson_frame import tool_links

CASE = steps_case()
KEY = f"reassess:case:{CASE.id}"
WAY = (
    ("ask", "Very sure"),
    ("skip", "Guessing"),
    ("talk", "Fairly sure"),
    ("late", "Very sure"),
    ("write", "Guessing"),
)
MOMENT = "A moment to ask: Scene lab · A choice that asks: Choose slides"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson with the small case over the five steps."""
    with served_lesson(
        tmp_path_factory,
        "# Steps",
        "from tests.views.steps_case import shown\nshown()",
        PYTHONPATH=str(ROOT),
    ) as server:
        yield server


def play(visit: Visit, lesson: Server, way: tuple[tuple[str, str], ...] = WAY) -> CasePlayer:
    """Open the case and go a way to its end."""
    visit.page.goto(lesson.lesson("mine"))
    player = CasePlayer(visit.page, CASE.id)
    expect(player.root.locator("[data-steps-back]")).to_be_hidden()
    for option, sure in way:
        player.answer(option, sure)
        player.go_on()
    expect(player.root.locator("[data-steps-back]")).to_be_visible()
    return player


def printed(visit: Visit) -> str:
    """The words of the page on paper."""
    return words_on_paper(visit.page)


def part(player: CasePlayer, step: int) -> Locator:
    """One step of the look back."""
    return player.root.locator(f"[data-step='{step}']")


@pytest.mark.parametrize("visit", [{"width": 1280}, {"width": 320}], indirect=True, ids=str)
def test_the_steps_say_what_was_decided_asked_and_missed(visit: Visit, lesson: Server) -> None:
    """Counts add up, a missed record names its moment or that there was none, and all of it survives a reload."""
    player = play(visit, lesson)
    for _ in range(2):
        rows = player.root.locator("[data-step-row] td")
        expect(rows).to_have_text(["1", "1 of 1", "1", "0 of 1", "1", "–", "1", "0 of 1", "1", "0 of 1"])
        expect(part(player, 1).locator("[data-asked-state]")).to_have_text("Asked for")
        expect(part(player, 1).locator("[data-could]")).to_be_empty()
        expect(part(player, 2).locator("[data-could]")).to_contain_text(MOMENT)
        expect(part(player, 5).locator("[data-could]")).to_have_text("Your way held no good moment to ask for it.")
        expect(part(player, 4).locator("[data-sure-words]")).to_have_text("Sure, and it fitted: 0 of 1.")
        expect(part(player, 2).locator("[data-sure-words]")).to_contain_text("You were guessing here")
        expect(part(player, 4).locator("[data-review-choice] [data-verdict]")).to_have_text("Think again")
        expect(part(player, 0)).to_be_hidden()
        sure = player.root.locator("[data-sure-table] td")
        expect(sure).to_have_text(["2", "2 of 2", "1", "1 of 1", "2", "1 of 2"])
        expect(player.root.locator("[data-steps-sum]")).to_contain_text("Choices on your way: 5, in all five steps.")
        expect(player.root.locator("[data-steps-sum]")).to_contain_text("You asked for 1 of 4 missing things")
        visit.page.reload()
    one = player.root.locator(".review-step").nth(1)
    one.locator("summary").click()
    player.root.locator(".case-tools summary").click()
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = player.root.locator("button:not(.cite), summary, .case-tools a").evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5
    player.root.locator("[data-do=back]").click()
    expect(player.root.locator("[data-steps-back]")).to_be_hidden()


@pytest.mark.parametrize("visit", [{"width": 360}], indirect=True, ids=str)
def test_each_choice_stands_once_with_its_number_and_the_other_ways(visit: Visit, lesson: Server) -> None:
    """One look back: choices by step and numbered in the order of the way, what else was open, and what changed."""
    player = play(visit, lesson)
    review = player.root.locator(".review:visible")
    expect(review).to_have_count(1)
    steps = review.locator(".review-step")
    expect(steps).to_have_count(len(WAY))
    for number, ((option, sure), step) in enumerate(zip(WAY, steps.all(), strict=True), 1):
        assert step.evaluate("step => getComputedStyle(step, '::before').content") == f'"{number}"'
        expect(step.locator("[data-review-choice]")).to_contain_text(f"Choose {option}")
        expect(step.locator("[data-review-sure]")).to_have_text(sure)
        expect(step.locator("[data-review-others] .review-option")).to_have_count(1)
    others = steps.nth(1).locator("details")
    others.locator("summary").click()
    expect(others).to_contain_text("Choose slides")
    expect(others.locator("[data-verdict]")).to_have_text("A strong step")
    expect(review.locator("[data-change]")).to_have_text("Something changed.")
    for name in ("time", "trust", "burden"):
        expect(review.locator(f"[data-{name}]")).not_to_be_empty()
    expect(review.locator("[data-lesson]")).to_contain_text("A lesson")


@pytest.mark.parametrize("visit", [{"width": 360}], indirect=True, ids=str)
def test_before_the_end_paper_has_all_scenes_and_what_to_remember(visit: Visit, lesson: Server) -> None:
    """Half-way there is no way to look back on; scenes, endings and the lesson are printed all the same."""
    visit.page.goto(lesson.lesson("mine"))
    CasePlayer(visit.page, CASE.id).answer("ask")
    words = printed(visit)
    for scene in CASE.scenes:
        assert scene.title in words
    assert "A lesson" in words
    assert "Looking back over the five steps" not in words


@pytest.mark.parametrize("visit", [{"width": 360}], indirect=True, ids=str)
def test_rest_is_an_end_like_any_other_and_is_printed(visit: Visit, lesson: Server) -> None:
    """The way to rest names kindly the steps that it did not come to; paper shows the look back, not the tools."""
    player = play(
        visit, lesson, (("ask", "Fairly sure"), ("slides", "Very sure"), ("rest", "Very sure"), ("call", "Very sure"))
    )
    expect(part(player, 4).locator("[data-undecided]")).to_be_visible()
    expect(part(player, 0).locator("[data-decided] li")).to_contain_text("Scene fever")
    expect(player.root.locator("[data-steps-sum]")).to_contain_text("Choices on your way: 4, in 3 of the five steps.")
    expect(player.root.locator("[data-steps-sum]")).to_contain_text("strong or reasonable each time")
    paper = printed(visit)
    for words in ("Looking back over the five steps", "Your way held no choice", "Sure, and it fitted", "Scene board"):
        assert words in paper
    assert "Your tools" not in paper


@pytest.mark.parametrize("visit", [{"width": 360}], indirect=True, ids=str)
def test_foreign_values_leave_the_look_back_hidden(visit: Visit, lesson: Server) -> None:
    """Stored answers that name no option of the case, or no sureness, break nothing."""
    visit.page.goto(lesson.lesson("mine"))
    kept = {"steps": [{"scene": "papers", "option": "ask", "sure": "perhaps"}, {"scene": "nowhere", "option": "no"}]}
    visit.page.evaluate("([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))", [KEY, kept])
    visit.page.reload()
    player = CasePlayer(visit.page, CASE.id)
    expect(player.scene).to_have_attribute("data-scene", "lab")
    expect(player.root.locator("[data-steps-back]")).to_be_hidden()
    for option in ("slides", "rest", "call"):
        player.answer(option)
        player.go_on()
    expect(player.root.locator("[data-step-row='1'] td").first).to_have_text("1")


def test_each_tool_of_the_course_is_where_its_link_leads(course: Server) -> None:
    """A tool with a page of its own has it; any other stands in its lesson under the name in the link."""
    links = tool_links(Library(), in_notebook=False)
    assert links
    for link in links:
        address, _, place = f"{course.url}{link.href.removeprefix('../')}".partition("#")
        html = urllib.request.urlopen(address).read().decode()
        assert not place or f'id="{place}"' in html
