"""The table of the readme that says where each part of the guide is taught."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROW = re.compile(r"^\| (?P<phrase>[^|]+) \| (?P<places>\[\d\]\(notebooks/[^|]+) \|$", re.MULTILINE)
PLACE = re.compile(r"\[(?P<number>\d)\]\((?P<path>notebooks/(?P<name>[\w-]+)\.ipynb)\) (?P<headings>\*[^;]+\*)")
PARTS = {
    "four critical questions": 1 + 4,
    "six treatment categories": 1 + 6,
    "five-step decision framework": 1 + 5,
    "China-based evaluation": 1 + 6,
}


def rows() -> dict[str, str]:
    """The phrases of the guide and the places that the readme gives for each."""
    return {row["phrase"]: row["places"] for row in ROW.finditer((ROOT / "README.md").read_text(encoding="utf-8"))}


def headings(path: Path) -> set[str]:
    """The headings of a lesson."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    lines = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown").splitlines()
    return {line.lstrip("# ").strip() for line in lines if line.startswith("#")}


@pytest.mark.parametrize("phrase", rows())
def test_each_phrase_of_the_guide_is_taught_where_the_readme_says(phrase: str) -> None:
    """Each place names a lesson by its number, and headings that stand in it."""
    places = list(PLACE.finditer(rows()[phrase]))
    assert len(places) == rows()[phrase].count("](")
    for place in places:
        assert place["name"].startswith(f"0{place['number']}-")
        named = re.findall(r"\*([^*]+)\*", place["headings"])
        assert named
        assert set(named) <= headings(ROOT / place["path"])


def test_no_part_of_the_guide_is_left_out() -> None:
    """The lists of the guide stand whole: four questions, six kinds, five steps, six parts of an evaluation."""
    phrases = list(rows())
    starts = [next(index for index, phrase in enumerate(phrases) if part in phrase) for part in PARTS]
    lengths = [after - start for start, after in zip(starts, [*starts[1:], len(phrases)], strict=True)]
    assert all(length >= parts for length, parts in zip(lengths, PARTS.values(), strict=True))
