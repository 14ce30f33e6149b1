// The two ends of a lesson. What a learner did and where they were reading is known in their own browser only.
const SECTION_HEADINGS = ".block > h2[id]";

function startSection(root) {
  const key = `section:${root.dataset.id}`;
  const note = root.querySelector("[data-not-kept]");
  if (!keep("seed", learnerSeed())) note.textContent = note.dataset.notKept;
  const place = document.getElementById(readKept(key)?.place ?? "");
  if (place?.matches(SECTION_HEADINGS)) {
    const link = root.querySelector("[data-place]");
    link.href = `#${place.id}`;
    link.textContent = place.textContent;
    root.querySelector("[data-resume]").hidden = false;
  }
  addEventListener("pagehide", () => keepPlace(key));
  document.addEventListener("visibilitychange", () => document.hidden && keepPlace(key));
}

// The heading that the learner passed last; a page that was only opened is not begun.
function keepPlace(key) {
  const passed = [...document.querySelectorAll(SECTION_HEADINGS)].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2);
  if (passed.length && scrollY > 0) keep(key, { ...readKept(key), place: passed.at(-1).id });
}

class SectionEnd {
  constructor(root) {
    this.root = root;
    this.key = `section:${root.dataset.id}`;
    this.words = JSON.parse(root.querySelector("[data-words]").textContent);
    this.button = root.querySelector("[data-do=mark]");
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.mark());
    for (const news of ["reassess:kept", "reassess:all-out"]) document.addEventListener(news, () => this.show());
    this.show();
  }

  mark() {
    const kept = readKept(this.key);
    keep(this.key, { ...kept, done: !kept?.done });
    this.show();
    this.root.dispatchEvent(new CustomEvent("reassess:marked", { bubbles: true }));
    say(this.root.querySelector("[data-said]"), paragraph(this.words[kept?.done ? "section_unmarked" : "section_marked"]));
  }

  show() {
    const all = [...document.querySelectorAll("[data-activity][data-keeps], [data-card]")].filter((one) => !("card" in one.dataset) || this.isBefore(one));
    this.root.querySelector("[data-list]").replaceChildren(...all.map((one) => this.row(one)));
    this.button.textContent = this.words[readKept(this.key)?.done ? "section_unmark" : "section_mark"];
  }

  // What stands on a page of its own belongs to the lesson, unless its card comes after the end, as more practice.
  isBefore(card) {
    return Boolean(this.root.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_PRECEDING);
  }

  row(activity) {
    const card = activity.querySelector(".case-card-title a");
    const kept = keptWith(activity, activity.dataset.card ?? `${activity.dataset.activity}:${activity.dataset.id}`);
    const state = kept?.ended ? "done" : kept ? "begun" : "not_begun";
    const row = document.createElement("li");
    const link = document.createElement("a");
    link.href = card ? card.getAttribute("href") : `#${activity.id}`;
    link.textContent = (card ?? activity.querySelector("h2")).textContent;
    const mark = document.createElement("span");
    mark.textContent = this.words[`section_${state}`];
    row.className = `is-${state.replace("_", "-")}`;
    row.append(link, mark);
    return row;
  }
}
