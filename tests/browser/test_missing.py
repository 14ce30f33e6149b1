"""What is missing: marks, an order, letters; with the bag and with papers of one's own; kept, offline, on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import opened, served_lesson
from tests.browser.paper import sheets
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from widgets.content import Library
from widgets.model.checklist import asked, bag_lines, letter_text, letters, own_lines

CHECKLIST = Library().checklist("complete-summary")
BAG = Library().bag(CHECKLIST.bag)
OURS: dict[str, str] = {item.id: item.bag.mark for item in CHECKLIST.items}
NAMES = {item.id: item.name for item in CHECKLIST.items}
FIRST = CHECKLIST.groups[0]
STEPS = len(CHECKLIST.groups) + 2
KEY = f"reassess:missing:{CHECKLIST.id}"
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]
TARGETS = "button:not(.cite):not(.term), .sureness label, summary, textarea"
LABELS = {"there": "In the bag", "partly": "There, but not enough", "missing": "Not in the bag"}


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the list."""
    code = f"from widgets import missing_information\nmissing_information('{CHECKLIST.id}')"
    with served_lesson(tmp_path_factory, "# Papers", code) as server:
        yield server


def open_list(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to its list."""
    return opened(visit, lesson, "missing")


def mark(root: Locator, item: str, wanted: str) -> None:
    """Give one thing a mark."""
    root.locator(f"[data-item={item}] input[value={wanted}] + label").click()


def on(root: Locator) -> None:
    """Go on to the next step."""
    root.locator(".is-current [data-do=goOn]").click()


def mark_all(root: Locator, marks: dict[str, str]) -> None:
    """Mark the whole bag, group by group, and come to the list."""
    for group in CHECKLIST.groups:
        for item in group.items:
            mark(root, item.id, marks[item.id])
        root.locator(".is-current").get_by_role("button", name="Compare with us").click()
        on(root)


def come_back(visit: Visit, root: Locator, at: int) -> None:
    """Come back with our marks on all of the bag, at one step."""
    bag = {"marks": OURS, "seen": [group.id for group in CHECKLIST.groups], "at": at}
    kept = json.dumps({"whose": "bag", "sets": {"bag": bag}})
    visit.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text(f"Step {at + 1} of {STEPS}")


def rows(root: Locator) -> list[str]:
    """The things on the list, from the top."""
    found: list[str] = root.locator("[data-row]:visible").evaluate_all("all => all.map(e => e.dataset.row)")
    return found


def texts(root: Locator) -> dict[str, str]:
    """All letters by holder, as they would be printed."""
    script = "all => Object.fromEntries(all.map(e => [e.dataset.holder, e.querySelector('[data-page]').textContent]))"
    found: dict[str, str] = root.locator("[data-holder]:not([hidden])").evaluate_all(script)
    return found


def written(order: list[str], marks: dict[str, str], whose: str = "bag") -> dict[str, str]:
    """The letters that the rule writes."""
    lines = bag_lines(CHECKLIST, BAG) if whose == "bag" else own_lines(CHECKLIST)
    wanted = letters(asked(marks, order), lines)
    return {one.id: letter_text(CHECKLIST, one, wanted[one.id]) for one in CHECKLIST.holders if one.id in wanted}


def is_fit(visit: Visit, root: Locator) -> None:
    """Nothing for axe to find, no sideways scroll, and nothing too small to press."""
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_a_group_a_list_and_letters_fit_each_width(visit: Visit, lesson: Server) -> None:
    """Our reading, the list with its reasons and the open letters can be read and pressed at each width."""
    root = open_list(visit, lesson)
    come_back(visit, root, 0)
    expect(root.locator("[data-ours]:visible")).to_have_count(1)
    is_fit(visit, root)
    come_back(visit, root, STEPS - 2)
    root.locator("summary:visible", has_text="How to ask").first.click()
    root.get_by_role("button", name="Compare my order").click()
    expect(root.locator("[data-rank]:visible").first).to_be_visible()
    is_fit(visit, root)
    on(root)
    root.locator("[data-holder]:visible summary").first.click()
    is_fit(visit, root)


def test_the_bag_is_marked_by_mouse_and_ends_in_letters(visit: Visit, lesson: Server) -> None:
    """One group at a time, then our reading; the order is the learner's, and so are the letters."""
    root = open_list(visit, lesson)
    expect(root.locator("[data-progress]")).to_have_text(f"Step 1 of {STEPS}")
    expect(root.locator("[data-ours]:visible")).to_have_count(0)
    for item in FIRST.items:
        mark(root, item.id, OURS[item.id])
    root.get_by_role("button", name="Compare with us").click()
    part = root.locator(f"[data-part={FIRST.id}]")
    expect(part.locator("[role=status]")).to_have_text(
        "Below, each of your marks stands beside ours. Where they differ, we say why."
    )
    expect(part.locator("[data-ours-heading]")).to_be_focused()
    mark_all(root, OURS)
    order = asked(OURS, list(OURS))
    assert rows(root) == order
    root.locator(f"[data-row={order[1]}] [data-do=up]").click()
    order[0], order[1] = order[1], order[0]
    assert rows(root) == order
    root.get_by_role("button", name="Compare my order").click()
    could = [item.id for item in CHECKLIST.items if item.bag.could_change]
    names = {item.id: item.name for item in CHECKLIST.items}
    said = "; ".join(names[name] for name in order if name in could)
    expect(root.locator("[data-list-said]")).to_contain_text(said)
    expect(root.locator("[data-list-said]")).to_be_in_viewport()
    on(root)
    assert texts(root) == written(order, OURS)


def test_each_mark_gets_its_own_words_and_can_be_changed(visit: Visit, lesson: Server) -> None:
    """The same, one that fits too, and another are told apart; what we would add is named at the list."""
    root = open_list(visit, lesson)
    root.get_by_role("button", name="Compare with us").click()
    region = root.locator(f"[data-part={FIRST.id}] [role=status]")
    expect(region).to_contain_text(f"{len(FIRST.items)} more to mark.")
    for wanted, label in LABELS.items():
        for item in FIRST.items:
            mark(root, item.id, wanted)
        root.get_by_role("button", name="Compare with us").click()
        for item in FIRST.items:
            yours = root.locator(f"[data-ours-for={item.id}] [data-yours]")
            if wanted == item.bag.mark:
                expect(yours).to_have_text("You marked it so, too.")
            else:
                expect(yours).to_contain_text(f"You marked it “{label}”.")
            assert ("That fits, too." in yours.inner_text()) == (wanted in item.bag.also)
    everything_there = dict.fromkeys(OURS, "there")
    mark_all(root, everything_there)
    expect(root.locator("[data-empty]")).to_be_visible()
    for name, ours in OURS.items():
        assert (NAMES[name] in root.locator("[data-more]").inner_text()) == (ours != "there")
    on(root)
    expect(root.locator("[data-no-letter]")).to_be_visible()


def test_papers_of_ones_own_are_marked_without_any_comparison(visit: Visit, lesson: Server) -> None:
    """Own marks stand beside those of the bag; the letters ask as with anyone's papers, and hold no name."""
    root = open_list(visit, lesson)
    mark(root, FIRST.items[0].id, "there")
    root.get_by_role("button", name="Papers of your own").click()
    expect(root.get_by_text("Please enter no names")).to_be_visible()
    expect(root.locator("input:checked")).to_have_count(0)
    expect(root.get_by_role("button", name="Compare with us")).to_have_count(0)
    own = {FIRST.items[1].id: "missing", CHECKLIST.groups[-1].items[0].id: "partly"}
    mark(root, FIRST.items[1].id, "missing")
    for _ in CHECKLIST.groups[1:]:
        on(root)
    mark(root, CHECKLIST.groups[-1].items[0].id, "partly")
    expect(root.locator("[data-ours]:visible")).to_have_count(0)
    on(root)
    assert rows(root) == list(own)
    expect(root.get_by_role("button", name="Compare my order")).to_have_count(0)
    assert violations(visit) == []
    on(root)
    assert texts(root) == written(list(OURS), own, "own")
    assert BAG.person.name.split()[0] not in " ".join(texts(root).values())
    root.get_by_role("button", name="'s bag").click()
    expect(root.locator("[data-progress]")).to_have_text(f"Step 1 of {STEPS}")
    expect(root.locator("input:checked")).to_have_count(1)


@pytest.mark.parametrize("visit", WIDTHS[2:], indirect=True, ids=lambda w: str(w["width"]))
def test_ones_own_timeline_lies_beside_ones_own_papers(visit: Visit, lesson: Server) -> None:
    """Its lines come from this browser, as text, and only beside own papers; what is no line is left out."""
    root = open_list(visit, lesson)
    root.get_by_role("button", name="Papers of your own").click()
    expect(root.locator("[data-timeline]")).to_be_hidden()
    lines = [
        {"date": "2024-03~", "text": "A <b>stop</b>", "drug": "Aaa"},
        {"date": "soon", "text": "x"},
        {"date": ["2024"], "text": "x"},
        None,
        {"date": "2025-05-01"},
    ]
    whole = {"own": [*lines, {"date": "2025-05-02", "text": "A scan"}], "bag": [{"date": "2024", "text": "of the bag"}]}
    visit.page.evaluate(
        "([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))", [f"reassess:timeline:{BAG.id}", whole]
    )
    visit.page.reload()
    place = root.locator("[data-timeline]")
    place.locator("summary").click()
    expect(place.locator("summary")).to_have_text("Open your own timeline: 2 lines")
    expect(place.locator("li")).to_have_text(["about March 2024 · Aaa. A <b>stop</b>", "2 May 2025 · A scan"])
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    root.get_by_role("button", name="'s bag").click()
    expect(place).to_be_hidden()


@pytest.mark.parametrize("visit", WIDTHS[1:2], indirect=True, ids=lambda w: str(w["width"]))
def test_the_list_is_worked_through_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Tab, Space and Enter mark, compare, move a line and lead to a letter; the focus is never lost."""
    root, keys = open_list(visit, lesson), visit.page.keyboard

    def come_to(target: Locator) -> None:
        for _ in range(80):
            if target.evaluate("e => e === document.activeElement"):
                return
            keys.press("Tab")
        raise AssertionError(target)

    for group in CHECKLIST.groups:
        for item in group.items:
            come_to(root.locator(f"[data-item={item.id}] input").first)
            keys.press("ArrowDown")
        come_to(root.locator(f"[data-part={group.id}] [type=submit]"))
        keys.press("Enter")
        come_to(root.locator(f"[data-part={group.id}] [data-do=goOn]"))
        keys.press("Enter")
    expect(root.locator("[data-part=list] [data-heading]")).to_be_focused()
    second = rows(root)[1]
    come_to(root.locator(f"[data-row={second}] [data-do=up]"))
    keys.press("Enter")
    assert rows(root)[0] == second
    expect(root.locator(f"[data-row={second}] [data-do=down]")).to_be_focused()
    come_to(root.locator("[data-part=list] [data-do=goOn]"))
    keys.press("Enter")
    come_to(root.locator("[data-holder] summary").first)
    keys.press("Enter")
    come_to(root.locator("[data-holder] textarea").first)


def test_letters_can_be_changed_copied_and_written_anew(visit: Visit, lesson: Server) -> None:
    """A change is kept over a reload and a cut line; copying says so, or marks the text where it cannot."""
    root = open_list(visit, lesson)
    come_back(visit, root, STEPS - 1)
    visit.context.set_offline(True)
    letter = root.locator("[data-holder]:visible").first
    letter.locator("summary").click()
    area, fresh = letter.locator("textarea"), letter.locator("textarea").input_value()
    expect(letter.locator("[data-do=renew]")).to_be_hidden()
    area.fill("Our own words")
    visit.context.set_offline(False)
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text(f"Step {STEPS} of {STEPS}")
    letter.locator("summary").click()
    expect(area).to_have_value("Our own words")
    visit.page.evaluate("""() => Object.defineProperty(navigator, "clipboard",
        { configurable: true, value: { writeText: async (text) => { window.copied = text } } })""")
    letter.get_by_role("button", name="Copy the text").click()
    expect(letter.locator("[role=status]")).to_have_text("The text is copied.")
    assert visit.page.evaluate("window.copied") == "Our own words"
    visit.page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    letter.get_by_role("button", name="Copy the text").click()
    expect(letter.locator("[role=status]")).to_contain_text("The text is marked.")
    assert area.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)") == "Our own words"
    letter.get_by_role("button", name="Write it new from my list").click()
    expect(area).to_have_value(fresh)
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="Yes, start over").click()
    expect(root.locator(f"[data-part={FIRST.id}] [data-heading]")).to_be_focused()
    assert visit.page.evaluate(f"localStorage.getItem('{KEY}')") is None


@pytest.mark.parametrize(
    "kept",
    [
        "7",
        "[]",
        '{"whose": "theirs", "sets": 3}',
        '{"sets": {"bag": {"marks": {"gone": "there"}, "seen": ["gone"], "order": ["gone", 1], "at": 9}}}',
        f'{{"sets": {{"bag": {{"marks": {{"{FIRST.items[0].id}": "some"}}, "order": 4, "at": "x"}}}}}}',
        f'{{"sets": {{"bag": {{"seen": ["{FIRST.id}"], "texts": {{"doctor": 5}}, "at": -2}}, "own": null}}}}',
    ],
)
def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server, kept: str) -> None:
    """Unknown things, marks and holders are left out; the rest works."""
    root = open_list(visit, lesson)
    visit.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text(f"Step 1 of {STEPS}")
    expect(root.locator("input:checked")).to_have_count(0)
    for item in FIRST.items:
        mark(root, item.id, OURS[item.id])
    root.get_by_role("button", name="Compare with us").click()
    expect(root.locator("[data-ours]:visible")).to_have_count(1)


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """The readings, whom to ask and the letters of our own marks are there; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=missing]")
    expect(root.locator("[data-ours-for]:visible")).to_have_count(len(CHECKLIST.items))
    expect(root.locator("[data-row]:visible")).to_have_count(len(CHECKLIST.items))
    expect(root.locator("input:visible, textarea:visible, .button:visible, .button-quiet:visible")).to_have_count(0)
    assert {name: text for name, text in texts(root).items() if text} == written(list(OURS), OURS)


def test_paper_shows_all_and_a_letter_prints_alone(visit: Visit, lesson: Server) -> None:
    """The page prints the bag, each reading and each letter; a letter's own button prints that letter on one page."""
    root = open_list(visit, lesson)
    come_back(visit, root, STEPS - 1)
    every = printed(visit)
    for item in CHECKLIST.items:
        assert item.bag.text.split(".")[0] in every
    for one in written(list(OURS), OURS).values():
        assert re.sub(r"\s+", " ", one.splitlines()[-3]) in every
    assert "Copy the text" not in every
    visit.page.evaluate("() => { window.print = () => {} }")
    root.locator("[data-holder=radiology] summary").click()
    root.locator("[data-holder=radiology]").get_by_role("button", name="Print this page").click()
    alone = printed(visit, pages=1)
    assert "Good day" in alone
    assert alone.count("To: ") == 1


def printed(visit: Visit, pages: int | None = None) -> str:
    """What the page prints, as one line; with `pages`, on so many pages."""
    found = sheets(visit.page)
    assert pages in {None, len(found)}
    return " ".join(found)
