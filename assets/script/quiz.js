// A quiz: one question after the other; before-forms only keep the answers, the others give feedback at once.
class QuizPlayer {
  constructor(root) {
    this.root = root;
    this.key = `quiz:${root.dataset.id}`;
    this.data = JSON.parse(root.querySelector("[data-quiz]").textContent);
    this.words = this.data.words;
    this.parts = [...root.querySelectorAll("[data-question]")];
    this.count = this.parts.length - 1;
    const kept = keptWith(root, this.key);
    this.answers = this.known(kept?.answers);
    this.at = Math.min(Math.max(0, Number(kept?.at) || 0), this.answeredInARow());
    for (const part of this.parts.slice(0, this.count)) this.prepare(part);
    root.addEventListener("click", (event) => this[event.target.closest("[data-do]")?.dataset.do]?.());
    this.show(false);
  }

  // Kept answers may be old or foreign: only those to questions and options that are here count.
  known(kept) {
    const answers = {};
    for (const part of this.parts.slice(0, this.count)) {
      const answer = kept?.[part.dataset.question];
      const inputs = [...part.querySelectorAll("[data-option] input")];
      if (inputs.some((input) => input.value === answer?.option)) answers[part.dataset.question] = answer;
    }
    return answers;
  }

  answeredInARow() {
    const open = this.parts.findIndex((part) => !this.answers[part.dataset.question]);
    return open < 0 ? this.count : open;
  }

  prepare(part) {
    shuffleOptions(part, this.key + part.dataset.question);
    const form = part.querySelector("form");
    form.noValidate = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answer(part, form);
    });
  }

  answer(part, form) {
    const region = part.querySelector("[data-feedback]");
    const answer = readAnswer(form, region, this.words);
    if (!answer) return;
    this.answers[part.dataset.question] = answer;
    this.keepAll();
    if (this.data.moment === "before") return this.goOn();
    say(region, copyOf(feedbackFor(part, answer.option)));
    part.querySelector("[data-do=goOn]").hidden = false;
  }

  goOn() {
    this.at = Math.min(this.at + 1, this.answeredInARow());
    this.keepAll();
    this.show(true);
  }

  back() {
    this.at = Math.max(0, this.at - 1);
    this.keepAll();
    this.show(true);
  }

  startOver() {
    this.answers = {};
    this.at = 0;
    keepWith(this.root, this.key, null);
    this.show(true);
  }

  keepAll() {
    const ended = this.at === this.count;
    keepWith(this.root, this.key, { answers: this.answers, at: this.at, ended });
  }

  show(moveFocus) {
    const current = this.parts[this.at];
    for (const part of this.parts) part.classList.toggle("is-current", part === current);
    const progress = this.words.quiz_progress.replace("{n}", this.at + 1).replace("{of}", this.count);
    this.root.querySelector("[data-progress]").textContent = this.at < this.count ? progress : "";
    this.root.querySelector("[data-do=back]").hidden = this.at === 0;
    this.root.querySelector("[data-do=startOver]").hidden = this.at < this.count;
    if (this.at < this.count) this.showAnswer(current);
    else this.showResult(current);
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
  }

  showAnswer(part) {
    const answer = this.answers[part.dataset.question];
    showChosen(part.querySelector("form"), answer);
    const told = answer && this.data.moment !== "before" ? copyOf(feedbackFor(part, answer.option)) : [];
    part.querySelector("[data-feedback]").replaceChildren(...told);
    part.querySelector("[data-do=goOn]").hidden = !answer;
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
  }

  showLevel(row) {
    const given = Object.entries(this.answers).filter(([, answer]) => answer.sure === row.dataset.level);
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
