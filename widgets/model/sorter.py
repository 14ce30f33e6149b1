"""Letters that all say the same word, and the categories of what exactly happened."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from widgets.model.quiz import Verdict
from widgets.model.record import Cited, Facts, Id, Record, Text, refuse_twice


class Category(Record):
    """One thing that can have happened: in everyday words, what it would need, and what to ask next.

    A `decoy` fits no letter best; it is there because people meet the word.
    """

    id: Id
    name: Text
    plain: Text
    needs: Cited
    ask: Cited
    decoy: bool = False


class Pairing(Record):
    """What the course says when a letter is put under a category."""

    category: Id
    verdict: Verdict
    text: Text
    facts: Facts


class Letter(Record):
    """A short fictional letter, the clue in it, and feedback for the categories that come to mind."""

    id: Id
    title: Text
    form: Literal["message", "letter", "report"]
    place: Text
    illness: Text
    text: Text
    clue: Text
    feedback: Annotated[list[Pairing], Field(min_length=2)]

    @model_validator(mode="after")
    def _one_best_category(self) -> Self:
        if sum(pairing.verdict == "best" for pairing in self.feedback) != 1:
            raise ValueError("has no single best category; give exactly one `verdict: best`")
        named = [pairing.category for pairing in self.feedback]
        if len(set(named)) != len(named):
            raise ValueError("has two feedbacks for one category; keep one of them")
        return self

    @property
    def best(self) -> str:
        """The id of the category that fits best."""
        return next(pairing.category for pairing in self.feedback if pairing.verdict == "best")


class Sorter(Record):
    """Letters to sort into categories; every pairing has an answer of its own."""

    id: Id
    title: Text
    section: Id
    lead: Text
    categories: Annotated[list[Category], Field(min_length=2)]
    letters: Annotated[list[Letter], Field(min_length=1)]

    @model_validator(mode="after")
    def _categories_and_letters_fit(self) -> Self:
        ids = [category.id for category in self.categories]
        refuse_twice(ids, [letter.id for letter in self.letters])
        for letter in self.letters:
            for pairing in letter.feedback:
                if pairing.category not in ids:
                    raise ValueError(f"has no category `{pairing.category}`; use one of: {', '.join(ids)}")
        best = {letter.best for letter in self.letters}
        for category in self.categories:
            if category.decoy == (category.id in best):
                raise ValueError(
                    f"has a category `{category.id}` that is a decoy and best for a letter; remove `decoy`"
                    if category.decoy
                    else f"has a category `{category.id}` that is best for no letter; add a letter, or `decoy: true`"
                )
        return self

    def pairing(self, letter: Letter, category: Category) -> Pairing:
        """Return what to say when `letter` is put under `category`: its own words, or what the category needs."""
        for pairing in letter.feedback:
            if pairing.category == category.id:
                return pairing
        text = f"{category.needs.text} {letter.clue}"
        return Pairing(category=category.id, verdict="poor", text=text, facts=category.needs.facts)

    def letters_of(self, category: Category) -> list[Letter]:
        """Return the letters that fit `category` best, in their order."""
        return [letter for letter in self.letters if letter.best == category.id]
