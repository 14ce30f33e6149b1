// The symptom diary: a guess about a made-up person, then a diary of one's own, a day at a time. Rules are in Python.
const DAY_FIELD = /^([0-9]{1,2}|yes|no)?$/;
const PAUSE_FOR_UNREAD = 900; // who is still typing is not told that half a number cannot be read
const UNREAD = "?"; // what is sent of a temperature that is no number: the words stay here
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
    this.charts = ["shown", "seen"].map((moment) => [moment, new Chart(root, this.find(`[data-figure=${moment}]`))]);
    this.own = new OwnDiary(this, kept?.own);
    root.addEventListener("change", ({ target }) => "unit" in target.dataset && this.own.changeUnit(target.value));
    this.showUnit(this.own.unit);
    this.show(false);
  }

  // Two places to choose, one choice; whatever has a unit shows in that one.
  showUnit(unit) {
    for (const radio of this.root.querySelectorAll("[data-unit]")) radio.checked = radio.value === unit;
    for (const part of this.root.querySelectorAll("[data-in]")) part.hidden = part.dataset.in !== unit;
    for (const [moment, chart] of this.charts) chart.show(this.data.figures[unit][moment]);
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
    this.begin();
  }

  begin() {
    if (!this.isEmpty()) return this.count();
    this.showNothing(this.words[this.isSet() ? "diary_no_day" : "diary_nothing"]);
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
    const typed = (value) => (typeof value === "string" ? value.trim().slice(0, 8) : "");
    const unit = (value) => (value === "f" ? "f" : "c");
    const day = (written) => ({
      ...Object.fromEntries(this.names().map((name) => [name, sound(written?.[name])])),
      temperature: typed(written?.temperature),
      unit: unit(written?.unit),
    });
    this.unit = unit(kept?.unit);
    this.days = Array.from({ length: this.explorer.data.days }, (_, at) => day(kept?.days?.[at]));
    for (const input of this.lineInputs()) {
      input.value = sound(kept?.lines?.[input.dataset.field.slice(5)]);
      if (input.selectedIndex < 0) input.selectedIndex = 0; // no line
    }
    const fever = { text: kept?.lines?.temperature, unit: unit(kept?.lines?.unit) };
    const known = Object.hasOwn(this.explorer.data.fever_lines[fever.unit], fever.text);
    this.fever = known ? fever : { text: Object.keys(this.explorer.data.fever_lines.c)[0], unit: "c" }; // the highest
    this.start.value = typeof kept?.start === "string" ? kept.start : "";
    this.at = placeWithin(kept?.at, this.days.length - 1);
    this.showDay();
  }

  kept() {
    const lines = Object.fromEntries(this.lineInputs().map((input) => [input.dataset.field.slice(5), input.value]));
    Object.assign(lines, { temperature: this.fever.text, unit: this.fever.unit });
    return { days: this.days, lines, start: this.start.value, at: this.at, unit: this.unit };
  }

  isWritten(day) {
    return this.names().some((name) => day[name] !== "");
  }

  isEmpty() {
    return !this.days.some((day) => this.isWritten(day));
  }

  // Whether a line or the first date is set, even without an entry.
  isSet() {
    const [highest] = Object.keys(this.explorer.data.fever_lines[this.fever.unit]);
    const isLine = (input) => (input === this.feverInput() ? this.fever.text !== highest : input.value !== "");
    return Boolean(this.start.value) || this.lineInputs().some(isLine);
  }

  feverInput() {
    return this.form.querySelector("[data-field=line-temperature]");
  }

  // Each number is kept as it was typed, with its unit; in the other unit it is looked up in Python's list.
  // What cannot be read as the unit it was typed in is read anew in the one that is chosen then.
  changeUnit(unit) {
    this.unit = unit;
    for (const day of this.days) if (!this.read(day)) day.unit = unit;
    this.explorer.keepAll();
    this.explorer.showUnit(unit);
    this.showDay();
    if (!this.isEmpty()) this.count();
  }

  // A day's temperature in the chosen unit, or "" where it is no number that can be.
  read({ temperature, unit }) {
    const text = temperature.replace(",", ".");
    const number = /^\d{2,3}(\.\d)?$/.test(text) ? Number(text).toFixed(1) : "";
    const other = this.explorer.data.readings[unit][number];
    return other === undefined ? "" : unit === this.unit ? number : other;
  }

  isUnread(day) {
    return day.temperature !== "" && !this.read(day);
  }

  // As typed, or with a mark; never "" for something typed.
  shownTemperature(day) {
    return this.read(day) || (this.isUnread(day) ? `${day.temperature} ${UNREAD}` : "");
  }

  sentTemperature(day) {
    return this.read(day) || (this.isUnread(day) ? UNREAD : "");
  }

  feverLine() {
    const { text, unit } = this.fever;
    return unit === this.unit ? text : this.explorer.data.fever_lines[unit][text];
  }

  showFever() {
    const lines = Object.keys(this.explorer.data.fever_lines[this.unit]);
    this.feverInput().replaceChildren(...lines.map((line) => new Option(line)));
    this.feverInput().value = this.feverLine();
  }

  showUnread() {
    const isUnread = this.isUnread(this.days[this.at]);
    const input = this.form.querySelector("[data-field=temperature]");
    if (isUnread) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    const place = this.form.querySelector("[data-unread-said]");
    const words = isUnread ? this.words[`diary_unread_${this.unit}`] : "";
    if (place.textContent !== words) place.replaceChildren(...(words ? paragraph(words) : []));
  }

  showDay() {
    const date = this.dateOf(this.at);
    const name = this.explorer.fill("diary_day_of", { n: this.at + 1, of: this.days.length });
    this.form.querySelector("[data-day-name]").textContent = date ? `${name} (${date})` : name;
    const day = this.days[this.at];
    for (const input of this.inputs) {
      if (!input.dataset.field.startsWith("line-")) input.value = day[input.dataset.field];
    }
    if (day.unit !== this.unit && this.read(day)) this.form.querySelector("[data-field=temperature]").value = this.read(day);
    this.showFever();
    this.showUnread();
    // Not `disabled`: a button that is pressed keeps the focus.
    this.form.querySelector("[data-do=earlier]").setAttribute("aria-disabled", this.at === 0);
    this.form.querySelector("[data-do=later]").setAttribute("aria-disabled", this.at === this.days.length - 1);
    const said = this.place.querySelector("[data-start-said]");
    said.hidden = !this.start.value;
    said.textContent = this.explorer.fill("diary_start_said", { date: this.dateOf(0) });
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
    const day = this.days[this.at];
    if (field && !field.startsWith("line-")) day[field] = input.value.trim();
    if (field === "temperature") day.unit = this.unit;
    if (field === "line-temperature") this.fever = { text: input.value, unit: this.unit };
    if (!field) this.showDay();
    if (this.isEmpty()) {
      this.explorer.keepAll();
      this.showUnread();
      return this.begin();
    }
    if (field !== "temperature") return this.keep(PAUSE_FOR_CHOICE);
    this.keep(this.isUnread(day) ? PAUSE_FOR_UNREAD : PAUSE_FOR_TYPING);
  }

  count() {
    this.showUnread();
    return super.count();
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
    const sent = (day, name) => encodeURIComponent(name === "temperature" ? this.sentTemperature(day) : day[name]);
    const column = (name) => `${name}=${this.days.map((day) => sent(day, name)).join(",")}`;
    const line = (input) => encodeURIComponent(input === this.feverInput() ? this.feverLine() : input.value);
    return [...this.names().map(column), `lines=${this.lineInputs().map(line).join(",")}`, `unit=${this.unit}`].join("&");
  }

  atFault(answer) {
    this.fault = answer.fault ? answer : null;
    const isHere = answer.at === this.at || answer.at === null;
    return answer.fault && isHere ? this.form.querySelector(`[data-field="${answer.field}"]`) : null;
  }

  markFault(answer) {
    const field = answer && this.atFault(answer);
    for (const input of this.inputs) {
      if (input === field) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    this.showUnread();
  }

  show(query, answer) {
    super.show(query, answer);
    this.showUnread();
    if (answer.fault) return this.showEntered();
    // What was typed stands in the table, too, though no line can be put beside it.
    for (const cell of this.place.querySelectorAll("[data-unread]")) cell.textContent = this.shownTemperature(this.days[cell.dataset.unread - 1]);
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
    const table = this.explorer.find(`template[data-entered=${this.unit}]`).content.firstElementChild.cloneNode(true);
    const written = this.days.slice(0, this.days.findLastIndex((day) => this.isWritten(day)) + 1);
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
    const shown = (name) => (name === "temperature" ? this.shownTemperature(day) : day[name]);
    const cells = this.explorer.data.values.map((name) => cell("td", shown(name) || this.words.diary_dash));
    const [row, below] = [document.createElement("tr"), document.createElement("tr")];
    const hasSign = day.sign === "yes";
    row.append(cell("th", at + 1, { scope: "row", rowSpan: hasSign ? 2 : 1 }), ...cells);
    below.append(cell("td", this.words.diary_because_sign, { colSpan: cells.length, className: "diary-said" }));
    return hasSign ? [row, below] : [row];
  }

  clear() {
    this.remembered.clear();
    this.take({ unit: this.unit });
    this.told.classList.remove("called-now");
    this.explorer.keepAll();
    this.showNothing(this.words.diary_cleared);
    focusOn(this.explorer.find("[data-own-heading]"));
  }
}
