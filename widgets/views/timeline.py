"""The timeline builder as HTML: papers to open, a timeline from them, and one of the learner's own."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from widgets.model.bag import NAMES_A_DRUG, Bag, BagRecord, Event
from widgets.model.query import Unanswerable
from widgets.model.timeline import Happening, Timeline
from widgets.model.timeline_query import KINDS, MOST_EVENTS, read_timeline
from widgets.views.live import cites, notes_of
from widgets.views.notes import Reference
from widgets.views.prose import cited_line, line
from widgets.views.templating import Words, fill, script_json
from widgets.views.timeline_figure import timeline_figure
from widgets.views.timeline_said import found_html, summary, when_in_words

SCOPE = "timeline"
SAID = (
    *("choose_first", "timeline_months", "timeline_month_of", "timeline_day_of", "timeline_about"),
    *(
        "timeline_progress",
        "timeline_progress_one",
        "timeline_all_in",
        "timeline_put_done",
        "timeline_raised",
        "timeline_raised_more",
    ),
    *("timeline_moved", "timeline_moved_off", "timeline_removed", "timeline_removed_all", "timeline_changed"),
    *("timeline_undone", "timeline_nothing_to_undo", "timeline_added", "timeline_shown_all", "timeline_most"),
    *(
        "timeline_no_year",
        "timeline_no_such_day",
        "timeline_no_kind",
        "timeline_no_words",
        "timeline_on_it",
        "timeline_opened",
    ),
    *("timeline_picture", "timeline_picture_one", "timeline_marks", "timeline_marks_more"),
    *("timeline_no_line", "timeline_no_answer"),
    *(
        "timeline_asking",
        "timeline_empty_own",
        "timeline_empty",
        "timeline_rests",
        "timeline_number",
        "timeline_unnamed",
    ),
    *("timeline_next_paper", "timeline_to_list"),
)


def timeline_html(bag: Bag, reference: Reference) -> Markup:
    """Return the whole activity as one `section`: papers and their timeline, then an empty one for own notes."""
    notes, words = notes_of(SCOPE, reference), reference.words
    entries = sorted(
        ((event, record) for record in bag.records for event in record.events), key=lambda pair: pair[0].written
    )
    body = fill(
        "timeline.html",
        bag=bag,
        entries=entries,
        when=lambda written: when_in_words(written, words),
        kinds=KINDS,
        names_a_drug=" ".join(NAMES_A_DRUG),
        most=MOST_EVENTS,
        rests={flag.id: _rests(flag.events, entries, words) for flag in bag.flags},
        w=words,
        line=lambda text: line(text, notes),
        cited=lambda text, facts: cited_line(text, facts or (), notes),
        cites=cites(notes),
        data_json=script_json(_data(entries, words)),
    )
    return fill("activity.html", kind="timeline", id=bag.id, body=body, notes=notes.html())


def timeline_answer(query: str, reference: Reference) -> dict[str, Any]:
    """Answer a timeline given as text: `said` in plain text, `flags` as HTML, `figure` as Plotly's data.

    Where it is none: `fault` in words, and in which event, `at` (from 0, or None).
    """
    try:
        timeline = Timeline(read_timeline(query))
    except Unanswerable as unanswerable:
        number = "" if unanswerable.at is None else unanswerable.at + 1
        return {"fault": reference.words(f"timeline_fault_{unanswerable.fault}", n=number), "at": unanswerable.at}
    return {
        "said": summary(timeline, reference.words),
        "flags": found_html(timeline.happenings, timeline.findings(), notes_of(SCOPE, reference)),
        "figure": timeline_figure(timeline, reference.words),
    }


def happening(event: Event) -> Happening:
    """Return what the rules need of an event; ValueError where its date cannot be read, which its model forbids."""
    if event.moment is None:
        raise ValueError(event.date)
    return Happening(event.moment, event.kind, event.drug or "")


def _rests(events: list[str], entries: list[tuple[Event, BagRecord]], words: Words) -> str:
    said = [
        words("timeline_number", n=number, when=when_in_words(event.written, words))
        for number, (event, _) in enumerate(entries, start=1)
        if event.id in events
    ]
    return words("timeline_rests", numbers=", ".join(said))


def _data(entries: list[tuple[Event, BagRecord]], words: Words) -> dict[str, Any]:
    timeline = Timeline([happening(event) for event, _ in entries])
    return {
        "words": {name: words.raw(name) for name in SAID},
        "kinds": {kind: words(f"timeline_kind_{kind}") for kind in KINDS},
        "flags": {kind: words(f"timeline_flag_{kind}") for kind in ("gap", "overlap", "contradiction", "missing")},
        "most": MOST_EVENTS,
        "figure": timeline_figure(timeline, words),
    }
