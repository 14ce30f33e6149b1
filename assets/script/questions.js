// Questions for the clinic: picked, changed, added and put in order by buttons; kept in this browser.
const SHOWN_FIRST = 5;

class QuestionList {
  constructor(root) {
    this.root = root;
    this.key = `questions:${root.dataset.id}`;
    this.words = JSON.parse(root.querySelector("[data-words]").textContent);
    this.list = root.querySelector("[data-list]");
    const own = [...this.list.querySelectorAll("[data-question]")].map((row) => ({
      id: row.dataset.question,
      text: row.querySelector("[data-text]").textContent,
      who: row.querySelector("[data-who]").textContent,
      on: false,
    }));
    const kept = keptWith(root, this.key);
    this.items = this.merged(own, kept?.items);
    this.adding = this.soundDraft(kept?.adding);
    this.fillIn(root.querySelector("[data-add]"), "add", this.adding);
    root.addEventListener("click", (event) => this.press(event));
    root.addEventListener("input", (event) => this.write(event.target.form));
    root.addEventListener("change", (event) => event.target.matches("[data-on]") && this.pick(event.target));
    root.addEventListener("submit", (event) => this.submit(event));
    this.show();
  }

  // Kept items come first, in the learner's order; questions that are new in the course follow.
  merged(own, kept) {
    const sound = (Array.isArray(kept) ? kept : []).filter(
      (item) => typeof item?.text === "string" && typeof item.who === "string" && typeof item.id === "string",
    );
    const known = sound.filter((item) => item.id.startsWith("own-") || own.some((one) => one.id === item.id));
    const mine = [...new Map(known.map((item) => [item.id, { ...item, draft: this.soundDraft(item.draft) }])).values()];
    return [...mine, ...own.filter((one) => !mine.some((item) => item.id === one.id))];
  }

  // What is being written is kept with every letter, so that neither a reload nor another button takes it away.
  soundDraft(draft) {
    return typeof draft?.text === "string" && typeof draft.who === "string" ? draft : undefined;
  }

  fillIn(form, part, draft) {
    form.querySelector(`[data-${part}-text]`).value = draft?.text ?? "";
    form.querySelector(`[data-${part}-who]`).value = draft?.who ?? "";
  }

  written(form, part) {
    return { text: form.querySelector(`[data-${part}-text]`).value, who: form.querySelector(`[data-${part}-who]`).value };
  }

  write(form) {
    if (form?.matches("[data-add]")) this.adding = this.written(form, "add");
    else if (form?.matches("[data-edit]")) this.items[this.indexOf(form)].draft = this.written(form, "edit");
    else return;
    this.keep();
  }

  show(focus) {
    const pattern = this.root.querySelector("[data-row]").content.firstElementChild;
    this.list.replaceChildren(...this.items.map((item, index) => this.row(pattern.cloneNode(true), item, index)));
    this.root.querySelector("[data-sheet-list]").replaceChildren(...this.chosen().map((item) => this.sheetLine(item)));
    if (focus?.index >= SHOWN_FIRST) this.all = true;
    this.fold();
    if (focus) this.list.children[focus.index]?.querySelector(focus.what)?.focus();
  }

  // The first few are enough to begin with; what is picked always shows.
  fold() {
    this.items.forEach((item, index) => (this.list.children[index].hidden = !this.all && index >= SHOWN_FIRST && !item.on && !item.draft));
    const n = this.list.querySelectorAll(":scope > [hidden]").length;
    const more = this.root.querySelector("[data-do=more]");
    more.hidden = !n;
    more.textContent = filled(this.words.questions_more, { n });
  }

  showMore() {
    const first = [...this.list.children].findIndex((row) => row.hidden);
    this.all = true;
    this.show({ index: first, what: "[data-on]" });
  }

  row(row, item, index) {
    const name = `${this.key}-${item.id}`.replaceAll(":", "-");
    row.dataset.item = item.id;
    const box = row.querySelector("[data-on]");
    box.checked = Boolean(item.on);
    box.id = name;
    const label = row.querySelector("[data-label]");
    label.htmlFor = name;
    label.textContent = item.text;
    const who = row.querySelector("[data-who]");
    who.textContent = item.who;
    who.parentElement.hidden = !item.who;
    row.querySelectorAll("[data-name]").forEach((part) => (part.textContent = `: ${item.text}`));
    row.querySelector("[data-do=up]").disabled = index === 0;
    row.querySelector("[data-do=down]").disabled = index === this.items.length - 1;
    const form = row.querySelector("[data-edit]");
    form.hidden = !item.draft;
    row.querySelector("[data-do=edit]").setAttribute("aria-expanded", String(!form.hidden));
    this.fillIn(form, "edit", item.draft ?? item);
    return row;
  }

