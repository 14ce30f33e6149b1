"""The trial-window explorer as HTML, and its answers: figure, sentence and table say the same, whatever is asked."""

from __future__ import annotations

import json
import re
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.test_window import MONTHS
from tests.views.test_response_view import text_of, trace, with_plain_colours
from widgets.activities import trial_window_explorer
from widgets.answers import ANSWERS, reference
from widgets.content import Library
from widgets.model.window import VALUES, Measured, is_met, shut_by
from widgets.model.window_query import month_query
from widgets.views.window import EXAMPLE, window_answer, window_html
from widgets.views.window_said import named, shown

LIBRARY = Library()
REFERENCE = reference(LIBRARY)
STORY = LIBRARY.windows["trial-window-closing"]
HTML = window_html(STORY, REFERENCE)
DATA = json.loads(re.search(r"data-window>(.*?)</script>", HTML, re.DOTALL)[1])  # type: ignore[index]
SOUND = month_query(EXAMPLE)


def answer(query: str) -> dict[str, Any]:
    """The answer to a month given as text."""
    return window_answer(query, STORY.limits, REFERENCE)


@given(MONTHS)
def test_sentence_and_table_of_an_own_month_say_the_same(month: Measured) -> None:
    """The verdict names what the table calls not met; each value stands in it with its limit."""
    made, by = answer(month_query(month)), shut_by(month, STORY.limits)
    assert made["verdict"] == (f"The window is shut, by {named(by, REFERENCE.words)}." if by else "The window is open.")
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", made["table"])
    assert len(rows) == len(VALUES)
    for value, row in zip(VALUES, rows, strict=True):
        line = STORY.limits.line(value, liver_metastases=month.liver_metastases)
        assert text_of(row).strip().endswith("not met") != is_met(value, month.of(value), line)
        assert shown(month.of(value), line) in text_of(row)
    assert ("nobody's fault" in text_of(made["why"]).replace("&#39;", "'")) == bool(by)


@given(MONTHS)
def test_every_answer_cites_only_notes_that_stand_in_the_page(month: Measured) -> None:
    """An answer that comes later finds its notes, under the same numbers."""
    found = re.findall(r'popovertarget="([^"]+)"[^>]*>(\d+)<', answer(month_query(month))["why"])
    assert found
    for note, number in found:
        assert f'id="{note}"' in HTML
        assert re.search(rf'popovertarget="{note}"[^>]*>{number}<', HTML)


def test_the_figures_are_those_of_the_months() -> None:
    """Plotly accepts each; a square on grey ground is a month with the window shut, and no other."""
    figures = DATA["figures"]
    assert set(figures) == {
        *(f"{moment} {value}" for moment in ("shown", "seen") for value in VALUES),
        *(f"asked {branch.id}" for branch in STORY.branches),
    }
    for name, figure in figures.items():
        assert go.Figure(with_plain_colours(figure)).data
        branch = 1 if name == "asked drained" else 0
        symbols = trace(figure, "values")["marker"]["symbol"]
        assert [one == "circle" for one in symbols] == [STORY.is_open(branch, at) for at in range(len(symbols))]
        grey = [shape for shape in figure["layout"]["shapes"] if shape.get("fillcolor")]
        shut = {at for shape in grey for at in range(int(shape["x0"]), int(shape["x1"]))}
        assert shut == {at for at in range(len(symbols)) if not STORY.is_open(branch, at)}


def test_before_the_guess_nothing_is_given_away() -> None:
    """The first figure and the first table end with the months that are shown."""
    for value in VALUES:
        assert len(trace(DATA["figures"][f"shown {value}"], "values")["x"]) == STORY.shown
    before = HTML.split("data-seen>")[0]
    table = text_of(re.findall(r"<table.*?</table>", before, re.DOTALL)[-1])
    assert "April" in table
    assert "May" not in table
    assert "The window is open." in text_of(HTML.split("data-own>")[1]), "one's own month begins elsewhere"


