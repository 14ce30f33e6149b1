"""The timeline builder as HTML, and its answers: list, flags and figure say the same, with or without a script."""

from __future__ import annotations

import json
import re
from typing import Any, get_args

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.test_timeline import HAPPENINGS, moment
from tests.views.test_response_view import text_of, with_plain_colours
from widgets.activities import timeline_builder
from widgets.answers import ANSWERS, reference
from widgets.content import Library
from widgets.model.timeline import Happening, Rule, Timeline
from widgets.model.timeline_query import MOST_EVENTS
from widgets.views.prose import CITATION
from widgets.views.timeline import happening, timeline_answer, timeline_html
from widgets.views.timeline_figure import timeline_figure
from widgets.views.timeline_said import span, when_in_words

LIBRARY = Library()
REFERENCE = reference(LIBRARY)
BAG = LIBRARY.bag("angela-school-bus")
HTML = str(timeline_html(BAG, REFERENCE))
DRUG = {"": 0, "a": 1, "b": 2, "c": 3}
WORDS = REFERENCE.words


def query_of(lines: list[Happening]) -> str:
    """A timeline as the browser sends it."""
    columns = {
        "date": [one.moment.written for one in lines],
        "kind": [one.kind for one in lines],
        "drug": [str(DRUG[one.drug]) for one in lines],
    }
    return "&".join(f"{name}={','.join(values)}" for name, values in columns.items())


def test_without_a_script_all_papers_and_the_whole_list_stand_there() -> None:
    """Each paper with its print and translation, each event once in order of date, each flag with facts."""
    for record in BAG.records:
        paper = HTML.split(f'data-paper="{record.id}"')[1].split("</details>", maxsplit=1)[0]
        assert f'lang="{record.language}"' in paper
        assert (record.translation or record.looks_like) in paper.replace("&#39;", "'")
        assert re.findall(r'data-paper-event="([^"]+)"', paper) == [event.id for event in record.events]
    rows = re.findall(r'data-event="([^"]+)" data-date="([^"]+)"', HTML)
    assert [date for _, date in rows] == sorted(event.written for event in BAG.events)
    assert {name for name, _ in rows} == {event.id for event in BAG.events}
    for flag in BAG.flags:
        part = HTML.split(f'data-flag="{flag.id}"')[1].split("</li>", maxsplit=1)[0]
        assert set(re.findall(r'data-fact="([^"]+)"', part)) == set(flag.facts)
        assert f'data-events="{" ".join(flag.events)}"' in part


def test_the_activity_shows_the_same_html_as_the_view() -> None:
    """What a notebook puts on a page is what the view wrote."""
    assert timeline_builder(BAG.id).html == HTML


def test_what_an_author_writes_is_escaped() -> None:
    """Marks of HTML on a paper stay marks."""
    first = BAG.records[0].model_copy(update={"printed": "<b>250</b> & more"})
    html = timeline_html(BAG.model_copy(update={"records": [first], "flags": []}), REFERENCE)
    assert "&lt;b&gt;250&lt;/b&gt; &amp; more" in html


@pytest.mark.parametrize("rule", get_args(Rule))
def test_each_rule_has_words_a_name_and_a_fact(rule: str) -> None:
    """No finding stands without its reason and what that rests on."""
    assert WORDS.raw(f"timeline_name_{rule}")
    cited = CITATION.findall(WORDS.raw(f"timeline_found_{rule}"))
    assert cited
    assert set(cited) <= set(LIBRARY.facts)


@given(HAPPENINGS.filter(bool))
def test_an_answer_says_what_the_rules_found(lines: list[Happening]) -> None:
    """One item a finding, with the numbers and dates of the lines that it rests on, and only facts of the page."""
    answer = timeline_answer(query_of(lines), REFERENCE)
    found = Timeline(lines).findings()
    items = str(answer["flags"]).split("<li ")[1:]
    assert len(items) == len(found)
    for item, one in zip(items, found, strict=True):
        assert f'data-events="{" ".join(str(index) for index in one.events)}"' in item
        for index in one.events:
            assert f"{index + 1} ({when_in_words(lines[index].moment.written, WORDS)})" in text_of(item)
    page = HTML.split("<template data-cites>")[1].split("</template>", maxsplit=1)[0]
    assert set(re.findall(r'data-fact="([^"]+)"', answer["flags"])) <= set(re.findall(r'data-fact="([^"]+)"', page))
    assert answer["said"].count("stand") == 1


