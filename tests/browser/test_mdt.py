"""A team meeting: chairs and papers to set, the table's answer, another try, a sheet; kept, offline, on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import opened, served_lesson
from tests.browser.paper import sheets
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from widgets.content import Library

TABLE = Library().table("04-table")
FIRST, SECOND = TABLE.cases[:2]
GOOD = FIRST.good_tables[0]
NAMES = {person.id: person.name for person in TABLE.people}
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]
TARGETS = "button:not(.cite):not(.term), .option label, .sureness label, summary"
KEY = "reassess:mdt:04-table"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the table."""
    with served_lesson(tmp_path_factory, "# A table", "from widgets import mdt_table\nmdt_table('04-table')") as server:
        yield server


def open_table(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to its table."""
    return opened(visit, lesson, "mdt")


def part_of(root: Locator, name: str) -> Locator:
    """One case, or what a meeting cannot do."""
    return root.locator(f"[data-part={name}]")


def set_table(part: Locator, ids: Sequence[str]) -> None:
    """Press people and papers, each once."""
    for name in ids:
        part.locator(f"input[value={name}] + label").click()


def hold(root: Locator, name: str, ids: Sequence[str]) -> Locator:
    """Set a table, say how sure, and hold the meeting."""
    part = part_of(root, name)
    set_table(part, ids)
    part.get_by_text("Fairly sure").click()
    part.get_by_role("button", name="Hold the meeting").click()
    expect(part.locator("[data-feedback]")).to_contain_text("The reasons stand below.")
    return part


def answer_of(part: Locator) -> Locator:
    """The outcome that shows."""
    return part.locator("[data-outcome]:visible")


def fits(visit: Visit, root: Locator) -> None:
    """Nothing scrolls sideways, every target is large enough, and axe finds nothing."""
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_a_meeting_is_set_up_by_mouse_tried_again_and_comes_further(visit: Visit, lesson: Server) -> None:
    """Half a table gives half an answer and names what is missing; with that it gives a full one."""
    root = open_table(visit, lesson)
    part = part_of(root, FIRST.id)
    expect(part.locator("[data-answer]")).to_be_hidden()
    hold(root, FIRST.id, ["cancer-doctor", "radiologist", "gene-reader", "image-files", "gap-page"])
    expect(answer_of(part)).to_have_count(1)
    expect(answer_of(part)).to_contain_text("Half an answer, from the pictures")
    expect(part.locator("[data-need]:visible")).to_have_text(
        ["Where the stored cells are, in Cali and at home", "The person's own words or Nurse navigator"]
    )
    reader = part.locator("[data-seat=gene-reader]")
    expect(reader).to_contain_text("At your table")
    expect(reader).to_contain_text("Came without the paper: Where the stored cells are")
    expect(part.locator("[data-seat=radiologist]")).to_contain_text("Had the paper: The image files")
    expect(part.locator("[data-seat=own-words]")).to_contain_text("Not at your table")
    fits(visit, root)
    part.get_by_role("button", name="Try another table").click()
    expect(part.locator("[data-box]").first).to_be_focused()
    expect(part.locator("[data-answer]")).to_be_hidden()
    hold(root, FIRST.id, ["own-words", "stored-cells"])
    expect(answer_of(part)).to_contain_text(FIRST.outcomes[0].title)
    expect(part.locator("[data-lacks]")).to_be_hidden()
    part.get_by_text("Two good tables").click()
    expect(part.locator(".mdt-table").first.get_by_text("Yours, too")).to_have_count(len(GOOD.chairs + GOOD.papers))
    expect(part.locator("[data-whom] li")).to_have_count(4)
    part.get_by_role("button", name="Next").click()
    expect(part_of(root, SECOND.id).locator("[data-heading]")).to_be_focused()
    root.get_by_role("button", name="What a meeting cannot do").click()
    limits = part_of(root, "limits")
    expect(limits.get_by_role("img")).to_have_count(len(TABLE.limits))
    expect(limits).to_contain_text(TABLE.limits[0].icons.sentence)
    fits(visit, root)


def test_no_more_than_there_are_chairs_and_a_change_takes_the_answer_away(visit: Visit, lesson: Server) -> None:
    """The eighth chair stays free and the page says why; a table that changes has to meet again."""
    root = open_table(visit, lesson)
    part = part_of(root, FIRST.id)
    people = [person.id for person in TABLE.people]
    set_table(part, people[: TABLE.chairs + 1])
    count = part.locator("[data-count=chairs]")
    expect(count).to_have_text("All 7 chairs are set. Take one away first, then choose another.")
    expect(count).to_be_in_viewport()
    expect(part.locator("[data-box=chairs]:checked")).to_have_count(TABLE.chairs)
    set_table(part, [people[0]])
    expect(count).to_have_text("6 of 7 chairs set")
    hold(root, FIRST.id, [])
    expect(answer_of(part)).to_contain_text("No decision today")
    set_table(part, [people[0]])
    expect(part.locator("[data-answer]")).to_be_hidden()
    expect(part.locator("[data-feedback]")).to_be_empty()


def test_what_is_missing_in_the_form_is_said_calmly(visit: Visit, lesson: Server) -> None:
    """Without a chair or without how sure, the page says so, goes there, and shows no answer."""
    root = open_table(visit, lesson)
    part = part_of(root, FIRST.id)
    part.get_by_role("button", name="Hold the meeting").click()
    expect(part.locator("[data-count=chairs]")).to_have_text("The table is empty. Set at least one chair first.")
    expect(part.locator("[data-count=chairs]")).to_be_in_viewport()
    expect(part.locator("[data-box]").first).to_be_focused()
    visit.page.keyboard.press("Space")
    part.get_by_role("button", name="Hold the meeting").click()
    expect(part.locator("[data-feedback]")).to_have_text("One more thing. How sure are you?")
    expect(part.locator("[data-answer]")).to_be_hidden()


@pytest.mark.parametrize("visit", WIDTHS[1:2], indirect=True, ids=lambda w: str(w["width"]))
def test_a_meeting_is_set_up_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Tab, Space and Enter lead to the answer and on to the next case."""
    root, keys = open_table(visit, lesson), visit.page.keyboard
    part = part_of(root, FIRST.id)

    def tab_to(target: Locator) -> None:
        for _ in range(90):
            if target.evaluate("one => one === document.activeElement"):
                return
            keys.press("Tab")
        pytest.fail("the keyboard does not come there")

    for name in (*GOOD.chairs, *GOOD.papers):
        tab_to(part.locator(f"input[value={name}]"))
        keys.press("Space")
    tab_to(part.locator("[data-confidence] input").first)
    keys.press("Space")
    tab_to(part.get_by_role("button", name="Hold the meeting"))
    keys.press("Enter")
    expect(answer_of(part)).to_contain_text(FIRST.outcomes[0].title)
    tab_to(part.get_by_role("button", name="Next"))
    keys.press("Enter")
    expect(part_of(root, SECOND.id).locator("[data-heading]")).to_be_focused()


def test_a_reload_brings_back_a_table_half_set_and_an_answer(visit: Visit, lesson: Server) -> None:
    """With the line cut before it, nothing is lost; start over asks once and clears all."""
    root = open_table(visit, lesson)
    visit.context.set_offline(True)
    hold(root, FIRST.id, [*GOOD.chairs, *GOOD.papers])
    root.locator(f"[data-to={SECOND.id}]").click()
    set_table(part_of(root, SECOND.id), ["surgeon", "liver-images"])
    visit.context.set_offline(False)
    visit.page.reload()
    second = part_of(root, SECOND.id)
    expect(second.locator("[data-box]:checked")).to_have_count(2)
    expect(second.locator("[data-count=chairs]")).to_have_text("1 of 7 chairs set")
    expect(second.locator("[data-answer]")).to_be_hidden()
    root.locator(f"[data-to={FIRST.id}]").click()
    expect(answer_of(part_of(root, FIRST.id))).to_contain_text(FIRST.outcomes[0].title)
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="No, keep my answers").click()
    expect(answer_of(part_of(root, FIRST.id))).to_be_visible()
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="Yes, start over").click()
    expect(part_of(root, FIRST.id).locator("[data-heading]")).to_be_focused()
    expect(root.locator("[data-box]:checked")).to_have_count(0)
    assert visit.page.evaluate("key => localStorage.getItem(key)", KEY) is None


