// The timeline builder. What is kept under `reassess:timeline:<name of the bag>`, for other activities to read:
//   { bag: [line, …], own: [line, …], guessed: { <event>: <option> }, ended: true or false }
// where a line is { date, kind, text, source, drug } in the order of the list, and in `bag` also `id`, the event's name.
//   date: "2024-04-02", "2024-04", "2024", or one of these with "~" behind: about then. `dateInWords` says it.
//   kind: symptom, diagnosis, scan, test, treatment-start, treatment-stop, radiotherapy, admission, medicine or other.
//   text, source: plain text, `source` may be "". drug: the name of a medicine, or "".
class TimelineBuilder extends Player {
  constructor(root) {
    super(root);
    this.data = this.read("timeline-data");
    this.words = this.data.words;
    const kept = keptWith(root, this.key);
    const place = (name) => this.find(`[data-timeline=${name}]`);
    this.lists = { bag: new BagTimeline(this, place("bag"), kept?.bag), own: new OwnTimeline(this, place("own"), kept?.own) };
    this.papers = [...root.querySelectorAll("[data-paper]")];
    this.guessed = {};
    for (const part of root.querySelectorAll("[data-paper-event]")) this.prepare(part, kept?.guessed);
    root.addEventListener("submit", (event) => this.submit(event));
    root.addEventListener("input", (event) => {
      const form = event.target.closest(".timeline-form");
      if (form) this.listOf(form).showForm(form);
    });
    this.showLists();
  }

  prepare(part, guessed) {
    const name = part.dataset.paperEvent;
    const inputs = [...part.querySelectorAll("[data-option] input")];
    if (inputs.some((input) => input.value === guessed?.[name])) this.guessed[name] = guessed[name];
    shuffleOptions(part, this.key + name);
  }

  submit(event) {
    event.preventDefault();
    const form = event.target;
    if (form.matches("[data-add]")) return this.lists.own.add(form);
    if (form.matches("[data-edit]")) return this.listOf(form).save(form);
    const part = form.closest("[data-paper-event]");
    const answer = readAnswer(form, part.querySelector("[data-feedback]"), this.words);
    if (!answer) return;
    this.guessed[part.dataset.paperEvent] = answer.option;
    this.putOn(part);
  }

  put(button) {
    this.putOn(button.closest("[data-paper-event]"));
  }

  putOn(part) {
    const { bag } = this.lists;
    const before = bag.raised();
    const item = bag.put([part.dataset.paperEvent]);
    const raised = bag.raised().filter((flag) => !before.includes(flag));
    const said = [...this.feedback(part), ...paragraph(filled(this.words.timeline_put_done, { ...bag.numberOf(item), when: dateInWords(item.date, this.words) }))];
    const count = raised.length > 1 ? "timeline_raised_more" : "timeline_raised";
    if (raised.length) said.push(...paragraph(filled(this.words[count], { n: raised.length })), ...raised.map(flagCopy));
    sayInSight(part.querySelector("[data-feedback]"), said);
    const paper = part.closest("[data-paper]");
    const open = [...paper.querySelectorAll("[data-paper-event]")].find((other) => !bag.on(other.dataset.paperEvent));
    // Where the paper holds one more, the reader stays at the one that was just put on: Tab leads from it to the next.
    (open ? part.querySelector(".paper-takes") : paper.querySelector("[data-do=nextPaper]")).focus({ preventScroll: true });
  }

  feedback(part) {
    const told = feedbackFor(part, this.guessed[part.dataset.paperEvent]);
    return told ? copyOf(told) : [];
  }

  // On to the next paper that still holds something, from here round; else to the timeline.
  nextPaper(button) {
    const paper = button.closest("[data-paper]");
    const at = this.papers.indexOf(paper);
    const next = [...this.papers.slice(at + 1), ...this.papers.slice(0, at)].find((other) => this.left(other));
    paper.open = false;
    if (!next) return focusOn(this.lists.bag.find("[data-heading]"));
    next.open = true;
    focusOn(next.querySelector("summary"));
  }

  // On a phone only the open paper shows, so there is a way back to all of them.
  allPapers(button) {
    const paper = button.closest("[data-paper]");
    paper.open = false;
    focusOn(paper.querySelector("summary"));
  }

  eventsOf(paper) {
    return [...paper.querySelectorAll("[data-paper-event]")];
  }

  left(paper) {
    return this.eventsOf(paper).filter((part) => !this.lists.bag.on(part.dataset.paperEvent)).length;
  }

