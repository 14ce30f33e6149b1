"""The talk about goals, rehearsed by mouse and by keyboard, tried again, kept, read offline and printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import opened, served_lesson
from tests.browser.paper import words_on_paper
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from tests.browser.test_sorter import tab_to
from widgets.content import Library

NAME = "goals-of-treatment"
TALK = Library().conversation(NAME)
OPENING = (
    "ask-leave",
    "what-have-you-understood",
    "ask-both",
    "i-wish",
    "stay-with-it",
    "what-matters",
    "how-much-would-you",
    "hear-esi",
    "say-it-back",
    "a-pause",
)
CLOSING = (
    "do-not-worry",
    "you-understood",
    "keep-it-light",
    "stay-positive",
    "on-with-facts",
    "for-esi",
    "others-had-worse",
    "think-of-esi",
    "take-the-drug",
    "come-back",
)
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]
TARGETS = "button:not(.cite):not(.term), summary, .option label"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the talk."""
    with served_lesson(
        tmp_path_factory, "# A talk", f"from widgets import conversation\nconversation('{NAME}')"
    ) as server:
        yield server


def open_talk(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to its talk."""
    return opened(visit, lesson, "conversation")


def turn_of(root: Locator) -> Locator:
    """The turn that is open."""
    return root.locator(".scene.is-current")


def say(root: Locator, sentence: str) -> None:
    """Choose a sentence, say it, and read how it is heard."""
    turn_of(root).locator(f"[data-option={sentence}] label").click()
    turn_of(root).get_by_role("button", name="Say this").click()
    expect(turn_of(root).locator("[role=status] [data-verdict]")).to_be_visible()


def rehearse(root: Locator, sentences: tuple[str, ...]) -> None:
    """Say one sentence after the other, and go on each time."""
    for sentence in sentences:
        say(root, sentence)
        turn_of(root).get_by_role("button", name="Continue").click()


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_the_talk_is_rehearsed_by_mouse_to_an_ending(visit: Visit, lesson: Server) -> None:
    """Ten sentences lead to an ending, all that was said stands above, and the look back has each turn."""
    root = open_talk(visit, lesson)
    expect(root.locator("[data-trust]")).to_have_text("as at the start")
    rehearse(root, OPENING)
    expect(turn_of(root)).to_have_attribute("data-scene", "ending-pause")
    expect(root.locator("[data-trust]")).to_have_text("strong")
    expect(root.locator("[data-talk] .bubble-mine")).to_have_count(len(OPENING))
    expect(root.locator("[data-path] > li")).to_have_count(len(OPENING))
    expect(root.locator("[data-path] > li").nth(3)).to_contain_text("She told me the truth, and she did not run away.")
    expect(root.locator(".keep-sentences li:visible")).to_have_count(3)
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5


def test_sentences_that_close_change_what_can_be_said_later_and_any_turn_can_be_tried_again(
    visit: Visit, lesson: Server
) -> None:
    """Without trust the last roads are closed, with the reason; a turn that is tried again opens them."""
    root = open_talk(visit, lesson)
    rehearse(root, CLOSING[:-1])
    expect(root.locator("[data-trust]")).to_have_text("gone for now")
    closed = turn_of(root).locator("[data-option=a-pause]")
    expect(closed.locator("input")).to_be_disabled()
    expect(closed).to_contain_text("She does not trust this talk enough to say it today.")
    rehearse(root, CLOSING[-1:])
    expect(turn_of(root)).to_have_attribute("data-scene", "ending-tomorrow")
    root.locator("[data-path] > li").nth(5).get_by_role("button", name="Try again from here").click()
    expect(turn_of(root)).to_have_attribute("data-scene", "what-now")
    expect(turn_of(root).locator("[data-heading]")).to_be_focused()
    expect(turn_of(root).locator("input[value=for-esi]")).to_be_checked()
    expect(root.locator("[data-end]")).to_be_hidden()
    expect(turn_of(root)).to_contain_text("You people always have a plan.")
    rehearse(root, OPENING[5:])
    expect(turn_of(root)).to_have_attribute("data-scene", "ending-pause")


def test_the_talk_is_rehearsed_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Tab, arrows, Space and Enter are enough, and each new turn's heading gets the focus."""
    root = open_talk(visit, lesson)
    for sentence in OPENING:
        turn = turn_of(root)
        tab_to(visit, turn.locator("[data-option] input:enabled").first)
        visit.page.keyboard.press("Space")
        while not turn.locator(f"input[value='{sentence}']").is_checked():
            visit.page.keyboard.press("ArrowDown")
        tab_to(visit, turn.get_by_role("button", name="Say this"))
        visit.page.keyboard.press("Enter")
        expect(turn.locator("[role=status] [data-heard]")).to_be_visible()
        tab_to(visit, turn.get_by_role("button", name="Continue"))
        visit.page.keyboard.press("Enter")
        expect(turn_of(root).locator("[data-heading]")).to_be_focused()
    expect(turn_of(root)).to_have_attribute("data-scene", "ending-pause")


def test_a_reload_brings_the_talk_back_with_the_line_cut_and_start_over_asks_once(visit: Visit, lesson: Server) -> None:
    """What was said stands above, the last answer too; the rest works offline; clearing is confirmed."""
    root = open_talk(visit, lesson)
    turn_of(root).get_by_role("button", name="Say this").click()
    expect(turn_of(root).locator("[role=status]")).to_have_text("Choose one sentence first.")
    rehearse(root, OPENING[:2])
    say(root, "her-right")
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text("Turn 3")
    expect(root.locator("[data-talk] .bubble-mine")).to_have_count(2)
    expect(turn_of(root).locator("[role=status]")).to_contain_text("Partly opens")
    visit.context.set_offline(True)
    rehearse(root, OPENING[2:])
    expect(root.locator("[data-end]")).to_be_visible()
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="No, keep my answers").click()
    expect(root.locator("[data-end]")).to_be_visible()
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="Yes, start over").click()
    expect(root.locator("[data-progress]")).to_have_text("Turn 1")
    expect(root.locator("[data-talk]")).to_be_hidden()


@pytest.mark.parametrize("kept", ["7", '{"steps":[{"scene":"first-words","option":"gone"}]}', '{"steps":{"a":1}}'])
def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server, kept: str) -> None:
    """What the map cannot follow is left out, and the talk begins."""
    root = open_talk(visit, lesson)
    visit.page.evaluate(f"kept => localStorage.setItem('reassess:conversation:{NAME}', kept)", kept)
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text("Turn 1")
    say(root, "ask-leave")


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """Every turn, how each sentence is heard, and the sentences to keep are there; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=conversation]")
    expect(root.locator(".scene:visible")).to_have_count(len(TALK.turns))
    expect(root.locator(".button:visible, .button-quiet:visible")).to_have_count(0)
    expect(root.locator(".keep-sentences li:visible")).to_have_count(3)
    root.get_by_text("How each sentence is heard").first.click()
    expect(root.get_by_text("My worry is not welcome here.")).to_be_visible()


def test_paper_shows_every_turn_with_what_is_heard(visit: Visit, lesson: Server) -> None:
    """Print holds each turn once, every sentence with how it is heard, and all endings."""
    root = open_talk(visit, lesson)
    rehearse(root, OPENING[:2])
    text = words_on_paper(visit.page)
    for turn in TALK.turns:
        assert turn.title in text
    for words in ("My child may be afraid.", "Partly opens", "Care for comfort", "Three sentences to keep"):
        assert words in text
    assert text.count("I have been awake since four.") == 1
    assert "Say this" not in text
