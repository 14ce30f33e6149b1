"""The response explorer by mouse and keyboard, on a phone, after a reload, with the line cut, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.notebooks import write_notebook
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server, free_port, our_command, serving
from tests.browser.test_page import violations

WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]
ROOM = "# A lesson\n\n" + "\n\n".join(f"Some words, {number}." for number in range(40))
BEST = {
    "smaller-than-at-the-start": "progression",
    "three-millimetres": "partial",
    "a-new-spot": "unconfirmed",
    "two-people-one-number": "cannot-tell",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson with the explorer far down."""
    folder = tmp_path_factory.mktemp("explorer")
    call = "from widgets import response_explorer\nresponse_explorer()"
    write_notebook(folder, "explorer", ROOM, call, "## Afterwords\n\nThe last words.")
    with serving(our_command(str(folder)), free_port(), wait_for="lessons/explorer") as made:
        yield made


@dataclass
class Explorer:
    """The explorer as a learner sees it."""

    page: Page

    @property
    def root(self) -> Locator:
        """The whole explorer."""
        return self.page.locator("[data-activity=response]")

    @property
    def scene(self) -> Locator:
        """The person in front."""
        return self.root.locator(".scene.is-current")

    @property
    def own(self) -> Locator:
        """The learner's own series."""
        return self.root.locator("[data-own]")

    @property
    def told(self) -> Locator:
        """Where the answer to it is said."""
        return self.own.get_by_role("status")

    def field(self, scan: int, name: str) -> Locator:
        """One input of a scan, counted from 1."""
        return self.own.get_by_role("group", name=f"Scan {scan}").get_by_label(name)

    def predict(self, option: str) -> None:
        """Choose an answer for the person in front and see what the rules say."""
        self.scene.locator(f"[data-option={option}] label").click()
        self.scene.get_by_text("Fairly sure").click()
        self.scene.get_by_role("button", name="See how the rules count").click()


def opened(visit: Visit, server: Server) -> Explorer:
    """The explorer on a fresh page; a question that cannot be answered is no complaint."""
    visit.page.goto(server.lesson("explorer"))
    return Explorer(visit.page)


def forgive_answers(visit: Visit) -> None:
    """Browsers list answers with 400 and lines that are cut; the page says both in words."""
    visit.complaints[:] = [text for text in visit.complaints if "Failed to load resource" not in text]


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=str)
def test_all_people_by_mouse(visit: Visit, server: Server) -> None:
    """Predict, see, go on; the last one has no more; nothing moves sideways; axe finds nothing."""
    explorer = opened(visit, server)
    for number, (story, best) in enumerate(BEST.items(), start=1):
        expect(explorer.scene).to_have_attribute("data-story", story)
        shown = f"Person {number} of 5" if number < len(BEST) else "Persons 4 and 5 of 5"
        expect(explorer.root.locator("[data-progress]")).to_have_text(shown)
        expect(explorer.scene.locator("[data-seen]")).to_be_hidden()
        explorer.predict(best)
        expect(explorer.scene.get_by_role("status")).to_contain_text("A strong answer")
        expect(explorer.scene.locator("[data-seen]")).to_be_visible()
        expect(explorer.scene.locator("[data-seen] .is-drawn .main-svg").first).to_be_visible()
        assert violations(visit) == []
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        on = explorer.scene.get_by_role("button", name="Continue")
        if number < len(BEST):
            on.click()
            expect(explorer.scene.locator("[data-heading]")).to_be_focused()
    expect(explorer.scene.get_by_role("button", name="Continue")).to_have_count(0)
    expect(explorer.scene.get_by_text("That was the last one.")).to_be_visible()


def test_a_rule_is_switched(visit: Visit, server: Server) -> None:
    """The same scans have another name in iRECIST."""
    explorer = opened(visit, server)
    explorer.predict("stable")
    expect(explorer.scene.get_by_role("status")).to_contain_text("Not quite. Here is how it counts.")
    expect(explorer.scene.get_by_text("Week 24: progression")).to_be_visible()
    explorer.scene.locator("[data-seen]").get_by_text("iRECIST", exact=True).first.click()
    expect(explorer.scene.get_by_text("Week 24: unconfirmed progression")).to_be_visible()
    expect(explorer.scene.get_by_text("Week 24: progression")).to_be_hidden()


