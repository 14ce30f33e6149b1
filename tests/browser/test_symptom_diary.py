"""The symptom diary by mouse and keyboard, on a phone, after a reload, with the line cut, on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import served_lesson
from tests.browser.paper import sheets
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations

TARGETS = "button:not(.cite):not(.term), .option label, .sureness label, select, .visit-fields input, summary"
KEY = "reassess:symptom-diary:two-weeks"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson with the diary."""
    call = "from widgets import symptom_diary\nsymptom_diary()"
    with served_lesson(tmp_path_factory, "# A lesson\n\nSome words.", call, "## Afterwords\n\nThe last words.") as made:
        yield made


def opened(visit: Visit, server: Server) -> Locator:
    """The diary, brought to life."""
    visit.page.goto(server.lesson("mine"))
    root = visit.page.locator("[data-activity=symptom-diary]")
    expect(root).to_have_class(re.compile("is-alive"))
    return root


def told(root: Locator) -> Locator:
    """Where the answer to one's own diary is said."""
    return root.locator("[data-told]")


def enter(root: Locator, **values: str) -> None:
    """Enter values of the day that is open."""
    for name, value in values.items():
        field = root.locator(f"[data-field={name}]")
        if name == "temperature":
            field.fill(value)
        else:
            field.select_option(value)


def lines(root: Locator, **values: str) -> None:
    """Open the lines of one's team, and set some."""
    if root.locator("details.diary-lines").get_attribute("open") is None:
        root.locator("details.diary-lines > summary").click()
    for name, value in values.items():
        root.locator(f"[data-field=line-{name}]").select_option(value)


def go_on(root: Locator) -> None:
    """Open the next day."""
    root.get_by_role("button", name="Next day").click()


def climb(root: Locator) -> None:
    """Three days of pain that rises, with a line for that."""
    lines(root, rising="2", pain="7")
    for at, score in enumerate(("3", "4", "5")):
        if at:
            go_on(root)
        enter(root, pain=score)


def sound(visit: Visit, root: Locator) -> None:
    """Nothing for axe to find, no sideways scroll, and targets large enough to press."""
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for target in root.locator(TARGETS).all():
        if target.is_visible():
            size = target.bounding_box()
            assert size
            assert size["height"] >= SMALLEST_TARGET_PX - 0.5, target.inner_text()


@pytest.mark.parametrize("visit", [{"width": 360}], indirect=True, ids=str)
def test_by_mouse_on_a_phone(visit: Visit, server: Server) -> None:
    """A guess, then the lines and both weeks; then one's own: a climb, a fever in red, a fault at its field."""
    root = opened(visit, server)
    expect(root.locator("[data-seen]")).to_be_hidden()
    root.get_by_role("button", name="See what the lines say").click()
    expect(root.locator("[data-feedback]")).to_contain_text("Choose one answer first.")
    root.locator("[data-option=day-eleven] label").click()
    root.get_by_text("Fairly sure").click()
    root.get_by_role("button", name="See what the lines say").click()
    expect(root.locator("[data-feedback]")).to_contain_text("A high number is a good reason to call.")
    expect(root.get_by_text("Day 9: call the team today.")).to_be_visible()
    figure = root.locator("[data-figure=seen]")
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".main-svg").first).to_be_visible()
    root.get_by_text("Day by day", exact=True).click()
    expect(root.get_by_text("Call today: 3 days or more without stool").first).to_be_visible()
    expect(told(root)).to_have_text("Nothing is entered yet.")
    climb(root)
    expect(told(root)).to_have_text("Day 3: call the team today.")
    expect(root.locator("[data-why]")).to_contain_text("Pain higher on 2 days in a row.")
    expect(told(root)).not_to_have_class(re.compile("called-now"))
    go_on(root)
    enter(root, temperature="38.2")
    expect(told(root)).to_have_text("Day 4: call now, day or night.")
    expect(told(root)).to_have_class(re.compile("called-now"))
    expect(root.locator("[data-tell]")).to_contain_text("Temperature: highest 38.2 °C, on day 4")
    root.locator("[data-why] .cite").first.click()
    expect(visit.page.locator(".note:popover-open")).to_contain_text("Call at once at 38.0 C")
    visit.page.keyboard.press("Escape")
    sound(visit, root)
    enter(root, temperature="382")
    field = root.locator("[data-field=temperature]")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(root.locator("[data-unread-said]")).to_contain_text("This cannot be read as °C. Give a number from 34 to 43")
    expect(told(root)).to_have_text("Day 4: the temperature cannot be read. No other line is reached.")
    expect(root.locator("[data-result] table")).to_contain_text("382 ?")
    expect(root.locator("[data-result] table")).to_contain_text("pain higher on 2 days in a row")
    expect(root.locator("[data-why]")).to_contain_text("Your thermometer shows 38.0 °C or more")
    sound(visit, root)
    enter(root, temperature="38,2")
    expect(told(root)).to_have_text("Day 4: call now, day or night.")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(root.locator("[data-unread-said]")).to_be_empty()


