"""The first case, from the first scene to the printed page, as a person plays it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.case_player import GOOD_WAY, CasePlayer
from tests.browser.conftest import CASE, LESSON, Visit
from tests.browser.serving import Server, free_port, our_command, serving
from widgets.content import Library
from widgets.model.walk import explore

WIDTHS = [{"width": 1280}, {"width": 360}, {"width": 320}]


def open_case(visit: Visit, server: Server) -> CasePlayer:
    """Open the lesson and come to its case."""
    visit.page.goto(server.lesson(LESSON))
    player = CasePlayer(visit.page, CASE)
    expect(player.root).to_have_class(re.compile("is-alive"))
    return player


def printed_text(page: Page) -> str:
    """The text of the page as a printer would get it."""
    pages = PdfReader(io.BytesIO(page.pdf())).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_the_case_is_played_by_mouse_from_start_to_print(visit: Visit, course: Server) -> None:
    """Six decisions and scenes lead to an ending that shows the way taken; print shows every scene."""
    player = open_case(visit, course)
    player.walk(GOOD_WAY)
    assert player.scene_id == "ending"
    steps = player.scene.locator("[data-path] > li")
    expect(steps).to_have_count(5)
    expect(steps.first).to_contain_text("A strong step")
    expect(player.scene.locator("[data-change]:visible").first).to_be_visible()
    text = printed_text(visit.page)
    for words in (
        "A deposit by Friday",
        "Four quiet weeks",
        "Now a treatment ends that nobody has shown",
        "What came after",
    ):
        assert words in text
    assert "You are offline" not in text


def test_a_later_ending_says_what_changed_on_this_way(visit: Visit, course: Server) -> None:
    """In a case with several endings, one that is not the first shows the changes of this way, and no others."""
    case, way = Library().case("trial-window-closing"), ("when-it-grows", "no-trial")
    here = explore(case)
    end = here.positions[here.ways[here.ways[0][way[0]]][way[1]]]
    endings = [scene.id for scene in case.scenes if scene.ending]
    assert end.scene in endings[1:]
    visit.page.goto(course.lesson(case.section))
    player = CasePlayer(visit.page, case.id)
    expect(player.root).to_have_class(re.compile("is-alive"))
    player.walk(way)
    shown = [change.text.strip() for change in case.changed if end.state.meets(change.if_)]
    assert shown
    assert player.scene.locator("[data-change]:visible").all_inner_texts() == shown


@pytest.mark.parametrize("visit", WIDTHS, indirect=True, ids=lambda w: str(w["width"]))
def test_the_case_is_played_by_keyboard_alone(visit: Visit, course: Server) -> None:
    """Tab, arrows, Space and Enter are enough, and each new scene's heading gets the focus."""
    player = open_case(visit, course)
    for option in GOOD_WAY:
        if option:
            player.answer_by_keys(option)
        player.go_on_by_keys()
        expect(player.scene.locator("[data-heading]")).to_be_focused()
    assert player.scene_id == "ending"


def test_nothing_is_chosen_beforehand(visit: Visit, course: Server) -> None:
    """No radio button is set before the learner sets it."""
    player = open_case(visit, course)
    expect(player.root.locator("input:checked")).to_have_count(0)


def test_feedback_waits_for_an_answer_and_for_how_sure(visit: Visit, course: Server) -> None:
    """Pressing the button too early says what is missing, calmly, and goes there."""
    player = open_case(visit, course)
    show = player.scene.get_by_role("button", name="See what happens")
    show.click()
    expect(player.feedback).to_contain_text("Choose one answer first")
    player.scene.locator("[data-option=ask-four-things] label").click()
    show.click()
    expect(player.feedback).to_contain_text("How sure are you?")
    expect(player.scene.get_by_role("button", name="Continue")).to_be_hidden()


def test_feedback_lands_in_a_status_that_stood_there_before(visit: Visit, course: Server) -> None:
    """The live region is the same element before and after, and the same answer twice is said twice."""
    player = open_case(visit, course)
    region = player.feedback.element_handle()
    region.evaluate(
        "e => { e.said = []; new MutationObserver(() => e.said.push(e.textContent)).observe(e, {childList: true}) }"
    )
    player.answer("buy-another")
    assert "skips the first question" in region.inner_text()
    region.evaluate("e => { e.said = [] }")
    player.scene.get_by_role("button", name="See what happens").click()
    visit.page.wait_for_function("e => e.said.length === 2", arg=region)
    emptied, said_again = region.evaluate("e => e.said")
    assert emptied == ""
    assert "skips the first question" in said_again


def test_feedback_comes_without_the_network(visit: Visit, course: Server) -> None:
    """From the press to the words the browser asks for nothing; how soon they come is for `make bench`."""
    player = open_case(visit, course)
    player.scene.locator("[data-option=ask-four-things] label").click()
    player.scene.locator("label", has_text="Very sure").click()
    asked = len(visit.asked)
    player.scene.get_by_role("button", name="See what happens").click()
    expect(player.feedback.locator("[data-verdict]")).to_be_visible()
    assert len(visit.asked) == asked


