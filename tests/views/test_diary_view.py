"""The symptom diary as HTML, and its answers: figure, sentence and table say the same, for Dawit and for anyone."""

from __future__ import annotations

import json
import re
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.test_diary import LINES, SOUND, WEEKS
from tests.views.test_response_view import text_of, trace, with_plain_colours
from widgets.activities import symptom_diary
from widgets.answers import ANSWERS, reference
from widgets.content import Library
from widgets.model.diary import VALUES, Day, Lines, last_written, level, reasons, unread
from widgets.model.diary_query import COLUMNS, read_diary
from widgets.model.diary_query import diary_query as as_text
from widgets.model.temperature import UNITS, Unit
from widgets.views.diary import diary_answer, diary_html
from widgets.views.diary_figure import SYMBOLS
from widgets.views.diary_said import DiaryWords, brief, shown, shown_line

LIBRARY = Library()
REFERENCE = reference(LIBRARY)
WORDS = REFERENCE.words
STORY = LIBRARY.diary("two-weeks")
HTML = diary_html(STORY, REFERENCE)
DATA = json.loads(re.search(r"data-diary>(.*?)</script>", HTML, re.DOTALL)[1])  # type: ignore[index]
CALLED = {
    "now": "call now",
    "today": "call the team today",
    "none": "no line is reached",
    "unread": "the temperature cannot be read",
}


def answer(days: list[Day], lines: Lines, unit: Unit = "c") -> dict[str, Any]:
    """The answer to a diary."""
    return diary_answer(as_text(days, lines, unit), REFERENCE)


def by_day(table: str) -> dict[int, str]:
    """What a table says of each day, with what stands below it."""
    parts = re.split(r'<th scope="row"[^>]*>(\d+)</th>', table)
    return {int(day): text_of(said) for day, said in zip(parts[1::2], parts[2::2], strict=True)}


UNIT = st.sampled_from(UNITS)
UNIT_NAME = {"c": "°C", "f": "°F"}


@given(WEEKS, LINES, UNIT)
def test_sentence_table_and_figure_say_the_same(days: list[Day], lines: Lines, unit: Unit) -> None:
    """The verdict is that of the last entry; each reason stands below its day and on its point in the figure."""
    if unit == "f":  # as typed in °F: what is compared is what is shown
        days, lines, _ = read_diary(as_text(days, lines, unit))
    made, last, words = answer(days, lines, unit), last_written(days), DiaryWords(WORDS, unit)
    if last is None:
        assert (made["verdict"], made["level"]) == ("Nothing is entered yet.", "missing")
        return
    assert made["level"] == level(days, last, lines)
    assert CALLED[made["level"]] in made["verdict"]
    said = by_day(made["table"])
    assert list(said) == list(range(1, last + 2))
    for at in range(last + 1):
        stands = level(days, at, lines)
        assert ("Call now:" in said[at + 1]) == (stands == "now")
        assert ("Call today:" in said[at + 1]) == (stands == "today")
        assert ("No entry" in said[at + 1]) == (stands == "missing")
        assert ("Temperature: cannot be read" in said[at + 1]) == days[at].is_unread()
        assert all(brief(one, lines, words) in said[at + 1] for one in reasons(days, at, lines))
    assert ("A temperature cannot be read" in made["why"]) == bool(unread(days))
    assert ("Temperature that cannot be read" in made["tell"]) == bool(unread(days))
    other = next(name for one, name in UNIT_NAME.items() if one != unit)
    assert other not in json.dumps([made["why"], made["table"], made["tell"], made["figure"]], ensure_ascii=False)
    for value in VALUES:
        drawn = trace(made["figure"], value)
        assert drawn["y"] == [
            None if (one := day.of(value)) is None else float(shown(value, one, unit)) for day in days
        ]
        own = [[one.level for one in reasons(days, at, lines) if one.value == value] for at in range(len(days))]
        assert drawn["marker"]["symbol"] == [SYMBOLS[one[0] if one else "none"] for one in own]
        strips = [one for one in made["figure"]["layout"]["shapes"] if one["yref"] == drawn["yaxis"]]
        assert [one["y0"] for one in strips] == (
            [] if (line := lines.of(value)) is None else [float(shown_line(value, line, unit))]
        )