  showAll() {
    const { bag } = this.lists;
    const missing = Object.keys(bag.known).filter((id) => !bag.on(id));
    if (missing.length) bag.put(missing);
    focusOn(bag.find("[data-heading]"));
    bag.tell("timeline_shown_all");
  }

  startOver() {
    this.guessed = {};
    this.lists.bag.change([]);
    focusOn(this.lists.bag.find("[data-heading]"));
  }

  listOf(element) {
    return this.lists[element.closest("[data-timeline]").dataset.timeline];
  }

  up(button) {
    this.listOf(button).up(button);
  }

  down(button) {
    this.listOf(button).down(button);
  }

  remove(button) {
    this.listOf(button).remove(button);
  }

  removeAll() {
    this.lists.own.removeAll();
  }

  undo(button) {
    this.listOf(button).undo();
  }

  print() {
    this.lists.bag.print();
  }

  printList(button) {
    this.listOf(button).print();
  }

  changed() {
    const { bag, own } = this.lists;
    const any = bag.items.length || own.items.length;
    const ended = bag.items.length === Object.keys(bag.known).length;
    keepWith(this.root, this.key, any ? { bag: bag.items, own: own.items, guessed: this.guessed, ended } : null);
    this.showLists();
  }

  showLists() {
    const { bag, own } = this.lists;
    for (const list of [bag, own]) list.show();
    const [n, of] = [bag.items.length, Object.keys(bag.known).length];
    const progress = n === of ? "timeline_all_in" : n === 1 ? "timeline_progress_one" : "timeline_progress";
    this.find("[data-progress]").textContent = filled(this.words[progress], { n, of });
    this.find("[data-do=showAll]").hidden = n === of;
    this.find("[data-do=askStartOver]").hidden = !n;
    this.find("[data-confirm]").hidden = true;
    for (const paper of this.papers) this.showPaper(paper);
  }

  showPaper(paper) {
    const left = this.left(paper);
    const parts = this.eventsOf(paper);
    const state = left ? (left < parts.length ? "timeline_opened" : "") : "timeline_on_it";
    paper.querySelector("[data-state]").textContent = this.words[state] ?? "";
    paper.classList.toggle("is-on", !left);
    for (const part of parts) {
      const on = this.lists.bag.on(part.dataset.paperEvent);
      part.classList.toggle("is-on", on);
      part.querySelector("[data-feedback]").replaceChildren(...(on ? this.feedback(part) : []));
    }
    const next = paper.querySelector("[data-do=nextPaper]");
    next.hidden = left > 0;
    next.textContent = this.words[this.papers.some((other) => this.left(other)) ? "timeline_next_paper" : "timeline_to_list"];
  }
}

function flagCopy(flag) {
  const copy = document.createElement("div");
  copy.className = "flag";
  copy.append(...copyOf(flag));
  return copy;
}

// The timeline of the prepared bag: its flags and its picture are in the page, so it needs no line until a date is changed.
class BagTimeline extends TimelineList {
  // The whole list stands in the page; what it holds is what can be put on the timeline.
  sound(kept) {
    const rows = [...this.find("[data-list]").children];
    const text = (row, name) => row.querySelector(`[data-${name}]`).textContent;
    const known = ({ dataset: { event: id, date, kind, drug } }) => ({ id, date, kind, drug });
    this.known = Object.fromEntries(rows.map((row) => [row.dataset.event, { ...known(row), text: text(row, "text"), source: text(row, "source") }]));
    this.flags = [...this.place.querySelectorAll("[data-flag]")];
    const items = kept.filter((item) => this.has(item) && Object.hasOwn(this.known, item.id));
    const first = items.filter((item, index) => items.findIndex((other) => other.id === item.id) === index);
    return first.map(({ id, date, kind, drug }) => ({ ...this.known[id], date, kind, drug }));
  }

  on(id) {
    return this.items.some((item) => item.id === id);
  }

  put(ids) {
    const items = ids.map((id) => this.known[id]).filter((item) => !this.on(item.id));
    this.change(items.reduce((all, item) => this.insert(all, item), this.items));
    return this.items.find((item) => item.id === ids[0]);
  }

  raised() {
    return this.flags.filter((flag) => flag.dataset.events.split(" ").every((id) => this.on(id)));
  }

  numbers(flag) {
    return flag.dataset.events.split(" ").map((id) => this.items.findIndex((item) => item.id === id)).sort((a, b) => a - b);
  }

