"""The plan from home first: points to answer, the end that they lead to, a sheet; kept, offline, on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import served_lesson
from tests.browser.paper import sheets
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from widgets.content import Library

PLAN = Library().read("plans", "remote-first")
POINTS = [point for point in PLAN.points() if not point.by_documents]
PAPERS = [one.id for one in PLAN.documents()]
OURS = {reading.point: reading.answer for reading in PLAN.example.readings}
TARGETS = "button:not(.cite):not(.term), .option label, .sureness label"
KEY = "reassess:planner:remote-first"
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds both plans below another activity, as the course does."""
    first = "from widgets import quiz, remote_first_planner\nquiz('05-before')"
    with served_lesson(tmp_path_factory, "# A plan", first, "remote_first_planner()") as server:
        yield server


def open_plan(visit: Visit, lesson: Server, name: str = "remote-first") -> Locator:
    """Open the lesson and come to the case, or to the empty plan."""
    visit.page.goto(lesson.lesson("mine"))
    visit.page.locator("body[data-all-out]").wait_for()
    root = visit.page.locator(f"[data-activity=planner][data-id={name}]")
    expect(root).to_have_class(re.compile("is-alive"))
    return root


def fill_in(root: Locator, papers: list[str], answers: Mapping[str, str]) -> None:
    """Go through the steps, tick papers, answer points, and come to the end."""
    for step in PLAN.steps:
        scene = root.locator(f"[data-step={step.id}]")
        for one in step.documents:
            if one.id in papers:
                scene.locator(f"input[value={one.id}] + label").click()
        for point in step.points:
            if point.id in answers:
                scene.locator(f"[data-point={point.id}] input[value={answers[point.id]}] + label").click()
        scene.locator(".go-on").click()
    expect(root.locator("[data-step=end] [data-heading]")).to_be_focused()


def end_of(root: Locator) -> Locator:
    """The end that shows."""
    return root.locator("[data-end]:visible [data-title]")


def fits(visit: Visit, root: Locator) -> None:
    """Nothing scrolls sideways, every target is large enough, and axe finds nothing."""
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5


@pytest.mark.parametrize("visit", WIDTHS[1:2], indirect=True, ids=["360"])
def test_the_case_is_read_by_mouse_and_one_change_moves_the_end(visit: Visit, lesson: Server) -> None:
    """Our reading ends in not yet and says why; a “no” from the person ends in not, and asks nothing more."""
    root = open_plan(visit, lesson)
    fits(visit, root)
    visa = root.locator("[data-point=visa]")
    fill_in(root, PLAN.example.here, OURS | {"visa": "yes"})
    expect(visa.locator("[data-feedback]")).to_contain_text("We read it as “Not known”.")
    expect(visa.locator("[data-feedback]")).to_contain_text("Write to the embassy")
    expect(visa.locator("[data-feedback]")).not_to_contain_text("settled")
    expect(root.locator("[data-point=goes] [data-feedback]")).to_contain_text("We read it so, too.")
    expect(end_of(root)).to_have_text("Not yet")
    expect(root.locator("[data-list=papers] li")).to_have_text([PLAN.documents()[2].name])
    expect(root.locator("[data-list=open] li").first).to_contain_text("The papers are here")
    fits(visit, root)
    doubtful = root.locator("[data-list=open] li[data-of=visa]")
    expect(doubtful.locator("[data-mark]")).to_have_text("Yes")
    expect(doubtful).to_contain_text("How we read it: Not known. The Chinese embassy for that passport: Write to")
    expect(root.locator("[data-list=settled] li[data-of=visa]")).to_have_count(0)
    line = root.locator("[data-list=settled] li").first
    expect(line).to_contain_text("The person wants it looked into")
    line.get_by_role("button").click()
    expect(root.locator("[data-point=wish] input:checked")).to_be_focused()
    root.locator("[data-point=wish] input[value=no] + label").click()
    expect(root.locator("[data-so-far]")).to_have_text("So far: Not")
    for step in PLAN.steps:
        root.locator(f"[data-step={step.id}] .go-on").click()
    expect(end_of(root)).to_have_text("Not")
    expect(root.locator("[data-not-asked]")).to_contain_text(f"{len(PLAN.points()) - 1} points")


