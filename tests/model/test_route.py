"""Routes to another look: each in the same rows, each weighed once, and to look no further is never ruled out."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model.quiz import Verdict
from widgets.model.route import ROUTES, RouteComparison, RoutePerson

LIBRARY = Library()
COMPARISON: RouteComparison = LIBRARY.read("routes", "05-routes")
REASON = {"text": "Why.", "facts": ["some-fact"]}


def written(verdicts: dict[str, str]) -> dict[str, Any]:
    """A person as an author writes one."""
    weighed = [{"route": name, "verdict": verdict, "pro": REASON, "con": REASON} for name, verdict in verdicts.items()]
    texts = dict.fromkeys(("name", "place", "story"), "words")
    return {"id": "p", "age": 50, **texts, "routes": weighed, "lesson": REASON}


@given(st.fixed_dictionaries(dict.fromkeys(ROUTES, st.sampled_from(get_args(Verdict)))))
def test_a_person_is_sound_or_the_author_is_told_why(verdicts: dict[str, str]) -> None:
    """Fewer than two best, or a “not now” to looking no further, is refused; all else is grouped without loss."""
    few = list(verdicts.values()).count("best") < 2
    if few or verdicts["no-more-evaluation-now"] == "poor":
        with pytest.raises(ValidationError, match="fewer than 2 best" if few else "can always be raised"):
            RoutePerson.model_validate(written(verdicts))
        return
    groups = RoutePerson.model_validate(written(verdicts)).groups()
    for verdict, found in groups.items():
        assert [one.route for one in found] == [name for name in ROUTES if verdicts[name] == verdict]
    assert sum(map(len, groups.values())) == len(ROUTES)


@given(st.permutations(ROUTES))
def test_the_order_in_a_file_changes_nothing(order: list[str]) -> None:
    """Routes come out in the order of the course, so that no place stands first by how it was written."""
    verdicts = dict(zip(ROUTES, ("best", "best", "acceptable", "poor", "acceptable"), strict=True))
    shuffled = RoutePerson.model_validate(written({name: verdicts[name] for name in order}))
    assert shuffled.groups() == RoutePerson.model_validate(written(verdicts)).groups()


def test_the_route_that_fits_changes_with_the_case() -> None:
    """No route is worth raising for everyone, each is for someone or can be, and one person may well stop here."""
    best = [{one.route for one in person.of("best")} for person in COMPARISON.people]
    assert set.intersection(*best) == set()
    assert any("no-more-evaluation-now" in found for found in best)
    assert any("travel" in found for found in best)
    assert all(
        len({one.verdict for person in COMPARISON.people for one in person.routes if one.route == name}) > 1
        for name in ROUTES
    )


def test_the_comparison_rests_on_known_facts() -> None:
    """Each row, each reason and each lesson cites facts that the bank holds."""
    rows = [getattr(route.rows, row) for route in COMPARISON.routes for row in type(route.rows).model_fields]
    reasons = [side for person in COMPARISON.people for one in person.routes for side in (one.pro, one.con)]
    cited = [*rows, *reasons, *(person.lesson for person in COMPARISON.people)]
    assert {fact for one in cited for fact in one.facts} <= set(LIBRARY.facts)
