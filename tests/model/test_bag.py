"""A bag of papers: every part with a name of its own, every flag on events that are there, facts in the bank."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model.bag import COURSE_LANGUAGE, Bag, Event

LIBRARY = Library()
BAGS = LIBRARY.names("bags")
WRITTEN = LIBRARY.bag("angela-school-bus").model_dump(mode="json")


def spoiled(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """The bag as an author writes it, with one value changed."""
    bag: Any = copy.deepcopy(WRITTEN)
    place = bag
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return bag  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", BAGS)
def test_each_bag_is_large_enough_and_rests_on_known_facts(name: str) -> None:
    """Twelve to eighteen papers, one of them in another language; each flag and each missing thing cites the bank."""
    bag = LIBRARY.bag(name)
    assert 12 <= len(bag.records) <= 18
    assert any(record.language != COURSE_LANGUAGE and record.translation for record in bag.records)
    cited = {fact for part in (*bag.flags, *bag.missing) for fact in part.facts}
    assert cited <= set(LIBRARY.facts)
    assert {flag.kind for flag in bag.flags} == {"gap", "overlap", "contradiction", "missing"}


@pytest.mark.parametrize("name", BAGS)
def test_a_guess_that_is_best_is_the_date_of_the_event(name: str) -> None:
    """What the course calls the best date is the one that goes on the timeline."""
    for event in LIBRARY.bag(name).events:
        for guess in event.guesses or []:
            if guess.verdict == "best":
                assert event.date[:4] in guess.text


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("records", 0, "events", 0, "date"), "2024-04", "does not fit its `precision`"),
        (("records", 0, "events", 0, "date"), "2024-04-31", "no such date"),
        (("records", 0, "events", 0, "drug"), None, "without a drug"),
        (("records", 0, "events", 0, "guesses", 0, "verdict"), "poor", "no single best date"),
        (("records", 0, "translation"), "In English.", "leave it out"),
        (("records", 3, "translation"), None, "without a `translation`"),
        (("records", 1, "id"), "pharmacy-label", "twice; keep one"),
        (("flags", 1, "id"), "weeks-without-tablets", "twice; keep one"),
        (("missing", 1, "id"), "reason-chemo-ended", "twice; keep one"),
        (("flags", 0, "events"), ["tablets-run-out", "gone"], "no event `gone`"),
    ],
)
def test_what_does_not_fit_is_named_to_the_author(path: tuple[str | int, ...], value: Any, told: str) -> None:
    """Each fault of a bag is refused with its reason."""
    with pytest.raises(ValidationError, match=told):
        Bag.model_validate(spoiled(path, value))


@given(st.dates(), st.sampled_from(["day", "month", "season"]))
def test_a_date_fits_its_precision_or_is_refused(day: Any, precision: str) -> None:
    """A whole date is a day; a month is a month, or about that month; years long gone are no dates of papers."""
    said = {"id": "e", "kind": "scan", "text": "A scan."}
    for date, fits in ((day.isoformat(), precision == "day"), (day.isoformat()[:7], precision != "day")):
        if fits and 1900 <= day.year <= 2100:
            moment = Event.model_validate(said | {"date": date, "precision": precision}).moment
            assert moment
            assert moment.first <= day <= moment.last
        else:
            with pytest.raises(ValidationError):
                Event.model_validate(said | {"date": date, "precision": precision})
