// What is asked for is printed alone: everything beside the way to it is left out.
function printAlone(parts) {
  const ways = new Set();
  for (const part of parts) for (let up = part.parentElement; up; up = up.parentElement) ways.add(up);
  const mark = (on) => {
    for (const part of parts) part.classList.toggle("rs-printed", on);
    for (const way of ways) way.classList.toggle("rs-sheet-path", on);
  };
  mark(true);
  addEventListener("afterprint", () => mark(false), { once: true });
  globalThis.print();
}

// A sheet to take along.
function printSheet(sheet) {
  printAlone([sheet]);
}

// A whole activity, with the notes that it opens where these stand elsewhere in the page.
function partsToPrint(root) {
  const opened = [...root.querySelectorAll("[popovertarget]")].map((button) => document.getElementById(button.getAttribute("popovertarget")));
  return [root, ...new Set(opened.filter((note) => note && !root.contains(note)))];
}

function printActivity(root) {
  printAlone(partsToPrint(root));
}

// How many pages that is: counted by letters, because only the printer knows it to the page. Notes are printed small.
const LETTERS_A_PAGE = 1750, LETTERS_OF_NOTES_A_PAGE = 5200;

function pagesToPrint(root) {
  const letters = (element) => element.textContent.replace(/\s+/g, " ").length;
  const [whole, ...notes] = partsToPrint(root).map(letters);
  const unseen = [...root.querySelectorAll("script")].reduce((sum, script) => sum + letters(script), 0);
  const noted = notes.reduce((sum, note) => sum + note, 0);
  return Math.max(1, Math.round((whole - unseen) / LETTERS_A_PAGE + noted / LETTERS_OF_NOTES_A_PAGE));
}
