"""A sheet as a DOCX file, with real headings and lists, for any word processor."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from widgets.model.sheet import Line, Part, Sheet

LANGUAGE = "en-GB"
WRITE_HERE = "_" * 48


def docx_of(page: Sheet) -> bytes:
    """Return `page` as a DOCX file on A4."""
    document = Document()
    _set_up(document, page.title)
    document.add_heading(page.title, 1)
    document.add_paragraph(f"{page.about} {page.dated}")
    for number, part in enumerate(page.parts, start=1):
        document.add_heading(f"{number}. {part.heading}", 2)
        _add(document, part, WRITE_HERE if part.has_room else page.blank)
    document.add_paragraph(page.foot)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add(document: Docx, part: Part, blank: str) -> None:
    style = "List Number" if part.is_ordered else "List Bullet"
    for one in part.lines:
        _write(document.add_paragraph(), [Line(one.label, one.text or blank)])
    for row in part.rows or ():
        _write(document.add_paragraph(style=style), row)
    if part.rows == ():
        document.add_paragraph(blank, style=style)


def _write(paragraph: Paragraph, lines: Iterable[Line]) -> None:
    for number, one in enumerate(lines):
        gap = " " if number else ""
        if one.label:
            paragraph.add_run(f"{gap}{one.label}{':' if one.text else ''}").bold = True
            gap = " "
        paragraph.add_run(f"{gap}{one.text}" if one.text else "")


def _set_up(document: Docx, title: str) -> None:
    properties, now = document.core_properties, datetime.now(tz=UTC)
    properties.title, properties.language = title, LANGUAGE
    # The library's own template brings a name, a remark and a date of 2013.
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = now
    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.left_margin = sheet.right_margin = Mm(17)
    sheet.top_margin = sheet.bottom_margin = Mm(15)
    for name, size, before in (
        ("Normal", 10.25, 0),
        ("List Bullet", 10.25, 0),
        ("List Number", 10.25, 0),
        ("Heading 1", 18, 0),
        ("Heading 2", 12, 8),
    ):
        style = document.styles[name]
        style.font.size = Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(2)
    _speak_english(document)


def _speak_english(document: Docx) -> None:
    # Screen readers choose their voice by this, and the template says American English.
    run = document.styles.element.find(".//" + qn("w:rPrDefault") + "/" + qn("w:rPr"))
    language = run.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        run.append(language)
    language.set(qn("w:val"), LANGUAGE)