def test_by_keyboard_alone(visit: Visit, server: Server) -> None:
    """A person is predicted and a series changed without a mouse."""
    explorer = opened(visit, server)
    keys = visit.page.keyboard
    explorer.scene.locator("[data-option] input").first.focus()
    for key in ("Space", "Tab", "Space", "Tab", "Enter"):
        keys.press(key)
    expect(explorer.scene.locator("[data-seen]")).to_be_visible()
    explorer.field(4, "Sum (mm)").focus()
    keys.press("Control+A")
    keys.type("45")
    expect(explorer.told).to_have_text("Week 24: partial response")
    expect(explorer.field(4, "Sum (mm)")).to_be_focused()
    keys.press("Tab")
    keys.press("ArrowDown")
    expect(explorer.told).to_have_text("Week 24: progression")


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=str)
def test_a_series_of_ones_own(visit: Visit, server: Server) -> None:
    """Scans are added, changed and removed; sentence, table and picture follow; axe finds nothing."""
    explorer = opened(visit, server)
    explorer.own.get_by_role("button", name="Add a scan").click()
    expect(explorer.field(5, "Sum (mm)")).to_be_focused()
    explorer.field(5, "Sum (mm)").fill("30")
    expect(explorer.told).to_have_text("Week 32: no longer counted")
    explorer.own.get_by_text("iRECIST", exact=True).click()
    expect(explorer.told).to_have_text("Week 32: partial response")
    expect(explorer.own.locator("[data-why]")).to_contain_text("iRECIST counts on")
    expect(explorer.own.locator("tbody tr")).to_have_count(5)
    explorer.own.locator("[data-figure]").scroll_into_view_if_needed()
    expect(explorer.own.locator(".is-drawn .main-svg").first).to_be_visible()
    explorer.own.get_by_role("button", name="Remove Scan 4").click()
    expect(explorer.own.locator("tbody tr")).to_have_count(4)
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = explorer.own.locator(".button:visible, .button-quiet:visible, select, input[type=number], .sureness label")
    assert [box for box in small.all() if (box.bounding_box() or {})["height"] < 44] == []


def test_the_answer_stays_in_sight_only_for_numbers_of_ones_own(visit: Visit, server: Server) -> None:
    """The example's answer stands still, one's own stays in sight; the way back keeps its button in view."""
    explorer = opened(visit, server)
    place = "element => getComputedStyle(element).position"
    assert explorer.told.evaluate(place) == "static"
    for _ in range(3):
        explorer.own.get_by_role("button", name="Add a scan").click()
    expect(explorer.told).to_have_text("Week 48: no longer counted")
    assert explorer.told.evaluate(place) == "sticky"
    back = explorer.own.get_by_role("button", name="Back to the example")
    back.click()
    expect(explorer.told).to_have_text("Week 24: progression")
    expect(back).to_be_in_viewport()
    assert explorer.told.evaluate(place) == "static"


def test_a_fault_is_told_at_its_field(visit: Visit, server: Server) -> None:
    """Words in place of an old answer; the field is marked; a note of an answer opens."""
    explorer = opened(visit, server)
    explorer.field(3, "Week").fill("5")
    expect(explorer.told).to_have_text("Scan 3: its week must be later than that of the scan before.")
    expect(explorer.field(3, "Week")).to_have_attribute("aria-invalid", "true")
    expect(explorer.own.locator("[data-result]")).to_be_hidden()
    assert violations(visit) == []
    explorer.field(3, "Week").fill("15")
    expect(explorer.told).to_have_text("Week 24: progression")
    expect(explorer.own.locator("[aria-invalid]")).to_have_count(0)
    explorer.own.locator("[data-why] .cite").first.click()
    expect(visit.page.locator(".note:popover-open")).to_contain_text("Progression of target lesions")
    forgive_answers(visit)


def test_a_reload_keeps_all(visit: Visit, server: Server) -> None:
    """Predictions, the person in front, and the series stay."""
    explorer = opened(visit, server)
    explorer.predict("progression")
    explorer.scene.get_by_role("button", name="Continue").click()
    explorer.field(2, "Sum (mm)").fill("33")
    explorer.field(2, "New spots").select_option("A clear new spot")
    expect(explorer.told).to_have_text("Week 24: no longer counted")
    visit.page.reload()
    expect(explorer.scene).to_have_attribute("data-story", "three-millimetres")
    expect(explorer.field(2, "Sum (mm)")).to_have_value("33")
    expect(explorer.told).to_have_text("Week 24: no longer counted")
    explorer.root.get_by_role("button", name="Back", exact=True).click()
    expect(explorer.scene.get_by_role("status")).to_contain_text("A strong answer")


def test_a_cut_line_loses_nothing(visit: Visit, server: Server) -> None:
    """People go on, and the example with its last sum; a new series waits, says so, and is counted later."""
    explorer = opened(visit, server)
    visit.context.set_offline(True)
    explorer.predict("progression")
    expect(explorer.scene.get_by_text("Week 24: progression")).to_be_visible()
    explorer.own.get_by_text("iRECIST", exact=True).click()
    expect(explorer.told).to_have_text("Week 24: unconfirmed progression")
    explorer.field(4, "Sum (mm)").fill("42")
    expect(explorer.told).to_have_text("Week 24: partial response")
    explorer.field(4, "Sum (mm)").fill("30")
    expect(explorer.told).to_contain_text("They are kept, and counted when the line is back.")
    expect(explorer.told).to_contain_text("moved from 38 to 50 mm")
    expect(explorer.own.locator("[data-result]")).to_be_hidden()
    expect(explorer.field(4, "Sum (mm)")).to_have_value("30")
    visit.context.set_offline(False)
    expect(explorer.told).to_have_text("Week 24: partial response")
    expect(explorer.own.locator("[data-result]")).to_be_visible()


