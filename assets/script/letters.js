// Letters put together from what is asked: one a holder, to change, copy and print. Which question goes to whom was written
// by Python as `data`; who plays it says what is `asked`, in which order, and keeps the texts that the learner changed.
class LetterPlayer extends Player {
  constructor(root) {
    super(root);
    root.addEventListener("input", (event) => event.target.matches("[data-text]") && this.write(event.target));
  }

  // The questions to one holder, in the learner's order.
  questions(holder) {
    return this.asked().flatMap((name) => this.data.lines[this.whose][name].filter(([who]) => who === holder).map(([, text]) => text));
  }

  letter(holder) {
    const [opening, closing] = this.data.forms[holder];
    const numbered = this.questions(holder).map((text, index) => `${index + 1}. ${text}`);
    return [opening, numbered.join("\n"), closing].join("\n\n");
  }

  showLetters() {
    const letters = [...this.root.querySelectorAll("[data-holder]")];
    for (const letter of letters) {
      const n = this.questions(letter.dataset.holder).length;
      letter.hidden = n === 0;
      letter.querySelector("[data-count]").textContent = this.fill("missing_letter_count", { n });
      letter.querySelector("[data-text]").value = this.now().texts[letter.dataset.holder] ?? this.letter(letter.dataset.holder);
      this.showText(letter);
    }
    this.find("[data-no-letter]").hidden = letters.some((letter) => !letter.hidden);
  }

  showText(letter) {
    letter.querySelector("[data-page]").textContent = letter.querySelector("[data-text]").value;
    letter.querySelector("[data-do=renew]").hidden = !(letter.dataset.holder in this.now().texts);
  }

  write(area) {
    const letter = area.closest("[data-holder]");
    if (area.value === this.letter(letter.dataset.holder)) delete this.now().texts[letter.dataset.holder];
    else this.now().texts[letter.dataset.holder] = area.value;
    this.keepAll();
    this.showText(letter);
  }

  renew(button) {
    const letter = button.closest("[data-holder]");
    delete this.now().texts[letter.dataset.holder];
    this.keepAll();
    this.showLetters();
    letter.querySelector("[data-text]").focus();
    say(letter.querySelector("[data-letter-said]"), paragraph(this.words.missing_renewed));
  }

  printLetter(button) {
    printSheet(button.closest("[data-holder]").querySelector("[data-page]"));
  }

  // Where a browser lets no page copy, the text is marked for the learner's own keys.
  async copy(button) {
    const letter = button.closest("[data-holder]");
    const area = letter.querySelector("[data-text]");
    const done = await Promise.resolve(navigator.clipboard?.writeText(area.value).then(() => true)).catch(() => false);
    if (!done) {
      area.focus();
      area.select();
    }
    say(letter.querySelector("[data-letter-said]"), paragraph(this.words[done ? "missing_copied" : "missing_copy_by_hand"]));
  }
}
