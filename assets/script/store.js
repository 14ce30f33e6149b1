// What the learner chose, kept in their own browser and, for saved pages, in the page itself.
const PREFIX = "reassess:";

function readKept(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null; // storage is switched off, or holds something that is not ours
  }
}

function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false; // a private window or a full disk: the page goes on without keeping
  }
}

// What the activities of this page took up or wrote last, as text: another tab may have gone on since.
const takenUp = new Map();

function rawKept(key) {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

function keptWith(root, key) {
  if (root.dataset.activity && !takenUp.has(key)) takenUp.set(key, rawKept(key));
  return readKept(key) ?? JSON.parse(root.dataset.kept || "null");
}

// Who comes back to an older tab finds what they did in the other, and does not write over it. Only our own pages are
// loaded again, and only where the server answers: without a line the page stays as it is.
function catchUp() {
  const isBehind = [...takenUp].some(([key, raw]) => rawKept(key) !== raw);
  if (isBehind) fetch(location.href, { method: "HEAD" }).then((answer) => answer.ok && location.reload(), () => {});
}

function keepWith(root, key, value) {
  keep(key, value);
  takenUp.set(key, rawKept(key));
  if (value === null) delete root.dataset.kept;
  else root.dataset.kept = JSON.stringify(value);
  root.dispatchEvent(new CustomEvent("reassess:kept", { detail: value, bubbles: true }));
}

// One number per learner, so that options stay where they were on reload.
function learnerSeed() {
  let seed = readKept("seed");
  if (!Number.isInteger(seed)) {
    seed = globalThis.reassessSeed ??= Math.floor(Math.random() * 2 ** 31);
    keep("seed", seed);
  }
  return seed;
}

function shuffled(items, name) {
  let state = learnerSeed();
  for (const letter of name) state = (Math.imul(state, 31) + letter.charCodeAt(0)) | 0;
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1103515245) + 12345) | 0;
    const other = ((state >>> 16) & 0x7fff) % (last + 1);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
