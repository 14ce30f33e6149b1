// The certificate: a name that is kept nowhere, and the sections that are marked as done in this browser, to change here.
class Certificate extends SheetTaker {
  constructor(root) {
    super(root);
    Object.assign(this, this.read("words")); // what is asked for, the file's name, words, sections
    this.boxes = [...root.querySelectorAll("[data-finished]")];
    this.form = this.find("[data-form]");
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.show());
    // A section may be marked further down on this page, or on one that the learner comes back from.
    document.addEventListener("reassess:marked", () => this.tickMarked());
    addEventListener("pageshow", () => this.tickMarked());
    this.tickMarked();
  }

  tickMarked() {
    for (const box of this.boxes) box.checked ||= Boolean(readKept(`section:${box.value}`)?.done);
    this.show();
  }

  finished() {
    return this.sections.filter(({ id }) => this.boxes.some((box) => box.checked && box.value === id));
  }

  name() {
    return this.find("[data-name]").value.replace(/\s+/g, " ").trim();
  }

  // The learner's own day, where the clock of the server may show another.
  day() {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  show() {
    const finished = this.finished();
    const n = finished.reduce((sum, { minutes }) => sum + minutes, 0);
    const date = new Date(this.day()).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    this.root.classList.toggle("is-named", Boolean(this.name()));
    this.put("about", this.name() ? this.fill("named", { name: this.name() }) : this.words.blank_name);
    this.put("dated", this.fill("dated", { date: finished.length ? date : this.words.blank_date }));
    this.put("minutes", finished.length ? this.fill("minutes", { n }) : "");
    const rows = finished.map(({ title, minutes }) => this.item(this.fill("section", { title, n: minutes })));
    this.find("[data-put-list=sections]").replaceChildren(...(rows.length ? rows : [this.item(""), this.item("")]));
  }

  put(name, text) {
    this.find(`[data-put=${name}]`).textContent = text;
  }

  // An empty item is room for a pen.
  item(text) {
    const item = Object.assign(document.createElement("li"), { textContent: text });
    item.toggleAttribute("data-write", !text);
    return item;
  }

  take(button) {
    return this.finished().length ? super.take(button) : this.tell("none_ticked");
  }

  sent() {
    return { name: this.name(), sections: this.finished().map(({ id }) => id), day: this.day() };
  }
}
