"""What to raise with the team: any number of boxes, reasons for all eight, a look back; kept, offline, on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import opened, served_lesson
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from widgets.content import Library
from widgets.model.category import CATEGORIES

MATCH = Library().match("03-match")
FIRST, LAST = MATCH.people[0], MATCH.people[-1]
BEST = {person.id: [weighed.category for weighed in person.of("best")] for person in MATCH.people}
ALL_BEST = sum(len(best) for best in BEST.values())
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]
TARGETS = "button:not(.cite):not(.term), .option label, .sureness label"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the people."""
    with served_lesson(
        tmp_path_factory,
        "# People",
        "from widgets import match_to_discuss\nmatch_to_discuss('03-match')",
    ) as server:
        yield server


def open_people(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to its people."""
    return opened(visit, lesson, "match")


def person_of(root: Locator, name: str) -> Locator:
    """One person's part."""
    return root.locator(f"[data-person={name}]")


def answer(root: Locator, name: str, raised: list[str]) -> Locator:
    """Tick what to raise, say how sure, and wait for the reasons."""
    part = person_of(root, name)
    for category in raised:
        part.locator(f"input[value={category}] + label").click()
    part.get_by_text("Fairly sure").click()
    part.get_by_role("button", name="See the reasons").click()
    expect(part.locator("[role=status]")).to_contain_text("The reasons for all eight stand below.")
    return part


def answer_all(root: Locator) -> None:
    """Raise for each person what the course would."""
    for person in MATCH.people:
        part = answer(root, person.id, BEST[person.id])
        expect(part.locator("[role=status]")).to_contain_text(f"You raised all {len(BEST[person.id])}")
        part.get_by_role("button", name="Continue").click()


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_the_people_are_thought_about_by_mouse_and_looked_back_on(visit: Visit, lesson: Server) -> None:
    """One person at a time; reasons for all eight come after the choice, and the look back closes it."""
    root = open_people(visit, lesson)
    part = person_of(root, FIRST.id)
    expect(part.locator("[data-reasons]")).to_be_hidden()
    expect(root.locator("[data-progress]")).to_have_text(f"Person 1 of {len(MATCH.people)}")
    answer(root, FIRST.id, BEST[FIRST.id])
    expect(part.locator("[data-weighed]:visible")).to_have_count(len(CATEGORIES))
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5
    part.get_by_role("button", name="Continue").click()
    expect(person_of(root, MATCH.people[1].id).locator("[data-heading]")).to_be_focused()
    root.get_by_role("button", name="Back", exact=True).click()
    for category in BEST[FIRST.id]:
        expect(part.locator(f"input[value={category}]")).to_be_checked()
        part.locator(f"input[value={category}]").uncheck()
    answer_all(root)
    end = person_of(root, "end")
    expect(end.locator("[data-count]")).to_contain_text(f"you raised {ALL_BEST} of the {ALL_BEST}")
    expect(end.locator(".is-raised")).to_have_count(ALL_BEST)
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_was_raised_and_left_out_is_marked_in_words(visit: Visit, lesson: Server) -> None:
    """Each reason says what was chosen; the summary counts both sides; the answer can be changed."""
    root = open_people(visit, lesson)
    poor = [weighed.category for weighed in FIRST.of("poor")]
    part = answer(root, FIRST.id, [BEST[FIRST.id][0], *poor])
    said = part.locator("[role=status]")
    expect(said).to_contain_text(f"Of the {len(BEST[FIRST.id])} that are worth raising now, you raised 1.")
    expect(said).to_contain_text("less well now")
    for category in CATEGORIES:
        mark = part.locator(f"[data-reasons] [data-weighed={category}] [data-mark]")
        raised = category in {BEST[FIRST.id][0], *poor}
        expect(mark).to_have_text("You raised it" if raised else "You left it out")
    for name in (BEST[FIRST.id][0], *poor[1:]):
        part.locator(f"input[value={name}]").uncheck()
    part.get_by_role("button", name="See the reasons").click()
    expect(said).to_contain_text("you raised none yet. One that you raised fits less well now.")


def test_what_is_missing_is_said_calmly(visit: Visit, lesson: Server) -> None:
    """Without a box or without how sure, the page says so, goes there, and shows no reasons."""
    root = open_people(visit, lesson)
    part = person_of(root, FIRST.id)
    part.get_by_role("button", name="See the reasons").click()
    expect(part.locator("[role=status]")).to_have_text("Choose at least one first.")
    expect(part.locator("[data-box]").first).to_be_focused()
    visit.page.keyboard.press("Space")
    part.get_by_role("button", name="See the reasons").click()
    expect(part.locator("[role=status]")).to_have_text("One more thing. How sure are you?")
    expect(part.locator("[data-reasons]")).to_be_hidden()


@pytest.mark.parametrize("visit", WIDTHS[1:2], indirect=True, ids=lambda w: str(w["width"]))
def test_the_people_are_thought_about_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Tab, Space, arrows and Enter lead to the look back."""
    root, keys = open_people(visit, lesson), visit.page.keyboard
    for person in MATCH.people:
        part = person_of(root, person.id)
        boxes = part.locator("[data-box]")
        for _ in range(60):
            if boxes.first.evaluate("box => box === document.activeElement"):
                break
            keys.press("Tab")
        keys.press("Space")
        for _ in range(len(CATEGORIES)):
            keys.press("Tab")
        keys.press("Space")
        keys.press("Tab")
        keys.press("Enter")
        expect(part.locator("[data-reasons]")).to_be_visible()
        for _ in range(60):
            if part.locator("[data-do=goOn]").evaluate("button => button === document.activeElement"):
                break
            keys.press("Tab")
        keys.press("Enter")
    expect(person_of(root, "end").locator("[data-heading]")).to_be_focused()


def test_a_reload_brings_everything_back_and_start_over_asks_once(visit: Visit, lesson: Server) -> None:
    """Boxes, reasons and place survive a reload with the line cut before it; clearing is confirmed."""
    root = open_people(visit, lesson)
    visit.context.set_offline(True)
    answer_all(root)
    visit.context.set_offline(False)
    visit.page.reload()
    expect(person_of(root, "end").locator("[data-count]")).to_contain_text(f"{ALL_BEST} of the {ALL_BEST}")
    root.get_by_role("button", name="Back", exact=True).click()
    last = person_of(root, LAST.id)
    expect(last.locator("[data-reasons]")).to_be_visible()
    assert last.locator("[data-box]:checked").evaluate_all("all => all.map(e => e.value)") == BEST[LAST.id]
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="No, keep my answers").click()
    expect(last.locator("[data-reasons]")).to_be_visible()
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="Yes, start over").click()
    expect(person_of(root, FIRST.id).locator("[data-heading]")).to_be_focused()
    expect(root.locator("[data-box]:checked")).to_have_count(0)
    assert visit.page.evaluate("localStorage.getItem('reassess:match:03-match')") is None


@pytest.mark.parametrize(
    "kept",
    [
        "7",
        "[]",
        '{"answers": 3, "at": 0.5}',
        f'{{"answers": {{"{FIRST.id}": {{"raised": ["gone"], "sure": "very"}}, "gone": 1}}, "at": 3}}',
        f'{{"answers": {{"{FIRST.id}": {{"raised": 5, "sure": "much"}}}}, "at": "x"}}',
        f'{{"answers": {{"{FIRST.id}": null}}, "at": -2}}',
    ],
)
def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server, kept: str) -> None:
    """Unknown people, kinds and levels are left out; the rest works."""
    root = open_people(visit, lesson)
    visit.page.evaluate("kept => localStorage.setItem('reassess:match:03-match', kept)", kept)
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text(f"Person 1 of {len(MATCH.people)}")
    expect(root.locator("[data-box]:checked")).to_have_count(0)
    answer(root, FIRST.id, BEST[FIRST.id])


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """Each person and every reason is there; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=match]")
    reasons = root.locator("[data-reasons] [data-weighed]:visible")
    expect(reasons).to_have_count(len(CATEGORIES) * len(MATCH.people))
    expect(root.locator("form:visible, .button:visible, .button-quiet:visible")).to_have_count(0)


def test_paper_shows_all_people_with_all_reasons(visit: Visit, lesson: Server) -> None:
    """Print holds each person and each reason, marked where it was answered, and no button."""
    root = open_people(visit, lesson)
    answer(root, FIRST.id, BEST[FIRST.id])
    text = words_on_paper(visit.page)
    for person in MATCH.people:
        assert f"{person.name}, {person.age}" in text
    assert text.count("To remember") == len(MATCH.people)
    assert text.count("Not now, and why") == sum(bool(person.of("poor")) for person in MATCH.people)
    assert text.count("You left it out") == len(CATEGORIES) - len(BEST[FIRST.id])
    assert "See the reasons" not in text
