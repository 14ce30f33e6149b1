// A learner's own series: inputs in, and the answer of the same Python rules out.
class OwnSeries extends OwnValues {
  constructor(explorer, kept) {
    super(explorer, "response");
    this.chart = new Chart(explorer.root, this.place.querySelector("[data-figure]"));
    const changed = this.sound(kept);
    this.take(changed ?? this.example());
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
    const name = this.explorer.fill(index ? "response_scan" : "response_scan_first", { n: index + 1 });
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
    // Scans that go away above the button must not carry it out of sight.
    this.form.querySelector("[data-do=again]").scrollIntoView({ block: "nearest" });
    this.explorer.keepAll();
    this.count();
  }

  query() {
    const list = (field) => this.visits.map((visit) => encodeURIComponent(visit[field])).join(",");
    const lists = ["week", "sum", "new", "other"].map((field) => `${field}=${list(field)}`);
    return `rule=${encodeURIComponent(this.rule)}&reader=${encodeURIComponent(this.reader)}&${lists.join("&")}`;
  }

  atFault(answer) {
    return this.form.querySelector(`[data-index="${answer.at}"] [data-field="${answer.field}"]`);
  }
}
