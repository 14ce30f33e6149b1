// A page with a kernel says when its live parts are ready and when they have stopped. It must run before Voilà's script.
(() => {
  const note = document.querySelector(".live-note");
  const tell = (words) => {
    note.textContent = words;
  };
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".jupyter-widgets")) return;
    tell("");
    observer.disconnect();
  }).observe(document.body, { childList: true, subtree: true });

  // The server ends a kernel that was quiet for so long, and does not say so.
  let quiet;
  const stir = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => tell(note.dataset.stopped), note.dataset.idle * 1000);
  };
  globalThis.WebSocket = class extends WebSocket {
    constructor(...where) {
      super(...where);
      this.addEventListener("message", stir);
      this.addEventListener("close", () => tell(note.dataset.stopped));
      this.addEventListener("open", () => note.textContent === note.dataset.stopped && tell(""));
    }

    send(...message) {
      stir();
      super.send(...message);
    }
  };
})();
