// The response explorer: prepared people to predict, and a series of one's own. Every rule is in Python.
const PAUSE_FOR_TYPING = 250, PAUSE_FOR_CHOICE = 120, ASK_AGAIN = 10000, SLOW = 400, REMEMBERED = 60;

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
    const progress = this.words["twins" in current.dataset ? "response_progress_twins" : "response_progress"];
    this.find("[data-progress]").textContent = progress.replace("{n}", this.at + 1).replace("{of}", this.parts.length);
    this.showAnswer(current);
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
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
