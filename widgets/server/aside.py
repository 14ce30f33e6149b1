"""Practice beside a lesson: an activity whose cell is tagged `own-page` is a card in it and has a page of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import Self

ROOT = re.compile(r'<section class="rs [^"]*" id="([^"]+)" data-activity="([^"]+)" data-id="([^"]+)"')
TITLE = re.compile(r"(<h2[^>]*>)(.*?)(</h2>)", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
LEAD = re.compile(r'<p class="(?:quiz|case)-note">(.*?)</p>', re.DOTALL)


@dataclass(frozen=True)
class Aside:
    """An activity with a page of its own; `key` is what its answers are kept under in the browser.

    `is_more` says that it stands after the end of the lesson's main part.
    """

    id: str
    key: str
    title: str
    lead: str
    html: str
    is_more: bool

    @classmethod
    def of(cls, html: str, *, is_more: bool = True) -> Self:
        """Take the name, the title and the first words from an activity's HTML; ValueError where it has none."""
        root, title, lead = ROOT.search(html), TITLE.search(html), LEAD.search(html)
        if not root or not title:
            raise ValueError("only an activity with a heading of its own can have a page of its own")
        return cls(root[1], f"{root[2]}:{root[3]}", _plain(title[2]), _plain(lead[1]) if lead else "", html, is_more)

    @property
    def heading(self) -> str:
        """The interface's word for what kind of practice it is."""
        if self.is_more:
            return "practice_more"
        return "questions_few" if self.key.startswith("quiz:") else "practice_here"


def under_its_title(html: str, heading: str) -> str:
    """Return an activity's HTML with `heading` in the place of its own title, which its page already says above it."""
    return TITLE.sub(lambda found: f"{found[1]}{escape(heading)}{found[3]}", html, count=1)


def _plain(html: str) -> str:
    return unescape(" ".join(TAG.sub("", html).split()))
