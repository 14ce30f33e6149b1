// A sheet to take along is printed alone: everything beside the way to it is left out.
function printSheet(sheet) {
  const path = [];
  for (let part = sheet.parentElement; part; part = part.parentElement) path.push(part);
  const mark = (on) => path.forEach((part) => part.classList.toggle("rs-sheet-path", on));
  mark(true);
  addEventListener("afterprint", () => mark(false), { once: true });
  globalThis.print();
}
