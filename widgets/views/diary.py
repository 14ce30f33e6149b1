"""The symptom diary as HTML, and the answer to a diary of one's own: the same words for both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from markupsafe import Markup

from widgets.model.diary import (
    COLDEST,
    FEVER,
    HOTTEST,
    LOWEST_FEVER_LINE,
    MOST_DAYS,
    MOST_SCORE,
    SYMPTOMS,
    VALUES,
    Day,
    Lines,
    first_call,
    last_written,
    level,
)
from widgets.model.diary_query import read_diary
from widgets.model.diary_story import DiaryStory
from widgets.model.query import Unanswerable
from widgets.model.temperature import UNITS, Unit, celsius, line_in, tenths, written_in
from widgets.views.diary_figure import diary_figure
from widgets.views.diary_said import (
    UNREAD,
    DayRow,
    DiaryWords,
    lines_said,
    noted_rows,
    rows,
    sentences,
    to_tell,
    verdict,
)
from widgets.views.figure import Figure
from widgets.views.live import cites, live_words, notes_of
from widgets.views.notes import Notes, Reference
from widgets.views.prose import paragraphs, writers
from widgets.views.templating import SURENESS, Words, fill, script_json

SCOPE = "diary"
Made = TypeVar("Made")
SAID = (
    *("choose_first", "say_how_sure", "diary_nothing", "diary_cleared", "diary_day_of", "diary_start_said"),
    *("diary_dash", "diary_because_sign", "diary_no_day", "diary_unread_c", "diary_unread_f"),
)


def diary_html(story: DiaryStory, reference: Reference) -> Markup:
    """Return the whole diary as one `section`: two weeks, a guess, what was due, and a diary of one's own."""
    words, notes = reference.words, notes_of(SCOPE, reference)
    first = first_call(story.days, story.lines)
    until_first = [] if first is None else story.days[: first + 1]

    def by_unit(make: Callable[[DiaryWords], Made]) -> dict[Unit, Made]:
        return {unit: make(DiaryWords(words, unit)) for unit in UNITS}

    body = fill(
        "diary.html",
        story=story,
        w=words,
        sureness=SURENESS,
        units=UNITS,
        shown_table=by_unit(lambda said: _table(noted_rows(story, said), said("diary_shown", name=story.name), said)),
        lines=by_unit(lambda said: lines_said(story.lines, said)),
        first=by_unit(lambda said: _answer(until_first, story.lines, notes, said)) if until_first else None,
        whole=by_unit(lambda said: _answer(story.days, story.lines, notes, said)["table"]),
        symptoms=SYMPTOMS,
        scores=range(MOST_SCORE + 1),
        fever_lines=_fever_lines("c"),
        entered=by_unit(lambda said: _table([], said("diary_entered"), said)),
        keys=[(key, words(f"diary_key_{key}")) for key in ("sum", "today", "now", "limit")],
        data_json=script_json(_data(story, words)),
        **writers(notes),
        cites=cites(notes),
    )
    return fill("activity.html", kind="symptom-diary", id=story.id, body=body, notes=notes.html())


def diary_answer(query: str, reference: Reference) -> dict[str, Any]:
    """Answer a diary given as text: `verdict` and `level` in plain text, `why`, `table` and `tell` as HTML, `figure`.

    Where it is no diary: `fault` in words, the `field` that it lies in, and the day (`at`, from 0).
    """
    words = reference.words
    try:
        days, lines, unit = read_diary(query)
    except Unanswerable as unanswerable:
        fault, at = unanswerable.fault, unanswerable.at
        kind = "lines" if fault.startswith("line-") else "score" if fault in SYMPTOMS else fault
        name = words(f"diary_name_{fault}") if kind == "score" else ""
        told = words(f"diary_fault_{kind}", n=(at or 0) + 1, name=name)
        return {"fault": told, "field": fault, "at": at}
    return _answer(days, lines, notes_of(SCOPE, reference), DiaryWords(words, unit))


def _answer(days: Sequence[Day], lines: Lines, notes: Notes, words: DiaryWords) -> dict[str, Any]:
    last = last_written(days)
    items = Markup("").join(Markup("<li>{}</li>").format(one) for one in to_tell(days, words))
    return {
        "verdict": verdict(days, lines, words),
        "level": "missing" if last is None else level(days, last, lines),
        "why": paragraphs(sentences(days, lines, words), notes),
        "table": _table(rows(days, lines, words), words("diary_caption"), words),
        "tell": Markup("<ul>{}</ul>").format(items),
        "figure": diary_figure(days, lines, words),
    }


def _table(shown: Sequence[DayRow], caption: str, words: DiaryWords) -> Markup:
    heads = [words(f"diary_short_{value}") for value in VALUES]
    day = words("diary_head_day")
    return fill("diary_table.html", rows=shown, caption=caption, day=day, heads=heads, unread=UNREAD)


def _data(story: DiaryStory, words: Words) -> dict[str, Any]:
    said = {name: words.raw(name) for name in SAID}
    return {
        "words": said | live_words(words, words("diary_no_line")) | {"no_answer": words("diary_no_answer")},
        "days": MOST_DAYS,
        "values": list(VALUES),
        "figures": {unit: _figures(story, DiaryWords(words, unit)) for unit in UNITS},
        "readings": {unit: _readings(unit) for unit in UNITS},
        "fever_lines": {unit: _fever_lines(unit) for unit in UNITS},
        "prepared": {},
    }


def _figures(story: DiaryStory, words: DiaryWords) -> dict[str, Figure]:
    return {"shown": diary_figure(story.days, None, words), "seen": diary_figure(story.days, story.lines, words)}


# A browser looks up what a number is in the other unit, and converts nothing itself.
def _readings(unit: Unit) -> dict[str, str]:
    read = tenths(COLDEST, HOTTEST, unit)
    return {str(one): str(written_in(celsius(one, unit), _other(unit))) for one in read}


def _fever_lines(unit: Unit) -> dict[str, str]:
    lines = reversed(tenths(LOWEST_FEVER_LINE, FEVER, unit))
    return {str(one): str(line_in(celsius(one, unit), _other(unit))) for one in lines}


def _other(unit: Unit) -> Unit:
    return "f" if unit == "c" else "c"