def test_a_line_of_one_day_is_said_as_one_day() -> None:
    """A team may want a call from the first day without stool on, or later."""
    for line, said in ((1, "1 day or more without stool"), (2, "2 days or more without stool")):
        assert answer([Day(stool=2)], Lines(stool=line))["table"].count(said) == 1


@given(WEEKS, LINES)
def test_each_answer_cites_only_notes_of_the_page_and_names_no_cause(days: list[Day], lines: Lines) -> None:
    """An answer finds its notes, says that it is no diagnosis, and where no lines are, tells to ask for them."""
    made = answer(days, lines)
    for note, number in re.findall(r'popovertarget="([^"]+)"[^>]*>(\d+)<', made["why"]):
        assert f'id="{note}"' in HTML
        assert re.search(rf'popovertarget="{note}"[^>]*>{number}<', HTML)
    if last_written(days) is not None:
        told = text_of(made["why"])
        assert "It is no diagnosis." in told
        assert ("There are no lines" in told) != lines.has_own()
        assert not re.search(r"infection|blockage|tumou?r|because you have", told)


def test_the_figures_are_plotly_s_and_the_first_gives_nothing_away() -> None:
    """Plotly accepts each; before the guess there is no line, no square and no red."""
    for figure in (one for figures in DATA["figures"].values() for one in figures.values()):
        assert go.Figure(with_plain_colours(figure)).data
    for first in (figures["shown"] for figures in DATA["figures"].values()):
        assert first["layout"]["shapes"] == []
        assert "--rs-urgent" not in json.dumps(first)
        assert {one for value in VALUES for one in trace(first, value)["marker"]["symbol"]} == {"circle"}
    before = text_of(HTML.split("<form")[0])
    assert "Call today" not in before
    assert "Walked to the lake." in before


def test_everything_can_be_read_without_a_script() -> None:
    """The lines, each answer's feedback, every day with its call, what happened, and the urgent signs."""
    told = text_of(HTML).replace("&#39;", "'")
    for one in STORY.answers:
        assert one.feedback.split(". ")[0] in told
    for words in (
        "7 or more: call the same day",
        "38.0 °C or more: call now, day or night",
        "Day 9: call the team today.",
        "Call today: pain higher on 3 days in a row",
        "Call now: an urgent sign; temperature of 38.0 °C or more; pain of 7 or more",
        "These lines belong to Dawit's made-up team.",
        "66 did not",
        "made no difference to how long people lived",
        "Nobody at your hospital sees this diary.",
        "Do not fill in anything first.",
        "Write no names.",
    ):
        assert words in told


def test_one_bad_temperature_is_told_and_all_else_is_answered() -> None:
    """Day 1 stays unread, with what it may mean; every other day is answered, and no text comes back."""
    made = diary_answer(SOUND.replace("36.6", "<b>380"), REFERENCE)
    why, sound = text_of(made["why"]), diary_answer(SOUND, REFERENCE)
    assert made["verdict"] == sound["verdict"]
    assert "A temperature cannot be read, and so it is not compared: Day 1." in why
    assert "38.0 °C or more, or the lower number on your card?" in why
    assert "380" not in json.dumps(made)
    said, before = by_day(made["table"]), by_day(sound["table"])
    assert "?" in said.pop(1)
    assert before.pop(1)
    assert said == before


def test_an_unread_temperature_on_the_last_day_is_never_called_quiet() -> None:
    """380 may be 38.0: the verdict does not say that no line is reached, and stops there."""
    made = diary_answer(as_text([Day(pain=3), Day(temperature=38)], Lines()).replace("=,38.0", "=,380"), REFERENCE)
    assert made["verdict"] == "Day 2: the temperature cannot be read. No other line is reached."
    assert made["level"] == "unread"


