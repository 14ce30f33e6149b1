// What only a page of our own does: it opens what is folded for print, and says when the line is cut.
function openForPrint() {
  const folded = [...document.querySelectorAll("details:not([open])")];
  folded.forEach((details) => (details.open = true));
  addEventListener("afterprint", () => folded.forEach((details) => (details.open = false)), { once: true });
}

// The words about the cut line lie over the foot of the screen, so they stay for a short time only.
const OFFLINE_SHOWN = 12000;
let offlineTimer;

function sayConnection() {
  const region = document.querySelector("[data-connection]");
  if (!region) return;
  clearTimeout(offlineTimer);
  say(region, navigator.onLine ? [] : offlineWords(region));
  if (!navigator.onLine) offlineTimer = setTimeout(() => letGo(region), OFFLINE_SHOWN);
}

function offlineWords(region) {
  const close = document.createElement("button");
  Object.assign(close, { type: "button", className: "note-close", textContent: region.dataset.close });
  let from = null;
  close.addEventListener("focus", (event) => (from = event.relatedTarget ?? from));
  close.addEventListener("click", () => {
    region.replaceChildren();
    from?.focus({ preventScroll: true });
  });
  return [...paragraph(region.dataset.offline), close];
}

// Whoever stands on the button is not left without a place.
function letGo(region) {
  if (region.contains(document.activeElement)) offlineTimer = setTimeout(() => letGo(region), OFFLINE_SHOWN);
  else region.replaceChildren();
}

// The explorer says by itself what a cut line means for it, in the place that the bar would cover.
function makeRoom(event) {
  if (event.target.closest("[data-own]")) document.querySelector("[data-connection]")?.replaceChildren();
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

// Activities below the first one wait as plain text in <noscript>, so that the lesson can be read and begun at once.
// They are taken out one by one while the browser has nothing else to do.
const idle = globalThis.requestIdleCallback ?? ((then) => setTimeout(then, 50));

function takeOut(place) {
  const pattern = document.createElement("template");
  pattern.innerHTML = place.textContent;
  const around = place.parentElement;
  place.replaceWith(pattern.content); // one cell may hold two activities: a case, and the same empty for one's own
  bringToLife(around);
}

// Who has gone straight to the end gets what stands there first: else it would push away what they are about to press.
let hasMoved = false;
addEventListener("scroll", () => (hasMoved = true), { once: true, passive: true });
const END_NEAR = 200;

function isAtEnd() {
  return hasMoved && scrollY + innerHeight > document.documentElement.scrollHeight - END_NEAR;
}

function takeOutNext() {
  const places = document.querySelectorAll("noscript[data-later]");
  const place = places.length && isAtEnd() ? places[places.length - 1] : places[0];
  if (!place) {
    allAreOut();
    return layOutNext();
  }
  takeOut(place);
  idle(takeOutNext, { timeout: 500 });
}

function takeOutAll() {
  const places = document.querySelectorAll("noscript[data-later]");
  places.forEach(takeOut);
  if (places.length) allAreOut();
  document.body.setAttribute("data-laid-out", "");
}

// What the style leaves unlaid while the lesson arrives is laid out a few blocks at a time, so that no press waits for it.
const LAID_AT_ONCE = 4;

function layOutNext() {
  const waiting = [...document.querySelectorAll(".lesson > .rs-player ~ :not(.is-laid)")];
  for (const block of waiting.slice(0, LAID_AT_ONCE)) block.classList.add("is-laid");
  if (waiting.length) idle(layOutNext, { timeout: 500 });
  else document.body.setAttribute("data-laid-out", "");
}

function allAreOut() {
  if (document.body.hasAttribute("data-all-out")) return;
  document.body.setAttribute("data-all-out", "");
  listActivities();
  document.dispatchEvent(new CustomEvent("reassess:all-out"));
}

// Who comes back to a place in the page must find it where it was.
function isComingBack() {
  return location.hash !== "" || performance.getEntriesByType("navigation")[0]?.type !== "navigate";
}

function takeOutForLink(event) {
  if (event.target.closest("a[href*='#']")) takeOutAll();
}

if (document.body?.classList.contains("rs-page")) {
  bringToLife(document);
  if (isComingBack()) takeOutAll();
  requestAnimationFrame(() => setTimeout(takeOutNext));
  addEventListener("click", takeOutForLink, true);
  addEventListener("beforeprint", takeOutAll);
  addEventListener("beforeprint", openForPrint);
  addEventListener("offline", sayConnection);
  addEventListener("online", sayConnection);
  addEventListener("input", makeRoom);
  for (const news of ["focus", "pageshow"]) addEventListener(news, catchUp);
}
