"""The tools of the method: activities of the course that help in one of its five steps."""

from __future__ import annotations

from widgets.model.case import Step
from widgets.model.record import Id, Record, Text


class Tool(Record):
    """One activity that serves a step: where it stands (`cell` of the notebook `lesson`), and when it helps."""

    step: Step
    lesson: Id
    cell: Id
    label: Text
    when: Text
