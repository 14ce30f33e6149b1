"""A laboratory report as HTML: the whole sheet, and how to read each part of it, without a script."""

from __future__ import annotations

import re

import pytest

from widgets.activities import read_report
from widgets.answers import reference
from widgets.content import Library
from widgets.views.report import report_html

LIBRARY = Library()


@pytest.mark.parametrize("name", LIBRARY.names("reports"))
def test_every_part_is_printed_and_can_be_read(name: str) -> None:
    """Each part holds its lines, and a panel with three cited texts."""
    report = LIBRARY.report(name)
    html = report_html(report, reference(LIBRARY))
    parts = html.split('class="sheet-part"')[1:]
    assert len(parts) == len(report.parts)
    for part, text in zip(report.parts, parts, strict=True):
        assert text.count("<dd>") >= len(part.printed) + 3
        panel = text.split("data-panel")[1].split("</details>")[0]
        for cited in (part.says, part.silent, part.ask):
            assert set(cited.facts) <= set(re.findall(r'data-fact="([^"]+)"', panel))


@pytest.mark.parametrize("name", LIBRARY.names("reports"))
def test_every_answer_has_its_feedback_in_the_page(name: str) -> None:
    """The browser finds one feedback for each option of each question, and the end lists what to ask."""
    report = LIBRARY.report(name)
    html = report_html(report, reference(LIBRARY))
    for question, text in zip(report.questions, html.split("data-question=")[1:], strict=True):
        names = [answer.id for answer in question.answers]
        assert re.findall(r'data-option="([^"]+)"', text) == names
        assert re.findall(r'data-feedback-for="([^"]+)"', text) == names
    end = html.split("data-end")[1].split("</section>")[0]
    assert end.count("<li>") == len(report.parts)
    assert f"{report.months} months" in end


def test_the_sheet_says_that_it_is_made_up_before_its_first_line() -> None:
    """Nobody can take it for a real person's report."""
    html = report_html(LIBRARY.report("lung-pathology-report"), reference(LIBRARY))
    sheet = html.split('class="sheet"')[1]
    assert sheet.index("Made up for learning") < sheet.index('class="printed"')


def test_the_activity_shows_the_same_html_as_the_view_and_escapes_what_is_printed() -> None:
    """What a notebook puts on a page is what the view wrote; marks of HTML stay marks."""
    report = LIBRARY.report("lung-molecular-report")
    assert read_report("lung-molecular-report").html == report_html(report, reference(LIBRARY))
    nasty = report.printed[0].model_copy(update={"text": "<b>S.</b>"})
    html = report_html(report.model_copy(update={"printed": [nasty]}), reference(LIBRARY))
    assert "&lt;b&gt;S.&lt;/b&gt;" in html
