"""Benefit and burden: what matters, lines laid, side by side in words, other views; and a page of one's own."""

from __future__ import annotations

import itertools
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
from widgets.model.balance import ROWS, SIDES, WEIGHTS, Option, Weight, heaviest_first, weight_of

BALANCE = Library().balance("angela-school-bus")
FIRST, LAST = BALANCE.options[0].id, BALANCE.options[-1].id
KEY = f"reassess:balance:{BALANCE.id}"
OWN_KEY = f"reassess:balance-own:{BALANCE.id}"
STEPS = len(BALANCE.options) + 3
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320, "scheme": "dark"}]
TARGETS = "button:not(.cite):not(.term), summary, .sureness label, .option label, input[type=text], textarea, select"
ALL_WEIGHTS = dict.fromkeys((matter.id for matter in BALANCE.matters), "lot")


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the balance."""
    code = f"from widgets import benefit_and_burden\nbenefit_and_burden('{BALANCE.id}')"
    with served_lesson(tmp_path_factory, "# Balance", code) as server:
        yield server


def open_balance(visit: Visit, lesson: Server, kind: str = "balance") -> Locator:
    """Open the lesson and come to the balance, or to the page of one's own."""
    return opened(visit, lesson, kind)


def open_kept(visit: Visit, lesson: Server, kept: object, key: str = KEY) -> Locator:
    """Open the lesson as a learner who comes back with this in their browser."""
    root = open_balance(visit, lesson, key.split(":")[1])
    text = kept if isinstance(kept, str) else json.dumps(kept)
    visit.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, text])
    visit.page.reload()
    expect(root).to_have_class(re.compile("is-alive"))
    return root


def part_of(root: Locator, name: str) -> Locator:
    """One step."""
    return root.locator(f"[data-part={name}]")


def set_weights(root: Locator, weights: dict[str, str]) -> None:
    """Say how much each thing matters, and go on."""
    for matter, weight in weights.items():
        root.locator(f"[data-matter={matter}] input[value={weight}] + label").click()
    part_of(root, "matters").get_by_role("button", name="Continue").click()


def lay(root: Locator, option: str, row: str, side: str) -> None:
    """Lay one line on one side."""
    root.locator(f'[data-lay="{option}.{row}"][value={side}] + label').click()


def fits(visit: Visit, root: Locator) -> None:
    """Nothing is found by axe, either."""
    narrow_enough(visit, root)
    assert violations(visit) == []


def narrow_enough(visit: Visit, root: Locator) -> None:
    """Nothing scrolls sideways, and all that is pressed is large enough."""
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_lines_are_laid_by_mouse_and_stand_side_by_side_in_words(visit: Visit, lesson: Server) -> None:
    """What weighs a lot comes first and says so, “not sure” brings a question, and nothing is added up."""
    root = open_balance(visit, lesson)
    set_weights(root, {**dict.fromkeys(ALL_WEIGHTS, "some"), "sing": "lot", "time": "ask"})
    expect(part_of(root, FIRST).locator("[data-heading]")).to_be_focused()
    for row, side in (("may_bring", "for"), ("what_matters", "for"), ("days", "unsure"), ("money", "against")):
        lay(root, FIRST, row, side)
    expect(root.locator("[data-laid-count]")).to_have_text("Laid here: 4 of 7")
    narrow_enough(visit, root)
    part_of(root, FIRST).get_by_role("button", name="Side by side now").click()
    beside = part_of(root, "beside")
    expect(beside.locator("[data-heading]")).to_be_focused()
    expect(beside).to_contain_text("There is no sum here, and no order of options.")
    column = beside.locator(f"[data-column={FIRST}]")
    speaks = column.locator("[data-side=for] li")
    expect(speaks.nth(0)).to_contain_text("What it means for her wishes")
    expect(speaks.nth(0)).to_contain_text("Weighs a lot: singing at Christmas")
    expect(speaks.nth(1)).to_contain_text("What it may bring")
    expect(speaks.nth(1).locator("[data-touch]")).to_be_hidden()
    expect(column.locator("[data-side=unsure] li")).to_contain_text("Ask the day unit nurse")
    expect(column.locator("[data-side=against] [data-ask]")).to_be_hidden()
    expect(column.locator("[data-side=none] li")).to_have_count(len(ROWS) - 4)
    beside.locator(".balance-rows summary").click()
    fits(visit, root)
    column.get_by_role("button", name="Change").click()
    expect(part_of(root, FIRST).locator('[data-lay$="days"][value=unsure]')).to_be_checked()
    for _ in BALANCE.options:
        root.locator(".is-current [data-do=goOn]").click()
    root.get_by_role("button", name="How others see it").click()
    views = part_of(root, "views")
    views.locator("summary").first.click()
    seen = views.locator(f'[data-seen="{FIRST}.may_bring"]')
    expect(seen.locator("[data-yours]")).to_have_text("You: For")
    expect(seen.locator("[data-view=for]")).to_contain_text("You, too.")
    expect(seen.locator("[data-view=unsure] [data-same]")).to_be_hidden()
    expect(views.locator(".balance-ends li")).to_have_count(len(BALANCE.options))
    fits(visit, root)


