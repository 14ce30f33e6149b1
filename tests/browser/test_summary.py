"""One page about a person: read, changed, filled in, taken along; kept in this browser alone, offline, on paper."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from tests.browser.conftest import Visit
from tests.browser.lesson import opened, served_lesson
from tests.browser.paper import sheets, words_on_paper
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from widgets.content import Library
from widgets.model.summary import FIELDS, LINES_A_PAGE, Summary, lines_of
from widgets.model.summary_page import FIELDS_OF

ANGELA = Library().summaries()[0]
WORDS = Library().words
CHECKLIST = Library().checklist("complete-summary")
PARTS = list(FIELDS_OF)
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]
TARGETS = "button:not(.cite):not(.term), .sureness label, textarea, input[type=date]"
# Another activity of the lesson, as it keeps its lines: a start and a stop, and what is no line at all.
TIMELINE = {
    "own": [
        {"date": "2024-04-02", "kind": "treatment-start", "text": "Tablets begin.", "source": "", "drug": "gefitinib"},
        {"date": "2024-12~", "kind": "treatment-stop", "text": "They ran out.", "source": "", "drug": "gefitinib"},
        {"date": "2025-01", "kind": "symptom", "text": "A cough.", "source": "", "drug": ""},
        {"date": 7, "kind": "diagnosis"},
        None,
    ],
    "bag": "not a list",
}
# The list of gaps, as it keeps its marks: two gaps in the learner's order, one thing that is there, one that is none.
NAMES = [item.id for item in CHECKLIST.items]
GAPS = {
    "sets": {
        "own": {
            "order": [NAMES[2], NAMES[0], NAMES[1], "constructor", 7],
            "marks": {NAMES[0]: "missing", NAMES[1]: "there", NAMES[2]: "partly", "constructor": "missing"},
        }
    }
}


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the page."""
    with served_lesson(tmp_path_factory, "# A page", "from widgets import case_summary\ncase_summary()") as server:
        yield server


