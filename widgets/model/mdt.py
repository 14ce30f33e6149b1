"""A team meeting: who sits at the table, what was sent along, and how far the table can answer a question then."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Self

from pydantic import Field, model_validator

from widgets.model.icons import IconArray
from widgets.model.quiz import POINTS, Verdict
from widgets.model.record import Cited, Facts, Id, Record, Text, refuse_twice

# Any one of these people or papers is enough.
Need = Annotated[list[Id], Field(min_length=1)]
FEWEST_OUTCOMES = 3


class Member(Record):
    """Someone who can sit at the table, or the chair for the person's own words.

    Who is `always_welcome` may be asked at any time, so the course never says “another time” to them.
    """

    id: Id
    name: Text
    looks_at: Text
    needs: Text
    ask: Text
    facts: Facts
    always_welcome: bool = False


class Paper(Record):
    """Something that can be sent to the meeting."""

    id: Id
    name: Text


class Seat(Record):
    """Why one person is asked to this table, or another time, and the paper that they look at."""

    person: Id
    verdict: Verdict
    text: Text
    paper: Id
    facts: Facts


class Outcome(Record):
    """How far the table comes if everything that this `needs` is there."""

    id: Id
    verdict: Verdict
    title: Text
    text: Text
    facts: Facts
    needs: list[Need] = []

    def lacks(self, there: Collection[str]) -> list[Need]:
        """Return what is missing for this outcome, where `there` are the ids of all people and papers that came."""
        return [need for need in self.needs if not set(need) & set(there)]

    def includes(self, other: Outcome) -> bool:
        """Say whether whatever is enough for this outcome is enough for `other`, too."""
        return all(any(set(own) <= set(need) for own in self.needs) for need in other.needs)


class GoodTable(Record):
    """One table that can answer the question; there are several."""

    title: Text
    chairs: Annotated[list[Id], Field(min_length=1)]
    papers: Annotated[list[Id], Field(min_length=1)]
    text: Text
    facts: Facts


class TableCase(Record):
    """A fictional person and a question. The outcomes go from the fullest answer down to “no decision today”."""

    id: Id
    title: Text
    name: Text
    age: Annotated[int, Field(ge=18, le=110)]
    place: Text
    story: Text
    question: Text
    papers: Annotated[list[Paper], Field(min_length=2)]
    seats: Annotated[list[Seat], Field(min_length=2)]
    outcomes: Annotated[list[Outcome], Field(min_length=FEWEST_OUTCOMES)]
    good_tables: Annotated[list[GoodTable], Field(min_length=2)]
    lesson: Cited

    @model_validator(mode="after")
    def _no_answer_is_lost_by_asking_more(self) -> Self:
        if self.outcomes[-1].needs:
            raise ValueError("has a last outcome that needs something; the last one is what is left when little came")
        for fuller, other in zip(self.outcomes, self.outcomes[1:], strict=False):
            if not fuller.includes(other):
                what = f"loses the answer `{other.id}` when more people are asked"
                raise ValueError(f"{what}; let `{fuller.id}` need all that it needs, and more")
            if other.includes(fuller):
                raise ValueError(f"`{fuller.id}` needs no more than `{other.id}`; take one away, or let it need more")
        return self

    @model_validator(mode="after")
    def _names_what_is_there(self) -> Self:
        people, papers = [seat.person for seat in self.seats], [paper.id for paper in self.papers]
        refuse_twice([*people, *papers])
        named = [(name, papers) for seat in self.seats for name in [seat.paper]]
        named += [(name, people) for table in self.good_tables for name in table.chairs]
        named += [(name, papers) for table in self.good_tables for name in table.papers]
        named += [(name, people + papers) for outcome in self.outcomes for need in outcome.needs for name in need]
        for name, known in named:
            if name not in known:
                raise ValueError(f"names `{name}`, which is not there; use one of: {', '.join(known)}")
        return self

    @model_validator(mode="after")
    def _best_are_those_who_are_needed(self) -> Self:
        needed = {name for need in self.outcomes[0].needs for name in need}
        for seat in self.seats:
            if (seat.verdict == "best") != (seat.person in needed):
                mend = "let exactly those be `best` whom the fullest answer needs"
                raise ValueError(f"says two things about `{seat.person}`; {mend}")
        return self

    @model_validator(mode="after")
    def _good_tables_answer(self) -> Self:
        for table in self.good_tables:
            if self.answer([*table.chairs, *table.papers]) is not self.outcomes[0]:
                raise ValueError(f"the good table “{table.title}” gives no full answer; add whom or what it needs")
        if len({frozenset(table.chairs) for table in self.good_tables}) != len(self.good_tables):
            raise ValueError("has two good tables with the same people; let them differ, or keep one")
        return self

    def answer(self, there: Collection[str]) -> Outcome:
        """Return the one outcome for a set of people and papers: the fullest for which nothing is missing."""
        return next(outcome for outcome in self.outcomes if not outcome.lacks(there))

    def needed(self) -> list[str]:
        """Return the ids that any outcome needs, each once; no other person or paper changes the answer."""
        return list(dict.fromkeys(name for outcome in self.outcomes for need in outcome.needs for name in need))

    def answers(self) -> str:
        """Return the place of the outcome for each set of needed ids: the first id is the lowest bit of the index."""
        needed = self.needed()
        sets = ([name for bit, name in enumerate(needed) if mask >> bit & 1] for mask in range(1 << len(needed)))
        return "".join(str(self.outcomes.index(self.answer(there))) for there in sets)

    def groups(self) -> dict[Verdict, list[Seat]]:
        """Return the seats by verdict, those needed first; verdicts without a seat are left out."""
        found = {verdict: [seat for seat in self.seats if seat.verdict == verdict] for verdict in POINTS}
        return {verdict: seats for verdict, seats in found.items() if seats}


class Limit(Record):
    """Something that a meeting cannot do, and what can be done about it, with one result for 100."""

    title: Text
    icons: IconArray
    so: Cited


class MdtTable(Record):
    """A table with a number of chairs, people who can sit there, cases, and what a meeting cannot do."""

    id: Id
    title: Text
    section: Id
    lead: Text
    chairs: Annotated[int, Field(ge=2)]
    papers: Annotated[int, Field(ge=1)]
    people: Annotated[list[Member], Field(min_length=2)]
    cases: Annotated[list[TableCase], Field(min_length=1)]
    limits: Annotated[list[Limit], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_case_weighs_each_person(self) -> Self:
        people = [person.id for person in self.people]
        refuse_twice(people, [case.id for case in self.cases])
        for case in self.cases:
            seated = [seat.person for seat in case.seats]
            for name in dict.fromkeys([*people, *seated]):
                if (name in people) != (name in seated):
                    raise ValueError(
                        f"`{case.id}` does not weigh the same people as the table: `{name}`; add or mend it"
                    )
            self._check_verdicts(case)
            for table in case.good_tables:
                if len(table.chairs) > self.chairs or len(table.papers) > self.papers:
                    raise ValueError(f"the good table “{table.title}” is too big; keep to the chairs and papers given")
        return self

    def _check_verdicts(self, case: TableCase) -> None:
        welcome = {person.id for person in self.people if person.always_welcome}
        for seat in case.seats:
            if seat.verdict == "poor" and seat.person in welcome:
                raise ValueError(
                    f"`{case.id}` says “another time” to `{seat.person}`, who is always welcome; use `acceptable`"
                )

    def seats(self, case: TableCase) -> list[tuple[Member, Seat]]:
        """Return each person with their seat in `case`, in the order of the table."""
        by_person = {seat.person: seat for seat in case.seats}
        return [(person, by_person[person.id]) for person in self.people]

    def names(self, case: TableCase) -> dict[str, str]:
        """Return the names of all people and of the papers of `case`, by id."""
        return {person.id: person.name for person in self.people} | {paper.id: paper.name for paper in case.papers}
