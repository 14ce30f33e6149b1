// What a learner enters for Python to answer. It is kept first; the answer comes when it can, and no old one stays.
const PAUSE_FOR_TYPING = 250, PAUSE_FOR_CHOICE = 120, ASK_AGAIN = 10000, SLOW = 400, REMEMBERED = 60;

// `name` is the live part that is asked. Who extends this says `query`, `changed`, and which input is `atFault`.
class OwnValues {
  constructor(explorer, name) {
    this.explorer = explorer;
    this.name = name;
    this.words = explorer.words;
    this.place = explorer.find("[data-own]");
    this.told = this.place.querySelector("[data-told]");
    this.form = this.place.querySelector("[data-form]");
    // Answers that need no line: a grid that Python prepared, and what was asked before.
    this.prepared = new Map(Object.entries(explorer.data.prepared));
    this.remembered = new Map();
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", (event) => this.changed(event.target));
    addEventListener("online", () => this.waiting && this.count());
  }

  keep(pause) {
    this.isExample = false;
    this.explorer.keepAll();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.count(), pause);
  }

  async count() {
    const query = this.query();
    this.asked?.abort();
    this.asked = new AbortController();
    clearTimeout(this.timer);
    const slow = setTimeout(() => this.tell(paragraph(this.words.asking)), SLOW);
    try {
      const known = this.prepared.get(query) ?? this.remembered.get(query);
      const answer = known ?? (await ask(this.explorer.root, this.name, query, this.asked.signal));
      if (query === this.query()) this.show(query, answer);
    } catch (error) {
      if (error.name !== "AbortError" && query === this.query()) this.sayWhyNot(error);
    } finally {
      clearTimeout(slow);
    }
  }

  show(query, answer) {
    this.waiting = false;
    const field = this.atFault(answer);
    for (const input of this.form.querySelectorAll("[data-field]")) {
      if (input === field) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    this.showResult(!answer.fault);
    if (answer.fault) return this.tell(paragraph(answer.fault));
    this.remember(query, answer);
    const [called] = paragraph(answer.verdict);
    called.className = "called";
    this.tell([called]);
    for (const part of ["why", "table"]) {
      putAnswer(this.explorer.root, this.place.querySelector(`[data-${part}]`), answer[part]);
    }
    this.chart?.show(answer.figure);
  }

  remember(query, answer) {
    if (this.remembered.size > REMEMBERED) this.remembered.delete(this.remembered.keys().next().value);
    this.remembered.set(query, answer);
  }

  sayWhyNot(error) {
    this.waiting = true;
    this.showResult(false);
    this.tell(paragraph(this.words[error.lineIsCut ? "no_line" : "no_answer"]));
    this.timer = setTimeout(() => this.count(), ASK_AGAIN);
  }

  // An old answer must not stand beside new numbers.
  showResult(isOn) {
    this.place.querySelector("[data-result]").hidden = !isOn;
  }

  tell(content) {
    this.place.classList.toggle("is-changed", !this.isExample);
    const same = this.told.textContent === content[0].textContent;
    if (!same || !this.waiting) say(this.told, content);
  }
}