@pytest.mark.parametrize("visit", [{"width": 360}], indirect=True, ids=str)
def test_whoever_measures_in_fahrenheit_reads_it_everywhere(visit: Visit, server: Server) -> None:
    """One choice, kept: Dawit's table, the form, the answer and the picture; a number typed before stays."""
    root = opened(visit, server)
    for at, typed in enumerate(("98.6", "37.9", "words")):
        if at:
            go_on(root)
        enter(root, temperature=typed)
    field, fahrenheit = root.locator("[data-field=temperature]"), root.get_by_label("°F", exact=True)
    expect(root.locator("[data-shown] table:visible")).to_contain_text("38.3")
    expect(told(root)).to_contain_text("Day 3: the temperature cannot be read.")
    fahrenheit.last.check()
    expect(fahrenheit.first).to_be_checked()
    expect(root.locator("[data-shown] table:visible")).to_contain_text("100.9")
    expect(root.locator("[data-shown] table:visible")).not_to_contain_text("°C")
    expect(field).to_have_value("words")
    expect(root.locator("[data-unread-said]")).to_contain_text("This cannot be read as °F.")
    table = root.locator("[data-result] table")
    for text in ("98.6", "100.2", "words ?"):
        expect(table).to_contain_text(text)
    expect(root.get_by_role("textbox", name="Temperature (°F)", exact=True)).to_be_visible()
    enter(root, temperature="100.4")
    expect(told(root)).to_have_text("Day 3: call now, day or night.")
    expect(root.locator("[data-why]")).to_contain_text("Temperature of 100.4 °F or more")
    expect(root.locator("[data-tell]")).to_contain_text("highest 100.4 °F, on day 3")
    root.locator("[data-own] [data-figure]").scroll_into_view_if_needed()
    expect(root.locator("[data-own] .chart")).to_contain_text("Temperature, °F")
    lines(root, temperature="99.5")
    expect(table).to_contain_text("temperature of 99.5 °F or more")
    sound(visit, root)
    visit.page.reload()
    expect(told(root)).to_have_text("Day 3: call now, day or night.")
    expect(fahrenheit.first).to_be_checked()
    expect(field).to_have_value("100.4")
    expect(root.locator("[data-field=line-temperature]")).to_have_value("99.5")
    root.get_by_label("°C", exact=True).first.check()
    expect(field).to_have_value("38.0")
    expect(root.locator("[data-field=line-temperature]")).to_have_value("37.5")
    expect(table).to_contain_text("37.0")
    assert not [url for url in visit.asked if "words" in url], "what is no number is not sent"


