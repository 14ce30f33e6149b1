"""The activities that a notebook can put on a page: each joins content and view, and knows no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cache

from markupsafe import Markup

from widgets import bundle
from widgets.content import ROOT, Library
from widgets.model.walk import explore
from widgets.views.activity import Activity
from widgets.views.case import case_html
from widgets.views.course_map import course_map_html, rows_for
from widgets.views.notes import Reference
from widgets.views.questions import questions_html
from widgets.views.quiz import quiz_html
from widgets.views.templating import Words


@cache
def library() -> Library:
    """The course's own content."""
    return Library()


def reference(content: Library) -> Reference:
    """What the notes of a page or an activity are made from."""
    return Reference(content.facts, content.sources, content.glossary, Words(content.words))


def case(case_id: str) -> Activity:
    """Play the fictional case named `case_id`; ContentError names file and line where it cannot be read."""
    content = library()
    chosen = content.case(case_id)
    return _activity(case_html(chosen, explore(chosen), reference(content)))


def quiz(quiz_id: str) -> Activity:
    """Ask the quiz named `quiz_id`; an `after` form measures its gain from the `before` form of its section."""
    content = library()
    chosen = content.quiz(quiz_id)
    before = content.quiz(f"{quiz_id.removesuffix('-after')}-before") if chosen.moment == "after" else None
    return _activity(quiz_html(chosen, reference(content), before))


def questions_for_clinic(section_id: str) -> Activity:
    """Offer the section's questions for the clinic, to pick, change, add, order and print."""
    content = library()
    content.section(section_id)
    return _activity(questions_html(section_id, content.questions(section_id), Words(content.words)))


def course_map() -> Activity:
    """Show all sections of the course, with what is ready and what the learner has begun."""
    ready = [path.stem for path in (ROOT / "notebooks").glob("*.ipynb")]
    return _activity(course_map_of(library(), ready))


def course_map_of(content: Library, ready: Collection[str], folder: str = "") -> Markup:
    """The course map as HTML; `ready` names the notebooks that exist, `folder` leads to them from the page."""
    cases: dict[str, list[str]] = defaultdict(list)
    for name in content.names("cases"):
        cases[content.case(name).section].append(name)
    links = {name: f"{folder}{name}.ipynb" for name in ready}
    return course_map_html(rows_for(content.sections, links, cases), Words(content.words))


def _activity(html: str) -> Activity:
    return Activity(html, script=bundle.widget_script(), style=bundle.widget_style())
