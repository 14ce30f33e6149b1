// The glossary: what is typed leaves the words that hold it, in any of their languages; the count is said in a pause.
const PAUSE_MS = 400;

class WordFinder {
  constructor(root) {
    this.root = root;
    this.said = JSON.parse(root.querySelector("[data-words]").textContent);
    this.rows = [...root.querySelectorAll("[data-word]")].map((row) => ({
      row,
      plain: this.textOf(row, "[data-plain]"),
      drafts: this.textOf(row, "[data-draft]"),
    }));
    this.input = root.querySelector("input[type=search]");
    this.input.addEventListener("input", () => this.find());
    root.querySelector("[data-find]").addEventListener("submit", (event) => event.preventDefault());
    this.all = root.querySelector("[data-all]");
    this.all.open = false; // a long list at the end of a page is opened by whoever wants it
    // A browser may bring back what was typed before a reload.
    if (this.input.value) this.find();
  }

  textOf(row, parts) {
    return this.bare([...row.querySelectorAll(parts)].map((part) => part.textContent).join("\n"));
  }

  // Without capitals and accents, so that "aprobacion" finds "aprobación".
  bare(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  }

  find() {
    const wanted = this.bare(this.input.value);
    for (const { row, plain, drafts } of this.rows) {
      const inDrafts = !plain.includes(wanted) && drafts.includes(wanted);
      row.hidden = !plain.includes(wanted) && !inDrafts;
      row.querySelector("details").open = inDrafts;
    }
    this.all.open = true;
    this.all.hidden = this.rows.every(({ row }) => row.hidden);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.tell(wanted), PAUSE_MS);
  }

  tell(wanted) {
    const found = this.rows.filter(({ row }) => !row.hidden).length;
    const words = !wanted ? this.said.glossary_all : found ? this.said.glossary_count : this.said.glossary_none;
    say(this.root.querySelector("[data-said]"), paragraph(filled(words, { n: found, of: this.rows.length })));
  }
}
