// Draws Plotly figures once they come near. Plotly itself is fetched then, once, and its colours are the page's own.
const NEAR = "600px";
const INLINE_STYLE = "plotly.js-style-global";
let plotly = null;

function plotlyFor(root) {
  plotly ??= (globalThis.Plotly ? Promise.resolve(globalThis.Plotly) : loadPlotly(root)).catch((error) => {
    plotly = null; // the line may come back
    throw error;
  });
  return plotly;
}

async function loadPlotly(root) {
  if (!root.askKernel) {
    // Plotly then writes no style element, which the page's policy would refuse; chart.css holds the rules it needs.
    const mark = Object.assign(document.createElement("span"), { id: INLINE_STYLE, className: "no-inline-styles" });
    mark.hidden = true;
    document.body.append(mark);
    return runScript(document.body.dataset.plotly);
  }
  const { buffers } = await root.askKernel("plotly", "");
  const unpacked = new Blob([buffers[0]]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = await new Response(unpacked).blob();
  return runScript(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
}

function runScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(globalThis.Plotly);
    script.onerror = (event) => {
      event.stopPropagation(); // a figure that is missing does not take the page's other scripts away
      script.remove();
      reject(new Error("Plotly cannot be had now"));
    };
    document.head.append(script);
  });
}

class Chart {
  constructor(root, frame) {
    this.root = root;
    this.frame = frame;
    this.figure = null;
    this.near = false;
    new IntersectionObserver(([entry]) => this.come(entry.isIntersecting), { rootMargin: NEAR }).observe(frame);
    const again = () => this.draw();
    addEventListener("online", again);
    addEventListener("beforeprint", () => this.come(true));
    for (const media of ["print", "(prefers-color-scheme: dark)"]) matchMedia(media).addEventListener("change", again);
  }

  show(figure) {
    this.figure = figure;
    return this.draw();
  }

  come(isNear) {
    const first = isNear && !this.near;
    this.near ||= isNear;
    if (first) this.draw();
  }

  draw() {
    if (!this.near || !this.figure) return;
    if (globalThis.Plotly) this.put(globalThis.Plotly);
    else plotlyFor(this.root).then((loaded) => this.put(loaded), () => this.stand(false));
  }

  // An empty frame says nothing: without a picture, its place is given to the words and the table.
  stand(isThere) {
    this.frame.closest("figure").hidden = !isThere;
  }

  put(library) {
    this.stand(true);
    if (!this.frame.clientWidth) return; // it stands on a page that is turned away; the observer comes back to it
    const { data, layout } = this.dressed();
    library.react(this.frame, data, layout, { staticPlot: true, responsive: true, displayModeBar: false });
    this.frame.classList.add("is-drawn");
  }

  // The figure with the colours and the font that the tokens stand for right now.
  dressed() {
    const style = getComputedStyle(this.frame);
    const value = (_, part) =>
      typeof part === "string" && part.startsWith("--rs-") ? style.getPropertyValue(part).trim() : part;
    return JSON.parse(JSON.stringify(this.figure), value);
  }
}
