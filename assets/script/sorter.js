// Letters to sort: each is put under what happened, feedback comes at once, and any answer can be changed.
class LetterSorter extends Player {
  constructor(root) {
    super(root);
    this.words = this.read("words");
    this.letters = [...root.querySelectorAll("[data-letter]")];
    // On a narrow screen the letters come first; the words are one press away.
    if (root.clientWidth < 480) root.querySelector(".sorter-words").open = false;
    this.choices = this.known(keptWith(root, this.key)?.choices);
    for (const letter of this.letters) {
      letter.querySelector("form").addEventListener("submit", (event) => {
        event.preventDefault();
        this.sort(letter);
      });
    }
    this.show();
  }

  // Kept choices may be old or foreign: only letters and categories that are here count.
  known(kept) {
    const choices = {};
    for (const letter of this.letters) {
      const choice = kept?.[letter.dataset.letter];
      const options = [...letter.querySelectorAll("option")].slice(1);
      if (options.some((option) => option.value === choice)) choices[letter.dataset.letter] = choice;
    }
    return choices;
  }

  sort(letter) {
    const select = letter.querySelector("[data-choice]");
    const region = letter.querySelector("[data-feedback]");
    if (!select.value) {
      say(region, paragraph(this.words.choose_first));
      select.focus();
      return;
    }
    this.choices[letter.dataset.letter] = select.value;
    this.keepAll();
    // How many are sorted is said once, beside the letter that was sorted last.
    this.root.querySelectorAll("[data-feedback] > p").forEach((said) => said.remove());
    const progress = this.fill(this.ended() ? "sorter_all" : "sorter_progress");
    say(region, [...this.feedback(letter), ...paragraph(progress)]);
    this.showState();
  }

  choice(letter) {
    return this.choices[letter.dataset.letter];
  }

  sorted() {
    return this.letters.filter((letter) => this.choice(letter)).length;
  }

  ended() {
    return this.sorted() === this.letters.length;
  }

  fill(name, values = {}) {
    return super.fill(name, { n: this.sorted(), of: this.letters.length, ...values });
  }

  feedback(letter) {
    return copyOf(feedbackFor(letter, this.choice(letter)));
  }

  keepAll() {
    keepWith(this.root, this.key, this.sorted() ? { choices: this.choices, ended: this.ended() } : null);
  }

  show() {
    for (const letter of this.letters) {
      const choice = this.choice(letter);
      letter.querySelector("[data-choice]").value = choice ?? "";
      letter.querySelector("[data-feedback]").replaceChildren(...(choice ? this.feedback(letter) : []));
    }
    this.showState();
  }

  showState() {
    this.root.querySelector("[data-progress]").textContent = this.fill("sorter_progress");
    this.root.querySelector("[data-do=askStartOver]").hidden = !this.sorted();
    this.root.querySelector("[data-confirm]").hidden = true;
    this.root.querySelector("[data-end]").classList.toggle("is-open", this.ended());
    this.letters.forEach((letter) => this.showYours(letter));
    const verdicts = this.letters.filter((letter) => this.choice(letter)).map((letter) => this.verdict(letter));
    const count = (verdict) => verdicts.filter((one) => one === verdict).length;
    const n = count("best");
    const result = [this.fill(n === 1 ? "sorter_result_one" : "sorter_result", { n })];
    const also = count("acceptable");
    if (also) result.push(this.fill(also === 1 ? "sorter_result_also_one" : "sorter_result_also", { m: also }));
    this.root.querySelector("[data-result]").textContent = this.ended() ? result.join(" ") : "";
  }

  verdict(letter) {
    return feedbackFor(letter, this.choice(letter)).querySelector("[data-verdict]").dataset.verdict;
  }

  showYours(letter) {
    const place = this.root.querySelector(`[data-yours="${letter.dataset.letter}"]`);
    place.textContent = "";
    if (!this.choice(letter)) return;
    const name = letter.querySelector(`option[value="${this.choice(letter)}"]`).textContent;
    const words = { best: "sorter_same", acceptable: "sorter_also", poor: "sorter_other" };
    place.textContent = this.fill(words[this.verdict(letter)], { name });
  }

  startOver() {
    this.choices = {};
    this.keepAll();
    this.show();
    focusOn(this.letters[0].querySelector("[data-heading]"));
  }
}
