"""Rules between what the appointment planner offers and the questions for the clinic of all sections."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.check.content_rules import ReadFile, room_of
from widgets.model.visit import VisitPlan, unknown_questions
from widgets.yaml_file import Problem


def visit_problems(read: list[ReadFile]) -> Iterator[Problem]:
    """Find questions that a plan of a visit offers and no section has."""
    known = {question.id for one in read if room_of(one) == "questions" for question in one.record}
    for one in read:
        if isinstance(one.record, VisitPlan):
            for offer, at, name in unknown_questions(one.record, known):
                place = ("offers", offer, "questions", at)
                mend = "use the id of a question in `questions`"
                yield one.file.problem(place, f"there is no question `{name}`", mend)
