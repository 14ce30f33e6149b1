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
    const progress = this.fill("quiz_progress", { n: this.at + 1, of: this.count });
    this.find("[data-progress]").textContent = this.at < this.count ? progress : "";
    this.find("[data-do=startOver]").hidden = this.at < this.count;
    if (this.at < this.count) this.showAnswer(current);
    else this.showResult(current);
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
  }

  // Of the answers that were given with this sureness, or of all: how many there were, and how many were the strongest.
  tally(answers, best, level) {
    const given = Object.keys(best).filter((question) => answers[question] && (!level || answers[question].sure === level));
    return { n: given.filter((question) => answers[question].option === best[question]).length, of: given.length };
  }

  showResult(part) {
    const words = part.querySelector("[data-result-words]");
    if (this.data.moment === "before") {
      words.textContent = this.words.quiz_kept;
      return;
    }
    const isAfter = this.data.moment === "after";
    // A gain counts first answers alone: a second try after the feedback would make it larger than it is.
    words.textContent = this.fill("quiz_score", this.tally(isAfter ? this.first : this.answers, this.data.best));
    if (isAfter) this.showGain(part, this.earlier());
    else for (const row of part.querySelectorAll("[data-level]")) this.showLevel(row);
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
    button.textContent = this.fill("quiz_again_one", { n: at + 1 });
    return button;
  }

  readAgain(button) {
    this.isReadAgain = true;
    this.goTo(Number(button.dataset.at));
  }

  // Who came from the result to read one question again goes on to the result, and not through all that follow.
  goOn() {
    const at = this.isReadAgain ? this.furthest() : Math.min(this.at + 1, this.furthest());
    this.isReadAgain = false;
    this.goTo(at);
  }

  showLevel(row) {
    const { n, of } = this.tally(this.first, this.data.best, row.dataset.level);
    const [chosen, strongest] = row.querySelectorAll("td");
    chosen.textContent = of;
    strongest.textContent = n;
  }

  // The answers of the form before, or null where not all were given. What is kept may be old or foreign.
  earlier() {
    const answers = readKept(`quiz:${this.data.before}`)?.answers;
    const isSound = (answer) => Object.hasOwn(this.words.sure, answer?.sure) && typeof answer.option === "string";
    return Object.keys(this.data.bestBefore).every((question) => isSound(answers?.[question])) ? answers : null;
  }

  showGain(part, then) {
    const [all, very] = ["", "very"].map((level) => this.both(then, level));
    const name = all.now.n > all.then?.n ? "more" : all.now.n < all.then?.n ? "less" : "same";
    const gain = then ? this.fill(`quiz_gain_${name}`, { before: all.then.n, of: all.then.of }) : this.words.quiz_no_before;
    part.querySelector("[data-result-gain]").textContent = gain;
    part.querySelector("[data-result-sure]").textContent = this.sureWords(very);
    for (const shown of part.querySelectorAll("[data-then], [data-dots-before], [data-few]")) shown.hidden = !then;
    part.querySelector("[data-dots-before] dd").textContent = then ? this.dots(all.then) : "";
    part.querySelector("[data-dots-now] dd").textContent = this.dots(all.now);
    for (const row of part.querySelectorAll("[data-level]")) {
      const pair = this.both(then, row.dataset.level);
      for (const moment of ["then", "now"]) this.showTally(row, moment, pair[moment]);
    }
  }

  // What was chosen before and now, with this sureness or in all.
  both(then, level) {
    return { then: then && this.tally(then, this.data.bestBefore, level), now: this.tally(this.first, this.data.best, level) };
  }

  sureWords({ then, now }) {
    const one = now.n ? "quiz_sure_now_one_best" : "quiz_sure_now_one_other";
    const words = [this.fill(["quiz_sure_none", one][now.of] ?? "quiz_sure_now", now)];
    if (then) words.push(this.fill(then.of ? "quiz_sure_before" : "quiz_sure_before_none", then));
    return words.join(" ");
  }

  // A cell of the table: the numbers, and the same as dots; the dots for all answers stand above.
  showTally(row, moment, tally) {
    if (!tally) return;
    const cell = row.querySelector(`[data-${moment}]`);
    cell.textContent = tally.of ? this.fill("quiz_dots", tally) : this.words.quiz_none;
    if (!row.dataset.level || !tally.of) return;
    const dots = Object.assign(document.createElement("span"), { className: "dots-in", textContent: this.dots(tally) });
    dots.ariaHidden = "true";
    cell.append(dots);
  }

  dots({ n, of }) {
    return "●".repeat(n) + "○".repeat(of - n);
  }
}
