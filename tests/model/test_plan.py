"""The plan from home first: one end for each set of answers, never travel with an open point, and a case that fits."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from widgets.content import Library
from widgets.model.gates import ANSWERS, ENDS, Answer, End, asked, end_map, end_of
from widgets.model.plan import Plan

LIBRARY = Library()
PLAN: Plan = LIBRARY.read("plans", "remote-first")


@dataclass(frozen=True)
class Bare:
    """A point as the rule sees one."""

    id: str
    stops: bool


@st.composite
def answered(draw: st.DrawFn) -> tuple[list[Bare], dict[str, Answer]]:
    """Any points, and any answers to some of them."""
    points = [Bare(f"p{number}", stops) for number, stops in enumerate(draw(st.lists(st.booleans(), min_size=1)))]
    names = st.sampled_from([point.id for point in points])
    return points, draw(st.dictionaries(names, st.sampled_from(ANSWERS)))


def followed(points: list[Bare], answers: dict[str, Answer]) -> tuple[End, int]:
    """The end that the map leads to, as the browser walks it, and how many points were asked on the way."""
    nodes, place = end_map(points), 0
    for count, point in enumerate(points, start=1):
        way = nodes[place][ANSWERS.index(answers.get(point.id, "unknown"))]
        if isinstance(way, str):
            return way, count
        place = way
    raise AssertionError("the map has no end")


@given(answered())
def test_the_map_in_the_page_says_what_the_rule_says(given_answers: tuple[list[Bare], dict[str, Answer]]) -> None:
    """Every set of answers ends in exactly one of the three ends, by the rule and by the map alike."""
    points, answers = given_answers
    end = end_of(points, answers)
    assert end in ENDS
    assert followed(points, answers) == (end, len(asked(points, answers)))


@given(answered())
def test_travel_needs_a_yes_to_every_point(given_answers: tuple[list[Bare], dict[str, Answer]]) -> None:
    """One “no”, one “not known” or one point without an answer is enough that it is not travel; and only that."""
    points, answers = given_answers
    all_settled = all(answers.get(point.id) == "yes" for point in points)
    assert (end_of(points, answers) == "travel") == all_settled


@given(answered())
def test_what_is_not_known_means_not_yet(given_answers: tuple[list[Bare], dict[str, Answer]]) -> None:
    """A point that is asked and not known keeps the plan open: it is neither travel nor not."""
    points, answers = given_answers
    if any(answers.get(point.id, "unknown") == "unknown" for point in asked(points, answers)):
        assert end_of(points, answers) == "not-yet"


@given(answered())
def test_not_needs_a_no_that_ends_the_plan(given_answers: tuple[list[Bare], dict[str, Answer]]) -> None:
    """A “no” to a point that can be settled later never means “not”, and nothing is asked after one that ends it."""
    points, answers = given_answers
    looked_at = asked(points, answers)
    ended = looked_at[-1].stops and answers.get(looked_at[-1].id) == "no"
    if end_of(points, answers) == "not":
        assert ended
    if not ended:
        assert looked_at == points
    assert not any(point.stops and answers.get(point.id) == "no" for point in looked_at[:-1])


@given(answered(), st.data())
def test_a_point_that_closes_never_brings_travel_nearer(
    given_answers: tuple[list[Bare], dict[str, Answer]], data: st.DataObject
) -> None:
    """To turn a “yes” into anything else never leads to travel."""
    points, answers = given_answers
    point = data.draw(st.sampled_from(points))
    worse = data.draw(st.sampled_from(ANSWERS[1:]))
    assert end_of(points, answers | {point.id: worse}) != "travel"


def test_a_persons_no_ends_the_plan_at_once() -> None:
    """Who does not want it looked into is asked nothing more, whatever is missing."""
    answers: dict[str, Answer] = {"wish": "no"}
    assert PLAN.end([], answers) == "not"
    assert [point.id for point in asked(PLAN.points(), answers)] == ["wish"]


def test_one_missing_paper_keeps_the_plan_open() -> None:
    """With all points settled it is travel with all papers, and not yet without one of them."""
    answers: dict[str, Answer] = {point.id: "yes" for point in PLAN.points()}
    papers = [document.id for document in PLAN.documents()]
    assert PLAN.end(papers, answers) == "travel"
    assert {PLAN.end([one for one in papers if one != name], answers) for name in papers} == {"not-yet"}


def test_the_plan_rests_on_known_facts() -> None:
    """Every paper, point and end cites facts that the bank holds."""
    cited = [*PLAN.documents(), *PLAN.points(), *PLAN.ends, PLAN.example.lesson]
    assert {fact for one in cited for fact in one.facts} <= set(LIBRARY.facts)