def test_the_page_says_everything_in_either_unit() -> None:
    """Tables, lines and figures stand there in °C and, hidden at first, in °F; numbers are looked up, not made."""
    for unit, hot, fever, head in (("c", "38.3", "38.0 °C or more", "°C"), ("f", "100.9", "100.4 °F or more", "°F")):
        parts = re.findall(rf'<(div|dl)[^>]* data-in="{unit}"( hidden)?>(.*?)</\1>', HTML, re.DOTALL)
        assert {hidden for _, hidden, _ in parts} == {"" if unit == "c" else " hidden"}
        told = text_of(" ".join(part for _, _, part in parts))
        assert hot in told
        assert fever in told
        assert "Stool" in told
        assert head in told
        assert {"c": "°F", "f": "°C"}[unit] not in told
        assert trace(DATA["figures"][unit]["seen"], "temperature")["y"][12] == float(hot)
        assert f'<template data-entered="{unit}">' in HTML
    readings, lines = DATA["readings"], DATA["fever_lines"]
    assert (readings["c"]["38.0"], readings["f"]["100.4"], readings["f"]["100.3"]) == ("100.4", "38.0", "37.9")
    assert (next(iter(lines["c"])), next(iter(lines["f"]))) == ("38.0", "100.4")
    assert [float(one) for one in lines["f"]] == sorted(map(float, lines["f"]), reverse=True)
    for unit in UNITS:
        sent = as_text([Day()], Lines(), unit)
        for line in lines[unit]:
            assert "fault" not in diary_answer(sent.replace({"c": "38.0", "f": "100.4"}[unit], line), REFERENCE)


def test_what_to_tell_the_team_has_the_numbers_of_the_diary() -> None:
    """Where a score began, where it is, and when it was highest; fever and bowels in their own words."""
    told = text_of(diary_answer(SOUND, REFERENCE)["tell"])
    for words in (
        "Urgent sign: Day 13",
        "Pain: 3 on day 1, 4 on day 14; highest 8, on day 12",
        "Temperature: highest 38.3 °C, on day 13; last 36.9 °C, on day 14",
        "Days since the last stool: most 6, on day 13; last 0, on day 14",
        "Without an entry: Day 5",
    ):
        assert words in told


def test_a_call_that_was_due_before_is_not_forgotten() -> None:
    """A better last day does not hide an urgent one."""
    told = text_of(diary_answer(SOUND, REFERENCE)["why"])
    assert "Day 9 to Day 13. One of them was urgent. If nobody has been told yet" in told


@pytest.mark.parametrize(
    ("query", "field", "visit", "told"),
    [
        (SOUND.replace("pain=3,3,2", "pain=3,3,11"), "pain", 2, "Pain, day 3: choose a number from 0 to 10."),
        (SOUND.replace("stool=0", "stool=99"), "stool", 0, "Days since the last stool, day 1"),
        (SOUND.replace("sign=no", "sign=maybe"), "sign", 0, "Urgent sign, day 1"),
        (
            SOUND.replace("38.0", "38.5"),
            "line-temperature",
            None,
            "Fever can be from 37.0 to 38.0 °C (98.6 to 100.4 °F).",
        ),
        (SOUND.replace("pain=3", "pain=<b>"), "pain", 0, "Pain, day 1"),
        ("", "query", None, "This diary cannot be read."),
    ],
)
def test_a_fault_is_told_calmly_and_where_it_lies(query: str, field: str, visit: int | None, told: str) -> None:
    """Values that cannot be answered get words, the field and the day, and none of what was sent comes back."""
    made = diary_answer(query, REFERENCE)
    assert set(made) == {"fault", "field", "at"}
    assert (made["field"], made["at"]) == (field, visit)
    assert told in made["fault"]
    assert "<b>" not in made["fault"]


PART = st.lists(
    st.text(st.characters(codec="utf-8"), max_size=4) | st.sampled_from(["0", "38.0", "yes", "٣"]), max_size=8
)


@given(st.fixed_dictionaries({name: PART.map(",".join) for name in (*COLUMNS, "lines")} | {"unit": UNIT}))
def test_nonsense_in_the_right_form_is_never_an_error(given_values: dict[str, str]) -> None:
    """Whatever stands where sound values would, the answer is words."""
    made = diary_answer("&".join(f"{name}={value}" for name, value in given_values.items()), REFERENCE)
    assert "fault" in made or "verdict" in made


@given(st.text(max_size=80))
def test_any_text_gets_words(text: str) -> None:
    """No text is an error."""
    assert "fault" in diary_answer(text, REFERENCE)


def test_the_live_part_and_the_activity_are_those_of_the_course() -> None:
    """A kernel and our server ask the same function as the tests; an answer is small."""
    made = ANSWERS["diary"](SOUND, LIBRARY)
    assert made == diary_answer(SOUND, REFERENCE)
    assert len(json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()) < 14_000
    assert symptom_diary().html == HTML
