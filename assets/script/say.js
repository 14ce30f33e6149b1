// Words that appear later are put into a region that stood there before, so that screen readers say them.
function say(region, content) {
  region.replaceChildren();
  // An empty region first: the same words twice are then said twice.
  setTimeout(() => region.replaceChildren(...content), 30);
}

// Feedback that would land below the fold is brought into sight; the end of the question stays above it.
// `foot` is what lies over the foot of the screen, in pixels.
function sayInSight(region, content, foot = 0) {
  say(region, content);
  setTimeout(() => {
    const { top, bottom } = region.getBoundingClientRect();
    const over = Math.min(bottom + 24 + foot - innerHeight, top - 160);
    if (over > 0) scrollBy(0, over);
  }, 40);
}

// What is still missing is said under the button, and the focus goes to the field. Keys go along with the focus; under
// a finger the page stays where it is, or the words would be out of sight on a phone.
function sayMissing(region, text, field) {
  const byKeys = document.activeElement?.matches(":focus-visible");
  field.focus({ preventScroll: !byKeys });
  if (byKeys) say(region, paragraph(text));
  else sayInSight(region, paragraph(text));
}

// Words with their blanks filled in: `{n}` becomes the `n` of `values`.
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function copyOf(element) {
  return [...element.cloneNode(true).childNodes];
}

function paragraph(text) {
  const p = document.createElement("p");
  p.textContent = text;
  return [p];
}

function focusOn(element) {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "start", behavior: "auto" });
}
