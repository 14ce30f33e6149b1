"""The response explorer as HTML, and its answers: figure, sentence and table say the same, whatever is asked."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotly.offline import get_plotlyjs_version

from tests.model.test_response import RULES, series
from widgets.activities import response_explorer
from widgets.answers import ANSWERS, reference
from widgets.bundle import plotly_packed
from widgets.content import ASSETS, Library
from widgets.model.query import LONGEST_QUERY
from widgets.model.response import read_series
from widgets.model.response_limits import Reader, Rule, Visit
from widgets.model.response_query import Series
from widgets.views.response import EXAMPLE, response_answer, response_html
from widgets.views.response import RULES as RULE_NAMES
from widgets.views.response_figure import series_figure
from widgets.views.response_said import line_mm, number, percent

LIBRARY = Library()
REFERENCE = reference(LIBRARY)
HTML = response_html(LIBRARY.responses(), REFERENCE)
READERS = st.sampled_from(["one", "two"])
SOUND = EXAMPLE.query()


def answer(query: str) -> dict[str, Any]:
    """The answer to a series given as text."""
    return response_answer(query, REFERENCE)


def text_of(html: str) -> str:
    """What stands between the tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def with_plain_colours(part: Any) -> Any:
    """A figure with one colour and one font for all of the page's tokens."""
    return json.loads(
        re.sub(r'"--rs-font"', '"Arial"', re.sub(r'"--rs-(?!font)[\w-]+"', '"#123456"', json.dumps(part)))
    )


def trace(figure: dict[str, Any], name: str) -> dict[str, Any]:
    """The part of a figure called `name`."""
    found: dict[str, Any] = next(one for one in figure["data"] if one["name"] == name)
    return found


def series_of(visits: list[Visit], rule: Rule, reader: Reader) -> Series:
    """A series with its rule and its readers."""
    return Series(rule=rule, reader=reader, visits=tuple(visits))


def test_each_scan_from_the_asked_one_on_is_named_in_order() -> None:
    """By either rule, the scan that was asked about is named first, with its reasons, and then each later one."""
    for story in LIBRARY.responses():
        part = HTML.split(f'data-story="{story.id}"')[1].split('data-story="')[0]
        for rule in RULE_NAMES:
            reading = part.split(f'data-reading="{rule}"')[1].split('data-reading="')[0]
            told = re.findall(r'<p class="called">Week (\d+): ([^<]+)</p>\s*<p>', reading)
            assert [(int(week), name) for week, name in told] == [
                (one.visit.week, REFERENCE.words(f"response_category_{one.category}"))
                for person in story.people
                for one in person.readings(rule)[story.shown :]
            ]


def test_verdicts_speak_of_an_answer_and_never_ask_to_think_again_above_the_solution() -> None:
    """The solution stands right below, so the words say how it counts."""
    assert "A strong answer" in HTML
    assert "Not quite. Here is how it counts." in HTML
    assert "Think again" not in HTML


@given(visits=series(), rule=RULES, reader=READERS)
def test_a_series_comes_back_from_its_text(visits: list[Visit], rule: Rule, reader: Reader) -> None:
    """Writing and reading a series changes nothing, and every sound series is short enough to be asked."""
    made = series_of(visits, rule, reader)
    assert Series.from_query(made.query()) == made
    assert len(made.query()) <= LONGEST_QUERY


@given(visits=series(), rule=RULES, reader=READERS)
def test_figure_sentence_and_table_say_the_same(visits: list[Visit], rule: Rule, reader: Reader) -> None:
    """Each sum and each growth line of the figure stands in the table, and the verdict is the table's last word."""
    asked = series_of(visits, rule, reader)
    made, readings = answer(asked.query()), asked.readings()
    table = text_of(made["table"])
    assert trace(made["figure"], "sums")["y"] == [float(visit.sum_mm) for visit in visits]
    for reading in readings:
        assert f"{number(reading.visit.sum_mm)} mm" in table
    for reading in readings[1:]:
        assert f"growth line {number(line_mm(reading.line_mm))} mm" in table
    drawn = trace(made["figure"], "growth")["y"][::2]
    assert drawn == [round(float(reading.line_mm), 1) for reading in readings[1:]]
    called = REFERENCE.words(f"response_category_{readings[-1].category}")
    assert made["verdict"] == f"Week {visits[-1].week}: {called}"
    assert table.strip().endswith(called)
    assert f"The sum is {number(visits[-1].sum_mm)} mm." in text_of(made["why"])


