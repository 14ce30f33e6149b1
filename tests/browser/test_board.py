"""The four-question board: asked for, taken back, decided and looked back on, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import served_lesson
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from widgets.content import Library

BOARDS = Library().boards()
FIRST = "bowel-tumour-first-name"
KEY = "reassess:board:four-questions"
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320, "scheme": "dark"}]
TARGETS = "button:not(.cite):not(.term), summary, .option label, .sureness label"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the boards."""
    with served_lesson(
        tmp_path_factory, "# Boards", "from widgets import four_question_board\nfour_question_board()"
    ) as server:
        yield server


def open_boards(visit: Visit, lesson: Server, board: str | None = FIRST) -> Locator:
    """Open the lesson, and one board."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=board]")
    expect(root).to_have_class(re.compile("is-alive"))
    if board:
        root.locator(f"[data-to={board}]").click()
    return root


def board_of(root: Locator, name: str = FIRST) -> Locator:
    """One board."""
    return root.locator(f"[data-board={name}]")


def ask(board: Locator, request: str) -> Locator:
    """Ask for one thing and wait for what is said; return the place where it is said."""
    part = board.locator(f"[data-request={request}]")
    part.locator("[data-do=ask]").click()
    expect(part.locator("[role=status]")).not_to_be_empty()
    return part.locator("[role=status]")


def decide(board: Locator, plan: str) -> None:
    """Choose a plan and read what is said to it."""
    board.locator(f"[data-option={plan}] label").click()
    board.locator(".confidence label", has_text="Fairly sure").click()
    board.get_by_role("button", name="Take this plan").click()
    expect(board.locator("[data-feedback] [data-verdict]")).to_be_visible()


def state_of(board: Locator, question: str) -> Locator:
    """The word for where a question stands."""
    return board.locator(f"[data-question={question}] [data-mark]")


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_a_board_is_played_by_mouse_and_looked_back_on(visit: Visit, lesson: Server) -> None:
    """Answers come back at the request and in the list, questions move, days fall, and the end compares all plans."""
    root = open_boards(visit, lesson, None)
    expect(root.locator(".board:visible")).to_have_count(0)
    root.locator(f"[data-to={FIRST}]").click()
    board = board_of(root)
    expect(board.locator("h3")).to_be_focused()
    expect(board.locator("[data-left]")).to_have_text("35 of 35 days left")
    expect(board.locator("[data-request=genes] [data-waits]")).to_contain_text("This needs first: The old slides")
    said = ask(board, "slides")
    expect(said).to_contain_text("This settles a question")
    expect(said).to_contain_text("Should someone look at the cells again? Now: Answered.")
    expect(said).to_contain_text("21 of 35 days left")
    expect(state_of(board, "pathology")).to_have_text("Answered")
    expect(board.locator("[data-question=pathology] .reason:visible")).to_contain_text("GIST, not leiomyosarcoma")
    expect(state_of(board, "molecular")).to_have_text("Partly answered")
    expect(ask(board, "blood")).to_contain_text("It took 18 days, 6 more than was said.")
    expect(board.locator("[data-request=slides] [role=status]")).to_be_empty()
    ask(board, "goals")
    expect(board.locator(".result:visible [data-day]")).to_have_text(["Day 14", "Day 32", "Day 34"])
    expect(board.locator("[data-request=scans] [data-long]")).to_be_visible()
    decide(board, "by-new-name")
    review = board.locator("[data-review]")
    expect(review.locator("[data-asked] li")).to_have_text(
        [re.compile("old slides.* · Day 14"), re.compile("blood test.* · Day 32"), re.compile("quiet hour.* · Day 34")]
    )
    expect(review.locator("[data-used]")).to_have_text("34 of 35")
    expect(review.locator("[data-stayed]")).to_contain_text("Is it true growth? Open.")
    expect(review.locator(".plan")).to_have_count(6)
    expect(review.locator("[data-plan=by-new-name] [data-yours]")).to_be_visible()
    expect(review.locator("[data-plan=by-new-name] .rests")).to_contain_text("gene test on the old tissue (not asked)")
    expect(review.locator("[data-plan=goal-first] [data-shut]")).to_be_visible()
    review.locator("[data-others] summary").click()
    expect(review.locator("[data-not-asked]")).to_contain_text("A new biopsy of a liver spot")
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5


def tab_to(visit: Visit, target: Locator) -> None:
    """Press Tab until `target` has the focus."""
    for _ in range(160):
        if target.evaluate("element => element === document.activeElement"):
            return
        visit.page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {target}")


def test_a_board_is_played_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Tab, arrows, Space and Enter choose a board, ask, say why not, take back and decide; focus is never lost."""
    root = open_boards(visit, lesson, None)
    keys = visit.page.keyboard
    tab_to(visit, root.locator("[data-to=bile-duct-days-at-home]"))
    keys.press("Enter")
    board = board_of(root, "bile-duct-days-at-home")
    genes = board.locator("[data-request=genes]")
    tab_to(visit, genes.locator("[data-do=ask]"))
    keys.press("Enter")
    expect(genes.locator("[role=status]")).to_contain_text("This needs first")
    goals = board.locator("[data-request=goals]")
    tab_to(visit, goals.locator("[data-do=ask]"))
    keys.press("Enter")
    expect(goals.locator("[role=status]")).to_contain_text("no more nights in hospital")
    expect(goals.locator("[data-do=ask]")).to_be_focused()
    expect(board.locator("[data-request=biopsy]")).to_contain_text("Sunita has said no to needles")
    take_back = board.get_by_role("button", name="Take back")
    tab_to(visit, take_back)
    keys.press("Enter")
    expect(board.locator("[data-taken]")).to_contain_text("28 of 28 days left")
    expect(board.locator("[data-results-heading]")).to_be_focused()
    expect(state_of(board, "goal")).to_have_text("Open")
    for _ in range(12):
        if goals.locator("[data-do=ask]").evaluate("element => element === document.activeElement"):
            break
        keys.press("Shift+Tab")
    keys.press("Enter")
    expect(state_of(board, "goal")).to_have_text("Answered")
    options = board.locator(".options input:enabled")
    tab_to(visit, options.first)
    keys.press("Space")
    for _ in range(options.count()):
        if board.locator("[data-option=home] input").is_checked():
            break
        keys.press("ArrowDown")
    tab_to(visit, board.locator("[data-confidence] input").first)
    keys.press("Space")
    tab_to(visit, board.get_by_role("button", name="Take this plan"))
    keys.press("Enter")
    expect(board.locator("[data-feedback]")).to_contain_text("A strong plan")
    expect(board.locator("[data-review]")).to_be_visible()


