"""Routes side by side: what is worth raising for each person, both sides of each route; kept, offline, on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import opened, served_lesson
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from widgets.content import Library
from widgets.model.route import ROUTE_ROWS, ROUTES

COMPARISON = Library().read("routes", "05-routes")
FIRST, LAST = COMPARISON.people[0], COMPARISON.people[-1]
BEST = {person.id: [one.route for one in person.of("best")] for person in COMPARISON.people}
TARGETS = "button:not(.cite):not(.term), .option label, .sureness label, summary"
KEY = "reassess:routes:05-routes"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the routes."""
    with served_lesson(
        tmp_path_factory, "# Routes", "from widgets import route_comparison\nroute_comparison()"
    ) as server:
        yield server


def open_routes(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to its routes."""
    return opened(visit, lesson, "routes")


def answer(root: Locator, name: str, raised: list[str]) -> Locator:
    """Tick what to raise, say how sure, and wait for the reasons."""
    part = root.locator(f"[data-person={name}]")
    for route in raised:
        part.locator(f"input[value={route}] + label").click()
    part.get_by_text("Fairly sure").click()
    part.get_by_role("button", name="See the reasons").click()
    expect(part.locator("[role=status]")).to_contain_text("for and against all five stands below")
    return part


def fits(visit: Visit, root: Locator) -> None:
    """Nothing scrolls sideways, every target is large enough, and axe finds nothing."""
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5


@pytest.mark.parametrize("visit", [{"width": 360}], indirect=True, ids=["360"])
def test_routes_are_weighed_by_mouse_for_each_person(visit: Visit, lesson: Server) -> None:
    """On a phone the cells stand one below the other; each answer brings both sides, and the look back closes it."""
    root = open_routes(visit, lesson)
    lefts = root.locator("tbody td").evaluate_all("all => all.map(e => Math.round(e.getBoundingClientRect().left))")
    assert len(lefts) == len(ROUTES) * len(ROUTE_ROWS)
    assert len(set(lefts)) == 1
    for person in COMPARISON.people:
        raised = ["travel"] if person is FIRST else BEST[person.id]
        part = answer(root, person.id, raised)
        if person is FIRST:
            expect(part.locator("[role=status]")).to_contain_text("One that you raised fits less well now.")
            fits(visit, root)
        expect(part.locator("[data-weighed]:visible")).to_have_count(len(ROUTES))
        expect(part.locator("[data-mark].is-raised")).to_have_count(len(raised))
        part.get_by_role("button", name="Continue").click()
    end = root.locator("[data-person=end]")
    expect(end.locator("[data-heading]")).to_be_focused()
    of = sum(map(len, BEST.values()))
    expect(end.locator("[data-count]")).to_contain_text(f"you raised {of - len(BEST[FIRST.id])} of the {of}")
    fits(visit, root)


@pytest.mark.parametrize("visit", [{"width": 1280}], indirect=True, ids=["1280"])
def test_routes_are_weighed_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Without a choice the page says so calmly; Tab, Space and Enter lead to the reasons and on."""
    root, keys = open_routes(visit, lesson), visit.page.keyboard
    part = root.locator(f"[data-person={FIRST.id}]")

    def tab_to(target: Locator) -> None:
        for _ in range(40):
            if target.evaluate("one => one === document.activeElement"):
                return
            keys.press("Tab")
        pytest.fail("the keyboard does not come there")

    part.get_by_role("button", name="See the reasons").focus()
    keys.press("Enter")
    expect(part.locator("[role=status]")).to_have_text("Choose at least one first.")
    expect(part.locator("[data-box]").first).to_be_focused()
    for route in BEST[FIRST.id]:
        tab_to(part.locator(f"input[value={route}]"))
        keys.press("Space")
    tab_to(part.locator("[data-confidence] input").first)
    keys.press("Space")
    tab_to(part.get_by_role("button", name="See the reasons"))
    keys.press("Enter")
    expect(part.locator("[role=status]")).to_contain_text(f"You raised all {len(BEST[FIRST.id])}")
    tab_to(part.get_by_role("button", name="Continue"))
    keys.press("Enter")
    expect(root.locator(f"[data-person={COMPARISON.people[1].id}] [data-heading]")).to_be_focused()
    fits(visit, root)


@pytest.mark.parametrize("visit", [{"width": 320}], indirect=True, ids=["320"])
def test_a_reload_with_the_line_cut_loses_nothing_and_foreign_values_do_no_harm(visit: Visit, lesson: Server) -> None:
    """The second person comes back; what another version kept is left out."""
    root = open_routes(visit, lesson)
    visit.context.set_offline(True)
    answer(root, FIRST.id, BEST[FIRST.id]).get_by_role("button", name="Continue").click()
    fits(visit, root)
    visit.context.set_offline(False)
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text(f"Person 2 of {len(COMPARISON.people)}")
    old = {"answers": {FIRST.id: {"raised": ["gone"], "sure": "very"}, "gone": 1}, "at": 9}
    for kept in ("7", "[]", json.dumps(old)):
        visit.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
        visit.page.reload()
        expect(root.locator("[data-progress]")).to_have_text(f"Person 1 of {len(COMPARISON.people)}")
        expect(root.locator("input:checked")).to_have_count(0)


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """Every row and both sides of each route for each person are there; forms and buttons are not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=routes]")
    expect(root.locator("tbody td:visible")).to_have_count(len(ROUTES) * len(ROUTE_ROWS))
    expect(root.locator(".match-one:visible")).to_have_count(len(ROUTES) * len(COMPARISON.people))
    expect(root.locator("form:visible, .button:visible, .button-quiet:visible")).to_have_count(0)


def test_paper_holds_the_rows_and_every_reason(visit: Visit, lesson: Server) -> None:
    """Print shows each row, and for and against for each person, whatever was answered."""
    open_routes(visit, lesson)
    text = words_on_paper(visit.page)
    assert all(route.name in text for route in COMPARISON.routes)
    assert text.count("For it:") == len(ROUTES) * len(COMPARISON.people)
    assert LAST.lesson.text in text
    assert "See the reasons" not in text
