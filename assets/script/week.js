// The week map. Python wrote each week that choices can lead to; here it is only looked up. Below, a week of one's own.
// Kept under `reassess:week:<id>`: { answers: { <task>: { option } }, at, ended, own: [task, …] }, see week-own.js.
class WeekMap extends StepPlayer {
  constructor(root) {
    super(root, "part");
    this.data = this.read("week-data");
    this.words = this.data.words;
    this.parts = [...root.querySelectorAll("[data-part]")];
    const kept = keptWith(root, this.key);
    this.restore(kept);
    for (const part of this.questions()) this.prepare(part);
    root.querySelectorAll("[data-folds]").forEach((details) => (details.open = false));
    this.chart = new Chart(root, this.find("[data-figure=story]"));
    this.own = new OwnWeek(this, kept?.own);
    this.show(false);
  }

  questions() {
    return this.parts.slice(0, -1);
  }

  // Form fields of one's own week lie outside the questions, and a click in them is for that week.
  undo() {
    this.own.undo();
  }

  remove(button) {
    this.own.remove(button);
  }

  removeAll() {
    this.own.removeAll();
  }

  printSheet() {
    printSheet(this.find("[data-sheet]"));
  }

  keepAll() {
    const { answers, at } = this;
    const own = this.own?.tasks ?? [];
    const any = Object.keys(answers).length || own.length;
    keepWith(this.root, this.key, any ? { answers, at, ended: at === this.parts.length - 1, own } : null);
  }

  answer(part, answer) {
    const before = this.week();
    this.answers[this.name(part)] = answer;
    this.keepAll();
    this.reveal(part, true);
    this.showWeek();
    const now = this.week();
    const told = [...copyOf(feedbackFor(part, answer.option)), ...paragraph(`${before[3]}` === `${now[3]}` ? this.words.week_nothing_changed : now[3].join(" "))];
    sayInSight(part.querySelector("[data-feedback]"), told);
  }

  reveal(part, seen) {
    super.reveal(part, seen);
    this.find("[data-do=askStartOver]").hidden = !Object.keys(this.answers).length;
  }

  show(moveFocus) {
    const current = this.showCurrent();
    const [n, of] = [this.at + 1, this.parts.length - 1];
    this.find("[data-progress]").textContent = n > of ? this.words.week_step_end : this.fill("week_step", { n, of });
    for (const part of this.questions()) this.showAnswer(part);
    this.find("[data-confirm]").hidden = true;
    this.find("[data-chosen]").replaceChildren(...this.questions().flatMap((part) => this.chosen(part)));
    this.showWeek();
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
  }

  chosen(part) {
    const option = part.querySelector(".option input:checked + label");
    return option ? listItems([option.textContent]) : [];
  }

  // Hours of tasks and of own rest by day, the nights, and the sentence about it all.
  week() {
    const places = Object.entries(this.data.effects).map(([task, effects]) => effects[this.answers[task]?.option] ?? 0);
    return this.data.weeks[places.join("")];
  }

  showWeek() {
    const [tasks, rest, nights, said] = this.week();
    this.find("[data-said]").replaceChildren(...listItems(said));
    this.root.querySelectorAll(".week-now [data-day-row]").forEach((row, day) => {
      row.querySelector("[data-now]").textContent = this.data.times[tasks[day]];
      row.querySelector("[data-rest]").textContent = this.data.times[rest[day]];
      row.querySelector("[data-night]").textContent = this.data.nights[nights[day]].said;
    });
    const figure = structuredClone(this.data.figure);
    const trace = (name) => figure.data.find((one) => one.name === name);
    trace("now").y = tasks;
    trace("rest").y = rest;
    trace("nights").marker.symbol = trace("nights").x.map((day) => this.data.nights[nights[day]].symbol);
    this.chart.show(figure);
  }
}
