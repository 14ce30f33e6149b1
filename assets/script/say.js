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

function copyOf(element) {
  return [...element.cloneNode(true).childNodes];
}

function paragraph(text) {
  const p = document.createElement("p");
  p.textContent = text;
  return [p];
}

// Goes to what is missing. There it is seen, too: the region that says it can be below the fold.
function goToMissing(region, input, text) {
  say(region, paragraph(text));
  const place = input.closest("fieldset");
  place.querySelector(".missing-here")?.remove();
  const [note] = paragraph(text);
  note.className = "missing-here";
  note.ariaHidden = "true";
  place.querySelector("legend").after(note);
  place.addEventListener("change", () => note.remove(), { once: true });
  input.focus();
}

function focusOn(element) {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "start", behavior: "auto" });
}
