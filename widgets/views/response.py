"""The response explorer as HTML, and the answer to a learner's own series: the same words for both."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from widgets.model.query import Unanswerable
from widgets.model.response import Reading
from widgets.model.response_limits import MOST_VISITS, Reader, Rule, Visit
from widgets.model.response_query import Series
from widgets.model.response_story import Measured, ResponseStory
from widgets.views.live import cites, live_words, notes_of
from widgets.views.notes import Notes, Reference
from widgets.views.prose import paragraphs, writers
from widgets.views.response_figure import series_figure, shown_figure, twin_figure
from widgets.views.response_said import rows, sentences, verdict
from widgets.views.table import table_html
from widgets.views.templating import SURENESS, Words, fill, script_json

SCOPE = "response"
RULES: tuple[Rule, ...] = ("recist", "irecist")
READERS: tuple[Reader, ...] = ("one", "two")
EXAMPLE = Series(
    visits=(Visit(week=0, sum_mm=60), Visit(week=8, sum_mm=42), Visit(week=16, sum_mm=38), Visit(week=24, sum_mm=47))
)
OFFLINE_SUMS_MM = range(38, 51)
KEYS = ("sum", "new", "smallest", "growth", "shrink", "noise")
NEW, OTHER = ("none", "seen", "more"), ("none", "steady", "grown", "more")
SAID = (
    "choose_first",
    "say_how_sure",
    "response_scan",
    "response_scan_first",
    "response_progress",
    "response_progress_twins",
)


def response_html(stories: Sequence[ResponseStory], reference: Reference) -> Markup:
    """Return the whole explorer as one `section`: prepared people, then the learner's own series."""
    notes = notes_of(SCOPE, reference)
    words = reference.words
    body = fill(
        "response.html",
        stories=stories,
        example=_answer(EXAMPLE, reference),
        person_html=lambda person, rule, shown: _person_html(person, rule, shown, notes),
        shown_html=lambda story: _table_html(
            story.people[0].readings(story.rule)[: story.shown], words("response_scans_shown"), words
        ),
        data_json=script_json(_data(stories, reference)),
        w=words,
        sureness=SURENESS,
        rules=RULES,
        readers=READERS,
        choices={"new": NEW, "other": OTHER},
        keys=[(sign, words(f"response_key_{sign}")) for sign in KEYS],
        twin_keys=[("growth", words("response_key_growth"))],
        **writers(notes),
        cites=cites(notes),
    )
    return fill("activity.html", kind="response", id="explorer", body=body, notes=notes.html())


def response_answer(query: str, reference: Reference) -> dict[str, Any]:
    """Answer a series given as text: `verdict` in plain text, `why` and `table` as HTML, `figure` as Plotly's data.

    Where it is no series: `fault` in words, and where it lies, `at` (from 0, or None) and `field`.
    """
    try:
        return _answer(Series.from_query(query), reference)
    except Unanswerable as unanswerable:
        return _fault(unanswerable, reference.words)


def _fault(unanswerable: Unanswerable, words: Words) -> dict[str, Any]:
    scan = "" if unanswerable.at is None else unanswerable.at + 1
    field = {"week_order": "week", "start": "sum"}.get(unanswerable.fault, unanswerable.fault)
    told = words(f"response_fault_{unanswerable.fault}", n=scan)
    return {"fault": told, "at": unanswerable.at, "field": field}


def _answer(series: Series, reference: Reference) -> dict[str, Any]:
    notes, readings, words = notes_of(SCOPE, reference), series.readings(), reference.words
    return {
        "verdict": verdict(readings[-1], words),
        "why": _why_html(readings[-1], series.rule, series.reader, notes),
        "table": _table_html(readings, words("response_scans_own", rule=words(f"response_rule_{series.rule}")), words),
        "figure": series_figure(readings, series.reader, words("response_chart_x")),
    }


def _person_html(person: Measured, rule: Rule, shown: int, notes: Notes) -> Markup:
    words, readings = notes.reference.words, person.readings(rule)
    caption = words("response_scans_all", name=person.name, rule=words(f"response_rule_{rule}"))
    # The scan that was asked about comes first, then each later one: its name is an answer of its own.
    told = Markup().join(
        Markup('<p class="called">{}</p>').format(verdict(reading, words)) + _why_html(reading, rule, "one", notes)
        for reading in readings[shown:]
    )
    return told + _table_html(readings, caption, words)


def _why_html(reading: Reading, rule: Rule, reader: Reader, notes: Notes) -> Markup:
    return paragraphs(sentences(reading, rule, reader, notes.reference.words), notes)


def _table_html(readings: Sequence[Reading], caption: str, words: Words) -> Markup:
    heads = words("response_column_scan"), words("response_column_sum"), words("response_column_called")
    return table_html(rows(readings, words), caption, heads)


def _data(stories: Sequence[ResponseStory], reference: Reference) -> dict[str, Any]:
    words = reference.words
    return {
        "words": {name: words.raw(name) for name in SAID} | live_words(words, _no_line(words)),
        "most": MOST_VISITS,
        "figures": {key: figure for story in stories for key, figure in _figures(story, words).items()},
        "example": {
            "rule": EXAMPLE.rule,
            "reader": EXAMPLE.reader,
            "visits": [visit.model_dump(mode="json") for visit in EXAMPLE.visits],
        },
        "prepared": {series.query(): _answer(series, reference) for series in _prepared()},
    }


def _no_line(words: Words) -> str:
    return words("response_no_line", low=OFFLINE_SUMS_MM[0], high=OFFLINE_SUMS_MM[-1])


def _prepared() -> list[Series]:
    # What can be counted without a line: the example by each rule, and its last sum moved across the growth line.
    *before, last = EXAMPLE.visits
    visits = [(*before, last.model_copy(update={"sum_mm": Decimal(sum_mm)})) for sum_mm in OFFLINE_SUMS_MM]
    return [
        EXAMPLE.model_copy(update={"rule": rule, "reader": reader, "visits": one})
        for rule in RULES
        for reader in READERS
        for one in visits
    ]


def _figures(story: ResponseStory, words: Words) -> dict[str, Any]:
    week, people = words("response_chart_x"), story.people
    longest = max((person.visits for person in people), key=lambda visits: visits[-1].week)
    readings = [person.readings(story.rule) for person in people]
    names = [person.name for person in people]
    after = twin_figure(readings, names, week) if story.is_twin else series_figure(readings[0], "one", week)
    return {f"{story.id}-shown": shown_figure(longest, story.shown, week), f"{story.id}-seen": after}
