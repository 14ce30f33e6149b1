"""The trial-window explorer by mouse and keyboard, on a phone, after a reload, with the line cut, on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import FloatRect, Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import served_lesson
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from tests.browser.test_response import forgive_answers

WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]
ROOM = "# A lesson\n\n" + "\n\n".join(f"Some words, {number}." for number in range(40))
TARGETS = "button:not(.cite):not(.term), .option label, .sureness label, input[type=range], summary"
SHUT_IN_MAY = "May: the window is shut, by fitness (ECOG) and bilirubin."


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson with the explorer far down."""
    call = "from widgets import trial_window_explorer\ntrial_window_explorer()"
    with served_lesson(tmp_path_factory, ROOM, call, "## Afterwords\n\nThe last words.") as made:
        yield made


@dataclass
class Explorer:
    """The explorer as a learner sees it."""

    root: Locator

    @property
    def scene(self) -> Locator:
        """The part in front."""
        return self.root.locator(".scene.is-current")

    @property
    def month(self) -> Locator:
        """Where the month that is looked at is said."""
        return self.root.locator("[data-month-told]")

    @property
    def outlook(self) -> Locator:
        """Where the days of an answer are said."""
        return self.root.locator("[data-outlook-told]")

    @property
    def told(self) -> Locator:
        """Where the answer to one's own month is said."""
        return self.root.locator("[data-told]")

    def slider(self, name: str) -> Locator:
        """One value of one's own month."""
        return self.root.get_by_role("slider", name=name)

    def guess(self, option: str = "may-fitness-and-bilirubin") -> None:
        """Choose an answer and see what happens."""
        self.scene.locator(f"[data-option={option}] label").click()
        self.scene.get_by_text("Fairly sure").click()
        self.scene.get_by_role("button", name="See what happens").click()

    def later(self, months: int) -> None:
        """Walk on by some months."""
        for _ in range(months):
            self.root.get_by_role("button", name="Later").click()

    def go_on(self) -> None:
        """Come to the second part."""
        self.root.get_by_role("button", name="Continue").click()


def opened(visit: Visit, server: Server) -> Explorer:
    """The explorer on a fresh page."""
    visit.page.goto(server.lesson("mine"))
    root = visit.page.locator("[data-activity=window]")
    expect(root).to_have_class(re.compile("is-alive"))
    return Explorer(root)


def box(element: Locator) -> FloatRect:
    """Where something stands on the page."""
    found = element.bounding_box()
    assert found
    return found


def sound(visit: Visit, explorer: Explorer) -> None:
    """Axe finds nothing, nothing moves sideways, and everything is large enough for a finger."""
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for target in explorer.root.locator(TARGETS).all():
        if target.is_visible():
            assert box(target)["height"] >= SMALLEST_TARGET_PX, target.inner_text()


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=str)
def test_a_guess_the_months_and_what_if(visit: Visit, server: Server) -> None:
    """Guess, walk through the months, look at other values, ask earlier, open the duct."""
    explorer = opened(visit, server)
    expect(explorer.month).to_be_hidden()
    explorer.root.locator("[data-values=shown] .chart-frame").scroll_into_view_if_needed()
    expect(explorer.root.locator("[data-values=shown] .is-drawn .main-svg").first).to_be_visible()
    explorer.guess()
    expect(explorer.scene.locator("[data-feedback]")).to_contain_text("A strong answer")
    expect(explorer.month).to_have_text("January: the window is open. All five limits are met.")
    explorer.later(4)
    expect(explorer.month).to_have_text(SHUT_IN_MAY)
    expect(explorer.root.get_by_text("Bambang's values in May 2026")).to_be_visible()
    seen = explorer.root.locator("[data-values=seen]")
    seen.get_by_text("Platelets").first.click()
    expect(seen.locator("[data-chart-name]")).to_contain_text("at least 100 thousand")
    seen.locator(".chart-frame").scroll_into_view_if_needed()
    expect(seen.locator(".annotation-text", has_text="96")).to_have_count(1)
    sound(visit, explorer)
    explorer.go_on()
    expect(explorer.scene.locator("[data-heading]")).to_be_focused()
    expect(explorer.outlook).to_contain_text("10 lie in a month with the window open, and 5 do not")
    explorer.root.locator("label[for='window-in-2026-06']").click()
    expect(explorer.outlook).to_contain_text("None of these 15 days")
    explorer.root.locator("label", has_text="Drained in May").click()
    expect(explorer.outlook).to_contain_text("June: open. July: shut, by fitness (ECOG).")
    expect(explorer.scene.get_by_text("Asking early is no promise.")).to_be_visible()
    sound(visit, explorer)


