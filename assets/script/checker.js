// Go, ask first or stop: a guess for a few people, then a free choice. Python wrote which answer stands for each thing,
// situation and open group, the strictest first; here it is only looked up.
class Checker extends StepPlayer {
  constructor(root) {
    super(root, "part");
    this.words = this.read("words");
    this.parts = [...root.querySelectorAll("[data-part]")];
    this.form = this.find("[data-check]");
    this.own = null;
    const kept = keptWith(root, this.key);
    this.restore(kept);
    this.own = this.soundOwn(kept?.own);
    for (const part of this.questions()) this.prepare(part);
    this.form.addEventListener("change", (event) => this.change(event.target));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
    this.show(false);
  }

  // The last part is the free choice; it can be opened at any time.
  questions() {
    return this.parts.slice(0, -1);
  }

  furthest() {
    return this.parts.length - 1;
  }

  // Go, ask first and stop stay in their order, so nothing is shuffled.
  prepare(part) {
    this.listen(part);
  }

  boxes(kind) {
    return [...this.form.querySelectorAll(`[data-${kind}]`)];
  }

  thing() {
    return this.form.querySelector("[data-thing]");
  }

  // What was kept may be old or foreign: only what is offered here counts.
  soundOwn(own) {
    const values = (kind) => this.boxes(kind).map((box) => box.value).filter((value) => own?.[kind]?.includes?.(value));
    const thing = Object.hasOwn(this.words.things, own?.thing) ? own.thing : "";
    const set = { thing, known: values("known"), clear: values("clear") };
    if (!thing && !set.known.length && !set.clear.length) return null;
    return { ...set, checked: own.checked === true && this.canAnswer(set) };
  }

  // An urgent sign counts at once, whatever the thing is: no rule for a thing makes it milder.
  canAnswer({ thing, known }) {
    return Boolean(thing) || this.urgent(known).length > 0;
  }

  urgent(known) {
    const { pairs, situations } = this.words;
    const places = known.map((id) => Object.values(pairs)[0][situations.indexOf(id)]);
    return places.filter((place) => this.find(`[data-answer="${place}"]`).dataset.level === "urgent");
  }

  readOwn() {
    const values = (kind) => this.boxes(kind).filter((box) => box.checked).map((box) => box.value);
    return { thing: this.thing().value, known: values("known"), clear: values("clear") };
  }

  // “None of these” and what it denies are never ticked together. A change takes the answer away.
  change(input) {
    const boxes = input.closest("[data-group]")?.querySelectorAll("input") ?? [];
    const clears = "clear" in input.dataset;
    if (input.checked) for (const box of boxes) if (box !== input && (clears || "clear" in box.dataset)) box.checked = false;
    this.own = this.soundOwn({ ...this.readOwn(), checked: false });
    this.keepAll();
    this.showState();
    this.showOwn();
  }

  check() {
    const set = this.readOwn();
    const region = this.find("[data-answer-said]");
    if (!this.canAnswer(set)) {
      sayMissing(region, this.words.checker_choose_thing, this.thing());
      return;
    }
    this.own = { ...set, checked: true };
    this.keepAll();
    this.showState();
    this.showOwn();
    sayInSight(region, this.summary());
  }

  keepAll() {
    const ended = this.answeredInARow() === this.questions().length || Boolean(this.own?.checked);
    const begun = Object.keys(this.answers).length || this.own || this.at;
    keepWith(this.root, this.key, begun ? { answers: this.answers, at: this.at, own: this.own, ended } : null);
  }

  skip() {
    this.goTo(this.furthest());
  }

  startOver() {
    this.own = null;
    super.startOver();
  }

  reveal(part, seen) {
    super.reveal(part, seen);
    this.showState();
  }

  show(moveFocus) {
    const current = this.showCurrent();
    const of = this.questions().length;
    this.find("[data-progress]").textContent = this.at < of ? this.fill("checker_progress", { n: this.at + 1, of }) : "";
    for (const part of this.questions()) this.showAnswer(part);
    this.showState();
    this.showOwn();
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
  }

  showState() {
    this.find("[data-do=skip]").hidden = this.at === this.furthest();
    this.find("[data-do=askStartOver]").hidden = !Object.keys(this.answers).length && !this.own;
    this.find("[data-confirm]").hidden = true;
  }

  // The groups of which nothing is known, neither that something holds nor that nothing does.
  open({ known, clear }) {
    const groups = [...this.form.querySelectorAll("[data-group]")];
    return groups.filter((group) => ![...group.querySelectorAll("input")].some((box) => [...known, ...clear].includes(box.value)));
  }

