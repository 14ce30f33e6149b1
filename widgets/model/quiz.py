"""Questions with feedback for each answer."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from widgets.model.record import Id, Record, Text

Verdict = Literal["best", "acceptable", "poor"]
POINTS: dict[Verdict, int] = {"best": 2, "acceptable": 1, "poor": 0}


class Answer(Record):
    """One answer to a quiz question, with feedback of its own and the facts behind it."""

    id: Id
    text: Text
    verdict: Verdict
    feedback: Text
    facts: Annotated[list[Id], Field(min_length=1)]


class Question(Record):
    """One question; `matches` names its twin in the other form of the test."""

    id: Id
    text: Text
    answers: Annotated[list[Answer], Field(min_length=2)]
    matches: Id | None = None

    @model_validator(mode="after")
    def _one_best_answer(self) -> Self:
        if sum(answer.verdict == "best" for answer in self.answers) != 1:
            raise ValueError("has no single best answer; give exactly one answer `verdict: best`")
        return self


class Quiz(Record):
    """A set of questions for one moment of a section."""

    id: Id
    title: Text
    section: Id
    moment: Literal["before", "check", "after"]
    questions: Annotated[list[Question], Field(min_length=1)]
