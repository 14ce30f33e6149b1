// The response explorer: prepared people to predict, and a series of one's own. Every rule is in Python.
class ResponseExplorer extends StepPlayer {
  constructor(root) {
    super(root, "story");
    this.data = this.read("response");
    this.words = this.data.words;
    this.parts = [...root.querySelectorAll("[data-story]")];
    const kept = keptWith(root, this.key);
    this.restore(kept);
    for (const frame of root.querySelectorAll("[data-figure]")) this.prepareChart(frame);
    for (const part of this.parts) this.prepare(part);
    this.own = new OwnSeries(this, kept?.own);
    this.show(false);
  }

  prepareChart(frame) {
    const figure = this.data.figures[frame.dataset.figure];
    if (figure) new Chart(this.root, frame).show(figure);
  }

  prepare(part) {
    super.prepare(part);
    for (const input of part.querySelectorAll("[data-rule]")) input.addEventListener("change", () => this.readBy(part));
    this.readBy(part);
  }

  readBy(part) {
    const rule = part.querySelector("[data-rule]:checked").value;
    for (const reading of part.querySelectorAll("[data-reading]")) reading.hidden = reading.dataset.reading !== rule;
  }

  reveal(part, seen) {
    super.reveal(part, seen);
    part.querySelector("[data-seen]").hidden = !seen;
    this.find("[data-do=startOver]").hidden = !Object.keys(this.answers).length;
  }

  keepAll() {
    const ended = this.answeredInARow() === this.parts.length;
    keepWith(this.root, this.key, { answers: this.answers, at: this.at, ended, own: this.own.kept() });
  }

  show(moveFocus) {
    const current = this.showCurrent();
    this.find("[data-progress]").textContent = this.progress(current);
    this.showAnswer(current);
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
  }

  // People are counted, not scenes: in one scene there can be two.
  progress(current) {
    const people = (parts) => parts.reduce((sum, part) => sum + Number(part.dataset.people), 0);
    const before = people(this.parts.slice(0, this.at));
    const words = current.dataset.people > 1 ? "response_progress_twins" : "response_progress";
    return this.fill(words, { n: before + 1, m: before + 2, of: people(this.parts) });
  }

  add() {
    this.own.add();
  }

  again() {
    this.own.again();
  }

  remove(button) {
    this.own.remove(button);
  }
}
