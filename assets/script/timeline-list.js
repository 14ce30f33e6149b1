// One timeline: lines in order of date, changed and moved by buttons, each step taken back by Undo.
// Dates are text: 2024-04-02, 2024-04, 2024, or any of these with ~ behind for “about”. As text they sort as they should.
const DATE = /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?~?$/;
const STEPS_BACK = 50;

function withAt(items, at, item) {
  return [...items.slice(0, at), item, ...items.slice(at)];
}

function isDate(text) {
  if (typeof text !== "string" || !DATE.test(text)) return false;
  const [year, month, day] = text.replace("~", "").split("-").map(Number);
  return day === undefined || new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

function dateInWords(written, words) {
  const [year, month, day] = written.replace("~", "").split("-");
  let said = year;
  if (month) said = filled(words.timeline_month_of, { month: words.timeline_months.split(" ")[month - 1], year });
  if (day) said = filled(words.timeline_day_of, { day: Number(day), month_and_year: said });
  return written.endsWith("~") ? filled(words.timeline_about, { when: said }) : said;
}

class TimelineList {
  constructor(player, place, kept) {
    this.player = player;
    this.place = place;
    this.words = player.data.words;
    this.before = [];
    this.chart = new Chart(player.root, this.find("[data-figure]"));
    this.items = this.sound(Array.isArray(kept) ? kept : []);
    addEventListener("online", () => this.waiting && this.look());
  }

  find(selector) {
    return this.place.querySelector(selector);
  }

  has(item) {
    return isDate(item?.date) && Object.hasOwn(this.player.data.kinds, item.kind) && typeof item.drug === "string" && item.drug.length <= 60;
  }

  // Where a line belongs: behind the last one that is not later.
  insert(items, item) {
    const later = items.map((other) => other.date <= item.date).lastIndexOf(true) + 1;
    return withAt(items, later, item);
  }

  change(items) {
    this.before = [...this.before.slice(1 - STEPS_BACK), this.items];
    this.items = items;
    this.player.changed();
  }

  undo() {
    const items = this.before.pop();
    if (!items) return this.tell("timeline_nothing_to_undo");
    this.items = items;
    this.player.changed();
    if (this.find("[data-do=undo]").hidden) this.find("[data-heading]").focus();
    this.tell("timeline_undone");
  }

  itemOf(element) {
    return this.items[element.closest("[data-index]").dataset.index];
  }

  up(button) {
    this.move(this.itemOf(button), -1, "up");
  }

  down(button) {
    this.move(this.itemOf(button), 1, "down");
  }

  move(item, by, way) {
    const from = this.items.indexOf(item);
    const others = this.items.filter((other) => other !== item);
    const to = Math.min(Math.max(0, from + by), others.length);
    this.change(withAt(others, to, item));
    const row = this.openRow(item);
    const still = row.querySelector(`[data-do=${way}]`);
    (still.disabled ? row.querySelector("summary") : still).focus();
    const inOrder = (others[to - 1]?.date ?? "") <= item.date && item.date <= (others[to]?.date ?? "~");
    this.tell(inOrder ? "timeline_moved" : "timeline_moved_off", this.numberOf(item));
  }

  openRow(item) {
    const row = this.find("[data-list]").children[this.items.indexOf(item)];
    row.querySelector("[data-change]").open = true;
    return row;
  }

  remove(button) {
    const item = this.itemOf(button);
    const at = this.items.indexOf(item);
    this.change(this.items.filter((other) => other !== item));
    const next = this.find("[data-list]").children[Math.min(at, this.items.length - 1)];
    (next?.querySelector("summary") ?? this.find("[data-heading]")).focus();
    this.tell("timeline_removed");
  }

  save(form) {
    const item = this.itemOf(form);
    const read = this.read(form);
    if (!read) return;
    const changed = { ...item, ...read };
    const others = this.items.filter((other) => other !== item);
    const stays = read.date === item.date;
    this.change(stays ? this.items.map((other) => (other === item ? changed : other)) : this.insert(others, changed));
    this.find("[data-list]").children[this.items.indexOf(changed)].querySelector("summary").focus();
    this.tell("timeline_changed", this.numberOf(changed));
  }

  // What stands in a form, or null after saying calmly what is missing and going there.
  read(form) {
    const value = (name) => form.querySelector(`[data-field=${name}]`).value.trim();
    const [year, month, day] = ["year", "month", "day"].map(value);
    const about = form.querySelector("[data-field=about]").checked ? "~" : "";
    const date = [year, month, day].filter(Boolean).map((part) => part.padStart(2, "0")).join("-") + about;
    if (!/^(?:19|20)\d\d$/.test(year)) return this.ask(form, "year", "timeline_no_year");
    if (!isDate(date) || (day && !month)) return this.ask(form, month ? "day" : "month", "timeline_no_such_day");
    const kind = value("kind");
    if (!kind) return this.ask(form, "kind", "timeline_no_kind");
    const drug = this.namesDrug(form) ? value("drug") : "";
    const own = this.hasWords ? { text: value("text"), source: value("source") } : {};
    if (own.text === "") return this.ask(form, "text", "timeline_no_words");
    for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    form.querySelector("[data-form-told]").replaceChildren();
    return { date, kind, drug, ...own };
  }

  ask(form, name, words) {
    for (const field of form.querySelectorAll("[data-field]")) {
      if (field.dataset.field === name) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    const field = form.querySelector(`[data-field=${name}]`);
    field.focus();
    this.tellIn(form, field, this.words[words]);
    return null;
  }

  // What is said of a form stands behind the field that it is about; at the end of a long form nobody on a phone sees it.
  tellIn(form, field, text) {
    const told = form.querySelector("[data-form-told]");
    field.closest("fieldset, form > label").after(told);
    say(told, paragraph(text));
  }

  namesDrug(form) {
    const label = form.querySelector("[data-drug-label]");
    return label.dataset.kinds.split(" ").includes(form.querySelector("[data-field=kind]").value);
  }

  showForm(form) {
    form.querySelector("[data-drug-label]").hidden = !this.namesDrug(form);
    for (const label of form.querySelectorAll("[data-own-field]")) label.hidden = !this.hasWords;
  }

  show() {
    const pattern = this.player.find("template[data-row]").content.firstElementChild;
    this.find("[data-list]").replaceChildren(...this.items.map((item, index) => this.row(pattern.cloneNode(true), item, index)));
    this.find("[data-drawn]").hidden = !this.items.length;
    this.showUndo();
    this.look();
  }

  // Only what can be taken back is offered; while someone stands on the button it stays, as long as lines are left.
  showUndo() {
    const undo = this.find("[data-do=undo]");
    undo.hidden = !this.before.length && !(this.items.length && undo === document.activeElement);
  }

  row(row, item, index) {
    const put = (name, text) => (row.querySelector(`[data-${name}]`).textContent = text);
    const when = dateInWords(item.date, this.words);
    row.dataset.index = index;
    put("when", when);
    put("kind-name", this.player.data.kinds[item.kind]);
    put("text", this.hasWords && item.drug ? `${item.drug}. ${item.text}` : item.text);
    put("source", item.source);
    put("name", `: ${when}, ${item.text}`);
    row.querySelector("[data-from]").hidden = !item.source;
    row.querySelector("[data-do=up]").disabled = index === 0;
    row.querySelector("[data-do=down]").disabled = index === this.items.length - 1;
    row.querySelector("[data-change]").addEventListener("toggle", ({ target }) => target.append(this.editForm(item)), { once: true });
    return row;
  }

  // Made when it is wanted: many lines with all their choices would be heavy for a phone.
  editForm(item) {
    const form = this.player.find("template[data-edit-form]").content.firstElementChild.cloneNode(true);
    const [year, month, day] = item.date.replace("~", "").split("-");
    const values = { year, month: month ? Number(month) : "", day: day ? Number(day) : "", kind: item.kind };
    for (const [name, value] of Object.entries({ ...values, drug: item.drug, text: item.text, source: item.source })) {
      form.querySelector(`[data-field=${name}]`).value = value;
    }
    form.querySelector("[data-field=about]").checked = item.date.endsWith("~");
    this.showForm(form);
    return form;
  }

  // Which flags stand at each line; `flags` are list items that name their lines by `numbers`.
  showMarks(flags, numbers) {
    [...this.find("[data-list]").children].forEach((row, index) => {
      const mine = flags.filter((flag) => numbers(flag).includes(index));
      const names = [...new Set(mine.map((flag) => flag.querySelector("[data-flag-kind]").textContent))].join(", ");
      const marks = row.querySelector("[data-marks]");
      marks.hidden = !mine.length;
      marks.textContent = filled(this.words[names.includes(",") ? "timeline_marks_more" : "timeline_marks"], { names });
    });
  }

  numberOf(item) {
    return { n: this.items.indexOf(item) + 1, of: this.items.length };
  }

  drugs() {
    return [...new Set(this.items.map((item) => item.drug.toLowerCase()).filter(Boolean))];
  }

  // What leaves this browser: dates, kinds, and a number for each medicine. No word of the learner's.
  query() {
    const drugs = this.drugs();
    const list = (of) => this.items.map(of).join(",");
    const number = (item) => drugs.indexOf(item.drug.toLowerCase()) + 1;
    return `date=${list((item) => item.date)}&kind=${list((item) => item.kind)}&drug=${list(number)}`;
  }

  // Asks Python, and takes an answer only for what stands here now.
  async asked() {
    const query = this.query();
    this.asking?.abort();
    this.asking = new AbortController();
    clearTimeout(this.timer);
    try {
      const answer = await ask(this.player.root, "timeline", query, this.asking.signal);
      if (query !== this.query()) return null;
      this.waiting = false;
      return answer;
    } catch (error) {
      if (error.name === "AbortError" || query !== this.query()) return null;
      this.waiting = true;
      this.timer = setTimeout(() => this.look(), ASK_AGAIN);
      return { fault: this.words[error.lineIsCut ? "timeline_no_line" : "timeline_no_answer"] };
    }
  }

  // A figure calls a lane by the number of a medicine; its name is known here alone.
  draw(figure) {
    const drugs = this.drugs();
    const names = figure.layout.annotations.map((one) => {
      if (!one.text.startsWith("drug:")) return one;
      const name = one.text.slice(5);
      const called = drugs[name - 1] ?? (name || this.words.timeline_unnamed);
      return { ...one, text: called.slice(0, 30).replaceAll("<", "‹") };
    });
    this.chart.show({ ...figure, layout: { ...figure.layout, annotations: names } });
  }

  tell(name, values = {}) {
    this.find("[data-add] [data-form-told]")?.replaceChildren();
    say(this.find("[data-told]"), paragraph(filled(this.words[name], values)));
  }

  print() {
    if (!this.items.length) return this.tell(this.hasWords ? "timeline_empty_own" : "timeline_empty");
    const buttons = [...this.place.querySelectorAll("[popovertarget]")].filter((button) => !button.closest("[hidden]"));
    const notes = new Set(buttons.map((button) => document.getElementById(button.getAttribute("popovertarget"))));
    printAlone([this.place, ...[...notes].filter((note) => note && !this.place.contains(note))]);
  }
}
