// The symptom diary: a guess about a made-up person, then a diary of one's own, a day at a time. Rules are in Python.
const DAY_FIELD = /^([0-9]{1,2}(\.[0-9]{1,2})?|yes|no)?$/;
const DAY_MS = 86400000;

class SymptomDiary extends StepPlayer {
  constructor(root) {
    super(root, "part");
    this.data = this.read("diary");
    this.words = this.data.words;
    this.parts = [...root.querySelectorAll("[data-part]")];
    const kept = keptWith(root, this.key);
    this.restore(kept);
    this.prepare(this.parts[0]);
    for (const moment of ["shown", "seen"]) {
      new Chart(root, this.find(`[data-figure=${moment}]`)).show(this.data.figures[moment]);
    }
    this.own = new OwnDiary(this, kept?.own);
    this.show(false);
  }

  keepAll() {
    const { answers, own } = this;
    keepWith(this.root, this.key, { answers, ended: this.answeredInARow() > 0, own: own.kept() });
  }

  show(moveFocus) {
    this.showAnswer(this.parts[0]);
    this.find("[data-confirm]").hidden = true;
    if (moveFocus) focusOn(this.find("[data-heading]"));
  }

  reveal(part, seen) {
    part.querySelector("[data-seen]").hidden = !seen;
    this.find("[data-do=askStartOver]").hidden = !seen;
  }

  earlier() {
    this.own.goToDay(this.own.at - 1);
  }

  later() {
    this.own.goToDay(this.own.at + 1);
  }

  printSheet() {
    printSheet(this.find("[data-result]"));
  }

  askClear() {
    this.find("[data-confirm-clear]").hidden = false;
    this.find("[data-do=keepDiary]").focus();
  }

  keepDiary() {
    this.find("[data-confirm-clear]").hidden = true;
    this.find("[data-do=askClear]").focus();
  }

  clear() {
    this.find("[data-confirm-clear]").hidden = true;
    this.own.clear();
  }
}

class OwnDiary extends OwnValues {
  constructor(explorer, kept) {
    super(explorer, "diary");
    this.chart = new Chart(explorer.root, this.place.querySelector("[data-figure]"));
    this.inputs = [...this.form.querySelectorAll("[data-field]")];
    this.start = this.form.querySelector("[data-start]");
    this.take(kept);
    if (this.isEmpty()) this.showNothing(this.words.diary_nothing);
    else this.count();
  }

  names() {
    return [...this.explorer.data.values, "sign"];
  }

  lineInputs() {
    return this.inputs.filter((input) => input.dataset.field.startsWith("line-"));
  }

  // What was kept may be old or foreign: of each day and line, only what has the form of a value is taken up.
  take(kept) {
    const sound = (value) => (typeof value === "string" && DAY_FIELD.test(value) ? value : "");
    const day = (written) => Object.fromEntries(this.names().map((name) => [name, sound(written?.[name])]));
    this.days = Array.from({ length: this.explorer.data.days }, (_, at) => day(kept?.days?.[at]));
    for (const input of this.lineInputs()) {
      input.value = sound(kept?.lines?.[input.dataset.field.slice(5)]);
      if (input.selectedIndex < 0) input.selectedIndex = 0; // no line; for fever, the highest
    }
    this.start.value = typeof kept?.start === "string" ? kept.start : "";
    this.at = Math.min(Math.max(0, Math.trunc(Number(kept?.at)) || 0), this.days.length - 1);
    this.showDay();
  }

  kept() {
    const lines = Object.fromEntries(this.lineInputs().map((input) => [input.dataset.field.slice(5), input.value]));
    return { days: this.days, lines, start: this.start.value, at: this.at };
  }

  isEmpty() {
    return this.days.every((day) => Object.values(day).every((value) => value === ""));
  }

  showDay() {
    const date = this.dateOf(this.at);
    const name = this.words.diary_day_of.replace("{n}", this.at + 1).replace("{of}", this.days.length);
    this.form.querySelector("[data-day-name]").textContent = date ? `${name} (${date})` : name;
    for (const input of this.inputs) {
      if (!input.dataset.field.startsWith("line-")) input.value = this.days[this.at][input.dataset.field];
    }
    // Not `disabled`: a button that is pressed keeps the focus.
    this.form.querySelector("[data-do=earlier]").setAttribute("aria-disabled", this.at === 0);
    this.form.querySelector("[data-do=later]").setAttribute("aria-disabled", this.at === this.days.length - 1);
    const said = this.place.querySelector("[data-start-said]");
    said.hidden = !this.start.value;
    said.textContent = this.words.diary_start_said.replace("{date}", this.dateOf(0));
  }

