"""Rules between the forms of a quiz: what is asked before and after must be the same, in other words."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.check.content_rules import ReadFile, room_of
from widgets.model.quiz import Quiz, twin_defects
from widgets.yaml_file import Problem


def quiz_problems(read: list[ReadFile]) -> Iterator[Problem]:
    """Find forms that are measured from nothing, questions that differ from their twins, and unknown beliefs."""
    forms = {one.record.id: one.record for one in read if isinstance(one.record, Quiz)}
    beliefs = {belief.id for one in read if room_of(one) == "misconceptions" for belief in one.record}
    for one in read:
        if not isinstance(one.record, Quiz):
            continue
        yield from _unknown_beliefs(one, beliefs)
        if one.record.measured_from:
            yield from _twin_problems(one, forms.get(one.record.measured_from))


def _unknown_beliefs(one: ReadFile, beliefs: set[str]) -> Iterator[Problem]:
    for index, question in enumerate(one.record.questions):
        if question.belief and question.belief not in beliefs:
            what = f"there is no misconception `{question.belief}`"
            yield one.file.problem(("questions", index, "belief"), what, "use the id of one in `misconceptions`")


def _twin_problems(one: ReadFile, before: Quiz | None) -> Iterator[Problem]:
    if before is None or before.moment != "before":
        what = f"there is no `before` form `{one.record.measured_from}`"
        yield one.file.problem(("measured_from",), what, "use the name of a quiz with `moment: before`")
        return
    places = {question.id: ("questions", i) for i, question in enumerate(one.record.questions)}
    for name, said in twin_defects(one.record, before):
        if name:
            yield one.file.told(places[name], f"question `{name}` {said}")
        else:
            yield one.file.told(("questions",), said)
