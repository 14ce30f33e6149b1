"""A case over the five steps as HTML: a look back that reads without a script, tools that lead to their activities."""

from __future__ import annotations

import re

from tests.views.steps_case import RECORDS, shown, steps_case
from tests.views.test_case_view import map_of
from widgets.activities import case as case_activity
from widgets.activities import reference
from widgets.content import Library
from widgets.lesson_frame import NOTEBOOKS, activity_cells, tool_links
from widgets.model.steps import STEPS, step_map
from widgets.model.walk import explore
from widgets.views.case import case_html

LIBRARY = Library()


def test_each_step_stands_with_its_scenes_and_records() -> None:
    """Without a script, all five steps are named with their scenes and records, then what stands beside them."""
    html = str(shown().html)
    parts = dict(re.findall(r'<div data-step="(\d)">(.*?)</div>\n(?=<div data-step|<table)', html, re.DOTALL))
    assert list(parts) == [str(step) for step in (*STEPS, 0)]
    for scene in steps_case().scenes:
        if scene.decision:
            assert f"<li>{scene.title}</li>" in parts[str(scene.decision.step or 0)]
    for index, (name, step) in enumerate(RECORDS):
        assert re.search(rf'data-step-record="{index}".*The {name}', parts[str(step)])


def test_there_is_one_look_back() -> None:
    """Endings have none of their own; what changed, time, trust, load and the lesson stand once, with the steps."""
    html = str(shown().html)
    before, back = html.split("data-steps-back")
    for hook in ("data-review ", "data-change>", "data-time>", "data-trust>", "data-burden>", "data-lesson>"):
        assert (html.count(hook), (before[-40:] + back).count(hook)) == (1, 1), hook
    assert "data-path" not in html
    assert LIBRARY.words["review_heading"] + "</h4>" not in html


def test_the_browser_gets_the_map_of_the_steps() -> None:
    """What the page is told of the steps is what the model says."""
    told = map_of(str(shown().html))["steps"]
    assert step_map(steps_case()).items() <= told.items()  # type: ignore[attr-defined]


def test_a_case_without_steps_stays_as_it_was() -> None:
    """No look back over steps, no tools, and nothing of them in the map of any other case."""
    activity = case_activity("melanoma-pseudoprogression-chart")
    assert "data-steps-back" not in activity.html
    assert "case-tools" not in activity.html
    assert "steps" not in map_of(activity.html)
    for hook in ("data-review ", "data-review>"):
        assert activity.html.count(hook) == (hook == "data-review>")
    for hook in ("data-path ", "data-time>", "data-lesson>", "data-review-item>"):
        assert activity.html.count(hook) == 1, hook


def test_tools_lead_to_pages_of_ours_or_to_notebooks() -> None:
    """On our page a tool leads to its own page or its place in a lesson; in a notebook it leads to the notebook."""
    pages, notebooks = tool_links(LIBRARY, in_notebook=False), tool_links(LIBRARY, in_notebook=True)
    assert len(pages) == len(notebooks) == len(LIBRARY.tools)
    for tool, page, notebook in zip(LIBRARY.tools, pages, notebooks, strict=True):
        own = "own-page" in activity_cells(NOTEBOOKS / f"{tool.lesson}.ipynb")[tool.cell]
        assert page.href == f"../lessons/{tool.lesson}" + (f"/{tool.cell}" if own else f"#cell-{tool.cell}")
        assert notebook.href == f"{tool.lesson}.ipynb"
    assert {"/" in link.href.removeprefix("../lessons/") for link in pages} == {True, False}


def test_tools_are_folded_and_say_that_the_place_is_kept() -> None:
    """All tools stand in one closed part, each step by its name, with the promise that nothing is lost."""
    case = steps_case()
    html = str(case_html(case, explore(case), reference(LIBRARY), tool_links(LIBRARY, in_notebook=False)))
    [tools] = re.findall(r'<details class="case-tools">.*?</details>', html, re.DOTALL)
    assert tools.count("<h4>") == len(STEPS)
    assert tools.count("<a href=") == len(LIBRARY.tools)
    assert "Your place in this case is kept" in tools
