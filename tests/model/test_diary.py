"""A symptom diary: lines that a team gave, climbs that no gap may hide or feign, and text that is read strictly."""

from __future__ import annotations

import doctest
from decimal import Decimal
from types import ModuleType
from urllib.parse import quote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.content import Library
from widgets.model import diary, diary_query
from widgets.model.diary import (
    FEVER,
    MOST_DAYS,
    SAME_DAY,
    SYMPTOMS,
    VALUES,
    Day,
    Lines,
    Symptom,
    UnreadDay,
    first_call,
    last_written,
    level,
    missing,
    reasons,
    rises,
    unread,
)
from widgets.model.diary_query import LONGEST, read_diary
from widgets.model.diary_query import diary_query as as_text
from widgets.model.diary_story import DiaryStory
from widgets.model.query import Unanswerable
from widgets.model.temperature import UNITS, Unit, celsius
from widgets.views import diary_said

STORY = Library().diary("two-weeks")
SCORES = st.none() | st.integers(0, 10)
DAYS = st.builds(
    Day,
    pain=SCORES,
    tiredness=SCORES,
    breath=SCORES,
    sickness=SCORES,
    temperature=st.none() | st.integers(340, 430).map(lambda tenths: Decimal(tenths) / 10),
    stool=st.none() | st.integers(0, 14),
    sign=st.none() | st.booleans(),
)
UNREAD_DAYS = st.builds(UnreadDay, pain=SCORES, stool=st.none() | st.integers(0, 14), sign=st.none() | st.booleans())
WEEKS = st.lists(DAYS | UNREAD_DAYS, min_size=1, max_size=MOST_DAYS)
LINE = st.none() | st.integers(1, 10)
LINES = st.builds(
    Lines,
    pain=LINE,
    tiredness=LINE,
    breath=LINE,
    sickness=LINE,
    rising=st.none() | st.integers(2, 5),
    temperature=st.integers(370, 380).map(lambda tenths: Decimal(tenths) / 10),
    stool=st.none() | st.integers(1, 7),
)
RANK = {"missing": 0, "none": 0, "unread": 0, "today": 1, "now": 2}


@pytest.mark.parametrize("module", [diary, diary_query, diary_said])
def test_the_examples_in_the_rules_hold(module: ModuleType) -> None:
    """Each docstring says what the code does."""
    found = doctest.testmod(module)
    assert found.attempted
    assert not found.failed


@given(WEEKS, LINES)
def test_fever_and_an_urgent_sign_always_mean_now(days: list[Day], lines: Lines) -> None:
    """No line of a team can make them wait, and nothing else is ever called at any hour."""
    for at, day in enumerate(days):
        hot = day.temperature is not None and day.temperature >= lines.temperature
        assert (level(days, at, lines) == "now") == bool(hot or day.sign)
        if day.temperature is not None and day.temperature >= FEVER:
            assert level(days, at, lines) == "now"


@given(WEEKS, LINES)
def test_what_comes_later_never_changes_what_an_earlier_day_said(days: list[Day], lines: Lines) -> None:
    """A person reads the diary day by day; the answer to a day rests on it and the days before."""
    for at in range(len(days)):
        assert reasons(days[: at + 1], at, lines) == reasons(days, at, lines)


@given(days=WEEKS, lines=LINES, symptom=st.sampled_from(SYMPTOMS), step=st.integers(1, 10))
def test_a_worse_score_on_the_last_day_never_makes_a_call_less_urgent(
    days: list[Day], lines: Lines, symptom: Symptom, step: int
) -> None:
    """A higher number keeps every reason that stood before."""
    score = days[-1].of(symptom)
    assume(score is not None)
    worse = days[-1].model_copy(update={symptom: min(10, int(score or 0) + step)})
    at = len(days) - 1
    assert set(reasons(days, at, lines)) <= set(reasons([*days[:-1], worse], at, lines))
    assert RANK[level(days, at, lines)] <= RANK[level([*days[:-1], worse], at, lines)]


@given(days=WEEKS, lines=LINES, value=st.sampled_from(SAME_DAY))
def test_a_line_set_lower_never_takes_a_call_away(days: list[Day], lines: Lines, value: str) -> None:
    """Who calls sooner loses none of the calls that were due."""
    line = lines.of(value)  # type: ignore[arg-type]
    assume(line is not None)
    lower = lines.model_copy(update={value: max(1, int(line or 1) - 1)})
    for at in range(len(days)):
        assert set(reasons(days, at, lines)) <= set(reasons(days, at, lower))