  look() {
    const raised = this.raised();
    const sayNumber = (index) => filled(this.words.timeline_number, { n: index + 1, when: dateInWords(this.items[index].date, this.words) });
    for (const flag of this.flags) flag.hidden = !raised.includes(flag);
    for (const flag of raised) {
      const numbers = this.numbers(flag).map(sayNumber).join(", ");
      flag.querySelector("[data-rests]").textContent = filled(this.words.timeline_rests, { numbers });
    }
    this.showMarks(raised, (flag) => this.numbers(flag));
    this.find("[data-no-flags]").hidden = raised.length > 0;
    this.find("[data-found]").hidden = !this.items.length;
    this.find("[data-empty]").hidden = this.items.length > 0;
    this.find("[data-sum]").textContent = this.sum(raised.length);
    this.find("[data-line]").textContent = "";
    if (this.items.length) this.showFigure();
  }

  sum(m) {
    if (!this.items.length) return "";
    const dates = this.items.map((item) => item.date).sort();
    const [first, last] = [dates[0], dates.at(-1)].map((date) => dateInWords(date, this.words));
    const words = this.items.length === 1 ? this.words.timeline_picture_one : this.words.timeline_picture;
    return filled(words, { n: this.items.length, first, last, m });
  }

  // As prepared, without what is not on the list yet; a changed date is drawn by Python.
  async showFigure() {
    const same = (item) => ["date", "kind", "drug"].every((name) => item[name] === this.known[item.id][name]);
    if (this.items.every(same)) {
      const ids = Object.keys(this.known);
      const { figure } = this.player.data;
      return this.draw({ ...figure, data: figure.data.filter((trace) => trace.meta.every((index) => this.on(ids[index]))) });
    }
    const answer = await this.asked();
    if (!answer) return;
    this.find("[data-drawn]").hidden = Boolean(answer.fault);
    this.find("[data-line]").textContent = answer.fault ?? "";
    if (!answer.fault) this.draw(answer.figure);
  }
}

// A timeline of the learner's own: what can be seen from its dates is said by Python.
class OwnTimeline extends TimelineList {
  hasWords = true;

  constructor(player, place, kept) {
    super(player, place, kept);
    this.showForm(this.find("[data-add]"));
  }

  sound(kept) {
    const isText = (text, most) => typeof text === "string" && text.length <= most;
    const items = kept.filter((item) => this.has(item) && isText(item.text, 200) && item.text && isText(item.source, 100));
    return items.slice(0, this.player.data.most).map(({ date, kind, drug, text, source }) => ({ date, kind, text, source, drug }));
  }

  add(form) {
    if (this.items.length >= this.player.data.most) return this.tell("timeline_most");
    const read = this.read(form);
    if (!read) return;
    const { date, kind, text, source, drug } = read;
    const item = { date, kind, text, source, drug };
    this.change(this.insert(this.items, item));
    form.reset();
    this.showForm(form);
    const day = form.querySelector("[data-field=day]");
    day.focus();
    this.tellIn(form, day, filled(this.words.timeline_added, this.numberOf(item)));
  }

  removeAll() {
    if (!this.items.length) return this.tell("timeline_empty_own");
    this.change([]);
    this.tell("timeline_removed_all");
  }

  // An old answer must not stand beside a new list.
  async look() {
    const any = this.items.length > 0;
    this.place.classList.toggle("is-empty", !any);
    if (this.seen === this.query()) return this.showAnswer(this.answer);
    this.showAnswer(null);
    if (!any) return this.asking?.abort();
    const slow = setTimeout(() => this.sayLine(this.words.timeline_asking), SLOW);
    const answer = await this.asked();
    clearTimeout(slow);
    if (!answer) return;
    this.seen = answer.fault ? null : this.query();
    this.answer = answer.fault ? null : answer;
    this.sayLine(answer.fault ?? "");
    this.showAnswer(this.answer);
  }

  sayLine(words) {
    const place = this.find("[data-line]");
    if (place.textContent !== words) place.textContent = words;
  }

  showAnswer(answer) {
    const flags = this.find("[data-flags]");
    this.find("[data-found]").hidden = !answer;
    this.find("[data-drawn]").hidden = !answer;
    this.find("[data-sum]").textContent = answer?.said ?? "";
    putAnswer(this.player.root, flags, answer?.flags ?? "");
    this.find("[data-no-flags]").hidden = flags.children.length > 0;
    this.showMarks([...flags.children], (flag) => flag.dataset.events.split(" ").map(Number));
    if (answer) this.draw(answer.figure);
  }
}
