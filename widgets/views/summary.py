"""One page about a person, as HTML: five parts to fill in, then the page itself to print or take along."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from widgets.model.checklist import Checklist
from widgets.model.sheet import Sheet
from widgets.model.summary import LINES_A_PAGE, MOST_ROWS, Asked, Summary, SummaryExample
from widgets.model.summary_page import CELLS_OF, summary_page
from widgets.model.written import UnreadableError, read_sent
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.sheet_form import OWN, Heads, form_data, limits, sheet_words
from widgets.views.templating import Words, fill

LIMITS = limits(LINES_A_PAGE, dict.fromkeys(CELLS_OF, MOST_ROWS))


def summary_html(
    examples: Sequence[SummaryExample], checklist: Checklist, reference: Reference, *, pdf: bool
) -> Markup:
    """Return the whole activity; the first example is shown first. `pdf` says whether PDFs can be made here.

    The page can take over the steps of the timeline of `checklist.bag`, and the gaps found by `checklist`.
    """
    words, notes = reference.words, Notes("summary", reference)
    first, heads = examples[0], _heads(examples, words)
    pages = {example.id: example.page for example in examples} | {OWN: Summary()}
    dumped = {sheet: page.model_dump(mode="json") for sheet, page in pages.items()}
    body = fill(
        "summary.html",
        page=page_of(first.id, first.page, examples, words),
        sheets={example.id: example.title for example in examples} | {OWN: words("sheet_own")},
        cells={
            name: {cell: words(f"summary_cell_{name}_{cell}") for cell in cells} for name, cells in CELLS_OF.items()
        },
        limits=LIMITS,
        pdf=pdf,
        w=words,
        **writers(notes),
        data_json=form_data("summary", words, heads, dumped, CELLS_OF, limits=LIMITS, takes=_takes(checklist)),
    )
    return fill("activity.html", kind="summary", id="page", body=body, notes=notes.html())


def _takes(checklist: Checklist) -> dict[str, object]:
    """Where other activities keep what can be taken over: they mostly stand on pages of their own."""
    return {
        "timeline": checklist.bag,
        "missing": checklist.id,
        "gaps": {item.id: item.name for item in checklist.items},
    }


def summary_sheet(text: str, examples: Sequence[SummaryExample], words: Words) -> Sheet:
    """Build the document that a browser sent as JSON; UnreadableError where it is none."""
    asked = read_sent(Asked, text)
    try:
        return page_of(asked.sheet, asked.page, examples, words)
    except KeyError:
        raise UnreadableError("shape") from None


def page_of(sheet: str, summary: Summary, examples: Sequence[SummaryExample], words: Words) -> Sheet:
    """Build the document of one sheet: an example's id, or "own"; KeyError where there is no such sheet."""
    title, about = _heads(examples, words)[sheet]
    return summary_page(summary, title, about, sheet_words(words, "summary").__getitem__)


def _heads(examples: Sequence[SummaryExample], words: Words) -> Heads:
    own = (words("summary_own_title"), words("sheet_own_about"))
    return {example.id: (example.title, example.about) for example in examples} | {OWN: own}