def test_a_server_in_trouble_is_told_calmly(visit: Visit, server: Server) -> None:
    """An answer that is none is no end: the numbers stay."""
    explorer = opened(visit, server)

    def fail(route: Route) -> None:
        route.fulfill(status=503, body="busy")

    visit.page.route("**/ask/**", fail)
    explorer.field(4, "Sum (mm)").fill("31")
    expect(explorer.told).to_contain_text("Please try again in a minute.")
    expect(explorer.field(4, "Sum (mm)")).to_have_value("31")
    forgive_answers(visit)


def test_plotly_comes_only_when_a_figure_comes_near(visit: Visit, server: Server) -> None:
    """Before that the page has no Plotly; then it is asked for once, and the page's policy refuses nothing."""
    explorer = opened(visit, server)
    visit.page.wait_for_load_state("networkidle")
    assert [url for url in visit.asked if "plotly" in url] == []
    explorer.scene.locator(".chart-frame").first.scroll_into_view_if_needed()
    expect(explorer.scene.locator(".is-drawn .main-svg").first).to_be_visible()
    explorer.own.locator(".chart-frame").scroll_into_view_if_needed()
    expect(explorer.own.locator(".is-drawn .main-svg").first).to_be_visible()
    assert len([url for url in visit.asked if "plotly" in url]) == 1
    assert visit.page.locator("style").count() == 0
    number = explorer.own.locator(".annotation-text", has_text="60").first
    assert (number.bounding_box() or {})["height"] > 8


def test_without_plotly_words_and_table_stay(visit: Visit, server: Server) -> None:
    """A figure that cannot be had takes nothing else away, leaves no empty frame, and may come later."""
    visit.page.route("**/plotly*", lambda route: route.abort())
    explorer = opened(visit, server)
    explorer.predict("progression")
    expect(explorer.scene.get_by_text("All scans of Rosa Quispe, read by RECIST 1.1")).to_be_visible()
    explorer.field(4, "Sum (mm)").fill("40")
    expect(explorer.told).to_have_text("Week 24: partial response")
    expect(explorer.root.locator(".chart:visible")).to_have_count(0)
    visit.page.unroute("**/plotly*")
    explorer.field(4, "Sum (mm)").fill("31")
    expect(explorer.own.locator(".is-drawn .main-svg").first).to_be_visible()
    forgive_answers(visit)


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-script"])
def test_without_a_script_all_can_be_read(visit: Visit, server: Server) -> None:
    """People, feedback, both rules and the example; no empty picture and no dead inputs."""
    explorer = opened(visit, server)
    for text in ("Rosa Quispe", "Hanne Dahl", "All scans of Aigul Serikova, read by iRECIST", "Your made-up series"):
        expect(explorer.root.get_by_text(text).first).to_be_visible()
    expect(explorer.own.locator("form")).to_be_hidden()
    expect(explorer.root.locator(".chart:visible")).to_have_count(0)


def test_paper_shows_every_table(visit: Visit, server: Server) -> None:
    """Also those of people that were not opened, and the last words of the lesson."""
    explorer = opened(visit, server)
    explorer.field(4, "Sum (mm)").fill("44.5")
    expect(explorer.told).to_have_text("Week 24: partial response")
    printed = words_on_paper(visit.page)
    for text in ("All scans of Rosa Quispe, read by iRECIST", "All scans of Hanne Dahl", "44.5 mm", "The last words."):
        assert text in printed


@pytest.mark.parametrize("visit", [{"scheme": "dark"}, {"width": 320, "scheme": "dark"}], indirect=True, ids=str)
def test_the_picture_takes_the_colours_of_the_page(visit: Visit, server: Server) -> None:
    """In dark colours the numbers are light, and the picture fits its frame."""
    explorer = opened(visit, server)
    explorer.scene.locator(".chart-frame").first.scroll_into_view_if_needed()
    expect(explorer.scene.locator(".is-drawn .main-svg").first).to_be_visible()
    label = explorer.scene.locator(".annotation-text").first
    assert label.evaluate("e => getComputedStyle(e).fill") == "rgb(227, 234, 238)"
    assert "Source Sans 3" in label.evaluate("e => getComputedStyle(e).fontFamily")
    frame, picture = explorer.scene.locator(".chart-frame").first, explorer.scene.locator(".main-svg").first
    assert (picture.bounding_box() or {})["width"] <= (frame.bounding_box() or {})["width"] + 1
