// Benefit and burden: what matters, options line by line, then side by side in words. Nothing is added up or ranked.
const WEIGHTS = ["lot", "some", "little", "ask"];

const ENOUGH_SET = 2;

// The order of the lines of one option, as `heaviest_first` in widgets/model/balance.py has it; a test holds the two together.
function heaviestFirst(lines, weight) {
  return WEIGHTS.flatMap((level) => lines.filter((line) => weight(line) === level));
}

class BalancePlayer extends Player {
  constructor(root) {
    super(root);
    this.words = this.read("words");
    this.parts = [...root.querySelectorAll("[data-part]")];
    this.lines = [...root.querySelectorAll("[data-line]")];
    this.restore(keptWith(root, this.key));
    root.addEventListener("change", (event) => this.changed(event.target));
    this.find("[data-matters]").addEventListener("submit", (event) => {
      event.preventDefault();
      this.sayMatters();
    });
    this.show(false);
  }

  // What was kept may be old or foreign: only what a button of this page could set counts.
  restore(kept) {
    this.weights = {};
    this.laid = {};
    for (const matter of this.matters()) {
      const weight = own(kept?.weights, matter.dataset.matter);
      if (WEIGHTS.includes(weight)) this.weights[matter.dataset.matter] = weight;
    }
    for (const { dataset } of this.lines) {
      const side = own(kept?.laid, dataset.line);
      if (Object.hasOwn(this.words.sides, side)) this.laid[dataset.line] = side;
    }
    this.at = this.enoughSet() ? placeWithin(kept?.at, this.parts.length - 1) : 0;
  }

  matters() {
    return [...this.root.querySelectorAll("[data-matter]")];
  }

  enoughSet() {
    return Object.keys(this.weights).length >= ENOUGH_SET;
  }

  changed(input) {
    if (input.matches("[data-weight]")) this.weights[input.closest("[data-matter]").dataset.matter] = input.value;
    else if (input.matches("[data-lay]")) this.laid[input.dataset.lay] = input.value;
    else return;
    this.keepAll();
    this.showState();
  }

  sayMatters() {
    if (this.enoughSet()) return this.goOn();
    say(this.find("[data-feedback]"), paragraph(this.words.balance_say_all));
    const open = this.matters().find((matter) => !this.weights[matter.dataset.matter]);
    return open.querySelector("input").focus();
  }

  keepAll() {
    const begun = Object.keys(this.weights).length || Object.keys(this.laid).length;
    const ended = this.at === this.parts.length - 1;
    keepWith(this.root, this.key, begun ? { weights: this.weights, laid: this.laid, at: this.at, ended } : null);
  }

  goOn() {
    this.goTo(this.at + 1);
  }

  back() {
    this.goTo(this.at - 1);
  }

  beside() {
    this.goTo(this.parts.length - 2);
  }

  change(button) {
    this.goTo(this.parts.findIndex((part) => part.dataset.part === button.dataset.to));
  }

  goTo(at) {
    this.at = at;
    this.keepAll();
    this.show(true);
  }

  startOver() {
    this.weights = {};
    this.laid = {};
    this.goTo(0);
  }

  printBeside() {
    printSheet(this.parts.at(-2));
  }

  show(moveFocus) {
    for (const [index, part] of this.parts.entries()) part.classList.toggle("is-current", index === this.at);
    this.find("[data-feedback]").replaceChildren();
    this.find("[data-do=back]").hidden = this.at === 0;
    this.find("[data-confirm]").hidden = true;
    for (const input of this.root.querySelectorAll("[data-weight]")) {
      input.checked = this.weights[input.closest("[data-matter]").dataset.matter] === input.value;
    }
    for (const input of this.root.querySelectorAll("[data-lay]")) input.checked = this.laid[input.dataset.lay] === input.value;
    this.showState();
    if (moveFocus) focusOn(this.parts[this.at].querySelector("[data-heading]"));
  }

