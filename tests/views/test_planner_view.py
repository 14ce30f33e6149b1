"""The plan as HTML: twice, whole without a script, with the rule as a map beside it."""

from __future__ import annotations

import json
import re
from html import unescape

from widgets.activities import remote_first_planner
from widgets.answers import reference
from widgets.content import Library
from widgets.model.gates import end_map
from widgets.views.planner import planner_html

LIBRARY = Library()
PLAN = LIBRARY.read("plans", "remote-first")
HTML = unescape(str(planner_html(PLAN, reference(LIBRARY))))
CASE, OWN = re.split(r"(?=<section class=\"rs )", HTML)[1:]


def test_both_plans_ask_the_same_in_the_same_order() -> None:
    """Steps, papers and points are alike in the case and in the empty plan."""
    for html in (CASE, OWN):
        assert re.findall(r'data-step="([a-z-]+)"', html) == [*(step.id for step in PLAN.steps), "end"]
        assert re.findall(r'value="([a-z-]+)" data-document', html) == [one.id for one in PLAN.documents()]
        assert re.findall(r'data-point="([a-z-]+)"', html) == [point.id for point in PLAN.points()]


def test_each_answer_has_words_of_its_own() -> None:
    """What a “no” and a “not known” ask for stands beside each point, and who can answer."""
    for point in PLAN.points():
        for html in (CASE, OWN):
            said = html.split(f'data-point="{point.id}"')[1].split("data-point=")[0]
            assert point.if_no in said
            assert point.who in said
            assert (point.if_unknown in said) != point.by_documents
            assert set(point.facts) <= set(re.findall(r'data-fact="([^"]+)"', said))


def test_our_reading_stands_in_the_case_alone() -> None:
    """The empty plan holds no answer, no name of the case and no field to write in."""
    for reading in PLAN.example.readings:
        assert reading.known in CASE
        assert reading.because in CASE
        assert reading.known not in OWN
    assert "data-ours" not in OWN
    assert "checked" not in OWN
    assert "Write no names" in OWN
    assert not re.search(r'<textarea|type="text"', OWN)


def test_the_map_beside_the_page_is_the_rule() -> None:
    """The browser walks what Python wrote, in both."""
    for html in (CASE, OWN):
        words = json.loads(re.search(r"data-words>(.*?)</script>", html, re.DOTALL)[1])  # type: ignore[index]
        assert words["map"] == end_map(PLAN.points())
        assert list(words["answers"]) == ["yes", "no", "unknown"]


def test_all_three_ends_can_be_read_without_a_script() -> None:
    """Each end says what can be done then, with its facts."""
    for html in (CASE, OWN):
        shown = html.split('data-end="')[1:]
        for end, said in zip(PLAN.ends, shown, strict=True):
            assert said.startswith(end.id)
            assert all(step in said for step in end.next)


def test_the_activity_holds_both() -> None:
    """The function of the lesson puts the case first and the empty plan after it."""
    html = remote_first_planner().html
    assert 0 < html.index('data-id="remote-first"') < html.index('data-id="remote-first-own"')
