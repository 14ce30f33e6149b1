"""One page as the template sees it: the chrome around a lesson, its cells as HTML, and what went wrong in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile
from typing import Any, Self

from markupsafe import Markup

from widgets import bundle
from widgets.content import Library
from widgets.lesson_frame import OWN_PAGE
from widgets.model.course import Section
from widgets.server.aside import Aside
from widgets.server.static_site import KIND, PARTS_MARK, StaticSite
from widgets.views.cards import Card, cards_html
from widgets.views.notes import Notes, Reference
from widgets.views.prose import cited_line, line, prose, slug, without_citations
from widgets.views.templating import Words

WIDGET = "application/vnd.jupyter.widget-view+json"
PLOTLY = "application/vnd.plotly.v1+json"
OUR_MARK = "data-activity="
PLAYED_MARK = "rs-player"
END_MARK = 'data-activity="section-end"'
LATER_STYLE = Markup('<link rel="stylesheet" href="{}">')
FOLDED_TAGS = ("professional", "more")
HIDDEN_TAGS = {"facilitator", "jupyter"}


@dataclass(frozen=True)
class Heading:
    """A heading of the lesson, for the list of contents."""

    text: str
    anchor: str


@dataclass
class Page:
    """What the page template asks for. `live` pages have a kernel each; all others have none."""

    content: Library
    site: StaticSite
    base_url: str
    title: str
    ready: tuple[str, ...] = ()
    section: Section | None = None
    head_script: str = ""
    live: bool = False
    found_widget: bool = False
    failures: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    asides: dict[str, Aside] = field(default_factory=dict)
    has_first_player: bool = False
    has_ended: bool = False
    has_later_style: bool = False

    def __post_init__(self) -> None:
        content = self.content
        self.words = Words(content.words)
        self.notes = Notes("page", Reference(content.facts, content.sources, content.glossary, self.words))

    def __deepcopy__(self, memo: Mapping[int, Any]) -> Self:
        # Voilà copies its page configuration; the page must stay the one that collects what went wrong.
        return self

    @property
    def parts(self) -> Markup:
        """The link to what the activities need; a live page is sent as it is made, so it gets all of them."""
        return self.site.link_to_all_parts if self.live else Markup(PARTS_MARK)

    @property
    def number(self) -> int | None:
        """The place of the lesson in the course, or None for a page that is not a section."""
        return self.section.number if self.section else None

    @property
    def before(self) -> Section | None:
        """The ready section before this one."""
        return self._neighbour(-1)

    @property
    def after(self) -> Section | None:
        """The ready section after this one."""
        return self._neighbour(+1)

    @property
    def fetched_ahead(self) -> Section | None:
        """The lesson that a browser may fetch while the short start page is read."""
        return self.after if self.number == 0 else None

    def later_style(self) -> Markup:
        """The link to the style of what stands further down, where it is first needed; nothing from then on."""
        if self.has_later_style:
            return Markup()
        self.has_later_style = True
        return LATER_STYLE.format(self.site.url("later.css"))

    def _neighbour(self, step: int) -> Section | None:
        if not self.section:
            return None
        ready = [section for section in self.content.sections if section.id in self.ready]
        place = [section.id for section in ready].index(self.section.id) + step
        return ready[place] if 0 <= place < len(ready) else None

    @property
    def read_longest_ago(self) -> Section:
        """The section whose dates hold for a page of the whole course."""
        return min(self.content.sections, key=lambda section: section.reviewed_on)

    @property
    def is_stale(self) -> bool:
        """Say whether the lesson's next review is overdue today."""
        return bool(self.section and self.section.is_stale(datetime.now(tz=UTC).date()))

    @property
    def description(self) -> str:
        """One sentence for search engines and previews."""
        return self.section.summary if self.section else self.content.course.subtitle

    def lesson_url(self, section_id: str) -> str:
        """The address of a lesson."""
        return f"{self.base_url}lessons/{section_id}"

    def read(self, notebook: Any) -> None:
        """Turn all Markdown cells into HTML and list the headings; call once, before the cells are shown."""
        self._cells: dict[str, Markup] = {}
        for cell in notebook.cells:
            if cell.cell_type == "markdown" and self.shows(cell):
                self._cells[cell.id] = prose(self._body(cell), self.notes, asset=self.site.picture)
                self._list_headings(cell.source)

    def _body(self, cell: Any) -> str:
        return str(cell.source).partition("\n")[2] if self.fold(cell) else str(cell.source)

    def fold(self, cell: Any) -> str:
        """How a cell is folded: `professional`, `more`, or nothing where it stands open."""
        return next((tag for tag in FOLDED_TAGS if tag in cell.metadata.get("tags", [])), "")

    def box_title(self, cell: Any) -> str:
        """The heading of a folded cell, which stands on its lid."""
        return str(cell.source).partition("\n")[0].lstrip("# ")

    def _list_headings(self, source: str) -> None:
        for text in source.splitlines():
            if text.startswith("## "):
                plain = Notes("contents", self.notes.reference)
                self.headings.append(Heading(Markup(line(text[3:], plain)).striptags(), slug(text[3:])))

    def shows(self, cell: Any) -> bool:
        """Say whether learners see this cell."""
        return HIDDEN_TAGS.isdisjoint(cell.metadata.get("tags", []))

    def text(self, cell: Any) -> Markup:
        """The HTML of a Markdown cell."""
        return self._cells[cell.id]

    def leading_text(self, notebook: Any) -> list[Any]:
        """The Markdown cells before the first code cell: a live page shows them before its kernel is ready."""
        return list(takewhile(lambda cell: cell.cell_type == "markdown", notebook.cells))

    def live_config(self, config: Mapping[str, Any], base_url: str, kernel_id: str) -> dict[str, Any]:
        """What Voilà's front end reads to find its kernel."""
        plain = {name: value for name, value in config.items() if name != "page"}
        return plain | {"baseUrl": base_url, "kernelId": kernel_id}

    def help_line(self, text: str, facts: Sequence[str], cited: bool) -> Markup:  # noqa: FBT001  # from a template
        """One line of help as HTML, with its sources or, where nothing may stand in the way, without."""
        return cited_line(text, facts, self.notes) if cited else line(without_citations(text), self.notes)

    def output(self, cell: Any, output: Any) -> Markup | None:
        """The HTML of one output, or None where only a live page can show it."""
        if output.output_type == "error":
            self.failures.append(f"cell {cell.id}: {output.ename}: {output.evalue}")
            return Markup()
        if output.output_type == "stream":
            return self._stream(cell, output)
        data = output.get("data", {})
        html = str(data.get("text/html", ""))
        if OUR_MARK in html:
            return self._activity(cell, html)
        if PLOTLY in data:
            self.failures.append(f"cell {cell.id}: a bare Plotly figure cannot be shown; put it there by an activity")
            return Markup()
        if WIDGET in data:
            self.found_widget = True
            return None
        return Markup(html) if html else Markup("<pre>{}</pre>").format(data.get("text/plain", ""))

    def _activity(self, cell: Any, html: str) -> Markup:
        """An activity in its place or, where its cell is tagged so, a card that leads to a page of its own."""
        self.has_ended |= END_MARK in html
        if OWN_PAGE not in cell.metadata.get("tags", []) or not self.section or self.live:
            return self._in_its_time(self.notes.adopt(html))
        aside = Aside.of(html, is_more=self.has_ended)
        self.asides[aside.id] = self.asides[cell.id] = aside  # tools lead to it by its cell
        href = f"{self.lesson_url(self.section.id)}/{aside.id}"
        return cards_html(aside.id, [Card(aside.key, href, aside.title, aside.lead)], self.words)

    def _in_its_time(self, html: Markup) -> Markup:
        """The first activity to play as it is; each later one as text that the page's script turns into a page.

        A browser that runs no scripts reads `noscript` as usual. One that does skips it in no time, so that the first
        words and the first decision do not wait for all that stands below them.
        """
        if self.has_first_player and not self.live:
            return Markup("<noscript data-later>{}</noscript>").format(html)
        self.has_first_player |= PLAYED_MARK in html
        needs_more = not bundle.FIRST_KINDS.issuperset(KIND.findall(html))
        return (self.later_style() if needs_more else Markup()) + html

    def _stream(self, cell: Any, output: Any) -> Markup:
        if output.name == "stderr":
            self.failures.append(f"cell {cell.id}: wrote to the error stream: {output.text.strip()[:300]}")
            return Markup()
        return Markup("<pre>{}</pre>").format(output.text)
