"""Reading one YAML file so that each mistake can name its line, in an author's words.

Every value is read as text and converted by the model: `no` stays "no" and 2024-05-01 stays a date that the
author wrote, whatever YAML would make of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.resolver import BaseResolver

Place = tuple[str | int, ...]
T = TypeVar("T")

MENDS: Mapping[str, str] = {
    "missing": "add `{key}:` here",
    "extra_forbidden": "take `{key}` out, or check how it is spelled",
    "literal_error": "use one of: {expected}",
    "string_pattern_mismatch": "use small letters, digits and hyphens only, for example `first-scan`",
    "int_parsing": "write a whole number",
    "bool_parsing": "write `true` or `false`",
    "date_from_datetime_parsing": "write the date as year-month-day, for example 2026-11-24",
    "date_parsing": "write the date as year-month-day, for example 2026-11-24",
    "string_too_short": "write the text, or take the line out",
    "string_type": "write the text after the colon, or take the line out",
    "greater_than_equal": "use {ge} or more",
    "less_than_equal": "use {le} or less",
    "too_short": "add at least {min_length}",
    "url_parsing": "write the whole address, with https://",
    "list_type": "write a list: each entry on its own line, after a hyphen",
    "model_type": "write `name: value` lines under it",
}


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong at one place of one file, and how to mend it."""

    file: str
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what} → {self.mend}."


class ContentError(Exception):
    """Content that cannot be read; `problems` says what is wrong and where."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class YamlFile:
    """The text values of a YAML file and the line on which each of them stands."""

    name: str
    data: Any
    lines: Mapping[Place, int]

    def line(self, place: Place) -> int:
        """The line of `place`, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def at(self, place: Place) -> Any:
        """What stands at `place`."""
        found = self.data
        for step in place:
            found = found[step]
        return found

    def problem(self, place: Place, what: str, mend: str) -> Problem:
        """A problem with the thing at `place`."""
        return Problem(self.name, self.line(place), what, mend)

    def told(self, place: Place, said: str, mend: str = "") -> Problem:
        """The same from the words of a model: “what is wrong; how to mend it”; `mend` where these say no way."""
        what, _, how = said.partition("; ")
        return self.problem(place, what, how or mend)


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read `path` (called `name` in messages); ContentError where it is not sound YAML."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError([Problem(name, 1, "there is no such file", "check the name, or add the file")]) from None
    except UnicodeDecodeError:
        raise ContentError([Problem(name, 1, "is not saved as UTF-8 text", "save it again as UTF-8")]) from None
    try:
        node = _plain_yaml().compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"YAML cannot be read here ({error.problem or error.context})"
        mend = "check the indent, the colon and the quotes on this line and the one above"
        raise ContentError([Problem(name, mark.line + 1 if mark else 1, what, mend)]) from None
    except ReaderError as error:
        what = f"holds a character that nobody sees (U+{error.character:04X})"
        line = text.count("\n", 0, error.position) + 1
        raise ContentError([Problem(name, line, what, "write this line anew")]) from None
    reader = _Reader(name, text.splitlines())
    data = reader.value(node, ()) if node else None
    if reader.problems:
        raise ContentError(reader.problems)
    return YamlFile(name, data, reader.lines)


class _AllText(BaseResolver):
    """Takes each value as the text that it is; what it means is for the models to say. Twice as fast as guessing."""

    def __init__(self, *, loader: Any = None, loadumper: Any = None, version: Any = None) -> None:  # noqa: ARG002
        super().__init__(loader or loadumper)


def _plain_yaml() -> YAML:
    yaml = YAML(typ="safe")
    yaml.Resolver = _AllText
    return yaml


class _Reader:
    def __init__(self, name: str, text_lines: list[str]) -> None:
        self.name = name
        self.text_lines = text_lines
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self._read: set[int] = set()

    def value(self, node: Node, place: Place) -> Any:
        self.lines.setdefault(place, node.start_mark.line + 1)
        if id(node) in self._read:  # an alias: it could hold itself, and hides what it says from the reader
            line = self.lines[place]
            self.problems.append(Problem(self.name, line, "an alias (`*name`) stands here", "write the text out"))
            return None
        self._read.add(id(node))
        if isinstance(node, MappingNode):
            return self._mapping(node, place)
        if isinstance(node, SequenceNode):
            return [self.value(child, (*place, index)) for index, child in enumerate(node.value)]
        return self._scalar(node) if isinstance(node, ScalarNode) else None

    def _mapping(self, node: MappingNode, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in found:
                self.problems.append(Problem(self.name, line, f"`{key}` stands here twice", "keep one of the two"))
            self.lines[(*place, key)] = line
            found[key] = self.value(value_node, (*place, key))
        return found

    def _scalar(self, node: ScalarNode) -> str | None:
        line = node.end_mark.line
        rest = self.text_lines[line][node.end_mark.column :] if line < len(self.text_lines) else ""
        if not node.style and node.value and re.match(r"\s+#", rest):
            what = "the text stops at ` #`; the rest is read as a comment"
            self.problems.append(Problem(self.name, line + 1, what, "put the whole text in quotes or under `>-`"))
        return str(node.value) if node.value or node.style else None


def read_as(file: YamlFile, kind: type[T] | Any, place: Place = ()) -> T:
    """Read the value at `place` of `file` as a `kind`; ContentError names each line that does not fit."""
    try:
        checked: T = TypeAdapter(kind).validate_python(file.at(place))
    except ValidationError as error:
        raise ContentError([_in_authors_words(file, place, part) for part in error.errors()]) from None
    return checked


def _in_authors_words(file: YamlFile, start: Place, error: Any) -> Problem:
    place: Place = (*start, *error["loc"])
    key = str(error["loc"][-1]) if error["loc"] else "the file"
    kind, context = error["type"], error.get("ctx", {})
    if kind in {"value_error", "misplaced"}:
        said = str(context.get("error") or context["message"])
        at = context["at"] if "at" in context else _where_named(file, place, said.partition("; ")[0])
        return file.told((*place, *at), said)
    if kind == "missing":
        return file.problem(
            place[:-1] if place and place[-1] == key else place, f"`{key}` is missing", f"add `{key}:` here"
        )
    mend = MENDS.get(kind, "see the format in CONTRIBUTING.md").format(key=key, **context)
    found = error.get("input")
    shown = f" (found: {str(found)[:60]!r})" if isinstance(found, str) else ""
    return file.problem(place, f"`{key}` does not fit{shown}", mend)


def _where_named(file: YamlFile, place: Place, what: str) -> Place:
    """Where inside `place` stands what a message names: the only such text, or the second of two with one key."""
    texts = [(inner[len(place) :], file.at(inner)) for inner in file.lines if inner[: len(place)] == place]
    for name in re.findall("`([^`]+)`", what):
        named = [inner for inner, text in texts if text == name]
        if len(named) == 1:
            return named[0]
        keys = (
            ["id", *(key for inner in named for key in inner[-2:] if isinstance(key, str))] if "twice" in what else []
        )
        for key in keys:
            if same := [inner for inner in named if key in inner[-2:]][1:]:
                return same[0]
    return ()
