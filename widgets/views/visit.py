"""The appointment planner as HTML: a practice, a page to fill in before and after a visit, and the page itself."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from widgets.model.evidence import ClinicQuestion
from widgets.model.sheet import Sheet
from widgets.model.visit import (
    CHOICES,
    FIRST,
    FOR_A_PEN,
    LINES_A_PAGE,
    MOST_QUESTIONS,
    MOST_STEPS,
    AskedVisit,
    Visit,
    VisitPlan,
)
from widgets.model.visit_page import CELLS_OF, FIELDS_OF, visit_page
from widgets.model.written import UnreadableError, read_sent
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.sheet_form import OWN, Heads, form_data, limits, sheet_words
from widgets.views.templating import SURENESS, Words, fill, script_json

LIMITS = limits(LINES_A_PAGE, {"questions": MOST_QUESTIONS, "steps": MOST_STEPS})
SAID = (
    *("say_how_sure", "first_choose", "first_choose_none"),
    *("first_all_best", "first_some_best", "first_some_best_one", "first_no_best", "first_below"),
)


def first_three_html(plan: VisitPlan, reference: Reference) -> Markup:
    """Return the practice: which three questions come first, with a reason for each."""
    words, notes = reference.words, Notes("first-three", reference)
    said = {name: words.raw(name) for name in SAID}
    said |= {f"match_{mark}": words.raw(f"first_{mark}") for mark in ("raised", "left_out")}
    body = fill(
        "first_three.html",
        first=plan.first,
        most=FIRST,
        w=words,
        sureness=SURENESS,
        words_json=script_json(said),
        **writers(notes),
    )
    return fill("activity.html", kind="first-three", id=plan.id, body=body, notes=notes.html())


def visit_html(plan: VisitPlan, questions: Mapping[str, ClinicQuestion], reference: Reference, *, pdf: bool) -> Markup:
    """Return the form and its page; `questions` are those of all sections by id. `pdf` says if PDFs can be made."""
    words, notes = reference.words, Notes("appointment-planner", reference)
    pages = {plan.id: plan.example.page, OWN: Visit()}
    dumped = {sheet: page.model_dump(mode="json") for sheet, page in pages.items()}
    allowed = CHOICES | {"bring": tuple(one.id for one in plan.bring)}
    page = page_of(plan.id, plan.example.page, plan, words)
    body = fill(
        "visit.html",
        page=page,
        plan=plan,
        offers={offer.name: [questions[name] for name in offer.questions] for offer in plan.offers},
        sheets={plan.id: plan.example.title, OWN: words("sheet_own")},
        fields=FIELDS_OF,
        choices=CHOICES,
        cells={name: {cell: words(f"visit_cell_{name}_{cell}") for cell in cells} for name, cells in CELLS_OF.items()},
        limits=LIMITS,
        pdf=pdf,
        w=words,
        **writers(notes),
        data_json=form_data(
            "visit",
            words,
            _heads(plan, words),
            dumped,
            CELLS_OF,
            limits=LIMITS,
            allowed=allowed,
            first=FIRST,
            pen=[*FOR_A_PEN, "steps"],
        ),
    )
    return fill("activity.html", kind="appointment-planner", id="page", body=body, notes=notes.html())


def visit_sheet(text: str, plan: VisitPlan, words: Words) -> Sheet:
    """Build the document that a browser sent as JSON; UnreadableError where it is none."""
    asked = read_sent(AskedVisit, text)
    if asked.sheet not in _heads(plan, words):
        raise UnreadableError("shape")
    return page_of(asked.sheet, asked.page, plan, words)


def page_of(sheet: str, visit: Visit, plan: VisitPlan, words: Words) -> Sheet:
    """Build the document of one sheet: the example's id, or "own"; KeyError where there is no such sheet."""
    return visit_page(visit, _heads(plan, words)[sheet], plan.bring, sheet_words(words, "visit").__getitem__)


def _heads(plan: VisitPlan, words: Words) -> Heads:
    own = (words("visit_own_title"), words("sheet_own_about"))
    return {plan.id: (plan.example.title, plan.example.about), OWN: own}
