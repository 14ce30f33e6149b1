// A sheet that a learner fills in: sheets to choose from, parts to fill in, then the sheet itself, to print or take along.
// What is written is kept in this browser alone: not in a page saved to disk, and not in a kernel.
// Who extends this says `showLists`: which lines stand in the lists of the sheet.
class SheetForm extends SheetTaker {
  constructor(root) {
    super(root);
    Object.assign(this, { allowed: {} }, this.read("words")); // what is asked for, words, limits, cells of rows, sheets
    this.parts = [...root.querySelectorAll("[data-part]")];
    this.form = this.find("[data-form]");
    this.restore(keptWith(root, this.key));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", ({ target }) => this.write(target));
    this.form.addEventListener("change", ({ target }) => "choice" in target.dataset && this.choose(target.value));
    this.show(false);
  }

  // What was kept may be old or foreign: only what has the shape of a page counts.
  restore(kept) {
    this.pages = {};
    for (const [name, { page }] of Object.entries(this.sheets)) this.pages[name] = this.sound(readKept(`${this.key}:${name}`), page);
    this.sheet = Object.hasOwn(this.sheets, kept?.sheet) ? kept.sheet : Object.keys(this.sheets)[0];
    this.at = Number.isInteger(kept?.at) && this.parts[kept.at] ? kept.at : this.firstPart();
    this.ended = Boolean(kept?.ended);
  }

  sound(kept, first) {
    const page = structuredClone(first);
    for (const [name, value] of Object.entries(kept ?? {})) {
      if (Object.hasOwn(first, name)) page[name] = this.soundValue(name, value, first[name]);
    }
    page.date = /^[1-9]\d{3}-\d\d-\d\d$/.test(page.date) && !isNaN(new Date(page.date)) ? page.date : "";
    return page;
  }

  soundValue(name, value, first) {
    const cells = this.cells[name];
    const allowed = this.allowed[name];
    if (cells) return Array.isArray(value) ? value.slice(0, this.limits.rows[name]).map((row) => this.soundRow(cells, row)) : first;
    if (Array.isArray(first)) return Array.isArray(value) ? allowed.filter((one) => value.includes(one)) : first;
    if (allowed) return allowed.includes(value) ? value : first;
    return typeof value === "string" ? this.short(value, this.limits.letters) : first;
  }

  soundRow(cells, row) {
    const text = (cell) => (typeof row?.[cell] === "string" ? this.short(row[cell], this.limits.cell_letters) : "");
    return Object.fromEntries(cells.map((cell) => [cell, text(cell)]));
  }

  // Cut without leaving half a letter behind.
  short(text, most) {
    return text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
  }

  page() {
    return this.pages[this.sheet];
  }

  // An example is read first, an empty page is written first.
  firstPart() {
    return this.sheet === "own" ? 0 : this.parts.length - 1;
  }

  isChanged() {
    return JSON.stringify(this.page()) !== JSON.stringify(this.sheets[this.sheet].page);
  }

  keepAll() {
    keep(`${this.key}:${this.sheet}`, this.isChanged() ? this.page() : null);
    keepWith(this.root, this.key, { sheet: this.sheet, at: this.at, ended: this.ended });
  }

  choose(sheet) {
    this.sheet = sheet;
    this.at = this.firstPart();
    this.keepAll();
    this.show(false);
  }

  write(input) {
    const { field, cell } = input.dataset;
    const row = input.closest("[data-index]");
    if (field) this.page()[field] = this.valueOf(input, field);
    else if (cell) this.page()[this.listOf(row)][row.dataset.index][cell] = input.value;
    else return;
    this.changed();
  }

  valueOf(input, field) {
    if (field === "date") return this.sound({ date: input.value }, { date: "" }).date;
    if (input.type !== "checkbox") return input.value;
    return [...this.form.querySelectorAll(`[data-field="${field}"]:checked`)].map((one) => one.value);
  }

  changed() {
    this.keepAll();
    this.showPage();
  }

  listOf(element) {
    return element.closest("[data-rows]").dataset.rows;
  }

