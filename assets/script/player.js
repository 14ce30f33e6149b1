// What all played activities share: their root and key, buttons by name, and a start over that asks once.
class Player {
  constructor(root) {
    this.root = root;
    this.key = `${root.dataset.activity}:${root.dataset.id}`;
    root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) this[button.dataset.do]?.(button);
    });
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  // The words and data that Python wrote beside the HTML: `name` is the hook of their script element.
  read(name) {
    return JSON.parse(this.find(`[data-${name}]`).textContent);
  }

  askStartOver() {
    this.find("[data-confirm]").hidden = false;
    this.find("[data-do=keepAnswers]").focus();
  }

  keepAnswers() {
    this.find("[data-confirm]").hidden = true;
    this.find("[data-do=askStartOver]").focus();
  }

  print() {
    globalThis.print();
  }
}

// Questions that come one after the other, each in a part of its own with a decision; `hook` names the parts' ids.
class StepPlayer extends Player {
  constructor(root, hook) {
    super(root);
    this.hook = hook;
    this.answers = {};
    this.at = 0;
  }

  // Take up what was kept: it may be old or foreign, so only answers to questions and options that are here count.
  restore(kept) {
    for (const part of this.questions()) {
      const answer = this.sound(part, kept?.answers?.[this.name(part)]);
      if (answer) this.answers[this.name(part)] = answer;
    }
    this.at = Math.min(Math.max(0, Math.trunc(Number(kept?.at)) || 0), this.furthest());
  }

  // A kept answer, or null where it names no option of this part.
  sound(part, answer) {
    const inputs = [...part.querySelectorAll("[data-option] input")];
    return inputs.some((input) => input.value === answer?.option) ? answer : null;
  }

  name(part) {
    return part.dataset[this.hook];
  }

  questions() {
    return this.parts;
  }

  answeredInARow() {
    const open = this.questions().findIndex((part) => !this.answers[this.name(part)]);
    return open < 0 ? this.questions().length : open;
  }

  furthest() {
    return Math.min(this.answeredInARow(), this.parts.length - 1);
  }

  prepare(part) {
    shuffleOptions(part, this.key + this.name(part));
    const form = part.querySelector("form");
    form.noValidate = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const answer = readAnswer(form, part.querySelector("[data-feedback]"), this.words);
      if (answer) this.answer(part, answer);
    });
  }

  answer(part, answer) {
    this.answers[this.name(part)] = answer;
    this.keepAll();
    say(part.querySelector("[data-feedback]"), copyOf(feedbackFor(part, answer.option)));
    this.reveal(part, true);
  }

  goOn() {
    this.goTo(Math.min(this.at + 1, this.furthest()));
  }

  back() {
    this.goTo(Math.max(0, this.at - 1));
  }

  goTo(at) {
    this.at = at;
    this.keepAll();
    this.show(true);
  }

  startOver() {
    this.answers = {};
    this.goTo(0);
  }

  showAnswer(part) {
    const answer = this.answers[this.name(part)];
    showChosen(part.querySelector("form"), answer);
    part.querySelector("[data-feedback]").replaceChildren(...(answer ? copyOf(feedbackFor(part, answer.option)) : []));
    this.reveal(part, Boolean(answer));
  }

  // What shows once a part is answered.
  reveal(part, seen) {
    const on = part.querySelector("[data-do=goOn]");
    if (on) on.hidden = !seen;
  }

  showCurrent() {
    for (const [index, part] of this.parts.entries()) part.classList.toggle("is-current", index === this.at);
    this.find("[data-do=back]").hidden = this.at === 0;
    return this.parts[this.at];
  }
}
