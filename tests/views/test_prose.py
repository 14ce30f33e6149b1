"""Markdown, citations and terms become safe HTML."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.answers import reference
from widgets.content import Library
from widgets.views.notes import Notes
from widgets.views.prose import NO_BREAK, line, prose, slug, without_citations

REFERENCE = reference(Library())


def notes() -> Notes:
    """Empty notes of a page."""
    return Notes("page", REFERENCE)


def test_a_citation_becomes_a_button_with_a_name() -> None:
    """The button says its number, strength and date to a screen reader, and opens its own note."""
    made = notes()
    html = prose("It is so [@recist-progression].", made)
    assert re.search(r'<button type="button" class="cite"[^>]* popovertarget="page-fact-recist-progression"', html)
    assert 'aria-label="Source 1: strong evidence, 2009"' in html
    assert 'id="page-fact-recist-progression"' in made.html()


def test_the_same_fact_keeps_its_number() -> None:
    """Two mentions share one number and one note."""
    made = notes()
    html = prose("A [@recist-progression] b [@irecist-purpose] c [@recist-progression]", made)
    assert [part[0] for part in html.split("</button>")[:-1] for part in [part[-1:]]] == ["1", "2", "1"]
    assert made.html().count('role="dialog"') == 2


def test_a_term_becomes_a_button_and_other_links_stay() -> None:
    """A glossary link opens its meaning; a link to another lesson is a link."""
    made = notes()
    html = prose("[growth](#term-progression) and [next](02-x.ipynb)", made)
    assert 'class="term" data-term="progression" popovertarget="page-term-progression">growth</button>' in html
    assert '<a href="02-x.ipynb">next</a>' in html
    assert "The cancer is growing or spreading" in made.html()


@pytest.mark.parametrize("text", ["[@no-such-fact]", "[x](#term-no-such-term)"])
def test_an_unknown_name_is_an_error(text: str) -> None:
    """A lesson with a citation that leads nowhere is not rendered."""
    with pytest.raises(KeyError):
        prose(text, notes())


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "[x](javascript:alert(1))",
        "<b onclick=a()>b</b>",
    ],
)
def test_markup_in_a_text_is_shown_as_text(text: str) -> None:
    """Raw HTML and script links stay what they are: letters."""
    html = str(prose(text, notes())).lower()
    assert not re.search(r"<(script|img|b)\b|href=.?javascript", html)


@given(st.text())
def test_nothing_that_is_typed_becomes_a_tag(text: str) -> None:
    """Whatever stands in a text, no script and no handler comes out."""
    html = str(line(text.replace("[@", "[ @").replace("#term-", "# term-"), notes())).lower()
    for tag in ("<script", "<img src=x", "<iframe", "<svg"):
        assert tag not in html


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("When pictures mislead", "when-pictures-mislead"),
        ("治疗失败", "治疗失败"),
        ("ما الذي حدث؟", "ما-الذي-حدث"),
    ],
)
def test_an_anchor_keeps_every_script(heading: str, anchor: str) -> None:
    """Headings in Chinese and Arabic have anchors too."""
    assert slug(heading) == anchor


def test_a_picture_goes_through_the_site() -> None:
    """A picture's address is the one that the site gives; one that is missing is an error."""
    assert 'src="/static/a.svg"' in prose("![A scan](../assets/images/a.svg)", notes(), asset=lambda _: "/static/a.svg")
    with pytest.raises(KeyError):
        prose("![A scan](../assets/images/b.svg)", notes(), asset={}.__getitem__)


def test_a_citation_that_is_left_out_leaves_no_gap() -> None:
    """The full stop follows the last word, also where the citation stood on a line of its own."""
    assert without_citations("Open the talk [@one].\nHide it\n[@one] [@two].") == "Open the talk.\nHide it."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It was 42 mm wide.", "It was 42_mm wide."),
        ("Fever of 38.0 °C (100.4 °F) or more", "Fever of 38.0_°C (100.4_°F) or more"),
        ("of 100 000 people", "of 100_000 people"),
        ("platelets of 20 × 10⁹/L", "platelets of 20_×_10⁹/L"),
        ("8 Gy once, 1.5 g of protein per kg", "8_Gy once, 1.5_g of protein per kg"),
        ("In 2024 318 people; 12 more", "In 2024 318 people; 12 more"),
        ("5 gave blood, 7 men did not", "5 gave blood, 7 men did not"),
    ],
)
def test_a_number_stays_with_its_unit(text: str, kept: str) -> None:
    """No line breaks within a number or before its unit; between other words it may."""
    assert str(line(text, notes())) == kept.replace("_", NO_BREAK)


def test_a_number_at_a_citation_keeps_its_unit() -> None:
    """Number, unit and the button that follows stay on one line."""
    html = str(line("At least 5 mm [@recist-progression].", notes()))
    assert html.startswith(f'At least <span class="keep">5{NO_BREAK}mm<button')
    assert html.endswith("</button>.</span>")
