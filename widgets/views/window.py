"""The trial-window explorer as HTML, and the answer to a learner's own month: the same words for both."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from widgets.model.query import Unanswerable
from widgets.model.window import MOST, VALUES, Limits, Measured, Value
from widgets.model.window_query import month_query, read_month
from widgets.model.window_story import WindowStory
from widgets.views.live import cites, live_words, notes_of
from widgets.views.notes import Reference
from widgets.views.prose import paragraphs, writers
from widgets.views.response_said import number
from widgets.views.table import table_html
from widgets.views.templating import SURENESS, Words, fill, script_json
from widgets.views.window_figure import answer_span, window_figure
from widgets.views.window_said import (
    all_rows,
    both_limits,
    limit_said,
    month_and_year,
    month_name,
    month_rows,
    month_said,
    outlook_said,
    own_sentences,
    own_verdict,
)

SCOPE = "window"
EXAMPLE = Measured(
    ecog=1,
    bilirubin=Decimal("1.4"),
    alt=Decimal(3),
    platelets=150,
    neutrophils=Decimal(3),
    liver_metastases=True,
)
OFFLINE_ECOG = range(3)
OFFLINE_BILIRUBIN = [Decimal(tenths) / 10 for tenths in range(10, 21)]
STEPS = {"ecog": "1", "bilirubin": "0.1", "alt": "0.1", "platelets": "5", "neutrophils": "0.1"}
SAID = ("choose_first", "say_how_sure", "window_step")
DRAWN: Value = "bilirubin"  # the value that is drawn first, and where the learner tries other months to ask in


def window_html(story: WindowStory, reference: Reference) -> Markup:
    """Return the whole explorer as one `section`: a guess, the months, what if they had asked, and one's own month."""
    words, notes = reference.words, notes_of(SCOPE, reference)
    body = fill(
        "window.html",
        story=story,
        w=words,
        sureness=SURENESS,
        values=VALUES,
        drawn=DRAWN,
        chart_name=_chart_name(story, DRAWN, words),
        limits=[(words(f"window_name_{one}"), both_limits(one, story.limits, words), one) for one in VALUES],
        months=[_month(story, at, words) for at in range(len(story.branches[0].months))],
        shown_table=_all_html(story, 0, story.shown, words("window_all_shown", name=story.name), words),
        all_tables=[_branch_html(story, branch, words) for branch in range(len(story.branches))],
        asked=[(month, month_name(month, words)) for month in story.ask_months],
        outlooks=[
            (f"{asked} {story.branches[branch].id}", outlook_said(story, branch, outlook, words))
            for branch, asked, outlook in story.outlooks()
        ],
        example=_answer(EXAMPLE, story.limits, reference),
        sliders=[(value, MOST[value], STEPS[value], number(EXAMPLE.of(value))) for value in VALUES],
        data_json=script_json(_data(story, reference)),
        **writers(notes),
        cites=cites(notes),
    )
    return fill("activity.html", kind="window", id=story.id, body=body, notes=notes.html())


def window_answer(query: str, limits: Limits, reference: Reference) -> dict[str, Any]:
    """Answer a month given as text: `verdict` in plain text, `why` and `table` as HTML.

    Where it is no month: `fault` in words, and the `field` that it lies in.
    """
    try:
        return _answer(read_month(query), limits, reference)
    except Unanswerable as unanswerable:
        fault = unanswerable.fault
        most = next((MOST[value] for value in VALUES if value == fault), "")
        told = reference.words(f"window_fault_{fault}", most=most)
        return {"fault": told, "field": fault}


def _answer(measured: Measured, limits: Limits, reference: Reference) -> dict[str, Any]:
    words, notes = reference.words, notes_of(SCOPE, reference)
    rows = month_rows(measured, limits, words)
    return {
        "verdict": own_verdict(measured, limits, words),
        "why": paragraphs(own_sentences(measured, limits, words), notes),
        "table": table_html(rows, words("window_own_caption"), _heads(words, "value", "measured", "met")),
    }


def _heads(words: Words, *names: str) -> tuple[str, str, str]:
    first, second, third = (words(f"window_head_{name}") for name in names)
    return first, second, third


def _month(story: WindowStory, at: int, words: Words) -> dict[str, object]:
    month = story.branches[0].months[at]
    rows = month_rows(story.measured(0, at), story.limits, words, month.bilirubin)
    caption = words("window_one", name=story.name, month=month_and_year(month.month, words))
    return {
        "said": month_said(story, 0, at, words),
        "table": table_html(rows, caption, _heads(words, "value", "measured", "met")),
    }


def _chart_name(story: WindowStory, value: Value, words: Words) -> str:
    limit = limit_said(value, story.line(value), words)
    return words("window_chart", name=words(f"window_chart_unit_{value}"), limit=limit)


def _all_html(story: WindowStory, branch: int, months: int, caption: str, words: Words) -> Markup:
    heads = _heads(words, "month", "values", "window")
    return table_html(all_rows(story, branch, months, words), caption, heads)


def _branch_html(story: WindowStory, branch: int, words: Words) -> Markup:
    one = story.branches[branch]
    return _all_html(story, branch, len(one.months), words("window_all", name=story.name, branch=one.name), words)


def _data(story: WindowStory, reference: Reference) -> dict[str, Any]:
    words = reference.words
    amounts = {f"window_amount_{value}": words.raw(f"window_amount_{value}") for value in VALUES}
    no_line = words("window_no_line", low=OFFLINE_BILIRUBIN[0], high=number(OFFLINE_BILIRUBIN[-1]))
    spans = {f"{asked} {story.branches[at].id}": answer_span(story, one) for at, asked, one in story.outlooks()}
    return {
        "words": {name: words.raw(name) for name in SAID} | amounts | live_words(words, no_line),
        "names": {value: _chart_name(story, value, words) for value in VALUES},
        "figures": dict(_figures(story, words)),
        "spans": spans,
        "example": {value: number(EXAMPLE.of(value)) for value in VALUES} | {"liver": "yes"},
        "prepared": {month_query(one): _answer(one, story.limits, reference) for one in _prepared()},
    }


def _prepared() -> Iterator[Measured]:
    # What can be compared without a line: the example with ECOG and bilirubin on both sides of their limits.
    for ecog in OFFLINE_ECOG:
        for bilirubin in OFFLINE_BILIRUBIN:
            yield EXAMPLE.model_copy(update={"ecog": ecog, "bilirubin": bilirubin})


def _figures(story: WindowStory, words: Words) -> Iterator[tuple[str, Any]]:
    months = len(story.branches[0].months)
    for value in VALUES:
        yield f"shown {value}", window_figure(story, 0, value, story.shown, words)
        yield f"seen {value}", window_figure(story, 0, value, months, words)
    for branch, one in enumerate(story.branches):
        yield f"asked {one.id}", window_figure(story, branch, DRAWN, months, words)
