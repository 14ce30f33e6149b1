"""The four-question board: days run out but never below nothing, order does not matter, and a plan is always open."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model.board import (
    QUESTIONS,
    STANDINGS,
    Board,
    Gate,
    Question,
    Standing,
    can_ask,
    days_left,
    is_closed,
    missing_needs,
    open_plans,
    play,
    reachable,
    stand,
)

LIBRARY = Library()
BOARDS = {board.id: board for board in LIBRARY.boards()}
# Each board is walked whole, so fewer examples do, and a busy machine may take its time.
QUICK = settings(max_examples=50, deadline=None)
NAMES = ("one", "two", "three", "four", "five")
CITED = {"text": "Words.", "facts": ["some-fact"]}
PERSON = dict.fromkeys(("name", "life", "place", "languages", "beside_them", "illness", "what_matters"), "words")


def reason(state: str) -> dict[str, object]:
    """Where a question stands, as an author writes it."""
    return {"state": state, "reason": f"It is {state}.", "facts": ["some-fact"]}


def request(name: str, **changed: object) -> dict[str, object]:
    """A request as an author writes it."""
    made = {"id": name, "text": name, "can_tell": CITED, "days": 3, "outcome": "decisive", "came_back": CITED}
    return made | changed


def plan(name: str, verdict: str, **changed: object) -> dict[str, object]:
    """A plan as an author writes it."""
    return {"id": name, "text": name, "verdict": verdict, "feedback": "Words.", "facts": ["some-fact"]} | changed


PLANS = [plan("good", "best"), plan("good-too", "acceptable"), plan("hasty", "poor")]


def written(requests: list[dict[str, object]], days: int = 30, **changed: object) -> dict[str, object]:
    """A whole board as an author writes it."""
    made = {"id": "b", "title": "B", "section": "x", "place": 1, "person": PERSON | {"age": 60}, "story": "S."}
    made |= {"days": days, "questions": {question: reason("open") for question in QUESTIONS}, "requests": requests}
    made |= {"plan_question": "Which?", "plans": PLANS, "lesson": "L.", "lesson_facts": ["some-fact"]}
    return made | changed


@st.composite
def boards(draw: st.DrawFn) -> Board:
    """Any sound board: some requests, some late, some needing an earlier one, any effects, few or many days."""
    requests: list[dict[str, object]] = []
    ways: dict[str, int] = {}
    for index, name in enumerate(NAMES[: draw(st.integers(2, len(NAMES)))]):
        late = draw(st.sampled_from([0, 0, 4]))
        needs = draw(st.lists(st.sampled_from(NAMES[:index]), max_size=1)) if index else []
        touched = draw(st.sets(st.sampled_from(QUESTIONS)))
        effects = {question: reason(draw(st.sampled_from(STANDINGS))) for question in touched}
        days = draw(st.integers(1, 9))
        ways[name] = days + late + sum(ways[need] for need in needs)
        shuts = [] if needs else draw(st.lists(st.sampled_from(list(NAMES[:index]) or [""]), max_size=1))
        closing = {"not_after": shuts, "closed_because": "No."} if shuts and shuts[0] else {}
        outcome = "late" if late else draw(st.sampled_from(["decisive", "partial", "empty"]))
        timing = {"days": days, "late_by": late, "outcome": outcome}
        requests.append(request(name, needs=needs, effects=effects, **timing, **closing))
    days = draw(st.integers(max(ways.values()), max(ways.values()) + 30))
    questions = {question: reason(draw(st.sampled_from(STANDINGS))) for question in QUESTIONS}
    return Board.model_validate(written(requests, days, questions=questions))


def moves(board: Board, asked: frozenset[str]) -> dict[str, int]:
    """How far each question is, as a number."""
    return {question: STANDINGS.index(stand(board, question, asked).state) for question in QUESTIONS}


def check_board(board: Board) -> None:
    """What holds for every board, at every set of requests that can be reached."""
    sets = reachable(board)
    assert len(set(sets)) == len(sets)
    assert frozenset().union(*sets) == {one.id for one in board.requests}
    assert max(sum(one.is_good for one in open_plans(board, asked)) for asked in sets) >= 2
    for asked in sets:
        assert days_left(board, asked) >= 0
        assert any(one.is_good for one in open_plans(board, asked))
        assert all(not missing_needs(board.request(name), asked) for name in asked)
        for one in can_ask(board, asked):
            after = moves(board, asked | {one.id})
            assert all(after[question] >= before for question, before in moves(board, asked).items())
        for question in QUESTIONS:
            now = stand(board, question, asked)
            assert now.reasons
            assert all(one.state == now.state for _, one in now.reasons)


@QUICK
@given(boards())
def test_days_never_fall_below_nothing_and_no_answer_is_lost(board: Board) -> None:
    """At every reachable set the days hold, a good plan is open, and a question never goes back."""
    check_board(board)


@QUICK
@given(boards(), st.data())
def test_the_order_of_asking_does_not_matter(board: Board, data: st.DataObject) -> None:
    """Any two orders that can be played end with the same days, states, reasons and plans."""
    asked = data.draw(st.sampled_from(reachable(board)))
    ends = set()
    for order in permutations(sorted(asked)):
        try:
            ends.add(play(board, order))
        except ValueError:
            named = [board.request(name) for name in order]
            told = [(one, order[:index]) for index, one in enumerate(named)]
            assert any(missing_needs(one, before) or is_closed(one, before) for one, before in told)
    assert ends == {asked}


@QUICK
@given(boards(), st.permutations(NAMES))
def test_only_what_can_be_asked_is_asked(board: Board, order: list[str]) -> None:
    """A request is refused exactly where it is unknown, too long for the days, waits for another, or was closed."""
    done: list[str] = []
    for name in order:
        asked = frozenset(done)
        known = [one for one in board.requests if one.id == name]
        fits = all(
            one.cost <= days_left(board, asked) and set(one.needs) <= asked and not set(one.not_after) & asked
            for one in known
        )
        if known and fits:
            done.append(name)
            assert play(board, done) == asked | {name}
        else:
            with pytest.raises(ValueError, match="cannot be asked"):
                play(board, [*done, name])


def is_open(board: Board, gate: Gate, asked: frozenset[str]) -> bool:
    """Say whether a plan with this gate can be chosen on this board."""
    gated = board.plans[0].model_copy(update={"open_if": gate})
    return gated in open_plans(board.model_copy(update={"plans": [gated]}), asked)


@QUICK
@given(boards(), st.sampled_from(QUESTIONS), st.sampled_from(STANDINGS), st.data())
def test_more_evidence_opens_one_kind_of_gate_and_shuts_the_other(
    board: Board, question: Question, state: Standing, data: st.DataObject
) -> None:
    """A gate opens once its question stands so, for good; a plan that waits for no answer shuts with it, for good."""
    at_least, not_yet = Gate(at_least={question: state}), Gate(not_yet=[question])
    both = Gate(at_least={question: state}, not_yet=[question])
    asked = data.draw(st.sampled_from(reachable(board)))
    assert is_open(board, at_least, asked) == (moves(board, asked)[question] >= STANDINGS.index(state))
    assert is_open(board, not_yet, asked) == (stand(board, question, asked).state != "answered")
    assert is_open(board, both, asked) == (is_open(board, at_least, asked) and is_open(board, not_yet, asked))
    for one in can_ask(board, asked):
        after = asked | {one.id}
        assert is_open(board, at_least, after) >= is_open(board, at_least, asked)
        assert is_open(board, not_yet, after) <= is_open(board, not_yet, asked)


@pytest.mark.parametrize("name", BOARDS or ["none"])
def test_each_board_of_the_course_keeps_its_promises(name: str) -> None:
    """Each has a late, an empty and a decisive answer, a plan without treatment, and more than it has days for."""
    board = BOARDS[name]
    check_board(board)
    assert {"late", "empty", "decisive"} <= {one.outcome for one in board.requests}
    assert any(one.needs for one in board.requests)
    assert sum(one.cost for one in board.requests) > board.days
    assert any("comfort" in one.text.lower() and one.is_good for one in board.plans)
    assert {one.verdict for one in board.plans} == {"best", "acceptable", "poor"}
    assert sum(one.is_good for one in board.plans) >= 3
    for one in board.plans:
        assert set(one.facts) <= set(LIBRARY.facts)


def test_three_people_in_three_places() -> None:
    """The learner has three people to choose from, in a fixed order."""
    assert len(BOARDS) == 3
    assert len({board.person.place for board in BOARDS.values()}) == 3
    assert all(one.place < two.place for one, two in pairwise(BOARDS.values()))


def test_the_old_slides_rename_the_tumour_and_open_its_plan() -> None:
    """On the first board one request answers a question, moves another, and opens the plan that rests on it."""
    board = BOARDS["bowel-tumour-first-name"]
    before, after = play(board, []), play(board, ["slides"])
    assert "by-new-name" not in {one.id for one in open_plans(board, before)}
    assert "by-new-name" in {one.id for one in open_plans(board, after)}
    assert moves(board, after) == {"progression": 0, "pathology": 2, "molecular": 1, "goal": 0}
    assert days_left(board, after) == 21


def test_what_a_person_said_no_to_is_not_asked_for() -> None:
    """After the talk in which she says no to needles, no new biopsy can be asked for; before it, it can."""
    board = BOARDS["bile-duct-days-at-home"]
    assert "biopsy" in {one.id for one in can_ask(board, play(board, []))}
    assert "biopsy" not in {one.id for one in can_ask(board, play(board, ["goals"]))}
    assert play(board, ["biopsy", "goals"]) == {"biopsy", "goals"}


def test_an_empty_answer_adds_its_reason_and_moves_nothing() -> None:
    """After an empty needle the question stays open, for two reasons."""
    board = BOARDS["bowel-tumour-first-name"]
    now = stand(board, "pathology", play(board, ["biopsy"]))
    assert now.state == "open"
    assert [one.id if one else None for one, _ in now.reasons] == [None, "biopsy"]


GATE = {"open_if": {"at_least": {"goal": "answered"}}, "closed_because": "Not yet."}


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (written([request("a"), request("b", needs=["c"])]), "no request `c`"),
        (written([request("a"), request("b", needs=["b"])]), "`b` can never be asked within 30 days"),
        (written([request("a"), request("b")], days=2), "`a` can never be asked within 2 days"),
        (written([request("a"), request("a")]), "has `.*` twice"),
        (written([request("a"), request("b", not_after=["a"])]), "does not say why"),
        (written([request("a"), request("b", not_after=["c"], closed_because="No.")]), "no request `c`"),
        (written([request("a"), request("b", late_by=2)]), "late in one place only"),
        (written([request("a"), request("b")], questions={"goal": reason("open")}), "all four questions"),
        (written([request("a"), request("b")], plans=[*PLANS[:2], plan("x", "poor", rests_on=["c"])]), "request `c`"),
        (written([request("a"), request("b")], plans=[*PLANS, plan("x", "poor", **GATE)]), "`x` never opens"),
        (written([request("a"), request("b")], plans=[PLANS[0], PLANS[2], plan("x", "poor")]), "two good plans"),
        (written([request("a"), request("b")], plans=[plan("x", "best", open_if=GATE["open_if"]), *PLANS]), "say why"),
        (
            written(
                [request("a", effects={"goal": reason("answered")}), request("b")],
                plans=[plan("x", "best", **GATE), plan("y", "best", **GATE), PLANS[2]],
            ),
            "no good plan open at the start",
        ),
    ],
)
def test_an_author_is_told_what_does_not_fit(made: dict[str, object], said: str) -> None:
    """Each fault is refused with a sentence that names it."""
    with pytest.raises(ValidationError, match=said):
        Board.model_validate(made)
