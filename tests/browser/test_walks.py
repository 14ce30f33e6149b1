"""Random walks in the browser: they end, back undoes, a reload restores, and the state stays in bounds."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from tests.browser.case_player import CasePlayer
from tests.browser.conftest import CASE, LESSON, Visit
from tests.browser.serving import Server
from widgets.content import Library
from widgets.model.walk import explore

CASE_MODEL = Library().case(CASE)
MOST_STEPS = len(CASE_MODEL.scenes)
STEP = """([root, pick]) => {
    const scene = root.querySelector('.scene.is-current');
    const open = [...scene.querySelectorAll('[data-option] input:enabled')];
    if (open.length) {
        open[pick % open.length].click();
        const sure = [...scene.querySelectorAll('[data-confidence] input')];
        sure[pick % sure.length].click();
        scene.querySelector('[type=submit]').click();
    }
    scene.querySelector('[data-do=goOn]')?.click();
    return root.querySelector('.scene.is-current').dataset.scene;
}"""


def days(player: CasePlayer) -> int:
    """The days or weeks that the case says have gone, in days."""
    text = player.root.locator("[data-state]").inner_text()
    numbers = [int(word) for word in text.split() if word.isdigit()]
    return (numbers[0] * (7 if "weeks" in text else 1)) if numbers else 0


@given(st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_random_walk_ends_and_can_be_undone(visit: Visit, course: Server, chance: random.Random) -> None:
    """Forward to an ending by chance, reload there, then back to the start: each state comes back as it was."""
    visit.page.goto(course.lesson(LESSON))
    visit.page.evaluate("localStorage.clear()")
    visit.page.reload()
    player = CasePlayer(visit.page, CASE)
    expect(player.root.locator(".scene.is-current")).to_be_visible()
    root = player.root.element_handle()
    seen = []
    while player.scene_id != "ending":
        state = player.snapshot()
        seen.append((state["scene"], state["progress"], state["time"], state["found"]))
        assert len(seen) <= MOST_STEPS
        assert days(player) <= max(position.state.days for position in explore(CASE_MODEL).positions) + 7
        visit.page.evaluate(STEP, [root, chance.randrange(100)])
    at_the_end = player.snapshot()
    visit.page.reload()
    assert player.snapshot() == at_the_end
    for scene, progress, time, found in reversed(seen):
        player.root.locator("[data-do=back]").click()
        state = player.snapshot()
        assert (state["scene"], state["progress"], state["time"], state["found"]) == (scene, progress, time, found)
    expect(player.root.locator("[data-do=back]")).to_be_hidden()
