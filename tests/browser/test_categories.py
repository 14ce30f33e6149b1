"""Kinds of treatment side by side: by mouse and by keyboard, kept, read offline, on paper and without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import opened, served_lesson
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from widgets.content import Library
from widgets.views.categories import SHOWN

LIBRARY = Library()
KINDS = LIBRARY.categories()
NAMES = [kind.name for kind in KINDS]
SITUATION = LIBRARY.situations[0]
RAISED = SITUATION.says[0]
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]
TARGETS = "button:not(.cite):not(.term), summary, select, .sureness label"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the explorer."""
    with served_lesson(
        tmp_path_factory, "# Kinds", "from widgets import category_explorer\ncategory_explorer()"
    ) as server:
        yield server


def open_kinds(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to its explorer."""
    return opened(visit, lesson, "categories")


def box(root: Locator, name: str) -> Locator:
    """The box that chooses a kind."""
    return root.get_by_role("checkbox", name=name)


def shown(root: Locator) -> list[str]:
    """The kinds that stand side by side, in their order."""
    return root.locator(".compare [role=columnheader]").all_text_contents()


def rows(root: Locator) -> list[str]:
    """The rows of the table by their class."""
    names = root.locator(".compare > tbody > tr").evaluate_all("all => all.map(row => row.className)")
    return [name.removeprefix("kind-row-") for name in names]


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_three_kinds_stand_side_by_side_with_what_a_case_raises(visit: Visit, lesson: Server) -> None:
    """Three are compared, a fourth is declined calmly, a case comes first, and nothing breaks on the way."""
    root = open_kinds(visit, lesson)
    assert shown(root) == NAMES[:2]
    box(root, NAMES[5]).check()
    root.get_by_label("Rows to show").select_option("")
    expect(root.locator("[data-said]")).to_contain_text(f"Side by side: {' · '.join([*NAMES[:2], NAMES[5]])}")
    assert rows(root) == list(SHOWN)
    box(root, NAMES[7]).click()
    expect(root.locator("[data-most]")).to_contain_text("Take one away first")
    expect(root.locator("[data-most]")).to_be_in_viewport()
    expect(box(root, NAMES[7])).not_to_be_checked()
    root.get_by_label("Something is known in a case").select_option(SITUATION.id)
    expect(root.locator("[data-most]")).to_be_empty()
    assert rows(root)[:2] == ["situation", "gates"]
    assert sorted(rows(root)[1:]) == sorted(SHOWN)
    expect(root.locator(".compare .kind-row-situation th")).to_have_text(SITUATION.text)
    expect(root.locator("[data-said]")).to_contain_text(f"“{SITUATION.text}” also raises something for: {NAMES[2]}")
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5
    columns = root.locator(".compare .kind-row-harms td").evaluate_all(
        "all => new Set(all.map(e => Math.round(e.getBoundingClientRect().top))).size"
    )
    assert columns == (1 if visit.page.viewport_size["width"] > 1000 else 3)  # type: ignore[index]
    expect(root.locator(".compare .kind-row-harms .compare-name").first).to_be_visible(visible=columns == 3)


def test_every_pair_of_a_case_and_a_kind_says_what_the_content_says(visit: Visit, lesson: Server) -> None:
    """For each case each kind shows its own words, or says that it raises no question of its own."""
    root = open_kinds(visit, lesson)
    root.get_by_label("Rows to show").select_option("in_one_line")
    for situation in LIBRARY.situations:
        root.get_by_label("Something is known in a case").select_option(situation.id)
        for kind, cell in zip(KINDS[:2], root.locator(".compare .kind-row-situation td").all(), strict=True):
            raised = situation.raises(kind.id)
            words = re.split(r"[\[(.]", raised.text)[0] if raised else "It raises no question of its own here."
            expect(cell).to_contain_text(words)


def test_one_row_at_a_time_on_a_phone(visit: Visit, lesson: Server) -> None:
    """A narrow screen begins with one row; a button leads on to the next, and the focus goes with it."""
    visit.page.set_viewport_size({"width": 360, "height": 800})
    root = open_kinds(visit, lesson)
    for row, following in pairwise(SHOWN):
        assert rows(root) == [row]
        root.locator("[data-do=nextRow]").click()
        expect(root.locator(f".compare .kind-row-{following} [role=rowheader]")).to_be_focused()
    expect(root.locator("[data-do=nextRow]")).to_be_hidden()
    expect(root.get_by_label("Rows to show")).to_have_value(SHOWN[-1])


@pytest.mark.parametrize("visit", WIDTHS[1:2], indirect=True, ids=lambda w: str(w["width"]))
def test_the_explorer_is_used_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Tab, Space and arrows choose kinds, a case and a row, and open a source."""
    root, keys = open_kinds(visit, lesson), visit.page.keyboard
    root.locator("[data-box]").first.focus()
    keys.press("Space")
    for _ in range(4):
        keys.press("Tab")
    keys.press("Space")
    assert shown(root) == [NAMES[1], NAMES[4]]
    for _ in range(4):
        keys.press("Tab")
    expect(root.get_by_label("Something is known in a case")).to_be_focused()
    keys.press("ArrowDown")
    expect(root.locator(".compare .kind-row-situation th")).to_have_text(SITUATION.text)
    keys.press("Tab")
    keys.press("End")
    expect(root.locator(".compare .kind-row-not_known")).to_be_visible()
    for _ in range(12):
        if visit.page.evaluate("document.activeElement.matches('.compare .kind-row-not_known .cite')"):
            break
        keys.press("Tab")
    keys.press("Enter")
    expect(visit.page.locator(".note:popover-open")).to_contain_text("What we say")


def test_urgent_signs_are_the_only_red(visit: Visit, lesson: Server) -> None:
    """The card of urgent signs has the colour of urgent help; nothing else in the explorer has it."""
    root = open_kinds(visit, lesson)
    root.get_by_label("Rows to show").select_option("")
    red = root.evaluate(
        """root => { const probe = document.createElement('p');
            probe.style.color = 'var(--rs-urgent)'; root.append(probe);
            const urgent = getComputedStyle(probe).color; probe.remove();
            const has = e => { const s = getComputedStyle(e);
                return s.color === urgent || s.borderTopColor === urgent || s.stroke === urgent; };
            return [...root.querySelectorAll('*')].filter(e => e.checkVisibility() && has(e))
                .map(e => Boolean(e.closest('.kind-call'))); }"""
    )
    assert len(red) >= 2
    assert all(red)


def test_a_reload_brings_the_choice_back(visit: Visit, lesson: Server) -> None:
    """Kinds, case and row survive; nothing chosen survives too, and is said calmly."""
    root = open_kinds(visit, lesson)
    for name in NAMES[:2]:
        box(root, name).uncheck()
    expect(root.locator("[data-said]")).to_have_text("Nothing is chosen yet. Choose two or three.")
    visit.page.reload()
    assert shown(root) == []
    box(root, NAMES[6]).check()
    expect(root.locator("[data-said]")).to_contain_text(f"One by itself: {NAMES[6]}")
    box(root, NAMES[3]).check()
    root.get_by_label("Something is known in a case").select_option(SITUATION.id)
    root.get_by_label("Rows to show").select_option("burden")
    visit.page.reload()
    assert shown(root) == [NAMES[3], NAMES[6]]
    assert rows(root) == ["situation", "burden"]


@pytest.mark.parametrize(
    "kept", ["7", "[]", '{"chosen": 3, "row": []}', '{"chosen": ["gone", 4, null], "situation": "gone", "row": "x"}']
)
def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server, kept: str) -> None:
    """Unknown kinds, cases and rows are left out; the rest works, with the line cut as well."""
    root = open_kinds(visit, lesson)
    visit.page.evaluate("kept => localStorage.setItem('reassess:categories:all', kept)", kept)
    visit.page.reload()
    expect(root).to_have_class(re.compile("is-alive"))
    visit.context.set_offline(True)
    before = len(shown(root))
    box(root, NAMES[2]).check()
    assert len(shown(root)) == before + 1
    assert rows(root) == list(SHOWN)


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_eight_can_be_read(visit: Visit, lesson: Server) -> None:
    """Each kind is there whole, one after the other; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=categories]")
    assert root.locator("h3:visible").all_inner_texts() == NAMES
    expect(root.locator("[data-cell]:visible")).to_have_count(len(KINDS) * len(SHOWN))
    expect(root.locator("form:visible, .button-quiet:visible, table.compare")).to_have_count(0)


def test_paper_shows_all_eight_whatever_was_chosen(visit: Visit, lesson: Server) -> None:
    """Print holds each kind, each table of dots and what a case may raise; the table on the screen is left out."""
    root = open_kinds(visit, lesson)
    root.get_by_label("Rows to show").select_option("burden")
    text = words_on_paper(visit.page)
    places = [text.index(kind.in_one_line) for kind in KINDS]
    assert places == sorted(places)
    assert all(text.count(kind.in_one_line) == 1 for kind in KINDS)
    assert text.count("What is not known") == len(KINDS)
    assert text.count("Open dots") == len(KINDS)
    assert " ".join(RAISED.text.split()[:5]) in text
    assert "Side by side:" not in text
