"""The case summary as HTML, PDF and DOCX: the same words in each, escaped, tagged, and nothing fetched."""

from __future__ import annotations

import io
import json
import random
import re
import sys
import zipfile
from base64 import b64decode
from collections.abc import Mapping

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from widgets import bundle, case_summary
from widgets.content import Library
from widgets.model.summary import FIELDS, LINES_A_PAGE, MOST_ROWS, Summary, lines_of
from widgets.views import sheet_pdf
from widgets.views.notes import Reference
from widgets.views.sheet_file import Kind, Refused, file_answer, sheet_file
from widgets.views.summary import summary_html, summary_sheet
from widgets.views.templating import Words

LIBRARY = Library()
EXAMPLES, WORDS, FONTS = LIBRARY.summaries(), Words(LIBRARY.words), bundle.fonts()
ANGELA = EXAMPLES[0]
HOSTILE = '<img src="http://example.com/a.png"><link rel=stylesheet href=file:///etc/passwd> & {{ 7*7 }}'
BASIS = Reference(LIBRARY.facts, LIBRARY.sources, LIBRARY.glossary, WORDS)
CHECKLIST = LIBRARY.checklist("complete-summary")
HTML = summary_html(EXAMPLES, CHECKLIST, BASIS, pdf=True)


def sent(page: Summary, sheet: str = "own") -> str:
    """A page as the browser sends it."""
    return json.dumps({"sheet": sheet, "page": page.model_dump(mode="json")})


def summary_file(kind: Kind, text: str, fonts: Mapping[str, bytes] = FONTS) -> bytes | Refused:
    """What comes of a text that was sent."""
    return sheet_file(kind, text, lambda sent: summary_sheet(sent, EXAMPLES, WORDS), WORDS, fonts)


def made(kind: Kind, text: str) -> bytes:
    """The file; it must be one."""
    file = summary_file(kind, text)
    assert isinstance(file, bytes), file
    return file


def flat(text: str) -> str:
    """Text with single spaces."""
    return re.sub(r"\s+", " ", text)


def structure(node: DictionaryObject, found: list[str]) -> list[str]:
    """The names of all tags below a node of a PDF's structure."""
    found.append(str(node.get("/S", "")))
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if isinstance(inner := kid.get_object(), DictionaryObject):
            structure(inner, found)
    return found


def words_of_angela() -> list[str]:
    """Some of what must stand in each form of the example."""
    page = ANGELA.page
    return [ANGELA.about, "6 October 2025", page.matters, page.second_plan, page.story[-1].what, page.missing[0].what]


def test_the_pdf_of_the_example_is_one_tagged_page_with_title_language_and_our_fonts() -> None:
    """Screen readers find a title, a language, headings and lists; the text can be taken out."""
    reader = PdfReader(io.BytesIO(made("pdf", sent(ANGELA.page, ANGELA.id))))
    root = reader.trailer["/Root"]
    assert len(reader.pages) == 1
    assert reader.metadata
    assert reader.metadata.title == ANGELA.title
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    tags = structure(root["/StructTreeRoot"], [])
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 5
    assert "/L" in tags
    text = flat(reader.pages[0].extract_text())
    for words in words_of_angela():
        assert flat(words) in text
    fonts = [font.get_object()["/BaseFont"] for font in reader.pages[0]["/Resources"]["/Font"].values()]
    assert any("Literata" in font for font in fonts)
    assert any("Source-Sans" in font for font in fonts)


def test_the_docx_of_the_example_has_real_headings_and_lists() -> None:
    """A word processor finds its outline, its bullets, its title and its language, and no stranger's name."""
    document = Document(io.BytesIO(made("docx", sent(ANGELA.page, ANGELA.id))))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Heading 1") == 1
    assert styles.count("Heading 2") == 5
    assert styles.count("List Bullet") == len(ANGELA.page.story) + len(ANGELA.page.missing)
    assert document.core_properties.title == ANGELA.title
    assert document.core_properties.author == document.core_properties.comments == ""
    assert 'w:lang w:val="en-GB"' in document.styles.element.xml
    text = flat(" ".join(paragraph.text for paragraph in document.paragraphs))
    for words in words_of_angela():
        assert flat(words) in text


def test_the_screen_holds_the_example_and_the_form_for_it() -> None:
    """Without a script the whole page can be read; with one, each field has its place."""
    for words in words_of_angela():
        assert flat(words) in flat(re.sub(r"<[^>]+>", "", HTML)).replace("&#39;", "'")
    for name in FIELDS:
        assert f'data-field="{name}"' in HTML
        assert f'data-put="{name}"' in HTML
    assert 'data-kind="pdf"' in HTML
    assert "style=" not in HTML


def test_what_is_written_is_text_in_each_form() -> None:
    """Tags, links and templates that somebody writes stay words: nothing is read, run or fetched."""
    page = Summary(matters=HOSTILE, story=[{"what": HOSTILE}])  # type: ignore[list-item]
    text = flat(PdfReader(io.BytesIO(made("pdf", sent(page)))).pages[0].extract_text())
    assert text.replace(" ", "").count(HOSTILE.replace(" ", "")) == 2
    document = Document(io.BytesIO(made("docx", sent(page))))
    assert sum(HOSTILE in paragraph.text for paragraph in document.paragraphs) == 2


def test_every_address_is_refused_but_those_of_our_fonts() -> None:
    """Even if a tag came through, nothing would be fetched."""
    fetcher = sheet_pdf._fetcher(FONTS)
    for url in ("http://example.com/", "https://example.com/", "file:///etc/passwd", "data:,a", "font:../x", "ftp://a"):
        with pytest.raises(ValueError, match="nothing is fetched"):
            fetcher.fetch(url)
    assert fetcher.fetch("font:" + next(iter(FONTS))).read()


