// A plan from home first: papers to tick, points to answer, and the end that they lead to. Python wrote the rule as a
// map; here it is only followed. Nothing but ticks is kept, and only in this browser.
class RemotePlanner extends Player {
  constructor(root) {
    super(root);
    this.words = this.read("words");
    this.parts = [...root.querySelectorAll("[data-step]")];
    this.points = [...root.querySelectorAll("[data-point]")];
    this.documents = [...root.querySelectorAll("[data-document]")];
    this.restore(keptWith(root, this.key));
    root.addEventListener("submit", (event) => event.preventDefault());
    root.addEventListener("change", (event) => this.changed(event.target));
    this.show(false);
  }

  // What was kept may be old or foreign: only papers, points and answers that are here count.
  restore(kept) {
    const known = Object.keys(this.words.answers);
    this.here = this.documents.map((box) => box.value).filter((id) => Array.isArray(kept?.here) && kept.here.includes(id));
    this.answers = {};
    for (const { dataset } of this.points.filter((point) => !this.isCounted(point))) {
      const answer = kept?.answers?.[dataset.point];
      if (known.includes(answer)) this.answers[dataset.point] = answer;
    }
    this.at = placeWithin(kept?.at, this.parts.length - 1);
  }

  isCounted(point) {
    return "byDocuments" in point.dataset;
  }

  // A point without an answer is not known; one is answered by the papers.
  answerTo(point) {
    if (this.isCounted(point)) return this.here.length === this.documents.length ? "yes" : "no";
    return this.answers[point.dataset.point] ?? "unknown";
  }

  // How a point stands: as it is answered. A “yes” that we read otherwise is not sure, so it counts as not known.
  standing(point) {
    const answer = this.answerTo(point);
    return answer === "yes" && this.reading(point) !== "yes" ? "unknown" : answer;
  }

  // Our reading of a point that says “yes”; in a plan of one's own there is none, and a “yes” is one.
  reading(point) {
    if (!this.isCounted(point)) return point.dataset.ours ?? "yes";
    return this.documents.some((box) => box.dataset.ours === "no") ? "no" : "yes";
  }

  // The end, and the points that were asked on the way to it.
  walk() {
    const kinds = Object.keys(this.words.answers);
    let place = 0;
    const asked = this.points.filter((point) => {
      if (typeof place === "string") return false;
      place = this.words.map[place][kinds.indexOf(this.standing(point))];
      return true;
    });
    return { end: place, asked };
  }

  changed(input) {
    const point = input.closest("[data-point]") ?? input.closest("[data-step]").querySelector("[data-by-documents]");
    if (input.type === "checkbox") this.here = this.documents.filter((box) => box.checked).map((box) => box.value);
    else this.answers[point.dataset.point] = input.value;
    this.keepAll();
    this.showState();
    say(point.querySelector("[data-feedback]"), this.feedback(point));
  }

  isBegun() {
    return Boolean(this.here.length || Object.keys(this.answers).length);
  }

  keepAll() {
    const ended = this.at === this.parts.length - 1;
    keepWith(this.root, this.key, this.isBegun() ? { here: this.here, answers: this.answers, at: this.at, ended } : null);
  }

  goOn() {
    this.goTo(Math.min(this.at + 1, this.parts.length - 1));
  }

  back() {
    this.goTo(Math.max(0, this.at - 1));
  }

  change(button) {
    const point = this.points.find(({ dataset }) => dataset.point === button.closest("[data-of]").dataset.of);
    this.at = this.parts.indexOf(point.closest("[data-step]"));
    this.keepAll();
    this.show(false);
    const input = this.isCounted(point) ? this.documents[0] : point.querySelector("input:checked") ?? point.querySelector("input");
    input.focus({ preventScroll: true });
    input.closest("fieldset").scrollIntoView({ block: "start" });
  }

  startOver() {
    [this.here, this.answers] = [[], {}];
    this.goTo(0);
  }

  goTo(at) {
    this.at = at;
    this.keepAll();
    this.show(true);
  }

  printSheet() {
    printSheet(this.find("[data-sheet]"));
  }

  show(moveFocus) {
    for (const [index, part] of this.parts.entries()) part.classList.toggle("is-current", index === this.at);
    for (const box of this.documents) box.checked = this.here.includes(box.value);
    for (const point of this.points) {
      for (const input of point.querySelectorAll("input")) input.checked = input.value === this.answers[point.dataset.point];
      const told = this.answers[point.dataset.point] || (this.isCounted(point) && this.here.length);
      point.querySelector("[data-feedback]").replaceChildren(...(told ? this.feedback(point) : []));
    }
    this.find("[data-do=back]").hidden = this.at === 0;
    this.showState();
    if (moveFocus) focusOn(this.parts[this.at].querySelector("[data-heading]"));
  }

