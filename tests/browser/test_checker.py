"""Go, ask first or stop: guesses, then a free choice looked up as the rules say; a sheet; kept, offline, on paper."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import served_lesson
from tests.browser.serving import Server
from tests.browser.test_mdt import printed
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from widgets.content import Library

ALONGSIDE, TRAVEL = Library().checker("06-alongside"), Library().checker("05-fit-to-travel")
FIRST, LAST = ALONGSIDE.people[0], ALONGSIDE.people[-1]
GROUPS = [group.id for group in ALONGSIDE.groups]
TARGETS = "button:not(.cite):not(.term), .option label, .sureness label, summary, select"
KEY = "reassess:checker:06-alongside"
NARROW, WIDE, NARROWEST = {"width": 360}, {"width": 1280}, {"width": 320}


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds both checkers."""
    cells = (
        "from widgets import alongside_checker, fit_to_travel_checker\nalongside_checker()",
        "fit_to_travel_checker()",
    )
    with served_lesson(tmp_path_factory, "# Two checkers", *cells) as server:
        yield server


def open_checker(visit: Visit, lesson: Server, name: str = "06-alongside") -> Locator:
    """Open the lesson and come to one checker."""
    visit.page.goto(lesson.lesson("mine"))
    expect(visit.page.locator("body[data-all-out]")).to_be_attached()
    root = visit.page.locator(f"#checker-{name}")
    expect(root).to_have_class(re.compile("is-alive"))
    return root


def check(root: Locator, thing: str, known: Collection[str], clear: Collection[str]) -> Locator:
    """Choose a thing, tick what is known and clear, and see the answer; the place where it is said."""
    root.locator("[data-thing]").select_option(thing)
    for kind, names in (("known", known), ("clear", clear)):
        for box in root.locator(f"[data-{kind}]").all():
            if box.is_checked() != (box.get_attribute("value") in names):
                box.locator("+ label").click()
    root.get_by_role("button", name="See the answer").click()
    said = root.locator("[data-answer-said]")
    expect(said).to_contain_text("below")
    return said


def guess(root: Locator, person: str, level: str) -> Locator:
    """Guess for one person, fairly sure; the place where the feedback is said."""
    part = root.locator(f"[data-part={person}]")
    part.locator(f"input[value={level}] + label").click()
    part.get_by_text("Fairly sure").click()
    part.get_by_role("button", name="See what we found").click()
    return part.locator("[data-feedback]")


def fits(visit: Visit, root: Locator) -> None:
    """Nothing scrolls sideways, every target is large enough, and axe finds nothing."""
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5


@pytest.mark.parametrize("visit", [NARROW], indirect=True, ids=["360"])
def test_people_are_guessed_for_and_then_one_thing_is_checked(visit: Visit, lesson: Server) -> None:
    """A guess gets its own words; the free choice says level and whom to ask; an urgent sign comes before all."""
    root = open_checker(visit, lesson)
    first = root.locator(f"[data-part={FIRST.id}]")
    first.get_by_role("button", name="See what we found").click()
    expect(first.locator("[data-feedback]")).to_have_text("Choose one answer first.")
    expect(first.locator("[data-feedback]")).to_be_in_viewport()
    expect(guess(root, FIRST.id, "go")).to_contain_text("Worth another look")
    expect(guess(root, FIRST.id, "stop")).to_contain_text("Fits what we found")
    fits(visit, root)
    first.get_by_role("button", name="Continue").click()
    expect(root.locator(f"[data-part={ALONGSIDE.people[1].id}] [data-heading]")).to_be_focused()
    root.get_by_role("button", name="Skip to the checker").click()
    expect(root.locator("[data-part=check] > [data-heading]")).to_be_focused()
    root.get_by_role("button", name="See the answer").click()
    expect(root.locator("[data-answer-said]")).to_have_text("Choose one from the list at the top first.")
    expect(root.locator("[data-thing]")).to_be_focused()
    expect(root.locator("[data-answer-said]")).to_be_in_viewport()
    root.locator("[data-known][value=fever] + label").click()
    root.get_by_role("button", name="See the answer").click()
    expect(root.locator("[data-answer-said]")).to_contain_text("Call now")
    expect(root.locator("[data-answer]:visible")).to_have_count(1)
    said = check(root, "acupuncture", ["platelets-30"], ["medicines", "body", "signs"])
    expect(said).to_contain_text("Stop and ask")
    expect(said).to_contain_text("Whom to ask: Your cancer team, with the count of today")
    about = root.locator("[data-about]:visible")
    expect(about).to_have_text(["Acupuncture + Platelets are about 30 or lower"])
    root.locator("[data-known][value=fever] + label").click()
    expect(root.locator("[data-clear][value=signs]")).not_to_be_checked()
    expect(root.locator("[data-answers]")).to_be_hidden()
    root.get_by_role("button", name="See the answer").click()
    expect(said).to_contain_text("Call now")
    expect(root.locator("[data-answer]:visible").first).to_contain_text("urgent line, now")
    fits(visit, root)