@given(HAPPENINGS.filter(bool))
def test_a_figure_is_one_that_plotly_draws_and_holds_each_line(lines: list[Happening]) -> None:
    """Plotly itself takes the data; each line has a mark, and each trace rests on lines that are there."""
    figure = timeline_figure(Timeline(lines), WORDS)
    go.Figure(with_plain_colours(figure))
    marks = [trace for trace in figure["data"] if trace["mode"] == "markers"]
    assert [trace["meta"] for trace in marks] == [[index] for index in range(len(lines))]
    assert all(set(trace["meta"]) <= set(range(len(lines))) for trace in figure["data"])
    names = [one["text"] for one in figure["layout"]["annotations"]]
    assert len(set(names)) == len(names)


def test_the_prepared_figure_shows_treatments_gap_and_empty_time() -> None:
    """Angela's picture: three bars, one gap between tablets, and the summer without papers."""
    made = json.loads(HTML.split("data-timeline-data>")[1].split("</script>", maxsplit=1)[0])["figure"]
    ids = re.findall(r'data-event="([^"]+)"', HTML)
    rests = [(trace["name"], [ids[index] for index in trace["meta"]]) for trace in made["data"]]
    bars = [events for name, events in rests if name == "treatment"]
    assert bars == [
        ["gefitinib-start", "tablets-run-out"],
        ["gefitinib-again", "gefitinib-stop"],
        ["chemo-start", "chemo-last-stamp"],
    ]
    assert ("gap", ["tablets-run-out", "gefitinib-again"]) in rests
    assert ("no-paper", ["chemo-last-stamp", "ct-september"]) in rests


@pytest.mark.parametrize(("last", "named"), [("2024-03-12", "%-d %b\n%Y"), ("2025-03-12", "%b\n%Y")])
def test_marks_that_fall_into_one_month_say_their_day(last: str, named: str) -> None:
    """A short timeline does not read “Feb, Feb, Feb”; a long one names months only."""
    lines = [Happening(moment("2024-02-03"), "scan"), Happening(moment(last), "scan")]
    assert timeline_figure(Timeline(lines), WORDS)["layout"]["xaxis"]["tickformat"] == named


@pytest.mark.parametrize("query", ["", "x", "date=2024&kind=scan", "date=2024-13&kind=scan&drug=0", "x" * 5000])
def test_what_cannot_be_read_gets_calm_words(query: str) -> None:
    """A fault in words, and where it lies; never an error."""
    answer = timeline_answer(query, REFERENCE)
    assert set(answer) == {"fault", "at"}
    assert answer["fault"]


@given(st.text(max_size=60))
def test_whatever_is_asked_an_answer_comes(query: str) -> None:
    """No text breaks the answer."""
    assert timeline_answer(query, REFERENCE)


def test_the_longest_timeline_is_answered() -> None:
    """Sixty lines fit into what a browser may ask."""
    lines = [Happening(happening(BAG.events[0]).moment, "treatment-start", "a")] * MOST_EVENTS
    assert "fault" not in ANSWERS["timeline"](query_of(lines), LIBRARY)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2024-04-02", "2 April 2024"),
        ("2024-12", "December 2024"),
        ("2024", "2024"),
        ("2023-12~", "about December 2023"),
        ("2023~", "about 2023"),
    ],
)
def test_dates_are_said_as_people_say_them(written: str, said: str) -> None:
    """The day first, the month as a word, and “about” where it is rough."""
    assert when_in_words(written, WORDS) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((13, 13), "13 days"),
        ((28, 28), "4 weeks"),
        ((53, 53), "between 7 and 8 weeks"),
        ((1, 60), "up to 9 weeks"),
        ((-5, 40), "up to 6 weeks"),
    ],
)
def test_spans_are_said_in_whole_weeks_with_both_ends(days: tuple[int, int], said: str) -> None:
    """Short spans in days, longer ones in weeks, and never more exact than the dates."""
    assert span(days, WORDS) == said


def test_a_kernel_answers_by_the_same_function() -> None:
    """In a notebook the widget itself answers, and hands out Plotly."""
    widget: Any = timeline_builder(BAG.id)
    sent: list[Any] = []
    widget.send = lambda content, **_: sent.append(content)
    widget._answer(widget, {"id": "a", "ask": "timeline", "query": "date=2024&kind=scan&drug=0"}, [])
    widget._answer(widget, {"id": "b", "ask": "response", "query": "x"}, [])
    assert sent == [{"id": "a", "answer": timeline_answer("date=2024&kind=scan&drug=0", REFERENCE)}]
