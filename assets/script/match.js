// What to raise for each person: any number of boxes, then the reasons for all, and a look back at the end.
class MatchPlayer extends StepPlayer {
  constructor(root) {
    super(root, "person");
    this.words = this.read("words");
    this.parts = [...root.querySelectorAll("[data-person]")];
    this.restore(keptWith(root, this.key));
    for (const part of this.questions()) this.prepare(part);
    this.show(false);
  }

  // The last part is the look back.
  questions() {
    return this.parts.slice(0, -1);
  }

  boxes(part) {
    return [...part.querySelectorAll("[data-box]")];
  }

  levels(part) {
    return [...part.querySelectorAll("[data-confidence] input")];
  }

  sound(part, answer) {
    const raised = this.boxes(part).map((box) => box.value).filter((value) => answer?.raised?.includes?.(value));
    const isLevel = this.levels(part).some((input) => input.value === answer?.sure);
    return raised.length && isLevel ? { raised, sure: answer.sure } : null;
  }

  prepare(part) {
    const form = part.querySelector("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const answer = this.readBoxes(part);
      if (answer) this.answer(part, answer);
    });
  }

  readBoxes(part) {
    const boxes = this.boxes(part);
    const levels = this.levels(part);
    const raised = boxes.filter((box) => box.checked).map((box) => box.value);
    const sure = levels.find((level) => level.checked);
    if (raised.length && sure) return { raised, sure: sure.value };
    const text = raised.length ? this.words.say_how_sure : this.words.match_choose_first;
    sayMissing(part.querySelector("[data-feedback]"), text, (raised.length ? levels : boxes)[0]);
    return null;
  }

  answer(part, answer) {
    this.answers[this.name(part)] = answer;
    this.keepAll();
    this.showState();
    this.showAnswer(part);
    sayInSight(part.querySelector("[data-feedback]"), this.summary(part));
  }

  keepAll() {
    const ended = this.answeredInARow() === this.questions().length;
    const begun = Object.keys(this.answers).length;
    keepWith(this.root, this.key, begun ? { answers: this.answers, at: this.at, ended } : null);
  }

  show(moveFocus) {
    const current = this.showCurrent();
    this.showState();
    this.questions().forEach((part) => this.showAnswer(part));
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
  }

  showState() {
    this.find("[data-do=askStartOver]").hidden = !Object.keys(this.answers).length;
    this.find("[data-confirm]").hidden = true;
    this.showProgress();
  }

  showProgress() {
    const of = this.questions().length;
    const progress = this.at < of ? this.fill("match_progress", { n: this.at + 1, of }) : "";
    this.find("[data-progress]").textContent = progress;
    const all = this.questions().flatMap((part) => this.verdicts(part));
    const best = all.filter(({ verdict }) => verdict === "best");
    const n = best.filter(({ raised }) => raised).length;
    this.find("[data-count]").textContent = this.answeredInARow() === of ? this.fill("match_end_count", { n, of: best.length }) : "";
  }

  showAnswer(part) {
    const answer = this.answers[this.name(part)];
    for (const box of this.boxes(part)) box.checked = Boolean(answer?.raised.includes(box.value));
    for (const level of this.levels(part)) level.checked = level.value === answer?.sure;
    part.querySelector("[data-feedback]").replaceChildren(...(answer ? this.summary(part) : []));
    this.mark(part, answer);
    this.showBack(part, answer);
    part.querySelector("[data-reasons]").classList.toggle("is-open", Boolean(answer));
    this.reveal(part, Boolean(answer));
  }

  showBack(part, answer) {
    const back = this.find(`[data-back="${this.name(part)}"]`);
    this.mark(back, answer);
    const sure = back.querySelector("[data-back-sure]");
    sure.hidden = !answer;
    sure.querySelector("span").textContent = this.words.sure[answer?.sure] ?? "";
  }

  mark(place, answer) {
    for (const one of place.querySelectorAll("[data-weighed]")) {
      const raised = Boolean(answer?.raised.includes(one.dataset.weighed));
      const mark = one.querySelector("[data-mark]");
      mark.textContent = answer ? this.words[raised ? "match_raised" : "match_left_out"] : "";
      mark.classList.toggle("is-raised", raised);
    }
  }

  verdicts(part) {
    const answer = this.answers[this.name(part)];
    return [...part.querySelectorAll("[data-weighed]")].map(({ dataset }) => ({
      verdict: dataset.verdict,
      raised: Boolean(answer?.raised.includes(dataset.weighed)),
    }));
  }

  summary(part) {
    const found = this.verdicts(part);
    const of = found.filter(({ verdict }) => verdict === "best").length;
    const count = (wanted) => found.filter(({ verdict, raised }) => raised && verdict === wanted).length;
    const [n, m] = [count("best"), count("poor")];
    const said = [this.fill(n === of ? "match_all_best" : n ? "match_some_best" : "match_no_best", { n, of })];
    if (m) said.push(this.fill(m === 1 ? "match_one_poor" : "match_some_poor", { m }));
    return paragraph([...said, this.words.match_below].join(" "));
  }
}
