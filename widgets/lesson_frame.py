"""What stands around the activities of a lesson: its start and end, the map, the words and the sources."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from markupsafe import Markup

from widgets.answers import activity, library
from widgets.content import ROOT, Library
from widgets.model.evidence import sources_of_section
from widgets.views.activity import Activity
from widgets.views.course_map import MapRow, course_map_html
from widgets.views.glossary import glossary_html
from widgets.views.section import section_end_html, section_start_html
from widgets.views.sources import sources_html
from widgets.views.steps import ToolLink
from widgets.views.templating import Words

NOTEBOOKS = ROOT / "notebooks"
OWN_PAGE = "own-page"


def glossary() -> Activity:
    """List all words that the course explains, with a box to find one."""
    content = library()
    return activity(glossary_html(list(content.glossary.values()), content.sections, Words(content.words)))


def sources(section_id: str) -> Activity:
    """List the sources behind the facts that one section teaches, by kind, and how much of each was read."""
    content = library()
    section = content.section(section_id)
    by_kind = sources_of_section(section.number, content.facts.values(), content.sources)
    return activity(sources_html(section, by_kind, Words(content.words)))


def course_map() -> Activity:
    """Show all sections of the course, with what is ready and what the learner has begun."""
    return activity(course_map_of(library(), _notebooks()))


def section_start(section_id: str) -> Activity:
    """Open a section: its minutes, what stays private, and the way back to where the learner was reading."""
    content = library()
    return activity(section_start_html(content.section(section_id), Words(content.words)))


def section_end(section_id: str) -> Activity:
    """Close a section: what was done in it, a mark for the course map, and the section that follows."""
    content = library()
    section = content.section(section_id)
    following = next((other for other in content.sections if other.number == section.number + 1), None)
    href = f"{following.id}.ipynb" if following and following.id in _notebooks() else None
    return activity(section_end_html(section, following, href, Words(content.words)))


def course_map_of(content: Library, ready: Collection[str], folder: str = "") -> Markup:
    """The course map as HTML; `ready` names the notebooks that exist, `folder` leads to them from the page."""
    links = {name: f"{folder}{name}.ipynb" for name in ready}
    rows = [MapRow(section, links.get(section.id)) for section in content.sections]
    return course_map_html(rows, Words(content.words))


def tool_links(content: Library, *, in_notebook: bool) -> list[ToolLink]:
    """The ways from a case to the tools of the method, as far as their lessons are there.

    On our pages each leads to the activity itself; from a notebook it leads to the notebook that holds the activity.
    """
    cells = {
        lesson: activity_cells(NOTEBOOKS / f"{lesson}.ipynb") for lesson in {tool.lesson for tool in content.tools}
    }
    links = []
    for tool in content.tools:
        tags = cells[tool.lesson].get(tool.cell)
        if tags is not None:
            place = f"/{tool.cell}" if OWN_PAGE in tags else f"#cell-{tool.cell}"
            href = f"{tool.lesson}.ipynb" if in_notebook else f"../lessons/{tool.lesson}{place}"
            links.append(ToolLink(tool.step, href, tool.label, tool.when))
    return links


def activity_cells(notebook: Path) -> dict[str, list[str]]:
    """The cells of a notebook that put an activity there, with their tags; none where it cannot be read."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        code = [
            cell for cell in cells if cell["cell_type"] == "code" and not "".join(cell["source"]).startswith("from ")
        ]
        return {cell["id"]: cell["metadata"].get("tags", []) for cell in code}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _notebooks() -> list[str]:
    return [path.stem for path in NOTEBOOKS.glob("*.ipynb")]
