"""Routes to another look at a case: the same rows for each, and what speaks for and against each for one person."""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from widgets.model.quiz import Verdict
from widgets.model.record import Cited, Id, Record, Text, refuse_twice
from widgets.model.weighing import by_verdict, must_be_fair

RouteId = Literal[
    "second-opinion-at-home",
    "remote-review-elsewhere",
    "remote-mdt-china",
    "travel",
    "no-more-evaluation-now",
]
ROUTES: tuple[RouteId, ...] = get_args(RouteId)
# To look no further may be raised by anyone at any time, so the course never says “not now” to it.
ALWAYS_OPEN: tuple[RouteId, ...] = ("no-more-evaluation-now",)
# What a kind of cost is called rests on no study; what a route can show, and who treats afterwards, does.
UNCITED_ROW = "money"


class Said(Record):
    """What is said in one row of a route."""

    text: Text
    facts: list[Id] = []


class RouteRows(Record):
    """What is said of each route, in the order in which it is shown."""

    time: Said
    money: Said
    can_answer: Said
    cannot_answer: Said
    continuity: Said

    @model_validator(mode="after")
    def _rests_on_facts(self) -> Self:
        for row in ROUTE_ROWS:
            said: Said = getattr(self, row)
            if row != UNCITED_ROW and not said.facts:
                raise ValueError(f"says something under `{row}` without a fact; name the fact that it rests on")
        return self


ROUTE_ROWS: tuple[str, ...] = tuple(RouteRows.model_fields)


class EvaluationRoute(Record):
    """One route, in the same rows as the others."""

    id: RouteId
    name: Text
    rows: RouteRows


class WeighedRoute(Record):
    """How well a route fits one person now, and what speaks for and against it."""

    route: RouteId
    verdict: Verdict
    pro: Cited
    con: Cited

    @property
    def kind(self) -> str:
        """The id of the route that is weighed."""
        return self.route


class RoutePerson(Record):
    """A fictional person, each route weighed once, and what to remember."""

    id: Id
    name: Text
    age: Annotated[int, Field(ge=18, le=110)]
    place: Text
    story: Text
    routes: Annotated[list[WeighedRoute], Field(min_length=1)]
    lesson: Cited

    @model_validator(mode="after")
    def _weighs_each_route_fairly(self) -> Self:
        must_be_fair(self.routes, ROUTES, ALWAYS_OPEN, ("route", "routes"))
        return self

    def of(self, verdict: Verdict) -> list[WeighedRoute]:
        """Return the routes with this verdict, in the order of the course."""
        return self.groups().get(verdict, [])

    def groups(self) -> dict[Verdict, list[WeighedRoute]]:
        """Return the routes by verdict, those most worth raising first; verdicts without a route are left out."""
        return by_verdict(self.routes, ROUTES)


class RouteComparison(Record):
    """The routes side by side, and people for whom another one may be worth raising."""

    id: Id
    title: Text
    section: Id
    lead: Text
    routes: list[EvaluationRoute]
    people: Annotated[list[RoutePerson], Field(min_length=1)]

    @model_validator(mode="after")
    def _routes_and_people_fit(self) -> Self:
        if [route.id for route in self.routes] != list(ROUTES):
            raise ValueError(f"has not each route once in its order; give: {', '.join(ROUTES)}")
        refuse_twice(person.id for person in self.people)
        return self
