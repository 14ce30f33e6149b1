"""Whatever an author's file holds, the loader and the checker answer with file and line, never with a crash."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.test_check import SAMPLE, messages
from widgets.content import Library
from widgets.yaml_file import ContentError

FILES = sorted(path.relative_to(SAMPLE / "sound") for path in (SAMPLE / "sound" / "assets").rglob("*.yaml"))
ODD_VALUES = [
    "",
    "~",
    "- ",
    "{}",
    "[]",
    "!!python/object:os.system x",
    "&a *a",
    "'",
    "|",
    "0x1F",
    "1e999",
    "2026-13-45",
]
SETTINGS = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A sound course to spoil."""
    shutil.copytree(SAMPLE / "sound", tmp_path / "course")
    return tmp_path / "course"


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[Path, bytes]:
    """A content file with one to three of its lines left out, doubled, moved in or given another value."""
    name = draw(st.sampled_from(FILES))
    lines = (SAMPLE / "sound" / name).read_text(encoding="utf-8").splitlines()
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(lines) - 1))
        key, colon, value = lines[place].partition(": ")
        odd = draw(st.sampled_from(ODD_VALUES) | st.text(max_size=20))
        lines[place : place + 1] = draw(
            st.sampled_from(
                [[], [lines[place]] * 2, [f"  {lines[place]}"], [f"{key}{colon or ': '}{odd}"], [odd, value]]
            )
        ) or [""]
    return name, "\n".join(lines).encode("utf-8", "surrogatepass")


def answer(course: Path) -> list[str]:
    """What the checker says; each line names a file."""
    said = messages(course)
    assert all(": " in line and "→" in line for line in said)
    return said


@SETTINGS
@given(spoiled())
def test_a_spoiled_file_is_answered_with_what_to_mend(course: Path, change: tuple[Path, bytes]) -> None:
    """The checker ends, and each line of its answer names file, fault and cure."""
    name, content = change
    (course / name).write_bytes(content)
    answer(course)
    shutil.copy(SAMPLE / "sound" / name, course / name)


@SETTINGS
@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\x00")
@example(b"- " * 100)
@example(b"{" * 200)
@example(b"a: &a [*a]")
@example(b"%YAML 9.9\n---\na: 1\n")
def test_bytes_of_any_kind_are_refused_with_a_sentence(course: Path, content: bytes) -> None:
    """A case file of any bytes is a ContentError, never another exception."""
    path = course / "assets" / "content" / "cases" / "small-case.yaml"
    path.write_bytes(content)
    with pytest.raises(ContentError):
        Library(course / "assets" / "content").case("small-case")
