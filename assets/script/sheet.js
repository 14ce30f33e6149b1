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
function printActivity(root) {
  const opened = [...root.querySelectorAll("[popovertarget]")].map((button) => document.getElementById(button.getAttribute("popovertarget")));
  printAlone([root, ...opened.filter((note) => note && !root.contains(note))]);
}