@pytest.mark.parametrize(
    "kept",
    [
        "7",
        "[]",
        '{"answers": 3, "at": 0.5}',
        f'{{"answers": {{"{FIRST.id}": {{"chairs": ["gone"], "papers": 4, "sure": "no", "held": true}}}}, "at": "x"}}',
        f'{{"answers": {{"{FIRST.id}": {{"chairs": {[*NAMES]}, "held": true}}, "gone": 1}}, "at": -2}}'.replace(
            "'", '"'
        ),
        f'{{"answers": {{"{FIRST.id}": null}}, "at": 0}}',
    ],
)
def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server, kept: str) -> None:
    """Unknown people and papers, and more than fit, are left out; the rest works."""
    root = open_table(visit, lesson)
    visit.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
    visit.page.reload()
    expect(part_of(root, FIRST.id).locator("[data-count=chairs]")).to_have_text("0 of 7 chairs set")
    expect(root.locator("[data-box]:checked")).to_have_count(0)
    hold(root, FIRST.id, ["cancer-doctor"])


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """Every person, every outcome with its needs and every limit is there; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=mdt]")
    expect(root.locator("[data-seat]:visible")).to_have_count(len(TABLE.people) * len(TABLE.cases))
    outcomes = sum(len(case.outcomes) for case in TABLE.cases)
    expect(root.locator(".mdt-needs:visible")).to_have_count(outcomes)
    expect(root.locator(".icons:visible")).to_have_count(len(TABLE.limits))
    expect(
        root.locator("form:visible, .sheet:visible, .button:visible, .button-quiet:visible, .board-tab:visible")
    ).to_have_count(0)


def printed(visit: Visit) -> list[str]:
    """The text of each page on paper, in one line."""
    return sheets(visit.page)


def test_paper_shows_all_cases_with_every_person_and_answer(visit: Visit, lesson: Server) -> None:
    """Print holds each outcome with its needs and each person's question, and nothing that can only be pressed."""
    root = open_table(visit, lesson)
    hold(root, FIRST.id, [*GOOD.chairs, *GOOD.papers])
    text = " ".join(printed(visit))
    for case in TABLE.cases:
        assert case.title in text
        assert all(outcome.title in text for outcome in case.outcomes)
    assert text.count("This answer needs:") == sum(len(case.outcomes) for case in TABLE.cases)
    assert all(person.ask in text for person in TABLE.people)
    assert "Hold the meeting" not in text
    assert "A sheet to take along" not in text


def test_a_sheet_with_all_chairs_prints_alone_on_one_page(visit: Visit, lesson: Server) -> None:
    """It holds the question, those who were invited and what each needs to see, and what to ask afterwards."""
    wide = FIRST.good_tables[1]
    assert len(wide.chairs) == TABLE.chairs
    part = hold(open_table(visit, lesson), FIRST.id, [*wide.chairs, *wide.papers])
    visit.page.evaluate("globalThis.print = () => {}")
    part.get_by_role("button", name="Print this sheet").click()
    [sheet] = printed(visit)
    assert FIRST.question in sheet
    for person in TABLE.people:
        assert (person.needs in sheet) == (person.id in wide.chairs)
    assert "Who does what, and by when?" in sheet
    assert "The table's answer" not in sheet
