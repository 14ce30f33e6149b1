"""Rules for the notebooks: prose that cites, one-line code cells, and nothing that was left in by accident."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from widgets.check.content_rules import CITATION, TERM, Findings
from widgets.check.text_rules import Passage, plain
from widgets.yaml_file import Problem

LONGEST_CELL_WORDS = 150
HEADING = re.compile(r"^(#{1,6}) +(.+)$")
IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<source>[^)\s]+)")
HTML = re.compile(r"</?[a-zA-Z][^>\n]*>")
NUMBER = re.compile(
    r"\d[\d.,]*\s*(?:%|mm\b|°|in 100\b|of \d|out of \d"
    r"|(?:to \d+ )?(?:weeks?|months?|days?|people|women|men|studies|trials)\b)"
)
TAGS = {
    "in-short",
    "objectives",
    "content-note",
    "key-points",
    "ask-your-team",
    "professional",
    "model-sentences",
    "more",
    "facilitator",
    "sources",
    "jupyter",
    "own-page",
}
# Activities that take the name of a file: the room that it stands in, and what an author calls it.
NAMES_A_FILE = {
    "benefit_and_burden": ("balances", "balance"),
    "case": ("cases", "case"),
    "conversation": ("conversations", "conversation"),
    "match_to_discuss": ("matches", "match"),
    "missing_information": ("checklists", "checklist"),
    "mdt_table": ("tables", "table"),
    "more_cases": ("sections", "section"),
    "offer_coach": ("offers", "set of offers"),
    "quiz": ("quizzes", "quiz"),
    "read_report": ("reports", "report"),
    "sorter": ("sorters", "sorter"),
    "timeline_builder": ("bags", "bag"),
    "urgent_sign_drill": ("drills", "drill"),
}
# Cells that are folded: their first line is the lid.
FOLDED_TAGS = {"professional", "more"}
UNCITED_TAGS = {"facilitator", "in-short", "objectives", "content-note", "jupyter"}


@dataclass(frozen=True)
class Known:
    """What notebooks may refer to."""

    facts: set[str]
    terms: set[str]
    rooms: Mapping[str, set[str]]
    activities: set[str]


@dataclass(frozen=True)
class Cell:
    """One cell and where it stands."""

    where: str
    kind: str
    source: str
    tags: frozenset[str]
    raw: Any

    def problem(self, line: int, what: str, mend: str) -> Problem:
        """A problem on one line of the cell."""
        return Problem(self.where, line, what, mend)


def check_notebooks(folder: Path, known: Known, findings: Findings) -> None:
    """Check every notebook of `folder`, and collect what learners read in them."""
    paths = sorted(folder.glob("*.ipynb"))
    findings.seen.append(f"{len(paths)} notebooks")
    if not paths:
        findings.problems.append(
            Problem(folder.name, 1, "there is no notebook to check", "add one, or mend the folder")
        )
    for path in paths:
        name = f"{folder.name}/{path.name}"
        try:
            notebook = json.loads(path.read_text(encoding="utf-8"))
            cells = list(_cells(name, notebook))
        except (ValueError, KeyError, TypeError) as error:
            findings.problems.append(Problem(name, 1, f"is not a notebook ({error})", "save it again from JupyterLab"))
            continue
        findings.problems += _notebook_problems(name, notebook, cells, known)
        findings.passages += [
            Passage(cell.where, 1, cell.source, "professional" in cell.tags)
            for cell in cells
            if cell.kind == "markdown" and "facilitator" not in cell.tags
        ]


def _cells(name: str, notebook: Any) -> Iterator[Cell]:
    for number, raw in enumerate(notebook["cells"], start=1):
        where = f"{name} (cell {raw.get('id', number)})"
        tags = frozenset(raw["metadata"].get("tags", []))
        yield Cell(where, raw["cell_type"], "".join(raw["source"]), tags, raw)


def _notebook_problems(name: str, notebook: Any, cells: list[Cell], known: Known) -> Iterator[Problem]:
    section = notebook.get("metadata", {}).get("reassess", {}).get("section")
    if section != Path(name).stem or section not in known.rooms["sections"]:
        mend = f'write "reassess": {{"section": "{Path(name).stem}"}} in its metadata, and add that section'
        yield Problem(name, 1, f"belongs to no section (found: {section!r})", mend)
    yield from _heading_problems(name, cells)
    for cell in cells:
        for tag in sorted(cell.tags - TAGS):
            yield cell.problem(1, f"has the unknown tag `{tag}`", f"use one of: {', '.join(sorted(TAGS))}")
        yield from (_code_problems(cell, known) if cell.kind == "code" else _prose_problems(cell, known))


def _heading_problems(name: str, cells: list[Cell]) -> Iterator[Problem]:
    level, tops = 0, 0
    for cell in cells:
        for number, text in enumerate(cell.source.splitlines() if cell.kind == "markdown" else [], start=1):
            heading = HEADING.match(text)
            if not heading:
                continue
            depth = len(heading.group(1))
            tops += depth == 1
            if depth > level + 1:
                mend = f"start it with {'#' * (level + 1)}"
                yield cell.problem(number, f"the heading jumps from level {level} to {depth}", mend)
            level = depth
    if tops != 1:
        yield Problem(name, 1, f"has {tops} titles", "give it exactly one line that starts with a single #")


def _code_problems(cell: Cell, known: Known) -> Iterator[Problem]:
    if cell.raw.get("outputs") or cell.raw.get("execution_count"):
        yield cell.problem(1, "holds outputs", "clear all outputs and save")
    if len(cell.source.strip().splitlines()) != 1:
        yield cell.problem(1, "is not one line", "put one activity there, and move the rest out of the notebook")
        return
    try:
        tree = ast.parse(cell.source)
    except SyntaxError as error:
        yield cell.problem(error.lineno or 1, "is not Python", "compare it with another lesson")
        return
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else "?"
        if name not in known.activities:
            yield cell.problem(
                1, f"there is no activity `{name}`", f"use one of: {', '.join(sorted(known.activities))}"
            )
        yield from _name_problems(cell, call, name, known)


def _name_problems(cell: Cell, call: ast.Call, activity: str, known: Known) -> Iterator[Problem]:
    if activity not in NAMES_A_FILE:
        return
    room, called = NAMES_A_FILE[activity]
    given = str(call.args[0].value) if call.args and isinstance(call.args[0], ast.Constant) else "?"
    if given not in known.rooms[room]:
        mend = f"use one of: {', '.join(sorted(known.rooms[room]))}"
        yield cell.problem(1, f"there is no {called} `{given}`", mend)


def _prose_problems(cell: Cell, known: Known) -> Iterator[Problem]:
    words = len(plain(cell.source).split())
    if words > LONGEST_CELL_WORDS and not cell.tags & {"facilitator"}:
        yield cell.problem(
            1, f"has {words} words; the most is {LONGEST_CELL_WORDS}", "split it where a new idea begins"
        )
    if cell.tags & FOLDED_TAGS and not cell.source.startswith("### "):
        yield cell.problem(1, "is folded, but has no lid", "begin it with ### and the words for its lid")
    for number, text in enumerate(cell.source.splitlines(), start=1):
        yield from _line_problems(cell, number, text, known)
    if not cell.tags & UNCITED_TAGS:
        yield from _uncited_numbers(cell)


def _line_problems(cell: Cell, number: int, text: str, known: Known) -> Iterator[Problem]:
    for name in CITATION.findall(text):
        if name not in known.facts:
            yield cell.problem(number, f"there is no fact `{name}`", "check the spelling, or add the fact")
    for name in TERM.findall(text):
        if name not in known.terms:
            yield cell.problem(number, f"there is no glossary term `{name}`", "check the spelling, or add the term")
    for image in IMAGE.finditer(text):
        if not image["alt"].strip():
            yield cell.problem(
                number, f"the picture {image['source']} has no description", "say what it shows: ![words](…)"
            )
    if HTML.search(text):
        yield cell.problem(number, "holds HTML", "write it in Markdown")


def _uncited_numbers(cell: Cell) -> Iterator[Problem]:
    line = 1
    for block in re.split(r"(\n\s*\n|\n(?=[-*] |\d+\. ))", cell.source):
        found = NUMBER.search(plain(block))
        if found and not CITATION.search(block) and not block.lstrip().startswith("#"):
            mend = "cite its fact: [@fact-id]"
            yield cell.problem(line, f"the number “{found.group().strip()}” has no source", mend)
        line += block.count("\n")
