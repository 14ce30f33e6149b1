"""Urgent situations by mouse and by keyboard, kept, read offline, on paper, and with the clock that nobody must use."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import opened, served_lesson
from tests.browser.paper import sheets, words_on_paper
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from tests.browser.test_sorter import tab_to
from widgets.content import Library

DRILL = Library().drill("03-urgent-signs")
BEST = {one.id: next(choice.id for choice in one.choices if choice.verdict == "best") for one in DRILL.situations}
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]
TARGETS = "button:not(.cite):not(.term), summary, label"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the situations."""
    cell = "from widgets import urgent_sign_drill\nurgent_sign_drill('03-urgent-signs')"
    with served_lesson(tmp_path_factory, "# Signs", cell) as server:
        yield server


def open_drill(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to its situations."""
    return opened(visit, lesson, "drill")


def current(root: Locator) -> Locator:
    """The situation that shows."""
    return root.locator(".scene.is-current")


def answer(root: Locator, choice: str) -> None:
    """Choose in the situation that shows, say how sure, and wait for what is said."""
    scene = current(root)
    scene.locator(f"[data-option={choice}] label").click()
    scene.get_by_text("Fairly sure").click()
    scene.get_by_role("button", name="See what happens").click()
    expect(scene.locator("[role=status] [data-verdict]")).to_be_visible()


def to_the_card(visit: Visit, root: Locator) -> None:
    """Come back after all situations were answered as the course would."""
    kept = {"answers": {name: {"option": best, "sure": "very"} for name, best in BEST.items()}, "at": len(BEST)}
    visit.page.evaluate("kept => localStorage.setItem('reassess:drill:03-urgent-signs', JSON.stringify(kept))", kept)
    visit.page.reload()
    expect(root.locator("[data-result]")).to_be_visible()


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_the_situations_lead_to_a_card_by_mouse(visit: Visit, lesson: Server) -> None:
    """Feedback comes at once, the next heading takes the focus, the card ends it, and nothing breaks on the way."""
    root = open_drill(visit, lesson)
    answer(root, "call-line")
    expect(current(root).locator("[role=status]")).to_contain_text("A reasonable step")
    answer(root, "call-today")
    expect(current(root).locator("[role=status]")).to_contain_text("A strong step")
    expect(current(root).locator("[role=status]")).not_to_contain_text("That took you")
    assert violations(visit) == []
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5
    current(root).get_by_role("button", name="Continue").click()
    expect(current(root).locator("[data-heading]")).to_be_focused()
    to_the_card(visit, root)
    expect(root.locator("[data-result]")).to_have_text("In 8 of 8 situations you chose as we would.")
    expect(current(root).locator(".card-level")).to_have_count(4)
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_situations_are_played_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Tab, arrows, Space and Enter answer all eight; the focus is on each new heading, then on the card."""
    root = open_drill(visit, lesson)
    for number, choice in enumerate(BEST.values()):
        scene = current(root)
        if number:
            expect(scene.locator("[data-heading]")).to_be_focused()
        tab_to(visit, scene.locator("[data-option] input").first)
        visit.page.keyboard.press("Space")
        for _ in range(5):
            if scene.locator(f"[data-option={choice}] input").is_checked():
                break
            visit.page.keyboard.press("ArrowDown")
        tab_to(visit, scene.locator("[data-confidence] input").first)
        visit.page.keyboard.press("Space")
        tab_to(visit, scene.get_by_role("button", name="See what happens"))
        visit.page.keyboard.press("Enter")
        expect(scene.locator("[role=status] [data-verdict=best]")).to_be_visible()
        tab_to(visit, scene.get_by_role("button", name="Continue"))
        visit.page.keyboard.press("Enter")
    expect(root.locator("[data-result]")).to_have_text("In 8 of 8 situations you chose as we would.")


def test_the_clock_tells_only_who_asked_and_is_forgotten(visit: Visit, lesson: Server) -> None:
    """Switched on, it says afterwards how long it took; nothing of it is kept, and a reload finds it off."""
    root = open_drill(visit, lesson)
    answer(root, "call-today")
    visit.page.wait_for_timeout(200)
    expect(root.locator("[role=status]:visible")).not_to_contain_text("That took you")
    root.get_by_label("Try it with a clock").check()
    expect(root.locator("[role=status]:visible")).not_to_contain_text("That took you")
    answer(root, "buy-tablets")
    expect(current(root).locator("[role=status]")).to_contain_text(re.compile(r"That took you about \d+ seconds\."))
    visit.page.reload()
    expect(root.get_by_label("Try it with a clock")).not_to_be_checked()
    expect(current(root).locator("[role=status]")).to_contain_text("Think again")
    expect(current(root).locator("[role=status]")).not_to_contain_text("That took you")
    kept = visit.page.evaluate("JSON.parse(localStorage.getItem('reassess:drill:03-urgent-signs'))")
    assert kept == {"answers": {"loose-stools": {"option": "buy-tablets", "sure": "fairly"}}, "at": 0, "ended": False}


def test_a_reload_goes_on_half_way_and_start_over_asks_once(visit: Visit, lesson: Server) -> None:
    """What was answered stays with the line cut, too; clearing is confirmed."""
    root = open_drill(visit, lesson)
    visit.context.set_offline(True)
    answer(root, "call-today")
    current(root).get_by_role("button", name="Continue").click()
    answer(root, "call-emergency")
    visit.context.set_offline(False)
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text("Situation 2 of 8")
    expect(current(root).locator("[role=status]")).to_contain_text("A reasonable step")
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="Yes, start over").click()
    expect(root.locator("[data-progress]")).to_have_text("Situation 1 of 8")
    expect(current(root).locator("[data-heading]")).to_be_focused()
    assert visit.page.evaluate("localStorage.getItem('reassess:drill:03-urgent-signs')") is None


@pytest.mark.parametrize(
    "kept", ["7", "[]", '{"answers": [1], "at": 8}', '{"answers": {"loose-stools": {"option": "gone"}}, "at": "x"}']
)
def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server, kept: str) -> None:
    """Unknown situations and choices are left out; the rest works."""
    root = open_drill(visit, lesson)
    visit.page.evaluate("kept => localStorage.setItem('reassess:drill:03-urgent-signs', kept)", kept)
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text("Situation 1 of 8")
    answer(root, "call-today")
    expect(current(root).get_by_role("button", name="Continue")).to_be_visible()


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """Situations, answers and the card are there; the clock and the buttons, which need a script, are not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=drill]")
    expect(root.locator(".situation:visible")).to_have_count(8)
    expect(root.locator(".card-level:visible")).to_have_count(4)
    expect(root.locator(".button:visible, .button-quiet:visible, [data-clock]:visible")).to_have_count(0)
    root.get_by_text("What each choice leads to").first.click()
    expect(root.locator("[data-feedback-for]:visible")).to_have_count(len(DRILL.situations[0].choices))


def test_paper_shows_all_and_the_card_fills_one_page(visit: Visit, lesson: Server) -> None:
    """The whole page prints every answer; the card's own button prints the card alone, on A4 and on Letter."""
    root = open_drill(visit, lesson)
    text = words_on_paper(visit.page)
    assert text.count("A strong step") == len(DRILL.situations)
    assert "Try it with a clock" not in text
    to_the_card(visit, root)
    visit.page.evaluate("() => { window.print = () => {} }")
    for size in ("A4", "Letter"):
        root.get_by_role("button", name="Print the card").click()
        [card] = sheets(visit.page, format=size)
        assert "Note it for the next visit" in card
        assert "Loose stools" not in card
