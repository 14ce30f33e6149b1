"""The week map: choices change a week, one's own is drawn and its words stay; kept, offline, on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import opened, served_lesson
from tests.browser.paper import sheets
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from widgets.content import Library
from widgets.model.week_query import MOST_TASKS

STORY = Library().weeks["nadia-and-yusuf"]
KEY = "reassess:week:nadia-and-yusuf"
NARROW, SMALLEST = {"width": 360}, {"width": 320, "scheme": "dark"}
TARGETS = "button:not(.cite):not(.term), summary, .option label, .week-day, select, input[type=text]"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the map."""
    with served_lesson(tmp_path_factory, "# A week", "from widgets import week_map\nweek_map()") as server:
        yield server


def open_map(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to its map."""
    return opened(visit, lesson, "week")


def choose(root: Locator, task: str, option: str) -> Locator:
    """Choose what could change in a task of Nadia's."""
    part = root.locator(f"[data-part={task}]")
    part.locator(f"[data-option={option}] label").click()
    part.get_by_role("button", name="See what it does").click()
    expect(part.locator("[data-feedback] .feedback")).to_be_visible()
    return part


def said(root: Locator) -> Locator:
    """The three sentences about Nadia's week."""
    return root.locator("[data-said] li")


def own(root: Locator) -> Locator:
    """The learner's own week."""
    return root.locator("[data-week-own]")


def rows(root: Locator) -> Locator:
    """The tasks of the learner's own week."""
    return own(root).locator("[data-list] > li")


KEEP: tuple[str, Sequence[int], str] = ("keep", (), "")


def add(root: Locator, text: str, days: Sequence[int], plan: tuple[str, Sequence[int], str] = KEEP) -> None:
    """Add a task of two hours in the afternoon; a plan says what could happen, on which days, and by whom."""
    way, taken, who = plan
    form, count = own(root).locator("[data-add]"), rows(root).count()
    form.get_by_label("What is to be done?").fill(text)
    for day in days:
        form.locator("[data-days]").nth(day).check()
    form.get_by_label("Mostly in the").select_option("day")
    form.get_by_label("How long in all").select_option("2")
    form.get_by_label("What could happen with it?").select_option(way)
    for day in taken:
        form.locator("[data-taken]").nth(day).check()
    if who:
        form.get_by_label("Who could be asked?").fill(who)
    form.get_by_role("button", name="Add", exact=True).click()
    expect(rows(root)).to_have_count(count + 1)


def sound_on_screen(visit: Visit, root: Locator) -> None:
    """Axe finds nothing, nothing moves sideways, and all that is pressed is large enough."""
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sizes = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(sizes) >= SMALLEST_TARGET_PX - 0.5


@pytest.mark.parametrize("visit", [NARROW], indirect=True, ids=["360"])
def test_choices_change_the_week_and_it_needs_no_line(visit: Visit, lesson: Server) -> None:
    """Sentence, table and figure change with each choice, also with the line cut; a way back changes them again."""
    root = open_map(visit, lesson)
    expect(said(root)).to_have_text(
        ["Time for tasks: 91 hours.", "Nights with a task: 7 of 7.", "Own rest: 2 hours 45 minutes."]
    )
    root.locator(".week-now [data-figure]").scroll_into_view_if_needed()
    expect(root.locator(".week-now .is-drawn .main-svg").first).to_be_visible()
    visit.context.set_offline(True)
    part = choose(root, "night-bag", "be-shown")
    expect(part.locator("[data-feedback]")).to_contain_text("The hours stay as they are.")
    part = choose(root, "night-bag", "sister-on-tuesdays")
    expect(part.locator("[data-feedback]")).to_contain_text(
        "Nights with a task: 7 of 7 as it is, 6 with these changes."
    )
    part.get_by_role("button", name="Continue").click()
    expect(root.locator("[data-part=afternoons] [data-heading]")).to_be_focused()
    for task, option in (("afternoons", "neighbour-tuesday"), ("laundry", "no-ironing"), ("papers", "go-on-alone")):
        choose(root, task, option).get_by_role("button", name="Continue").click()
    choose(root, "messages", "one-message").get_by_role("button", name="Continue").click()
    expect(root.locator("[data-part=end] [data-heading]")).to_be_focused()
    expect(root.locator("[data-chosen] li")).to_have_count(len(STORY.decisions))
    expect(said(root)).to_have_text(
        [
            "Time for tasks: 91 hours as it is, 76 hours 30 minutes with these changes.",
            "Nights with a task: 7 of 7 as it is, 6 with these changes.",
            "Own rest: 2 hours 45 minutes as it is, 5 hours 45 minutes with these changes.",
        ]
    )
    root.locator(".week-now summary").click()
    tuesday = root.locator(".week-now [data-day-row]").nth(1)
    expect(tuesday).to_contain_text("somebody else")
    expect(tuesday.locator("[data-rest]")).to_have_text("3 hours 15 minutes")
    sound_on_screen(visit, root)
    root.get_by_role("button", name="Back", exact=True).click()
    choose(root, "messages", "answer-all")
    expect(said(root).first).to_contain_text("83 hours with these changes")
    visit.context.set_offline(False)


@pytest.mark.parametrize("visit", [NARROW], indirect=True, ids=["360"])
def test_an_own_week_is_drawn_without_its_words_leaving(visit: Visit, lesson: Server) -> None:
    """What is missing is said beside its field; sums come from days and hours; without a line the list still works."""
    root = open_map(visit, lesson)
    form = own(root).locator("[data-add]")
    form.get_by_role("button", name="Add", exact=True).click()
    expect(form.locator("[data-form-told]")).to_have_text("Please write what is to be done.")
    expect(form.locator("[data-form-told]")).to_be_in_viewport(ratio=1)
    expect(form.get_by_label("What is to be done?")).to_be_focused()
    form.get_by_label("What is to be done?").fill("Secretcook")
    form.get_by_role("button", name="Add", exact=True).click()
    expect(form.locator("[data-form-told]")).to_have_text("Please choose at least one day.")
    add(root, "Secretcook", range(7), ("share", [1, 2], "Secretsister"))
    add(root, "Secretironing", [5], ("drop", [], ""))
    expect(rows(root).first.locator("[data-plan]")).to_have_text("Could be shared, Secretsister: Tue, Wed")
    expect(rows(root).last.locator("[data-plan]")).to_have_text("Can be left out: Sat")
    sentences = own(root).locator("[data-own-said] li")
    expect(sentences.first).to_have_text("Time for tasks: 16 hours as it is, 10 hours with these changes.")
    own(root).locator("[data-figure]").scroll_into_view_if_needed()
    expect(own(root).locator(".is-drawn .main-svg").first).to_be_visible()
    rows(root).first.locator("summary").click()
    edit = rows(root).first.locator("form")
    edit.get_by_label("How long in all").select_option("1")
    edit.get_by_label("What kind").select_option("rest")
    expect(edit.get_by_label("What could happen with it?")).to_be_hidden()
    sound_on_screen(visit, root)
    edit.get_by_role("button", name="Save").click()
    expect(own(root).locator("[data-told]")).to_have_text("Saved. It is number 1 of 2.")
    expect(sentences.last).to_have_text("Own rest: 7 hours.")
    asked = [unquote(url).lower() for url in visit.asked if "/ask/week" in url]
    assert asked
    assert not any("secret" in url for url in asked)
    visit.context.set_offline(True)
    rows(root).first.locator("summary").click()
    rows(root).first.get_by_role("button", name="Take off").click()
    expect(own(root).locator("[data-line]")).to_contain_text("this page needs the line")
    expect(sentences.first).to_be_hidden()
    expect(rows(root)).to_have_count(1)
    visit.context.set_offline(False)
    own(root).get_by_role("button", name="Undo").click()
    expect(rows(root)).to_have_count(2)
    expect(sentences.last).to_have_text("Own rest: 7 hours.")


def test_both_weeks_can_be_changed_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Tab, Space, arrows and Enter choose and add; the focus is never lost when a task is taken off."""
    root, keys = open_map(visit, lesson), visit.page.keyboard

    def tab_to(target: Locator) -> None:
        for _ in range(40):
            if target.evaluate("e => e === document.activeElement"):
                return
            keys.press("Tab")
        raise AssertionError(target)

    first = root.locator("[data-part]").first
    first.locator("[type=radio]").first.focus()
    keys.press("Space")
    tab_to(first.get_by_role("button", name="See what it does"))
    keys.press("Enter")
    tab_to(first.get_by_role("button", name="Continue"))
    keys.press("Enter")
    expect(root.locator("[data-part]").nth(1).locator("[data-heading]")).to_be_focused()
    form = own(root).locator("[data-add]")
    form.get_by_label("What is to be done?").focus()
    keys.type("Cook")
    tab_to(form.locator("[data-days]").nth(2))
    keys.press("Space")
    tab_to(form.get_by_role("button", name="Add", exact=True))
    keys.press("Enter")
    expect(form.get_by_label("What is to be done?")).to_be_focused()
    expect(form.locator("[data-form-told]")).to_have_text("Added below, as number 1 of 1.")
    tab_to(rows(root).first.locator("summary"))
    keys.press("Enter")
    tab_to(rows(root).first.get_by_role("button", name="Take off"))
    keys.press("Enter")
    expect(own(root).locator("[data-own-heading]")).to_be_focused()
    expect(rows(root)).to_have_count(0)


@pytest.mark.parametrize("visit", [SMALLEST], indirect=True, ids=["320"])
def test_a_reload_brings_both_weeks_back_and_start_over_spares_ones_own(visit: Visit, lesson: Server) -> None:
    """What was done with the line cut is there after a reload; clearing Nadia's week is asked once."""
    root = open_map(visit, lesson)
    visit.context.set_offline(True)
    choose(root, "night-bag", "sister-on-tuesdays").get_by_role("button", name="Continue").click()
    add(root, "Cook", [0, 3])
    visit.context.set_offline(False)
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text(f"Task 2 of {len(STORY.decisions)}")
    expect(said(root).nth(1)).to_contain_text("6 with these changes")
    expect(rows(root)).to_have_count(1)
    expect(own(root).locator("[data-own-said] li").first).to_have_text("Time for tasks: 4 hours.")
    sound_on_screen(visit, root)
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="Yes, start over").click()
    expect(said(root).nth(1)).to_have_text("Nights with a task: 7 of 7.")
    kept = json.loads(visit.page.evaluate(f"localStorage.getItem('{KEY}')"))
    cook = {"text": "Cook", "who": "", "kind": "hands", "part": "day", "hours": "2"}
    assert kept == {
        "answers": {},
        "at": 0,
        "ended": False,
        "own": [cook | {"days": [0, 3], "way": "keep", "taken": []}],
    }