def test_by_keyboard_alone(visit: Visit, server: Server) -> None:
    """A guess, the months and a slider without a mouse; the button that is pressed keeps the focus."""
    explorer = opened(visit, server)
    keys = visit.page.keyboard
    explorer.scene.locator("[data-option] input").first.focus()
    for key in ("Space", "Tab", "Space", "Tab", "Enter"):
        keys.press(key)
    later = explorer.root.get_by_role("button", name="Later")
    later.focus()
    for _ in range(9):
        keys.press("Enter")
    expect(explorer.month).to_contain_text("July: the window is shut")
    expect(later).to_be_focused()
    expect(later).to_have_attribute("aria-disabled", "true")
    explorer.slider("Bilirubin").focus()
    for _ in range(2):
        keys.press("ArrowRight")
    expect(explorer.told).to_have_text("The window is shut, by bilirubin.")
    expect(explorer.slider("Bilirubin")).to_have_attribute("aria-valuetext", "1.6\u00a0× normal")


@pytest.mark.parametrize("visit", WIDTHS[1:2], indirect=True, ids=str)
def test_a_month_of_ones_own(visit: Visit, server: Server) -> None:
    """Python answers each move: verdict, reasons and table follow, and a note of the answer opens."""
    explorer = opened(visit, server)
    explorer.slider("Liver enzyme").fill("3.1")
    explorer.root.locator("[data-own]").get_by_text("No", exact=True).click()
    expect(explorer.told).to_have_text("The window is shut, by the liver enzyme (ALT).")
    explorer.slider("Platelets").fill("95")
    expect(explorer.told).to_have_text("The window is shut, by the liver enzyme (ALT) and platelets.")
    expect(explorer.root.locator("[data-table] tbody tr", has_text="Platelets")).to_contain_text("not met")
    explorer.root.locator("[data-why] .cite").last.click()
    expect(visit.page.locator(".note:popover-open")).to_contain_text("Typical blood limits")
    visit.page.keyboard.press("Escape")
    sound(visit, explorer)
    explorer.root.get_by_role("button", name="Back to the example").click()
    expect(explorer.told).to_have_text("The window is open.")


def test_a_fault_is_told_at_its_slider(visit: Visit, server: Server) -> None:
    """Whatever a page sends, the answer is words, and no old answer stays."""
    explorer = opened(visit, server)
    explorer.slider("Platelets").evaluate("input => { input.max = 999; }")
    explorer.slider("Platelets").fill("500")
    expect(explorer.told).to_have_text("Platelets: give a whole number from 0 to 400.")
    expect(explorer.slider("Platelets")).to_have_attribute("aria-invalid", "true")
    expect(explorer.root.locator("[data-result]")).to_be_hidden()
    forgive_answers(visit)


def test_a_reload_keeps_all_and_start_over_asks_once(visit: Visit, server: Server) -> None:
    """The guess, the month, the part in front, what was asked and the sliders stay; then all begins anew."""
    explorer = opened(visit, server)
    explorer.guess("june-bilirubin")
    explorer.later(2)
    explorer.go_on()
    explorer.root.locator("label[for='window-in-2026-04']").click()
    explorer.slider("Fitness").fill("3")
    expect(explorer.told).to_have_text("The window is shut, by fitness (ECOG).")
    visit.page.reload()
    expect(explorer.outlook).to_contain_text("2 lie in a month with the window open, and 13 do not")
    expect(explorer.told).to_have_text("The window is shut, by fitness (ECOG).")
    explorer.root.get_by_role("button", name="Back", exact=True).click()
    expect(explorer.scene.locator("[data-feedback]")).to_contain_text("A reasonable answer")
    expect(explorer.month).to_contain_text("March: the window is open.")
    explorer.root.get_by_role("button", name="Start over").click()
    explorer.root.get_by_role("button", name="Yes, start over").click()
    expect(explorer.month).to_be_hidden()
    expect(explorer.scene.locator("input:checked[name^=window-trial]")).to_have_count(0)


