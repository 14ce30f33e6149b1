"""The certificate of completion: filled in from what is marked here, taken along, and the name kept nowhere."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from tests.browser.conftest import Visit
from tests.browser.lesson import served_lesson
from tests.browser.notebooks import write_notebook
from tests.browser.paper import sheets
from tests.browser.serving import Server, free_port, serving
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from tests.browser.test_three_places import forgive_jupyter
from widgets.content import Library

LIBRARY = Library()
WORDS = LIBRARY.words
FIRST, THIRD, LAST = (LIBRARY.sections[n] for n in (1, 3, 8))
TARGETS = "button, .option label, input:not([type=checkbox])"
LESSON = "from widgets import certificate\ncertificate()"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson with the certificate and the end of the last section."""
    end = f'from widgets import section_end\nsection_end("{LAST.id}")'
    with served_lesson(tmp_path_factory, "# A page", LESSON, end) as server:
        yield server


def open_page(visit: Visit, lesson: Server, marked: dict[str, object] | None = None) -> Locator:
    """Open the lesson in a browser that keeps these marks of sections."""
    visit.page.goto(lesson.lesson("mine"))
    if marked:
        pairs = [[f"reassess:section:{name}", json.dumps(value)] for name, value in marked.items()]
        visit.page.evaluate("pairs => pairs.forEach(([name, value]) => localStorage.setItem(name, value))", pairs)
        visit.page.reload()
    root = visit.page.locator("[data-activity=certificate]")
    expect(root).to_have_class(re.compile("is-alive"))
    return root


def sound(visit: Visit, root: Locator) -> None:
    """Nothing to complain of for axe, no sideways scroll, and each target large enough."""
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5


def parts_on(sheet: Locator) -> list[str]:
    """The parts that the sheet names."""
    return sheet.locator("[data-put-list=sections] li").all_inner_texts()


def lines_of(words: Locator) -> float:
    """How many lines words take."""
    return float(words.evaluate("e => e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight)"))


@pytest.mark.parametrize("visit", [{"width": 320}], indirect=True, ids=["320"])
def test_a_line_for_the_name_is_one_line_and_a_long_name_is_whole(visit: Visit, lesson: Server) -> None:
    """On a narrow screen the empty line does not break; a name without spaces breaks where it must."""
    root = open_page(visit, lesson)
    about = root.locator("[data-put=about]")
    assert lines_of(about) < 1.5
    root.get_by_label("Your name").fill("Venkatanarasimharajuvaripeta" * 2)
    assert lines_of(about) > 1.5
    assert about.evaluate("e => e.scrollWidth <= e.clientWidth")
    root.get_by_label("Your name").fill(" ")
    assert lines_of(about) < 1.5


@pytest.mark.parametrize("visit", [{"width": 360}], indirect=True, ids=["360"])
def test_it_is_filled_in_from_the_marks_and_taken_along(visit: Visit, lesson: Server) -> None:
    """Marked parts are ticked and can be changed; the PDF says the same; the name is in no store after it."""
    root = open_page(visit, lesson, {FIRST.id: {"done": True}, THIRD.id: {"place": "x"}, "99-foreign": {"done": True}})
    sheet = root.locator("[data-sheet]")
    assert parts_on(sheet) == [f"{FIRST.title} (about {FIRST.minutes} minutes)"]
    sound(visit, root)
    root.get_by_text(THIRD.title).first.click()
    visit.page.get_by_role("button", name=WORDS["section_mark"]).click()
    assert len(parts_on(sheet)) == 3
    expect(sheet).to_contain_text(f"about {FIRST.minutes + THIRD.minutes + LAST.minutes} minutes")
    root.get_by_label("Your name").fill("Amina <b>Zaytuni</b> ${n} {name}")
    expect(sheet).to_contain_text("Name: Amina <b>Zaytuni</b> ${n} {name}")
    with visit.page.expect_download() as taken:
        root.get_by_role("button", name="Save as PDF").click()
    assert taken.value.suggested_filename == "certificate-of-completion.pdf"
    expect(root.get_by_role("status")).to_have_text(WORDS["certificate_made"])
    text = PdfReader(io.BytesIO(Path(taken.value.path()).read_bytes())).pages[0].extract_text().replace(" ", "")
    assert "Amina<b>Zaytuni</b>${n}{name}" in text
    sound(visit, root)
    assert "Zaytuni" not in visit.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert root.get_attribute("data-kept") is None
    visit.page.reload()
    expect(root.get_by_label("Your name")).to_have_value("")
    assert len(parts_on(sheet)) == 2


@pytest.mark.parametrize("visit", [{"width": 1280, "scheme": "dark"}], indirect=True, ids=["1280"])
def test_it_is_filled_in_by_keyboard_and_says_what_is_missing(visit: Visit, lesson: Server) -> None:
    """Letters, Tab, Space and Enter; without a part there is a calm sentence, and no file is asked for."""
    root, keys = open_page(visit, lesson), visit.page.keyboard
    root.get_by_label("Your name").focus()
    keys.type("Wei")
    while not visit.page.evaluate("document.activeElement.matches('[data-do=take]')"):
        keys.press("Tab")
    visit.asked.clear()
    keys.press("Enter")
    expect(root.get_by_role("status")).to_have_text(WORDS["certificate_none_ticked"])
    assert visit.asked == []
    root.locator("[data-finished]").first.focus()
    keys.press("Space")
    assert len(parts_on(root.locator("[data-sheet]"))) == 1
    visit.context.set_offline(True)
    root.locator("[data-do=take]").focus()
    keys.press("Enter")
    expect(root.get_by_role("status")).to_have_text(WORDS["certificate_no_line"])
    sound(visit, root)


def test_print_holds_the_sheet_alone(visit: Visit, lesson: Server) -> None:
    """The button prints the certificate with nothing beside it."""
    root = open_page(visit, lesson, {FIRST.id: {"done": True}})
    visit.page.evaluate("globalThis.print = () => (globalThis.printed = true)")
    root.get_by_role("button", name="Print").click()
    text = sheets(visit.page)[0]
    assert FIRST.title in text
    assert "no licence" in text
    assert WORDS["certificate_finished"] not in text
    assert WORDS["section_end_title"] not in text


@pytest.mark.parametrize("visit", [{"width": 320, "scripts": False}], indirect=True, ids=["no-script"])
def test_without_a_script_there_is_a_sheet_to_fill_in_by_hand(visit: Visit, lesson: Server) -> None:
    """The blank sheet can be read; the form, which could do nothing, is not there."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=certificate]")
    expect(root.locator("[data-sheet]")).to_contain_text("Nobody checked who this person is")
    assert lines_of(root.locator("[data-put=about]")) < 1.5
    expect(root.locator("[data-form]")).to_be_hidden()
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_under_stock_voila_the_kernel_makes_the_file(visit: Visit, tmp_path: Path) -> None:
    """The kernel answers with the PDF."""
    write_notebook(tmp_path, "page", "# A lesson", LESSON)
    port = free_port()
    command = [sys.executable, "-m", "voila", str(tmp_path), "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]
    with serving(command, port) as server:
        visit.page.goto(f"{server.url}voila/render/page.ipynb")
        root = visit.page.locator("[data-activity=certificate]")
        root.get_by_text(LAST.title).first.click(timeout=60_000)
        with visit.page.expect_download() as taken:
            root.get_by_role("button", name="Save as PDF").click()
        assert Path(taken.value.path()).read_bytes().startswith(b"%PDF-")
        forgive_jupyter(visit)