TASK = {"text": "A", "who": "", "kind": "house", "part": "day", "hours": "1", "days": [1], "way": "keep", "taken": []}
FOREIGN = [
    7,
    {"answers": 3, "at": "x", "own": {"length": 2}},
    {
        "answers": {"night-bag": {"option": "gone"}},
        "at": 9,
        "own": [None, 1, TASK | {"days": []}, TASK | {"days": [9]}],
    },
    {
        "own": [
            TASK | {"kind": "constructor"},
            TASK | {"hours": "1.3"},
            TASK | {"taken": [2]},
            TASK | {"text": "x" * 99},
        ]
    },
]


def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server) -> None:
    """Unknown tasks, options, days and hours are left out; the rest works."""
    root = open_map(visit, lesson)
    for kept in FOREIGN:
        visit.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps(kept)])
        visit.page.reload()
        expect(root.locator("[data-progress]")).to_have_text(f"Task 1 of {len(STORY.decisions)}")
        expect(rows(root)).to_have_count(0)
    choose(root, "night-bag", "be-shown")


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """Each task, all feedback, the table and where to find help are there; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=week]")
    expect(root.locator(".week-now [data-day-row]:visible")).to_have_count(7)
    expect(root.locator(".week-urgent")).to_be_visible()
    expect(root.locator(".scene:visible")).to_have_count(len(STORY.decisions) + 1)
    expect(root.locator(".button:visible, .button-quiet:visible, [data-week-own]:visible")).to_have_count(0)


def printed(visit: Visit) -> list[str]:
    """The text of each page on paper."""
    return sheets(visit.page, format="A4")


def test_paper_holds_all_feedback(visit: Visit, lesson: Server) -> None:
    """The whole map prints with what each choice leads to, and without forms."""
    open_map(visit, lesson)
    whole = " ".join(printed(visit))
    assert all(option.feedback.split(".")[0] in whole for task in STORY.decisions for option in task.options)
    assert "Add a task" not in whole


@pytest.mark.parametrize("count", [0, MOST_TASKS])
def test_an_own_week_prints_alone_on_one_page(visit: Visit, lesson: Server, count: int) -> None:
    """However full, it is one page, with brackets round what is given away; an empty one is for a pen."""
    root = open_map(visit, lesson)
    plan = {"way": "share", "taken": [1], "who": "sister"}
    tasks = [TASK | plan | {"text": f"Task {n} with a name of some length"} for n in range(count)]
    visit.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps({"own": tasks})])
    visit.page.reload()
    expect(own(root).locator("[data-own-said] li")).to_have_count(3 if count else 0)
    visit.page.evaluate("window.print = () => {}")
    own(root).get_by_role("button", name="Print my week").click()
    (sheet,) = printed(visit)
    assert "The task that worries me most" in sheet
    assert "Nadia" not in sheet
    told = "with a name of some length (afternoon, 1 hour)"
    assert (
        sheet.count(f"{told} (x) sister")
        == sheet.count(told)
        == own(root).get_by_text("1 hour in all").count()
        == count
    )
    assert (f"Time for tasks: {count} hours as it is, 0 hours with these changes." in sheet) == bool(count)


def test_screen_and_paper_say_the_same_time_of_a_task_done_twice_a_day(visit: Visit, lesson: Server) -> None:
    """Two calls of half an hour are an hour on each of their days: both places say that the time is meant in all."""
    root = open_map(visit, lesson)
    calls = TASK | {"text": "2 calls", "kind": "papers", "hours": "1", "days": [0, 3]}
    visit.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps({"own": [calls]})])
    visit.page.reload()
    expect(rows(root).locator("[data-when]")).to_contain_text("Mon, Thu, afternoon: 1 hour in all, each day")
    expect(own(root).locator("[data-own-said] li").first).to_have_text("Time for tasks: 2 hours.")
    visit.page.evaluate("window.print = () => {}")
    own(root).get_by_role("button", name="Print my week").click()
    (sheet,) = printed(visit)
    assert "2 calls (afternoon, 1 hour) x x" in sheet
    assert "in all, on each day with an x" in sheet
    assert "Time for tasks: 2 hours." in sheet
