// What a summary still lacks: marks in groups, an order, and letters; for the course's bag or for papers of one's own.
// Both are kept side by side. Which question belongs in which letter was written by Python; here it is only put together.
class MissingFinder extends LetterPlayer {
  constructor(root) {
    super(root);
    this.words = this.read("words");
    this.data = this.read("letters");
    this.parts = [...root.querySelectorAll("[data-part]")];
    this.items = [...root.querySelectorAll("[data-item]")];
    this.restore(keptWith(root, this.key));
    root.addEventListener("change", (event) => event.target.closest("[data-item]") && this.mark(event.target));
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.target.closest("[data-part]").dataset.part !== "letters") this.compare(this.part());
    });
    this.show(false);
  }

  // What was kept may be old or foreign: only things, marks and holders that are here count.
  restore(kept) {
    this.whose = kept?.whose === "own" ? "own" : "bag";
    this.sets = { bag: this.sound(kept?.sets?.bag), own: this.sound(kept?.sets?.own) };
    for (const whose of ["bag", "own"]) this.sets[whose].at = placeWithin(kept?.sets?.[whose]?.at, this.furthest(whose));
  }

  sound(kept) {
    const set = { at: 0, marks: {}, seen: [], order: [], texts: {}, ranked: kept?.ranked === true };
    for (const item of this.items) {
      const mark = kept?.marks?.[item.dataset.item];
      if ([...item.querySelectorAll("input")].some((input) => input.value === mark)) set.marks[item.dataset.item] = mark;
    }
    const names = this.items.map((item) => item.dataset.item);
    const order = Array.isArray(kept?.order) ? kept.order.filter((name) => names.includes(name)) : [];
    set.order = [...new Set([...order, ...names])];
    for (const part of this.groups()) {
      const whole = this.itemsOf(part).every((item) => set.marks[item.dataset.item]);
      if (whole && kept?.seen?.includes?.(part.dataset.part)) set.seen.push(part.dataset.part);
    }
    for (const holder of Object.keys(this.data.forms)) {
      if (typeof kept?.texts?.[holder] === "string") set.texts[holder] = kept.texts[holder].slice(0, 6000);
    }
    return set;
  }

  now() {
    return this.sets[this.whose];
  }

  part() {
    return this.parts[this.now().at];
  }

  // The last two parts are the list and the letters.
  groups() {
    return this.parts.slice(0, -2);
  }

  itemsOf(part) {
    return this.items.filter((item) => part.contains(item));
  }

  // Papers of one's own can be looked through in any order; the bag is compared group by group.
  furthest(whose = this.whose) {
    const open = this.groups().findIndex((part) => !this.sets[whose].seen.includes(part.dataset.part));
    return whose === "own" || open < 0 ? this.parts.length - 1 : open;
  }

  keepAll() {
    const begun = Object.values(this.sets).some((set) => Object.keys(set.marks).length);
    const ended = Object.values(this.sets).some((set) => set.at === this.parts.length - 1);
    keepWith(this.root, this.key, begun || this.whose === "own" ? { whose: this.whose, sets: this.sets, ended } : null);
  }

  choose(button) {
    this.whose = button.dataset.whose;
    this.keepAll();
    this.show(false);
    say(this.find("[data-whose-said]"), paragraph(this.words[`missing_now_${this.whose}`]));
  }

  mark(input) {
    const item = input.closest("[data-item]");
    this.now().marks[item.dataset.item] = input.value;
    this.keepAll();
    this.showGroup(this.part());
    this.showControls();
  }

  compare(part) {
    if (this.whose === "own") return this.goOn();
    const region = part.querySelector("[data-feedback]");
    const open = this.itemsOf(part).filter((item) => !this.now().marks[item.dataset.item]);
    if (open.length) {
      sayMissing(region, this.fill("missing_left", { n: open.length }), open[0].querySelector("input"));
      return;
    }
    this.now().seen = [...new Set([...this.now().seen, part.dataset.part])];
    this.keepAll();
    this.showGroup(part);
    this.showControls();
    say(region, paragraph(this.words.missing_result));
    focusOn(part.querySelector("[data-ours-heading]"));
  }

  // How a mark stands to ours: `same`, `also`, or the two marks by name.
  compared(item) {
    const mark = this.now().marks[item.dataset.item];
    if (mark === item.dataset.best) return "same";
    return item.dataset.also.split(" ").includes(mark) ? "also" : `${mark}_${item.dataset.best}`;
  }

  goOn() {
    this.goTo(Math.min(this.now().at + 1, this.furthest()));
  }

  back() {
    this.goTo(Math.max(0, this.now().at - 1));
  }

  goTo(at) {
    this.now().at = at;
    this.keepAll();
    this.show(true);
  }

  startOver() {
    this.sets[this.whose] = this.sound(null);
    this.goTo(0);
  }

  show(moveFocus) {
    const { at } = this.now();
    this.root.classList.toggle("is-own", this.whose === "own");
    for (const button of this.root.querySelectorAll("[data-whose]")) {
      button.setAttribute("aria-pressed", button.dataset.whose === this.whose);
    }
    for (const [index, part] of this.parts.entries()) part.classList.toggle("is-current", index === at);
    this.find("[data-progress]").textContent = this.fill("missing_progress", { n: at + 1, of: this.parts.length });
    for (const part of this.groups()) this.showGroup(part);
    this.showTimeline();
    this.showList();
    this.showLetters();
    this.showControls();
    if (moveFocus) focusOn(this.part().querySelector("[data-heading]"));
  }

  // One's own timeline, where there is one, lies beside one's own papers as the bag does beside its marks.
  showTimeline() {
    const lines = keptLines(this.data.takes, true);
    const place = this.find("[data-timeline]");
    place.hidden = !lines.length;
    const count = lines.length === 1 ? "missing_timeline_one" : "missing_timeline";
    place.querySelector("summary").textContent = this.fill(count, { n: lines.length });
    const items = lines.map((line) => {
      const when = Object.assign(document.createElement("strong"), { textContent: dateAsWritten(line.date, this.words.timeline_about) });
      const item = document.createElement("li");
      item.append(when, ` · ${lineInWords(line)}`);
      return item;
    });
    place.querySelector("ol").replaceChildren(...items);
  }

  showControls() {
    this.find("[data-do=back]").hidden = this.now().at === 0;
    this.find("[data-do=askStartOver]").hidden = !Object.keys(this.now().marks).length && this.now().at === 0;
    this.find("[data-confirm]").hidden = true;
  }

  showGroup(part) {
    const seen = this.now().seen.includes(part.dataset.part);
    for (const item of this.itemsOf(part)) {
      for (const input of item.querySelectorAll("input")) input.checked = input.value === this.now().marks[item.dataset.item];
      this.showYours(item);
    }
    part.querySelector("[data-ours]").classList.toggle("is-open", seen);
    part.querySelector("[data-feedback]").replaceChildren(...(seen && this.whose === "bag" ? paragraph(this.words.missing_result) : []));
    part.querySelector("[data-do=goOn]").hidden = this.whose === "bag" && !seen;
  }

  showYours(item) {
    const mark = this.now().marks[item.dataset.item];
    const said = mark && this.fill(`missing_${this.compared(item)}`, { mark: this.words[`missing_mark_${mark}`] });
    this.find(`[data-ours-for="${item.dataset.item}"] [data-yours]`).textContent = said ?? "";
  }

  // What to ask for: what is marked as missing or as not enough, in the learner's order.
  asked() {
    return this.now().order.filter((name) => ["partly", "missing"].includes(this.now().marks[name]));
  }

  row(name) {
    return this.find(`[data-row="${name}"]`);
  }

  showList() {
    const asked = this.asked();
    const list = this.find("[data-list]");
    for (const row of list.children) row.hidden = !asked.includes(row.dataset.row);
    for (const [index, name] of asked.entries()) {
      const row = this.row(name);
      list.append(row);
      row.querySelector("[data-place]").textContent = `${index + 1}.`;
      const own = this.whose === "own" ? "own_" : "";
      row.querySelector("[data-state]").textContent = this.words[`missing_mark_${own}${this.now().marks[name]}`];
      row.querySelector("[data-do=up]").disabled = index === 0;
      row.querySelector("[data-do=down]").disabled = index === asked.length - 1;
    }
    list.classList.toggle("is-ranked", this.now().ranked);
    this.find("[data-empty]").hidden = asked.length > 0;
    this.find("[data-do=rank]").hidden = !asked.length;
    this.find("[data-list-said]").replaceChildren(...(this.now().ranked && asked.length ? paragraph(this.ranked()) : []));
    const more = this.items.filter((item) => item.dataset.best !== "there" && this.now().marks[item.dataset.item] === "there");
    const names = more.map((item) => item.querySelector("legend").textContent).join("; ");
    this.find("[data-more]").textContent = names && this.fill("missing_list_more", { names });
    const less = asked.map((name) => this.find(`[data-item="${name}"]`)).filter((item) => item.dataset.best === "there");
    const held = less.map((item) => item.querySelector("legend").textContent).join("; ");
    this.find("[data-less]").textContent = held && this.fill("missing_list_less", { names: held });
  }

  up(button) {
    this.move(button, -1);
  }

  down(button) {
    this.move(button, 1);
  }

  move(button, by) {
    const { order } = this.now();
    const asked = this.asked();
    const name = button.closest("[data-row]").dataset.row;
    const to = asked.indexOf(name) + by;
    const [a, b] = [order.indexOf(name), order.indexOf(asked[to])];
    [order[a], order[b]] = [order[b], order[a]];
    this.keepAll();
    this.showList();
    this.showLetters();
    (button.disabled ? this.row(name).querySelector("[data-do]:enabled") : button).focus();
    say(this.find("[data-list-said]"), paragraph(this.fill("missing_moved", { n: to + 1, of: asked.length })));
  }

  rank() {
    this.now().ranked = true;
    this.keepAll();
    this.showList();
    // The reasons open above the button and push it down, so the answer is brought back into sight.
    sayInSight(this.find("[data-list-said]"), paragraph(this.ranked()));
  }

  ranked() {
    const first = this.asked().filter((name) => this.row(name).querySelector("[data-rank]"));
    const names = first.map((name) => this.find(`[data-item="${name}"] legend`).textContent).join("; ");
    return this.fill(names ? "missing_ranked" : "missing_ranked_none", { names });
  }
}
