"""Filling the HTML templates of the views; everything is escaped unless a view made it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


# How sure a learner is: three levels, asked before feedback.
SURENESS = ("guessing", "fairly", "very")


class Words:
    """The interface's words by name; a word that is missing is an error, never an empty button."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def __call__(self, name: str, /, **values: object) -> str:
        """Return the words called `name`, with `{values}` filled in; KeyError where there are none."""
        return self._words[name].format(**values)

    def raw(self, name: str, /) -> str:
        """Return the words called `name` with their blanks, for the browser to fill in."""
        return self._words[name]

    def names(self, start: str, /) -> list[str]:
        """Return the names that begin with `start`, in the order of their file."""
        return [name for name in self._words if name.startswith(start)]


def fill(template: str, **values: object) -> Markup:
    """Render one template of this folder."""
    return Markup(TEMPLATES.get_template(template).render(**values))


def script_json(data: object) -> Markup:
    """Return data as JSON that can stand inside a script element: only "</" and "<!--" could end or derail it."""
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))
