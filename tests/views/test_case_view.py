"""A case as HTML: whole without a script, and with a map that says what the model says."""

from __future__ import annotations

import json
import re

from hypothesis import given, settings

from tests.model.cases import case_of as make_case
from tests.model.cases import cases, option
from widgets.activities import case as case_activity
from widgets.activities import reference
from widgets.content import Library
from widgets.model.case import Case
from widgets.model.walk import explore
from widgets.views.case import case_html
from widgets.views.notes import Reference

LIBRARY = Library()
FACT = next(iter(LIBRARY.facts.values())).model_copy(update={"id": "some-fact"})
FULL = reference(LIBRARY)
REFERENCE = Reference(dict(FULL.facts) | {"some-fact": FACT}, FULL.sources, FULL.terms, FULL.words)


def map_of(html: str) -> dict[str, list[list[object]]]:
    """The map that the browser follows."""
    found = re.search(r'<script type="application/json" data-map>(.*?)</script>', html, re.DOTALL)
    assert found
    made: dict[str, list[list[object]]] = json.loads(found.group(1))
    return made


@given(cases())
@settings(max_examples=25)
def test_the_map_leads_where_the_model_leads(case: Case) -> None:
    """Each node of the map names the scene, the days and the next nodes of the position that it stands for."""
    walk_map = explore(case)
    made = map_of(case_html(case, walk_map, REFERENCE))
    assert len(made["nodes"]) == len(walk_map.positions)
    for node, position, ways in zip(made["nodes"], walk_map.positions, walk_map.ways, strict=True):
        assert made["scenes"][int(str(node[0]))] == position.scene
        assert [node[2], *node[4:6]] == [position.state.trust, position.state.days, position.state.burden]
        names = made["options"][int(str(node[0]))]
        leads = {name: way for name, way in zip(names, node[1], strict=True) if way != -1}  # type: ignore[call-overload]
        assert leads == dict(ways)


@given(cases())
@settings(max_examples=10)
def test_every_feedback_stands_in_the_html(case: Case) -> None:
    """Without a script, each option's feedback can be read."""
    html = case_html(case, explore(case), REFERENCE)
    for scene in case.scenes:
        for _, one in scene.placed_options():
            assert html.count(f'data-feedback-for="{one.id}"') >= 1
        assert f'data-scene="{scene.id}"' in html


def test_what_an_author_writes_is_escaped() -> None:
    """Markup in a case is shown as text, also inside the map."""
    nasty = "</script><script>alert(1)</script>"
    scenes = [
        {
            "id": "one",
            "title": nasty,
            "text": nasty,
            "decision": {
                "question": nasty,
                "options": [option("a", "end", text=nasty, feedback=nasty), option("b", "end")],
            },
        },
        {"id": "end", "title": "End", "text": "Text", "ending": True},
    ]
    case = make_case(scenes, title=nasty, day_zero=nasty)
    html = str(case_html(case, explore(case), REFERENCE))
    assert "<script>alert" not in html
    assert html.count("</script>") == 1


def test_a_case_says_whose_extra_load_it_counts() -> None:
    """Where a daughter cares for her mother, nobody has to guess if the load is the daughter's or the mother's."""
    case = LIBRARY.case("the-daughter-who-never-sits-down")
    html = case_html(case, explore(case), FULL)
    assert "<dt>Extra load for Lucía M. and those close by</dt>" in html


def test_the_bundle_holds_the_widget_and_the_same_html() -> None:
    """JupyterLab finds the widget, our page finds the HTML."""
    activity = case_activity("melanoma-pseudoprogression-chart")
    data, _ = activity._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/html"] == activity.html