def open_page(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to the page."""
    return opened(visit, lesson, "summary")


def press(root: Locator, name: str) -> None:
    """Press the button that is called so."""
    root.get_by_role("button", name=name, exact=True).click()


def download(visit: Visit, root: Locator, name: str) -> bytes:
    """Ask for a file and take it."""
    with visit.page.expect_download() as taken:
        press(root, name)
    expect(root.locator("[data-told]")).to_have_text(WORDS["sheet_made"])
    return Path(taken.value.path()).read_bytes()


def sound(visit: Visit, root: Locator) -> None:
    """Nothing to complain of for axe, no sideways scroll, and each target large enough."""
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_the_example_is_read_changed_and_taken_along(visit: Visit, lesson: Server) -> None:
    """What is changed stands on the page, in the PDF and in the Word file."""
    root = open_page(visit, lesson)
    expect(root.locator("[data-put=matters]")).to_have_text(ANGELA.page.matters)
    expect(root.locator("[data-room]")).to_contain_text("That fits on one page.")
    sound(visit, root)
    root.locator("[data-to=person]").click()
    expect(root.locator("#summary-person")).to_be_focused()
    sound(visit, root)
    root.get_by_label("What matters").fill("To sing <b>again</b> & to rest")
    for _ in PARTS:
        press(root, "Continue")
    expect(root.locator("#summary-whole")).to_be_focused()
    expect(root.locator("[data-put=matters]")).to_have_text("To sing <b>again</b> & to rest")
    pdf = PdfReader(io.BytesIO(download(visit, root, "Save as PDF")))
    assert len(pdf.pages) == 1
    assert "To sing <b>again</b> & to rest" in pdf.pages[0].extract_text()
    word = Document(io.BytesIO(download(visit, root, "Save as Word file")))
    assert "To sing <b>again</b> & to rest" in word.paragraphs[3].text
    sound(visit, root)


@pytest.mark.parametrize("visit", WIDTHS[1:2], indirect=True, ids=lambda w: str(w["width"]))
def test_a_page_of_ones_own_is_filled_in_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Arrow, Tab, letters and Enter; rows come and go, and the focus is never lost."""
    root, keys = open_page(visit, lesson), visit.page.keyboard
    root.locator("[data-choice]").first.focus()
    keys.press("ArrowRight")
    expect(root.locator("[data-own-note]")).to_contain_text("Do not enter names.")

    def tab_to(selector: str) -> None:
        for _ in range(30):
            if visit.page.evaluate(
                "s => document.activeElement.matches(s) && document.activeElement.checkVisibility()", selector
            ):
                return
            keys.press("Tab")
        raise AssertionError(selector)

    tab_to("[data-field=matters]")
    keys.type("Sleep")
    for part in PARTS[:2]:
        tab_to(f"[data-part={part}] [data-do=goOn]")
        keys.press("Enter")
    for name in ("First", "Second"):
        tab_to("[data-do=add][data-list=story]")
        keys.press("Enter")
        expect(root.locator("[data-rows=story] [data-cell=when]").last).to_be_focused()
        keys.press("Tab")
        keys.type(name)
    sound(visit, root)
    root.locator("[data-rows=story] [data-do=remove]").first.focus()
    keys.press("Enter")
    expect(root.locator("[data-rows=story] [data-do=remove]").first).to_be_focused()
    keys.press("Enter")
    expect(root.locator("[data-do=add][data-list=story]")).to_be_focused()
    tab_to("[data-do=see]")
    keys.press("Enter")
    expect(root.locator("#summary-whole")).to_be_focused()
    expect(root.locator("[data-put=matters]")).to_have_text("Sleep")
    expect(root.locator("[data-put-list=story] li")).to_have_text("Not written yet")


def test_what_is_written_stays_in_this_browser_and_start_over_asks_once(visit: Visit, lesson: Server) -> None:
    """A reload with the line cut before it brings both pages back; nothing was sent, nor written into the page."""
    root = open_page(visit, lesson)
    visit.context.set_offline(True)
    root.locator("[data-to=question]").click()
    root.get_by_label("The second plan").fill("To rest at home")
    root.get_by_text("Your own page").click()
    root.get_by_label("What matters").fill("A garden")
    assert "A garden" not in str(root.evaluate("root => root.dataset.kept"))
    visit.context.set_offline(False)
    visit.page.reload()
    expect(root.get_by_label("What matters")).to_have_value("A garden")
    assert not [url for url in visit.asked if "ask/" in url]
    root.locator("label[for=summary-choice-angela]").click()
    expect(root.locator("[data-put=second_plan]")).to_have_text("To rest at home")
    press(root, "Start over")
    press(root, "No, keep my answers")
    expect(root.locator("[data-put=second_plan]")).to_have_text("To rest at home")
    press(root, "Start over")
    press(root, "Yes, start over")
    expect(root.locator("[data-put=second_plan]")).to_have_text(ANGELA.page.second_plan)
    root.get_by_text("Your own page").click()
    expect(root.get_by_label("What matters")).to_have_value("A garden")


def test_without_a_line_files_have_to_wait_and_words_say_so(visit: Visit, lesson: Server) -> None:
    """Nothing is lost; a fault of the server is told in its own words."""
    root = open_page(visit, lesson)
    visit.context.set_offline(True)
    press(root, "Save as PDF")
    expect(root.locator("[data-told]")).to_have_text(WORDS["sheet_no_line"])
    visit.context.set_offline(False)
    assert len(download(visit, root, "Save as PDF")) > 1000
    visit.page.route("**/ask/summary.docx", lambda route: route.fulfill(status=503, json={"fault": "Please wait."}))
    press(root, "Save as Word file")
    expect(root.locator("[data-told]")).to_have_text("Please wait.")
    visit.page.route("**/ask/summary.docx", lambda route: route.fulfill(status=502, body="<html>"))
    press(root, "Save as Word file")
    expect(root.locator("[data-told]")).to_have_text(WORDS["sheet_no_answer"])
    visit.complaints.clear()  # the browser's own note of both faults


def test_steps_and_gaps_from_other_pages_are_taken_over_once(visit: Visit, lesson: Server) -> None:
    """What stands on other pages comes from this browser; a start and its stop become one row, and none comes twice."""
    root = open_page(visit, lesson)
    expect(root.locator("[data-do=takeOver]:visible")).to_have_count(0)
    visit.page.evaluate(
        "kept => { for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, JSON.stringify(value)) }",
        {f"reassess:timeline:{CHECKLIST.bag}": TIMELINE, f"reassess:missing:{CHECKLIST.id}": GAPS},
    )
    visit.page.reload()
    root.locator("[data-to=story]").click()
    expect(root.locator("[data-do=takeOver]:visible")).to_have_count(0)
    root.get_by_text("Your own page").click()
    press(root, "Continue")
    press(root, "Continue")
    press(root, WORDS["summary_take_story"])
    expect(root.locator("[data-told]")).to_contain_text("1 taken over. Please read it again.")
    row = root.locator("[data-rows=story] [data-index]")
    expect(row).to_have_count(1)
    expect(row.locator("[data-cell=when]")).to_have_value("2 April 2024 to about December 2024")
    expect(row.locator("[data-cell=what]")).to_have_value("gefitinib. Tablets begin.")
    expect(row.locator("[data-cell=why]")).to_have_value("They ran out.")
    press(root, WORDS["summary_take_story"])
    expect(root.locator("[data-told]")).to_have_text(WORDS["summary_took_none"])
    expect(row).to_have_count(1)
    press(root, "Continue")
    press(root, WORDS["summary_take_missing"])
    names = {item.id: item.name for item in CHECKLIST.items}
    gaps = root.locator("[data-rows=missing] [data-cell=what]")
    expect(gaps).to_have_count(2)
    for gap, name in zip(gaps.all(), GAPS["sets"]["own"]["order"][:2], strict=True):
        expect(gap).to_have_value(names[name])


@pytest.mark.parametrize(
    ("key", "kept"),
    [
        ("", "7"),
        ("", '{"sheet": "gone", "at": 9.5}'),
        ("", '{"sheet": "constructor", "at": -1}'),
        (":angela", "[1, 2]"),
        (":angela", '{"matters": 4, "story": 7, "missing": null, "date": "soon", "gone": "x"}'),
        (":angela", '"text"'),
    ],
)
def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server, key: str, kept: str) -> None:
    """Foreign values are left out; the rest works, and a file can be made."""
    root = open_page(visit, lesson)
    visit.page.evaluate("([key, kept]) => localStorage.setItem(`reassess:summary:page${key}`, kept)", [key, kept])
    visit.page.reload()
    expect(root.locator("[data-put=matters]")).to_have_text(ANGELA.page.matters)
    expect(root.locator("[data-put-list=story] li")).to_have_count(len(ANGELA.page.story))
    assert download(visit, root, "Save as Word file").startswith(b"PK")