@pytest.mark.parametrize("visit", [WIDE], indirect=True, ids=["1280"])
def test_an_urgent_sign_is_answered_at_once_with_nothing_chosen(visit: Visit, lesson: Server) -> None:
    """Whoever ticks a fever is told to call, and is not sent back to the list first; a reload says it again."""
    root = open_checker(visit, lesson)
    root.get_by_role("button", name="Skip to the checker").click()
    said = root.locator("[data-answer-said]")
    root.locator("[data-known][value=fever] + label").click()
    expect(said).to_contain_text("Call now")
    root.get_by_role("button", name="See the answer").click()
    expect(said).to_contain_text("urgent line, now")
    visit.page.reload()
    expect(said).to_contain_text("Call now")
    root.locator("[data-clear][value=signs] + label").click()
    expect(said).to_be_empty()
    check(root, "movement", [], ["signs"])
    expect(root.locator("[data-sheet-known]")).to_have_text("Signs today: None of these signs")


def test_the_page_gives_the_answers_that_the_rules_give(visit: Visit, lesson: Server) -> None:
    """For each state the same answers stand in the same order; nothing known is “ask first”."""
    root = open_checker(visit, lesson)
    root.get_by_role("button", name="Skip to the checker").click()
    states: list[tuple[str, list[str], list[str]]] = [
        ("movement", [], []),
        ("aristolochia", [], GROUPS),
        ("st-johns-wort", ["chemotherapy", "liver"], ["counts"]),
        ("acupuncture", ["breath", "lump", "platelets-low"], ["medicines"]),
    ]
    for thing, known, clear in states:
        found = ALONGSIDE.found(thing, known, clear)
        said = check(root, thing, known, clear)
        expect(said).to_contain_text(ALONGSIDE.levels[found[0].level].name)
        places = [ALONGSIDE.answers().index(answer) for answer in found]
        shown = root.locator("[data-answer]:visible").all()
        assert [int(one.get_attribute("data-answer") or -1) for one in shown] == places


@pytest.mark.parametrize("visit", [WIDE], indirect=True, ids=["1280"])
def test_by_keyboard_alone_to_an_answer_and_a_sheet_on_one_page(visit: Visit, lesson: Server) -> None:
    """Tab, arrows, Space and Enter are enough; the sheet holds what is taken, known, not known, and whom to ask."""
    root, keys = open_checker(visit, lesson, "05-fit-to-travel"), visit.page.keyboard

    def tab_to(target: Locator) -> None:
        for _ in range(80):
            if target.evaluate("one => one === document.activeElement"):
                return
            keys.press("Tab")
        pytest.fail("the keyboard does not come there")

    root.locator("[data-heading]").first.focus()
    tab_to(root.get_by_role("button", name="Skip to the checker"))
    keys.press("Enter")
    tab_to(root.locator("[data-thing]"))
    keys.press("ArrowDown")
    tab_to(root.locator("[data-clear][value=signs]"))
    keys.press("Space")
    tab_to(root.locator("[data-known][value=oxygen]"))
    keys.press("Space")
    tab_to(root.get_by_role("button", name="See the answer"))
    keys.press("Enter")
    expect(root.locator("[data-answer-said]")).to_contain_text("Ask first")
    fits(visit, root)
    visit.page.evaluate("globalThis.print = () => {}")
    tab_to(root.get_by_role("button", name="Print this sheet"))
    keys.press("Enter")
    [sheet] = printed(visit)
    names = {one.id: one.name for one in TRAVEL.situations()}
    assert TRAVEL.things[0].name in sheet
    assert names["oxygen"] in sheet
    assert names["anaemia"] not in sheet
    assert "Not known: Blood" in sheet
    assert "not a permission" in sheet


