"""The week map as HTML, and its answers: sentence, table and figure say the same, whatever is asked."""

from __future__ import annotations

import doctest
import json
import re
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.test_week import OWN_WEEKS, STORY
from tests.views.test_response_view import text_of, trace, with_plain_colours
from widgets.activities import week_map
from widgets.answers import reference
from widgets.content import Library
from widgets.model.week import DAYS, KINDS, PARTS, WAYS, Stint, nights, sums
from widgets.model.week_query import OwnTask, week_query
from widgets.views import week_said
from widgets.views.week import HOURS, week_answer, week_html
from widgets.views.week_said import time_said, when_said

REFERENCE = reference(Library())
WORDS = REFERENCE.words
HTML = str(week_html(STORY, REFERENCE))
DATA = json.loads(HTML.split("data-week-data>")[1].split("</script>", maxsplit=1)[0])
START = sums(STORY.stints)


def hours_in(text: str) -> Decimal:
    """The hours that some words stand for, read back on a way of its own."""
    found = re.fullmatch(r"(?:(\d+) hours?)?(?: ?(\d+) minutes)?", text)
    assert found, text
    return Decimal(found[1] or 0) + Decimal(found[2] or 0) / 60


def answer(week: list[OwnTask]) -> dict[str, Any]:
    """The answer to a week."""
    return week_answer(week_query(week), REFERENCE)


def test_without_a_script_the_whole_week_and_all_feedback_stand_there() -> None:
    """Each task with its time, each option with its feedback and facts, each way to help."""
    for task in STORY.tasks:
        assert f"<strong>{task.name}</strong>" in HTML.replace("&#39;", "'")
        for option in task.options:
            part = HTML.split(f'data-part="{task.id}"')[1].split(f'data-feedback-for="{option.id}"')[1]
            told = part.split('class="one-feedback"', maxsplit=1)[0].split("</details>", maxsplit=1)[0]
            assert set(re.findall(r'data-fact="([^"]+)"', told)) == set(option.facts)
    assert HTML.count("data-day-row") == len(DAYS)
    for fact in STORY.urgent.facts:
        assert f'data-fact="{fact}"' in HTML.split('class="week-urgent"')[1].split("</div>", maxsplit=1)[0]


def test_the_activity_shows_the_same_html_as_the_view() -> None:
    """What a notebook puts on a page is what the view wrote."""
    assert week_map().html == HTML


def test_what_an_author_writes_is_escaped() -> None:
    """Marks of HTML in a task stay marks."""
    first = STORY.tasks[0].model_copy(update={"name": "<b>Cook</b> & more"})
    html = week_html(STORY.model_copy(update={"tasks": [first, *STORY.tasks[1:]]}), REFERENCE)
    assert "&lt;b&gt;Cook&lt;/b&gt; &amp; more" in html


def test_the_page_holds_each_week_as_the_rules_count_it() -> None:
    """What a browser looks up are the sums, the nights and the sentences of exactly that week."""
    weeks = dict(STORY.weeks())
    assert len(DATA["weeks"]) == len(weeks)
    for places, week in weeks.items():
        tasks, rest, states, said = DATA["weeks"]["".join(map(str, places))]
        made = sums(week)
        assert [Decimal(str(one)) for one in tasks] == list(made.tasks)
        assert [Decimal(str(one)) for one in rest] == list(made.rest)
        assert tuple(states) == nights(START, made)
        assert said[0].startswith("Time for tasks: 91 hours")
        assert time_said(made.task_hours, WORDS) in said[0]
        assert time_said(made.rest_hours, WORDS) in said[2]
        assert [hours_in(DATA["times"][str(one)]) for one in (*tasks, *rest)] == [*made.tasks, *made.rest]


def test_the_prepared_figure_has_what_a_browser_changes() -> None:
    """Bars, rest and seven nights stand in it by name, and Plotly takes it."""
    made = DATA["figure"]
    go.Figure(with_plain_colours(made))
    assert trace(made, "before")["y"] == trace(made, "now")["y"] == [float(one) for one in START.tasks]
    assert len(trace(made, "rest")["y"]) == len(trace(made, "nights")["x"]) == START.night_count == len(DAYS)


