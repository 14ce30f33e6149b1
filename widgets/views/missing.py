"""What a summary still lacks, as HTML: the bag, marks in groups, our reading, whom to ask, and letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from widgets.model.bag import Bag
from widgets.model.checklist import (
    PAPER_MARKS,
    Ask,
    Checklist,
    ChecklistItem,
    Line,
    asked,
    bag_lines,
    letter_text,
    letters,
    own_lines,
    papers_by_date,
)
from widgets.model.quiz import Verdict
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import Words, fill, script_json

SAID = (
    "missing_now_own",
    "missing_progress",
    "missing_left",
    "missing_result",
    "missing_same",
    "missing_also",
    "missing_there_partly",
    "missing_there_missing",
    "missing_partly_there",
    "missing_partly_missing",
    "missing_missing_there",
    "missing_missing_partly",
    "missing_mark_there",
    "missing_mark_partly",
    "missing_mark_missing",
    "missing_mark_own_there",
    "missing_mark_own_partly",
    "missing_mark_own_missing",
    "missing_list_more",
    "missing_list_less",
    "missing_moved",
    "missing_ranked",
    "missing_ranked_none",
    "missing_letter_count",
    "missing_copied",
    "missing_copy_by_hand",
    "missing_renewed",
    "missing_timeline",
    "missing_timeline_one",
    "timeline_about",
)
# Our mark is no verdict on the learner: green for what is there, blue for a part, amber for what is to be asked.
LOOKS: Mapping[str, Verdict] = {"there": "best", "partly": "acceptable", "missing": "poor"}


def missing_html(checklist: Checklist, bag: Bag, reference: Reference) -> Markup:
    """Return the whole activity as one `section`, readable without a script, with its notes at the end."""
    notes, words = Notes(f"missing-{checklist.id}", reference), reference.words
    papers = papers_by_date(bag)
    numbers = {paper.id: number for number, paper in enumerate(papers, start=1)}
    lines = {"bag": bag_lines(checklist, bag), "own": own_lines(checklist)}
    ours = letters(_ours(checklist), lines["bag"])
    first_name = bag.person.name.split(" ")[0]
    said = {name: words.raw(name) for name in SAID} | {"missing_now_bag": words("missing_now_bag", name=first_name)}
    body = fill(
        "missing.html",
        checklist=checklist,
        first_name=first_name,
        papers=papers,
        marks=PAPER_MARKS,
        looks=LOOKS,
        w=words,
        rests=lambda item: _rests(item, bag, numbers, words),
        asks=lambda item: [_bag_ask(ask, checklist, bag) for ask in item.bag.asks or item.asks],
        names={holder.id: holder.name for holder in checklist.holders},
        letters={
            holder.id: letter_text(checklist, holder, ours[holder.id])
            for holder in checklist.holders
            if holder.id in ours
        },
        data_json=script_json(_data(checklist, lines)),
        words_json=script_json(said),
        **writers(notes),
    )
    return fill("activity.html", kind="missing", id=checklist.id, body=body, notes=notes.html())


def _ours(checklist: Checklist) -> list[str]:
    """What we would ask for, in the order of the list."""
    marks = {item.id: item.bag.mark for item in checklist.items}
    return asked(marks, list(marks))


def _rests(item: ChecklistItem, bag: Bag, numbers: Mapping[str, int], words: Words) -> str:
    """The papers that our reading of one thing rests on, by number and look."""
    looks = {record.id: record.looks_like for record in bag.records}
    named = sorted(item.bag.records, key=lambda name: numbers[name])
    if not named:
        return words("missing_rests_nothing", n=len(numbers))
    papers = (words("missing_a_paper", n=numbers[name], looks=_inner(looks[name])) for name in named)
    return words("missing_rests", papers="; ".join(papers))


def _inner(text: str) -> str:
    """A sentence's beginning as it stands inside another: “A card” becomes “a card”."""
    return text[:1].lower() + text[1:]


def _bag_ask(ask: Ask, checklist: Checklist, bag: Bag) -> dict[str, object]:
    """Who has one missing thing, how to ask, and the facts behind it, as the bag or the list says."""
    for missing in bag.missing:
        if missing.id == ask.missing:
            return {"who": missing.who_has_it, "text": missing.question, "facts": missing.facts, "what": missing.text}
    name = next(holder.name for holder in checklist.holders if holder.id == ask.holder)
    return {"who": name, "text": ask.text, "facts": [], "what": None}


def _data(checklist: Checklist, lines: Mapping[str, Mapping[str, Sequence[Line]]]) -> dict[str, Any]:
    """What the browser needs to put a letter together, and the name of the timeline that may lie beside."""
    forms = {
        holder.id: [text.replace("{name}", holder.name) for text in (form.opening, form.closing)]
        for holder in checklist.holders
        for form in [checklist.form(holder)]
    }
    return {"lines": lines, "forms": forms, "takes": {"timeline": checklist.bag}}
