"""Questions with feedback for each answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from widgets.model.record import Facts, Id, Record, Text

Verdict = Literal["best", "acceptable", "poor"]
POINTS: dict[Verdict, int] = {"best": 2, "acceptable": 1, "poor": 0}


class Answer(Record):
    """One answer to a quiz question, with feedback of its own and the facts behind it."""

    id: Id
    text: Text
    verdict: Verdict
    feedback: Text
    facts: Facts


class Question(Record):
    """One question; `matches` names its twin in the other form, `belief` the common belief that it is made from."""

    id: Id
    text: Text
    answers: Annotated[list[Answer], Field(min_length=2)]
    matches: Id | None = None
    belief: Id | None = None

    @model_validator(mode="after")
    def _one_best_answer(self) -> Self:
        if sum(answer.verdict == "best" for answer in self.answers) != 1:
            raise ValueError("has no single best answer; give exactly one answer `verdict: best`")
        return self


class Quiz(Record):
    """A set of questions for one moment of a section, or of the course.

    `lead` stands in place of the usual words; an `after` form says by `measured_from` which form came before it.
    """

    id: Id
    title: Text
    lead: Text | None = None
    section: Id
    moment: Literal["before", "check", "after"]
    measured_from: Id | None = None
    questions: Annotated[list[Question], Field(min_length=1)]

    @model_validator(mode="after")
    def _an_after_form_is_measured_from_another(self) -> Self:
        if self.moment == "after" and not self.measured_from:
            raise ValueError("is an `after` form that is measured from nothing; add `measured_from: …-before`")
        if self.moment != "after" and self.measured_from:
            raise ValueError("is no `after` form; take `measured_from` out")
        return self


def twin_defects(after: Quiz, before: Quiz) -> Iterator[tuple[Id, str]]:
    """Find questions of `after` that differ from their twins: a question's id, or "", and “what; how to mend it”."""
    twins = {question.id: question for question in before.questions}
    for question in after.questions:
        twin = twins.pop(question.matches or "", None)
        if twin is None:
            yield question.id, f"has no twin of its own in `{before.id}`; name one by `matches`"
        elif twin.matches != question.id:
            yield question.id, f"is not the one that `{twin.id}` matches; let each name the other"
        elif twin.belief != question.belief:
            yield question.id, f"is about another belief than its twin `{twin.id}`; write the same `belief`"
        elif len(twin.answers) != len(question.answers):
            yield question.id, f"has another number of answers than its twin `{twin.id}`; give both the same"
    for name in twins:
        yield "", f"no question matches `{name}` of `{before.id}`; add a twin for it"
