// Words that appear later are put into a region that stood there before, so that screen readers say them.
function say(region, content) {
  region.replaceChildren();
  // An empty region first: the same words twice are then said twice.
  setTimeout(() => region.replaceChildren(...content), 30);
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
