"""Small cases for tests: made by hand, or drawn at random without circles."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from widgets.model.case import Case

HEAD: dict[str, Any] = {
    "id": "small-case",
    "title": "A small case",
    "section": "01-test",
    "minutes": 5,
    "version": "1.0.0",
    "authors": ["A tester"],
    "reviewer": "none yet",
    "reviewed_on": "2026-01-01",
    "review_by": "2027-01-01",
    "funding": "none",
    "content_notes": ["Nothing hard."],
    "person": {
        "name": "Ana",
        "age": 50,
        "life": "Baker",
        "place": "Lima",
        "languages": "Spanish",
        "beside_them": "Her son",
        "illness": "An illness",
        "what_matters": "Her shop",
    },
    "history": [{"when": "May", "kind": "visit", "text": "A visit"}],
    "known": ["Something"],
    "missing": [{"id": "letter", "text": "A letter"}],
    "day_zero": "the visit",
    "changed": [{"if": {}, "text": "Something changed."}],
    "lesson": "A lesson",
    "lesson_facts": ["some-fact"],
}


def option(name: str, leads_to: str, verdict: str = "best", **more: Any) -> dict[str, Any]:
    """One option with everything that an option needs."""
    made = {
        "id": name,
        "text": f"Choose {name}",
        "verdict": verdict,
        "feedback": "Because.",
        "facts": ["some-fact"],
    }
    return made | {"next": leads_to} | more


def case_of(scenes: list[dict[str, Any]], **more: Any) -> Case:
    """A case with these scenes."""
    return Case.model_validate(HEAD | {"scenes": scenes} | more)


def small_case(on: dict[str, str], endings: list[str]) -> Case:
    """A case whose scenes just go on as `on` says, and end."""
    scenes = [{"id": name, "title": name, "text": "Text", "next": after} for name, after in on.items()]
    return case_of([*scenes, *({"id": name, "title": name, "text": "Text", "ending": True} for name in endings)])


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case of up to six scenes; every option leads forward, and the first option is always open."""
    count = draw(st.integers(1, 5))
    scenes = [draw(decision_scene(number, count)) for number in range(count)]
    return case_of([*scenes, {"id": "end", "title": "End", "text": "Text", "ending": True}])


@st.composite
def decision_scene(draw: st.DrawFn, number: int, count: int) -> dict[str, Any]:
    """One scene whose options lead to later scenes, some of them closed by what came before."""
    later = [f"scene-{later}" for later in range(number + 1, count)] + ["end"]
    effect = st.fixed_dictionaries(
        {
            "days": st.integers(0, 30),
            "trust": st.integers(-2, 2),
            "burden": st.integers(-2, 2),
            "marks": st.lists(st.sampled_from(["red", "blue"]), max_size=1),
            "finds": st.lists(st.just("letter"), max_size=1),
        }
    )
    options = [option("always", draw(st.sampled_from(later)), effect=draw(effect))]
    for extra in range(draw(st.integers(1, 2))):
        closing = draw(st.sampled_from([{}, {"marked": ["red"]}, {"not_marked": ["blue"]}, {"found": ["letter"]}]))
        more = {"open_if": closing, "closed_because": "Not now."} if closing else {}
        made = option(f"extra-{extra}", draw(st.sampled_from(later)), "poor", effect=draw(effect), **more)
        options.append(made)
    name = f"scene-{number}"
    return {
        "id": name,
        "title": name,
        "text": "Text",
        "decision": {"question": "What now?", "options": options},
    }
