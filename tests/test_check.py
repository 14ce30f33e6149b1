"""Every kind of author error yields its exact message; a sound course yields none."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import widgets
from widgets.check.__main__ import check
from widgets.content import ROOT

SAMPLE = Path(__file__).parent / "sample"
BROKEN = sorted(path for path in (SAMPLE / "broken").iterdir() if path.is_dir())
THE_DAY = date(2026, 6, 1)
RAISES = {"Problem", "problem", "misplaced", "ValueError"}
# What no twin can hold, because a twin only adds to the sound course, and what is no author's doing.
WITHOUT_A_TWIN = {
    "there is no evidence or no case to check",
    "add them, or mend the folder",
    "there is no notebook to check",
    "add one, or mend the folder",
    "` cannot be asked after",
}


def messages(course: Path) -> list[str]:
    """All that the check says of a course, in order."""
    findings = check(course, THE_DAY)
    return sorted({str(problem) for problem in (*findings.problems, *findings.due)})


def said_of_authors() -> Iterator[tuple[str, str]]:
    """Every file that speaks to authors, with the longest fixed piece of each thing that it can find."""
    for path in [*(ROOT / "widgets" / "model").glob("*.py"), *(ROOT / "widgets" / "check").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            for told in ast.walk(node) if name in RAISES and isinstance(node, ast.Call) else ():
                parts = told.values if isinstance(told, ast.JoinedStr) else [told]
                texts = [str(one.value) for one in parts if isinstance(one, ast.Constant)]
                pieces = [piece for text in texts for piece in re.split("; ", text)]
                longest = max(pieces, key=len, default="").strip()
                if " " in longest:
                    yield path.name, longest


def test_a_sound_course_has_nothing_to_mend() -> None:
    """The tiny course passes, and the check says how many paths it walked."""
    findings = check(SAMPLE / "sound", THE_DAY)
    assert findings.problems == []
    assert "case small-case: 3 paths through 3 scenes" in findings.seen


@pytest.mark.parametrize("twin", BROKEN, ids=lambda path: path.name)
def test_a_broken_twin_yields_its_exact_message(twin: Path, tmp_path: Path) -> None:
    """A copy of the sound course with one fault gives the message that stands beside the fault."""
    shutil.copytree(SAMPLE / "sound", tmp_path, dirs_exist_ok=True)
    shutil.copytree(twin, tmp_path, dirs_exist_ok=True)
    text = (twin / "expected.txt").read_text(encoding="utf-8")
    expected = text.replace("{activities}", ", ".join(sorted(widgets.__all__))).splitlines()
    assert expected
    assert messages(tmp_path) == expected


def test_each_kind_of_author_error_has_a_broken_twin() -> None:
    """What the models and the check can say to an author is said of some twin."""
    expected = "".join((twin / "expected.txt").read_text(encoding="utf-8") for twin in BROKEN)
    found = set(said_of_authors())
    assert len(found) > 100
    missing = {said for said in found if said[1] not in expected and said[1] not in WITHOUT_A_TWIN}
    assert missing == set()


def test_a_course_without_notebooks_fails(tmp_path: Path) -> None:
    """A check that finds nothing to check does not pass."""
    shutil.copytree(SAMPLE / "sound", tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "notebooks")
    assert any("there is no notebook to check" in message for message in messages(tmp_path))


def test_a_course_without_cases_fails(tmp_path: Path) -> None:
    """The same holds for cases."""
    shutil.copytree(SAMPLE / "sound", tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "assets" / "content" / "cases")
    assert any("no case to check" in message for message in messages(tmp_path))