def test_new_evidence_opens_the_plan_again(visit: Visit, lesson: Server) -> None:
    """Asking or taking back after a decision clears the plan, says so, and closes the look back."""
    board = board_of(open_boards(visit, lesson))
    decide(board, "goal-first")
    said = ask(board, "word")
    expect(said).to_contain_text("Your plan is open again")
    expect(board.locator("[data-review]")).to_be_hidden()
    expect(board.locator(".options input:checked")).to_have_count(0)
    decide(board, "goal-first")
    board.get_by_role("button", name="Take back").click()
    expect(board.locator("[data-taken]")).to_contain_text("Your plan is open again")
    expect(board.locator("[data-left]")).to_have_text("35 of 35 days left")


def test_a_reload_brings_everything_back_and_start_over_asks_once(visit: Visit, lesson: Server) -> None:
    """The board, the order, the days and the plan survive; clearing one board is confirmed and leaves the others."""
    root = open_boards(visit, lesson)
    ask(board_of(root), "goals")
    ask(board_of(root), "scans")
    decide(board_of(root), "comfort")
    root.locator("[data-to=prostate-bone-scan-worse]").click()
    second = board_of(root, "prostate-bone-scan-worse")
    ask(second, "word")
    visit.page.reload()
    expect(second.locator("[data-left]")).to_have_text("67 of 70 days left")
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="No, keep my answers").click()
    expect(second.locator("[data-left]")).to_have_text("67 of 70 days left")
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="Yes, start over").click()
    expect(second.locator("[data-left]")).to_have_text("70 of 70 days left")
    expect(second.locator("h3")).to_be_focused()
    root.locator(f"[data-to={FIRST}]").click()
    expect(board_of(root).locator(".result:visible [data-day]")).to_have_text(["Day 2", "Day 7"])
    expect(board_of(root).locator("[data-feedback]")).to_contain_text("A good plan, too")
    expect(board_of(root).locator("[data-option=comfort] input")).to_be_checked()


@pytest.mark.parametrize(
    "kept",
    [
        "7",
        '{"at": "gone", "boards": 3}',
        '{"asked": 5, "plan": 1}',
        '{"asked": ["genes", "constructor"]}',
        '{"asked": [], "plan": {"option": "x"}}',
    ],
)
def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server, kept: str) -> None:
    """Unknown boards, requests and plans, and orders that cannot be played, are left out; the rest works."""
    root = open_boards(visit, lesson, None)
    whole = f'{{"at": "{FIRST}", "boards": {{"{FIRST}": {kept}}}}}' if "asked" in kept else kept
    visit.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, whole])
    visit.page.reload()
    root.locator(f"[data-to={FIRST}]").click()
    board = board_of(root)
    expect(board.locator("[data-left]")).to_have_text("35 of 35 days left")
    expect(board.locator("[data-review]")).to_be_hidden()
    ask(board, "goals")
    expect(state_of(board, "goal")).to_have_text("Answered")


def test_a_board_works_with_the_line_cut(visit: Visit, lesson: Server) -> None:
    """Once loaded, no network is needed to the end."""
    board = board_of(open_boards(visit, lesson))
    visit.context.set_offline(True)
    ask(board, "slides")
    ask(board, "genes")
    decide(board, "by-new-name")
    expect(board.locator("[data-review]")).to_contain_text("The answer was in a drawer")


@pytest.mark.parametrize("visit", [{"scripts": False, "width": 360}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """Each person, each answer, each reason and each plan is there; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=board]")
    for board in BOARDS:
        part = board_of(root, board.id)
        expect(part.locator(".person-name")).to_contain_text(board.person.name)
        expect(part.locator("[data-result-text]:visible")).to_have_count(len(board.requests))
        expect(part.locator(".plan .feedback:visible")).to_have_count(len(board.plans))
        reasons = 4 + sum(len(one.effects) for one in board.requests)
        expect(part.locator(".reason:visible")).to_have_count(reasons)
    expect(root.locator("button:visible:not(.cite):not(.term)")).to_have_count(0)
    expect(root.locator("input:visible")).to_have_count(0)


def test_paper_shows_all_boards(visit: Visit, lesson: Server) -> None:
    """Print holds every person, every answer and what is said to every plan, and nothing to press."""
    open_boards(visit, lesson)
    text = words_on_paper(visit.page)
    for board in BOARDS:
        assert board.person.name in text
        for words in (*(one.came_back.text for one in board.requests), *(one.text for one in board.plans)):
            assert words.split(".")[0] in text
    assert "Take this plan" not in text
    assert "Ask for this" not in text
