// Kinds of treatment side by side. The page holds each once; what is compared is copied into one table.
class CategoryExplorer extends Player {
  constructor(root) {
    super(root);
    this.words = this.read("words");
    this.kinds = [...root.querySelectorAll("[data-category]")];
    this.boxes = [...root.querySelectorAll("[data-box]")];
    this.situation = this.find("[data-situation]");
    this.row = this.find("[data-row-choice]");
    this.restore(keptWith(root, this.key));
    const form = this.find("[data-form]");
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => this.change(event.target));
    this.find("[data-said]").replaceChildren(...this.show());
  }

  // What was kept may be old or foreign: only what is here counts. At first, two show what there is to do; on a narrow
  // screen one row at a time.
  restore(kept) {
    const asked = Array.isArray(kept?.chosen) ? kept.chosen : this.boxes.slice(0, 2).map((box) => box.value);
    const known = this.boxes.filter((box) => asked.includes(box.value)).slice(0, this.words.most);
    for (const box of this.boxes) box.checked = known.includes(box);
    for (const name of ["situation", "row"]) {
      const options = [...this[name].options];
      this[name].value = options.some((option) => option.value === kept?.[name]) ? kept[name] : "";
    }
    if (!kept && this.root.clientWidth < 480) this.row.selectedIndex = 1;
  }

  chosen() {
    return this.kinds.filter((_, index) => this.boxes[index].checked);
  }

  change(input) {
    if (this.chosen().length > this.words.most) {
      input.checked = false;
      say(this.find("[data-most]"), paragraph(this.words.categories_most));
      return;
    }
    this.showChange();
  }

  showChange() {
    this.find("[data-most]").replaceChildren();
    this.keepAll();
    say(this.find("[data-said]"), this.show());
  }

  keepAll() {
    const chosen = this.chosen().map((kind) => kind.dataset.category);
    const ended = chosen.length > 1 && this.situation.value !== "";
    keepWith(this.root, this.key, { chosen, situation: this.situation.value, row: this.row.value, ended });
  }

  nextRow() {
    this.row.selectedIndex += 1;
    this.showChange();
    focusOn(this.find("[data-table] tbody > tr:last-child > [role=rowheader]"));
  }

  nameOf(kind) {
    return kind.querySelector("h3").textContent;
  }

  namesOf(kinds) {
    return kinds.map((kind) => this.nameOf(kind)).join(" · ");
  }

  saysTo(kind) {
    return this.situation.value && kind.querySelector(`[data-says="${this.situation.value}"]`);
  }

  // A case may raise something for kinds that are not looked at: they are named, so that nothing stays unseen.
  raisedFor(others) {
    const names = this.namesOf(others.filter((kind) => this.saysTo(kind)));
    return names && this.fill("categories_raises_also", { situation: this.situationName(), names });
  }

  situationName() {
    return this.situation.selectedOptions[0].textContent;
  }

  // Shows what is chosen, and returns what to say of it.
  show() {
    const chosen = this.chosen();
    const name = ["categories_none", "categories_one"][chosen.length] ?? "categories_beside";
    this.find("[data-table]").replaceChildren(...(chosen.length ? [this.table(chosen)] : []));
    const next = this.row.value && this.row.options[this.row.selectedIndex + 1];
    this.find("[data-do=nextRow]").hidden = !next;
    if (next) this.find("[data-do=nextRow]").textContent = this.fill("categories_next_row", { name: next.textContent });
    const said = this.fill(name, { names: this.namesOf(chosen) });
    const also = this.raisedFor(this.kinds.filter((kind) => !chosen.includes(kind)));
    return [said, also].filter(Boolean).flatMap(paragraph);
  }

  // A row that was asked for stands alone; what is known in a case comes first, with what needs an answer.
  rows() {
    const all = Object.keys(this.words.rows);
    if (this.row.value) return all.filter((row) => row === this.row.value);
    return this.situation.value ? ["gates", ...all.filter((row) => row !== "gates")] : all;
  }

  table(chosen) {
    const names = chosen.map((kind) => made("th", "columnheader", this.nameOf(kind)));
    names.forEach((name) => (name.scope = "col"));
    const corner = made("td", "cell");
    const rows = this.rows().map((row) => this.tableRow(row, this.words.rows[row], chosen, (kind) => copyOf(cellOf(kind, row))));
    if (this.situation.value) rows.unshift(this.situationRow(chosen));
    const head = made("thead", "rowgroup", made("tr", "row", corner, ...names));
    const table = made("table", "table", head, made("tbody", "rowgroup", ...rows));
    table.className = "compare";
    table.setAttribute("aria-label", this.find("h2").textContent);
    return table;
  }

  situationRow(chosen) {
    return this.tableRow("situation", this.situationName(), chosen, (kind) => {
      const says = this.saysTo(kind);
      const said = paragraph(this.words.categories_raises_nothing);
      if (says) said[0].replaceChildren(...copyOf(says));
      return said;
    });
  }

  tableRow(row, name, chosen, content) {
    const heading = made("th", "rowheader", name);
    heading.scope = "row";
    heading.tabIndex = -1;
    const cells = chosen.map((kind) => {
      // On a narrow screen the names stand in each cell; a screen reader has them from the columns.
      const [called] = paragraph(this.nameOf(kind));
      called.className = "compare-name";
      called.ariaHidden = "true";
      return made("td", "cell", called, ...content(kind));
    });
    const line = made("tr", "row", heading, ...cells);
    line.className = `kind-row-${row}`;
    return line;
  }
}

function cellOf(kind, row) {
  return kind.querySelector(`[data-row="${row}"] [data-cell]`);
}

// A part of a table that stays one for screen readers when its look is no longer that of a table.
function made(tag, role, ...content) {
  const element = document.createElement(tag);
  element.setAttribute("role", role);
  element.append(...content);
  return element;
}
