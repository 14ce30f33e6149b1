"""Offers looked at closely, by mouse and by keyboard: marked, compared, kept, and asked back on one sheet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.lesson import opened, served_lesson
from tests.browser.paper import sheets, words_on_paper
from tests.browser.serving import Server
from tests.browser.test_page import SMALLEST_TARGET_PX, violations
from tests.browser.test_sorter import tab_to
from widgets.content import Library

COACH = Library().offers("03-offers")
SENTENCES = sum(len(offer.statements) for offer in COACH.offers)
WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]
TARGETS = "button:not(.cite):not(.term), summary, .sureness label, .question-pick label"
KEY = "reassess:offers:03-offers"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A lesson that holds the offers."""
    with served_lesson(
        tmp_path_factory, "# Offers", "from widgets import offer_coach\noffer_coach('03-offers')"
    ) as server:
        yield server


def open_offers(visit: Visit, lesson: Server) -> Locator:
    """Open the lesson and come to its offers."""
    return opened(visit, lesson, "offers")


def current(root: Locator) -> Locator:
    """The offer that shows."""
    return root.locator(".scene.is-current")


def mark(root: Locator, sentence: str, as_what: str) -> None:
    """Mark one sentence."""
    root.locator(f"[data-statement={sentence}] input[value={as_what}] + label").click()


def compare(root: Locator) -> None:
    """Compare, and wait for what we would say."""
    current(root).get_by_role("button", name="Compare").click()
    expect(current(root).locator("[data-ours]")).to_be_visible()


def come_back(visit: Visit, root: Locator, at: int) -> None:
    """Come back to part `at` after every offer was marked as the course would, with a picked question in each."""
    kept = {
        "marks": {line.id: line.mark for offer in COACH.offers for line in offer.statements},
        "answers": {offer.id: True for offer in COACH.offers},
        "asked": {offer.ask_back[0].id: True for offer in COACH.offers},
        "at": at,
    }
    visit.page.evaluate("([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))", [KEY, kept])
    visit.page.reload()
    expect(root).to_have_class(re.compile("is-alive"))


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_offers_are_marked_and_compared_by_mouse(visit: Visit, lesson: Server) -> None:
    """What is not marked yet is said calmly; then each mark is answered; at the end all is counted."""
    root = open_offers(visit, lesson)
    mark(root, "thirty-cancers", "warning")
    current(root).get_by_role("button", name="Compare").click()
    expect(current(root).locator("[data-feedback]")).to_contain_text("4 more to mark")
    expect(root.locator("[data-statement=nine-of-ten] input").first).to_be_focused()
    for sentence, as_what in (
        ("nine-of-ten", "warning"),
        ("sent-home", "fair"),
        ("own-blood", "warning"),
        ("form-before", "fair"),
    ):
        mark(root, sentence, as_what)
    compare(root)
    expect(current(root).locator("[data-ours-heading]")).to_be_focused()
    expect(current(root).locator("[data-feedback]")).to_have_text("In 4 of 5 sentences you and we agree.")
    for sentence, said in (
        ("thirty-cancers", "You marked it so, too."),
        ("nine-of-ten", "You marked it “A warning sign”. That fits, too."),
        ("sent-home", "You marked it “Fair”."),
    ):
        expect(root.locator(f"[data-ours-for={sentence}] [data-yours]")).to_have_text(said)
    mark(root, "sent-home", "warning")
    expect(root.locator("[data-ours-for=sent-home] [data-yours]")).to_have_text("You marked it so, too.")
    assert violations(visit) == []
    heights = root.locator(TARGETS).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX - 0.5
    come_back(visit, root, 0)
    for _ in COACH.offers:
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        current(root).get_by_role("button", name="Continue").click()
    expect(root.locator("[data-result]")).to_have_text(f"In {SENTENCES} of {SENTENCES} sentences you and we agree.")
    assert violations(visit) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_offer_is_marked_by_keyboard_alone(visit: Visit, lesson: Server) -> None:
    """Tab, Space and arrows mark each sentence and pick a question; Enter goes on to the next offer's heading."""
    root = open_offers(visit, lesson)
    order = ["warning", "fair", "unclear"]
    for statement in COACH.offers[0].statements:
        inputs = root.locator(f"[data-statement={statement.id}] input")
        tab_to(visit, inputs.first)
        visit.page.keyboard.press("Space")
        for _ in range(order.index(statement.mark)):
            visit.page.keyboard.press("ArrowDown")
    tab_to(visit, current(root).get_by_role("button", name="Compare"))
    visit.page.keyboard.press("Enter")
    expect(current(root).locator("[data-feedback]")).to_have_text("In 5 of 5 sentences you and we agree.")
    tab_to(visit, current(root).locator("[data-ask]").first)
    visit.page.keyboard.press("Space")
    expect(current(root).locator("[data-ask]").first).to_be_checked()
    tab_to(visit, current(root).get_by_role("button", name="Continue"))
    visit.page.keyboard.press("Enter")
    expect(current(root).locator("[data-heading]")).to_be_focused()
    expect(root.locator("[data-progress]")).to_have_text("Offer 2 of 6")