  sheetLine(item) {
    const line = document.createElement("li");
    line.append(...paragraph(item.text), ...(item.who ? paragraph(`${this.words.questions_ask}: ${item.who}`) : []));
    return line;
  }

  chosen() {
    return this.items.filter((item) => item.on);
  }

  indexOf(element) {
    const id = element.closest("[data-item]")?.dataset.item;
    return this.items.findIndex((item) => item.id === id);
  }

  press(event) {
    const button = event.target.closest("[data-do]");
    const index = button ? this.indexOf(button) : -1;
    const name = button?.dataset.do;
    if (name === "print") this.print();
    if (name === "more") this.showMore();
    if (name === "edit") this.edit(index);
    if (name === "up") this.move(index, index - 1, "up");
    if (name === "down") this.move(index, index + 1, "down");
  }

  pick(box) {
    this.items[this.indexOf(box)].on = box.checked;
    this.changed({ index: this.indexOf(box), what: "[data-on]" });
    this.tell(filled(this.words.questions_count, { n: this.chosen().length }));
  }

  move(from, to, way) {
    const [item] = this.items.splice(from, 1);
    this.items.splice(to, 0, item);
    const still = to === 0 || to === this.items.length - 1 ? "[data-do=edit]" : `[data-do=${way}]`;
    this.changed({ index: to, what: still });
    this.tell(filled(this.words[`questions_${way}_done`], { n: to + 1, of: this.items.length }));
  }

  // Opened, the form holds the question as it stands; closed by the same button, it keeps what was changed.
  edit(index) {
    const item = this.items[index];
    const isOther = this.isChanged(item);
    if (isOther) this.takeChange(item);
    else item.draft = item.draft ? undefined : { text: item.text, who: item.who };
    this.changed({ index, what: item.draft ? "[data-edit-text]" : "[data-do=edit]" });
    if (isOther) this.tell(this.words.questions_saved);
  }

  isChanged({ text, who, draft }) {
    return Boolean(draft?.text.trim()) && (draft.text !== text || draft.who !== who);
  }

  submit(event) {
    event.preventDefault();
    const isNew = event.target.matches("[data-add]");
    const index = isNew ? this.items.length : this.indexOf(event.target);
    const field = event.target.querySelector("textarea");
    if (!field.value.trim()) return sayMissing(this.root.querySelector("[data-said]"), this.words.questions_no_words, field);
    if (isNew) this.takeNew();
    else this.takeChange(this.items[index]);
    this.changed({ index, what: isNew ? "[data-on]" : "[data-do=edit]" });
    this.tell(this.words[isNew ? "questions_added" : "questions_saved"]);
  }

  takeNew() {
    const { text, who } = this.adding;
    this.items.push({ id: `own-${Date.now()}`, text: text.trim(), who: who.trim(), on: true });
    this.adding = undefined;
    this.fillIn(this.root.querySelector("[data-add]"), "add");
  }

  takeChange(item) {
    const { text, who } = item.draft;
    Object.assign(item, { text: text.trim(), who: who.trim(), on: true, draft: undefined });
  }

  keep() {
    keepWith(this.root, this.key, { items: this.items, adding: this.adding, ended: this.chosen().length > 0 });
  }

  changed(focus) {
    this.keep();
    this.show(focus);
  }

  tell(words) {
    say(this.root.querySelector("[data-said]"), paragraph(words));
  }

  // What was written and not saved is meant for the sheet, too.
  takeAllWritten() {
    this.items.filter((item) => this.isChanged(item)).forEach((item) => this.takeChange(item));
    if (this.adding?.text.trim()) this.takeNew();
    this.changed();
  }

  print() {
    this.takeAllWritten();
    if (!this.chosen().length) {
      say(this.root.querySelector("[data-print-said]"), paragraph(this.words.questions_empty));
      return;
    }
    this.root.querySelector("[data-print-said]").replaceChildren();
    printSheet(this.root.querySelector("[data-sheet]"));
  }
}
