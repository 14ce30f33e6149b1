// Offers to look at closely: each sentence is marked, then compared; questions to send back come together on one sheet.
class OfferCoach extends StepPlayer {
  constructor(root) {
    super(root, "offer");
    this.words = this.read("words");
    this.parts = [...root.querySelectorAll("[data-offer]")];
    this.count = this.parts.length - 1;
    this.marks = {};
    this.asked = {};
    this.restore(keptWith(root, this.key));
    for (const part of this.questions()) this.prepare(part);
    this.show(false);
  }

  // The last part is the sheet.
  questions() {
    return this.parts.slice(0, this.count);
  }

  // Kept marks may be old or foreign: only sentences, marks and questions that are here count.
  restore(kept) {
    for (const line of this.root.querySelectorAll("[data-statement]")) {
      const mark = kept?.marks?.[line.dataset.statement];
      const known = [...line.querySelectorAll("input")].some((input) => input.value === mark);
      if (known) this.marks[line.dataset.statement] = mark;
    }
    for (const box of this.root.querySelectorAll("[data-ask]")) {
      if (kept?.asked?.[box.dataset.ask] === true) this.asked[box.dataset.ask] = true;
    }
    for (const part of this.questions()) {
      if (kept?.answers?.[this.name(part)] === true && !this.open(part).length) this.answers[this.name(part)] = true;
    }
    this.at = placeWithin(kept?.at, this.furthest());
  }

  lines(part) {
    return [...part.querySelectorAll("[data-statement]")];
  }

  // The sentences of an offer that bear no mark yet.
  open(part) {
    return this.lines(part).filter((line) => !this.marks[line.dataset.statement]);
  }

  prepare(part) {
    const form = part.querySelector("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.compare(part);
    });
    form.addEventListener("change", (event) => {
      this.marks[event.target.closest("[data-statement]").dataset.statement] = event.target.value;
      this.keepAll();
      if (this.answers[this.name(part)]) this.showYours(part);
    });
    part.querySelector(".asks").addEventListener("change", (event) => {
      this.asked[event.target.dataset.ask] = event.target.checked;
      this.keepAll();
    });
  }

  compare(part) {
    const region = part.querySelector("[data-feedback]");
    const open = this.open(part);
    if (open.length) {
      sayMissing(region, this.fill("offers_left", { n: open.length }), open[0].querySelector("input"));
      return;
    }
    this.answers[this.name(part)] = true;
    this.keepAll();
    this.reveal(part, true);
    this.showYours(part);
    this.showStartOver();
    say(region, paragraph(this.result([part])));
    focusOn(part.querySelector("[data-ours-heading]"));
  }

  reveal(part, seen) {
    super.reveal(part, seen);
    part.querySelector("[data-ours]").classList.toggle("is-open", seen);
  }

  // How a mark compares: the same, one that fits too, or another.
  compared(yours) {
    const mark = this.marks[yours.closest("[data-ours-for]").dataset.oursFor];
    if (mark === yours.dataset.best) return "same";
    return yours.dataset.also.split(" ").includes(mark) ? "also" : "other";
  }

  showYours(part) {
    for (const yours of part.querySelectorAll("[data-yours]")) {
      const mark = this.marks[yours.closest("[data-ours-for]").dataset.oursFor];
      yours.textContent = this.fill(`offers_${this.compared(yours)}`, { mark: this.words[mark] });
    }
  }

  result(parts) {
    const all = parts.flatMap((part) => [...part.querySelectorAll("[data-yours]")]);
    const agreed = all.filter((yours) => this.compared(yours) !== "other").length;
    return this.fill("offers_result", { n: agreed, of: all.length });
  }

  keepAll() {
    const started = Object.keys(this.marks).length;
    const kept = { marks: this.marks, asked: this.asked, answers: this.answers, at: this.at };
    keepWith(this.root, this.key, started ? { ...kept, ended: this.at === this.count } : null);
  }

  show(moveFocus) {
    const current = this.showCurrent();
    const progress = this.fill("offers_progress", { n: this.at + 1, of: this.count });
    this.find("[data-progress]").textContent = progress;
    this.find(".play-state").hidden = this.at === this.count;
    if (this.at < this.count) this.showAnswer(current);
    else this.showSheet(current);
    this.showStartOver();
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
  }

  showStartOver() {
    this.find("[data-do=askStartOver]").hidden = !Object.keys(this.answers).length;
    this.find("[data-confirm]").hidden = true;
  }

  showAnswer(part) {
    const seen = Boolean(this.answers[this.name(part)]);
    for (const line of this.lines(part)) {
      for (const input of line.querySelectorAll("input")) input.checked = input.value === this.marks[line.dataset.statement];
    }
    for (const box of part.querySelectorAll("[data-ask]")) box.checked = Boolean(this.asked[box.dataset.ask]);
    part.querySelector("[data-feedback]").replaceChildren(...(seen ? paragraph(this.result([part])) : []));
    if (seen) this.showYours(part);
    this.reveal(part, seen);
  }

  // The questions that were picked, under the name of their offer.
  showSheet(part) {
    part.querySelector("[data-result]").textContent = this.result(this.questions());
    part.querySelector("[data-said]").replaceChildren();
    const groups = this.questions().flatMap((offer) => {
      const picked = [...offer.querySelectorAll("[data-ask]")].filter((box) => this.asked[box.dataset.ask]);
      if (!picked.length) return [];
      const title = document.createElement("h5");
      title.textContent = offer.querySelector("[data-heading]").textContent;
      const list = document.createElement("ul");
      list.append(...picked.map((box) => this.sheetLine(box)));
      return [title, list];
    });
    this.picked = groups.length > 0;
    part.querySelector("[data-sheet-list]").replaceChildren(...(this.picked ? groups : paragraph(this.words.offers_sheet_none)));
  }

  sheetLine(box) {
    const line = document.createElement("li");
    line.append(...paragraph(box.labels[0].textContent));
    return line;
  }

  printSheet() {
    if (this.picked) printSheet(this.find(".sheet"));
    else say(this.find("[data-said]"), paragraph(this.words.offers_sheet_none));
  }

  startOver() {
    this.marks = {};
    this.asked = {};
    super.startOver();
  }
}