def test_it_never_says_that_nothing_is_entered_where_something_is(visit: Visit, server: Server) -> None:
    """A line, a date or a number that cannot be read is something; only an empty diary is called so."""
    root = opened(visit, server)
    expect(told(root)).to_have_text("Nothing is entered yet.")
    lines(root, pain="7")
    expect(told(root)).to_contain_text("What you set is kept. No day has an entry yet.")
    visit.page.reload()
    expect(told(root)).to_contain_text("What you set is kept.")
    enter(root, temperature="3.8")
    expect(told(root)).to_have_text("Day 1: the temperature cannot be read. No other line is reached.")
    visit.page.reload()
    expect(root.locator("[data-field=temperature]")).to_have_value("3.8")
    expect(told(root)).to_have_text("Day 1: the temperature cannot be read. No other line is reached.")
    visit.context.set_offline(True)
    enter(root, temperature="38 and a half")
    expect(root.locator("[data-unread-said]")).to_contain_text("This cannot be read as °C.")
    expect(root.locator("[data-result] table")).to_contain_text("38 and a ?")
    visit.context.set_offline(False)
    enter(root, temperature="")
    expect(root.locator("[data-unread-said]")).to_be_empty()
    expect(told(root)).to_contain_text("What you set is kept.")


def test_by_keyboard_alone(visit: Visit, server: Server) -> None:
    """A guess and two days without a mouse; the focus goes to the name of the day; clearing asks once."""
    root = opened(visit, server)
    keys = visit.page.keyboard
    root.locator("[data-option] input").first.focus()
    for key in ("Space", "Tab", "Space", "Tab", "Enter"):
        keys.press(key)
    expect(root.locator("[data-seen]")).to_be_visible()
    pain = root.locator("[data-field=pain]")
    pain.focus()
    keys.press("7")
    expect(told(root)).to_have_text("Day 1: no line is reached.")
    root.get_by_role("button", name="Next day").focus()
    keys.press("Enter")
    expect(root.locator("[data-day-name]")).to_be_focused()
    expect(root.locator("[data-day-name]")).to_have_text("Day 2 of 14")
    keys.press("Tab")
    expect(pain).to_be_focused()
    keys.press("8")
    expect(told(root)).to_have_text("Day 2: no line is reached.")
    expect(root.locator("[data-why]")).to_contain_text("There are no lines for your scores yet.")
    sound(visit, root)
    root.get_by_role("button", name="Start over with my diary").focus()
    keys.press("Enter")
    expect(root.get_by_role("button", name="No, keep it")).to_be_focused()
    keys.press("Shift+Tab")
    keys.press("Enter")
    expect(told(root)).to_have_text("Your diary is empty now.")
    expect(root.locator("[data-own-heading]")).to_be_focused()
    assert '"pain":"8"' not in visit.page.evaluate("key => localStorage.getItem(key)", KEY)
    expect(root.locator("[data-seen]")).to_be_visible()


@pytest.mark.parametrize("visit", [{"width": 320}], indirect=True, ids=str)
def test_a_reload_and_a_cut_line_lose_nothing(visit: Visit, server: Server) -> None:
    """Days, lines, date and guess stay; without a line the table still has all, and says calmly what is missing."""
    root = opened(visit, server)
    climb(root)
    root.locator("[data-start]").fill("2026-11-02")
    expect(root.locator("[data-day-name]")).to_have_text("Day 3 of 14 (Wed, Nov 4)")
    expect(told(root)).to_have_text("Day 3: call the team today.")
    assert not [url for url in visit.asked if "2026" in url], "the date is not sent"
    visit.page.reload()
    expect(told(root)).to_have_text("Day 3: call the team today.")
    expect(root.locator("[data-day-name]")).to_have_text("Day 3 of 14 (Wed, Nov 4)")
    expect(root.locator("[data-field=line-rising]")).to_have_value("2")
    sound(visit, root)
    visit.context.set_offline(True)
    go_on(root)
    enter(root, pain="7", sign="yes")
    expect(told(root)).to_contain_text("the picture is missing")
    expect(told(root)).to_contain_text("With an urgent sign, call the urgent line")
    table = root.locator("[data-result] table")
    expect(table).to_contain_text("an urgent sign")
    expect(table.locator("tbody th")).to_have_text(["1", "2", "3", "4"])
    expect(root.locator("[data-why]")).to_be_hidden()
    visit.context.set_offline(False)
    expect(told(root)).to_have_text("Day 4: call now, day or night.")
    expect(table).to_contain_text("Call now: an urgent sign; pain of 7 or more")


