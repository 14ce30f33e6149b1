"""Sentences that count read right for one, too: each has words of its own for it, or it never counts one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import widgets.views
from widgets.content import Library

WORDS = Library().words
VIEWS = Path(widgets.views.__file__).parent
# A number that the page fills in, then a plural: “{n} words”, “{n} are”, “{n} of {of} papers are”.
PLURAL = r"(?!times\b)[a-z]{2,}[^s ]s|people|lie|have"
COUNTED = re.compile(
    rf"\{{(?:n|m|line|open|days)\}} (?:(?:more )?(?:{PLURAL})\b|(?:of \{{of\}} [a-z]+ )?(?:are|lie)\b)"
)
# Why a sentence never counts one.
NEVER_ONE = {
    "minutes": "no case, report or talk takes one minute",
    "days_many": "`days_one` says it",
    "weeks": "said from two weeks on",
    "section_minutes": "no section takes one minute",
    "map_minutes": "no section takes one minute",
    "quiz_minutes": "no quiz has one question",
    "sources_count": "no section has one source",
    "report_age": "no sample is one month old",
    "drill_clock_seconds": "said from two seconds on",
    "drill_clock_minutes": "said from two minutes on",
    "board_days": "no person of a board has one day",
    "board_about": "nothing takes one day",
    "board_took": "nothing takes one day",
    "board_took_late": "nothing takes one day",
    "timeline_raised_more": "said from two flags on",
    "timeline_lines": "`timeline_one_line` says it",
    "timeline_days": "a gap has at least four weeks",
    "timeline_weeks": "a gap has at least four weeks",
    "missing_bag": "no bag has one paper",
    "missing_rests_nothing": "no bag has one paper",
    "window_outlook_days": "an answer takes two weeks, and a window never opens for one of its days",
    "window_outlook_all": "an answer takes two weeks",
    "window_outlook_none": "an answer takes two weeks",
    "mdt_chairs": "no table has one chair",
    "mdt_full_chairs": "no table has one chair",
    "mdt_full_papers": "no table takes one paper",
    "mdt_people": "no group at a table is one person",
    "sheet_room_over": "one word fits on any page",
    "visit_room_over": "one word fits on any page",
    "checker_reasons": "`checker_one_reason` says it",
    "week_minutes": "time is told in quarters of an hour",
    "week_all_tasks": "no week of the course has one line",
    "diary_line_rising": "nothing rises on one day in a row",
    "diary_because_rising": "nothing rises on one day in a row",
    "certificate_section": "no section takes one minute",
    "certificate_minutes": "no section takes one minute",
}


def test_each_sentence_that_counts_has_words_for_one() -> None:
    """A plural behind a number has a twin that ends in `_one`, or a reason why it needs none."""
    counted = {name for name, text in WORDS.items() if COUNTED.search(text)}
    assert {"planner_papers", "sorter_result", "print_pages", "board_days"} <= counted
    assert {name for name in counted if f"{name}_one" not in WORDS} == set(NEVER_ONE)


def test_what_is_said_for_one_speaks_of_one() -> None:
    """The sentence that counts one thing has its verb in the singular."""
    ones = [text for name, text in WORDS.items() if name.endswith("_one") and name.removesuffix("_one") in WORDS]
    assert len(ones) > 5
    for text in ones:
        assert not re.search(r"\b(are|lie|were)\b", text.split(".")[0].removeprefix("You were")), text


@pytest.mark.parametrize("view", sorted(VIEWS.glob("*.py")), ids=lambda path: path.stem)
def test_who_hands_a_count_to_the_browser_hands_over_its_words_for_one(view: Path) -> None:
    """A script that counts one finds the words for it."""
    named = set(re.findall(r'"([a-z_]+)"', view.read_text(encoding="utf-8")))
    twins = {name for name in named if name in WORDS and f"{name}_one" in WORDS}
    assert {f"{name}_one" for name in twins} <= named
