// Marks on the course map what was begun and marked as done in this browser.
function markMap(root) {
  for (const row of root.querySelectorAll("[data-section]")) {
    const kept = readKept(`section:${row.dataset.section}`);
    const mark = row.querySelector("[data-mark]");
    if (!mark || !kept) continue;
    mark.textContent = kept.done ? mark.dataset.done : mark.dataset.begun;
    row.classList.add(kept.done ? "is-done" : "is-begun");
  }
}

// Marks the cards of what was begun or played to its end.
function markCards(root) {
  for (const card of root.querySelectorAll("[data-card]")) {
    const kept = readKept(card.dataset.card);
    const mark = card.querySelector("[data-mark]");
    if (kept) mark.textContent = kept.ended ? mark.dataset.done : mark.dataset.begun;
  }
}
