"""The timeline builder: papers opened, events put in order, flags with reasons, own notes; kept, offline, on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import opened, served_lesson
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from widgets.content import Library

BAG = Library().bag("angela-school-bus")
ALL = len(BAG.events)
KEY = "reassess:timeline:angela-school-bus"
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320, "scheme": "dark"}]
TARGETS = "button:not(.cite):not(.term), summary, .option label, .timeline-form select, .timeline-form input[type=text]"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the bag."""
    call = f"from widgets import timeline_builder\ntimeline_builder({BAG.id!r})"
    with served_lesson(tmp_path_factory, "# A bag", call) as server:
        yield server


def open_bag(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to its bag."""
    return opened(visit, lesson, "timeline")


def list_of(root: Locator, name: str = "bag") -> Locator:
    """Angela's timeline, or the learner's own."""
    return root.locator(f"[data-timeline={name}]")


def rows(root: Locator, name: str = "bag") -> Locator:
    """The lines of a timeline."""
    return list_of(root, name).locator("[data-list] > li")


def put(root: Locator, event: str, guess: str | None = None) -> Locator:
    """Open the paper of an event, guess its date where that is asked, and put it on the timeline."""
    part = root.locator(f"[data-paper-event={event}]")
    paper = root.locator("[data-paper]").filter(has=root.page.locator(f"[data-paper-event={event}]"))
    if paper.get_attribute("open") is None:
        back = root.get_by_role("button", name="Back to all papers").filter(visible=True)
        if back.count():  # on a phone the open paper hides the others
            back.first.click()
        paper.locator("> summary").click()
    if guess:
        part.locator(f"[data-option={guess}] label").click()
    part.get_by_role("button", name="Put it on the timeline").click()
    expect(part.locator("[role=status]")).to_contain_text("On the timeline, as number")
    return part


def add(root: Locator, date: str, kind: str, text: str, drug: str = "") -> None:
    """Add a line to the learner's own notes."""
    own = list_of(root, "own")
    form = own.locator("[data-add]")
    year, month, day = (*date.split("-"), "", "")[:3]
    form.get_by_label("Year").fill(year)
    form.locator("[data-field=month]").select_option(month.lstrip("0"))
    form.locator("[data-field=day]").select_option(day.lstrip("0"))
    form.get_by_label("What kind").select_option(kind)
    if drug:
        form.get_by_label("Name of the medicine").fill(drug)
    form.get_by_label("What happened").fill(text)
    before = rows(root, "own").count()
    form.get_by_role("button", name="Add", exact=True).click()
    expect(rows(root, "own")).to_have_count(before + 1)


def sound_on_screen(visit: Visit, root: Locator) -> None:
    """Axe finds nothing, nothing moves sideways, and all that is pressed is large enough."""
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sizes = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(sizes) >= SMALLEST_TARGET_PX - 0.5


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_papers_go_on_the_timeline_and_flags_go_up_by_mouse(visit: Visit, lesson: Server) -> None:
    """A guess gets its answer, the list is in order, and a flag goes up once its events are all on it."""
    root = open_bag(visit, lesson)
    bag = list_of(root)
    expect(bag.locator("[data-empty]")).to_be_visible()
    expect(root.locator(".flag:visible")).to_have_count(0)
    put(root, "gefitinib-again")
    expect(root.locator("[data-progress]")).to_have_text(f"1 of {ALL} events is on the timeline.")
    expect(bag.locator("[data-sum]")).to_have_text("One event stands here, from 30 January 2025. Flags so far: 0.")
    part = put(root, "tablets-run-out", "chat-day")
    expect(part.locator("[role=status]")).to_contain_text("Another date fits better")
    expect(part.locator("[role=status] .flag-kind")).to_have_text("Gap")
    expect(rows(root).locator("[data-when]")).to_have_text(["8 December 2024", "30 January 2025"])
    expect(bag.locator(".flag:visible")).to_have_count(1)
    expect(bag.locator(".flag:visible")).to_contain_text("Look at number 1 (8 December 2024), 2 (30 January 2025).")
    expect(rows(root).first.locator("[data-marks]")).to_have_text("Flag: Gap")
    expect(bag.locator("[data-sum]")).to_contain_text("2 events stand here, from 8 December 2024 to 30 January 2025.")
    rows(root).first.locator("summary").click()
    bag.locator("[data-figure]").scroll_into_view_if_needed()
    expect(bag.locator(".is-drawn .main-svg").first).to_be_visible()
    sound_on_screen(visit, root)
    paper = root.locator("[data-paper=december-message]")
    paper.get_by_role("button", name="Next paper").click()
    expect(paper).not_to_have_attribute("open", "")
    expect(root.locator("[data-paper=february-letter] > summary")).to_be_focused()
    root.get_by_role("button", name="Show me all").click()
    expect(bag.locator("[data-heading]")).to_be_focused()
    expect(rows(root)).to_have_count(ALL)
    expect(bag.locator(".flag:visible")).to_have_count(len(BAG.flags))
    expect(root.locator("[data-progress]")).to_have_text(f"All {ALL} events are on the timeline.")
    sound_on_screen(visit, root)


def test_a_line_is_changed_moved_taken_off_and_brought_back(visit: Visit, lesson: Server) -> None:
    """A new date finds its place; a move against the dates is said; Undo goes back step by step."""
    root = open_bag(visit, lesson)
    bag, whens = list_of(root), rows(root).locator("[data-when]")
    told = bag.locator("[data-told]")
    for event in ("scan-february", "scan-july"):
        put(root, event)
    rows(root).nth(1).locator("summary").click()
    rows(root).nth(1).get_by_role("button", name="Move up").click()
    expect(told).to_have_text("Now number 1 of 2. By its date it would stand elsewhere.")
    expect(rows(root).first.locator("summary")).to_be_focused()
    bag.get_by_role("button", name="Undo").click()
    expect(whens).to_have_text(["6 February 2024", "9 July 2024"])
    rows(root).first.locator("summary").click()
    form = rows(root).first.locator("form")
    form.locator("[data-field=day]").select_option("31")
    form.get_by_role("button", name="Save").click()
    expect(form.locator("[role=status]")).to_contain_text("There is no such day.")
    form.locator("[data-field=day]").select_option("")
    form.locator("[data-field=month]").select_option("8")
    form.get_by_label("only about then").check()
    form.get_by_role("button", name="Save").click()
    expect(whens).to_have_text(["9 July 2024", "about August 2024"])
    expect(told).to_have_text("Saved. It is number 2 of 2 now.")
    bag.locator("[data-figure]").scroll_into_view_if_needed()
    expect(bag.locator(".is-drawn .main-svg").first).to_be_visible()
    assert any("date=2024-07-09,2024-08~" in unquote(url) for url in visit.asked)
    rows(root).first.locator("summary").click()
    rows(root).first.get_by_role("button", name="Take off").click()
    expect(rows(root)).to_have_count(1)
    for count in (2, 2, 1, 0):
        bag.get_by_role("button", name="Undo").click()
        expect(rows(root)).to_have_count(count)
    expect(bag.locator("[data-heading]")).to_be_focused()


@pytest.mark.parametrize("visit", WIDTHS[1:2], indirect=True, ids=lambda w: str(w["width"]))
def test_own_notes_are_looked_at_without_their_words(visit: Visit, lesson: Server) -> None:
    """Dates and kinds are asked about; words stay; without a line the list works and the page says what needs it."""
    root = open_bag(visit, lesson)
    own = list_of(root, "own")
    expect(own.get_by_text("Do not enter names")).to_be_visible()
    expect(own.get_by_label("What kind")).to_have_value("")
    own.locator("[data-add]").get_by_label("Year").fill("2024")
    own.get_by_role("button", name="Add", exact=True).click()
    expect(own.locator("[data-form-told]").first).to_have_text("Please choose what kind it is.")
    own.locator("[data-add]").get_by_label("Year").fill("")
    own.get_by_role("button", name="Add", exact=True).click()
    expect(own.locator("[data-form-told]").first).to_have_text("Please give a year with four digits.")
    expect(own.locator("[data-form-told]").first).to_be_in_viewport(ratio=1)
    expect(own.locator("[data-add]").get_by_label("Year")).to_be_focused()
    add(root, "2024-10-02", "treatment-start", "Begun again", "Secretol")
    add(root, "2024-06", "treatment-stop", "Ended", "secretol")
    add(root, "2024-03", "treatment-start", "Begun", "Secretol")
    expect(own.locator("[data-add] [data-form-told]")).to_have_text("Added below, as number 1 of 3.")
    expect(own.locator("[data-add] [data-form-told]")).to_be_in_viewport(ratio=1)
    expect(rows(root, "own").locator("[data-when]")).to_have_text(["March 2024", "June 2024", "2 October 2024"])
    flags = own.locator("[data-flags] .flag")
    expect(flags.locator(".flag-kind")).to_have_text(["Can be counted in two ways", "Gap"])
    expect(flags.last).to_contain_text("between 13 and 18 weeks")
    expect(flags.last.locator(".cite")).to_have_count(1)
    expect(own.locator("[data-sum]")).to_contain_text(
        "Drug treatments: 1 if each name counts once, 2 if each start counts."
    )
    own.locator("[data-figure]").scroll_into_view_if_needed()
    expect(own.locator(".is-drawn .main-svg").first).to_be_visible()
    expect(own.locator("[data-figure]")).to_contain_text("secretol")
    sound_on_screen(visit, root)
    asked = [unquote(url).lower() for url in visit.asked if "/ask/timeline" in url]
    assert asked
    assert not any("secretol" in url or "begun" in url for url in asked)
    visit.context.set_offline(True)
    add(root, "2025", "scan", "A scan")
    expect(own.locator("[data-line]")).to_contain_text("this page needs the line")
    expect(flags).to_have_count(0)
    visit.context.set_offline(False)
    expect(flags).to_have_count(2)
    own.get_by_role("button", name="Take all off").click()
    expect(rows(root, "own")).to_have_count(0)
    own.get_by_role("button", name="Undo").click()
    expect(flags).to_have_count(2)


@pytest.mark.parametrize("visit", WIDTHS[1:2], indirect=True, ids=lambda w: str(w["width"]))
def test_papers_go_on_the_timeline_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Enter opens a paper, Space chooses, Enter puts it on; the focus is never lost on the way to the next paper."""
    root, keys = open_bag(visit, lesson), visit.page.keyboard

    def tab_to(target: Locator) -> None:
        for _ in range(40):
            if target.evaluate("e => e === document.activeElement"):
                return
            keys.press("Tab")
        raise AssertionError(target)

    first = root.locator("[data-paper]").first
    tab_to(first.locator("> summary"))
    keys.press("Enter")
    tab_to(first.locator("[type=radio]").first)
    keys.press("Space")
    tab_to(first.get_by_role("button", name="Put it on"))
    keys.press("Enter")
    expect(first.get_by_role("button", name="Next paper")).to_be_focused()
    keys.press("Enter")
    second = root.locator("[data-paper]").nth(1)
    expect(second.locator("> summary")).to_be_focused()
    expect(second).to_have_attribute("open", "")
    change = rows(root).first.locator("summary")
    change.focus()
    keys.press("Enter")
    tab_to(rows(root).first.get_by_role("button", name="Take off"))
    keys.press("Enter")
    expect(list_of(root).locator("[data-heading]")).to_be_focused()
    expect(rows(root)).to_have_count(0)


@pytest.mark.parametrize("visit", WIDTHS[1:2], indirect=True, ids=lambda w: str(w["width"]))
def test_on_a_phone_one_paper_shows_and_the_reader_stays_at_the_first_event(visit: Visit, lesson: Server) -> None:
    """Only the open paper shows, with a way back to all; of two events in it, the first keeps the reader."""
    root = open_bag(visit, lesson)
    two = next(record for record in BAG.records if len(record.events) > 1 and not record.events[0].guesses)
    paper = root.locator(f"[data-paper={two.id}]")
    part = put(root, two.events[0].id)
    expect(root.locator("[data-paper]:visible")).to_have_count(1)
    expect(part.locator(".paper-takes")).to_be_focused()
    visit.page.keyboard.press("Tab")
    expect(root.locator(f"[data-paper-event={two.events[1].id}] :focus")).to_have_count(1)
    paper.get_by_role("button", name="Back to all papers").click()
    expect(root.locator("[data-paper]:visible")).to_have_count(len(BAG.records))
    expect(paper.locator("> summary")).to_be_focused()
    for words in ("A triangle.", "An upright dash.", "Dots in a row."):
        expect(list_of(root).locator(".chart-key")).to_contain_text(words)


def test_a_reload_brings_both_timelines_back_and_start_over_spares_own_notes(visit: Visit, lesson: Server) -> None:
    """What was done with the line cut is there after a reload, guesses too; clearing is asked once."""
    root = open_bag(visit, lesson)
    visit.context.set_offline(True)
    put(root, "gefitinib-start", "february")
    put(root, "chemo-start")
    add(root, "2024", "scan", "A scan")
    visit.context.set_offline(False)
    visit.page.reload()
    expect(rows(root)).to_have_count(2)
    expect(rows(root, "own")).to_have_count(1)
    expect(list_of(root, "own").get_by_role("button", name="Undo")).to_have_count(0)
    root.locator("[data-paper=pharmacy-label] > summary").click()
    expect(root.locator("[data-paper-event=gefitinib-start] [role=status]")).to_contain_text("Another date fits better")
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="No, keep my answers").click()
    expect(rows(root)).to_have_count(2)
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="Yes, start over").click()
    expect(rows(root)).to_have_count(0)
    expect(rows(root, "own")).to_have_count(1)
    kept = json.loads(visit.page.evaluate(f"localStorage.getItem('{KEY}')"))
    own = [{"date": "2024", "kind": "scan", "text": "A scan", "source": "", "drug": ""}]
    assert kept == {"bag": [], "own": own, "guessed": {}, "ended": False}


LINE = '{"date": "2024-04-02", "kind": "scan", "text": "A scan", "source": "", "drug": ""'


@pytest.mark.parametrize(
    "kept",
    [
        "7",
        '{"bag": 3, "own": {"length": 2}, "guessed": 5}',
        f'{{"bag": [{LINE}, "id": "gone"}}, {LINE}, "id": "toString"}}, null, 1], "own": [null, {LINE[:-10]}}}]}}',
        '{"bag": [{"id": "scan-july", "date": "2024-02-30", "kind": "scan", "drug": ""}]}',
        '{"own": [{"date": "soon", "kind": "scan", "text": "A", "source": "", "drug": ""}], "guessed": {"x": 1}}',
        '{"own": [{"date": "2024", "kind": "constructor", "text": "A", "source": "", "drug": ""}]}',
    ],
)
def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server, kept: str) -> None:
    """Unknown events, dates that are none and kinds that are none are left out; the rest works."""
    root = open_bag(visit, lesson)
    visit.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text(f"0 of {ALL} events are on the timeline.")
    expect(rows(root, "own")).to_have_count(0)
    put(root, "scan-july")
    expect(rows(root)).to_have_count(1)


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """All papers, the whole list and every flag are there; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=timeline]")
    expect(rows(root)).to_have_count(ALL)
    expect(root.locator(".flag:visible")).to_have_count(len(BAG.flags))
    root.locator("[data-paper=discharge-cali] > summary").click()
    expect(root.get_by_text("Restart gefitinib.")).to_be_visible()
    expect(root.locator("form:visible, .button:visible, .button-quiet:visible")).to_have_count(0)


def printed(visit: Visit) -> str:
    """What paper would hold."""
    return words_on_paper(visit.page)


def test_paper_holds_all_and_a_timeline_prints_alone(visit: Visit, lesson: Server) -> None:
    """A printed page holds every paper and flag; asked for, the list prints alone with the flags that are up."""
    root = open_bag(visit, lesson)
    put(root, "chemo-start")
    put(root, "chemo-last-stamp", "stamp")
    whole = printed(visit)
    for record in BAG.records:
        assert record.looks_like in whole
    assert whole.count("Look at number") == len(BAG.flags)
    visit.page.evaluate("window.print = () => {}")
    root.get_by_role("button", name="Print this timeline").click()
    sheet = printed(visit)
    assert "4 March 2025" in sheet
    assert "The card has four stamps." in sheet
    assert sheet.count("Look at number") == 1
    assert "A pale fax" not in sheet
    assert "Undo" not in sheet