  showState() {
    const { end, asked } = this.walk();
    const of = this.parts.length - 1;
    const title = this.find(`[data-end="${end}"] [data-title]`).textContent;
    this.find("[data-progress]").textContent = this.at < of ? this.fill("planner_progress", { n: this.at + 1, of }) : this.words.planner_end;
    this.find("[data-so-far]").textContent = this.isBegun() ? this.fill("planner_so_far", { end: title }) : "";
    this.find("[data-do=askStartOver]").hidden = !this.isBegun();
    this.find("[data-confirm]").hidden = true;
    for (const one of this.root.querySelectorAll("[data-end]")) one.classList.toggle("is-yours", one.dataset.end === end);
    this.showLists(asked);
  }

  showLists(asked) {
    const open = asked.filter((point) => this.standing(point) !== "yes");
    const lists = {
      papers: this.documents.filter((box) => !box.checked).map((box) => this.nameOf(box)),
      open: open.map((point) => this.line(point)),
      settled: asked.filter((point) => !open.includes(point)).map((point) => this.line(point)),
    };
    for (const [name, lines] of Object.entries(lists)) {
      const list = this.find(`[data-list=${name}]`);
      list.hidden = !lines.length;
      list.querySelector("ul").replaceChildren(...lines);
    }
    const left = this.points.length - asked.length;
    this.find("[data-not-asked]").hidden = !left;
    this.find("[data-not-asked]").textContent = this.fill(left === 1 ? "planner_not_asked_one" : "planner_not_asked", { n: left });
  }

  nameOf(box) {
    const item = document.createElement("li");
    item.textContent = box.labels[0].textContent;
    return item;
  }

  line(point) {
    const item = this.find("[data-pattern]").content.firstElementChild.cloneNode(true);
    const answer = this.answerTo(point);
    const given = this.isCounted(point) || this.answers[point.dataset.point];
    item.dataset.of = point.dataset.point;
    item.querySelector("[data-text]").textContent = point.dataset.short;
    item.querySelector("[data-called]").textContent = `: ${point.dataset.short}`;
    item.querySelector("[data-mark]").textContent = given ? this.words.answers[answer] : this.words.planner_no_answer;
    if (this.standing(point) !== "yes") item.querySelector("[data-advice]").textContent = this.advice(point, answer);
    return item;
  }

  // Whom to ask for what; where a “yes” is not sure, what our reading asks for.
  advice(point, answer) {
    const read = answer === "yes" ? this.reading(point) : answer;
    const asks = `${this.who(point)}: ${point.querySelector(`[data-said=${read}]`).textContent}`;
    return read === answer ? asks : `${this.fill("planner_ours", { answer: this.words.answers[read] })} ${asks}`;
  }

  who(point) {
    return point.querySelector("[data-who]").textContent;
  }

  // What to say of an answer: our reading where there is one, and what a “no” or “not known” asks for.
  feedback(point) {
    const answer = this.answerTo(point);
    if (this.isCounted(point)) return this.papersSaid(point);
    const ours = point.dataset.ours;
    const because = point.querySelector("[data-because]")?.textContent;
    const read = ours && this.fill(ours === answer ? "planner_same" : "planner_other", { answer: this.words.answers[ours], because });
    // A “yes” that we read otherwise is not called settled; what our reading asks for is said instead.
    const asked = answer === "yes" ? ours ?? answer : answer;
    const asks = point.querySelector(`[data-said=${asked}]`)?.textContent ?? this.words.planner_settled;
    return [...(read ? paragraph(read) : []), ...paragraph(asks)];
  }

  papersSaid(point) {
    const n = this.here.length;
    const said = paragraph(this.fill(n === 1 ? "planner_papers_one" : "planner_papers", { n, of: this.documents.length }));
    const ours = this.documents.filter((box) => box.dataset.ours);
    const differ = ours.filter((box) => (box.dataset.ours === "yes") !== box.checked);
    if (ours.length && !differ.length) said.push(...paragraph(this.fill("planner_same", { because: "" })));
    // Who has only begun to tick does not hear the whole list each time.
    else if (ours.length && differ.length < 4) said.push(...paragraph(this.fill("planner_papers_other", { names: differ.map((box) => box.labels[0].textContent).join("; ") })));
    if (n < this.documents.length) said.push(...paragraph(point.querySelector("[data-said=no]").textContent));
    return said;
  }
}
