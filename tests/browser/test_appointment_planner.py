"""The appointment planner: three questions to choose, a page for a visit; kept here, offline, on paper, as a file."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import opened, served_lesson
from tests.browser.paper import sheets
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from widgets.content import Library

LIBRARY = Library()
PLAN, WORDS = LIBRARY.visit("next-visit"), LIBRARY.words
PAGE = PLAN.example.page
OFFERED = [LIBRARY.all_questions[name].text for name in PLAN.offers[0].questions]
TARGETS = "button:not(.cite):not(.term), .option label, .sureness label, .question-pick label, textarea, summary"
KEY = "reassess:appointment-planner:page"
FIRST_KEY = "reassess:first-three:next-visit"
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the planner."""
    with served_lesson(
        tmp_path_factory, "# A visit", "from widgets import appointment_planner\nappointment_planner()"
    ) as server:
        yield server


def open_planner(visit: Visit, lesson: Server, kind: str = "appointment-planner") -> Locator:
    """Open the lesson and come to the page, or to the practice."""
    return opened(visit, lesson, kind)


def press(root: Locator, name: str) -> None:
    """Press the button that is called so."""
    root.get_by_role("button", name=name, exact=True).click()


def fits(visit: Visit, root: Locator) -> None:
    """Nothing scrolls sideways, every target is large enough, and axe finds nothing."""
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5


@pytest.mark.parametrize("visit", WIDTHS[1:2], indirect=True, ids=["360"])
def test_three_questions_are_chosen_and_each_gets_its_reason(visit: Visit, lesson: Server) -> None:
    """None, two or three: what is said reads right for each number, and so for one that is worth a place."""
    first = open_planner(visit, lesson, "first-three")
    first.get_by_text("Fairly sure").click()
    press(first, "See the reasons")
    expect(first.locator("[data-feedback]")).to_have_text("Please choose exactly three. You have chosen none yet.")
    for one in PLAN.first.candidates[-2:]:
        first.locator(f"label[for=first-three-{one.id}]").click()
    first.get_by_text("Fairly sure").click()
    press(first, "See the reasons")
    expect(first.locator("[data-feedback]")).to_have_text("Please choose exactly three. You have chosen 2.")
    expect(first.locator("[data-feedback]")).to_be_in_viewport()
    first.locator(f"label[for=first-three-{PLAN.first.candidates[0].id}]").click()
    press(first, "See the reasons")
    expect(first.locator("[data-feedback]")).to_contain_text("Of the three that you chose, one is worth a place")
    expect(first.locator("[data-weighed=how-many-months] [data-mark]")).to_have_text("You chose it")
    fits(visit, first)


@pytest.mark.parametrize("visit", WIDTHS[1:2], indirect=True, ids=["360"])
def test_a_page_is_filled_in_by_mouse_and_taken_along(visit: Visit, lesson: Server) -> None:
    """Picked, own and moved questions stand in the Word file in their order; what is brought is one list."""
    root = open_planner(visit, lesson)
    expect(root.locator("[data-put=wants]")).to_have_text(PAGE.wants)
    expect(root.locator("[data-put-list=questions] li").nth(3)).to_contain_text("If there is time:")
    fits(visit, root)
    root.get_by_text("Your own page", exact=True).click()
    room = root.locator("[data-room]")
    expect(room).to_have_text("Nothing is written yet.")
    root.get_by_text(WORDS["visit_whose_own"]).click()
    expect(room).to_have_text("That fits on one page.")
    root.get_by_label(WORDS["visit_field_wants"]).fill("Rest")
    expect(room).to_have_text("1 word. That fits on one page.")
    root.get_by_label(WORDS["visit_field_wants"]).fill("If I can <b>bake</b> & rest")
    press(root, "Continue")
    for text in OFFERED[:2]:
        root.locator("label", has_text=text).click()
    press(root, "Add a question of your own")
    root.locator("[data-rows=questions] [data-cell=text]").last.fill("Is the sea allowed?")
    rows = root.locator("[data-rows=questions] [data-index]")
    rows.nth(2).get_by_role("button", name="Move up").click()
    expect(rows.nth(1).locator("[data-cell=text]")).to_have_value("Is the sea allowed?")
    expect(rows.nth(1).locator("[data-do=up]")).to_be_focused()
    fits(visit, root)
    root.locator("label", has_text=OFFERED[1]).click()
    expect(rows).to_have_count(2)
    press(root, "Continue")
    root.get_by_text(WORDS["visit_interpreter_ask"]).first.click()
    fits(visit, root)
    press(root, "Continue")
    press(root, "Continue")
    brought = root.locator("[data-put-list=bring] li")
    expect(brought).to_have_text([WORDS["sheet_blank"]])
    root.locator("label", has_text=PLAN.bring[0].text).click()
    expect(brought).to_have_text([PLAN.bring[0].text])
    root.get_by_label(WORDS["visit_field_bring_also"]).fill("A cushion\n\nThe list")
    expect(brought).to_have_text([PLAN.bring[0].text, "A cushion", "The list"])
    fits(visit, root)
    press(root, "See the page")
    expect(root.locator("[data-sheet]")).not_to_contain_text(WORDS["visit_field_bring_also"])
    with visit.page.expect_download() as taken:
        press(root, "Save as Word file")
    assert taken.value.suggested_filename == "next-visit.docx"
    text = "\n".join(one.text for one in Document(io.BytesIO(Path(taken.value.path()).read_bytes())).paragraphs)
    assert "If I can <b>bake</b> & rest" in text
    assert text.index(OFFERED[0]) < text.index("Is the sea allowed?")
    assert OFFERED[1] not in text
    assert WORDS["visit_interpreter_ask"] in text
    assert PLAN.bring[0].text in text
    fits(visit, root)