  show(moveFocus) {
    for (const input of this.form.querySelectorAll("[data-choice]")) input.checked = input.value === this.sheet;
    this.find("[data-own-note]").hidden = this.sheet !== "own";
    for (const [index, part] of this.parts.entries()) part.classList.toggle("is-current", index === this.at);
    for (const input of this.form.querySelectorAll("[data-field]")) this.fillIn(input, this.page()[input.dataset.field]);
    for (const name of Object.keys(this.cells)) this.showRows(name);
    const last = this.parts.length - 1;
    this.find("[data-progress]").textContent =
      this.at < last ? this.fill("progress", { n: this.at + 1, of: last }) : this.words.page;
    this.find("[data-do=back]").hidden = this.at === 0;
    this.find("[data-do=see]").hidden = this.at === last;
    this.find("[data-confirm]").hidden = true;
    this.find("[data-over]").textContent = this.words[this.sheet === "own" ? "over" : "over_example"];
    this.find("[data-told]").replaceChildren();
    this.showPage();
    if (moveFocus) focusOn(this.parts[this.at].querySelector("[data-heading]"));
  }

  fillIn(input, value) {
    if (input.type === "radio") input.checked = input.value === value;
    else if (input.type === "checkbox") input.checked = value.includes(input.value);
    else input.value = value;
  }

  showRows(name) {
    const pattern = this.find(`template[data-row="${name}"]`).content.firstElementChild;
    const last = this.page()[name].length - 1;
    const rows = this.page()[name].map((row, index) => {
      const made = pattern.cloneNode(true);
      const called = this.fill(`row_${name}`, { n: index + 1 });
      made.dataset.index = index;
      made.querySelector("[data-legend]").textContent = called;
      for (const place of made.querySelectorAll("[data-name]")) place.textContent = `: ${called}`;
      for (const input of made.querySelectorAll("[data-cell]")) input.value = row[input.dataset.cell];
      for (const [way, end] of [["up", 0], ["down", last]]) {
        const button = made.querySelector(`[data-do=${way}]`);
        if (button) button.disabled = index === end;
      }
      return made;
    });
    this.find(`[data-rows="${name}"]`).replaceChildren(...rows);
  }

  // The page as it will be printed, and how much room it takes.
  showPage() {
    const { title, about } = this.sheets[this.sheet];
    const page = this.page();
    const put = { title, about, dated: this.fill("dated", { date: this.dateInWords(page.date) }) };
    for (const place of this.root.querySelectorAll("[data-put]")) {
      const text = (put[place.dataset.put] ?? this.textOf(place.dataset.put)).trim();
      const isBlank = !text && !("write" in place.dataset);
      place.textContent = isBlank ? this.words.blank : text;
      place.classList.toggle("is-blank", isBlank);
    }
    this.showLists(page);
    this.showRoom(page);
    this.find("[data-do=askStartOver]").hidden = !this.isChanged();
  }

  // What was written in a field, or the words of what was chosen there.
  textOf(name) {
    const value = this.page()[name];
    return this.allowed[name] ? (this.words[`${name}_${value}`] ?? "") : value;
  }

  // One item for each row that holds something: a label and a text, then those further ones that have a text.
  list(name, rows, lines) {
    const place = this.find(`[data-put-list="${name}"]`);
    const filled = rows.filter((row) => Object.values(row).join("").trim());
    const items = filled.map((row, index) => this.item(lines(row, index).filter(([, text], at) => !at || text.trim())));
    if (!items.length) items.push(...this.emptyItems("write" in place.dataset));
    place.replaceChildren(...items);
  }

  emptyItems(isForPen) {
    const item = (made) => Object.assign(document.createElement("li"), made);
    if (!isForPen) return [item({ textContent: this.words.blank, className: "is-blank" })];
    return [item(), item()].map((one) => (one.toggleAttribute("data-write"), one));
  }

  item(lines) {
    const item = document.createElement("li");
    for (const [label, text] of lines) {
      const strong = document.createElement("strong");
      strong.textContent = label.trim() + (text.trim() ? ":" : "");
      item.append(...(label.trim() ? [strong, " "] : []), text.trim(), " ");
    }
    return item;
  }

  dateInWords(date) {
    const shape = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return date ? new Date(date).toLocaleDateString("en-GB", shape) : this.words.blank_date;
  }

