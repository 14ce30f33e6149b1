"""A checker as HTML: people to guess for, then a thing and what is known, all answers, and a sheet."""

from __future__ import annotations

from markupsafe import Markup

from widgets.model.checker import CheckedPerson, Checker
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import SURENESS, Words, fill, script_json

SAID = (
    "choose_first",
    "say_how_sure",
    "checker_progress",
    "checker_choose_thing",
    "checker_one_reason",
    "checker_reasons",
    "checker_nothing_known",
    "checker_all_known",
)


def checker_html(checker: Checker, reference: Reference) -> Markup:
    """Return the whole activity; a small map beside it names the answer for each thing, situation and open group."""
    notes = Notes(f"checker-{checker.id}", reference)
    said: dict[str, object] = {name: reference.words.raw(name) for name in SAID}
    said |= lookup(checker)
    body = fill(
        "checker.html",
        checker=checker,
        w=reference.words,
        sureness=SURENESS,
        words_json=script_json(said),
        options=lambda person: options(checker, person, reference.words),
        **writers(notes),
    )
    return fill("activity.html", kind="checker", id=checker.id, body=body, notes=notes.html())


def lookup(checker: Checker) -> dict[str, object]:
    """Return the places of the answers: `things` alone, `pairs` by thing and situation, `unknown` by group."""
    situations = checker.situations()
    places = {id(answer.reason): place for place, answer in enumerate(checker.answers())}
    return {
        "things": {thing.id: places[id(thing.says)] for thing in checker.things},
        "situations": [situation.id for situation in situations],
        "pairs": {
            thing.id: [places[id(checker.pair(thing, situation))] for situation in situations]
            for thing in checker.things
        },
        "unknown": {group.id: places[id(group.unknown)] for group in checker.groups},
    }


def options(checker: Checker, person: CheckedPerson, words: Words) -> list[dict[str, object]]:
    """Return the three guesses for one person, each with how it fits the rules and what the course says.

    A guess that is not the nearest names the nearest first, so that nobody is left to look for it.
    """
    level = checker.level(person.thing, person.situations, person.clear)
    called = {name: said.name for name, said in checker.levels.items()}
    if level == "urgent":
        nearest = words("checker_nearest_urgent", level=called["stop"], urgent=called["urgent"])
    else:
        nearest = words("checker_nearest", level=called[level])
    verdicts = {guess.level: checker.verdict(person, guess.level) for guess in person.guesses}
    return [
        {
            "id": guess.level,
            "text": checker.levels[guess.level].name,
            "verdict": verdicts[guess.level],
            "feedback": guess.text if verdicts[guess.level] == "best" else f"{nearest} {guess.text}",
            "facts": guess.facts,
        }
        for guess in person.guesses
    ]
