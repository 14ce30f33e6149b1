"""The claim lens: a small button at a claim, and the note that it opens.

Button and note use the browser's own popover, so they work without a script, close with Escape, give the
focus back, and print as a list of notes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from widgets.model.evidence import Fact, Source, support
from widgets.model.glossary import GlossaryTerm
from widgets.views.templating import Words, fill

CITE_BUTTON = re.compile(r'<button type="button" class="cite" data-fact="([^"]+)"[^>]*>\d+</button>')
TERM_BUTTON = re.compile(r'<button type="button" class="term" data-term="([^"]+)"[^>]*>([^<]*)</button>')
NOTE_LIST = re.compile(r'<div class="notes">.*?</div>\s*(?=</section>)', re.DOTALL)


@dataclass(frozen=True)
class Reference:
    """What notes are made from: all facts, sources and terms by id, and the interface's words."""

    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    terms: Mapping[str, GlossaryTerm]
    words: Words


class Notes:
    """The notes of one page or activity; `scope` keeps their ids apart from those of others."""

    def __init__(self, scope: str, reference: Reference) -> None:
        self.scope = scope
        self.reference = reference
        self._numbers: dict[str, int] = {}
        self._terms: dict[str, GlossaryTerm] = {}

    def cite(self, fact_id: str) -> Markup:
        """Return the button that opens the note of a fact; KeyError where the bank has no such fact."""
        fact = self.reference.facts[fact_id]
        number = self._numbers.setdefault(fact_id, len(self._numbers) + 1)
        words = self.reference.words
        name = words("cite_name", n=number, strength=fact.strength, as_of=fact.as_of)
        button = '<button type="button" class="cite" data-fact="{}" popovertarget="{}" aria-label="{}">{}</button>'
        return Markup(button).format(fact_id, self._note_id("fact", fact_id), name, number)

    def term(self, term_id: str, text: str) -> Markup:
        """Return the button that opens the meaning of a term; KeyError where the glossary has no such term."""
        self._terms[term_id] = self.reference.terms[term_id]
        button = '<button type="button" class="term" data-term="{}" popovertarget="{}">{}</button>'
        return Markup(button).format(term_id, self._note_id("term", term_id), escape(text))

    def adopt(self, html: str) -> Markup:
        """Return an activity's HTML with its own notes left out and its buttons opening these instead."""
        html = CITE_BUTTON.sub(lambda found: self.cite(found[1]), NOTE_LIST.sub("", html))
        return Markup(TERM_BUTTON.sub(lambda found: self.term(found[1], Markup(found[2])), html))

    def html(self) -> Markup:
        """Return all notes that were opened by a button so far, in the order of their first mention."""
        facts = [self._note(fact_id, number) for fact_id, number in self._numbers.items()]
        terms = [(self._note_id("term", term.id), term) for term in self._terms.values()]
        return fill("notes.html", facts=facts, terms=terms, w=self.reference.words, scope=self.scope)

    def _note(self, fact_id: str, number: int) -> dict[str, object]:
        fact = self.reference.facts[fact_id]
        sources = [self.reference.sources[source_id] for source_id in fact.sources]
        return {
            "id": self._note_id("fact", fact_id),
            "number": number,
            "fact": fact,
            "sources": sources,
            "support": support(fact, self.reference.sources),
        }

    def _note_id(self, kind: str, name: str) -> str:
        return f"{self.scope}-{kind}-{name}"
