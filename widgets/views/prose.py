"""Markdown to HTML: headings with anchors, citations `[@fact]` and terms `[word](#term-word)`; no raw HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape

from widgets.views.notes import Notes

CITATION = re.compile(r"\[@([a-z0-9-]+)\]")
CITATIONS = re.compile(r"\[@[a-z0-9-]+\](?:\s*\[@[a-z0-9-]+\])*")
TERM_LINK = "#term-"
# The browser may break a line on either side of a button; what belongs to it is kept beside it.
LAST_WORD = re.compile(r"[^ \n]+\s*$")
OPENING = re.compile(r"[(\[“‘]$")
CLOSING = re.compile(r"^[.,;:?!)\]”’]+")
# A number stays on one line with its unit, and so do its own groups of three: 42 mm, 100 000, 20 × 10⁹/L.
NO_BREAK = "\N{NO-BREAK SPACE}"
MEASURES = "%|°[CF]|Gy|[mck]?m²?|[mµ]?g|kg|[mnµ]?mol|[mµ]?[lL]|U|kcal|mmHg|kPa|ng|ft"
BEFORE_UNIT = re.compile(rf"(?<=\d) (?=(?:{MEASURES})(?![\w²]))")
WITHIN_NUMBER = re.compile(r"(?<!\d)(?<!\d,)\d{1,3}(?: \d{3})+(?!\d)")
AROUND_TIMES = re.compile(r"(?<=\d) × (?=\w)")
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


def paragraphs(texts: Iterable[str], notes: Notes) -> Markup:
    """Return each text as a paragraph."""
    return Markup("\n").join(Markup("<p>{}</p>").format(line(text, notes)) for text in texts)


def writers(notes: Notes) -> dict[str, Callable[..., Markup]]:
    """What a template writes its texts with, `prose`, `line` and `cited`: what they cite is noted in `notes`."""
    return {
        "prose": lambda text: prose(text, notes),
        "line": lambda text: line(text, notes),
        "cited": lambda text, facts: cited_line(text, facts, notes),
    }


def without_citations(text: str) -> str:
    """Return `text` without its citations and the gaps before them.

    >>> without_citations("They can hide the sign [@first] [@second].")
    'They can hide the sign.'
    """
    return re.sub(r"\s*" + CITATION.pattern, "", text)


def number_kept_whole(text: str) -> str:
    """Return `text` so that no line breaks within a number, or between it and its unit.

    >>> number_kept_whole("100 000 people, 42 mm").count(NO_BREAK)
    2
    """
    text = WITHIN_NUMBER.sub(lambda found: found.group().replace(" ", NO_BREAK), text)
    return AROUND_TIMES.sub(f"{NO_BREAK}×{NO_BREAK}", BEFORE_UNIT.sub(NO_BREAK, text))


def slug(heading: str) -> str:
    """Return the anchor of a heading: its words in any script, joined by hyphens."""
    return re.sub(r"[^\w]+", "-", CITATION.sub("", heading).strip().lower()).strip("-")


def _citations(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    found = CITATIONS.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("citations", "", 0)
        token.content = found.group()
    state.pos = found.end()
    return True


def _keep_numbers_whole(state: StateCore) -> None:
    for token in (child for block in state.tokens for child in block.children or []):
        if token.type == "text":
            token.content = number_kept_whole(token.content)


def _keep_together(state: StateCore) -> None:
    for block in state.tokens:
        children = block.children or []
        for index, token in enumerate(children):
            if token.type == "citations":
                _take(token, children, index, index + 1, LAST_WORD)
            elif token.type == "link_open" and str(token.attrGet("href")).startswith(TERM_LINK):
                closing = next(i for i in range(index, len(children)) if children[i].type == "link_close")
                _take(token, children, index, closing + 1, OPENING)


def _take(token: Token, children: list[Token], start: int, end: int, left: re.Pattern[str]) -> None:
    for side, place, pattern in (("before", start - 1, left), ("after", end, CLOSING)):
        text = children[place] if 0 <= place < len(children) and children[place].type == "text" else None
        found = pattern.search(text.content) if text else None
        if text and found:
            token.meta[side] = found.group().strip()
            text.content = text.content[: found.start()] + text.content[found.end() :]


def _kept(token: Token, inner: str) -> str:
    before, after = escape(token.meta.get("before", "")), escape(token.meta.get("after", ""))
    return f'<span class="keep">{before}{inner}{after}</span>' if before or after else inner


def _render_citations(_: RendererHTML, tokens: Sequence[Token], index: int, __: Any, env: Env) -> str:
    buttons = "".join(env["notes"].cite(name) for name in CITATION.findall(tokens[index].content))
    return _kept(tokens[index], buttons)


def _render_link_open(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    target = str(tokens[index].attrGet("href") or "")
    if not target.startswith(TERM_LINK):
        return str(self.renderToken(tokens, index, options, env))
    closing = next(i for i in range(index, len(tokens)) if tokens[i].type == "link_close")
    text = "".join(inner.content for inner in tokens[index + 1 : closing])
    button = env["notes"].term(target.removeprefix(TERM_LINK), text)
    for inner in tokens[index + 1 : closing + 1]:
        inner.type, inner.content, inner.children = "text", "", None
    return _kept(tokens[index], button)


def _render_heading_open(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    tokens[index].attrSet("id", slug(tokens[index + 1].content))
    return str(self.renderToken(tokens, index, options, env))


def _render_image(_: RendererHTML, tokens: Sequence[Token], index: int, __: Any, env: Env) -> str:
    source, alt = str(tokens[index].attrGet("src") or ""), tokens[index].content
    where = env["asset"](source) if env["asset"] else source
    return f'<img src="{escape(where)}" alt="{escape(alt)}" loading="lazy">'


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
    reader.inline.ruler.before("link", "citations", _citations)
    reader.core.ruler.push("keep_numbers_whole", _keep_numbers_whole)
    reader.core.ruler.push("keep_together", _keep_together)
    reader.add_render_rule("citations", _render_citations)
    reader.add_render_rule("link_open", _render_link_open)
    reader.add_render_rule("heading_open", _render_heading_open)
    reader.add_render_rule("image", _render_image)
    return reader


_READER = _reader()
