"""A fictional person's two weeks of symptoms, the lines of their team, and a guess at the first day to call."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from widgets.model.diary import MOST_DAYS, Day, Lines, first_call
from widgets.model.quiz import Answer
from widgets.model.record import Cited, Id, Record, Text


class StoryDay(Day):
    """One day of the diary, with its number, and a note of the person in their own words."""

    day: Annotated[int, Field(ge=1, le=MOST_DAYS)]
    note: Text | None = None


class DiaryAnswer(Answer):
    """A guess: the first day to call on; none for “at the next visit”."""

    day: Annotated[int, Field(ge=1, le=MOST_DAYS)] | None = None


class DiaryStory(Record):
    """A person, two weeks, the team's lines, the question, what happened, and the signs that wait for no diary."""

    id: Id
    section: Id
    title: Text
    lead: Text
    name: Text
    person: Text
    lines: Lines
    lines_note: Cited
    days: Annotated[list[StoryDay], Field(min_length=4, max_length=MOST_DAYS)]
    question: Text
    answers: Annotated[list[DiaryAnswer], Field(min_length=3)]
    happened: Annotated[list[Cited], Field(min_length=1)]
    frame: Annotated[list[Cited], Field(min_length=1)]
    urgent: Annotated[list[Cited], Field(min_length=1)]
    lesson: Cited

    @model_validator(mode="after")
    def _days_follow_one_another(self) -> Self:
        if [day.day for day in self.days] != list(range(1, len(self.days) + 1)):
            raise ValueError("has days that do not follow one another; number them from 1, each once, in order")
        return self

    @model_validator(mode="after")
    def _best_is_what_the_lines_say(self) -> Self:
        best = [answer for answer in self.answers if answer.verdict == "best"]
        if len(best) != 1:
            raise ValueError("has no single best answer; give exactly one answer `verdict: best`")
        first = first_call(self.days, self.lines)
        day = None if first is None else first + 1
        if best[0].day != day:
            found = f"on day {day}" if day else "on no day"
            raise ValueError(f"has a best answer that the lines do not give: a call is due {found}; mend one of them")
        return self