def test_fonts_are_embedded_only_beside_their_licences() -> None:
    """Both fonts of the course have theirs; without fonts a PDF is made all the same."""
    assert {name for _, _, name in sheet_pdf.FACES} == set(FONTS)
    file = summary_file("pdf", sent(Summary(matters="To sing")), {})
    assert isinstance(file, bytes)


@given(st.integers(0, 10_000))
@settings(max_examples=5)
def test_what_is_said_to_fit_fits_on_one_page(seed: int) -> None:
    """Pages of ordinary words up to the limit come out of the press as one sheet."""
    some = random.Random(seed)  # noqa: S311  # a test's own dice
    vocabulary = ("She", "wants", "to", "walk", "haemoglobin", "RADIOTHERAPY", "250", "mg,", "Wednesday", "mmHg.")

    def text(most: int) -> str:
        words = ""
        while len(words) < most - 15:
            words = f"{words} {some.choice(vocabulary)}".strip()
        return words

    page = Summary()
    for _ in range(80):
        rows = [{"when": text(24), "what": text(some.choice([30, 90, 200])), "why": text(some.choice([0, 60]))}]
        story = [row.model_dump() for row in page.story] + (rows if some.random() < 0.3 else [])
        fields = {name: text(some.choice([0, 50, 62, 130, 300])) for name in some.sample(FIELDS, 2)}
        larger = page.model_dump() | fields | {"story": story[:MOST_ROWS]}
        if lines_of(grown := Summary.model_validate(larger)) > LINES_A_PAGE:
            continue
        page = grown
    assert len(PdfReader(io.BytesIO(made("pdf", sent(page)))).pages) == 1


ANY_TEXT = st.text(max_size=60)
ANY_PAGE = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(FIELDS, ANY_TEXT)
    | {
        "date": st.dates().map(str) | st.just(""),
        "story": st.lists(st.fixed_dictionaries({"when": ANY_TEXT, "what": ANY_TEXT, "why": ANY_TEXT}), max_size=3),
        "missing": st.lists(st.fixed_dictionaries({"what": ANY_TEXT, "who": ANY_TEXT}), max_size=3),
    },
)


NO_LETTERS = Refused("letters", WORDS("sheet_fault_letters"))


def test_letters_that_no_font_has_get_calm_words_and_no_boxes() -> None:
    """The learner is told of printing; a Word file, which is shown with the reader's own fonts, is made."""
    page = Summary(matters="To walk. \U0010fffd")
    assert summary_file("pdf", sent(page)) == NO_LETTERS
    assert made("pdf", sent(Summary(matters="To walk."))).startswith(b"%PDF-")
    assert made("docx", sent(page)).startswith(b"PK")


@given(ANY_PAGE, st.sampled_from(["own", ANGELA.id]))
@settings(max_examples=12)
def test_any_page_becomes_both_files(page: dict[str, object], sheet: str) -> None:
    """Letters of any script, and what is no letter at all, never break a file."""
    text = json.dumps({"sheet": sheet, "page": page})
    pdf = summary_file("pdf", text)
    assert pdf == NO_LETTERS or (isinstance(pdf, bytes) and pdf.startswith(b"%PDF-"))
    with zipfile.ZipFile(io.BytesIO(made("docx", text))) as parts:
        assert parts.testzip() is None


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@given(JSON.map(json.dumps) | st.text() | JSON.map(lambda page: json.dumps({"sheet": "own", "page": page})))
def test_what_is_no_page_gets_calm_words(text: str) -> None:
    """Never an error of ours, whatever is sent."""
    answer = summary_file("docx", text)
    assert isinstance(answer, bytes) or answer.told in {WORDS("sheet_fault_shape"), WORDS("sheet_fault_long")}


def test_a_sheet_that_is_not_there_gets_calm_words() -> None:
    """Only the course's examples and one's own page exist."""
    assert summary_file("docx", sent(Summary(), "nobody")) == Refused("shape", WORDS("sheet_fault_shape"))


def test_a_kernel_hands_the_same_file_over_as_text() -> None:
    """JupyterLab and stock Voilà get base64, or a fault in words."""
    answer = file_answer(summary_file("docx", sent(ANGELA.page, ANGELA.id)))
    assert Document(io.BytesIO(b64decode(answer["file"]))).paragraphs[0].text == ANGELA.title
    assert file_answer(summary_file("docx", "{}")) == {"fault": WORDS("sheet_fault_shape")}


@pytest.mark.parametrize("error", ["ImportError", "OSError"])
def test_a_machine_without_pango_says_how_to_print_a_pdf(
    error: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """No button that cannot work, calm words in its place, and no noise; the Word file is still made."""

    def fails(name: str) -> None:
        print("a long story", file=sys.stderr)
        raise {"ImportError": ImportError, "OSError": OSError}[error](name)

    sheet_pdf.can_make_pdf.cache_clear()
    monkeypatch.setattr(sheet_pdf, "import_module", fails)
    try:
        html = case_summary().html
        assert 'data-kind="pdf"' not in html
        assert WORDS("sheet_no_pdf").split("“")[0].strip() in html
        assert summary_file("pdf", sent(Summary())) == Refused("no_pdf", WORDS("sheet_no_pdf"))
        assert isinstance(summary_file("docx", sent(Summary())), bytes)
    finally:
        sheet_pdf.can_make_pdf.cache_clear()
    assert "a long story" not in capfd.readouterr().err


def test_each_name_in_the_page_is_used_once() -> None:
    """Labels and headings find the one element that they belong to."""
    names = re.findall(r'\bid="([^"]+)"', HTML)
    assert len(names) == len(set(names))
    assert set(re.findall(r'\bfor="([^"]+)"', HTML)) <= set(names)
