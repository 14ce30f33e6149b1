// A team meeting: chairs and papers are set, then the table answers as far as it can. Python wrote the answer for each
// set of those that are needed; here it is only looked up.
class MdtTable extends StepPlayer {
  constructor(root) {
    super(root, "part");
    this.words = this.read("words");
    this.parts = [...root.querySelectorAll("[data-part]")];
    root.querySelectorAll("[data-folds]").forEach((details) => (details.open = false));
    this.restore(keptWith(root, this.key));
    for (const part of this.questions()) this.prepare(part);
    this.show(false);
  }

  // The last part says what a meeting cannot do; each part can be opened at any time.
  questions() {
    return this.parts.slice(0, -1);
  }

  furthest() {
    return this.parts.length - 1;
  }

  boxes(part, kind) {
    return [...part.querySelectorAll(`[data-box=${kind}]`)];
  }

  levels(part) {
    return [...part.querySelectorAll("[data-confidence] input")];
  }

  // What was kept may be old or foreign: only people, papers and levels that are here count, and no more than fit.
  sound(part, answer) {
    const known = (kind) => this.boxes(part, kind).map((box) => box.value).filter((value) => answer?.[kind]?.includes?.(value));
    const sure = this.levels(part).find((input) => input.value === answer?.sure)?.value ?? null;
    const [chairs, papers] = [known("chairs"), known("papers")];
    const fits = chairs.length <= this.words.chairs && papers.length <= this.words.papers;
    if (!fits || !(chairs.length || papers.length || sure)) return null;
    return { chairs, papers, sure, held: Boolean(answer.held === true && chairs.length && sure) };
  }

