"""The certificate of completion as HTML: a name if one likes, the finished sections, and the sheet to take along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from widgets.model.certificate import (
    MOST_NAME_LETTERS,
    CertificateAsked,
    certificate_page,
    day_of,
    finished_of,
)
from widgets.model.course import Course, Section
from widgets.model.sheet import Sheet
from widgets.model.written import read_sent
from widgets.views.sheet_file import FILE_NAMES
from widgets.views.sheet_form import sheet_words
from widgets.views.templating import Words, fill, script_json

KIND = "certificate"
SAID = (
    *("named", "blank_name", "dated", "blank_date", "minutes", "section"),
    *("none_ticked", "making", "made", "no_line", "no_answer"),
)


def certificate_html(course: Course, sections: Sequence[Section], words: Words, *, pdf: bool) -> Markup:
    """Return the whole activity; without a script, the sheet is there to fill in by hand. `pdf`: can they be made?"""
    said = sheet_words(words, KIND)
    data = {
        "ask": KIND,
        "file": FILE_NAMES[KIND],
        "words": {name: said[name] for name in SAID},
        "sections": [{"id": one.id, "title": one.title, "minutes": one.minutes} for one in sections],
    }
    body = fill(
        "certificate.html",
        page=certificate_page("", [], None, course, said.__getitem__),
        sections=sections,
        most=MOST_NAME_LETTERS,
        pdf=pdf,
        w=words,
        data_json=script_json(data),
    )
    return fill("activity.html", kind=KIND, id="course", body=body, notes="")


def certificate_sheet(text: str, course: Course, sections: Sequence[Section], today: date, words: Words) -> Sheet:
    """Build the document that a browser asked for as JSON; UnreadableError where it is none."""
    asked = read_sent(CertificateAsked, text)
    finished = finished_of(asked, sections)
    return certificate_page(asked.name, finished, day_of(asked, today), course, sheet_words(words, KIND).__getitem__)
