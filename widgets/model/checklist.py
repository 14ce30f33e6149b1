"""What a complete summary holds, how a bag of papers stands with it, and the letters that ask for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from widgets.model.bag import Bag, BagRecord
from widgets.model.record import Cited, Id, Record, Text, refuse_twice

PaperMark = Literal["there", "partly", "missing"]
PAPER_MARKS: tuple[PaperMark, ...] = get_args(PaperMark)


class Ask(Record):
    """A question to a holder of papers, in words of its own or as the bag has them under `missing`."""

    holder: Id
    text: Text | None = None
    missing: Id | None = None

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if (self.text is None) == (self.missing is None):
            raise ValueError("needs either a `text` or an entry of the bag; give one of `text` and `missing`")
        return self


class Reading(Record):
    """How a bag stands with one thing: our mark, marks that fit too, the papers it rests on, what to ask."""

    mark: PaperMark
    also: list[PaperMark] = []
    records: list[Id]
    text: Text
    asks: list[Ask] = []
    could_change: Cited | None = None

    @model_validator(mode="after")
    def _also_is_another(self) -> Self:
        if self.mark in self.also:
            raise ValueError("names its own mark under `also`; remove it there")
        return self


class ChecklistItem(Record):
    """One thing that a summary holds: when it is enough, why it matters, whom to ask, and how the bag stands."""

    id: Id
    name: Text
    holds: Text
    why: Cited
    asks: Annotated[list[Ask], Field(min_length=1)]
    bag: Reading

    @model_validator(mode="after")
    def _asks_in_words(self) -> Self:
        if any(ask.text is None for ask in self.asks):
            raise ValueError("asks by an entry of the bag outside `bag`; anyone's papers need a `text`")
        return self


class ItemGroup(Record):
    """A few things that are looked for together."""

    id: Id
    title: Text
    items: Annotated[list[ChecklistItem], Field(min_length=1, max_length=5)]


class LetterForm(Record):
    """How a letter begins and ends; `{name}` stands for its holder."""

    id: Id
    opening: Text
    closing: Text


class Holder(Record):
    """Who has papers or answers, and the form in which they are asked."""

    id: Id
    name: Text
    form: Id


class Checklist(Record):
    """A list to work through, with one person's bag or with papers of one's own."""

    id: Id
    title: Text
    section: Id
    lead: Text
    bag: Id
    forms: Annotated[list[LetterForm], Field(min_length=1)]
    holders: Annotated[list[Holder], Field(min_length=1)]
    groups: Annotated[list[ItemGroup], Field(min_length=1, max_length=5)]

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        forms, holders = [form.id for form in self.forms], [holder.id for holder in self.holders]
        refuse_twice(forms, holders, [group.id for group in self.groups], [item.id for item in self.items])
        for holder in self.holders:
            if holder.form not in forms:
                raise ValueError(f"has no form `{holder.form}`; use one of: {', '.join(forms)}")
        for ask in (ask for item in self.items for ask in (*item.asks, *item.bag.asks)):
            if ask.holder not in holders:
                raise ValueError(f"has no holder `{ask.holder}`; use one of: {', '.join(holders)}")
        return self

    @property
    def items(self) -> list[ChecklistItem]:
        """All things of the list, in its order."""
        return [item for group in self.groups for item in group.items]

    def form(self, holder: Holder) -> LetterForm:
        """Return the form in which `holder` is asked."""
        return next(form for form in self.forms if form.id == holder.form)


# One line of a letter: the id of its holder, and the question.
Line = tuple[str, str]


def own_lines(checklist: Checklist) -> dict[str, list[Line]]:
    """Return what to ask for each thing of the list, with anyone's papers."""
    return {item.id: [(ask.holder, ask.text or "") for ask in item.asks] for item in checklist.items}


def bag_lines(checklist: Checklist, bag: Bag) -> dict[str, list[Line]]:
    """Return what to ask for each thing in this bag; what the bag does not ask for itself is asked as with any."""
    questions = {missing.id: missing.question for missing in bag.missing}
    lines = own_lines(checklist)
    for item in checklist.items:
        if item.bag.asks:
            lines[item.id] = [(ask.holder, ask.text or questions[ask.missing or ""]) for ask in item.bag.asks]
    return lines


def asked(marks: Mapping[str, str], order: Sequence[str]) -> list[str]:
    """Return the things to ask for, in the learner's order: those marked as missing, or as not enough."""
    return [name for name in order if marks.get(name) in {"partly", "missing"}]


def letters(wanted: Sequence[str], lines: Mapping[str, Sequence[Line]]) -> dict[str, list[str]]:
    """Return the questions for each holder who is asked anything, in the order of what is wanted."""
    found: dict[str, list[str]] = {}
    for name in wanted:
        for holder, question in lines[name]:
            found.setdefault(holder, []).append(question)
    return found


def letter_text(checklist: Checklist, holder: Holder, questions: Sequence[str]) -> str:
    """Return a letter: its opening, the questions by number, its closing."""
    form = checklist.form(holder)
    numbered = "\n".join(f"{number}. {question}" for number, question in enumerate(questions, start=1))
    return f"{form.opening.replace('{name}', holder.name)}\n\n{numbered}\n\n{form.closing}"


def papers_by_date(bag: Bag) -> list[BagRecord]:
    """Return the papers of a bag in the order of what happened first in each."""
    return sorted(bag.records, key=lambda record: min(event.date for event in record.events))


def defects(checklist: Checklist, bag: Bag) -> Iterator[tuple[str, str]]:
    """Find what does not fit between a list and its bag: the id of the thing, and what is said to the author."""
    records, missing = {record.id for record in bag.records}, [missing.id for missing in bag.missing]
    taken: list[str] = []
    for item in checklist.items:
        for name in item.bag.records:
            if name not in records:
                yield item.id, f"there is no paper `{name}` in the bag; use the id of a record"
        for name in [ask.missing for ask in item.bag.asks if ask.missing]:
            if name not in missing:
                yield item.id, f"there is no entry `{name}` under `missing` in the bag; use one of its ids"
            if name in taken:
                yield item.id, f"asks for `{name}` a second time; let one thing ask for it"
            taken.append(name)
    for name in missing:
        if name not in taken:
            yield checklist.items[0].id, f"nothing asks for `{name}`, which the bag says is missing; add an ask"
