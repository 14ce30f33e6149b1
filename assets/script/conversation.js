// Rehearses one conversation: a walk of which everything that was said stays above, like a page of talk.
class ConversationPlayer extends MapPlayer {
  showState() {
    const trust = this.node()[TRUST];
    const chosen = this.steps.filter((step) => step.option !== "on").length;
    this.find("[data-progress]").textContent = this.ended() ? this.words.ended : this.fill("progress", { n: chosen + 1 });
    this.find("[data-trust]").textContent = this.words.trust[trust];
    this.find("[data-trust-dots]").textContent = "●".repeat(trust) + "○".repeat(4 - trust);
    this.find("[data-end]").classList.toggle("is-open", this.ended());
    const talk = this.find("[data-talk]");
    talk.replaceChildren(...this.steps.flatMap((step, index) => this.saidIn(step, this.node(index))));
    talk.hidden = !this.steps.length;
  }

  // What was said in a turn before, by the others and by the learner, as its own elements once more.
  saidIn(step, node) {
    const scene = this.sceneOf(step);
    const said = [...scene.querySelectorAll("[data-passage]")].filter((_, index) => node[SHOWN] & (1 << index));
    const lines = said.map((line) => line.cloneNode(true));
    for (const line of lines) line.hidden = false;
    if (step.option === "on") return lines;
    const mine = this.find("[data-mine]").content.firstElementChild.cloneNode(true);
    mine.querySelector("[data-words-said]").textContent = scene.querySelector(`[data-option="${step.option}"] label`).textContent;
    return [...lines, mine, feedbackFor(scene, step.option).querySelector("[data-answer]").cloneNode(true)];
  }

  showReview() {
    this.showWay(this.find("[data-end]"));
  }

  reviewOf(step) {
    const item = super.reviewOf(step);
    const heard = feedbackFor(this.sceneOf(step), step.option).querySelector("[data-heard]");
    item.querySelector("[data-review-heard]").replaceChildren(...copyOf(heard));
    const again = item.querySelector("[data-do=again]");
    again.dataset.step = this.steps.indexOf(step);
    return item;
  }

  again(button) {
    this.backTo(Number(button.dataset.step));
  }
}
