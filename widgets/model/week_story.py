"""The week of a fictional person: tasks, what could change in some of them, and each week that choices lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, product
from math import prod
from typing import Annotated, Self

from pydantic import Field, model_validator

from widgets.model.quiz import Answer
from widgets.model.record import Cited, Id, Record, Text, refuse_twice
from widgets.model.week import Stint, Way, crowded, sums

MOST_WEEKS = 400  # a page holds every week that choices can lead to
GOES_AWAY, STAYS = ("share", "drop"), ("keep", "learn")


class WeekOption(Answer):
    """One thing that could happen with a task. `week` is what is left of it then, and rest that it makes room for.

    Without `week` the task stays as it is: nobody has taken it yet.
    """

    way: Way
    week: list[Stint] | None = None


class WeekTask(Record):
    """One task, or the person's own rest; with a `question` and `options` where a learner decides."""

    id: Id
    name: Text
    stints: Annotated[list[Stint], Field(min_length=1)]
    question: Text | None = None
    options: list[WeekOption] = []

    @model_validator(mode="after")
    def _options_fit(self) -> Self:
        if bool(self.options) != (self.question is not None):
            raise ValueError("has a question without options, or options without a question; give both or none")
        if self.options:
            good = [option.verdict for option in self.options if option.verdict != "poor"]
            if "best" not in good or len(good) < len(("one", "other")):
                raise ValueError("leaves no choice; let at least two options be good, and one of them `best`")
            refuse_twice(option.id for option in self.options)
        for option in self.options:
            self._is_what_it_says(option)
        return self

    def _is_what_it_says(self, option: WeekOption) -> None:
        if option.way in STAYS and option.week is not None:
            raise ValueError(f"changes the week by `{option.id}`, which is `{option.way}`; take its `week` away")
        less = option.week is not None and sums(option.week).task_hours < sums(self.stints).task_hours
        if option.way in GOES_AWAY and not less:
            raise ValueError(f"gives nothing away by `{option.id}`, which is `{option.way}`; give it a shorter `week`")

    def effects(self) -> list[list[Stint]]:
        """Return each different way in which this task can stand in the week; the first is as it is."""
        found = [self.stints]
        for option in self.options:
            if option.week is not None and option.week not in found:
                found.append(option.week)
        return found

    def effect_of(self, option: WeekOption) -> int:
        """Return the place of an option's effect among `effects`."""
        return 0 if option.week is None else self.effects().index(option.week)


class WeekStory(Record):
    """A fictional caregiver's week, with words for its end and for finding help."""

    id: Id
    section: Id
    title: Text
    lead: Text
    name: Text
    person: Text
    tasks: Annotated[list[WeekTask], Field(min_length=3)]
    frame: Annotated[list[Cited], Field(min_length=1)]
    end: Annotated[list[Cited], Field(min_length=1)]
    lesson: Cited
    help: Annotated[list[Cited], Field(min_length=1)]
    urgent: Cited

    @model_validator(mode="after")
    def _can_be_lived_and_shown(self) -> Self:
        refuse_twice(task.id for task in self.tasks)
        for day, part, hours in crowded(self.stints):
            raise ValueError(f"puts {hours.normalize():f} hours into {day}, {part}; give it fewer, or another part")
        if not 1 <= len(self.decisions) <= prod(len(task.effects()) for task in self.decisions) <= MOST_WEEKS:
            raise ValueError(f"leads to no other week, or to more than {MOST_WEEKS}; change how many options it has")
        return self

    @property
    def stints(self) -> list[Stint]:
        """The week as it is."""
        return list(chain.from_iterable(task.stints for task in self.tasks))

    @property
    def decisions(self) -> list[WeekTask]:
        """The tasks in which a learner decides, in their order."""
        return [task for task in self.tasks if task.options]

    def after(self, effects: Mapping[str, int]) -> list[Stint]:
        """Return the week with some tasks, by id, in another of their `effects`."""
        return list(chain.from_iterable(task.effects()[effects.get(task.id, 0)] for task in self.tasks))

    def weeks(self) -> Iterator[tuple[tuple[int, ...], list[Stint]]]:
        """Every week that choices lead to, by the effect of each decision in its order."""
        names = [task.id for task in self.decisions]
        for places in product(*(range(len(task.effects())) for task in self.decisions)):
            yield places, self.after(dict(zip(names, places, strict=True)))
