// Urgent situations, one after the other. Nothing counts down: the clock is off, and only tells afterwards what it took.
class UrgentDrill extends StepPlayer {
  constructor(root) {
    super(root, "situation");
    this.words = this.read("words");
    this.parts = [...root.querySelectorAll("[data-situation]")];
    this.count = this.parts.length - 1;
    this.clock = this.find("[data-clock]");
    this.clock.checked = false;
    this.clock.addEventListener("change", () => (this.since = performance.now()));
    this.restore(keptWith(root, this.key));
    for (const part of this.questions()) this.prepare(part);
    this.show(false);
  }

  // The last part is no question: it is the card.
  questions() {
    return this.parts.slice(0, this.count);
  }

  answer(part, answer) {
    super.answer(part, answer);
    if (this.clock.checked) {
      const said = paragraph(this.taken((performance.now() - this.since) / 1000));
      sayInSight(part.querySelector("[data-feedback]"), [...copyOf(feedbackFor(part, answer.option)), ...said]);
    }
    this.showStartOver();
  }

  taken(seconds) {
    const minutes = Math.round(seconds / 60);
    if (seconds < 55) return this.fill("drill_clock_seconds", { n: Math.max(2, Math.round(seconds)) });
    return minutes < 2 ? this.words.drill_clock_minute : this.fill("drill_clock_minutes", { n: minutes });
  }

  keepAll() {
    const started = this.at || Object.keys(this.answers).length;
    const ended = this.at === this.count;
    keepWith(this.root, this.key, started ? { answers: this.answers, at: this.at, ended } : null);
  }

  show(moveFocus) {
    const current = this.showCurrent();
    this.since = performance.now();
    const progress = this.fill("drill_progress", { n: this.at + 1, of: this.count });
    this.find("[data-progress]").textContent = this.at < this.count ? progress : "";
    this.find(".play-state").hidden = this.at === this.count;
    this.find("[data-clock-place]").hidden = this.at === this.count;
    if (this.at < this.count) this.showAnswer(current);
    else this.showResult(current);
    this.showStartOver();
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
  }

  showStartOver() {
    this.find("[data-do=askStartOver]").hidden = !Object.keys(this.answers).length;
    this.find("[data-confirm]").hidden = true;
  }

  showResult(part) {
    const verdicts = this.questions().map(
      (one) => feedbackFor(one, this.answers[this.name(one)].option).querySelector("[data-verdict]").dataset.verdict,
    );
    const count = (verdict) => verdicts.filter((one) => one === verdict).length;
    const said = [this.fill("drill_result", { n: count("best"), of: this.count })];
    if (count("acceptable")) said.push(this.fill("drill_result_sooner", { m: count("acceptable") }));
    part.querySelector("[data-result]").textContent = said.join(" ");
  }

  printCard() {
    printSheet(this.find("[data-sheet]"));
  }
}