def ordered(option: Option, weights: dict[str, Weight]) -> list[str]:
    """The names of an option's lines as the rule orders them."""
    rows = heaviest_first(list(option.rows().items()), lambda one: weight_of(one[1].touches, weights))
    return [f"{option.id}.{row}" for row, _ in rows]


def test_the_browser_orders_lines_as_the_rule_does(visit: Visit, lesson: Server) -> None:
    """For many settings of what matters, each option's lines stand as `heaviest_first` puts them."""
    open_balance(visit, lesson)
    names = [matter.id for matter in BALANCE.matters]
    settings = list(itertools.product(WEIGHTS, repeat=len(names)))[::7]
    found = visit.page.evaluate(
        """([names, settings]) => settings.map((setting) => {
            names.forEach((name, index) => {
                const input = document.querySelector(`[data-matter="${name}"] input[value=${setting[index]}]`);
                input.checked = true;
                input.dispatchEvent(new Event("change", { bubbles: true }));
            });
            return [...document.querySelectorAll("[data-line]")].map((line) => line.dataset.line);
        })""",
        [names, settings],
    )
    for setting, lines in zip(settings, found, strict=True):
        assert lines == [
            name for option in BALANCE.options for name in ordered(option, dict(zip(names, setting, strict=True)))
        ]


def test_what_is_missing_is_said_calmly(visit: Visit, lesson: Server) -> None:
    """Fewer than two things are set: the page says so and goes there; two are enough, and lines may be left out."""
    root = open_balance(visit, lesson)
    root.locator("[data-matter=sing] input[value=lot] + label").click()
    part_of(root, "matters").get_by_role("button", name="Continue").click()
    expect(root.locator("[role=status]")).to_contain_text("Set at least two of the five.")
    expect(root.locator("[data-matter=no-load] input").first).to_be_focused()
    set_weights(root, {"no-load": "ask"})
    for _ in range(STEPS - 2):
        root.locator(".is-current [data-do=goOn]").click()
    expect(part_of(root, "views").locator("[data-heading]")).to_be_focused()
    expect(root.locator("[data-yours]:not(:empty)")).to_have_count(0)


def tab_to(visit: Visit, target: Locator) -> None:
    """Press Tab until `target` has the focus."""
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            return
        visit.page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {target}")


