"""The next visit on one page: what a learner writes before and after it, and what the course offers to choose from."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from widgets.model.quiz import POINTS, Verdict
from widgets.model.record import Cited, Facts, Id, Record, Text, refuse_twice
from widgets.model.written import MOST_CELL_LETTERS, Cell, Written, lines_taken

FIRST = 3  # questions that come first
MOST_QUESTIONS, MOST_STEPS, MOST_TO_BRING = 6, 5, 12
LINES_A_PAGE = 32  # of one side of A4, beside headings: a test holds it against real paper

FieldName = Literal[
    "wants",
    "not_now",
    "speaks",
    "writes",
    "language",
    "symptoms",
    "medicines",
    "task",
    "bring_also",
    "recap",
    "call",
    "next_date",
]
ListName = Literal["questions", "steps"]
Whose = Literal["own", "together", "guess"]
Interpreter = Literal["booked", "ask", "none"]
FIELDS: tuple[FieldName, ...] = get_args(FieldName)
# Filled in at the visit: where nothing is written yet, there is a line to write on, and two for the next steps.
FOR_A_PEN: tuple[FieldName, ...] = ("recap", "call", "next_date")
# What is chosen from a few answers; “” where nothing is chosen yet.
CHOICES: dict[str, tuple[str, ...]] = {"whose": get_args(Whose), "interpreter": get_args(Interpreter)}


class Question(Record):
    """A question for the visit, and whom it is for."""

    text: Cell = ""
    who: Cell = ""


class NextStep(Record):
    """What happens next, who does it, and by when."""

    what: Cell = ""
    who: Cell = ""
    when: Cell = ""


class Visit(Record):
    """The page's own words; each may be empty. `bring` holds ids of things, in the order of their list."""

    date: dt.date | Literal[""] = ""
    wants: Written = ""
    whose: Whose | Literal[""] = ""
    not_now: Written = ""
    questions: Annotated[list[Question], Field(max_length=MOST_QUESTIONS)] = []
    speaks: Written = ""
    writes: Written = ""
    interpreter: Interpreter | Literal[""] = ""
    language: Written = ""
    symptoms: Written = ""
    medicines: Written = ""
    task: Written = ""
    bring: Annotated[list[Id], Field(max_length=MOST_TO_BRING)] = []
    bring_also: Written = ""
    recap: Written = ""
    steps: Annotated[list[NextStep], Field(max_length=MOST_STEPS)] = []
    call: Written = ""
    next_date: Written = ""


class AskedVisit(Record):
    """What the browser sends for a file: which page it is (the example's id, or "own"), and its words."""

    sheet: Id
    page: Visit


class Candidate(Record):
    """A question that could be among the first three, and what speaks for that or against it."""

    id: Id
    text: Annotated[Text, Field(max_length=MOST_CELL_LETTERS)]
    verdict: Verdict
    feedback: Text
    facts: Facts


class FirstThree(Record):
    """A practice: which three questions of many come first?"""

    title: Text
    lead: Text
    story: Text
    ask: Text
    candidates: Annotated[list[Candidate], Field(min_length=FIRST + 1)]
    lesson: Cited

    @model_validator(mode="after")
    def _can_be_chosen_well(self) -> Self:
        refuse_twice(one.id for one in self.candidates)
        if len(self.of("best")) < FIRST:
            raise ValueError(f"has {len(self.of('best'))} best questions; make at least {FIRST} of them `best`")
        return self

    def of(self, verdict: Verdict) -> list[Candidate]:
        """Return the questions with this verdict, in their order."""
        return [one for one in self.candidates if one.verdict == verdict]

    def groups(self) -> dict[Verdict, list[Candidate]]:
        """Return the questions by verdict, the best first; verdicts without any are left out."""
        return {verdict: found for verdict in POINTS if (found := self.of(verdict))}


class Offer(Record):
    """Questions for the clinic that belong together: ids from `assets/content/questions/`, of any section."""

    name: Text
    questions: Annotated[list[Id], Field(min_length=1)]


class ToBring(Record):
    """Something to take along, and why where a fact says so."""

    id: Id
    text: Annotated[Text, Field(max_length=MOST_CELL_LETTERS)]
    why: Cited | None = None


class VisitExample(Record):
    """A page that is filled in already, about fictional people."""

    title: Text
    about: Text
    page: Visit


class VisitPlan(Record):
    """All that the appointment planner offers: a practice, questions to pick, things to bring, a filled page."""

    id: Id
    section: Id
    first: FirstThree
    offers: Annotated[list[Offer], Field(min_length=1)]
    bring: Annotated[list[ToBring], Field(min_length=1, max_length=MOST_TO_BRING)]
    example: VisitExample

    @model_validator(mode="after")
    def _offers_each_thing_once(self) -> Self:
        for called, ids in (
            ("question", [name for offer in self.offers for name in offer.questions]),
            ("thing to bring", [one.id for one in self.bring]),
        ):
            twice = next((name for name in ids if ids.count(name) > 1), None)
            if twice:
                raise ValueError(f"offers the {called} `{twice}` twice; once is enough")
        return self

    @model_validator(mode="after")
    def _shows_a_whole_page(self) -> Self:
        page = self.example.page
        empty = next((name for name in Visit.model_fields if not getattr(page, name)), None)
        if empty:
            raise ValueError(f"leaves `{empty}` of the example empty; an example shows each part")
        unknown = next((name for name in page.bring if name not in {one.id for one in self.bring}), None)
        if unknown:
            raise ValueError(f"brings `{unknown}` along, which is not offered; use an id of `bring`")
        best = {one.text for one in self.first.of("best")}
        if len(page.questions) < FIRST or any(one.text not in best for one in page.questions[:FIRST]):
            raise ValueError(f"starts its example with other questions; the first {FIRST} are `best` in the practice")
        if lines_of(page) > LINES_A_PAGE:
            raise ValueError(f"takes {lines_of(page)} lines; shorten it until {LINES_A_PAGE} are enough for one page")
        return self


def lines_of(page: Visit) -> int:
    """How many lines of paper the words of `page` and the room to write take, at most, beside headings and choices.

    What is ticked stands in two columns, where a long thing takes two lines; so each is counted as one.
    """
    rows = [f"{row.text} {row.who}" for row in page.questions]
    steps = [f"{row.what} {row.who} {row.when}" for row in page.steps]
    room = sum(not getattr(page, name) for name in FOR_A_PEN) + (0 if "".join(steps).strip() else 2)
    texts = [*(getattr(page, name) for name in FIELDS), *rows, *steps]
    return lines_taken([*texts, *("" for _ in page.bring)]) + room


def unknown_questions(plan: VisitPlan, known: set[str]) -> list[tuple[int, int, str]]:
    """Return the questions that `plan` offers and nobody `known` has: place of the offer, of the question, and id."""
    return [
        (offer_at, at, name)
        for offer_at, offer in enumerate(plan.offers)
        for at, name in enumerate(offer.questions)
        if name not in known
    ]
