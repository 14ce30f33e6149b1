"""Arrows point down: what each layer may import, and how big a room may grow."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import widgets
from widgets.content import ROOT

PACKAGE = ROOT / "widgets"
MODULES = sorted(PACKAGE.rglob("*.py"))
# From the ground up. A layer may import those named beside it, and itself.
MAY_IMPORT = {
    "model": set(),
    "content": {"model"},
    "views": {"model"},
    "activities": {"model", "content", "views"},
    "check": {"model", "content", "activities"},
    "server": {"model", "content", "views", "activities"},
}
CONTENT = {"widgets.content", "widgets.rooms", "widgets.yaml_file", "widgets.bundle"}
NOT_IN_THE_MODEL = {
    "pathlib",
    "os",
    "IPython",
    "ipywidgets",
    "anywidget",
    "plotly",
    "jinja2",
    "tornado",
    "voila",
}
LONGEST_MODULE, LONGEST_FUNCTION = 250, 40


def layer(module: str) -> str:
    """The layer that a module of ours belongs to."""
    if module in CONTENT:
        return "content"
    if module in {"widgets", "widgets.activities", "widgets.answers", "widgets.lesson_frame"}:
        return "activities"
    return module.split(".")[1]


def name_of(path: Path) -> str:
    """The dotted name of a module file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "widgets":
                yield from (f"widgets.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_arrows_point_down(path: Path) -> None:
    """A module imports only from its own layer and the layers below it."""
    own = layer(name_of(path))
    for module in imported(path):
        if module.split(".")[0] == "widgets" and module != "widgets":
            assert layer(module) == own or layer(module) in MAY_IMPORT[own], f"{name_of(path)} imports {module}"


def test_the_model_knows_no_file_and_no_screen() -> None:
    """Pure rules import neither files nor widgets nor the web."""
    found = [
        (name_of(path), module)
        for path in MODULES
        if layer(name_of(path)) == "model"
        for module in imported(path)
        if module.split(".")[0] in NOT_IN_THE_MODEL
    ]
    assert found == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_rooms_stay_small(path: Path) -> None:
    """No module grows beyond 250 lines, no function beyond 40."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def test_notebooks_import_only_what_the_course_offers() -> None:
    """A lesson imports activities from `widgets`, and nothing else."""
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    assert notebooks
    for path in notebooks:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] != "code":
                continue
            for node in ast.walk(ast.parse("".join(cell["source"]))):
                assert not isinstance(node, ast.Import), path.name
                if isinstance(node, ast.ImportFrom):
                    assert node.module == "widgets", path.name
                    assert {alias.name for alias in node.names} <= set(widgets.__all__), path.name


def test_the_walk_of_modules_found_some() -> None:
    """These tests saw every layer."""
    assert {layer(name_of(path)) for path in MODULES} == set(MAY_IMPORT)
