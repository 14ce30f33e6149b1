"""Letters to sort: whatever is chosen for whichever letter, there is one true thing to say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model.sorter import Sorter

LIBRARY = Library()
NAMES = ("grew", "back", "stopped", "planned", "unclear")


def category(name: str, *, decoy: bool) -> dict[str, object]:
    """A category as an author writes it."""
    cited = {"text": f"This needs {name}.", "facts": ["some-fact"]}
    return {"id": name, "name": name, "plain": name, "needs": cited, "ask": cited, "decoy": decoy}


def feedback(name: str, verdict: str) -> dict[str, object]:
    """Feedback as an author writes it."""
    return {"category": name, "verdict": verdict, "text": f"About {name}.", "facts": ["another-fact"]}


def letter(number: int, best: str, others: list[tuple[str, str]]) -> dict[str, object]:
    """A letter as an author writes it."""
    texts = dict.fromkeys(("title", "place", "illness", "text"), "words") | {"clue": f"Clue {number}."}
    made = [feedback(best, "best"), *(feedback(name, verdict) for name, verdict in others)]
    return {"id": f"letter-{number}", "form": "letter", **texts, "feedback": made}


def written(letters: list[dict[str, object]], best: set[str]) -> dict[str, object]:
    """A whole sorter as an author writes it."""
    categories = [category(name, decoy=name not in best) for name in NAMES]
    return {"id": "s", "title": "S", "section": "x", "lead": "L", "categories": categories, "letters": letters}


@st.composite
def sorters(draw: st.DrawFn) -> Sorter:
    """Any sound sorter: each letter with a best category and some others."""
    letters, taken = [], set()
    for number in range(draw(st.integers(1, 6))):
        best, *rest = draw(st.permutations(NAMES))
        count = draw(st.integers(1, len(rest)))
        verdicts = draw(st.lists(st.sampled_from(["acceptable", "poor"]), min_size=count, max_size=count))
        letters.append(letter(number, best, list(zip(rest, verdicts, strict=False))))
        taken.add(best)
    return Sorter.model_validate(written(letters, taken))


def check_every_pairing(sorter: Sorter) -> None:
    """Each pairing is said something, with facts; a letter has one best group and lies in it."""
    grouped = [one.id for category in sorter.categories for one in sorter.letters_of(category)]
    assert sorted(grouped) == sorted(one.id for one in sorter.letters)
    for one in sorter.letters:
        pairings = [sorter.pairing(one, category) for category in sorter.categories]
        assert [pairing.category for pairing in pairings] == [category.id for category in sorter.categories]
        assert all(pairing.text and pairing.facts for pairing in pairings)
        assert [pairing.category for pairing in pairings if pairing.verdict == "best"] == [one.best]
        assert len({pairing.text for pairing in pairings}) == len(pairings)


@given(sorters())
def test_every_pairing_has_an_answer_of_its_own(sorter: Sorter) -> None:
    """No choice is left without an answer, whatever an author writes."""
    check_every_pairing(sorter)


@given(sorters())
def test_what_nobody_wrote_is_put_together_from_the_word_and_the_letter(sorter: Sorter) -> None:
    """Such an answer says what the category needs, cites it, shows the letter's clue, and never praises."""
    for one in sorter.letters:
        own = {pairing.category for pairing in one.feedback}
        for category in sorter.categories:
            if category.id not in own:
                pairing = sorter.pairing(one, category)
                assert pairing.text == f"{category.needs.text} {one.clue}"
                assert (pairing.verdict, pairing.facts) == ("poor", category.needs.facts)


@pytest.mark.parametrize("name", LIBRARY.names("sorters") or ["none"])
def test_each_sorter_of_the_course_answers_every_pairing(name: str) -> None:
    """Eight letters that all say “failed” or “failure”, at least eight kinds of what happened, known facts."""
    sorter = LIBRARY.sorter(name)
    check_every_pairing(sorter)
    assert len(sorter.letters) == 8
    assert sum(not category.decoy for category in sorter.categories) >= 8
    for one in sorter.letters:
        assert "failed”" in one.text or "failure”" in one.text
        assert any(pairing.verdict == "poor" for pairing in one.feedback)
        for category in sorter.categories:
            assert set(sorter.pairing(one, category).facts) <= set(LIBRARY.facts)


ONE = letter(1, "grew", [("back", "poor")])


@pytest.mark.parametrize(
    ("letters", "best", "said"),
    [
        ([letter(1, "grew", [("back", "best")])], {"grew"}, "no single best category"),
        ([letter(1, "grew", [("back", "poor"), ("back", "poor")])], {"grew"}, "two feedbacks for one category"),
        ([letter(1, "grew", [("bakc", "poor")])], {"grew"}, "has no category `bakc`; use one of: grew, back"),
        ([ONE], {"grew", "back"}, "`back` that is best for no letter"),
        ([ONE], set(), "`grew` that is a decoy and best for a letter"),
        ([ONE, ONE], {"grew"}, "has `.*` twice"),
    ],
)
def test_an_author_is_told_what_does_not_fit(letters: list[dict[str, object]], best: set[str], said: str) -> None:
    """Each fault is refused with a sentence that names it."""
    with pytest.raises(ValidationError, match=said):
        Sorter.model_validate(written(letters, best))
