"""The script and the style of the course: small files under `assets/`, joined in a fixed order."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

from widgets.content import ASSETS

ACTIVITY_SCRIPT = (
    "store.js",
    "say.js",
    "answer.js",
    "player.js",
    "case.js",
    "conversation.js",
    "board.js",
    "quiz.js",
    "sheet.js",
    "questions.js",
    "sorter.js",
    "report.js",
    "drill.js",
    "offers.js",
    "categories.js",
    "match.js",
    "letters.js",
    "missing.js",
    "balance.js",
    "mdt.js",
    "planner.js",
    "glossary.js",
    "ask.js",
    "chart.js",
    "own.js",
    "series.js",
    "response.js",
    "timeline-list.js",
    "timeline.js",
    "window.js",
    "summary-taken.js",
    "summary.js",
    "map.js",
    "section.js",
    "start.js",
)
PAGE_SCRIPT = (*ACTIVITY_SCRIPT, "page.js")
ACTIVITY_STYLE = (
    "parts.css",
    "case.css",
    "board.css",
    "questions.css",
    "sorter.css",
    "report.css",
    "conversation.css",
    "drill.css",
    "offers.css",
    "icons.css",
    "categories.css",
    "match.css",
    "missing.css",
    "balance.css",
    "mdt.css",
    "planner.css",
    "routes.css",
    "chart.css",
    "response.css",
    "timeline.css",
    "window.css",
    "summary.css",
    "lookup.css",
    "section.css",
)


@cache
def page_script() -> str:
    """The classic script of a page; classic, so that it also runs in a page saved to disk."""
    return _once(PAGE_SCRIPT)


@cache
def widget_script() -> str:
    """The same activities as an ES module for anywidget."""
    return _once(ACTIVITY_SCRIPT) + _part("script", "widget.js")


@cache
def live_script() -> str:
    """The script that a page with a kernel needs besides."""
    return _part("script", "live.js")


@cache
def page_style() -> str:
    """The style of a page of our own."""
    return "".join(
        _part("style", name) for name in ("tokens.css", "base.css", "page.css", *ACTIVITY_STYLE, "print.css")
    )


@cache
def widget_style() -> str:
    """The style of one activity in somebody else's page."""
    return "".join(_part("style", name) for name in ("tokens.css", *ACTIVITY_STYLE))


def plotly_packed() -> bytes:
    """Plotly's partial bundle, packed with gzip: what a kernel sends where no server of ours has it."""
    return gzip.compress((ASSETS / "vendor" / "plotly" / "plotly-basic.min.js").read_bytes(), mtime=0)


def fonts() -> dict[str, bytes]:
    """Our font files by name, for a file that embeds them; none where the licences are not beside them."""
    folder = ASSETS / "fonts"
    if not list(folder.glob("LICENSE-*.txt")):
        return {}
    return {path.name: path.read_bytes() for path in folder.glob("*.woff2")}


def _once(names: tuple[str, ...]) -> str:
    body = "".join(_part("script", name) for name in names)
    return f'"use strict";\n(() => {{\nif (globalThis.reassess) return;\n{body}}})();\n'


def _part(room: str, name: str, assets: Path = ASSETS) -> str:
    return (assets / room / name).read_text(encoding="utf-8")
