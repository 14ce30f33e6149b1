"""The glossary as HTML: all words in alphabetical order, plain without a script, with a box to find one."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from widgets.model.course import Section
from widgets.model.glossary import GlossaryTerm
from widgets.views.templating import Words, fill, script_json

# How a browser must be told of each draft: its language, its direction, and the language's own name.
DRAFTS = (("zh", "zh-Hans", "ltr", "中文"), ("es", "es", "ltr", "Español"), ("ar", "ar", "rtl", "العربية"))
SAID = ("glossary_count", "glossary_none", "glossary_all")


def glossary_html(terms: Sequence[GlossaryTerm], sections: Sequence[Section], words: Words) -> Markup:
    """Return the list as one `section`; `sections` name where each word is taught."""
    titles = {section.number: section.title for section in sections}
    body = fill(
        "glossary.html",
        terms=sorted(terms, key=lambda term: term.term.casefold()),
        taught={number: _taught(number, titles[number], words) for number in titles},
        drafts=DRAFTS,
        w=words,
        words_json=script_json({name: words.raw(name) for name in SAID}),
    )
    return fill("activity.html", kind="glossary", id="course", body=body, notes="")


def _taught(number: int, title: str, words: Words) -> str:
    return words("glossary_taught", n=number, title=title) if number else words("glossary_taught_start", title=title)