def test_picked_questions_come_on_one_sheet(visit: Visit, lesson: Server) -> None:
    """Each picked question stands under its offer, and the sheet prints alone; an empty one says so instead."""
    root = open_offers(visit, lesson)
    come_back(visit, root, len(COACH.offers))
    visit.page.evaluate("() => { window.print = () => (window.printed = true) }")
    root.get_by_role("button", name="Print my sheet").click()
    [text] = sheets(visit.page)
    places = [text.index(offer.ask_back[0].text) for offer in COACH.offers]
    assert places == sorted(places)
    assert "A warning sign" not in text
    for _ in COACH.offers:
        root.get_by_role("button", name="Back").click()
        current(root).locator("[data-ask] + label").first.click()
    for _ in COACH.offers:
        current(root).get_by_role("button", name="Continue").click()
    assert visit.page.evaluate("() => { const was = window.printed; window.printed = false; return was }")
    root.get_by_role("button", name="Print my sheet").click()
    expect(root.locator("[data-said]")).to_contain_text("No question is picked yet")
    assert not visit.page.evaluate("window.printed")


def test_an_offer_works_with_the_line_cut_and_is_there_after_a_reload(visit: Visit, lesson: Server) -> None:
    """Marks, what we would say and a picked question are kept in the browser."""
    root = open_offers(visit, lesson)
    visit.context.set_offline(True)
    for statement in COACH.offers[0].statements:
        mark(root, statement.id, statement.mark)
    compare(root)
    current(root).locator("[data-ask] + label").first.click()
    visit.context.set_offline(False)
    visit.page.reload()
    expect(current(root).locator("[data-feedback]")).to_have_text("In 5 of 5 sentences you and we agree.")
    expect(current(root).locator("[data-ours]")).to_be_visible()
    expect(current(root).locator("[data-ask]").first).to_be_checked()


def test_start_over_asks_once_and_clears_all(visit: Visit, lesson: Server) -> None:
    """Marks and picks are gone after a confirmed start over, and nothing is kept."""
    root = open_offers(visit, lesson)
    for statement in COACH.offers[0].statements:
        mark(root, statement.id, "unclear")
    compare(root)
    root.get_by_role("button", name="Start over", exact=True).click()
    root.get_by_role("button", name="Yes, start over").click()
    expect(current(root).locator("[data-heading]")).to_be_focused()
    expect(current(root).locator("input:checked")).to_have_count(0)
    expect(current(root).locator("[data-ours]")).to_be_hidden()
    assert visit.page.evaluate("key => localStorage.getItem(key)", KEY) is None


FOREIGN = [
    "7",
    "[]",
    '{"marks": [1], "at": 6}',
    '{"marks": {"own-blood": "gone"}, "asked": 3, "answers": {"clinic-page": true}}',
]


@pytest.mark.parametrize("kept", FOREIGN)
def test_what_was_kept_by_another_version_does_no_harm(visit: Visit, lesson: Server, kept: str) -> None:
    """Unknown sentences, marks and questions are left out, and an offer counts as compared only if all is marked."""
    root = open_offers(visit, lesson)
    visit.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
    visit.page.reload()
    expect(root.locator("[data-progress]")).to_have_text("Offer 1 of 6")
    expect(current(root).locator("[data-ours]")).to_be_hidden()
    mark(root, "own-blood", "fair")
    stored = json.loads(visit.page.evaluate("key => localStorage.getItem(key)", KEY))
    assert stored["marks"] == {"own-blood": "fair"}


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_a_script_all_can_be_read(visit: Visit, lesson: Server) -> None:
    """Offers, what we would say and the questions are there; what needs a script is not."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator("[data-activity=offers]")
    expect(root.locator(".offer:visible")).to_have_count(len(COACH.offers))
    expect(root.locator("[data-ours-for]:visible")).to_have_count(SENTENCES)
    expect(root.locator("input:visible, .button:visible, .button-quiet:visible, .sheet:visible")).to_have_count(0)


def test_paper_shows_each_offer_with_what_we_would_say(visit: Visit, lesson: Server) -> None:
    """Print holds each sentence once, its mark and why, and the questions; no empty sheet and no radio button."""
    open_offers(visit, lesson)
    text = words_on_paper(visit.page)
    for offer in COACH.offers:
        assert text.count(offer.statements[0].text) == 1
        assert offer.statements[0].why[:40] in text
        assert offer.ask_back[0].text in text
    assert "Questions before I say yes" not in text
    assert "Compare with us" not in text
