"""Go, ask first or stop: what is thought of, what is known about the person, and the strictest rule that holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import product
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from widgets.model.quiz import Verdict
from widgets.model.record import Cited, Facts, Id, Record, Text, refuse_twice

Level = Literal["urgent", "stop", "ask", "go"]
# From the strictest to the mildest; only the first is an urgent sign, and only that is ever red.
LEVELS: tuple[Level, ...] = get_args(Level)
# What a learner can guess: an urgent sign is a stop, too.
GuessLevel = Literal["go", "ask", "stop"]
GUESSES: tuple[GuessLevel, ...] = get_args(GuessLevel)
Some = Annotated[list[Id], Field(min_length=1)]


class Reason(Record):
    """Why the answer is so, the facts behind it, and who can say more."""

    text: Text
    facts: Facts
    who: Text


class ThingSays(Reason):
    """What holds for a thing by itself, where all else is known and clear."""

    level: Literal["go", "ask", "stop"]


class SituationSays(Reason):
    """What holds in a situation for every thing without a rule of its own; never “go”, for not known is “ask”."""

    level: Literal["ask", "stop", "urgent"]


class Thing(Record):
    """Something that a person takes, does or plans."""

    id: Id
    name: Text
    says: ThingSays


class Situation(Record):
    """Something that may be true of a person."""

    id: Id
    name: Text
    says: SituationSays


class Group(Record):
    """Situations that one looks at together; `clear` says that none holds, `unknown` what follows where nobody said."""

    id: Id
    name: Text
    clear: Text
    unknown: Reason
    situations: Annotated[list[Situation], Field(min_length=1)]


class Rule(Reason):
    """What holds for each of these things in each of these situations; it is never milder than the situation."""

    things: Some
    situations: Some
    level: Literal["ask", "stop"]


class Answer(Record):
    """One answer with its reason, and for which things and situations or group (by name) it stands."""

    level: Level
    reason: Reason
    things: list[Text] = []
    situations: list[Text] = []
    unknown: str = ""


class Guess(Record):
    """What the course says to one guess."""

    level: GuessLevel
    text: Text
    facts: Facts


class CheckedPerson(Record):
    """A fictional person: the thing that they ask about, what is known, and which groups are clear."""

    id: Id
    name: Text
    age: Annotated[int, Field(ge=18, le=110)]
    place: Text
    story: Text
    thing: Id
    situations: list[Id] = []
    clear: list[Id] = []
    guesses: Annotated[list[Guess], Field(min_length=1)]

    @model_validator(mode="after")
    def _answers_each_guess(self) -> Self:
        if sorted(guess.level for guess in self.guesses) != sorted(GUESSES):
            raise ValueError(f"does not answer each guess once; write one each for: {', '.join(GUESSES)}")
        return self


class LevelWords(Record):
    """How a level is called here, and what it means."""

    name: Text
    meaning: Text


class Checker(Record):
    """Things, situations in groups, rules for pairs, people to guess for, and what the checker does not know."""

    id: Id
    title: Text
    section: Id
    lead: Text
    ask_thing: Text
    sheet: Text
    sheet_thing: Text
    sheet_details: Text
    levels: dict[Level, LevelWords]
    things: Annotated[list[Thing], Field(min_length=2)]
    groups: Annotated[list[Group], Field(min_length=1)]
    rules: list[Rule]
    people: Annotated[list[CheckedPerson], Field(min_length=1)]
    limits: Annotated[list[Cited], Field(min_length=1)]

    @model_validator(mode="after")
    def _names_what_is_there(self) -> Self:
        if missing := [level for level in LEVELS if level not in self.levels]:
            raise ValueError(f"has no words for the level `{missing[0]}`; give each of {', '.join(LEVELS)} a name")
        things, groups = [thing.id for thing in self.things], [group.id for group in self.groups]
        situations = [situation.id for situation in self.situations()]
        refuse_twice(things, situations, groups, [person.id for person in self.people])
        named = [(name, things) for rule in self.rules for name in rule.things]
        named += [(name, situations) for rule in self.rules for name in rule.situations]
        named += [(person.thing, things) for person in self.people]
        named += [(name, situations) for person in self.people for name in person.situations]
        named += [(name, groups) for person in self.people for name in person.clear]
        for name, known in named:
            if name not in known:
                raise ValueError(f"names `{name}`, which is not there; use one of: {', '.join(known)}")
        return self

    @model_validator(mode="after")
    def _each_pair_has_one_rule(self) -> Self:
        ruled: set[tuple[str, str]] = set()
        own = {situation.id: situation.says.level for situation in self.situations()}
        for rule in self.rules:
            for thing, situation in product(rule.things, rule.situations):
                if (thing, situation) in ruled:
                    raise ValueError(f"has two rules for `{thing}` and `{situation}`; keep one of them")
                if LEVELS.index(rule.level) > LEVELS.index(own[situation]):
                    what = f"has a rule for `{thing}` that is milder than `{situation}` is for all"
                    raise ValueError(f"{what}; make it as strict, or leave it out")
                ruled.add((thing, situation))
        return self

    def situations(self) -> list[Situation]:
        """Return the situations of all groups, in their order."""
        return [situation for group in self.groups for situation in group.situations]

    def answers(self) -> list[Answer]:
        """Return every answer that can be given, the strictest first; none stands here twice."""
        return sorted(self._all_answers(), key=lambda answer: LEVELS.index(answer.level))

    def _all_answers(self) -> Iterator[Answer]:
        called = {thing.id: thing.name for thing in self.things}
        named = {situation.id: situation.name for situation in self.situations()}
        for rule in self.rules:
            things, situations = [called[one] for one in rule.things], [named[one] for one in rule.situations]
            yield Answer(level=rule.level, reason=rule, things=things, situations=situations)
        for thing in self.things:
            yield Answer(level=thing.says.level, reason=thing.says, things=[thing.name])
        for situation in self.situations():
            yield Answer(level=situation.says.level, reason=situation.says, situations=[situation.name])
        for group in self.groups:
            yield Answer(level="ask", reason=group.unknown, unknown=group.name)

    def pair(self, thing: Thing, situation: Situation) -> Reason:
        """Return the one reason for a pair: its own rule, or what holds in the situation for all."""
        own = (rule for rule in self.rules if thing.id in rule.things and situation.id in rule.situations)
        return next(own, situation.says)

    def found(self, thing_id: str, known: Collection[str], clear: Collection[str]) -> list[Answer]:
        """Return the answers for a thing, the strictest first, where `known` are situations and `clear` are groups.

        A group with nothing known and not clear is not known, which is “ask first”. The thing itself counts, too;
        its “go” stands only where nothing is stricter.
        """
        thing = next(thing for thing in self.things if thing.id == thing_id)
        reasons: list[Reason] = [thing.says]
        for group in self.groups:
            there = [situation for situation in group.situations if situation.id in known]
            reasons += [self.pair(thing, situation) for situation in there]
            if not there and group.id not in clear:
                reasons.append(group.unknown)
        answers = [answer for answer in self.answers() if any(answer.reason is reason for reason in reasons)]
        return [answer for answer in answers if answer.level != "go"] or answers

    def level(self, thing_id: str, known: Collection[str], clear: Collection[str]) -> Level:
        """Return the level of the strictest answer."""
        return self.found(thing_id, known, clear)[0].level

    def verdict(self, person: CheckedPerson, guess: GuessLevel) -> Verdict:
        """Say how a guess fits the rules; to ask is always safe, but for an urgent sign it comes too late."""
        level = self.level(person.thing, person.situations, person.clear)
        if guess == ("stop" if level == "urgent" else level):
            return "best"
        safe = (guess == "ask" and level != "urgent") or (guess, level) == ("stop", "ask")
        return "acceptable" if safe else "poor"