@given(OWN_WEEKS)
def test_sentence_table_and_figure_of_an_own_week_say_the_same(week: list[OwnTask]) -> None:
    """The totals of the sentence are those of the rows, and the bars are as high as the rows say."""
    made = answer(week)
    go.Figure(with_plain_colours(made["figure"]))
    rows = re.findall(r"<tr data-day-row>.*?</tr>", made["table"])
    now = [hours_in(re.search(r"data-now>([^<]+)<", row)[1]) for row in rows]  # type: ignore[index]
    rest = [hours_in(re.search(r"data-rest>([^<]+)<", row)[1]) for row in rows]  # type: ignore[index]
    assert [Decimal(str(one)) for one in trace(made["figure"], "now")["y"]] == now
    assert [Decimal(str(one)) for one in trace(made["figure"], "rest")["y"]] == rest
    assert time_said(sum(now, Decimal(0)), WORDS) in made["said"][0]
    assert time_said(sum(rest, Decimal(0)), WORDS) in made["said"][2]
    tasks_at_night = sum(text_of(row).strip().endswith("a task") for row in rows)
    assert f"{tasks_at_night}" in made["said"][1]
    shown = trace(made["figure"], "nights")["marker"]["symbol"]
    assert shown.count("circle") == tasks_at_night
    assert shown.count("circle-open") == sum("somebody else" in row for row in rows)


@given(OWN_WEEKS)
def test_no_hours_are_said_with_a_decimal_point(week: list[OwnTask]) -> None:
    """Nobody says 2.75 hours: time is hours and minutes in each sentence, in the table and in the list."""
    made = answer(week)
    whens = [when_said(task.stint, WORDS) for task in week]
    for told in (*made["said"], *made["crowded"], text_of(made["table"]), *whens):
        assert not re.search(r"\d\.\d", told)


@given(st.integers(0, 4 * 24 * 7))
def test_time_in_words_is_the_same_time(quarters: int) -> None:
    """Words read back are the hours that they were made from, without a part that is nought."""
    said = time_said(Decimal(quarters) / 4, WORDS)
    assert hours_in(said) == Decimal(quarters) / 4
    assert quarters == 0 or not re.search(r"\b0 ", said)


def test_the_examples_of_time_in_words_hold() -> None:
    """The docstring says what the code does."""
    assert not doctest.testmod(week_said).failed


def test_the_time_of_a_task_is_said_to_be_all_of_it_on_a_day() -> None:
    """“2 calls”, or three times a night: the time is meant in all, so that nobody takes it for that of one call."""
    for days, told in ((("mon", "thu"), "30 minutes in all, each day"), (("mon",), "30 minutes in all")):
        stint = Stint(kind="papers", days=days, part="day", hours=Decimal("0.5"))
        assert when_said(stint, WORDS).endswith(f"afternoon: {told}")
    assert "How long in all, on each of these days?" in HTML
    assert "each time" not in text_of(HTML)


@given(OWN_WEEKS)
def test_no_answer_judges(week: list[OwnTask]) -> None:
    """Whatever stands in a week, no answer speaks of too much, of a score or of a limit."""
    told = " ".join([*answer(week)["said"], *answer(week)["crowded"]]).lower()
    assert not re.search(r"too much|too many|score|limit|should|must|burden", told)


def test_a_crowded_part_of_a_day_is_said_calmly() -> None:
    """Two tasks that do not fit into six hours get one sentence, which leaves it to the learner."""
    stint = Stint(kind="house", days=("sat",), part="day", hours=Decimal(4))
    (said,) = answer([OwnTask(stint, "keep", ())] * 2)["crowded"]
    assert said.startswith("Saturday, afternoon: 8 hours stand in 6 hours. Perhaps some run side by side")
    assert answer([OwnTask(stint, "keep", ())])["crowded"] == []


def test_the_form_offers_what_can_be_read() -> None:
    """Each kind, part and way has words, and each number of hours can be asked."""
    for name, values in (("kind", KINDS), ("part", PARTS), ("way", WAYS)):
        assert all(WORDS(f"week_{name}_{value}") for value in values)
    for hours in HOURS:
        assert f'<option value="{hours}"' in HTML
        assert DATA["times"][hours] == time_said(Decimal(hours), WORDS)
        assert "fault" not in week_answer(f"kind=house&days=1&part=day&hours={hours}&way=keep&taken=0", REFERENCE)


@given(st.text(max_size=60))
def test_whatever_is_asked_gets_calm_words(query: str) -> None:
    """A fault in words, and in which task; never an error."""
    made = week_answer(query, REFERENCE)
    assert set(made) == {"fault", "at"}
    assert made["fault"]


@pytest.mark.parametrize("fault", ["query", "kind", "days", "part", "hours", "way", "taken"])
def test_each_fault_has_words(fault: str) -> None:
    """No fault is silent."""
    assert WORDS(f"week_fault_{fault}", n=1)


def test_a_kernel_answers_by_the_same_function() -> None:
    """In a notebook the widget itself answers."""
    widget: Any = week_map()
    sent: list[Any] = []
    widget.send = lambda content, **_: sent.append(content)
    query = "kind=house&days=1&part=day&hours=2&way=keep&taken=0"
    widget._answer(widget, {"id": "a", "ask": "week", "query": query}, [])
    assert sent == [{"id": "a", "answer": week_answer(query, REFERENCE)}]