  // The same count as in Python, where a test holds it against real paper.
  showRoom(page) {
    const texts = Object.entries(page).flatMap(([name, value]) => this.textsFor(name, value));
    const lines = texts.reduce((sum, text) => sum + this.linesOf(text), 0);
    const n = texts.join(" ").split(/\s+/).filter(Boolean).length;
    const fits = [this.isChosen(page) ? "room_chosen" : "room_empty", "room_fits_one"][n] ?? "room_fits";
    const said = lines > this.limits.lines ? "room_over" : fits;
    this.find("[data-room]").textContent = this.fill(said, { n });
  }

  // A tick, a choice or a date is no word, but the page is not empty any more.
  isChosen(page) {
    return Boolean(page.date) || Object.keys(this.allowed).some((name) => page[name].length);
  }

  // A date and a choice have their room already; a tick takes a line, as long ones do though they stand in two columns.
  textsFor(name, value) {
    if (this.cells[name]) return this.rowTexts(name, value);
    if (Array.isArray(value)) return value.map(() => "");
    return name === "date" || this.allowed[name] ? [] : [value];
  }

  rowTexts(name, rows) {
    return rows.map((row) => this.cells[name].map((cell) => row[cell]).join(" "));
  }

  linesOf(text) {
    const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
    const width = (line) => [...line].reduce((sum, letter) => sum + (letter >= this.limits.wide_from ? 2 : 1), this.limits.label_letters);
    return (lines.length ? lines : [""]).reduce((sum, line) => sum + Math.ceil(width(line) / this.limits.letters_a_line), 0);
  }

  add({ dataset: { list } }) {
    if (this.page()[list].length >= this.limits.rows[list]) return this.tell("most");
    this.page()[list].push(this.soundRow(this.cells[list], {}));
    this.changed();
    this.showRows(list);
    this.find(`[data-rows="${list}"]`).lastElementChild.querySelector("[data-cell]").focus();
    this.tell("added");
  }

  remove(button) {
    const list = this.listOf(button);
    const index = Number(button.closest("[data-index]").dataset.index);
    this.page()[list].splice(index, 1);
    this.changed();
    this.showRows(list);
    const rows = this.find(`[data-rows="${list}"]`).children;
    const next = rows[Math.min(index, rows.length - 1)]?.querySelector("[data-do=remove]");
    (next ?? this.find(`[data-do=add][data-list="${list}"]`)).focus();
    this.tell("removed");
  }

  up(button) {
    this.move(button, -1);
  }

  down(button) {
    this.move(button, 1);
  }

  move(button, by) {
    const list = this.listOf(button);
    const from = Number(button.closest("[data-index]").dataset.index);
    const rows = this.page()[list];
    rows.splice(from + by, 0, ...rows.splice(from, 1));
    this.changed();
    this.showRows(list);
    const row = this.find(`[data-rows="${list}"]`).children[from + by];
    const same = row.querySelector(`[data-do=${button.dataset.do}]`);
    (same.disabled ? row.querySelector("[data-do=remove]") : same).focus();
    this.tellHere("moved", { n: from + by + 1, of: rows.length });
  }

  goOn() {
    this.goTo(this.at + 1);
  }

  back() {
    this.goTo(this.at - 1);
  }

  see() {
    this.goTo(this.parts.length - 1);
  }

  change({ dataset: { to } }) {
    this.goTo(this.parts.findIndex((part) => part.dataset.part === to));
  }

  goTo(at) {
    this.at = Math.max(0, Math.min(at, this.parts.length - 1));
    this.ended ||= this.at === this.parts.length - 1 && this.isChanged();
    this.keepAll();
    this.show(true);
  }

  startOver() {
    this.pages[this.sheet] = structuredClone(this.sheets[this.sheet].page);
    this.goTo(this.firstPart());
  }

  sent() {
    return { sheet: this.sheet, page: this.page() };
  }

  taken() {
    this.ended = true;
    this.keepAll();
  }

  // What the eye sees at once is only said: the page stays where it is.
  tellHere(name, values) {
    say(this.find("[data-told]"), paragraph(this.fill(name, values)));
  }
}
