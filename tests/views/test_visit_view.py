"""The next visit as HTML, PDF and DOCX: the same words in each, room for a pen, and nothing that is no page."""

from __future__ import annotations

import io
import json
import re
from base64 import b64decode
from html import unescape

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from widgets import appointment_planner
from widgets.answers import file_answers, file_of
from widgets.content import Library
from widgets.model.visit import CHOICES, FIELDS, LINES_A_PAGE, Visit, lines_of
from widgets.views.sheet_docx import WRITE_HERE
from widgets.views.sheet_file import Kind

LIBRARY = Library()
PLAN, WORDS = LIBRARY.visit("next-visit"), LIBRARY.words
PAGE = PLAN.example.page
HTML = appointment_planner().html
HOSTILE = '<img src="http://example.com/a.png"> & {{ 7*7 }}'


def made(kind: Kind, page: Visit, sheet: str = "own") -> bytes:
    """The file; it must be one."""
    file = file_of("visit", kind, json.dumps({"sheet": sheet, "page": page.model_dump(mode="json")}), LIBRARY)
    assert isinstance(file, bytes), file
    return file


def flat(text: str) -> str:
    """Text with single spaces."""
    return re.sub(r"\s+", " ", text)


def words_of_the_example() -> list[str]:
    """Some of what must stand in each form of the example."""
    first = next(one for one in PLAN.bring if one.id == PAGE.bring[0])
    later = [PAGE.questions[0].text, PAGE.steps[-1].what, PAGE.call, first.text, WORDS["visit_interpreter_none"]]
    return [PLAN.example.about, "4 June 2026", PAGE.wants, PAGE.medicines, *later]


def test_the_example_reads_the_same_on_screen_as_pdf_and_as_word() -> None:
    """One page, real headings and lists, the title and no stranger's name."""
    pages = PdfReader(io.BytesIO(made("pdf", PAGE, PLAN.id))).pages
    document = Document(io.BytesIO(made("docx", PAGE, PLAN.id)))
    assert len(pages) == 1
    texts = [unescape(re.sub(r"<[^>]+>", "", HTML)), pages[0].extract_text()]
    texts.append(" ".join(one.text for one in document.paragraphs))
    for words in words_of_the_example():
        for text in texts:
            assert flat(words) in flat(text), words
    styles = [one.style.name for one in document.paragraphs]
    assert styles.count("Heading 2") == 7
    assert styles.count("List Number") == len(PAGE.questions)
    assert styles.count("List Bullet") == len(PAGE.bring) + 1 + len(PAGE.steps)
    assert document.core_properties.author == ""


def test_an_empty_page_leaves_room_for_a_pen() -> None:
    """What is heard at the visit can be written by hand; the rest says that it is not written yet."""
    document = Document(io.BytesIO(made("docx", Visit())))
    text = " ".join(one.text for one in document.paragraphs)
    assert text.count(WRITE_HERE) == 4
    assert f"{WORDS['visit_field_wants']}: {WORDS['sheet_blank']}" in text
    assert len(PdfReader(io.BytesIO(made("pdf", Visit()))).pages) == 1


@pytest.mark.parametrize(
    "written",
    [
        {"questions": [{"text": "word " * 12, "who": "doctor"}] * 3, "steps": [{"what": "word " * 10, "who": "x"}] * 3},
        {"wants": "word " * 60, "questions": [{"text": "word " * 24, "who": "doctor"}] * 2},
        {"bring_also": "word " * 100},
        {"bring_also": "\n".join(["a thing"] * 6)},
        {"bring_also": "\n".join(["a thing"] * 12), "bring": [], "steps": [{"what": "call", "who": "x"}]},
        {"bring_also": "\n".join(["a thing"] * 3), "wants": "word " * 12, "medicines": "word " * 110},
    ],
    ids=["rows", "long", "things", "many-things", "own-things", "few-things"],
)
def test_what_is_said_to_fit_fits_on_one_page(written: dict[str, object]) -> None:
    """A page that is filled up to the limit comes out of the press as one sheet."""
    chosen: dict[str, object] = {"whose": "guess", "interpreter": "ask", "bring": [one.id for one in PLAN.bring]}
    page, grown = Visit(), Visit.model_validate(chosen | written)
    while lines_of(grown) <= LINES_A_PAGE:
        page = grown
        grown = Visit.model_validate(page.model_dump() | {"symptoms": f"{page.symptoms} {'word ' * 12}".strip()})
    assert lines_of(page) == LINES_A_PAGE
    assert len(PdfReader(io.BytesIO(made("pdf", page))).pages) == 1


def test_all_ticked_and_a_dozen_own_things_are_said_to_be_more_than_one_page() -> None:
    """What takes two sheets is never said to fit on one."""
    page = Visit(bring=[one.id for one in PLAN.bring], bring_also="\n".join(["a thing"] * 12))
    assert lines_of(page) > LINES_A_PAGE


def test_the_form_has_a_place_for_each_field_choice_thing_and_question() -> None:
    """Each has a label of its own, and each name in the page is used once."""
    for name in (*FIELDS, *CHOICES, "bring", "date"):
        assert f'data-field="{name}"' in HTML, name
    for offer in PLAN.offers:
        for name in offer.questions:
            assert LIBRARY.all_questions[name].text in unescape(HTML)
    assert "oncologist | nurse" not in HTML
    names = re.findall(r'\bid="([^"]+)"', HTML)
    assert len(names) == len(set(names))
    assert set(re.findall(r'\bfor="([^"]+)"', HTML)) <= set(names)
    assert "style=" not in HTML


def test_each_question_of_the_practice_has_feedback_and_facts() -> None:
    """Also those that can wait; the best of the others are read, too."""
    for one in PLAN.first.candidates:
        found = re.search(rf'data-weighed="{one.id}".*?</div>', HTML, re.DOTALL)
        assert found
        assert one.feedback.split(".")[0] in unescape(found[0])
        assert all(f'data-fact="{fact}"' in found[0] for fact in one.facts)


def test_what_is_written_is_text_in_each_form() -> None:
    """Tags, links and templates that somebody writes stay words: nothing is read, run or fetched."""
    page = Visit(wants=HOSTILE, questions=[{"text": HOSTILE}])  # type: ignore[list-item]
    text = flat(PdfReader(io.BytesIO(made("pdf", page))).pages[0].extract_text())
    assert text.replace(" ", "").count(HOSTILE.replace(" ", "")) == 2
    document = Document(io.BytesIO(made("docx", page)))
    assert sum(HOSTILE in one.text for one in document.paragraphs) == 2


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@given(JSON.map(json.dumps) | st.text() | JSON.map(lambda page: json.dumps({"sheet": "gone", "page": page})))
@settings(max_examples=40)
def test_what_is_no_page_gets_calm_words(text: str) -> None:
    """Never an error of ours, whatever is sent."""
    answer = file_of("visit", "docx", text, LIBRARY)
    assert not isinstance(answer, bytes)
    assert answer.told == WORDS["sheet_fault_shape"]


def test_a_kernel_hands_the_same_file_over_as_text() -> None:
    """JupyterLab and stock Voilà get base64, or a fault in words."""
    answers = file_answers("visit")
    sent = json.dumps({"sheet": PLAN.id, "page": PAGE.model_dump(mode="json")})
    file = answers["visit.docx"](sent)["file"]
    assert Document(io.BytesIO(b64decode(file))).paragraphs[0].text == PLAN.example.title
    assert answers["visit.pdf"]("{}") == {"fault": WORDS["sheet_fault_shape"]}