def test_everything_can_be_read_without_a_script() -> None:
    """Every month of both ways, each answer's feedback, each outlook, the kind frame and the example."""
    told = text_of(HTML).replace("&#39;", "'")
    assert "May ECOG 2 bilirubin 1.7 ×, ALT 3.4 ×, platelets 150, neutrophils 4.8 shut, by fitness" in told.replace(
        "\xa0", " "
    )
    for one in STORY.answers:
        assert one.feedback.split(". ")[0] in told
    assert told.replace("\xa0", " ").count("the answer could have come from 21 April to 5 May.") == 4
    assert "Of these 15 days, 10 lie in a month with the window open, and 5 do not." in told
    assert "None of these 15 days lies in a month with the window open." in told
    for words in ("nobody's fault", "8 in 100", "92 did not", "12 in 100", "not in 88", "Asking early is no promise"):
        assert words in told
    assert answer(SOUND)["verdict"] in told


def test_no_sentence_says_how_long_anyone_lives() -> None:
    """Days are those of an answer; the explorer has no figure of survival."""
    told = text_of(HTML.split("data-cites")[0]).lower()
    assert "surviv" not in told
    assert not re.search(r"\b(months|weeks|years) (to live|left)\b", told)


def test_the_prepared_answers_are_those_that_would_be_given() -> None:
    """The page holds the example with ECOG and bilirubin on both sides of their limits."""
    assert len(DATA["prepared"]) == 3 * 11
    assert SOUND in DATA["prepared"]
    assert {made["verdict"] for made in DATA["prepared"].values()} == {
        "The window is open.",
        "The window is shut, by fitness (ECOG).",
        "The window is shut, by bilirubin.",
        "The window is shut, by fitness (ECOG) and bilirubin.",
    }
    for query, made in DATA["prepared"].items():
        assert made == json.loads(json.dumps(answer(query)))


@pytest.mark.parametrize(
    ("query", "field", "told"),
    [
        (SOUND.replace("ecog=1", "ecog=5"), "ecog", "from 0 to 4"),
        (SOUND.replace("ecog=1", "ecog=1.5"), "ecog", "whole number"),
        (SOUND.replace("ecog=1", "ecog=٣"), "ecog", "whole number"),
        (SOUND.replace("bilirubin=1.4", "bilirubin="), "bilirubin", "from 0 to 6"),
        (SOUND.replace("bilirubin=1.4", "bilirubin=1.45"), "bilirubin", "one decimal place"),
        (SOUND.replace("alt=3", "alt=1e1"), "alt", "from 0 to 12"),
        (SOUND.replace("alt=3", "alt=nan"), "alt", "from 0 to 12"),
        (SOUND.replace("platelets=150", "platelets=401"), "platelets", "from 0 to 400"),
        (SOUND.replace("platelets=150", "platelets=-1"), "platelets", "from 0 to 400"),
        (SOUND.replace("neutrophils=3", "neutrophils=<b>"), "neutrophils", "from 0 to 12"),
        (SOUND.replace("liver=yes", "liver=maybe"), "liver", "cannot be read"),
        (SOUND + "&name=Bambang", "query", "cannot be read"),
        (SOUND + "&ecog=1", "query", "cannot be read"),
        (SOUND.replace("&liver=yes", ""), "query", "cannot be read"),
        ("", "query", "cannot be read"),
        ("a" * 401, "query", "cannot be read"),
    ],
)
def test_a_fault_is_told_calmly_and_where_it_lies(query: str, field: str, told: str) -> None:
    """Values that cannot be answered get words and the field, and none of what was sent comes back."""
    made = answer(query)
    assert set(made) == {"fault", "field"}
    assert made["field"] == field
    assert told in made["fault"]
    assert "<b>" not in made["fault"]


PART = st.text(st.characters(codec="utf-8"), max_size=6) | st.sampled_from(["0", "1", "1.5", "-1", "1e9", "٣", "yes"])


@given(st.fixed_dictionaries(dict.fromkeys((*VALUES, "liver"), PART)))
def test_nonsense_in_the_right_form_is_never_an_error(given_values: dict[str, str]) -> None:
    """Whatever stands where sound values would, the answer is words."""
    made = answer("&".join(f"{name}={value}" for name, value in given_values.items()))
    assert "fault" in made or made["verdict"]


def test_a_kernel_answers_by_the_same_function() -> None:
    """A message with a question gets the answer under its own id."""
    widget, sent = trial_window_explorer(), []
    widget.send = lambda content, buffers=None: sent.append((content, buffers))
    widget._answer(widget, {"id": "a", "ask": "window", "query": SOUND}, [])
    assert sent == [({"id": "a", "answer": ANSWERS["window"](SOUND, Library())}, None)]
