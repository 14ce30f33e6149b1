// The next visit on one page: what is done on a form, and questions that the course offers to pick.
class VisitPlanner extends SheetForm {
  showLists({ questions, bring, bring_also, steps }) {
    const { later, to, does, by } = this.words;
    this.list("questions", questions, ({ text, who }, index) => [[index < this.first ? "" : later, text], [to, who]]);
    // What is ticked, then what was written beside it, line by line: one list.
    const things = [...bring.map((id) => this.labelOf(`[data-field=bring][value="${id}"]`)), ...bring_also.split("\n")];
    this.list("bring", things.map((text) => ({ text })), ({ text }) => [["", text]]);
    const items = [...this.find("[data-put-list=bring]").children];
    items.forEach((item, index) => item.toggleAttribute("data-own", index >= bring.length));
    this.list("notes", steps, ({ what, who, when }) => [["", what], [does, who], [by, when]]);
    const asked = questions.map(({ text }) => text.trim());
    for (const box of this.root.querySelectorAll("[data-offer]")) box.checked = asked.includes(this.offer(box).text);
  }

  // Where nothing is written yet, there is room for a pen.
  textsFor(name, value) {
    const texts = super.textsFor(name, value);
    if (!this.pen.includes(name) || texts.join("").trim()) return texts;
    return [...texts, "", ...(this.cells[name] ? [""] : [])];
  }

  labelOf(selector) {
    return this.find(selector).nextElementSibling.textContent;
  }

  offer(box) {
    const place = box.parentElement;
    return { text: place.querySelector("label").textContent, who: place.querySelector("[data-who]").textContent };
  }

  write(input) {
    if ("offer" in input.dataset) this.pick(this.offer(input), input.checked);
    else super.write(input);
  }

  // A question that is picked goes into the first empty row, or into a new one at the end.
  pick(offer, isOn) {
    const rows = this.page().questions;
    const at = rows.findIndex(({ text }) => text.trim() === (isOn ? "" : offer.text));
    if (!isOn) rows.splice(at, 1);
    else if (at >= 0) rows[at] = offer;
    else if (rows.length < this.limits.rows.questions) rows.push(offer);
    const isFull = isOn && !rows.includes(offer);
    this.changed();
    this.showRows("questions");
    const told = isFull ? "most" : isOn ? "picked" : "removed";
    this.tellHere(told, { n: rows.indexOf(offer) + 1 });
  }
}