@pytest.mark.parametrize("visit", WIDTHS[:1], indirect=True, ids=["1280"])
def test_a_page_is_filled_in_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Arrows, Tab, Space and Enter go from the first word to what is said back; the focus is never lost."""
    root, keys = open_planner(visit, lesson), visit.page.keyboard

    def tab_to(selector: str) -> None:
        for _ in range(60):
            if visit.page.evaluate(
                "s => document.activeElement.matches(s) && document.activeElement.checkVisibility()", selector
            ):
                return
            keys.press("Tab")
        raise AssertionError(selector)

    root.locator("[data-choice]").first.focus()
    keys.press("ArrowRight")
    expect(root.locator("[data-own-note]")).to_contain_text("Do not enter names.")
    tab_to("[data-field=wants]")
    keys.type("The main thing")
    tab_to("[data-part=person] [data-do=goOn]")
    keys.press("Enter")
    expect(root.locator("#visit-questions")).to_be_focused()
    tab_to("[data-offer]")
    keys.press("Space")
    expect(root.locator("[data-told]")).to_contain_text("as question 1")
    for part in ("questions", "people", "changes", "bring"):
        tab_to(f"[data-part={part}] [data-do=goOn]")
        keys.press("Enter")
    tab_to("[data-field=recap]")
    keys.type("A scan, then we talk")
    tab_to("[data-do=add][data-list=steps]")
    keys.press("Enter")
    keys.type("Book the scan")
    tab_to("[data-do=see]")
    keys.press("Enter")
    expect(root.locator("#visit-whole")).to_be_focused()
    expect(root.locator("[data-put=recap]")).to_have_text("A scan, then we talk")
    expect(root.locator("[data-put-list=questions] li")).to_contain_text(OFFERED[0])
    expect(root.locator("[data-put-list=notes] li")).to_have_text("Book the scan")
    fits(visit, root)


@pytest.mark.parametrize("visit", WIDTHS[2:], indirect=True, ids=["320"])
def test_a_reload_loses_nothing_and_with_the_line_cut_print_still_works(visit: Visit, lesson: Server) -> None:
    """What is written stays in this browser; a file has to wait, and words say so; the page prints on one sheet."""
    root = open_planner(visit, lesson)
    root.get_by_text("Your own page", exact=True).click()
    root.get_by_label(WORDS["visit_field_not_now"]).fill("No numbers")
    root.get_by_text(WORDS["visit_whose_guess"]).click()
    assert "No numbers" not in str(root.evaluate("root => root.dataset.kept"))
    visit.page.reload()
    expect(root.get_by_label(WORDS["visit_field_not_now"])).to_have_value("No numbers")
    expect(root.locator("[data-field=whose]:checked")).to_have_value("guess")
    assert not [url for url in visit.asked if "ask/" in url]
    fits(visit, root)
    visit.context.set_offline(True)
    press(root, "See the page")
    press(root, "Save as Word file")
    expect(root.locator("[data-told]")).to_have_text(WORDS["sheet_no_line"])
    visit.page.evaluate("window.print = () => {}")
    press(root, "Print")
    [text] = sheets(visit.page, format="A4", prefer_css_page_size=True)
    assert "No numbers" in text
    assert WORDS["visit_whose_guess"] in text
    assert "Change" not in text
    assert "Which questions come first" not in text


def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server) -> None:
    """Foreign values are left out; the rest works, and a fault of the server is told in its own words."""
    root = open_planner(visit, lesson)
    strange = {"wants": 4, "whose": "me", "bring": ["gone", 7, "papers"], "questions": [3, {"text": 1}], "steps": 7}
    foreign = ["7", "[1]", '"x"', json.dumps(strange | {"date": "soon", "gone": 1})]
    for kept in foreign:
        everything = {f"{KEY}:own": kept, KEY: '{"at": 7, "sheet": "own"}', FIRST_KEY: '{"answers": {"three": 3}}'}
        visit.page.evaluate("all => Object.assign(localStorage, all)", everything)
        visit.page.reload()
        expect(root.locator("[data-put=wants]")).to_have_text("Not written yet")
    expect(root.locator("[data-put-list=bring] li")).to_have_text([PLAN.bring[1].text])
    expect(visit.page.locator("[data-activity=first-three] input:checked")).to_have_count(0)
    visit.page.route("**/ask/visit.docx", lambda route: route.fulfill(status=503, json={"fault": "Please wait."}))
    press(root, "Save as Word file")
    expect(root.locator("[data-told]")).to_have_text("Please wait.")
    visit.complaints.clear()  # the browser's own note of the fault


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_the_practice_and_the_example_can_be_read(visit: Visit, lesson: Server) -> None:
    """Every reason and the whole page are there; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    expect(visit.page.locator("[data-weighed]:visible")).to_have_count(len(PLAN.first.candidates))
    root = visit.page.locator("[data-activity=appointment-planner]")
    expect(root.locator("[data-put=call]")).to_be_visible()
    expect(root.locator("textarea:visible, .button:visible, .button-quiet:visible")).to_have_count(0)
