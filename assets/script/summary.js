// One page about a person: what is done on a form, and rows that other activities of the section can hand over.
class CaseSummary extends SheetForm {
  constructor(root) {
    super(root);
    // Another activity of this page may have something to take over by now.
    document.addEventListener("reassess:kept", () => this.showOffers());
  }

  show(moveFocus) {
    super.show(moveFocus);
    this.showOffers();
  }

  showLists({ story, missing }) {
    this.list("story", story, ({ when, what, why }) => [[when, what], [this.words.stopped, why]]);
    this.list("missing", missing, ({ what, who }) => [["", what], [this.words.asked, who]]);
  }

  showOffers() {
    for (const button of this.root.querySelectorAll("[data-do=takeOver]")) button.hidden = !this.offered(button.dataset.list).length;
  }

  // Rows that another activity of this section holds in this browser.
  offered(list) {
    const rows = list === "story" ? storyRows(this.sheet, this.takes, this.words) : gapRows(this.sheet, this.takes);
    return rows.map((row) => this.soundRow(this.cells[list], row));
  }

  takeOver({ dataset: { list } }) {
    const page = this.page();
    // Rows that nobody changed since the example came make room; what a learner wrote stays.
    const first = this.sheets[this.sheet].page[list];
    if (JSON.stringify(page[list]) === JSON.stringify(first)) page[list] = [];
    const here = new Set(this.rowTexts(list, page[list]));
    const fresh = this.offered(list).filter((row) => !here.has(this.rowTexts(list, [row])[0]));
    const room = this.limits.rows[list] - page[list].length;
    page[list].push(...fresh.slice(0, room));
    this.changed();
    this.showRows(list);
    if (fresh.length > room) return this.tell("most");
    const took = list === "story" ? "took_story" : "took";
    const n = fresh.length;
    return this.tell(n === 1 ? `${took}_one` : n ? took : "took_none", { n });
  }
}
