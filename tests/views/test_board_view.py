"""The four-question boards as HTML: whole without a script, and a map that says just what the model says."""

from __future__ import annotations

import json
import re

from widgets.activities import four_question_board
from widgets.answers import reference
from widgets.content import Library
from widgets.model.board import QUESTIONS, STANDINGS, can_ask, days_left, open_plans, play, reachable, stand
from widgets.views.board import board_map, boards_html, reasons_by_question

LIBRARY = Library()
BOARDS = LIBRARY.boards()
HTML = boards_html(BOARDS, reference(LIBRARY))


def chosen(names: list[str], mask: object) -> set[str]:
    """The names that a mask stands for."""
    assert isinstance(mask, int)
    return {name for index, name in enumerate(names) if mask & 1 << index}


def test_the_map_says_what_the_model_says() -> None:
    """For each reachable set of requests: the days, the states, what can be asked, what waits, and the open plans."""
    for board in BOARDS:
        made = board_map(board)
        requests, plans = [one.id for one in board.requests], [one.id for one in board.plans]
        assert len(made) == len(reachable(board))
        for mask, (left, stands, _, ask, waits, shut, open_now) in made.items():
            asked = frozenset(chosen(requests, int(mask)))
            assert left == days_left(board, asked)
            assert stands == "".join(str(STANDINGS.index(stand(board, one, asked).state)) for one in QUESTIONS)
            assert chosen(requests, ask) == {one.id for one in can_ask(board, asked)}
            waiting = {one.id for one in board.requests if one.id not in asked and set(one.needs) - asked}
            assert chosen(requests, waits) == waiting
            closed = {one.id for one in board.requests if one.id not in asked and set(one.not_after) & asked}
            assert chosen(requests, shut) == closed
            assert chosen(plans, open_now) == {one.id for one in open_plans(board, asked)}


def test_the_map_shows_the_reasons_of_the_state_and_no_other() -> None:
    """A reason is shown when it is among those that the question stands on."""
    board = BOARDS[0]
    asked = play(board, ["biopsy", "blood"])
    mask = sum(1 << index for index, one in enumerate(board.requests) if one.id in asked)
    shown = board_map(board)[str(mask)][2]
    assert isinstance(shown, int)
    for question, reasons in reasons_by_question(board).items():
        visible = [one.reason for one in reasons if shown & 1 << one.number]
        assert visible == [reason for _, reason in stand(board, question, asked).reasons]


def test_each_board_holds_all_that_can_come_back_and_all_that_is_said() -> None:
    """Every request, answer, reason and plan stands once in the page, where the browser looks for it."""
    parts = HTML.split("data-board=")[1:]
    assert len(parts) == len(BOARDS)
    for board, part in zip(BOARDS, parts, strict=True):
        requests, plans = [one.id for one in board.requests], [one.id for one in board.plans]
        assert re.findall(r'data-request="([^"]+)"', part) == requests
        assert re.findall(r'data-result="([^"]+)"', part) == requests
        assert re.findall(r'data-question="([^"]+)"', part) == list(QUESTIONS)
        assert re.findall(r'data-plan="([^"]+)"', part) == plans
        assert re.findall(r'data-feedback-for="([^"]+)"', part) == plans
        assert re.findall(r'data-option="([^"]+)"', part) == plans
        numbers = [one.number for reasons in reasons_by_question(board).values() for one in reasons]
        assert [int(number) for number in re.findall(r'data-reason="(\d+)"', part)] == numbers


def test_a_state_is_said_in_words() -> None:
    """Each question shows its state as a word beside the shape, before any script runs."""
    words = LIBRARY.words
    marks = re.findall(r'<p class="question-state">\s*<span class="mark mark-(\w+)" data-mark>([^<]+)<', HTML)
    expected = [board.questions[question].state for board in BOARDS for question in QUESTIONS]
    assert marks == [(state, words[f"board_state_{state}"]) for state in expected]


def test_what_needs_another_answer_names_it() -> None:
    """The reason that a request waits is a sentence with the name of the other."""
    said = re.findall(r"data-waits>([^<]+)</p>", HTML)
    needed = [board.request(one.needs[0]).text for board in BOARDS for one in board.requests if one.needs]
    assert said == [f"Not yet. This needs first: {text}" for text in needed]


def test_the_activity_shows_the_same_html_as_the_view() -> None:
    """What a notebook puts on a page is what the view wrote, and its data can be read."""
    assert four_question_board().html == HTML
    data = json.loads(re.search(r"data-boards>(.*?)</script>", HTML, re.DOTALL)[1])  # type: ignore[index]
    assert list(data["boards"]) == [board.id for board in BOARDS]


def test_what_an_author_writes_is_escaped() -> None:
    """Marks of HTML in a request stay marks, in the words and in the names of buttons."""
    board = BOARDS[0]
    first = board.requests[0].model_copy(update={"text": '<b>"scan"</b> & more'})
    changed = board.model_copy(update={"requests": [first, *board.requests[1:]]})
    html = boards_html([changed], reference(LIBRARY))
    assert "<b>" not in html.split("data-boards")[0]
    assert "Ask for this: &lt;b&gt;&#34;scan&#34;&lt;/b&gt; &amp; more" in html