  showState() {
    const part = this.parts[this.at];
    const own = this.lines.filter(({ dataset }) => dataset.line.startsWith(`${part.dataset.part}.`));
    this.find("[data-progress]").textContent = this.fill("balance_progress", { n: this.at + 1, of: this.parts.length });
    const laid = { n: own.filter(({ dataset }) => this.laid[dataset.line]).length, of: own.length };
    this.find("[data-laid-count]").textContent = own.length ? this.fill("balance_laid", laid) : "";
    this.find("[data-do=askStartOver]").hidden = !Object.keys(this.weights).length && !Object.keys(this.laid).length;
    this.showWeights();
    for (const column of this.root.querySelectorAll("[data-column]")) this.showColumn(column);
    for (const seen of this.root.querySelectorAll("[data-seen]")) this.showSeen(seen, this.laid[seen.dataset.seen]);
  }

  showWeights() {
    const rows = WEIGHTS.flatMap((weight) => {
      const named = this.matters().filter((matter) => this.weights[matter.dataset.matter] === weight);
      if (!named.length) return [];
      const row = document.createElement("div");
      const [dt, dd] = [document.createElement("dt"), document.createElement("dd")];
      dt.textContent = this.words.weights[weight];
      dd.textContent = named.map((matter) => matter.dataset.name).join(", ");
      row.append(dt, dd);
      return [row];
    });
    this.find("[data-weights]").replaceChildren(...rows);
  }

  weightOf(line) {
    const touched = line.dataset.touches.split(" ").map((name) => this.weights[name]);
    return WEIGHTS.find((weight) => touched.includes(weight)) ?? "ask";
  }

  showColumn(column) {
    const own = this.lines.filter(({ dataset }) => dataset.line.startsWith(`${column.dataset.column}.`));
    const ordered = heaviestFirst(own, (line) => this.weightOf(line));
    for (const part of column.querySelectorAll("[data-side]")) {
      const side = part.dataset.side;
      const here = ordered.filter(({ dataset }) => (this.laid[dataset.line] ?? "none") === side);
      part.querySelector("ul").replaceChildren(...here);
      part.hidden = !here.length;
    }
    own.forEach((line) => this.showLine(line));
  }

  showLine(line) {
    const heavy = line.dataset.touches.split(" ").filter((name) => this.weights[name] === "lot");
    const names = heavy.map((name) => this.find(`[data-matter="${name}"]`).dataset.name);
    const touch = line.querySelector("[data-touch]");
    touch.hidden = !heavy.length;
    touch.querySelector("[data-names]").textContent = `: ${names.join(", ")}`;
    line.querySelector("[data-ask]").hidden = this.laid[line.dataset.line] !== "unsure";
  }

  showSeen(seen, side) {
    seen.querySelector("[data-yours]").textContent = side ? this.fill("balance_yours", { side: this.words.sides[side] }) : "";
    for (const view of seen.querySelectorAll("[data-view]")) view.querySelector("[data-same]").hidden = view.dataset.view !== side;
  }
}

function own(kept, name) {
  return Object.hasOwn(Object(kept), name) ? kept[name] : undefined;
}

// A decision of one's own: options and lines that stay in this browser.
const MOST_OPTIONS = 4, MOST_LINES = 28, LONGEST_OPTION = 60, LONGEST_LINE = 160;

