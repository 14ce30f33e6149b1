"""What to raise with the team: each kind weighed once, more than one worth raising, comfort never ruled out."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model.category import CATEGORIES
from widgets.model.match import Match, MatchPerson
from widgets.model.quiz import Verdict

LIBRARY = Library()
COMFORT = ("palliative-and-supportive-care", "no-more-anticancer-treatment")
VERDICTS = st.sampled_from(get_args(Verdict))


def written(verdicts: dict[str, str], order: list[str]) -> dict[str, Any]:
    """A person as an author writes one."""
    texts = dict.fromkeys(("name", "place", "story"), "words")
    weighed = [{"category": name, "verdict": verdicts[name], "text": "Why.", "facts": ["some-fact"]} for name in order]
    return {"id": "p", "age": 50, **texts, "categories": weighed, "lesson": {"text": "L.", "facts": ["some-fact"]}}


ANY = st.fixed_dictionaries(dict.fromkeys(CATEGORIES, VERDICTS))
ORDERS = st.permutations(CATEGORIES)


@given(ANY, ORDERS)
def test_a_person_is_sound_or_the_author_is_told_why(verdicts: dict[str, str], order: list[str]) -> None:
    """Fewer than two best, or comfort called poor, is refused; all else is taken and grouped without loss."""
    few = list(verdicts.values()).count("best") < 2
    closed = any(verdicts[name] == "poor" for name in COMFORT)
    if few or closed:
        with pytest.raises(ValidationError, match="fewer than 2 best" if few else "can always be raised"):
            MatchPerson.model_validate(written(verdicts, order))
        return
    groups = MatchPerson.model_validate(written(verdicts, order)).groups()
    assert list(groups) == [verdict for verdict in get_args(Verdict) if verdict in verdicts.values()]
    for verdict, found in groups.items():
        assert [one.category for one in found] == [name for name in CATEGORIES if verdicts[name] == verdict]


@given(ORDERS, st.data())
def test_each_category_stands_exactly_once(order: list[str], data: st.DataObject) -> None:
    """One left out, or one written twice, is named to the author."""
    name = data.draw(st.sampled_from(order))
    left_out, twice = [one for one in order if one != name], [*order, name]
    for spoiled, times in ((left_out, 0), (twice, 2)):
        with pytest.raises(ValidationError, match=f"weighs `{name}` {times} times"):
            MatchPerson.model_validate(written(dict.fromkeys(CATEGORIES, "best"), spoiled))


def test_two_people_cannot_share_an_id() -> None:
    """The browser keeps answers by the id of a person."""
    person = written(dict.fromkeys(CATEGORIES, "best"), list(CATEGORIES))
    with pytest.raises(ValidationError, match=r"has `.*` twice"):
        Match.model_validate({"id": "m", "title": "M", "section": "x", "lead": "L", "people": [person, person]})


@pytest.mark.parametrize("name", LIBRARY.names("matches") or ["none"])
def test_each_match_of_the_course_rests_on_known_facts(name: str) -> None:
    """Every reason and every lesson cites facts that the bank holds."""
    for person in LIBRARY.match(name).people:
        cited = [*person.categories, person.lesson]
        assert {fact for one in cited for fact in one.facts} <= set(LIBRARY.facts)
