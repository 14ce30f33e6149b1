"""Markdown to HTML: headings with anchors, citations `[@fact]` and terms `[word](#term-word)`; no raw HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape

from widgets.views.notes import Notes

CITATION = re.compile(r"\[@([a-z0-9-]+)\]")
TERM_LINK = "#term-"
# A button is an island to the browser's line breaking; these keep brackets and full stops from being left alone.
GLUE = "\u2060"
OPENING, SPACES = tuple("([“‘"), ("", " ", "\n")
Env = MutableMapping[str, Any]


def prose(text: str, notes: Notes, *, asset: Callable[[str], str] | None = None) -> Markup:
    """Return `text` as HTML; citations and terms become buttons of `notes`, pictures go through `asset`."""
    return Markup(_READER.render(text, {"notes": notes, "asset": asset}))


def line(text: str, notes: Notes) -> Markup:
    """Return one line of text as HTML without a paragraph around it."""
    return Markup(_READER.renderInline(text, {"notes": notes, "asset": None}))


def cited_line(text: str, facts: Sequence[str], notes: Notes) -> Markup:
    """Return one line of text with the facts that it rests on at its end."""
    return line(text + "".join(f" [@{fact}]" for fact in facts), notes)


def slug(heading: str) -> str:
    """Return the anchor of a heading: its words in any script, joined by hyphens."""
    return re.sub(r"[^\w]+", "-", CITATION.sub("", heading).strip().lower()).strip("-")


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    found = CITATION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.pending = state.pending.rstrip()
        token = state.push("citation", "", 0)
        token.content = found.group(1)
    state.pos = found.end()
    return True


def _render_citation(_: RendererHTML, tokens: Sequence[Token], index: int, __: Any, env: Env) -> str:
    return f"{GLUE}{env['notes'].cite(tokens[index].content)}{GLUE}"


def _render_link_open(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    target = str(tokens[index].attrGet("href") or "")
    if not target.startswith(TERM_LINK):
        return str(self.renderToken(tokens, index, options, env))
    closing = next(i for i in range(index, len(tokens)) if tokens[i].type == "link_close")
    for inner in tokens[index + 1 : closing]:
        inner.hidden = True
    text = "".join(inner.content for inner in tokens[index + 1 : closing])
    before, after = tokens[index - 1 : index], tokens[closing + 1 : closing + 2]
    opened = GLUE if before and before[0].content[-1:] in OPENING else ""
    closed = GLUE if after and after[0].content[:1] not in SPACES else ""
    button = f"{opened}{env['notes'].term(target.removeprefix(TERM_LINK), text)}{closed}"
    for inner in tokens[index + 1 : closing + 1]:
        inner.type, inner.content, inner.children = "text", "", None
    return button


def _render_heading_open(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    tokens[index].attrSet("id", slug(tokens[index + 1].content))
    return str(self.renderToken(tokens, index, options, env))


def _render_image(_: RendererHTML, tokens: Sequence[Token], index: int, __: Any, env: Env) -> str:
    source, alt = str(tokens[index].attrGet("src") or ""), tokens[index].content
    where = env["asset"](source) if env["asset"] else source
    return f'<img src="{escape(where)}" alt="{escape(alt)}" loading="lazy">'


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
    reader.inline.ruler.before("link", "citation", _citation)
    reader.add_render_rule("citation", _render_citation)
    reader.add_render_rule("link_open", _render_link_open)
    reader.add_render_rule("heading_open", _render_heading_open)
    reader.add_render_rule("image", _render_image)
    return reader


_READER = _reader()