class OwnBalance extends Player {
  constructor(root) {
    super(root);
    this.words = this.read("words");
    this.optionForm = this.find("[data-add-option]");
    this.lineForm = this.find("[data-add-line]");
    this.restore(keptWith(root, this.key));
    for (const [form, add] of [[this.optionForm, "addOption"], [this.lineForm, "addLine"]]) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this[add]();
      });
    }
    this.show();
  }

  restore(kept) {
    const sides = [...this.root.querySelectorAll("[data-own-side]")].map((input) => input.value);
    const isText = (text, most) => typeof text === "string" && text.trim() && text.length <= most;
    const options = Array.isArray(kept?.options) ? kept.options : [];
    this.options = options.filter((name) => isText(name, LONGEST_OPTION)).slice(0, MOST_OPTIONS);
    const lines = (Array.isArray(kept?.lines) ? kept.lines : []).filter(
      (line) => isText(line?.text, LONGEST_LINE) && this.options.includes(line.option) && sides.includes(line.side),
    );
    this.lines = lines.slice(0, MOST_LINES).map(({ text, option, side, heavy }) => ({ text, option, side, heavy: heavy === true }));
  }

  addOption() {
    const input = this.optionForm.querySelector("input");
    const name = input.value.trim();
    if (!name) return;
    if (this.options.length >= MOST_OPTIONS) return this.tell("balance_own_full");
    if (!this.options.includes(name)) this.options.push(name);
    this.optionForm.reset();
    this.changed("balance_own_added");
    input.focus();
  }

  addLine() {
    const input = this.lineForm.querySelector("textarea");
    const text = input.value.trim();
    const side = this.find("[data-own-side]:checked")?.value;
    const option = this.find("[data-options]").value;
    if (!text) return;
    if (!side) return this.tell("balance_own_side_first", this.find("[data-own-side]"));
    if (this.lines.length >= MOST_LINES) return this.tell("balance_own_full");
    this.lines.push({ text, option, side, heavy: this.find("[data-heavy]").checked });
    this.lineForm.reset();
    this.changed("balance_own_added", option);
    input.focus();
  }

  takeOption(button) {
    const name = button.closest("[data-name]").dataset.name;
    this.options = this.options.filter((one) => one !== name);
    this.lines = this.lines.filter((line) => line.option !== name);
    this.taken();
  }

  takeLine(button) {
    this.lines.splice(Number(button.closest("[data-index]").dataset.index), 1);
    this.taken();
  }

  taken() {
    this.changed("balance_own_taken");
    this.find("[data-heading]").focus();
  }

  startOver() {
    this.options = [];
    this.lines = [];
    this.changed("balance_own_taken");
    this.find("[data-confirm]").hidden = true;
    focusOn(this.find("[data-heading]"));
  }

  print() {
    printSheet(this.find("[data-sheet]"));
  }

  changed(said, option) {
    const begun = this.options.length > 0;
    keepWith(this.root, this.key, begun ? { options: this.options, lines: this.lines, ended: this.lines.length > 0 } : null);
    this.show(option);
    this.tell(said);
  }

  tell(name, focus) {
    say(this.find("[data-feedback]"), paragraph(this.words[name]));
    focus?.focus();
  }

  show(option) {
    const begun = this.options.length > 0;
    this.lineForm.hidden = !begun;
    this.find("[data-empty]").hidden = begun;
    this.find("[data-do=askStartOver]").hidden = !begun;
    const select = this.find("[data-options]");
    select.replaceChildren(...this.options.map((name) => new Option(name, name)));
    if (option) select.value = option;
    this.find("[data-columns]").replaceChildren(...this.options.map((name) => this.column(name)));
  }

  column(name) {
    const column = this.find("[data-column-pattern]").content.firstElementChild.cloneNode(true);
    column.dataset.name = name;
    column.querySelector("h4").textContent = name;
    column.querySelector("[data-called]").textContent = `: ${name}`;
    const numbered = this.lines.map((line, index) => ({ ...line, index })).filter((line) => line.option === name);
    for (const part of column.querySelectorAll("[data-side]")) {
      const here = heaviestFirst(numbered.filter((line) => line.side === part.dataset.side), (line) => (line.heavy ? "lot" : "some"));
      part.querySelector("ul").replaceChildren(...here.map((line) => this.item(line)));
      part.hidden = !here.length;
    }
    return column;
  }

  item(line) {
    const item = this.find("[data-line-pattern]").content.firstElementChild.cloneNode(true);
    item.dataset.index = line.index;
    item.querySelector("[data-text]").textContent = line.text;
    item.querySelector("[data-touch]").hidden = !line.heavy;
    item.querySelector("[data-called]").textContent = `: ${line.text}`;
    return item;
  }
}