@given(visits=series(), rule=RULES, reader=READERS)
def test_every_answer_cites_only_notes_that_stand_in_the_page(visits: list[Visit], rule: Rule, reader: Reader) -> None:
    """An answer that comes later finds its notes, under the same numbers."""
    made = answer(series_of(visits, rule, reader).query())
    found = re.findall(r'popovertarget="([^"]+)"[^>]*>(\d+)<', made["why"])
    assert found
    for note, shown in found:
        assert f'id="{note}"' in HTML
        assert re.search(rf'popovertarget="{note}"[^>]*>{shown}<', HTML)


def test_a_line_that_is_drawn_has_its_key() -> None:
    """Below each picture that comes after a question stands what its growth line means, for two people as for one."""
    figures = re.findall(r'data-figure="[\w-]+-seen"></div>(.*?)</figure>', HTML, re.DOTALL)
    assert len(figures) == len(list(LIBRARY.responses()))
    assert all("key-growth" in figure for figure in figures)


def test_the_number_of_a_new_smallest_sum_stands_below_it() -> None:
    """Above it the growth line steps down, and would run through the number."""
    visits = [Visit(week=week, sum_mm=sum_mm) for week, sum_mm in ((0, 84), (8, 56), (16, 51), (24, 64))]
    labels = series_figure(read_series(visits, "recist"), "one", "week")["layout"]["annotations"]
    assert [label["yshift"] > 0 for label in labels] == [True, False, False, True]


def test_plotly_accepts_every_figure() -> None:
    """Plotly's own Python library validates the figures, which are made without it."""
    data = json.loads(re.search(r"data-response>(.*?)</script>", HTML, re.DOTALL)[1])  # type: ignore[index]
    figures = [*data["figures"].values(), *(made["figure"] for made in data["prepared"].values())]
    assert len(figures) >= 12
    for figure in figures:
        assert go.Figure(with_plain_colours(figure)).data


def test_the_vendored_plotly_is_the_one_that_python_knows() -> None:
    """The partial bundle has the version that the Python library was made for, and its licence beside it."""
    folder = ASSETS / "vendor" / "plotly"
    assert f"v{get_plotlyjs_version()}" in (folder / "plotly-basic.min.js").read_text(encoding="utf-8")[:200]
    assert get_plotlyjs_version() in (folder / "README.md").read_text(encoding="utf-8")
    assert "MIT" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert len(plotly_packed()) < 420_000


def test_before_the_question_the_figure_gives_nothing_away() -> None:
    """It shows the scans so far, and neither a line nor what comes next."""
    data = json.loads(re.search(r"data-response>(.*?)</script>", HTML, re.DOTALL)[1])  # type: ignore[index]
    for story in LIBRARY.responses():
        traces = data["figures"][f"{story.id}-shown"]["data"]
        assert [one["name"] for one in traces] == ["sums"]
        assert len(traces[0]["x"]) == story.shown


def test_everything_can_be_read_without_a_script() -> None:
    """Each person, each answer's feedback, both rules and the example stand in the page as text."""
    told = text_of(HTML)
    for story in LIBRARY.responses():
        for person in story.people:
            assert f"{person.name}, {person.age}, {person.place}" in told
            for rule in ("RECIST 1.1", "iRECIST"):
                assert f"All scans of {person.name}, read by {rule}" in told
        for one in story.answers:
            assert one.feedback.split(". ")[0] in told
    assert "not how one person's treatment is decided" in told.replace("&#39;", "'")
    assert answer(SOUND)["verdict"] in told


def test_the_prepared_answers_are_those_that_would_be_given() -> None:
    """The page holds the example's answers for both rules, both readers, and each last sum around the growth line."""
    data = json.loads(re.search(r"data-response>(.*?)</script>", HTML, re.DOTALL)[1])  # type: ignore[index]
    assert len(data["prepared"]) == 2 * 2 * 13
    for query, made in data["prepared"].items():
        assert made == json.loads(json.dumps(answer(query)))