@pytest.mark.parametrize("visit", WIDTHS[1:2], indirect=True, ids=lambda w: str(w["width"]))
def test_it_is_done_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Tab, Space, arrows and Enter lead through all steps and through a page of one's own."""
    root, keys = open_balance(visit, lesson), visit.page.keyboard
    for matter in ALL_WEIGHTS:
        tab_to(visit, root.locator(f"[data-matter={matter}] input").first)
        keys.press("Space")
    keys.press("Tab")
    keys.press("Enter")
    tab_to(visit, root.locator(f'[data-lay="{FIRST}.may_bring"]').first)
    keys.press("Space")
    keys.press("ArrowRight")
    for _ in range(STEPS - 2):
        tab_to(visit, root.locator(".is-current [data-do=goOn]"))
        keys.press("Enter")
    expect(part_of(root, "views").locator("[data-heading]")).to_be_focused()
    tab_to(visit, part_of(root, "views").locator("summary").first)
    keys.press("Enter")
    expect(root.locator(f'[data-seen="{FIRST}.may_bring"] [data-yours]')).to_have_text("You: Against")
    own = visit.page.locator("[data-activity=balance-own]")
    tab_to(visit, own.locator("input[type=text]"))
    keys.type("Stay at home")
    keys.press("Enter")
    tab_to(visit, own.locator("textarea"))
    keys.type("A nurse comes")
    tab_to(visit, own.locator("[data-own-side]").first)
    keys.press("Space")
    tab_to(visit, own.get_by_role("button", name="Add this line"))
    keys.press("Enter")
    expect(own.locator("[data-side=for] li")).to_contain_text("A nurse comes")
    expect(own.locator("textarea")).to_be_focused()


def test_a_reload_brings_everything_back_and_start_over_asks_once(visit: Visit, lesson: Server) -> None:
    """Weights, lines and place survive a reload with the line cut before it; clearing is confirmed."""
    root = open_balance(visit, lesson)
    visit.context.set_offline(True)
    set_weights(root, ALL_WEIGHTS)
    lay(root, FIRST, "days", "against")
    root.locator(".is-current [data-do=goOn]").click()
    visit.context.set_offline(False)
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text(f"Step 3 of {STEPS}")
    root.get_by_role("button", name="Back", exact=True).click()
    expect(root.locator(f'[data-lay="{FIRST}.days"][value=against]')).to_be_checked()
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="No, keep my answers").click()
    expect(root.locator(f'[data-lay="{FIRST}.days"][value=against]')).to_be_checked()
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="Yes, start over").click()
    expect(part_of(root, "matters").locator("[data-heading]")).to_be_focused()
    expect(root.locator("input:checked")).to_have_count(0)
    assert visit.page.evaluate("key => localStorage.getItem(key)", KEY) is None


@pytest.mark.parametrize(
    "kept",
    [
        "7",
        "[]",
        {"weights": 3, "laid": "x", "at": 0.5},
        {
            "weights": {"sing": "much", "gone": "lot"},
            "laid": {"gone.days": "for", f"{FIRST}.days": "constructor"},
            "at": 4,
        },
        {"weights": {"sing": None}, "laid": [1], "at": -2},
    ],
)
def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server, kept: object) -> None:
    """Unknown things, weights and sides are left out; the rest works."""
    root = open_kept(visit, lesson, kept)
    expect(root.locator("[data-progress]")).to_have_text(f"Step 1 of {STEPS}")
    expect(root.locator("input:checked")).to_have_count(0)
    set_weights(root, ALL_WEIGHTS)
    expect(part_of(root, FIRST)).to_be_visible()


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """Each option with each line is there, and the columns; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=balance]")
    expect(root.locator(".balance-line h4:visible")).to_have_count(len(ROWS) * len(BALANCE.options))
    expect(root.locator("[data-line]:visible")).to_have_count(len(ROWS) * len(BALANCE.options))
    expect(root.locator(".balance-said:visible")).to_have_count(0)
    expect(root.locator("[data-matter] h4")).to_have_count(0)
    both = visit.page.locator("[data-activity^=balance]")
    expect(both.locator("input:visible, .button:visible, .button-quiet:visible")).to_have_count(0)


def printed(visit: Visit, press: Locator) -> list[str]:
    """What comes out of the printer when this button is pressed, a text a page."""
    visit.page.evaluate("globalThis.print = () => {}")
    press.click()
    return sheets(visit.page)


def test_side_by_side_prints_on_one_page_even_when_all_is_open(visit: Visit, lesson: Server) -> None:
    """The longest sheet, with a question for each line, is one page; printing everything shows each view."""
    laid = {f"{option.id}.{row}": "unsure" for option in BALANCE.options for row in ROWS}
    root = open_kept(visit, lesson, {"weights": ALL_WEIGHTS, "laid": laid, "at": STEPS - 2})
    pages = printed(visit, root.get_by_role("button", name="Print this on one page"))
    assert len(pages) == 1
    for option in BALANCE.options:
        assert option.name in pages[0]
    assert pages[0].count("(Weighs a lot)") == len(laid)
    assert pages[0].count("Ask ") >= len(laid)
    assert "Change" not in pages[0]
    text = " ".join(printed(visit, root.get_by_role("button", name="Print everything")))
    assert text.count("You: Not sure") == len(laid)
    assert "Several good ends" in text


def add_line(own: Locator, text: str, side: str, *, heavy: bool = False) -> None:
    """Write a line of one's own for the option that is chosen."""
    own.locator("textarea").fill(text)
    own.locator(f"[data-own-side][value={side}] + label").click()
    if heavy:
        own.locator("[data-heavy] + label").click()
    own.get_by_role("button", name="Add this line").click()
    expect(own.locator("[role=status]")).to_have_text("It is added below.")