@given(days=WEEKS, at=st.integers(0, MOST_DAYS - 1), length=st.integers(2, 5), symptom=st.sampled_from(SYMPTOMS))
def test_a_climb_is_one_without_a_gap(days: list[Day], at: int, length: int, symptom: Symptom) -> None:
    """Each day is written and higher than the one before; a longer climb holds every shorter one."""
    assume(at < len(days))
    if rises(days, at, symptom, length):
        scores = [days[one].of(symptom) for one in range(at - length, at + 1)]
        assert None not in scores
        assert scores == sorted(set(scores))  # type: ignore[type-var]
        assert rises(days, at, symptom, length - 1)
        for gap in range(at - length, at + 1):
            assert not rises([*days[:gap], Day(), *days[gap + 1 :]], at, symptom, length)


@given(WEEKS, LINES)
def test_an_empty_day_gives_no_reason_and_is_called_missing(days: list[Day], lines: Lines) -> None:
    """Nothing is said about what nobody wrote, and days after the last entry are not missing."""
    for at, day in enumerate(days):
        assert (level(days, at, lines) == "missing") == day.is_missing()
        assert not (day.is_missing() and reasons(days, at, lines))
    assert missing(days) == missing([*days, Day()])
    assert last_written(days) == last_written([*days, Day()])
    assert all(days[at].is_missing() for at in missing(days))


@given(WEEKS, LINES)
def test_the_first_call_is_the_first(days: list[Day], lines: Lines) -> None:
    """No day before it has a reason."""
    first = first_call(days, lines)
    called = [at for at in range(len(days)) if RANK[level(days, at, lines)]]
    assert first == (called[0] if called else None)


@given(WEEKS, LINES)
def test_a_diary_travels_as_one_text(days: list[Day], lines: Lines) -> None:
    """What is read is what was written, within the most that is taken."""
    text = as_text(days, lines)
    assert len(text) <= LONGEST
    assert read_diary(text) == (days, lines, "c")


@given(st.lists(st.integers(932, 1094).map(lambda tenths: Decimal(tenths) / 10), min_size=1, max_size=MOST_DAYS))
def test_a_diary_in_fahrenheit_travels_as_it_was_typed(typed: list[Decimal]) -> None:
    """The text holds the very numbers, and what is read is as hot as they are."""
    lines = Lines(temperature=celsius(Decimal("99.7"), "f"))
    text = as_text([Day(temperature=celsius(one, "f")) for one in typed], lines, "f")
    assert f"temperature={','.join(f'{one:.1f}' for one in typed)}&" in text
    assert len(text) <= LONGEST
    days, read, unit = read_diary(text)
    assert (read, unit) == (lines, "f")
    assert [day.temperature for day in days] == [celsius(one, "f") for one in typed]


@given(
    days=WEEKS, lines=LINES, at=st.integers(0, MOST_DAYS - 1), written=st.text(max_size=5), unit=st.sampled_from(UNITS)
)
def test_a_temperature_that_cannot_be_read_takes_nothing_else_away(
    days: list[Day], lines: Lines, at: int, written: str, unit: Unit
) -> None:
    """Every other entry is answered as before; the day is said to be unread, and never to be without an entry."""
    assume(at < len(days))
    columns = dict(part.split("=") for part in as_text(days, lines, unit).split("&"))
    temperatures = columns["temperature"].split(",")
    temperatures[at] = quote(f"x{written}".replace(",", ""))
    columns["temperature"] = ",".join(temperatures)
    text = "&".join(f"{name}={value}" for name, value in columns.items())
    assume(len(text) <= LONGEST)
    made, _, _ = read_diary(text)
    without = [*days[:at], days[at].model_copy(update={"temperature": None}), *days[at + 1 :]]
    before = [day.model_copy(update={"temperature": None}).model_dump() for day in without]
    assert [day.model_copy(update={"temperature": None}).model_dump() for day in made] == before
    assert at in unread(made)
    assert at not in missing(made)
    others = {one for one in reasons(days, at, lines) if one.because != "fever"}
    assert set(reasons(made, at, lines)) == others
    assert level(made, at, lines) == ("unread" if not others else next(iter(reasons(made, at, lines))).level)