@pytest.mark.parametrize(
    "kept",
    [
        "no JSON",
        "[]",
        json.dumps({"answers": {"guess": {"option": "gone"}}, "at": 7, "month": 99, "own": {"ecog": 1}}),
        json.dumps({"answers": 3, "at": "x", "month": "y", "outlook": [], "own": {"ecog": "9", "liver": "<b>"}}),
    ],
)
def test_old_or_foreign_values_do_no_harm(visit: Visit, server: Server, kept: str) -> None:
    """What cannot be used is left out, and the explorer begins."""
    visit.page.goto(server.lesson("mine"))
    visit.page.evaluate("kept => localStorage.setItem('reassess:window:trial-window-closing', kept)", kept)
    explorer = opened(visit, server)
    expect(explorer.scene).to_have_attribute("data-part", "guess")
    expect(explorer.told).to_have_text("The window is open.")
    explorer.guess()
    expect(explorer.month).to_be_visible()


def test_a_cut_line_loses_nothing(visit: Visit, server: Server) -> None:
    """Guess, months and the prepared values go on; others wait, say so, and are compared later."""
    explorer = opened(visit, server)
    visit.context.set_offline(True)
    explorer.guess()
    explorer.later(4)
    expect(explorer.month).to_have_text(SHUT_IN_MAY)
    explorer.slider("Bilirubin").fill("1.9")
    expect(explorer.told).to_have_text("The window is shut, by bilirubin.")
    explorer.slider("Platelets").fill("95")
    expect(explorer.told).to_contain_text("They are kept, and compared when the line is back.")
    expect(explorer.root.locator("[data-result]")).to_be_hidden()
    visit.context.set_offline(False)
    expect(explorer.told).to_have_text("The window is shut, by bilirubin and platelets.")


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-script"])
def test_without_a_script_all_can_be_read(visit: Visit, server: Server) -> None:
    """Tables, feedback, every outlook and the example; no empty picture and no dead inputs."""
    visit.page.goto(server.lesson("mine"))
    root = visit.page.locator("[data-activity=window]")
    for text in ("Bambang's months so far", "None of these 15 days", "The made-up month", "nobody's fault"):
        expect(root.get_by_text(text).first).to_be_visible()
    root.locator(".window-all summary").first.click()
    expect(root.get_by_text("Bambang's months, as it happened").first).to_be_visible()
    expect(root.locator("form.own-form")).to_be_hidden()
    expect(root.locator(".chart:visible, .switch:visible")).to_have_count(0)


def test_paper_shows_every_table_and_sentence(visit: Visit, server: Server) -> None:
    """Also of what was not opened: both ways, every outlook, the own month, the last words of the lesson."""
    explorer = opened(visit, server)
    explorer.slider("Platelets").fill("95")
    expect(explorer.told).to_have_text("The window is shut, by platelets.")
    printed = words_on_paper(visit.page)
    wanted = ["Bambang's months, as it happened", "drained in May", "None of these 15 days", "by platelets"]
    for text in (*wanted, "You picked the value that was moving", "No more cancer treatment now", "The last words."):
        assert text in printed


@pytest.mark.parametrize("visit", [{"width": 320, "scheme": "dark"}], indirect=True, ids=str)
def test_the_picture_comes_late_and_takes_the_colours_of_the_page(visit: Visit, server: Server) -> None:
    """Plotly is asked for when a figure comes near, once; in dark colours its numbers are light."""
    explorer = opened(visit, server)
    visit.page.wait_for_load_state("networkidle")
    assert [url for url in visit.asked if "plotly" in url] == []
    frame = explorer.root.locator("[data-values=shown] .chart-frame")
    frame.scroll_into_view_if_needed()
    expect(frame.locator(".main-svg").first).to_be_visible()
    assert len([url for url in visit.asked if "plotly" in url]) == 1
    label = frame.locator(".annotation-text").first
    assert label.evaluate("e => getComputedStyle(e).fill") == "rgb(227, 234, 238)"
    assert box(frame.locator(".main-svg").first)["width"] <= box(frame)["width"] + 1