@pytest.mark.parametrize("visit", WIDTHS[:1], indirect=True, ids=["1280"])
def test_an_empty_plan_is_filled_in_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Tab, arrows, Space and Enter settle every point; only then the end is travel."""
    root, keys = open_plan(visit, lesson, "remote-first-own"), visit.page.keyboard

    def tab_to(target: Locator) -> None:
        for _ in range(60):
            if target.evaluate("one => one === document.activeElement"):
                return
            keys.press("Tab")
        pytest.fail("the keyboard does not come there")

    root.locator("[data-heading]").first.focus()
    for step in PLAN.steps:
        scene = root.locator(f"[data-step={step.id}]")
        for one in step.documents:
            tab_to(scene.locator(f"input[value={one.id}]"))
            keys.press("Space")
        for point in step.points:
            if not point.by_documents:
                tab_to(scene.locator(f"[data-point={point.id}] input").first)
                keys.press("Space")
        expect(root.locator("[data-so-far]")).to_have_text(
            "So far: Travel can be planned" if step is PLAN.steps[-1] else "So far: Not yet"
        )
        tab_to(scene.locator(".go-on"))
        keys.press("Enter")
    expect(root.locator("[data-step=end] [data-heading]")).to_be_focused()
    expect(end_of(root)).to_have_text("Travel can be planned")
    expect(root.locator("[data-list=open]")).to_be_hidden()
    fits(visit, root)


def test_a_yes_that_is_not_sure_leaves_the_plan_open(visit: Visit, lesson: Server) -> None:
    """“Yes” to every point and every paper, against our reading, is not called settled, and plans no journey."""
    root = open_plan(visit, lesson)
    fill_in(root, PAPERS, dict.fromkeys(OURS, "yes"))
    expect(end_of(root)).to_have_text("Not yet")
    doubtful = ["complete", *(name for name, answer in OURS.items() if answer != "yes")]
    shown = root.locator("[data-list=open] li").evaluate_all("all => all.map(one => one.dataset.of)")
    assert sorted(shown) == sorted(doubtful)
    expect(root.locator("[data-list=settled] li")).to_have_count(len(PLAN.points()) - len(doubtful))


@pytest.mark.parametrize("visit", WIDTHS[2:], indirect=True, ids=["320"])
def test_a_reload_with_the_line_cut_loses_nothing_and_start_over_asks_once(visit: Visit, lesson: Server) -> None:
    """Half a plan comes back where it was; to start over clears it, and the other plan stays as it is."""
    root = open_plan(visit, lesson)
    visit.context.set_offline(True)
    root.locator("[data-point=wish] input[value=yes] + label").click()
    root.locator("[data-step=the-person] .go-on").click()
    root.locator(f"input[value={PAPERS[0]}] + label").click()
    expect(root.locator("[data-point=complete] [data-feedback]")).to_contain_text("1 of 8 papers is here")
    fits(visit, root)
    visit.context.set_offline(False)
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text("Step 2 of 5")
    expect(root.locator("[data-document]:checked")).to_have_count(1)
    expect(visit.page.locator("[data-id=remote-first-own] [data-document]:checked")).to_have_count(0)
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="Yes, start over").click()
    expect(root.locator("[data-heading]").first).to_be_focused()
    expect(root.locator("input:checked")).to_have_count(0)
    assert visit.page.evaluate("key => localStorage.getItem(key)", KEY) is None


def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server) -> None:
    """Unknown papers, points and answers are left out; the rest works."""
    root = open_plan(visit, lesson)
    foreign = [
        "7",
        "[]",
        '{"answers": 3, "here": "x", "at": 0.5}',
        '{"answers": {"wish": "maybe", "gone": 1}, "at": -2}',
    ]
    foreign.append(json.dumps({"answers": {"complete": "yes", "wish": None}, "here": ["gone", 4], "at": "x"}))
    for kept in foreign:
        visit.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
        visit.page.reload()
        expect(root.locator("[data-progress]")).to_have_text("Step 1 of 5")
        expect(root.locator("input:checked")).to_have_count(0)
    root.locator("[data-point=wish] input[value=yes] + label").click()
    expect(root.locator("[data-point=wish] [data-feedback]")).to_contain_text("We read it so, too.")


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """Every point with what its answers ask for, and all three ends; what needs a script is not there."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-id=remote-first]")
    expect(root.locator("[data-said=no]:visible")).to_have_count(len(PLAN.points()))
    expect(root.locator("[data-because]:visible")).to_have_count(len(POINTS))
    expect(root.locator("[data-end]:visible")).to_have_count(len(PLAN.ends))
    expect(root.locator(".button:visible, .button-quiet:visible, .sureness:visible")).to_have_count(0)


def printed(visit: Visit) -> list[str]:
    """The text of each page on paper, in one line."""
    return sheets(visit.page)


def test_the_sheet_prints_alone_on_one_page_and_the_plan_prints_whole(visit: Visit, lesson: Server) -> None:
    """The sheet, empty or filled in, holds the end, the open points and whom to ask; the whole plan holds all."""
    root, own = open_plan(visit, lesson), open_plan(visit, lesson, "remote-first-own")
    text = " ".join(printed(visit))
    assert all(point.ask in text and point.if_no.split("“")[0].strip() in text for point in POINTS)
    assert all(end.title in text for end in PLAN.ends)
    visit.page.emulate_media(media="print")
    expect(own.locator(".planner-answers").first).to_be_visible()
    visit.page.emulate_media(media="null")
    visit.page.evaluate("globalThis.print = () => {}")
    fill_in(own, [], {})
    own.get_by_role("button", name="Print this sheet").click()
    [empty] = printed(visit)
    assert all(point.short in empty for point in POINTS)
    fill_in(root, PLAN.example.here, OURS)
    root.get_by_role("button", name="Print this sheet").click()
    [sheet] = printed(visit)
    assert "Not yet" in sheet
    assert "The Chinese embassy for that passport" in sheet
    assert "Travel can be planned No point" not in sheet
    assert "Change" not in sheet
