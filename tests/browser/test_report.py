"""Two laboratory reports, read and questioned by mouse and by keyboard, kept, read offline and printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import served_lesson
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from tests.browser.test_sorter import tab_to
from widgets.content import Library

NAME = "lung-pathology-report"
REPORT = Library().report(NAME)
BEST = {
    question.id: next(answer.id for answer in question.answers if answer.verdict == "best")
    for question in REPORT.questions
}
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]
TARGETS = "button:not(.cite):not(.term), summary, .option label, .sureness label"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds both reports."""
    code = "from widgets import read_report\nread_report('{}')"
    with served_lesson(
        tmp_path_factory, "# Reports", code.format(NAME), code.format("lung-molecular-report")
    ) as server:
        yield server


def open_report(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to the pathology report."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator(f"#report-{NAME}")
    expect(root).to_have_class(re.compile("is-alive"))
    return root


def answer(root: Locator, option: str) -> None:
    """Answer the question that is open."""
    scene = root.locator(".scene.is-current")
    scene.locator(f"[data-option={option}] label").click()
    scene.locator("label", has_text="Fairly sure").click()
    scene.get_by_role("button", name="See the answer").click()
    expect(scene.locator("[role=status] [data-verdict]")).to_be_visible()


def answer_all(root: Locator) -> None:
    """Give the strongest reading of each question."""
    for number, option in enumerate(BEST.values(), start=1):
        answer(root, option)
        if number < len(BEST):
            root.locator(".scene.is-current").get_by_role("button", name="Continue").click()


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_a_report_is_read_and_questioned_by_mouse(visit: Visit, lesson: Server) -> None:
    """Each part opens, each question answers, the open questions come at the end, and nothing breaks on the way."""
    root = open_report(visit, lesson)
    for panel in root.locator("[data-panel] > summary").all():
        panel.click()
    expect(root.get_by_text("What it does not say")).to_have_count(len(REPORT.parts))
    expect(root.locator(".reading dl:visible")).to_have_count(len(REPORT.parts))
    expect(root.locator("[data-end]")).to_be_hidden()
    answer_all(root)
    expect(root.locator("[data-end]")).to_contain_text("36 months old")
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5


def test_a_report_is_read_and_questioned_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Tab, arrows, Space and Enter open a part and answer all questions; each new heading gets the focus."""
    root = open_report(visit, lesson)
    tab_to(visit, root.locator("[data-panel=specimen] > summary"))
    visit.page.keyboard.press("Enter")
    expect(root.locator("[data-panel=specimen] dl")).to_be_visible()
    for number, option in enumerate(BEST.values(), start=1):
        scene = root.locator(".scene.is-current")
        tab_to(visit, scene.locator("[data-option] input").first)
        visit.page.keyboard.press("Space")
        while not scene.locator(f"input[value='{option}']").is_checked():
            visit.page.keyboard.press("ArrowDown")
        tab_to(visit, scene.locator("[data-confidence] input").first)
        visit.page.keyboard.press("Space")
        tab_to(visit, scene.get_by_role("button", name="See the answer"))
        visit.page.keyboard.press("Enter")
        expect(scene.locator("[role=status] [data-verdict=best]")).to_be_visible()
        if number < len(BEST):
            tab_to(visit, scene.get_by_role("button", name="Continue"))
            visit.page.keyboard.press("Enter")
            expect(root.locator(".scene.is-current [data-heading]")).to_be_focused()
    expect(root.locator("[data-end]")).to_be_visible()


def test_a_reload_brings_panels_and_answers_back_with_the_line_cut_and_start_over_asks_once(
    visit: Visit, lesson: Server
) -> None:
    """What was open is open, what was answered stands; the rest works offline; clearing is confirmed."""
    root = open_report(visit, lesson)
    root.locator("[data-panel=stains] > summary").click()
    answer(root, "pd-l1-again")
    visit.page.reload()
    expect(root.locator("[data-panel=stains] dl")).to_be_visible()
    expect(root.locator("[data-panel=diagnosis] dl")).to_be_hidden()
    expect(root.locator(".scene.is-current [role=status]")).to_contain_text("A fair reading")
    visit.context.set_offline(True)
    answer_all(root)
    expect(root.locator("[data-end]")).to_be_visible()
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="No, keep my answers").click()
    expect(root.locator("[data-end]")).to_be_visible()
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="Yes, start over").click()
    expect(root.locator("[data-end]")).to_be_hidden()
    expect(root.locator("[data-progress]")).to_have_text("Question 1 of 4")
    expect(root.locator(".scene.is-current input:checked")).to_have_count(0)


@pytest.mark.parametrize("kept", ["7", '{"open": 1, "answers": [2]}', '{"open": ["gone"], "answers": {"favour": 3}}'])
def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server, kept: str) -> None:
    """Unknown panels and answers are left out; the rest works."""
    root = open_report(visit, lesson)
    visit.page.evaluate(f"kept => localStorage.setItem('reassess:report:{NAME}', kept)", kept)
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text("Question 1 of 4")
    expect(root.locator("details[open]")).to_have_count(0)
    answer(root, BEST["what-first"])


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """The sheet, the panels, every feedback and the end are there; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator(f"#report-{NAME}")
    root.locator("[data-panel=stains] > summary").click()
    expect(root.get_by_text("It says nothing about small-cell cancer")).to_be_visible()
    expect(root.locator(".scene:visible")).to_have_count(len(REPORT.questions))
    expect(root.locator(".button:visible, .button-quiet:visible")).to_have_count(0)
    expect(root.locator("[data-end]")).to_be_visible()
    root.locator(".all-feedback > summary").first.click()
    expect(root.get_by_text("The sample is from before treatment.")).to_be_visible()


def test_paper_shows_the_sheet_the_readings_and_all_feedback(visit: Visit, lesson: Server) -> None:
    """Print holds both sheets, marked as made up, with every panel and every feedback."""
    open_report(visit, lesson)
    text = words_on_paper(visit.page)
    for words in (
        "Made up for learning",
        "favour adenocarcinoma",
        "It says nothing about small-cell cancer",
        "That frightens, and the sheet does not say it.",
        "allele fraction 48%",
        "What this sheet leaves to ask",
    ):
        assert words in text
    assert text.count("What it does not say") == len(REPORT.parts) + 6
    assert "See the answer" not in text
