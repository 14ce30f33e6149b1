"""A sheet as a file: what a browser sent becomes a PDF or a Word file, or calm words that say why not."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from widgets.model.sheet import Sheet
from widgets.model.written import UnreadableError
from widgets.views.sheet_docx import docx_of
from widgets.views.sheet_pdf import LettersMissingError, can_make_pdf, pdf_of
from widgets.views.templating import Words

Kind = Literal["pdf", "docx"]
Read = Callable[[str], Sheet]
KINDS_OF_FILE: Mapping[Kind, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# What a file is called among somebody's downloads: nothing in it tells of an illness.
FILE_NAMES: Mapping[str, str] = {
    "certificate": "certificate-of-completion",
    "summary": "case-summary",
    "visit": "next-visit",
}
# A sheet to fill in may be written on in Word; a certificate is finished when it is made.
OFFERED: Mapping[str, tuple[Kind, ...]] = {
    "certificate": ("pdf",),
    "summary": ("pdf", "docx"),
    "visit": ("pdf", "docx"),
}


@dataclass(frozen=True)
class Refused:
    """Why there is no file: `fault` is "long", "shape", "letters" or "no_pdf", `told` says it to the learner."""

    fault: str
    told: str


def sheet_file(kind: Kind, text: str, read: Read, words: Words, fonts: Mapping[str, bytes]) -> bytes | Refused:
    """Make the file of `kind` from what was sent, as `read` understands it; nothing is kept, and nothing is fetched."""
    try:
        sheet = read(text)
    except UnreadableError as unreadable:
        return Refused(unreadable.fault, words(f"sheet_fault_{unreadable.fault}"))
    if kind == "docx":
        return docx_of(sheet)
    if not can_make_pdf():
        return Refused("no_pdf", words("sheet_no_pdf"))
    try:
        return pdf_of(sheet, fonts)
    except LettersMissingError:
        return Refused("letters", words("sheet_fault_letters"))


def file_answer(made: bytes | Refused) -> dict[str, Any]:
    """The same for a kernel: `file` in base64, or `fault` in words."""
    return {"fault": made.told} if isinstance(made, Refused) else {"file": b64encode(made).decode()}
