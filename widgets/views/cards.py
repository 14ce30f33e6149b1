"""Cards that lead to a page of its own for each case or practice, so that a lesson stays light and short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from widgets.model.case import Case
from widgets.views.templating import Words, fill


@dataclass(frozen=True)
class Card:
    """A way to a page: its address, its name, what it is about, and the `key` under which its answers are kept."""

    key: str
    href: str
    title: str
    about: str
    note: str = ""


def case_card(case: Case, words: Words) -> Card:
    """Who a case is about, how long it takes, and what is hard in it."""
    person = case.person
    about = f"{person.name}, {person.age}, {person.place}. {person.illness}"
    note = " ".join([f"{words('minutes', n=case.minutes)}.", *case.content_notes])
    return Card(f"case:{case.id}", f"../cases/{case.id}", case.title, about, note)


def cards_html(name: str, cards: Sequence[Card], words: Words) -> Markup:
    """Return the cards as one activity with the id `cards-…`, marked in the browser once they were begun or done."""
    return fill("activity.html", kind="cards", id=name, body=fill("cards.html", cards=cards, w=words), notes="")
