"""The script and the style of the course: small files under `assets/`, joined in a fixed order."""

from __future__ import annotations

import gzip
import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from widgets.content import ASSETS

ACTIVITY_SCRIPT = (
    "store.js",
    "say.js",
    "answer.js",
    "player.js",
    "steps.js",
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
    "kept-lines.js",
    "missing.js",
    "balance.js",
    "mdt.js",
    "checker.js",
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
    "week-own.js",
    "week.js",
    "diary.js",
    "taking.js",
    "form.js",
    "summary-taken.js",
    "summary.js",
    "first-three.js",
    "visit.js",
    "certificate.js",
    "map.js",
    "section.js",
    "start.js",
)
ACTIVITY_STYLE = (
    "parts.css",
    "case.css",
    "steps.css",
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
    "checker.css",
    "planner.css",
    "routes.css",
    "chart.css",
    "response.css",
    "timeline.css",
    "window.css",
    "week.css",
    "diary.css",
    "summary.css",
    "visit.css",
    "certificate.css",
    "lookup.css",
    "section.css",
)


# What stands above and in the first thing to do of a lesson. Its style is all that the first words wait for.
FIRST_STYLE = ("parts.css", "case.css", "steps.css", "section.css")
FIRST_KINDS = frozenset({"cards", "case", "course-map", "quiz", "section-end", "section-start"})

# What the script of a kind of activity needs besides what all share: a page brings only what stands on it.
NEEDS: Mapping[str, tuple[str, ...]] = {
    "appointment-planner": ("ask.js", "taking.js", "form.js", "visit.js"),
    "balance": ("balance.js",),
    "balance-own": ("balance.js",),
    "board": ("board.js",),
    "case": ("steps.js", "case.js"),
    "categories": ("categories.js",),
    "certificate": ("ask.js", "taking.js", "certificate.js"),
    "checker": ("checker.js",),
    "conversation": ("conversation.js",),
    "drill": ("drill.js",),
    "first-three": ("match.js", "first-three.js"),
    "glossary": ("glossary.js",),
    "match": ("match.js",),
    "mdt": ("mdt.js",),
    "missing": ("letters.js", "kept-lines.js", "missing.js"),
    "offers": ("offers.js",),
    "planner": ("planner.js",),
    "report": ("report.js",),
    "response": ("ask.js", "chart.js", "own.js", "series.js", "response.js"),
    "routes": ("match.js",),
    "sorter": ("sorter.js",),
    "summary": ("ask.js", "kept-lines.js", "taking.js", "form.js", "summary-taken.js", "summary.js"),
    "symptom-diary": ("ask.js", "chart.js", "own.js", "diary.js"),
    "timeline": ("ask.js", "chart.js", "own.js", "timeline-list.js", "timeline.js"),
    "week": ("ask.js", "chart.js", "own.js", "week-own.js", "week.js"),
    "window": ("ask.js", "chart.js", "own.js", "window.js"),
}
LAST_SCRIPT = ("start.js", "page.js")
DECLARED = re.compile(r"^(?:async )?(?:class|function|const|let) (\w+)", re.MULTILINE)


def common_script() -> str:
    """The script that all pages share; it hands its parts on under one name.

    Both scripts of a page are classic, so that they also run in a page saved to disk.
    """
    body = _joined("script", _common(ACTIVITY_SCRIPT))
    return _once("reassessParts", f"{body}globalThis.reassessParts = {{ {_handed_on()} }};\n")


def page_script(kinds: Collection[str]) -> str:
    """The script for a page with activities of these kinds, after the common one."""
    body = _joined("script", [*(name for name in ACTIVITY_SCRIPT if name in _of_kinds(kinds)), *LAST_SCRIPT])
    return _once("reassess", f"const {{ {_handed_on()} }} = globalThis.reassessParts;\n{body}")


def first_style() -> str:
    """The style of the frame, the prose and the kinds of `FIRST_KINDS`."""
    return _joined("style", ["tokens.css", "base.css", "page.css", *FIRST_STYLE])


def later_style() -> str:
    """The style of all other kinds, and of paper. They share so many rules that one file for all is the smallest."""
    return _joined("style", [*(name for name in ACTIVITY_STYLE if name not in FIRST_STYLE), "print.css"])


def widget_script() -> str:
    """The same activities for a notebook, from one model for all of them."""
    return _once("reassess", _joined("script", ACTIVITY_SCRIPT))


@cache
def widget_loader() -> str:
    """The ES module of each activity in a notebook: small, because it takes the script from that one model."""
    return _joined("script", ["widget.js"])


@cache
def live_script() -> str:
    """The script that a page with a kernel needs besides."""
    return _joined("script", ["live.js"])


def widget_style() -> str:
    """The style of activities in somebody else's page."""
    return _joined("style", ["tokens.css", *ACTIVITY_STYLE])


def plotly_packed() -> bytes:
    """Plotly's partial bundle, packed with gzip: what a kernel sends where no server of ours has it."""
    return gzip.compress((ASSETS / "vendor" / "plotly" / "plotly-basic.min.js").read_bytes(), mtime=0)


def fonts() -> dict[str, bytes]:
    """Our font files by name, for a file that embeds them; none where the licences are not beside them."""
    folder = ASSETS / "fonts"
    if not list(folder.glob("LICENSE-*.txt")):
        return {}
    return {path.name: path.read_bytes() for path in folder.glob("*.woff2")}


def _of_kinds(kinds: Iterable[str]) -> set[str]:
    return {name for kind in kinds for name in NEEDS.get(kind, ())}


def _common(names: Iterable[str]) -> list[str]:
    return [name for name in names if name not in _of_kinds(NEEDS) and name not in LAST_SCRIPT]


def _handed_on() -> str:
    return ", ".join(DECLARED.findall(_joined("script", _common(ACTIVITY_SCRIPT))))


def _once(name: str, body: str) -> str:
    return f'"use strict";\n(() => {{\nif (globalThis.{name}) return;\n{body}}})();\n'


@cache
def _part(room: str, name: str) -> str:
    return (ASSETS / room / name).read_text(encoding="utf-8")


def _joined(room: str, names: Iterable[str]) -> str:
    return "".join(_part(room, name) for name in names)