@pytest.mark.parametrize(
    ("query", "visit", "field", "told"),
    [
        (SOUND.replace("week=0,8", "week=8,8"), 1, "week", "must be later"),
        (SOUND.replace("week=0,8", "week=0,"), 1, "week", "Scan 2: give the week"),
        (SOUND.replace("week=0,8", "week=0,8.5"), 1, "week", "whole number"),
        (SOUND.replace("24&", "521&"), 3, "week", "0 to 520"),
        (SOUND.replace("sum=60", "sum=9.9"), 0, "sum", "at least 10 mm"),
        (SOUND.replace("sum=60", "sum="), 0, "sum", "give the sum"),
        (SOUND.replace("sum=60", "sum=1e2"), 0, "sum", "give the sum"),
        (SOUND.replace("sum=60", "sum=60.25"), 0, "sum", "one decimal place"),
        (SOUND.replace("sum=60", "sum=nan"), 0, "sum", "give the sum"),
        (SOUND.replace("sum=60", "sum=1000"), 0, "sum", "0 to 999"),
        (SOUND.replace("new=none", "new=<b>"), 0, "choice", "cannot be read"),
        (SOUND.replace("rule=recist", "rule=other"), None, "choice", "cannot be read"),
        (SOUND + "&rule=recist", None, "query", "cannot be read"),
        (SOUND + "&name=Rosa", None, "query", "cannot be read"),
        (SOUND.replace("&other=none,none,none,none", ""), None, "query", "cannot be read"),
        ("rule=recist&reader=one&week=0&sum=50&new=none&other=none", None, "visits", "2 to 8"),
        ("", None, "query", "cannot be read"),
        ("a" * 401, None, "query", "cannot be read"),
    ],
)
def test_a_fault_is_told_calmly_and_where_it_lies(query: str, visit: int | None, field: str, told: str) -> None:
    """Values that cannot be answered get words, the scan and the field, and none of what was sent comes back."""
    made = answer(query)
    assert set(made) == {"fault", "at", "field"}
    assert (made["at"], made["field"]) == (visit, field)
    assert told in made["fault"]
    assert "<b>" not in made["fault"]


def why(*visits: Visit) -> str:
    """What is said about the last scan of a series, by RECIST 1.1 and one reader."""
    return text_of(answer(series_of(list(visits), "recist", "one").query())["why"])


def test_a_second_reading_matters_only_where_the_sum_decides() -> None:
    """A new spot, grown other spots and a spot after a complete response count whatever the sum is."""
    start, told = Visit(week=0, sum_mm=60), "could change with a second reading"
    assert told in why(start, Visit(week=8, sum_mm=70))
    assert told not in why(start, Visit(week=8, sum_mm=70, new="seen"))
    assert told not in why(start, Visit(week=8, sum_mm=70, other="grown"))
    assert told not in why(start, Visit(week=8, sum_mm=0), Visit(week=16, sum_mm=5))


def test_what_goes_on_and_what_returns_is_told() -> None:
    """A response that goes on is not said to be 30% smaller; a spot that returns is said to count."""
    start = Visit(week=0, sum_mm=100)
    kept = why(start, Visit(week=8, sum_mm=70), Visit(week=16, sum_mm=80))
    assert "a response goes on until growth counts" in kept
    assert "at least 30% smaller" not in kept
    assert "All spots had gone." in why(start, Visit(week=8, sum_mm=0), Visit(week=16, sum_mm=3))


@given(st.text(max_size=500))
def test_nonsense_is_never_an_error(query: str) -> None:
    """Whatever is asked, the answer is words."""
    assert "fault" in answer(query)


PART = st.text(st.characters(codec="utf-8"), max_size=6) | st.sampled_from(
    ["0", "8", "60", "none", "seen", "-1", "1e9", "٣"]
)


@given(
    st.fixed_dictionaries({name: st.lists(PART, max_size=10).map(",".join) for name in ("week", "sum", "new", "other")})
)
def test_nonsense_in_the_right_form_is_never_an_error(columns: dict[str, str]) -> None:
    """Neither are values in the places where sound ones would stand."""
    query = "&".join(["rule=irecist", "reader=one", *(f"{name}={value}" for name, value in columns.items())])
    made = answer(query)
    assert "fault" in made or made["verdict"]


@given(part=st.integers(-9990, 9990), whole=st.integers(1, 9990))
def test_a_share_is_never_rounded_across_a_limit(part: int, whole: int) -> None:
    """What reads as 20% has reached 20%, and what reads as less has not."""
    shown = Decimal(percent(Decimal(part) / 10, Decimal(whole) / 10).rstrip("%"))
    exact = Decimal(abs(part)) / Decimal(whole) * 100
    for limit in (20, 30):
        assert (shown >= limit) == (exact >= limit)


def test_a_kernel_answers_by_the_same_function() -> None:
    """A message with a question gets the answer under its own id; a wish for Plotly gets a file; noise gets nothing."""
    widget, sent = response_explorer(), []
    widget.send = lambda content, buffers=None: sent.append((content, buffers))  # type: ignore[method-assign]
    widget._answer(widget, {"id": "a", "ask": "response", "query": SOUND}, [])
    widget._answer(widget, {"id": "b", "ask": "plotly"}, [])
    for noise in (None, [], "x", {"ask": "files"}, {"ask": ["response"]}, {}):
        widget._answer(widget, noise, [])
    assert sent[0][0] == {"id": "a", "answer": ANSWERS["response"](SOUND, Library())}
    assert sent[1][0] == {"id": "b"}
    assert sent[1][1][0][:2] == b"\x1f\x8b"
    assert len(sent) == 2