@pytest.mark.parametrize("visit", [NARROWEST], indirect=True, ids=["320"])
def test_a_reload_brings_back_guess_and_choice_with_the_line_cut_before(visit: Visit, lesson: Server) -> None:
    """The whole map is in the page; start over asks once and clears all."""
    root = open_checker(visit, lesson)
    visit.context.set_offline(True)
    expect(guess(root, FIRST.id, "ask")).to_contain_text("A safe answer")
    root.get_by_role("button", name="Skip to the checker").click()
    expect(check(root, "movement", [], GROUPS)).to_contain_text("Go, and tell your team")
    visit.context.set_offline(False)
    visit.page.reload()
    expect(root.locator("[data-answer-said]")).to_contain_text("Go, and tell your team")
    expect(root.locator("[data-answer]:visible")).to_have_count(1)
    fits(visit, root)
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="No, keep my answers").click()
    expect(root.locator("[data-answers]")).to_be_visible()
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="Yes, start over").click()
    expect(root.locator(f"[data-part={FIRST.id}] [data-heading]")).to_be_focused()
    assert root.locator("input:checked").count() == 0
    assert visit.page.evaluate("key => localStorage.getItem(key)", KEY) is None


def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server) -> None:
    """Unknown things, situations and guesses are left out; the rest works."""
    kept = [
        "7",
        '{"answers": 3, "at": 0.5, "own": "x"}',
        f'{{"answers": {{"{FIRST.id}": {{"option": "maybe"}}}}, "at": "x", "own": {{"thing": "toString"}}}}',
        '{"at": 0, "own": {"thing": "gone", "known": ["gone", "__proto__"], "clear": 4, "checked": true}}',
    ]
    for value in kept:
        root = open_checker(visit, lesson)
        visit.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, value])
        visit.page.reload()
        expect(root).to_have_class(re.compile("is-alive"))
        assert root.locator("input:checked").count() == 0
        expect(root.locator("[data-answers]")).to_be_hidden()
    root.get_by_role("button", name="Skip to the checker").click()
    expect(check(root, "ginger", [], GROUPS)).to_contain_text("Ask first")


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """Every answer and every limit is there; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("#checker-06-alongside")
    expect(root.locator("[data-answer]:visible")).to_have_count(len(ALONGSIDE.answers()))
    expect(root.locator(".checker-limits li:visible")).to_have_count(len(ALONGSIDE.limits))
    expect(root.locator("select:visible, .sheet:visible, .button:visible, .button-quiet:visible")).to_have_count(0)


def test_paper_shows_people_and_all_answers(visit: Visit, lesson: Server) -> None:
    """Print holds each person with each feedback and each answer, and nothing that can only be pressed."""
    root = open_checker(visit, lesson)
    visit.page.evaluate("globalThis.print = () => {}")
    root.get_by_role("button", name="Print people and answers").click()
    text = " ".join(printed(visit))
    assert all(person.place in text for person in ALONGSIDE.people)
    assert text.count("Whom to ask:") == len(ALONGSIDE.answers())
    assert text.count("Not known: ") == len(GROUPS)
    assert LAST.guesses[-1].text.split(".")[0] in text
    assert ALONGSIDE.sheet not in text
    assert "See the answer" not in text
