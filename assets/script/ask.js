// One way to ask Python while the learner plays: the kernel where there is one, else our server. Nothing is held there.
// What comes back is an answer, or a `fault` in words. NoAnswer is thrown where none can be had now.
class NoAnswer extends Error {
  constructor(lineIsCut) {
    super("no answer");
    this.lineIsCut = lineIsCut;
  }
}

async function ask(root, name, query, signal) {
  if (root.askKernel) return (await root.askKernel(name, query)).answer;
  const server = document.body.dataset.ask;
  // A page saved to disk has no server to ask.
  if (!server || !location.protocol.startsWith("http")) throw new NoAnswer(true);
  const answer = await fetch(`${server}${name}?${query}`, { signal }).catch((error) => {
    throw error.name === "AbortError" ? error : new NoAnswer(true);
  });
  if (!answer.ok && answer.status !== 400) throw new NoAnswer(false);
  return answer.json();
}

// Puts the HTML of an answer into the page. It was written by Python's templates from numbers and names that it had
// checked. Its claims get the numbers and notes that they have on this page, which may be other than in the answer.
function putAnswer(root, place, html) {
  place.innerHTML = html;
  const known = root.querySelector("template[data-cites]").content;
  for (const cite of place.querySelectorAll(".cite")) {
    const here = known.querySelector(`[data-fact="${cite.dataset.fact}"]`);
    if (here) cite.replaceWith(here.cloneNode(true));
  }
}