  dateOf(at) {
    const first = this.start.valueAsNumber;
    if (Number.isNaN(first)) return "";
    const format = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" };
    return new Date(first + at * DAY_MS).toLocaleDateString(document.documentElement.lang || "en", format);
  }

  goToDay(at) {
    if (!this.days[at]) return;
    this.at = at;
    this.explorer.keepAll();
    this.showDay();
    this.markFault(this.fault);
    const name = this.form.querySelector("[data-day-name]");
    focusOn(name);
  }

  changed(input) {
    const { field } = input.dataset;
    if (field && !field.startsWith("line-")) this.days[this.at][field] = input.value;
    if (!field) this.showDay();
    if (this.isEmpty()) {
      this.explorer.keepAll();
      return this.showNothing(this.words.diary_nothing);
    }
    this.keep(input.type === "number" ? PAUSE_FOR_TYPING : PAUSE_FOR_CHOICE);
  }

  showNothing(words) {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.waiting = false;
    this.showResult(false);
    this.tell(paragraph(words));
  }

  showResult(isOn) {
    super.showResult(isOn);
    this.place.querySelector("[data-own-controls]").hidden = this.isEmpty();
  }

  query() {
    const column = (name) => `${name}=${this.days.map((day) => encodeURIComponent(day[name])).join(",")}`;
    const { lines } = this.kept();
    const inOrder = this.lineInputs().map((input) => encodeURIComponent(lines[input.dataset.field.slice(5)]));
    return [...this.names().map(column), `lines=${inOrder.join(",")}`].join("&");
  }

  atFault(answer) {
    this.fault = answer.fault ? answer : null;
    const isHere = answer.visit === this.at || answer.visit === null;
    return answer.fault && isHere ? this.form.querySelector(`[data-field="${answer.field}"]`) : null;
  }

  markFault(answer) {
    const field = answer && this.atFault(answer);
    for (const input of this.inputs) {
      if (input === field) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  show(query, answer) {
    super.show(query, answer);
    if (answer.fault) return this.showEntered();
    putAnswer(this.explorer.root, this.place.querySelector("[data-tell]"), answer.tell);
    this.showParts(true);
    this.told.classList.toggle("called-now", answer.level === "now");
  }

  sayWhyNot(error) {
    super.sayWhyNot(error);
    this.showEntered();
  }

  // Without an answer, what was entered still stands in a table, and is printed.
  showEntered() {
    this.told.classList.remove("called-now");
    const table = this.explorer.find("template[data-entered]").content.firstElementChild.cloneNode(true);
    const isWritten = (day) => Object.values(day).some((value) => value !== "");
    const written = this.days.slice(0, this.days.findLastIndex(isWritten) + 1);
    table.tBodies[0].replaceChildren(...written.flatMap((day, at) => this.entered(day, at)));
    this.place.querySelector("[data-table]").replaceChildren(table);
    this.showParts(false);
    this.showResult(true);
  }

  showParts(isAnswered) {
    for (const part of ["[data-why]", "[data-tell-place]", "figure"]) {
      this.place.querySelector(`[data-result] ${part}`).classList.toggle("is-waiting", !isAnswered);
    }
  }

  entered(day, at) {
    const cell = (kind, text, more = {}) => Object.assign(document.createElement(kind), { textContent: text, ...more });
    const shown = (name) => (name === "temperature" ? Number(day[name]).toFixed(1) : day[name]);
    const cells = this.explorer.data.values.map((name) => cell("td", day[name] ? shown(name) : this.words.diary_dash));
    const [row, below] = [document.createElement("tr"), document.createElement("tr")];
    const hasSign = day.sign === "yes";
    row.append(cell("th", at + 1, { scope: "row", rowSpan: hasSign ? 2 : 1 }), ...cells);
    below.append(cell("td", this.words.diary_because_sign, { colSpan: cells.length, className: "diary-said" }));
    return hasSign ? [row, below] : [row];
  }

  clear() {
    this.remembered.clear();
    this.take(null);
    this.told.classList.remove("called-now");
    this.explorer.keepAll();
    this.showNothing(this.words.diary_cleared);
    focusOn(this.explorer.find("[data-own-heading]"));
  }
}
