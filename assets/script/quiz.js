// A quiz: one question after the other; before-forms only keep the answers, the others give feedback at once.
class QuizPlayer extends StepPlayer {
  constructor(root) {
    super(root, "question");
    this.data = this.read("quiz");
    this.words = this.data.words;
    this.parts = [...root.querySelectorAll("[data-question]")];
    this.count = this.parts.length - 1;
    const kept = keptWith(root, this.key);
    this.restore(kept);
    this.first = this.firstOf(kept);
    this.ended = this.at === this.count || (Boolean(kept?.ended) && this.answeredInARow() === this.count);
    for (const part of this.questions()) this.prepare(part);
    this.show(false);
  }

  // The last part is no question: it shows what came of it.
  questions() {
    return this.parts.slice(0, this.count);
  }

  // What was answered first: a second try after the feedback says nothing about how sure the learner was.
  firstOf(kept) {
    const first = {};
    for (const part of this.questions()) {
      const name = this.name(part);
      if (this.answers[name]) first[name] = this.sound(part, kept?.first?.[name]) ?? this.answers[name];
    }
    return first;
  }

  answer(part, answer) {
    this.first[this.name(part)] ??= answer;
    if (this.data.moment !== "before") return super.answer(part, answer);
    this.answers[this.name(part)] = answer;
    this.goOn();
  }

  startOver() {
    this.first = {};
    this.ended = false;
    super.startOver();
    keepWith(this.root, this.key, null);
  }

  keepAll() {
    this.ended ||= this.at === this.count;
    keepWith(this.root, this.key, { answers: this.answers, first: this.first, at: this.at, ended: this.ended });
  }

  show(moveFocus) {
    const current = this.showCurrent();
    const progress = this.words.quiz_progress.replace("{n}", this.at + 1).replace("{of}", this.count);
    this.find("[data-progress]").textContent = this.at < this.count ? progress : "";
    this.find("[data-do=startOver]").hidden = this.at < this.count;
    if (this.at < this.count) this.showAnswer(current);
    else this.showResult(current);
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
  }

  right(answers, best) {
    return Object.entries(best).filter(([question, option]) => answers?.[question]?.option === option).length;
  }

  showResult(part) {
    const words = part.querySelector("[data-result-words]");
    if (this.data.moment === "before") {
      words.textContent = this.words.quiz_kept;
      return;
    }
    const now = this.right(this.answers, this.data.best);
    words.textContent = this.fill("quiz_score", now);
    for (const row of part.querySelectorAll("[data-level]")) this.showLevel(row);
    if (this.data.moment === "after") this.showGain(part, now);
    this.showAgain(part);
  }

  // The questions where another answer was stronger, each as a button that goes there.
  showAgain(part) {
    const others = this.questions().filter((one) => this.answers[this.name(one)].option !== this.data.best[this.name(one)]);
    part.querySelector("[data-again]").hidden = !others.length;
    part.querySelector("[data-again-list]").replaceChildren(...others.flatMap((one) => [this.wayTo(one), " "]));
  }

  wayTo(question) {
    const button = document.createElement("button");
    const at = this.parts.indexOf(question);
    Object.assign(button, { type: "button", className: "button-quiet" });
    Object.assign(button.dataset, { do: "readAgain", at });
    button.textContent = this.words.quiz_again_one.replace("{n}", at + 1);
    return button;
  }

  readAgain(button) {
    this.goTo(Number(button.dataset.at));
  }

  showLevel(row) {
    const given = Object.entries(this.first).filter(([, answer]) => answer.sure === row.dataset.level);
    const right = given.filter(([question, answer]) => this.data.best[question] === answer.option);
    const [chosen, strongest] = row.querySelectorAll("td");
    chosen.textContent = given.length;
    strongest.textContent = right.length;
  }

  showGain(part, now) {
    const kept = readKept(`quiz:${this.data.before}`);
    const before = kept?.ended ? this.right(kept.answers, this.data.bestBefore) : null;
    const name = now > before ? "more" : now < before ? "less" : "same";
    const words = before === null ? this.words.quiz_no_before : this.fill(`quiz_gain_${name}`, now, before);
    part.querySelector("[data-result-gain]").textContent = words;
    part.querySelector("[data-dots-before]").hidden = before === null;
    part.querySelector("[data-dots-before] dd").textContent = this.dots(before ?? 0);
    part.querySelector("[data-dots-now] dd").textContent = this.dots(now);
  }

  dots(filled) {
    return "●".repeat(filled) + "○".repeat(this.count - filled);
  }

  fill(name, n, before = "") {
    return this.words[name].replace("{n}", n).replace("{of}", this.count).replace("{before}", before);
  }
}