@pytest.mark.parametrize("visit", WIDTHS[::2], indirect=True, ids=lambda w: str(w["width"]))
def test_a_decision_of_ones_own_is_written_kept_printed_and_cleared(visit: Visit, lesson: Server) -> None:
    """Own options and lines stand side by side, heavy ones first, as text, and nowhere but in this browser."""
    own = open_balance(visit, lesson, "balance-own")
    expect(own.locator("textarea")).to_be_hidden()
    for name in ("<b>Home</b>", "Another hospital" + "x" * 44):
        own.locator("input[type=text]").fill(name)
        own.get_by_role("button", name="Add this option").click()
    own.locator("textarea").fill("Who drives?")
    own.get_by_role("button", name="Add this line").click()
    expect(own.locator("[role=status]")).to_contain_text("For, against, or not sure?")
    asked = len(visit.asked)
    add_line(own, "Quiet nights", "for")
    add_line(own, "Her own bed" + "y" * 140, "for", heavy=True)
    assert len(visit.asked) == asked
    fits(visit, own)
    column = own.locator(".balance-column").first
    expect(column.locator("h4")).to_have_text("<b>Home</b>")
    expect(column.locator("[data-side=for] li").first).to_contain_text("Weighs a lot")
    visit.page.reload()
    expect(column.locator("[data-side=for] li")).to_have_count(2)
    pages = printed(visit, own.get_by_role("button", name="Print this page"))
    assert len(pages) == 1
    assert "Quiet nights" in pages[0]
    assert "Take out" not in pages[0]
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    column.locator("li", has_text="Quiet nights").get_by_role("button", name="Take out").click()
    expect(column.locator("[data-side=for] li")).to_have_count(1)
    expect(own.locator("[data-heading]")).to_be_focused()
    own.get_by_role("button", name="Start over", exact=True).click()
    own.get_by_role("button", name="Yes, start over").click()
    expect(own.locator(".balance-column")).to_have_count(0)
    assert visit.page.evaluate("key => localStorage.getItem(key)", OWN_KEY) is None


@pytest.mark.parametrize(
    "kept",
    [
        "7",
        {"options": 3, "lines": 4},
        {"options": [1, "", "z" * 61, "Home"], "lines": [None, {"text": "A", "option": "Gone", "side": "for"}]},
        {
            "options": ["Home"],
            "lines": [{"text": "A", "option": "Home", "side": "maybe"}, {"text": 1, "option": "Home"}],
        },
    ],
)
def test_an_own_page_from_another_version_does_no_harm(visit: Visit, lesson: Server, kept: object) -> None:
    """Only options and lines that this page could have written come back."""
    own = open_kept(visit, lesson, kept, OWN_KEY)
    expect(own.locator(".balance-column")).to_have_count(1 if "Home" in str(kept) else 0)
    expect(own.locator(".balance-column li")).to_have_count(0)
    assert set(SIDES) == set(own.locator("[data-own-side]").evaluate_all("all => all.map(e => e.value)"))
