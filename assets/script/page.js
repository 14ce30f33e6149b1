// What only a page of our own does: it opens what is folded for print, and says when the line is cut.
function openForPrint() {
  const folded = [...document.querySelectorAll("details:not([open])")];
  folded.forEach((details) => (details.open = true));
  addEventListener("afterprint", () => folded.forEach((details) => (details.open = false)), { once: true });
}

function sayConnection() {
  const region = document.querySelector("[data-connection]");
  if (region) say(region, navigator.onLine ? [] : paragraph(region.dataset.offline));
}

if (document.body?.classList.contains("rs-page")) {
  bringToLife(document);
  addEventListener("beforeprint", openForPrint);
  addEventListener("offline", sayConnection);
  addEventListener("online", sayConnection);
}
