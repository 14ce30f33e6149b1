"""The four-question board: a person, a number of days, evidence to ask for, and a plan at the end.

Where a question stands depends on what was asked, never on the order, so a set of requests has one state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from widgets.model.case import Person, misplaced
from widgets.model.quiz import Verdict
from widgets.model.record import Cited, Facts, Id, Record, Text, refuse_twice

Question = Literal["progression", "pathology", "molecular", "goal"]
Standing = Literal["open", "leaning", "answered"]
Outcome = Literal["decisive", "partial", "empty", "late"]
QUESTIONS: tuple[Question, ...] = get_args(Question)
STANDINGS: tuple[Standing, ...] = get_args(Standing)
MOST_REQUESTS = 7
FEWEST_GOOD_PLANS = 2


class Reason(Record):
    """Where a question stands, why, and the facts behind it."""

    state: Standing
    reason: Text
    facts: Facts


class Request(Record):
    """One piece of evidence: the days that are said, what comes back, and what that does to the questions.

    `late_by` days are added to the days that were said; `needs` names what must be back before, `not_after`
    what closes it, for example a talk in which the person said no.
    """

    id: Id
    text: Text
    can_tell: Cited
    days: Annotated[int, Field(ge=1, le=90)]
    late_by: Annotated[int, Field(ge=0, le=90)] = 0
    outcome: Outcome
    came_back: Cited
    needs: list[Id] = []
    not_after: list[Id] = []
    closed_because: str | None = None
    effects: dict[Question, Reason] = {}

    @model_validator(mode="after")
    def _says_how_it_ends(self) -> Self:
        if (self.outcome == "late") != (self.late_by > 0):
            raise ValueError("is late in one place only; give `late_by` with `outcome: late`, and with no other")
        if self.not_after and not self.closed_because:
            raise ValueError("can close but does not say why; add `closed_because`")
        return self

    @property
    def cost(self) -> int:
        """The days that it really takes."""
        return self.days + self.late_by


class Gate(Record):
    """When a plan is open: questions that must stand at least so, and questions not answered yet."""

    at_least: dict[Question, Standing] = {}
    not_yet: list[Question] = []


class Plan(Record):
    """One plan in one sentence, what is said to it, and the requests that it rests on."""

    id: Id
    text: Text
    verdict: Verdict
    feedback: Text
    facts: Facts
    rests_on: list[Id] = []
    open_if: Gate = Gate()
    closed_because: str | None = None

    @model_validator(mode="after")
    def _closing_has_a_reason(self) -> Self:
        if self.open_if != Gate() and not self.closed_because:
            raise ValueError("can close but does not say why; add `closed_because`")
        return self

    @property
    def is_good(self) -> bool:
        """Say whether it is a best or an acceptable plan."""
        return self.verdict != "poor"


class Board(Record):
    """One fictional person, the four questions as they stand, what can be asked within `days`, and the plans."""

    id: Id
    title: Text
    section: Id
    place: Annotated[int, Field(ge=1, le=20)]
    person: Person
    story: Text
    days: Annotated[int, Field(ge=1, le=365)]
    questions: dict[Question, Reason]
    requests: Annotated[list[Request], Field(min_length=2, max_length=MOST_REQUESTS)]
    plan_question: Text
    plans: Annotated[list[Plan], Field(min_length=3)]
    lesson: Text
    lesson_facts: Facts

    @model_validator(mode="after")
    def _names_are_known(self) -> Self:
        requests = [request.id for request in self.requests]
        refuse_twice(requests, [plan.id for plan in self.plans])
        if set(self.questions) != set(QUESTIONS):
            raise ValueError(f"does not start with all four questions; give each: {', '.join(QUESTIONS)}")
        for kind, index, key, names in self._named():
            for name in sorted(set(names) - set(requests)):
                raise misplaced([kind, index, key], f"there is no request `{name}`; use the id of a request here")
        return self

    def _named(self) -> Iterator[tuple[str, int, str, list[str]]]:
        yield from (("requests", index, "needs", one.needs) for index, one in enumerate(self.requests))
        yield from (("requests", index, "not_after", one.not_after) for index, one in enumerate(self.requests))
        yield from (("plans", index, "rests_on", one.rests_on) for index, one in enumerate(self.plans))

    @model_validator(mode="after")
    def _can_be_played(self) -> Self:
        sets = reachable(self)
        asked = frozenset[str]().union(*sets)
        for index, request in enumerate(self.requests):
            if request.id not in asked:
                what = f"request `{request.id}` can never be asked within {self.days} days"
                raise misplaced(["requests", index], f"{what}; make its way shorter, or give the board more days")
        self._plans_open(sets)
        return self

    def _plans_open(self, sets: list[frozenset[str]]) -> None:
        opened = {one: open_plans(self, one) for one in sets}
        for index, plan in enumerate(self.plans):
            if not any(plan in plans for plans in opened.values()):
                raise misplaced(["plans", index], f"plan `{plan.id}` never opens; change its `open_if`")
        good = {one: sum(plan.is_good for plan in plans) for one, plans in opened.items()}
        if max(good.values()) < FEWEST_GOOD_PLANS:
            raise misplaced(["plans"], "never has two good plans open; mark or open one more best or acceptable plan")
        for one, count in good.items():
            if not count:
                after = f"after {', '.join(sorted(one))}" if one else "at the start"
                raise misplaced(["plans"], f"has no good plan open {after}; open one there")

    def request(self, request_id: str) -> Request:
        """Return the request named `request_id`; KeyError where there is none."""
        for request in self.requests:
            if request.id == request_id:
                return request
        raise KeyError(request_id)


@dataclass(frozen=True)
class Stand:
    """A question at one moment: its state, and where each reason for it comes from (None: the start)."""

    state: Standing
    reasons: tuple[tuple[Request | None, Reason], ...]


def days_left(board: Board, asked: Iterable[str]) -> int:
    """Return the days that are left once the `asked` requests are back."""
    return board.days - sum(board.request(name).cost for name in asked)


def missing_needs(request: Request, asked: Iterable[str]) -> list[str]:
    """Return the requests that must be back before this one can be asked for."""
    return sorted(set(request.needs) - set(asked))


def is_closed(request: Request, asked: Iterable[str]) -> bool:
    """Say whether what is back has closed this request for good."""
    return not set(request.not_after).isdisjoint(asked)


def can_ask(board: Board, asked: frozenset[str]) -> list[Request]:
    """Return what can still be asked for, so that it comes back in time."""
    left = days_left(board, asked)
    return [
        request
        for request in board.requests
        if request.id not in asked
        and request.cost <= left
        and not missing_needs(request, asked)
        and not is_closed(request, asked)
    ]


def stand(board: Board, question: Question, asked: frozenset[str]) -> Stand:
    """Say where `question` stands: at the furthest state of all reasons, with the reasons for that state."""
    reasons: list[tuple[Request | None, Reason]] = [(None, board.questions[question])]
    reasons += [(one, one.effects[question]) for one in board.requests if one.id in asked and question in one.effects]
    furthest = max((reason.state for _, reason in reasons), key=STANDINGS.index)
    return Stand(furthest, tuple(pair for pair in reasons if pair[1].state == furthest))


def open_plans(board: Board, asked: frozenset[str]) -> list[Plan]:
    """Return the plans that can be chosen once the `asked` requests are back."""
    rank = {question: STANDINGS.index(stand(board, question, asked).state) for question in QUESTIONS}
    answered = STANDINGS.index("answered")
    return [
        plan
        for plan in board.plans
        if all(rank[question] >= STANDINGS.index(state) for question, state in plan.open_if.at_least.items())
        and all(rank[question] < answered for question in plan.open_if.not_yet)
    ]


def play(board: Board, order: Iterable[str]) -> frozenset[str]:
    """Ask in this order and return what is back; ValueError where a request cannot be asked at its turn."""
    asked: frozenset[str] = frozenset()
    for name in order:
        if name not in {request.id for request in can_ask(board, asked)}:
            raise ValueError(f"`{name}` cannot be asked after {sorted(asked)}")
        asked |= {name}
    return asked


def reachable(board: Board) -> list[frozenset[str]]:
    """Return every set of requests that can be asked within the days, the smallest first."""
    found: list[frozenset[str]] = [frozenset()]
    for asked in found:
        for request in can_ask(board, asked):
            after = asked | {request.id}
            if after not in found:
                found.append(after)
    return found
