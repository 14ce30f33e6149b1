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
    this.items = this.merged(own, keptWith(root, this.key)?.items);
    root.addEventListener("click", (event) => this.press(event));
    root.addEventListener("change", (event) => event.target.matches("[data-on]") && this.pick(event.target));
    root.addEventListener("submit", (event) => this.submit(event));
    this.show();
  }

  // Kept items come first, in the learner's order; questions that are new in the course follow.
  merged(own, kept) {
    const sound = (Array.isArray(kept) ? kept : []).filter(
      (item) => typeof item?.text === "string" && typeof item.who === "string" && typeof item.id === "string",
    );
    const mine = sound.filter((item) => item.id.startsWith("own-") || own.some((one) => one.id === item.id));
    return [...mine, ...own.filter((one) => !mine.some((item) => item.id === one.id))];
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
    this.items.forEach((item, index) => (this.list.children[index].hidden = !this.all && index >= SHOWN_FIRST && !item.on));
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
    if (name === "edit") this.edit(button.closest("[data-item]"), this.items[index]);
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

  edit(row, item) {
    const form = row.querySelector("[data-edit]");
    form.hidden = !form.hidden;
    form.querySelector("[data-edit-text]").value = item.text;
    form.querySelector("[data-edit-who]").value = item.who;
    if (!form.hidden) form.querySelector("[data-edit-text]").focus();
  }

  submit(event) {
    event.preventDefault();
    const form = event.target;
    const part = form.matches("[data-add]") ? "add" : "edit";
    const text = form.querySelector(`[data-${part}-text]`).value.trim();
    const who = form.querySelector(`[data-${part}-who]`).value.trim();
    if (!text) return;
    if (part === "add") {
      this.items.push({ id: `own-${Date.now()}`, text, who, on: true });
      form.reset();
      this.changed({ index: this.items.length - 1, what: "[data-on]" });
      this.tell(this.words.questions_added);
    } else {
      const index = this.indexOf(form);
      Object.assign(this.items[index], { text, who, on: true });
      this.changed({ index, what: "[data-do=edit]" });
    }
  }

  changed(focus) {
    keepWith(this.root, this.key, { items: this.items, ended: this.chosen().length > 0 });
    this.show(focus);
  }

  tell(words) {
    say(this.root.querySelector("[data-said]"), paragraph(words));
  }

  print() {
    if (!this.chosen().length) {
      say(this.root.querySelector("[data-print-said]"), paragraph(this.words.questions_empty));
      return;
    }
    this.root.querySelector("[data-print-said]").replaceChildren();
    printSheet(this.root.querySelector("[data-sheet]"));
  }
}
