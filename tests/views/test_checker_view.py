"""A checker as HTML: every guess, every answer and every limit there without a script, and a map to look them up."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from widgets.answers import reference
from widgets.content import Library
from widgets.model.checker import Checker
from widgets.views.checker import checker_html, lookup, options

LIBRARY = Library()
CHECKERS = [LIBRARY.checker(name) for name in LIBRARY.names("checkers")]
WORDS = reference(LIBRARY).words
HTML = {checker.id: str(checker_html(checker, reference(LIBRARY))) for checker in CHECKERS}
each = pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.id)


@each
def test_each_person_has_three_guesses_with_feedback_and_facts(checker: Checker) -> None:
    """They stand in one order, called as the levels are, each with its own words."""
    for person in checker.people:
        part = HTML[checker.id].split(f'data-part="{person.id}"')[1].split("data-part=")[0]
        assert re.findall(r'data-option="([a-z]+)"', part) == ["go", "ask", "stop"]
        for option, guess in zip(options(checker, person, WORDS), person.guesses, strict=True):
            said = part.split(f'data-feedback-for="{guess.level}"')[1].split("data-feedback-for")[0]
            assert f'data-verdict="{option["verdict"]}"' in said
            assert set(re.findall(r'data-fact="([^"]+)"', said)) >= set(guess.facts)


@each
def test_a_guess_that_is_not_the_nearest_names_the_nearest_first(checker: Checker) -> None:
    """For an urgent sign it says the call, too; the nearest itself only has its own words."""
    for person in checker.people:
        level = checker.level(person.thing, person.situations, person.clear)
        for option, guess in zip(options(checker, person, WORDS), person.guesses, strict=True):
            said = str(option["feedback"])
            if option["verdict"] == "best":
                assert said == guess.text
            else:
                assert said.startswith("We would say “")
                assert f"“{checker.levels[level].name}”" in said


@each
def test_each_answer_stands_there_once_with_level_reason_facts_and_whom_to_ask(checker: Checker) -> None:
    """The strictest first; the level is in words."""
    shown = HTML[checker.id].split('data-answer="')[1:]
    assert len(shown) == len(checker.answers())
    for answer, rest in zip(checker.answers(), shown, strict=True):
        said = rest.split("data-sheet")[0]
        words = unescape(re.sub(r"<[^>]+>", "", said))
        assert checker.levels[answer.level].name in words
        assert answer.reason.who in words
        assert all(name in words for name in [*answer.things, *answer.situations, answer.unknown])
        assert re.findall(r'data-fact="([^"]+)"', said) == answer.reason.facts


@each
def test_the_map_leads_each_pair_and_open_group_to_its_answer(checker: Checker) -> None:
    """What the browser looks up is what the rules say."""
    words = json.loads(re.search(r"data-words>(.*?)</script>", HTML[checker.id], re.DOTALL)[1])  # type: ignore[index]
    assert {name: words[name] for name in lookup(checker)} == lookup(checker)
    answers = checker.answers()
    for thing in checker.things:
        assert answers[words["things"][thing.id]].reason is thing.says
        for place, situation in zip(words["pairs"][thing.id], checker.situations(), strict=True):
            assert answers[place].reason is checker.pair(thing, situation)
    for group in checker.groups:
        assert answers[words["unknown"][group.id]].reason is group.unknown


@each
def test_only_urgent_signs_are_red(checker: Checker) -> None:
    """“Stop” has a style of its own, and what the checker does not know is said."""
    html = HTML[checker.id]
    urgent = sum(answer.level == "urgent" for answer in checker.answers())
    assert html.count('class="feedback checker-urgent"') == urgent
    assert "no permission" in html
    for limit in checker.limits:
        assert limit.text.split(".")[0] in unescape(html)
