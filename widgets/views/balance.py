"""Benefit and burden as HTML: what matters, the options line by line, side by side in words, and other views."""

from __future__ import annotations

from markupsafe import Markup

from widgets.model.balance import ROWS, SIDES, WEIGHTS, Balance
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import Words, fill, script_json

SAID = (
    "balance_progress",
    "balance_laid",
    "balance_say_all",
    "balance_yours",
)
OWN_SAID = (
    "balance_own_added",
    "balance_own_taken",
    "balance_own_full",
    "balance_own_side_first",
)


def balance_html(balance: Balance, reference: Reference) -> Markup:
    """Return the whole activity for one fictional person."""
    notes, words = Notes(f"balance-{balance.id}", reference), reference.words
    said: dict[str, object] = {name: words.raw(name) for name in SAID}
    said["sides"] = {side: words(f"balance_{side}") for side in SIDES}
    said["weights"] = {weight: words(f"balance_weight_{weight}") for weight in WEIGHTS}
    body = fill(
        "balance.html",
        balance=balance,
        rows=ROWS,
        sides=SIDES,
        weights=WEIGHTS,
        w=words,
        words_json=script_json(said),
        **writers(notes),
    )
    return fill("activity.html", kind="balance", id=balance.id, body=body, notes=notes.html())


def own_balance_html(balance_id: str, words: Words) -> Markup:
    """Return an empty form for a decision of one's own; what is written there stays in the browser."""
    said: dict[str, object] = {name: words.raw(name) for name in OWN_SAID}
    body = fill("balance_own.html", id=balance_id, rows=ROWS, sides=SIDES, w=words, words_json=script_json(said))
    return fill("activity.html", kind="balance-own", id=balance_id, body=body, notes="")
