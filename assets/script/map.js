// Marks on the course map what was begun and ended in this browser.
function markMap(root) {
  for (const row of root.querySelectorAll("[data-section]")) {
    const cases = (row.dataset.cases || "").split(" ").filter(Boolean).map((id) => readKept(`case:${id}`));
    const mark = row.querySelector("[data-mark]");
    if (!mark || !cases.some(Boolean)) continue;
    const done = cases.every((kept) => kept?.ended);
    mark.textContent = done ? mark.dataset.done : mark.dataset.begun;
    row.classList.add(done ? "is-done" : "is-begun");
  }
}
