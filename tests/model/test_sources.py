"""The sources behind a section: all that its facts name, each once, by kind, the newest first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from widgets.content import Library
from widgets.model.evidence import Fact, Source, sources_of_section

KINDS = ("guideline", "trial", "company-news")


@st.composite
def banks(draw: st.DrawFn) -> tuple[list[Fact], dict[str, Source]]:
    """A small bank: sources of some kinds and years, facts of some sections that name them."""
    fixed = {"title": "T", "authors": "A", "publisher": "P", "url": "https://example.org/", "verified": "abstract"}
    sources = {}
    for number in range(draw(st.integers(1, 6))):
        drawn = {"kind": draw(st.sampled_from(KINDS)), "year": draw(st.none() | st.integers(1990, 2026))}
        sources[f"s{number}"] = Source.model_validate(fixed | drawn | {"id": f"s{number}"})
    words = {"topic": "t", "claim": "C", "locator": "L", "strength": "weak", "as_of": "2020"}
    facts = [
        Fact.model_validate(
            words
            | {"id": f"f{number}", "section": draw(st.integers(0, 2))}
            | {"sources": draw(st.lists(st.sampled_from(sorted(sources)), min_size=1))}
        )
        for number in range(draw(st.integers(0, 6)))
    ]
    return facts, sources


@given(banks())
def test_each_source_of_the_section_stands_there_once_and_no_other(bank: tuple[list[Fact], dict[str, Source]]) -> None:
    """What the section's facts name is listed under its kind, newest first, and no kind is empty."""
    facts, sources = bank
    by_kind = sources_of_section(1, facts, sources)
    listed = [one.id for found in by_kind.values() for one in found]
    assert sorted(listed) == sorted({name for fact in facts if fact.section == 1 for name in fact.sources})
    for kind, found in by_kind.items():
        assert found
        assert {one.kind for one in found} == {kind}
        years = [one.year or 0 for one in found]
        assert years == sorted(years, reverse=True)


def test_every_source_that_a_fact_rests_on_is_listed_somewhere() -> None:
    """Over all sections, nothing that the course rests on is left out."""
    library = Library()
    listed = {
        one.id
        for section in library.sections
        for found in sources_of_section(section.number, library.facts.values(), library.sources).values()
        for one in found
    }
    assert listed == {name for fact in library.facts.values() for name in fact.sources}
