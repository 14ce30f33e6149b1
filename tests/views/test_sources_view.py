"""The sources of a section as HTML: title, who, year, link, and how much was read, in words."""

from __future__ import annotations

import re

import pytest
from markupsafe import escape

from widgets.content import ContentError, Library
from widgets.lesson_frame import sources
from widgets.model.evidence import sources_of_section

LIBRARY = Library()


@pytest.mark.parametrize("section", LIBRARY.sections, ids=lambda section: str(section.id))
def test_each_source_is_named_in_full(section: object) -> None:
    """Each item has its link, its people, its year or that none was seen, and how much of it was read."""
    number, name = section.number, section.id  # type: ignore[attr-defined]
    html = sources(name).html
    items = dict(re.findall(r'<li data-source="([^"]+)">(.*?)</li>', html))
    by_kind = sources_of_section(number, LIBRARY.facts.values(), LIBRARY.sources)
    expected = [one for found in by_kind.values() for one in found]
    assert list(items) == [one.id for one in expected]
    assert f"The {len(expected)} sources" in html
    for one in expected:
        words = [str(escape(text)) for text in (one.title, one.authors, one.publisher, str(one.url))]
        words += [str(one.year) if one.year else "no date seen", LIBRARY.words[f"verified_{one.verified}"]]
        words += [str(escape(one.seen_in))] if one.seen_in else []
        words += [] if one.title_seen else ["the title was not seen"]
        for text in words:
            assert text in items[one.id]
        assert not re.search(r"[.?!]\.", re.sub(r'href="[^"]*"', "", items[one.id]).replace(one.title, ""))


def test_an_unknown_section_is_named_with_those_that_exist() -> None:
    """An author who mistypes a section is told which there are."""
    with pytest.raises(ContentError, match="there is no section `01-tset`"):
        sources("01-tset")