def test_the_page_counts_its_lines_as_python_does(visit: Visit, lesson: Server) -> None:
    """Just at the limit it fits, one line more and it does not; wide letters and line ends count."""
    root = open_page(visit, lesson)
    root.get_by_text("Your own page").click()
    fields = dict.fromkeys(FIELDS, "")
    for filler in ("word " * 110, "你" * 250, "a\n\n b\n" * 9):
        fields |= {"matters": filler, "able": "one two " * 40}
        for gaps in range(12):
            rows = [{"what": "x" * 130, "who": "y" * 100}] * gaps
            page = Summary.model_validate(fields | {"missing": rows})
            kept = json.dumps(fields | {"missing": rows, "story": [], "date": ""})
            visit.page.evaluate("kept => localStorage.setItem('reassess:summary:page:own', kept)", kept)
            if abs(lines_of(page) - LINES_A_PAGE) > 3:
                continue
            visit.page.reload()
            fits = lines_of(page) <= LINES_A_PAGE
            expect(root.locator("[data-room]")).to_contain_text("fits on one page" if fits else "more than one page")


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_the_example_can_be_read(visit: Visit, lesson: Server) -> None:
    """The whole page is there; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=summary]")
    expect(root.locator("[data-put=second_plan]")).to_be_visible()
    expect(root.locator("[data-put-list=missing] li:visible")).to_have_count(len(ANGELA.page.missing))
    expect(root.locator("textarea:visible, .button:visible, .button-quiet:visible")).to_have_count(0)


def test_paper_holds_the_page_alone_or_within_the_lesson(visit: Visit, lesson: Server) -> None:
    """“Print” prints one sheet with the page and no button; the whole lesson prints it, too, wherever one is."""
    root = open_page(visit, lesson)
    visit.page.evaluate("window.print = () => {}")
    press(root, "Print")
    [text] = sheets(visit.page, format="A4", prefer_css_page_size=True)
    assert ANGELA.page.second_plan in text
    assert "A page" not in text
    assert "Change" not in text
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    root.locator("[data-to=story]").click()
    text = words_on_paper(visit.page)
    assert ANGELA.page.matters[:30] in text
    assert "Add a step" not in text
