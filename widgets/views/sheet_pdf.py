"""A sheet as a tagged PDF. WeasyPrint is imported late: it needs Pango, which not every machine has."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from importlib import import_module
from typing import Any

from widgets.model.sheet import Sheet
from widgets.views.templating import fill

# The fonts that may be embedded: family, weights and file. Letters that they lack come from the machine's own.
FACES = (
    ("Source Sans 3", "200 900", "source-sans-3-latin-wght-normal.woff2"),
    ("Literata", "500", "literata-latin-500-normal.woff2"),
)
FONT_ADDRESS = "font:"


class LettersMissingError(Exception):
    """No font on this machine has some of the letters of a page; it names none of them."""


class _LackNoted(logging.Filter):
    """Notes that a letter had no font, and lets nothing be said: what is said could hold the learner's words."""

    lacks = False

    def filter(self, record: logging.LogRecord) -> bool:
        """Note what `record` is about; it goes no further."""
        self.lacks = self.lacks or record.msg.startswith(".notdef glyph")
        return False


@cache
def can_make_pdf() -> bool:
    """Say whether WeasyPrint finds what it needs on this machine."""
    # It explains at length on the screen what it misses; the page says so in words of its own.
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import_module("weasyprint")
        except (ImportError, OSError):
            return False
    return True


def pdf_of(page: Sheet, fonts: Mapping[str, bytes]) -> bytes:
    """Return `page` as a PDF with tags, title and language; `fonts` holds font files by name.

    Nothing is fetched from anywhere. RuntimeError where `can_make_pdf` is false; LettersMissingError where letters
    would be empty boxes.
    """
    if not can_make_pdf():
        raise RuntimeError("WeasyPrint cannot be imported")
    weasyprint = import_module("weasyprint")
    faces = [
        {"family": family, "weights": weights, "address": FONT_ADDRESS + name}
        for family, weights, name in FACES
        if name in fonts
    ]
    html = fill("sheet_pdf.html", page=page, faces=faces)
    source = weasyprint.HTML(string=str(html), url_fetcher=_fetcher(fonts))
    log, noted = logging.getLogger("weasyprint"), _LackNoted()
    log.addFilter(noted)
    try:
        made: bytes = source.write_pdf(pdf_variant="pdf/ua-1", font_config=_laid_out_fonts())
    finally:
        log.removeFilter(noted)
    if noted.lacks:
        raise LettersMissingError
    return made


@cache
def _laid_out_fonts() -> Any:
    # WeasyPrint lays fonts out in a folder: once for all files, so that no folders pile up.
    return import_module("weasyprint.text.fonts").FontConfiguration()


def _fetcher(fonts: Mapping[str, bytes]) -> Any:
    urls = import_module("weasyprint.urls")

    class OurFontsAlone(urls.URLFetcher):  # type: ignore[misc,name-defined]  # known only while running
        """Hands out the fonts that it was given, and refuses every other address."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002  # its signature is WeasyPrint's
            """Return one of our fonts; ValueError for any other address."""
            name = url.removeprefix(FONT_ADDRESS)
            if not url.startswith(FONT_ADDRESS) or name not in fonts:
                raise ValueError("nothing is fetched")
            return urls.URLFetcherResponse(url, body=fonts[name], headers={"Content-Type": "font/woff2"})

    return OurFontsAlone()
