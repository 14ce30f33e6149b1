"""Every kind of author error yields its exact message; a sound course yields none."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import widgets
from widgets.check.__main__ import check

SAMPLE = Path(__file__).parent / "sample"
BROKEN = sorted(path for path in (SAMPLE / "broken").iterdir() if path.is_dir())
THE_DAY = date(2026, 6, 1)


def messages(course: Path) -> list[str]:
    """All that the check says of a course, in order."""
    findings = check(course, THE_DAY)
    return sorted({str(problem) for problem in (*findings.problems, *findings.due)})


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
