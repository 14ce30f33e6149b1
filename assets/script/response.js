// The response explorer: prepared people to predict, and a series of one's own. Every rule is in Python.
const PAUSE_FOR_TYPING = 250, PAUSE_FOR_CHOICE = 120, ASK_AGAIN = 10000, SLOW = 400, REMEMBERED = 60;

class ResponseExplorer {
  constructor(root) {
    this.root = root;
    this.key = `response:${root.dataset.id}`;
    this.data = JSON.parse(root.querySelector("[data-response]").textContent);
    this.words = this.data.words;
    this.parts = [...root.querySelectorAll("[data-story]")];
    const kept = keptWith(root, this.key);
    this.answers = this.known(kept?.answers);
    this.at = Math.min(Math.max(0, Number(kept?.at) || 0), this.answeredInARow(), this.parts.length - 1);
    for (const frame of root.querySelectorAll("[data-figure]")) this.prepareChart(frame);
    for (const part of this.parts) this.prepare(part);
    root.addEventListener("click", (event) => this[event.target.closest("[data-do]")?.dataset.do]?.(event.target));
    this.own = new OwnSeries(this, kept?.own);
    this.show(false);
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  prepareChart(frame) {
    const figure = this.data.figures[frame.dataset.figure];
    if (figure) new Chart(this.root, frame).show(figure);
  }

  // Kept answers may be old or foreign: only those to stories and options that are here count.
  known(kept) {
    const answers = {};
    for (const part of this.parts) {
      const answer = kept?.[part.dataset.story];
      const inputs = [...part.querySelectorAll("[data-option] input")];
      if (inputs.some((input) => input.value === answer?.option)) answers[part.dataset.story] = answer;
    }
    return answers;
  }

  answeredInARow() {
    const open = this.parts.findIndex((part) => !this.answers[part.dataset.story]);
    return open < 0 ? this.parts.length : open;
  }

  prepare(part) {
    shuffleOptions(part, this.key + part.dataset.story);
    const form = part.querySelector("form");
    form.noValidate = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answer(part, form);
    });
    for (const input of part.querySelectorAll("[data-rule]")) input.addEventListener("change", () => this.readBy(part));
    this.readBy(part);
  }

  readBy(part) {
    const rule = part.querySelector("[data-rule]:checked").value;
    for (const reading of part.querySelectorAll("[data-reading]")) reading.hidden = reading.dataset.reading !== rule;
  }

  answer(part, form) {
    const region = part.querySelector("[data-feedback]");
    const answer = readAnswer(form, region, this.words);
    if (!answer) return;
    this.answers[part.dataset.story] = answer;
    this.keepAll();
    say(region, copyOf(feedbackFor(part, answer.option)));
    this.reveal(part, true);
  }

  reveal(part, seen) {
    part.querySelector("[data-seen]").hidden = !seen;
    const on = part.querySelector("[data-do=goOn]");
    if (on) on.hidden = !seen;
    this.find("[data-do=startOver]").hidden = !Object.keys(this.answers).length;
  }

  goOn() {
    this.at = Math.min(this.at + 1, this.answeredInARow(), this.parts.length - 1);
    this.keepAll();
    this.show(true);
  }

  back() {
    this.at = Math.max(0, this.at - 1);
    this.keepAll();
    this.show(true);
  }

  startOver() {
    this.answers = {};
    this.at = 0;
    this.keepAll();
    this.show(true);
  }

  keepAll() {
    const ended = this.answeredInARow() === this.parts.length;
    keepWith(this.root, this.key, { answers: this.answers, at: this.at, ended, own: this.own.kept() });
  }

  show(moveFocus) {
    const current = this.parts[this.at];
    for (const part of this.parts) part.classList.toggle("is-current", part === current);
    const progress = this.words["twins" in current.dataset ? "response_progress_twins" : "response_progress"];
    this.find("[data-progress]").textContent = progress.replace("{n}", this.at + 1).replace("{of}", this.parts.length);
    this.find("[data-do=back]").hidden = this.at === 0;
    const answer = this.answers[current.dataset.story];
    showChosen(current.querySelector("form"), answer);
    const told = answer ? copyOf(feedbackFor(current, answer.option)) : [];
    current.querySelector("[data-feedback]").replaceChildren(...told);
    this.reveal(current, Boolean(answer));
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