def test_a_reload_half_way_loses_nothing(visit: Visit, course: Server) -> None:
    """Scene, answer, feedback and the order of the options are the same after a reload."""
    player = open_case(visit, course)
    player.walk(GOOD_WAY[:2])
    player.answer("only-fever", "Guessing")
    seen = player.snapshot()
    order = player.scene.locator("[data-option]").evaluate_all("all => all.map(o => o.dataset.option)")
    visit.page.reload()
    assert player.snapshot() == seen
    assert player.scene.locator("[data-option]").evaluate_all("all => all.map(o => o.dataset.option)") == order


def test_options_are_shuffled_from_learner_to_learner(visit: Visit, course: Server) -> None:
    """Among ten learners, not all see the options in the author's order."""
    orders = set()
    for seed in range(10):
        visit.page.goto(course.lesson(LESSON))
        visit.page.evaluate("seed => localStorage.setItem('reassess:seed', seed)", seed * 7919)
        visit.page.reload()
        first = visit.page.locator(f"#case-{CASE} .scene.is-current [data-option]")
        orders.add(tuple(first.evaluate_all("all => all.map(o => o.dataset.option)")))
    assert len(orders) > 2


def test_the_line_is_cut_half_way(visit: Visit, course: Server) -> None:
    """Offline, the page says so and the case goes on to its end."""
    player = open_case(visit, course)
    player.walk(GOOD_WAY[:1])
    visit.context.set_offline(True)
    expect(visit.page.locator("[data-connection]")).to_contain_text("You are offline")
    player.walk(GOOD_WAY[1:])
    assert player.scene_id == "ending"
    visit.context.set_offline(False)
    expect(visit.page.locator("[data-connection]")).to_be_empty()


def test_the_server_is_restarted_half_way(visit: Visit) -> None:
    """Answers given before stay, answers given while it is away stay too."""
    with serving(our_command(), free_port(), wait_for=f"lessons/{LESSON}") as server:
        player = open_case(visit, server)
        player.walk(GOOD_WAY[:2])
        server.stop()
        player.answer(str(GOOD_WAY[2]))
        seen = player.snapshot()
        server.start(wait_for=f"lessons/{LESSON}")
        visit.page.reload()
        assert player.snapshot() == seen


def test_a_page_saved_to_disk_goes_on(visit: Visit, course: Server, tmp_path: Path) -> None:
    """Saved half-way with its files and opened from disk, the case stands where it was and can be ended."""
    player = open_case(visit, course)
    player.walk(GOOD_WAY[:2])
    player.answer(str(GOOD_WAY[2]))
    seen = player.snapshot()
    html = visit.page.content()
    for link in set(re.findall(r'(?:src|href)="(/static/[^"]+)"', html)):
        name = link.rsplit("/", 1)[-1]
        (tmp_path / name).write_bytes(visit.context.request.get(course.url.rstrip("/") + link).body())
        html = html.replace(link, name)
    saved = tmp_path / "lesson.html"
    saved.write_text(html, encoding="utf-8")
    visit.page.goto(saved.as_uri())
    expect(player.root).to_have_class(re.compile("is-alive"))
    assert player.snapshot() == seen
    player.go_on()
    player.walk(GOOD_WAY[3:])
    assert player.scene_id == "ending"
    # From disk the browser keeps a page from loading fonts; the page's own fall-back stands in.
    visit.complaints[:] = [text for text in visit.complaints if not re.search("file://|load resource", text)]


def test_back_leads_to_the_answer_given_and_start_over_asks_once(visit: Visit, course: Server) -> None:
    """Back shows the earlier scene with its answer; starting over asks, and then clears."""
    player = open_case(visit, course)
    player.walk(GOOD_WAY[:2])
    player.root.get_by_role("button", name="Back").click()
    assert player.scene_id == "the-answers"
    expect(player.scene.locator("input[value=go-on-with-date]")).to_be_checked()
    expect(player.feedback).to_contain_text("A strong step")
    player.root.get_by_role("button", name="Start over", exact=True).click()
    player.root.get_by_role("button", name="No, keep my answers").click()
    assert player.scene_id == "the-answers"
    player.root.get_by_role("button", name="Start over", exact=True).click()
    player.root.get_by_role("button", name="Yes, start over").click()
    assert player.scene_id == "the-letter"
    visit.page.reload()
    assert player.scene_id == "the-letter"
    expect(player.root.locator("input:checked")).to_have_count(0)


def test_an_earlier_choice_closes_a_later_option(visit: Visit, course: Server) -> None:
    """After four quiet weeks one plan is no longer open, and the page says why."""
    player = open_case(visit, course)
    player.walk(("wait-for-summer", "call-today"))
    closed = player.scene.locator("[data-option=no-fixed-date]")
    expect(closed.locator("input")).to_be_disabled()
    expect(closed).to_contain_text("No longer possible")
    expect(player.scene.get_by_text("More than four weeks have gone since the letter")).to_be_visible()


@pytest.mark.parametrize(
    "kept", ['{"steps":[{"scene":"x","option":"y"}]}', '{"steps":7}', "[]", "not json", '"a"', "{}"]
)
def test_strange_things_in_the_browsers_store_do_no_harm(visit: Visit, course: Server, kept: str) -> None:
    """What is kept may be old, foreign or broken: the case then starts at its beginning."""
    visit.page.goto(course.url)
    visit.page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"reassess:case:{CASE}", kept])
    player = open_case(visit, course)
    assert player.scene_id == "the-letter"
    player.answer("ask-four-things")
