// Plays one case: a walk in which days pass, records are found, and things change for the person.
const DAYS = 4, BURDEN = 5, FOUND = 6, CHANGES = 7;

// Narrower than this, what happened before stands above the scenes; wider, beside them.
const NARROW = "(max-width: 74.99rem)";

class CasePlayer extends MapPlayer {
  showState() {
    const node = this.node();
    this.foldHistory(this.steps.length > 0);
    this.root.querySelectorAll("[data-record]").forEach((record, index) => {
      const found = Boolean(node[FOUND] & (1 << index));
      record.classList.toggle("is-found", found);
      record.querySelector("[data-record-state]").textContent = found ? this.words.found : this.words.missing;
    });
    this.find("[data-progress]").textContent = this.fill("progress", { n: this.steps.length + 1 });
    this.find("[data-state]").textContent = this.timeWords(node[DAYS]);
    // Each look back has the whole list, so each is counted by itself.
    for (const review of this.root.querySelectorAll("[data-review]")) {
      review.querySelectorAll("[data-change]").forEach((e, i) => showBit(node[CHANGES], e, i));
    }
    if (this.map.steps) lookBackOverSteps(this, this.find("[data-steps-back]"));
  }

  // It is folded once, when the first decision is behind; whoever opens it again keeps it open.
  foldHistory(past) {
    if (past !== this.past && matchMedia(NARROW).matches) this.find("[data-history]").open = !past;
    this.past = past;
  }

  timeWords(days) {
    const weeks = Math.round(days / 7);
    if (days === 0) return this.words.day_zero;
    const [form, n] = days < 14 ? [days === 1 ? "day" : "days", days] : ["weeks", weeks];
    return this.fill(form, { n });
  }

  // Where the look back over the steps holds the way, an ending has none of its own.
  showReview(ending) {
    const own = ending.querySelector("[data-review]");
    if (own) this.showWay(own);
    const review = own ?? this.find("[data-steps-back]");
    const node = this.node();
    review.querySelector("[data-time]").textContent = this.timeWords(node[DAYS]);
    review.querySelector("[data-trust]").textContent = this.words.trust[node[TRUST]];
    review.querySelector("[data-burden]").textContent = this.words.burden[node[BURDEN]];
  }

  reviewOf(step) {
    const item = super.reviewOf(step);
    item.querySelector("[data-review-sure]").textContent = this.words.sure[step.sure] ?? "";
    return item;
  }
}
