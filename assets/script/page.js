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

// What there is to do is listed among the headings, in the order of the page; without a script it cannot be done.
function listActivities() {
  const list = document.querySelector(".contents ol");
  if (!list) return;
  const links = [...list.querySelectorAll("a")];
  for (const activity of document.querySelectorAll("main [data-activity][data-keeps]")) {
    const name = activity.querySelector("h2")?.textContent.trim();
    if (!name || links.some((link) => link.hash === `#${activity.id}` || link.textContent.trim() === name)) continue;
    const link = document.createElement("a");
    link.href = `#${activity.id}`;
    link.textContent = name;
    const item = document.createElement("li");
    item.append(link);
    const next = links.find((one) => isAfter(activity, document.getElementById(decodeURIComponent(one.hash.slice(1)))));
    list.insertBefore(item, next?.parentElement ?? null);
    links.splice(next ? links.indexOf(next) : links.length, 0, link);
  }
}

function isAfter(first, second) {
  return Boolean(second && first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING);
}

if (document.body?.classList.contains("rs-page")) {
  bringToLife(document);
  listActivities();
  addEventListener("beforeprint", openForPrint);
  addEventListener("offline", sayConnection);
  addEventListener("online", sayConnection);
}
