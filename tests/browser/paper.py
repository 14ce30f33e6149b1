"""What a printer would get, read back from the print itself."""

from __future__ import annotations

import io
from typing import Any

from playwright.sync_api import Page
from pypdf import PdfReader


def sheets(page: Page, **paper: Any) -> list[str]:
    """The words of each sheet of paper, in one line each; `paper` says what the browser prints on."""
    printed = PdfReader(io.BytesIO(page.pdf(**paper))).pages
    return [" ".join(sheet.extract_text().split()) for sheet in printed]


def words_on_paper(page: Page) -> str:
    """The words of all sheets, in one line."""
    return " ".join(sheets(page))
