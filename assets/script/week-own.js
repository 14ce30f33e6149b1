// A week of the learner's own: tasks added and changed by small forms, each step taken back by Undo. What is kept, in order:
//   { text, who, kind, part, hours, days, way, taken } with the days as numbers from 0 (Monday) to 6, and hours as text.
// The list and the sheet need no line. What adds hours up is Python, and no word of the learner's goes there.
const LOOK_BACK = 50;
const WEEK_LISTS = ["kind", "days", "part", "hours", "way", "taken"];

function listItems(texts) {
  return texts.map((textContent) => Object.assign(document.createElement("li"), { textContent }));
}

class OwnWeek {
  constructor(map, kept) {
    this.map = map;
    this.words = map.words;
    this.data = map.data;
    this.place = map.find("[data-week-own]");
    this.chart = new Chart(map.root, this.find("[data-figure]"));
    this.before = [];
    const form = this.find("[data-add]");
    const offered = (name) => [...form.querySelector(`[data-field=${name}]`).options].map((option) => option.value);
    this.choices = Object.fromEntries(["kind", "part", "hours", "way"].map((name) => [name, offered(name)]));
    this.tasks = this.sound(Array.isArray(kept) ? kept : []);
    this.place.addEventListener("input", (event) => this.showForm(event.target.closest("form")));
    this.place.addEventListener("submit", (event) => this.submit(event));
    addEventListener("online", () => this.waiting && this.look());
    this.showForm(form);
    this.show();
  }

  find(selector) {
    return this.place.querySelector(selector);
  }

  // What was kept may be old or foreign: only whole tasks with choices that are here count.
  sound(kept) {
    const isText = (text, most) => typeof text === "string" && text.length <= most;
    const areDays = (days) => Array.isArray(days) && days.every((day, at) => Number.isInteger(day) && day >= 0 && day < 7 && days.indexOf(day) === at);
    const isTask = (task) =>
      isText(task?.text, 60) && task.text && isText(task.who, 24) && areDays(task.days) && task.days.length && areDays(task.taken) &&
      task.taken.every((day) => task.days.includes(day)) && Object.keys(this.choices).every((name) => this.choices[name].includes(task[name]));
    return kept.filter(isTask).slice(0, this.data.most).map(({ text, who, kind, part, hours, days, way, taken }) => ({ text, who, kind, part, hours, days, way, taken }));
  }

  givesAway(way) {
    return this.data.gives_away.includes(way);
  }

  // Own rest is nobody else's; only what is given away has days and a helper; only days of the task can be given away.
  showForm(form) {
    if (!form) return;
    const value = (name) => form.querySelector(`[data-field=${name}]`).value;
    const isRest = value("kind") === "rest";
    const away = !isRest && this.givesAway(value("way"));
    form.querySelector("[data-for-tasks]").hidden = isRest;
    form.querySelector("[data-for-others]").hidden = !away || value("way") === "drop";
    form.querySelector("[data-boxes=taken]").hidden = !away;
    const days = this.checked(form, "days");
    for (const box of form.querySelectorAll("[data-taken]")) {
      const isThere = days.includes(Number(box.value));
      box.checked &&= isThere;
      if (away && isThere && days.length === 1) box.checked = true;
      box.parentElement.hidden = !isThere;
    }
  }

  checked(form, hook) {
    return [...form.querySelectorAll(`[data-${hook}]:checked`)].map((box) => Number(box.value));
  }

  submit(event) {
    event.preventDefault();
    const form = event.target;
    const at = form.matches("[data-edit]") ? this.indexOf(form) : this.tasks.length;
    if (at >= this.data.most) return this.tell("week_most");
    const task = this.readForm(form);
    if (!task) return;
    const isNew = at === this.tasks.length;
    this.change([...this.tasks.slice(0, at), task, ...this.tasks.slice(at + 1)]);
    const numbers = { n: at + 1, of: this.tasks.length };
    if (!isNew) {
      this.rows()[at].querySelector("summary").focus();
      return this.tell("week_saved", numbers);
    }
    form.reset();
    this.showForm(form);
    const text = form.querySelector("[data-field=text]");
    text.focus();
    this.tellIn(form, text.parentElement, this.map.fill("week_added", numbers));
  }

