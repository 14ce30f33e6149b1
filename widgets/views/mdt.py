"""A team meeting as HTML: who can sit there, cases with chairs and papers, the table's answer, and its limits."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from widgets.model.mdt import MdtTable, Need, TableCase
from widgets.views.icons import icon_paths
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import SURENESS, Words, fill, script_json

SAID = (
    "say_how_sure",
    "mdt_count_chairs",
    "mdt_count_papers",
    "mdt_full_chairs",
    "mdt_full_papers",
    "mdt_no_chair",
    "mdt_held",
    "mdt_at_table",
    "mdt_not_at_table",
    "mdt_paper_had",
    "mdt_paper_lacked",
    "mdt_paper_would",
    "mdt_also_yours",
)


def mdt_html(table: MdtTable, reference: Reference) -> Markup:
    """Return the whole activity; a small map beside it holds the outcome for each set of needed ids of a case."""
    notes = Notes(f"mdt-{table.id}", reference)
    words = reference.words
    said: dict[str, object] = {name: words.raw(name) for name in SAID}
    said |= {"chairs": table.chairs, "papers": table.papers}
    said["cases"] = {case.id: {"needed": case.needed(), "answers": case.answers()} for case in table.cases}
    body = fill(
        "mdt.html",
        table=table,
        w=words,
        sureness=SURENESS,
        words_json=script_json(said),
        **writers(notes),
        paths=icon_paths,
        either=lambda case, need: either(table, case, need, words),
        listed=lambda case, ids: listed(table, case, ids),
    )
    return fill("activity.html", kind="mdt", id=table.id, body=body, notes=notes.html())


def either(table: MdtTable, case: TableCase, need: Need, words: Words) -> str:
    """Return the names of those of whom one is enough, joined by the interface's “or”."""
    names = table.names(case)
    return f" {words('mdt_or')} ".join(names[name] for name in need)


def listed(table: MdtTable, case: TableCase, ids: Sequence[str]) -> list[tuple[str, str]]:
    """Return ids with their names, in the order in which the page shows people and papers."""
    return [(name, called) for name, called in table.names(case).items() if name in ids]
