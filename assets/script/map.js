// Marks on the course map what was begun and marked as done in this browser, also further down on the same page.
function markMap(root) {
  const rows = [...root.querySelectorAll("[data-section]")].filter((row) => row.querySelector("[data-mark]"));
  const show = () => rows.forEach(markRow);
  document.addEventListener("reassess:marked", show);
  show();
}

function markRow(row) {
  const kept = readKept(`section:${row.dataset.section}`);
  if (!kept) return;
  const mark = row.querySelector("[data-mark]");
  mark.textContent = kept.done ? mark.dataset.done : mark.dataset.begun;
  row.classList.toggle("is-done", Boolean(kept.done));
  row.classList.toggle("is-begun", !kept.done);
}

// Marks the cards of what was begun or played to its end.
function markCards(root) {
  for (const card of root.querySelectorAll("[data-card]")) {
    const kept = readKept(card.dataset.card);
    const mark = card.querySelector("[data-mark]");
    if (kept) mark.textContent = kept.ended ? mark.dataset.done : mark.dataset.begun;
  }
}
