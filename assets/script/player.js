// What all played activities share: their root and key, buttons by name, and a start over that asks once.
class Player {
  constructor(root) {
    this.root = root;
    this.key = `${root.dataset.activity}:${root.dataset.id}`;
    root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) this[button.dataset.do]?.(button);
    });
    this.sayPages();
  }

  // Whoever prints knows before how much paper it takes.
  sayPages() {
    const place = this.find("[data-do=print] [data-pages]");
    if (!place || this.print !== Player.prototype.print) return;
    const n = pagesToPrint(this.root);
    place.textContent = n === 1 ? place.dataset.pagesOne : filled(place.dataset.pages, { n });
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  // The words and data that Python wrote beside the HTML: `name` is the hook of their script element.
  read(name) {
    return JSON.parse(this.find(`[data-${name}]`).textContent);
  }

  fill(name, values) {
    return filled(this.words[name], values);
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
    printActivity(this.root);
  }
}

// A kept place in a row. It may be old or foreign: no number leads to the start, and none beyond the last place.
function placeWithin(kept, last) {
  return Math.min(Math.max(0, Math.trunc(Number(kept)) || 0), last);
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
    this.at = placeWithin(kept?.at, this.furthest());
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
    this.listen(part);
  }

  listen(part) {
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
    sayInSight(part.querySelector("[data-feedback]"), copyOf(feedbackFor(part, answer.option)));
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
    const told = answer && feedbackFor(part, answer.option); // a form before a section has no feedback
    part.querySelector("[data-feedback]").replaceChildren(...(told ? copyOf(told) : []));
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

// A walk from scene to scene. Python has walked every path and wrote the map; here it is only followed.
// A node of the map is [scene, next node per option, trust, what shows in the scene as bits, and what else a kind needs].
const SCENE = 0;
const WAYS = 1;
const TRUST = 2;
const SHOWN = 3;

class MapPlayer extends Player {
  constructor(root) {
    super(root);
    this.map = this.read("map");
    this.words = this.map.words;
    this.scenes = [...root.querySelectorAll("[data-scene]")];
    this.steps = [];
    this.pending = null;
    this.scenes.forEach((scene) => this.prepare(scene));
    this.restore(keptWith(root, this.key));
    this.show(false);
  }

  prepare(scene) {
    shuffleOptions(scene, this.key + scene.dataset.scene);
    const form = scene.querySelector("form");
    if (!form) return;
    form.noValidate = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answer(scene, form);
    });
  }

  // Answers come from storage that may be old or foreign: keep the part that the map can follow.
  restore(kept) {
    this.steps = [];
    for (const step of Array.isArray(kept?.steps) ? kept.steps : []) {
      if (!this.isOpen(step)) break;
      this.steps.push(step);
    }
    const complete = this.steps.length === kept?.steps?.length;
    this.pending = complete && kept?.pending && this.isOpen(kept.pending) ? kept.pending : null;
  }

  isOpen(step) {
    const node = this.node();
    return step?.scene === this.map.scenes[node[SCENE]] && this.after(node, step.option) !== undefined;
  }

  // The node that an option leads to; undefined where the option is closed or unknown.
  after(node, option) {
    return this.map.nodes[node[WAYS][this.map.options[node[SCENE]].indexOf(option)]];
  }

  // The node after some first steps, or after all of them.
  node(count = this.steps.length) {
    return this.steps.slice(0, count).reduce((node, step) => this.after(node, step.option), this.map.nodes[0]);
  }

  scene() {
    return this.scenes[this.node()[SCENE]];
  }

  keepAll() {
    const started = this.steps.length || this.pending;
    keepWith(this.root, this.key, started ? { steps: this.steps, pending: this.pending, ended: this.ended() } : null);
  }

  ended() {
    return this.node()[WAYS].length === 0;
  }

  show(moveFocus) {
    const current = this.scene();
    for (const scene of this.scenes) scene.classList.toggle("is-current", scene === current);
    current.querySelectorAll("[data-passage]").forEach((e, i) => showBit(this.node()[SHOWN], e, i));
    this.showState(current);
    this.showAnswer(current);
    if (this.ended()) this.showReview(current);
    this.find("[data-do=back]").hidden = !this.steps.length;
    this.find("[data-do=askStartOver]").hidden = !this.steps.length && !this.pending;
    this.find("[data-confirm]").hidden = true;
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
  }

  showAnswer(scene) {
    const form = scene.querySelector("form");
    if (!form) return;
    const node = this.node();
    for (const option of scene.querySelectorAll("[data-option]")) {
      const closed = this.after(node, option.dataset.option) === undefined;
      option.classList.toggle("is-closed", closed);
      option.querySelector("input").disabled = closed;
      const reason = option.querySelector("[data-closed]");
      if (reason) reason.hidden = !closed;
    }
    showChosen(form, this.pending);
    const region = scene.querySelector("[data-feedback]");
    region.replaceChildren(...(this.pending ? copyOf(feedbackFor(scene, this.pending.option)) : []));
    scene.querySelector("[data-do=goOn]").hidden = !this.pending;
  }

  answer(scene, form) {
    const region = scene.querySelector("[data-feedback]");
    const answer = readAnswer(form, region, this.words);
    if (!answer) return;
    this.pending = { scene: scene.dataset.scene, ...answer };
    this.keepAll();
    sayInSight(region, copyOf(feedbackFor(scene, answer.option)));
    scene.querySelector("[data-do=goOn]").hidden = false;
    this.find("[data-do=askStartOver]").hidden = false;
  }

  goOn() {
    const step = this.pending ?? { scene: this.scene().dataset.scene, option: "on" };
    if (!this.isOpen(step)) return;
    this.steps.push(step);
    this.goTo(null);
  }

  back() {
    this.backTo(this.steps.length - 1);
  }

  // Back to an earlier scene, with what was answered there.
  backTo(count) {
    const step = this.steps[count];
    this.steps = this.steps.slice(0, count);
    this.goTo(step && step.option !== "on" ? step : null);
  }

  startOver() {
    this.steps = [];
    this.goTo(null);
  }

  goTo(pending) {
    this.pending = pending;
    this.keepAll();
    this.show(true);
  }

  sceneOf(step) {
    return this.scenes.find((one) => one.dataset.scene === step.scene);
  }

  // The way that was taken, put together from the scenes themselves, so that no text stands in the page twice.
  showWay(place) {
    const taken = this.steps.filter((step) => step.option !== "on");
    place.querySelector("[data-path]").replaceChildren(...taken.map((step) => this.reviewOf(step)));
  }

  reviewOf(step) {
    const scene = this.sceneOf(step);
    const item = this.find("[data-review-item]").content.firstElementChild.cloneNode(true);
    item.querySelector("[data-review-scene]").textContent = scene.querySelector("[data-heading]").textContent;
    for (const option of scene.querySelectorAll("[data-option]")) {
      const chosen = option.dataset.option === step.option;
      const line = item.querySelector(chosen ? "[data-review-chosen]" : "[data-review-other]").cloneNode(true);
      const verdict = feedbackFor(scene, option.dataset.option).querySelector("[data-verdict]");
      line.querySelector("[data-review-text]").textContent = option.querySelector("label").textContent;
      line.querySelector("[data-review-verdict]").replaceChildren(verdict.cloneNode(true));
      item.querySelector(chosen ? "[data-review-choice]" : "[data-review-others]").append(line);
    }
    item.querySelectorAll("[data-review-pattern]").forEach((pattern) => pattern.remove());
    return item;
  }
}

function showBit(mask, element, index) {
  element.hidden = !(mask & (1 << index));
}