  // What stands in a form, or null after saying calmly what is missing and going there.
  readForm(form) {
    const value = (name) => form.querySelector(`[data-field=${name}]`).value.trim();
    for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    form.querySelector("[data-form-told]").replaceChildren();
    const [days, kind] = [this.checked(form, "days"), value("kind")];
    const way = kind === "rest" ? "keep" : value("way");
    const taken = this.givesAway(way) ? this.checked(form, "taken") : [];
    const who = this.givesAway(way) && way !== "drop" ? value("who") : "";
    if (!value("text")) return this.ask(form, "[data-field=text]", "week_no_text");
    if (!days.length) return this.ask(form, "[data-days]", "week_no_days");
    if (this.givesAway(way) && !taken.length) return this.ask(form, "label:not([hidden]) > [data-taken]", "week_no_taken");
    return { text: value("text"), who, kind, part: value("part"), hours: value("hours"), days, way, taken };
  }

  ask(form, selector, words) {
    const field = form.querySelector(selector);
    if (field.type === "text") field.setAttribute("aria-invalid", "true");
    field.focus();
    this.tellIn(form, field.closest("fieldset") ?? field.parentElement, this.words[words]);
    return null;
  }

  // Said behind the field that it is about: at the end of a long form nobody on a phone sees it.
  tellIn(form, field, text) {
    const told = form.querySelector("[data-form-told]");
    field.after(told);
    say(told, paragraph(text));
  }

  tell(name, values = {}) {
    say(this.find("[data-told]"), paragraph(this.map.fill(name, values)));
  }

  change(tasks) {
    this.before = [...this.before.slice(1 - LOOK_BACK), this.tasks];
    this.tasks = tasks;
    this.map.keepAll();
    this.show();
  }

  undo() {
    const tasks = this.before.pop();
    if (!tasks) return this.tell("week_nothing_to_undo");
    this.tasks = tasks;
    this.map.keepAll();
    this.show();
    this.tell("week_undone");
  }

  remove(button) {
    const at = this.indexOf(button);
    this.change(this.tasks.filter((_, index) => index !== at));
    const next = this.rows()[Math.min(at, this.tasks.length - 1)];
    (next?.querySelector("summary") ?? this.find("[data-own-heading]")).focus();
    this.tell("week_removed");
  }

  removeAll() {
    if (!this.tasks.length) return;
    this.change([]);
    this.find("[data-own-heading]").focus();
    this.tell("week_removed_all");
  }

  rows() {
    return [...this.find("[data-list]").children];
  }

  indexOf(element) {
    return this.rows().indexOf(element.closest(".week-row"));
  }

  show() {
    const pattern = this.map.find("template[data-row]").content.firstElementChild;
    this.find("[data-list]").replaceChildren(...this.tasks.map((task) => this.row(pattern.cloneNode(true), task)));
    this.showUndo();
    this.find("[data-do=removeAll]").hidden = !this.tasks.length;
    this.showSheet();
    this.look();
  }

  // Only what can be taken back is offered; while someone stands on the button it stays, as long as tasks are left.
  showUndo() {
    const undo = this.find("[data-do=undo]");
    undo.hidden = !this.before.length && !(this.tasks.length && undo === document.activeElement);
  }

  row(row, task) {
    const put = (name, text) => (row.querySelector(`[data-${name}]`).textContent = text);
    put("text", task.text);
    put("when", `${this.when(task)} · ${this.data.kinds[task.kind]}`);
    put("plan", this.plan(task));
    put("name", `: ${task.text}`);
    row.querySelector("[data-plan]").hidden = !this.plan(task);
    row.querySelector("[data-change]").addEventListener("toggle", ({ target }) => target.append(this.editForm(task)), { once: true });
    return row;
  }

