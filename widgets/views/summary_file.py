"""A case summary as a file: what a browser sent becomes a PDF or a Word file, or calm words that say why not."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from widgets.model.summary import SummaryExample, UnreadableError, read_asked
from widgets.views.summary import page_of
from widgets.views.summary_docx import docx_of
from widgets.views.summary_pdf import can_make_pdf, pdf_of
from widgets.views.templating import Words

Kind = Literal["pdf", "docx"]
KINDS_OF_FILE: Mapping[Kind, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True)
class Refused:
    """Why there is no file: `fault` is "long", "shape" or "no_pdf", `told` says it to the learner."""

    fault: str
    told: str


def summary_file(
    kind: Kind, text: str, examples: Sequence[SummaryExample], words: Words, fonts: Mapping[str, bytes]
) -> bytes | Refused:
    """Make the file of `kind` from what was sent as JSON; nothing is kept, and nothing is fetched."""
    try:
        asked = read_asked(text)
        page = page_of(asked.sheet, asked.page, examples, words)
    except UnreadableError as unreadable:
        return Refused(unreadable.fault, words(f"summary_fault_{unreadable.fault}"))
    except KeyError:
        return Refused("shape", words("summary_fault_shape"))
    if kind == "docx":
        return docx_of(page)
    return pdf_of(page, fonts) if can_make_pdf() else Refused("no_pdf", words("summary_no_pdf"))


def summary_answer(
    text: str, kind: Kind, examples: Sequence[SummaryExample], words: Words, fonts: Mapping[str, bytes]
) -> dict[str, Any]:
    """The same for a kernel: `file` in base64, or `fault` in words."""
    made = summary_file(kind, text, examples, words, fonts)
    return {"fault": made.told} if isinstance(made, Refused) else {"file": b64encode(made).decode()}
