"""The certificate as HTML and as a file: blank without a script, tagged as a PDF, calm where something is missing."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from widgets.answers import file_answers, file_of, library
from widgets.content import Library
from widgets.lesson_frame import NOTEBOOKS
from widgets.views import sheet_pdf
from widgets.views.certificate import certificate_html
from widgets.views.sheet_file import Refused
from widgets.views.templating import Words

LIBRARY = Library()
WORDS = Words(LIBRARY.words)
HTML = certificate_html(LIBRARY.course, LIBRARY.sections, WORDS, pdf=True)
IDS = [section.id for section in LIBRARY.sections]
TODAY = datetime.now(tz=UTC).date()


def made(**changes: object) -> bytes | Refused:
    """The PDF of a certificate for all parts, or for what `changes` say."""
    sent = {"name": "Amina Yusuf", "sections": IDS, "day": str(TODAY)} | changes
    return file_of("certificate", "pdf", json.dumps(sent), library())


def flat(text: str) -> str:
    """Text without any space."""
    return re.sub(r"\s+", "", text)


NO_LETTERS = Refused("letters", LIBRARY.words["sheet_fault_letters"])  # where the machine has no font for a name


def read(file: bytes | Refused) -> PdfReader:
    """A PDF that was really made."""
    assert isinstance(file, bytes)
    return PdfReader(io.BytesIO(file))


def test_the_pdf_is_one_tagged_page_with_all_that_it_must_say() -> None:
    """Name, day, version, parts, minutes and limits; a title, a language and tags for screen readers."""
    pdf = read(made())
    assert len(pdf.pages) == 1
    text = flat(pdf.pages[0].extract_text())
    minutes = sum(section.minutes for section in LIBRARY.sections)
    wanted = ["Name: Amina Yusuf", f"{TODAY.day} {TODAY:%B} {TODAY.year}", LIBRARY.course.version]
    wanted += [section.title for section in LIBRARY.sections] + [f"about {minutes} minutes"]
    wanted += [LIBRARY.words[f"certificate_limit_{one}"] for one in ("credit", "identity", "skill")]
    for words in wanted:
        assert flat(words) in text
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == "en"
    assert pdf.metadata
    assert pdf.metadata.title == LIBRARY.words["certificate_sheet"]
    assert pdf.metadata.author is None


@pytest.mark.parametrize("name", IDS)
def test_each_part_that_it_offers_can_be_marked_as_done(name: str) -> None:
    """The lesson of each part ends with the mark from which the certificate is ticked."""
    cells = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    assert f'section_end("{name}")' in ["".join(cell["source"]) for cell in cells]


def test_a_kernel_makes_it_as_a_pdf_alone() -> None:
    """What is not offered on the page is not made for a kernel either."""
    assert set(file_answers("certificate")) == {"certificate.pdf"}


def test_without_a_script_it_can_be_printed_and_filled_in_by_hand() -> None:
    """The sheet names nobody and no part; the form has each part of the course, and none is ticked."""
    sheet = HTML[HTML.index("<article") : HTML.index("</article>")]
    assert LIBRARY.words["certificate_blank_name"] in sheet
    assert all(section.title not in sheet for section in LIBRARY.sections)
    assert sheet.count("<li data-write></li>") == 2
    assert re.findall(r'value="([^"]+)" data-finished', HTML) == IDS
    assert not re.search(r"<input[^>]* checked", HTML)
    assert "style=" not in HTML
    assert "data-keeps" not in HTML
    names = re.findall(r'\bid="([^"]+)"', HTML)
    assert len(names) == len(set(names))
    assert set(re.findall(r'\bfor="([^"]+)"', HTML)) <= set(names)


@pytest.mark.parametrize("name", ["علي حسن", "王芳", "Åsa Ó Briain-Müller", "<img src=x onerror=a> {name} {{ 7 * 7 }}"])
def test_any_name_is_text(name: str) -> None:
    """Names in any script never break the file; tags and templates that somebody types stay words."""
    file = made(name=name)
    if name.isascii():
        assert flat(name) in flat(read(file).pages[0].extract_text())
    else:
        assert file == NO_LETTERS or len(read(file).pages) == 1


@given(st.text(max_size=80), st.lists(st.sampled_from(IDS), min_size=1, unique=True))
@settings(max_examples=8)
def test_whatever_is_typed_there_is_one_page(name: str, sections: list[str]) -> None:
    """Letters of any script, and what is no letter at all."""
    file = made(name=name, sections=sections)
    assert file == NO_LETTERS or len(read(file).pages) == 1


@given(
    st.fixed_dictionaries({}, optional={"name": st.text() | st.integers(), "sections": st.lists(st.text(max_size=5))})
)
def test_nonsense_gets_calm_words(changes: dict[str, object]) -> None:
    """Never an error of ours, whatever is sent; here the day is none."""
    answer = made(**changes, day="never")
    assert isinstance(answer, Refused)
    assert answer.told in {WORDS("sheet_fault_shape"), WORDS("sheet_fault_long")}


def test_a_machine_without_pango_says_how_to_print_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """No button that cannot work, and calm words in its place."""
    html = certificate_html(LIBRARY.course, LIBRARY.sections, WORDS, pdf=False)
    assert 'data-kind="pdf"' not in html
    assert WORDS("sheet_no_pdf").split("“")[0].strip() in html

    def fails(name: str) -> None:
        raise OSError(name)

    sheet_pdf.can_make_pdf.cache_clear()
    monkeypatch.setattr(sheet_pdf, "import_module", fails)
    try:
        assert made() == Refused("no_pdf", WORDS("sheet_no_pdf"))
    finally:
        sheet_pdf.can_make_pdf.cache_clear()
