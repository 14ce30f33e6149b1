"""The four-question boards as HTML: all that can be asked and come back, and the map that the browser follows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from widgets.model.board import (
    QUESTIONS,
    STANDINGS,
    Board,
    Question,
    Reason,
    Request,
    can_ask,
    days_left,
    is_closed,
    missing_needs,
    open_plans,
    reachable,
    stand,
)
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import SURENESS, Words, fill, script_json

ID = "four-questions"
SAID = (
    "choose_first",
    "say_how_sure",
    "board_left",
    "board_answered",
    "board_ask",
    "board_ask_name",
    "board_asked",
    "board_changed",
    "board_unchanged",
    "board_back",
    "board_taken_back",
    "board_open_again",
    "board_used_days",
    "board_stands",
    "board_stayed_none",
    "board_rest_asked",
    "board_rest_not_asked",
)


@dataclass(frozen=True)
class ShownReason:
    """A reason with its place in the map, and the request that it came with (None: the start)."""

    number: int
    request: Request | None
    reason: Reason


def boards_html(boards: Sequence[Board], reference: Reference) -> Markup:
    """Return all boards as one `section`, readable without a script, with its notes at the end."""
    notes = Notes(f"board-{ID}", reference)
    body = fill(
        "board.html",
        boards=boards,
        questions=QUESTIONS,
        reasons={board.id: reasons_by_question(board) for board in boards},
        w=reference.words,
        sureness=SURENESS,
        map_json=script_json(_data(boards, reference.words)),
        **writers(notes),
    )
    return fill("activity.html", kind="board", id=ID, body=body, notes=notes.html())


def reasons_by_question(board: Board) -> dict[Question, list[ShownReason]]:
    """Return every reason that a board can show, by question; the numbers run through the whole board."""
    made: dict[Question, list[ShownReason]] = {question: [] for question in QUESTIONS}
    for number, (question, request, reason) in enumerate(_reasons(board)):
        made[question].append(ShownReason(number, request, reason))
    return made


def _reasons(board: Board) -> Iterator[tuple[Question, Request | None, Reason]]:
    for question in QUESTIONS:
        yield question, None, board.questions[question]
        yield from ((question, one, one.effects[question]) for one in board.requests if question in one.effects)


def board_map(board: Board) -> dict[str, list[object]]:
    """Return the state of each reachable set of requests by its mask.

    A state is [days left, the four states as digits, reasons shown, what can be asked, what waits for
    another request, what another has closed, open plans]; the last five are masks too.
    """
    ids = [request.id for request in board.requests]
    return {str(_mask(ids, asked)): _state(board, ids, asked) for asked in reachable(board)}


def _state(board: Board, ids: list[str], asked: frozenset[str]) -> list[object]:
    stands = {question: stand(board, question, asked) for question in QUESTIONS}
    shown = [
        one.number
        for question, reasons in reasons_by_question(board).items()
        for one in reasons
        if any(one.reason is reason for _, reason in stands[question].reasons)
    ]
    ahead = [request for request in board.requests if request.id not in asked]
    return [
        days_left(board, asked),
        "".join(str(STANDINGS.index(stands[question].state)) for question in QUESTIONS),
        sum(1 << number for number in shown),
        _mask(ids, {request.id for request in can_ask(board, asked)}),
        _mask(ids, {request.id for request in ahead if missing_needs(request, asked)}),
        _mask(ids, {request.id for request in ahead if is_closed(request, asked)}),
        _mask([plan.id for plan in board.plans], {plan.id for plan in open_plans(board, asked)}),
    ]


def _mask(names: Sequence[str], chosen: Collection[str]) -> int:
    return sum(1 << index for index, name in enumerate(names) if name in chosen)


def _data(boards: Sequence[Board], words: Words) -> dict[str, object]:
    return {
        "boards": {
            board.id: {
                "days": board.days,
                "requests": [request.id for request in board.requests],
                "plans": [plan.id for plan in board.plans],
                "map": board_map(board),
            }
            for board in boards
        },
        "states": [words(f"board_state_{state}") for state in STANDINGS],
        "names": list(STANDINGS),
        "words": {name: words.raw(name) for name in SAID},
    }
