"""A quiz as HTML: one question after the other, how sure the learner is, and what came of it."""

from __future__ import annotations

from markupsafe import Markup

from widgets.model.quiz import Quiz
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import SURENESS, Words, fill, script_json

SAID = ("choose_first", "say_how_sure", "quiz_progress", "quiz_kept", "quiz_score", "quiz_again_one")
SAID_AFTER = tuple(
    f"quiz_{name}"
    for name in (
        *("gain_more", "gain_same", "gain_less", "no_before", "dots", "none"),
        *("sure_now", "sure_now_one_best", "sure_now_one_other", "sure_none", "sure_before", "sure_before_none"),
    )
)


def quiz_html(quiz: Quiz, reference: Reference, before: Quiz | None = None) -> Markup:
    """Return the whole quiz as one `section`; `before` is the earlier form that its gain is measured from."""
    notes = Notes(f"quiz-{quiz.id}", reference)
    body = fill(
        "quiz.html",
        quiz=quiz,
        w=reference.words,
        sureness=SURENESS,
        data_json=script_json(_data(quiz, before, reference.words)),
        **writers(notes),
    )
    return fill("activity.html", kind="quiz", id=quiz.id, body=body, notes=notes.html())


def _data(quiz: Quiz, before: Quiz | None, words: Words) -> dict[str, object]:
    said: dict[str, object] = {
        name: words.raw(name) for name in (*SAID, *(SAID_AFTER if quiz.moment == "after" else ()))
    }
    return {
        "moment": quiz.moment,
        "before": before.id if before else None,
        "best": _best(quiz),
        "bestBefore": _best(before) if before else {},
        "words": said | {"sure": {level: words(f"sure_{level}") for level in SURENESS}},
    }


def _best(quiz: Quiz) -> dict[str, str]:
    return {
        question.id: next(answer.id for answer in question.answers if answer.verdict == "best")
        for question in quiz.questions
    }