@pytest.mark.parametrize(
    "kept",
    [
        "no JSON",
        json.dumps(
            {"answers": {"guess": {"option": "gone"}}, "own": {"days": [{"pain": 3}, {"pain": "<b>"}], "at": 99}}
        ),
        json.dumps({"answers": 3, "own": {"days": "x", "lines": {"temperature": "41", "pain": "12"}, "start": 7}}),
        json.dumps(
            {"own": {"unit": "k", "lines": {"temperature": "toString", "unit": 3}, "days": [{"temperature": 38}]}}
        ),
    ],
)
def test_old_or_foreign_values_do_no_harm(visit: Visit, server: Server, kept: str) -> None:
    """What cannot be used is left out, and the diary begins."""
    visit.page.goto(server.lesson("mine"))
    visit.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
    root = opened(visit, server)
    expect(told(root)).to_have_text("Nothing is entered yet.")
    expect(root.locator("[data-field=line-temperature]")).to_have_value("38.0")
    expect(root.locator("[data-seen]")).to_be_hidden()
    enter(root, pain="3")
    expect(told(root)).to_contain_text("no line is reached.")


def printed(visit: Visit) -> list[str]:
    """The text of each page on paper, in one line."""
    return sheets(visit.page)


def test_the_sheet_prints_alone_on_one_page_and_the_rest_prints_whole(visit: Visit, server: Server) -> None:
    """Two full weeks fit, with what to tell; the whole page holds every day and every feedback, too."""
    day = {"tiredness": "4", "breath": "2", "sickness": "3", "temperature": "36.8", "stool": "3", "sign": "no"}
    days = [day | {"pain": str(at % 8)} for at in range(14)]
    own = {"days": days, "lines": {"pain": "5", "rising": "2", "stool": "3", "temperature": "38.0"}, "at": 13}
    visit.page.goto(server.lesson("mine"))
    visit.page.evaluate(
        "([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps({"own": own | {"start": "2026-11-02"}})]
    )
    root = opened(visit, server)
    expect(told(root)).to_have_text("Day 14: call the team today.")
    whole = " ".join(printed(visit))
    for text in (
        "A high number is a good reason to call",
        "Call today: 3 days or more without stool",
        "The last words.",
    ):
        assert text in whole
    visit.page.evaluate("globalThis.print = () => {}")
    root.get_by_role("button", name="Print this sheet").click()
    [sheet] = printed(visit)
    for text in ("My symptom diary", "Pain: 0 on day 1, 5 on day 14", "14 5 4 2 3 36.8 3", "What I want to ask"):
        assert text in sheet
    assert "Dawit" not in sheet


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-script"])
def test_without_a_script_all_can_be_read(visit: Visit, server: Server) -> None:
    """The weeks, the lines, each call, the urgent signs; no empty picture and no dead inputs."""
    visit.page.goto(server.lesson("mine"))
    root = visit.page.locator("[data-activity=symptom-diary]")
    for text in (
        "Walked to the lake.",
        "Day 9: call the team today.",
        "Do not fill in anything first.",
        "Write no names.",
    ):
        expect(root.get_by_text(text).first).to_be_visible()
    expect(root.locator("form.own-form")).to_be_hidden()
    expect(root.locator(".chart:visible, .own-buttons:visible, .diary-sheet:visible")).to_have_count(0)