  days(days) {
    return days.length === 7 ? this.words.week_every_day : days.map((day) => this.data.days[day]).join(", ");
  }

  when(task) {
    const words = task.days.length === 1 ? "week_when_once" : "week_when";
    return this.map.fill(words, { days: this.days(task.days), part: this.data.parts[task.part], time: this.data.times[task.hours] });
  }

  plan(task) {
    const who = task.who && this.map.fill("week_others", { who: task.who });
    return this.map.fill(`week_plan_${task.way}`, { who, days: this.days(task.taken) });
  }

  // Made when it is wanted: many tasks with all their choices would be heavy for a phone.
  editForm(task) {
    const form = this.map.find("template[data-edit-form]").content.firstElementChild.cloneNode(true);
    for (const name of ["text", "who", "kind", "part", "hours", "way"]) form.querySelector(`[data-field=${name}]`).value = task[name];
    for (const hook of ["days", "taken"]) {
      for (const box of form.querySelectorAll(`[data-${hook}]`)) box.checked = task[hook].includes(Number(box.value));
    }
    this.showForm(form);
    return form;
  }

  showSheet() {
    const cell = (text, name = "td") => Object.assign(document.createElement(name), { textContent: text });
    const sheet = this.map.find("[data-sheet]");
    const made = this.tasks.map((task) => {
      const row = document.createElement("tr");
      const mark = (day) => (task.taken.includes(day) ? "(x)" : task.days.includes(day) ? "x" : "");
      const how = { drop: this.words.week_nobody, learn: this.words.week_sheet_shown }[task.way] ?? task.who;
      const name = `${task.text} (${this.data.parts[task.part]}, ${this.data.times[task.hours]})`;
      row.append(cell(name, "th"), ...this.data.days.map((_, day) => cell(mark(day))), cell(how));
      return row;
    });
    sheet.querySelector("[data-sheet-rows]").replaceChildren(...made);
    // Empty lines for a pen, as long as there is room for them on the page.
    const blank = [...sheet.querySelector("[data-sheet-blank]").children];
    blank.forEach((row, at) => (row.hidden = at + made.length >= blank.length));
  }

  query() {
    const bits = (days) => days.reduce((mask, day) => mask | (1 << day), 0);
    const value = (task, name) => (Array.isArray(task[name]) ? bits(task[name]) : task[name]);
    return WEEK_LISTS.map((name) => `${name}=${this.tasks.map((task) => value(task, name)).join(",")}`).join("&");
  }

  // An old answer must not stand beside a new list.
  async look() {
    this.asking?.abort();
    clearTimeout(this.timer);
    this.showAnswer(null);
    if (!this.tasks.length) return this.sayLine("");
    const query = this.query();
    this.asking = new AbortController();
    const slow = setTimeout(() => this.sayLine(this.words.asking), SLOW);
    try {
      const answer = await ask(this.map.root, "week", query, this.asking.signal);
      if (query !== this.query()) return;
      this.waiting = false;
      this.sayLine(answer.fault ?? "");
      if (!answer.fault) this.showAnswer(answer);
    } catch (error) {
      if (error.name === "AbortError" || query !== this.query()) return;
      this.waiting = true;
      this.sayLine(this.words[error.lineIsCut ? "no_line" : "no_answer"]);
      this.timer = setTimeout(() => this.look(), ASK_AGAIN);
    } finally {
      clearTimeout(slow);
    }
  }

  sayLine(words) {
    const place = this.find("[data-line]");
    if (place.textContent !== words) place.textContent = words;
  }

  showAnswer(answer) {
    this.find("[data-result]").hidden = !answer;
    for (const place of [this.find("[data-own-said]"), this.map.find("[data-sheet-said]")]) place.replaceChildren(...listItems(answer?.said ?? []));
    this.find("[data-crowded]").replaceChildren(...(answer?.crowded ?? []).flatMap(paragraph));
    putAnswer(this.map.root, this.find("[data-own-table]"), answer?.table ?? "");
    if (answer) this.chart.show(answer.figure);
  }
}
