// Plays one case. Python has walked every path and wrote the map; here it is only followed.
// A node of the map is [scene, days, trust, burden, records found, passages shown, changes shown, next node per option].
const SCENE = 0, DAYS = 1, TRUST = 2, BURDEN = 3, FOUND = 4, PASSAGES = 5, CHANGES = 6, WAYS = 7;

class CasePlayer extends Player {
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

  node() {
    return this.steps.reduce((node, step) => this.after(node, step.option), this.map.nodes[0]);
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
    this.showState(current);
    this.showAnswer(current);
    if (this.ended()) this.showReview(current);
    this.find("[data-do=back]").hidden = !this.steps.length;
    this.find("[data-do=askStartOver]").hidden = !this.steps.length && !this.pending;
    this.find("[data-confirm]").hidden = true;
    if (moveFocus) focusOn(current.querySelector("[data-heading]"));
  }

  showState(current) {
    const node = this.node();
    const bits = (mask, element, index) => (element.hidden = !(mask & (1 << index)));
    current.querySelectorAll("[data-passage]").forEach((e, i) => bits(node[PASSAGES], e, i));
    this.root.querySelectorAll("[data-record]").forEach((record, index) => {
      const found = Boolean(node[FOUND] & (1 << index));
      record.classList.toggle("is-found", found);
      record.querySelector("[data-record-state]").textContent = found ? this.words.found : this.words.missing;
    });
    this.find("[data-progress]").textContent = this.words.progress.replace("{n}", this.steps.length + 1);
    this.find("[data-state]").textContent = this.timeWords(node[DAYS]);
    this.root.querySelectorAll("[data-change]").forEach((e, i) => bits(node[CHANGES], e, i));
  }

  timeWords(days) {
    const weeks = Math.round(days / 7);
    if (days === 0) return this.words.day_zero;
    const [form, n] = days < 14 ? [days === 1 ? "day" : "days", days] : ["weeks", weeks];
    return this.words[form].replace("{n}", n);
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
    say(region, copyOf(feedbackFor(scene, answer.option)));
    scene.querySelector("[data-do=goOn]").hidden = false;
    this.find("[data-do=askStartOver]").hidden = false;
  }

  goOn() {
    const onward = { scene: this.scene().dataset.scene, option: "on" };
    const step = this.pending ?? onward;
    if (!this.isOpen(step)) return;
    this.steps.push(step);
    this.pending = null;
    this.keepAll();
    this.show(true);
  }

  back() {
    const last = this.steps.pop();
    this.pending = last && last.option !== "on" ? last : null;
    this.keepAll();
    this.show(true);
  }

  startOver() {
    this.steps = [];
    this.pending = null;
    this.keepAll();
    this.show(true);
  }

  // The way that was taken, put together from the scenes themselves, so that no text stands in the page twice.
  showReview(ending) {
    const taken = this.steps.filter((step) => step.option !== "on");
    ending.querySelector("[data-path]").replaceChildren(...taken.map((step) => this.reviewOf(step)));
    const node = this.node();
    ending.querySelector("[data-time]").textContent = this.timeWords(node[DAYS]);
    ending.querySelector("[data-trust]").textContent = this.words.trust[node[TRUST]];
    ending.querySelector("[data-burden]").textContent = this.words.burden[node[BURDEN]];
  }

  reviewOf(step) {
    const scene = this.scenes.find((one) => one.dataset.scene === step.scene);
    const item = this.find("[data-review-item]").content.firstElementChild.cloneNode(true);
    item.querySelector("[data-review-scene]").textContent = scene.querySelector("[data-heading]").textContent;
    item.querySelector("[data-review-sure]").textContent = this.words.sure[step.sure] ?? "";
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
