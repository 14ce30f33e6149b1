// Which three questions come first: any three of the boxes, then the reasons for all.
class FirstThree extends MatchPlayer {
  questions() {
    return this.parts;
  }

  most() {
    return Number(this.find("[data-most]").dataset.most);
  }

  sound(part, answer) {
    const sound = super.sound(part, answer);
    return sound?.raised.length === this.most() ? sound : null;
  }

  readBoxes(part) {
    const n = this.boxes(part).filter((box) => box.checked).length;
    if (n === this.most()) return super.readBoxes(part);
    sayMissing(part.querySelector("[data-feedback]"), this.fill(n ? "first_choose" : "first_choose_none", { n }), this.boxes(part)[0]);
    return null;
  }

  summary(part) {
    const n = this.verdicts(part).filter(({ verdict, raised }) => raised && verdict === "best").length;
    const said = n === this.most() ? "first_all_best" : ["first_no_best", "first_some_best_one"][n] ?? "first_some_best";
    return paragraph(`${this.fill(said, { n })} ${this.words.first_below}`);
  }

  // One person and no look back: nothing to count, and nowhere to go on to.
  showBack() {}

  showProgress() {}

  reveal() {}
}
