// A learner's own series: inputs in, and the answer of the same Python rules out. What was entered is always kept.
class OwnSeries {
  constructor(explorer, kept) {
    this.explorer = explorer;
    this.words = explorer.words;
    this.place = explorer.find("[data-own]");
    this.told = this.place.querySelector("[data-told]");
    this.form = this.place.querySelector("[data-form]");
    this.chart = new Chart(explorer.root, this.place.querySelector("[data-figure]"));
    // Answers that need no line: a grid that Python prepared, and what was asked before.
    this.prepared = new Map(Object.entries(explorer.data.prepared));
    this.remembered = new Map();
    const changed = this.sound(kept);
    this.take(changed ?? this.example());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", (event) => this.changed(event.target));
    addEventListener("online", () => this.waiting && this.count());
    if (changed) this.count();
    else this.chart.show(this.prepared.get(this.query()).figure);
  }

  example() {
    const { rule, reader, visits } = this.explorer.data.example;
    const asTyped = (visit) => ({ week: String(visit.week), sum: visit.sum_mm, new: visit.new, other: visit.other });
    return { rule, reader, visits: visits.map(asTyped) };
  }

  // What was kept may be old or foreign: it must at least have the shape of a series.
  sound(kept) {
    const isText = (value) => typeof value === "string" && value.length < 12;
    const isVisit = (visit) => ["week", "sum", "new", "other"].every((field) => isText(visit?.[field]));
    const visits = Array.isArray(kept?.visits) ? kept.visits.filter(isVisit).slice(0, this.explorer.data.most) : [];
    return visits.length > 1 && isText(kept.rule) && isText(kept.reader) ? { ...kept, visits } : null;
  }

  kept() {
    return this.isExample ? null : { rule: this.rule, reader: this.reader, visits: this.visits };
  }

  take(series) {
    Object.assign(this, series);
    this.isExample = JSON.stringify(series) === JSON.stringify(this.example());
    for (const group of ["rule", "reader"]) {
      for (const input of this.form.querySelectorAll(`[data-${group}]`)) input.checked = input.value === this[group];
    }
    this.showVisits();
  }

  showVisits() {
    const pattern = this.place.querySelector("template[data-visit]").content.firstElementChild;
    const rows = this.visits.map((visit, index) => this.row(pattern.cloneNode(true), visit, index));
    this.form.querySelector("[data-visits]").replaceChildren(...rows);
    this.form.querySelector("[data-do=add]").disabled = this.visits.length >= this.explorer.data.most;
  }

  row(row, visit, index) {
    row.dataset.index = index;
    const name = this.words[index ? "response_scan" : "response_scan_first"].replace("{n}", index + 1);
    row.querySelector("[data-legend]").textContent = name;
    row.querySelector("[data-name]").textContent = ` ${name}`;
    for (const field of row.querySelectorAll("[data-field]")) field.value = visit[field.dataset.field];
    const remove = row.querySelector("[data-do=remove]");
    remove.hidden = index === 0 || this.visits.length < 3;
    return row;
  }

  changed(input) {
    const visit = this.visits[input.closest("[data-index]")?.dataset.index];
    if (visit) visit[input.dataset.field] = input.value;
    else this["rule" in input.dataset ? "rule" : "reader"] = input.value;
    this.keep(input.type === "number" ? PAUSE_FOR_TYPING : PAUSE_FOR_CHOICE);
  }

  keep(pause) {
    this.isExample = false;
    this.explorer.keepAll();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.count(), pause);
  }

  add() {
    if (this.visits.length >= this.explorer.data.most) return;
    const last = this.visits.at(-1);
    const week = last.week === "" ? "" : String(Number(last.week) + 8);
    this.visits.push({ week, sum: last.sum, new: "none", other: last.other === "none" ? "none" : "steady" });
    this.showVisits();
    this.form.querySelector(`[data-index="${this.visits.length - 1}"] [data-field=sum]`).focus();
    this.keep(PAUSE_FOR_CHOICE);
  }

  remove(button) {
    const index = Number(button.closest("[data-index]").dataset.index);
    this.visits.splice(index, 1);
    this.showVisits();
    const next = Math.min(index, this.visits.length - 1);
    this.form.querySelector(`[data-index="${next}"] [data-field=sum]`).focus();
    this.keep(PAUSE_FOR_CHOICE);
  }

  again() {
    this.take(this.example());
    this.explorer.keepAll();
    this.count();
  }

  query() {
    const list = (field) => this.visits.map((visit) => encodeURIComponent(visit[field])).join(",");
    const lists = ["week", "sum", "new", "other"].map((field) => `${field}=${list(field)}`);
    return `rule=${encodeURIComponent(this.rule)}&reader=${encodeURIComponent(this.reader)}&${lists.join("&")}`;
  }

  async count() {
    const query = this.query();
    this.asked?.abort();
    this.asked = new AbortController();
    clearTimeout(this.timer);
    const slow = setTimeout(() => this.tell(paragraph(this.words.response_asking)), SLOW);
    try {
      const known = this.prepared.get(query) ?? this.remembered.get(query);
      const answer = known ?? (await ask(this.explorer.root, "response", query, this.asked.signal));
      if (query === this.query()) this.show(query, answer);
    } catch (error) {
      if (error.name !== "AbortError" && query === this.query()) this.sayWhyNot(error);
    } finally {
      clearTimeout(slow);
    }
  }

  show(query, answer) {
    this.waiting = false;
    const field = this.form.querySelector(`[data-index="${answer.visit}"] [data-field="${answer.field}"]`);
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
    this.chart.show(answer.figure);
  }

  remember(query, answer) {
    if (this.remembered.size > REMEMBERED) this.remembered.delete(this.remembered.keys().next().value);
    this.remembered.set(query, answer);
  }

  sayWhyNot(error) {
    this.waiting = true;
    this.showResult(false);
    this.tell(paragraph(this.words[error.lineIsCut ? "response_no_line" : "response_no_answer"]));
    this.timer = setTimeout(() => this.count(), ASK_AGAIN);
  }

  // An old answer must not stand beside new numbers.
  showResult(isOn) {
    this.place.querySelector("[data-result]").hidden = !isOn;
  }

  tell(content) {
    const same = this.told.textContent === content[0].textContent;
    if (!same || !this.waiting) say(this.told, content);
  }
}
