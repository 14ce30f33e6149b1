// A report to read: panels that stay open on reload, then questions about what is missing, one after the other.
class ReportReader extends StepPlayer {
  constructor(root) {
    super(root, "question");
    this.words = this.read("words");
    this.parts = [...root.querySelectorAll("[data-question]")];
    this.panels = [...root.querySelectorAll("[data-panel]")];
    const kept = keptWith(root, this.key);
    this.restore(kept);
    for (const panel of this.panels) {
      panel.open = Array.isArray(kept?.open) && kept.open.includes(panel.dataset.panel);
      panel.addEventListener("toggle", () => this.keepAll());
    }
    for (const part of this.parts) this.prepare(part);
    this.show(false);
  }

  keepAll() {
    const open = this.panels.filter((panel) => panel.open).map((panel) => panel.dataset.panel);
    const begun = open.length || Object.keys(this.answers).length;
    keepWith(this.root, this.key, begun ? { answers: this.answers, at: this.at, ended: this.ended(), open } : null);
  }

  ended() {
    return this.answeredInARow() === this.parts.length;
  }

  reveal(part, seen) {
    super.reveal(part, seen);
    this.find("[data-do=askStartOver]").hidden = !Object.keys(this.answers).length;
    this.find("[data-confirm]").hidden = true;
    this.find("[data-end]").classList.toggle("is-open", this.ended());
  }

  show(moveFocus) {
    const current = this.showCurrent();
    this.find("[data-progress]").textContent = this.fill("report_progress", { n: this.at + 1, of: this.parts.length });
    this.showAnswer(current);
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
  }
}