@pytest.mark.parametrize("number", ["38.1", "39", "36.9"])
def test_no_line_for_fever_is_above_38(number: str) -> None:
    """A team may ask for a call sooner; the course knows no later one."""
    with pytest.raises(ValidationError):
        Lines(temperature=Decimal(number))


SOUND = as_text(STORY.days, STORY.lines)


@pytest.mark.parametrize(
    ("query", "fault", "at"),
    [
        ("", "query", None),
        ("x" * (LONGEST + 1), "query", None),
        (SOUND + "&name=Dawit", "query", None),
        (SOUND + "&pain=1", "query", None),
        (SOUND.replace("pain=3,", "pain="), "query", None),
        (SOUND.replace("lines=7,", "lines="), "query", None),
        (SOUND.replace("pain=3,3,2", "pain=3,3,11"), "pain", 2),
        (SOUND.replace("pain=3,3,2", "pain=3,-1,2"), "pain", 1),
        (SOUND.replace("pain=3", "pain=٣"), "pain", 0),
        (SOUND.replace("breath=1", "breath=<b>"), "breath", 0),
        (SOUND.replace("unit=c", "unit=k"), "query", None),
        (SOUND.replace("unit=c", "unit="), "query", None),
        (SOUND.replace("&unit=c", ""), "query", None),
        (SOUND.replace("38.0", "x"), "line-temperature", None),
        (SOUND.replace("38.0", ""), "line-temperature", None),
        (SOUND.replace("stool=0", "stool=15"), "stool", 0),
        (SOUND.replace("sign=no", "sign=maybe"), "sign", 0),
        (SOUND.replace("38.0", "38.5"), "line-temperature", None),
        (SOUND.replace("lines=7", "lines=0"), "line-pain", None),
        (SOUND.replace("lines=7", "lines=x"), "line-pain", None),
    ],
)
def test_a_text_that_is_no_diary_is_refused_with_its_first_fault(query: str, fault: str, at: int | None) -> None:
    """The fault says which value, and on which day."""
    with pytest.raises(Unanswerable) as refused:
        read_diary(query)
    assert (refused.value.fault, refused.value.at) == (fault, at)


@pytest.mark.parametrize("written", ["3.8", "380", "33.9", "43.1", "101", "36.65", "38.", "?", "٣٨", "-38", "x"])
def test_a_number_that_is_no_temperature_is_unread(written: str) -> None:
    """What cannot be a temperature in °C is not compared, and not taken for another number either."""
    days, _, _ = read_diary(SOUND.replace("36.6", written))
    assert unread(days) == (0,)
    assert (days[0].temperature, days[0].pain) == (None, 3)


def test_the_same_number_is_read_in_its_unit() -> None:
    """101 is no temperature in °C; in °F it is a fever."""
    text = as_text([Day(temperature=Decimal(38))], Lines(), "f").replace("temperature=100.4", "temperature=101")
    days, lines, _ = read_diary(text)
    assert level(days, 0, lines) == "now"
    assert level(read_diary(text.replace("temperature=101", "temperature=100.3"))[0], 0, lines) == "none"


def test_the_story_is_as_it_is_told() -> None:
    """Day 9 by a climb, day 10 by the bowels, day 11 by a high number, day 13 at once; day 5 was forgotten."""
    days, lines = STORY.days, STORY.lines
    assert first_call(days, lines) == 8
    assert [(one.because, one.value) for one in reasons(days, 8, lines)] == [("rising", "pain")]
    assert [one.because for one in reasons(days, 9, lines)] == ["stool"]
    assert ("line", "pain") in [(one.because, one.value) for one in reasons(days, 10, lines)]
    assert [at for at in range(len(days)) if level(days, at, lines) == "now"] == [12]
    assert missing(days) == (4,)


def test_an_answer_that_the_lines_do_not_give_is_refused() -> None:
    """A change of a line that moves the first call is noticed."""
    written = STORY.model_dump(mode="json")
    written["lines"]["rising"] = 4
    with pytest.raises(ValidationError, match="a call is due on day 10"):
        DiaryStory.model_validate(written)
    assert set(VALUES) == {*SAME_DAY, "temperature"}
