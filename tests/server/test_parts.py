"""A page brings the script of what stands on it, and no more."""

from __future__ import annotations

import re
from collections import Counter

import brotli
import pytest

from widgets import bundle
from widgets.server.static_site import PARTS_MARK, StaticSite

SITE = StaticSite("/")


def script_of(html: str) -> str:
    """The script that the head of a page with this HTML names."""
    head = SITE.with_parts(f"{PARTS_MARK}{html}")
    (name,) = re.findall(r'src="/static/(activities\.[^"]+)"', head)
    return SITE.files[name].body.plain.decode()


def test_a_page_without_activities_brings_none() -> None:
    """Only the part that starts a page is left."""
    script = script_of("<p>Words</p>")
    assert "class LetterSorter" not in script
    assert "bringToLife" in script


def test_a_page_brings_what_its_activities_need_also_where_they_wait() -> None:
    """An activity that waits in `noscript` counts; one that is not there does not."""
    script = script_of('<noscript data-later><section data-activity="sorter"></section></noscript>')
    assert "class LetterSorter" in script
    assert "class CategoryExplorer" not in script


@pytest.mark.parametrize("kind", sorted(bundle.NEEDS))
def test_what_a_kind_needs_is_in_the_bundle(kind: str) -> None:
    """Each file that a kind names is one of those that an author's own page gets, too."""
    assert set(bundle.NEEDS[kind]) <= set(bundle.ACTIVITY_SCRIPT)


def test_both_scripts_together_hold_every_file_once() -> None:
    """What all pages share and what the kinds need is the whole script."""
    whole = bundle.common_script() + bundle.page_script(bundle.NEEDS)
    for name in (*bundle.ACTIVITY_SCRIPT, "page.js"):
        assert whole.count((bundle.ASSETS / "script" / name).read_text(encoding="utf-8")) == 1, name


def test_no_name_stands_for_two_things() -> None:
    """All files share one scope in JupyterLab, where the second of two functions of one name would take both places."""
    names = bundle.DECLARED.findall("".join(bundle._part("script", name) for name in bundle.ACTIVITY_SCRIPT))
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_plotly_is_sent_as_it_was_published_after_a_hint_to_compile_it_early() -> None:
    """The hint is a comment of its own line at the very top, where alone a browser looks for it."""
    published = (bundle.ASSETS / "vendor" / "plotly" / "plotly-basic.min.js").read_bytes()
    sent = SITE.files[SITE.url("plotly-basic.min.js").rpartition("/")[2]].body.plain
    assert sent == b"//# allFunctionsCalledOnLoad\n" + published


def test_what_is_large_is_packed_again_as_small_as_it_gets() -> None:
    """The library is sent at once as it is packed quickly, and a tenth smaller once there was time."""
    site = StaticSite("/")
    name = site.url("plotly-basic.min.js").rpartition("/")[2]
    before = dict(site.files)
    site.pack()
    (quickly, slowly) = (dict(files[name].body.ways)["br"] for files in (before, site.files))
    assert len(slowly) < 0.92 * len(quickly)
    assert brotli.decompress(slowly) == before[name].body.plain
    assert {other for other in before if before[other] != site.files[other]} == {name}


def test_both_styles_together_hold_every_file_once() -> None:
    """What the first words need and what comes later is the whole style, and paper has the last word."""
    whole = bundle.first_style() + bundle.later_style()
    names = ("tokens.css", "base.css", "page.css", *bundle.ACTIVITY_STYLE, "print.css")
    for name in names:
        assert whole.count((bundle.ASSETS / "style" / name).read_text(encoding="utf-8")) == 1, name
    assert whole.endswith((bundle.ASSETS / "style" / "print.css").read_text(encoding="utf-8"))