  prepare(part) {
    const form = part.querySelector("form");
    form.noValidate = true;
    form.addEventListener("change", (event) => this.change(part, event.target));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.hold(part);
    });
  }

  readBoxes(part) {
    const checked = (kind) => this.boxes(part, kind).filter((box) => box.checked).map((box) => box.value);
    const sure = this.levels(part).find((level) => level.checked)?.value ?? null;
    return { chairs: checked("chairs"), papers: checked("papers"), sure, held: false };
  }

  // A change of the table takes its answer away; what was set is kept, so that a reload loses nothing.
  change(part, input) {
    const kind = input.dataset.box;
    const said = kind && part.querySelector(`[data-count=${kind}]`);
    if (kind && this.readBoxes(part)[kind].length > this.words[kind]) {
      input.checked = false;
      this.warn(said, this.fill(`mdt_full_${kind}`, { n: this.words[kind] }));
      return;
    }
    const held = !kind && this.answers[this.name(part)]?.held;
    const set = { ...this.readBoxes(part), held: Boolean(held) };
    if (set.chairs.length || set.papers.length || set.sure) this.answers[this.name(part)] = set;
    else delete this.answers[this.name(part)];
    this.keepAll();
    this.showState();
    this.showAnswer(part);
    if (said) {
      said.classList.remove("is-warning");
      say(said, [this.count(kind, set)]);
    }
  }

  // Said beside the chairs or papers that it is about, where the eyes are.
  warn(said, text) {
    said.classList.add("is-warning");
    say(said, [text]);
  }

  count(kind, answer) {
    return this.fill(`mdt_count_${kind}`, { n: answer?.[kind].length ?? 0, of: this.words[kind] });
  }

  hold(part) {
    const set = this.readBoxes(part);
    const region = part.querySelector("[data-feedback]");
    if (!set.chairs.length) {
      this.boxes(part, "chairs")[0].focus();
      region.replaceChildren();
      this.warn(part.querySelector("[data-count=chairs]"), this.words.mdt_no_chair);
      return;
    }
    if (!set.sure) {
      sayMissing(region, this.words.say_how_sure, this.levels(part)[0]);
      return;
    }
    this.answers[this.name(part)] = { ...set, held: true };
    this.keepAll();
    this.showState();
    this.showAnswer(part);
    sayInSight(region, this.summary(part));
  }

  keepAll() {
    const ended = Object.values(this.answers).some((answer) => answer.held);
    const begun = Object.keys(this.answers).length || this.at;
    keepWith(this.root, this.key, begun ? { answers: this.answers, at: this.at, ended } : null);
  }

  choose(button) {
    this.goTo(this.parts.findIndex((part) => this.name(part) === button.dataset.to));
  }

  show(moveFocus) {
    for (const [index, part] of this.parts.entries()) part.classList.toggle("is-current", index === this.at);
    const current = this.parts[this.at];
    for (const tab of this.root.querySelectorAll("[data-to]")) tab.setAttribute("aria-pressed", tab.dataset.to === this.name(current));
    this.find(".mdt-roster").hidden = this.at === this.furthest();
    this.showState();
    for (const part of this.questions()) {
      this.showAnswer(part);
      for (const kind of ["chairs", "papers"]) {
        const said = part.querySelector(`[data-count=${kind}]`);
        said.classList.remove("is-warning");
        said.textContent = this.count(kind, this.answers[this.name(part)]);
      }
    }
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
  }

  showState() {
    this.find("[data-do=askStartOver]").hidden = !Object.keys(this.answers).length;
    this.find("[data-confirm]").hidden = true;
  }

  // The outcome for those who came: only those who are needed by some outcome count.
  outcome(part, there) {
    const { needed, answers } = this.words.cases[this.name(part)];
    const mask = needed.reduce((sum, id, bit) => sum | (there.has(id) << bit), 0);
    return part.querySelector(`[data-outcome="${answers[mask]}"]`);
  }

  showAnswer(part) {
    const answer = this.answers[this.name(part)];
    for (const kind of ["chairs", "papers"]) {
      for (const box of this.boxes(part, kind)) box.checked = Boolean(answer?.[kind].includes(box.value));
    }
    for (const level of this.levels(part)) level.checked = level.value === answer?.sure;
    const held = Boolean(answer?.held);
    part.querySelector("[data-answer]").classList.toggle("is-open", held);
    this.reveal(part, held);
    const there = new Set(held ? [...answer.chairs, ...answer.papers] : []);
    for (const one of part.querySelectorAll("[data-outcome]")) one.classList.toggle("is-yours", held && one === this.outcome(part, there));
    part.querySelector("[data-feedback]").replaceChildren(...(held ? this.summary(part) : []));
    this.showLacks(part, there, held);
    this.showSeats(part, there, held);
    part.querySelector("[data-whom]").replaceChildren(...(held ? answer.chairs.map((id) => this.sheetLine(id)) : []));
  }

  showLacks(part, there, held) {
    const lines = [...part.querySelectorAll("[data-need]")];
    for (const line of lines) line.hidden = line.dataset.need.split(" ").some((id) => there.has(id));
    part.querySelector("[data-lacks]").hidden = !held || lines.every((line) => line.hidden);
  }

  showSeats(part, there, held) {
    const mark = (one, name, seated) => {
      const label = one.querySelector("[data-mark]");
      label.textContent = held && name ? this.words[name] : "";
      label.classList.toggle("is-raised", seated);
    };
    for (const seat of part.querySelectorAll("[data-seat]")) {
      const seated = there.has(seat.dataset.seat);
      const name = seated ? (there.has(seat.dataset.paper) ? "mdt_paper_had" : "mdt_paper_lacked") : "mdt_paper_would";
      mark(seat, seated ? "mdt_at_table" : "mdt_not_at_table", seated);
      seat.querySelector("[data-had]").textContent = this.words[name];
    }
    for (const line of part.querySelectorAll("[data-compared]")) {
      const yours = there.has(line.dataset.compared);
      mark(line, yours && "mdt_also_yours", yours);
    }
  }

  summary(part) {
    const { chairs, papers } = this.answers[this.name(part)];
    const title = this.outcome(part, new Set([...chairs, ...papers])).querySelector("[data-title]").textContent;
    return paragraph(this.fill("mdt_held", { title, n: chairs.length, m: papers.length }));
  }

  // One invited person on the sheet: name, what they need to see, what to ask, copied from the list of all.
  sheetLine(id) {
    const line = document.createElement("li");
    const member = this.find(`[data-member="${id}"]`);
    line.append(...["p", "[data-sees]", "[data-ask]"].map((selector) => member.querySelector(selector).cloneNode(true)));
    return line;
  }

  tryAgain() {
    const part = this.parts[this.at];
    this.answers[this.name(part)].held = false;
    this.keepAll();
    this.showAnswer(part);
    const first = this.boxes(part, "chairs")[0];
    first.closest("fieldset").scrollIntoView({ block: "start" });
    first.focus({ preventScroll: true });
  }

  printSheet() {
    printSheet(this.parts[this.at].querySelector("[data-sheet]"));
  }
}
