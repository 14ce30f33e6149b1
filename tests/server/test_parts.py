"""A page brings the script and the style of what stands on it, and no more."""

from __future__ import annotations

import re

import pytest

from widgets import bundle
from widgets.server.static_site import PARTS_MARK, StaticSite

SITE = StaticSite("/")


def parts_of(html: str) -> tuple[str, str]:
    """The style and the script that the head of a page with this HTML names."""
    head = SITE.with_parts(f"{PARTS_MARK}{html}")
    names = re.findall(r'(?:href|src)="/static/(activities\.[^"]+)"', head)
    style, script = (SITE.files[name].body.plain.decode() for name in names)
    return style, script


def test_a_page_without_activities_brings_none() -> None:
    """Only the start of the script and the rules for paper are left."""
    style, script = parts_of("<p>Words</p>")
    assert "class LetterSorter" not in script
    assert ".rs .letter" not in style
    assert "bringToLife" in script
    assert "@media print" in style


def test_a_page_brings_what_its_activities_need_also_where_they_wait() -> None:
    """An activity that waits in `noscript` counts; one that is not there does not."""
    style, script = parts_of('<noscript data-later><section data-activity="sorter"></section></noscript>')
    assert "class LetterSorter" in script
    assert ".rs .letter" in style
    assert "class CategoryExplorer" not in script


@pytest.mark.parametrize("kind", sorted(bundle.NEEDS))
def test_what_a_kind_needs_is_in_the_bundle(kind: str) -> None:
    """Each file that a kind names is one of those that an author's own page gets, too."""
    assert set(bundle.NEEDS[kind]) <= {*bundle.ACTIVITY_SCRIPT, *bundle.ACTIVITY_STYLE}


def test_both_scripts_together_hold_every_file_once() -> None:
    """What all pages share and what the kinds need is the whole script."""
    whole = bundle.common_script() + bundle.page_script(bundle.NEEDS)
    for name in (*bundle.ACTIVITY_SCRIPT, "page.js"):
        assert whole.count((bundle.ASSETS / "script" / name).read_text(encoding="utf-8")) == 1, name