  // The answers that stand, the strictest first; a “go” only where nothing is stricter.
  found() {
    const { thing, known } = this.own;
    const { things, situations, pairs, unknown } = this.words;
    const places = new Set(!thing ? this.urgent(known) : [things[thing], ...known.map((id) => pairs[thing][situations.indexOf(id)])]);
    for (const group of thing ? this.open(this.own) : []) places.add(unknown[group.dataset.group]);
    const all = [...this.root.querySelectorAll("[data-answer]")].filter((one) => places.has(Number(one.dataset.answer)));
    const stricter = all.filter((one) => one.dataset.level !== "go");
    return stricter.length ? stricter : all;
  }

  showOwn() {
    this.thing().value = this.own?.thing ?? "";
    for (const kind of ["known", "clear"]) for (const box of this.boxes(kind)) box.checked = Boolean(this.own?.[kind].includes(box.value));
    const checked = Boolean(this.own?.checked);
    const found = checked ? this.found() : [];
    this.find("[data-answers]").classList.toggle("is-open", checked);
    for (const one of this.root.querySelectorAll("[data-answer]")) {
      one.classList.toggle("is-yours", found.includes(one));
      const about = one.querySelector("[data-about]");
      about.textContent = found.includes(one) ? this.about(one) : "";
      about.hidden = !about.textContent;
    }
    this.find("[data-answer-said]").replaceChildren(...(checked ? this.summary() : this.warning()));
    if (checked) this.showSheet(found);
  }

  // What an answer is about for this person: the thing alone, the thing with what they ticked, or what is not known.
  about(one) {
    const { thing, known } = this.own;
    const place = Number(one.dataset.answer);
    const { things, pairs, situations } = this.words;
    const name = this.thing().selectedOptions[0].textContent;
    if (thing && place === things[thing]) return name;
    const answers = pairs[thing] ?? Object.values(pairs)[0];
    const ticked = known.filter((id) => answers[situations.indexOf(id)] === place);
    const labels = this.boxes("known").filter((box) => ticked.includes(box.value)).map((box) => this.label(box));
    if (labels.length) return "ruled" in one.dataset ? `${name} + ${labels.join("; ")}` : labels.join("; ");
    return one.querySelector("[data-when]").textContent;
  }

  label(box) {
    return box.nextElementSibling.textContent;
  }

  // On the sheet “none of these” stands away from what it denies, so it names the group.
  lineOf(box) {
    return "clear" in box.dataset ? `${box.closest("[data-group]").querySelector("legend").textContent}: ${this.label(box)}` : this.label(box);
  }

  // An urgent sign that is ticked is answered before anyone asks.
  warning() {
    const places = this.urgent(this.own?.known ?? []).slice(0, 1);
    const answers = places.map((place) => this.find(`[data-answer="${place}"]`));
    return answers.map((one) => this.said(one, one.querySelector("[data-when]").textContent));
  }

  // The level in words, as it stands in the list of levels, whom to ask, and how many reasons follow.
  summary() {
    const found = this.found();
    const count = found.length === 1 ? this.words.checker_one_reason : this.fill("checker_reasons", { n: found.length });
    return [this.said(found[0], count)];
  }

  said(answer, more) {
    const { level } = answer.dataset;
    const box = document.createElement("div");
    box.className = `feedback checker-${level}`;
    for (const one of copyOf(this.find(`.checker-levels .level-${level}`).parentElement).filter((node) => node.nodeType === Node.ELEMENT_NODE)) {
      const p = document.createElement("p");
      p.className = one.className;
      p.append(...one.childNodes);
      box.append(p);
    }
    box.append(answer.querySelector("[data-who]").cloneNode(true), ...paragraph(more));
    return box;
  }

  showSheet(found) {
    const list = (name, lines, none) => {
      const items = (lines.length ? lines : [none]).map((text) => Object.assign(document.createElement("li"), { textContent: text }));
      this.find(`[data-sheet-${name}]`).replaceChildren(...items);
    };
    this.find("[data-sheet-thing]").textContent = this.own.thing ? this.thing().selectedOptions[0].textContent : "";
    list("known", this.boxes("known").concat(this.boxes("clear")).filter((box) => box.checked).map((box) => this.lineOf(box)), this.words.checker_nothing_known);
    list("unknown", this.open(this.own).map((group) => group.querySelector("legend").textContent), this.words.checker_all_known);
    const level = this.find(`.checker-levels .level-${found[0].dataset.level}`);
    this.find("[data-sheet-says]").textContent = `${level.textContent}. ${level.nextElementSibling.textContent}`;
    const asked = found.map((one) => `${one.querySelector("[data-who]").lastChild.textContent.trim()} (${this.about(one)})`);
    list("whom", asked, "");
  }

  printSheet() {
    printSheet(this.find("[data-sheet]"));
  }
}
