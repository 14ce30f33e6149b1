// The trial-window explorer: a guess, the months, what if they had asked, and a month of one's own. Rules are in Python.
class WindowExplorer extends StepPlayer {
  constructor(root) {
    super(root, "part");
    this.data = this.read("window");
    this.words = this.data.words;
    this.parts = [...root.querySelectorAll("[data-part]")];
    this.months = [...root.querySelectorAll("[data-month]")];
    const kept = keptWith(root, this.key);
    this.restore(kept);
    this.month = placeWithin(kept?.month, this.months.length - 1);
    this.prepare(this.parts[0]);
    this.values = [...root.querySelectorAll("[data-values]")].map((place) => new ValueChart(this, place));
    this.outlook = new Outlook(this, kept?.outlook);
    this.showMonth(false);
    this.own = new OwnMonth(this, kept?.own);
    this.show(false);
  }

  // The second part asks nothing: it is there to try.
  questions() {
    return this.parts.slice(0, 1);
  }

  furthest() {
    return this.answeredInARow();
  }

  keepAll() {
    const { answers, at, month, outlook, own } = this;
    const ended = this.answeredInARow() > 0 && at > 0;
    keepWith(this.root, this.key, { answers, at, month, ended, outlook: outlook.kept(), own: own.kept() });
  }

  show(moveFocus) {
    const current = this.showCurrent();
    this.find("[data-progress]").textContent = this.fill("window_step", { n: this.at + 1 });
    this.showAnswer(this.parts[0]);
    this.find("[data-confirm]").hidden = true;
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
  }

  reveal(part, seen) {
    super.reveal(part, seen);
    part.querySelector("[data-seen]").hidden = !seen;
    this.find("[data-do=askStartOver]").hidden = !Object.keys(this.answers).length;
  }

  startOver() {
    this.month = 0;
    this.showMonth(false);
    super.startOver();
  }

  earlier() {
    this.goToMonth(this.month - 1);
  }

  later() {
    this.goToMonth(this.month + 1);
  }

  goToMonth(month) {
    if (!this.months[month]) return;
    this.month = month;
    this.keepAll();
    this.showMonth(true);
  }

  showMonth(aloud) {
    this.months.forEach((place, index) => (place.hidden = index !== this.month));
    const region = this.find("[data-month-told]");
    const said = [this.months[this.month].querySelector("[data-said]").cloneNode(true)];
    if (aloud) say(region, said);
    else region.replaceChildren(...said);
    // Not `disabled`: a button that is pressed keeps the focus.
    this.find("[data-do=earlier]").setAttribute("aria-disabled", this.month === 0);
    this.find("[data-do=later]").setAttribute("aria-disabled", this.month === this.months.length - 1);
    for (const one of this.values) one.mark();
  }

  again() {
    this.own.again();
  }
}

// One value at a time; after the guess a ring marks the month that is looked at.
class ValueChart {
  constructor(explorer, place) {
    this.explorer = explorer;
    this.place = place;
    this.chart = new Chart(explorer.root, place.querySelector("[data-figure]"));
    place.addEventListener("change", () => this.mark());
  }

  mark() {
    const value = this.place.querySelector("[data-value]:checked").value;
    const figure = structuredClone(this.explorer.data.figures[`${this.place.dataset.values} ${value}`]);
    const [drawn, now] = ["values", "now"].map((name) => figure.data.find((trace) => trace.name === name));
    const at = this.explorer.month;
    Object.assign(now, { x: [drawn.x[at]], y: [drawn.y[at]], visible: this.place.dataset.values === "seen" });
    this.place.querySelector("[data-chart-name]").textContent = this.explorer.data.names[value];
    this.chart.show(figure);
  }
}

// When an answer could have come: a month to have asked in, and a way in which things went.
class Outlook {
  constructor(explorer, kept) {
    this.explorer = explorer;
    this.place = explorer.parts[1];
    this.chart = new Chart(explorer.root, this.place.querySelector("[data-figure]"));
    for (const hook of ["asked", "branch"]) {
      for (const input of this.inputs(hook)) {
        if (input.value === kept?.[hook]) input.checked = true;
        input.addEventListener("change", () => {
          explorer.keepAll();
          this.show(true);
        });
      }
    }
    this.show(false);
  }

  inputs(hook) {
    return [...this.place.querySelectorAll(`[data-${hook}]`)];
  }

  kept() {
    const chosen = (hook) => this.inputs(hook).find((input) => input.checked)?.value;
    return { asked: chosen("asked"), branch: chosen("branch") };
  }

  show(aloud) {
    const { asked, branch } = this.kept();
    const key = `${asked} ${branch}`;
    const said = copyOf(this.place.querySelector(`[data-outlook="${key}"]`));
    const region = this.place.querySelector("[data-outlook-told]");
    if (aloud) say(region, said);
    else region.replaceChildren(...said);
    for (const place of this.place.querySelectorAll("[data-branch-of]")) place.hidden = place.dataset.branchOf !== branch;
    for (const place of this.place.querySelectorAll("[data-table-of]")) place.hidden = place.dataset.tableOf !== branch;
    const figure = structuredClone(this.explorer.data.figures[`asked ${branch}`]);
    const [x0, x1] = this.explorer.data.spans[key];
    Object.assign(figure.layout.shapes.find((shape) => shape.name === "answer"), { x0, x1, visible: true });
    this.chart.show(figure);
  }
}

// A month of the learner's own, by sliders.
class OwnMonth extends OwnValues {
  constructor(explorer, kept) {
    super(explorer, "window");
    this.sliders = [...this.form.querySelectorAll("input[type=range]")];
    const changed = this.sound(kept);
    this.take(changed ?? explorer.data.example);
    this.isExample = !changed;
    if (changed) this.count();
  }

  // What was kept may be old or foreign; a slider itself keeps a number inside its range.
  sound(kept) {
    const names = Object.keys(this.explorer.data.example);
    const isShort = (value) => typeof value === "string" && value !== "" && value.length < 6;
    return kept && names.every((name) => isShort(kept[name])) ? kept : null;
  }

  kept() {
    return this.isExample ? null : this.now();
  }

  now() {
    const values = Object.fromEntries(this.sliders.map((slider) => [slider.dataset.field, slider.value]));
    return { ...values, liver: this.form.querySelector("[type=radio]:checked").value };
  }

  take(values) {
    for (const slider of this.sliders) slider.value = values[slider.dataset.field];
    for (const radio of this.form.querySelectorAll("[type=radio]")) radio.checked = radio.value === (values.liver === "no" ? "no" : "yes");
    this.showAmounts();
  }

  showAmounts() {
    for (const slider of this.sliders) {
      const name = slider.dataset.field;
      const amount = this.explorer.fill(`window_amount_${name}`, { n: slider.value });
      slider.setAttribute("aria-valuetext", amount);
      this.form.querySelector(`[data-amount=${name}]`).textContent = amount;
    }
  }

  changed() {
    this.showAmounts();
    this.keep(PAUSE_FOR_CHOICE);
  }

  again() {
    this.take(this.explorer.data.example);
    this.isExample = true;
    this.explorer.keepAll();
    this.count();
  }

  query() {
    return new URLSearchParams(this.now()).toString();
  }

  atFault(answer) {
    return this.form.querySelector(`input[type=range][data-field="${answer.field}"]`);
  }
}
