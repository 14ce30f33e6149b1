// The same behaviour in JupyterLab and stock Voilà: anywidget calls this with the HTML that Python wrote.
// Asks the kernel: a message out, and the one that carries the same id back.
function askerOf(model) {
  const waiting = new Map();
  model.on("msg:custom", (message, buffers) => {
    waiting.get(message?.id)?.({ ...message, buffers });
    waiting.delete(message?.id);
  });
  return (name, query) =>
    new Promise((resolve, reject) => {
      const id = `${name}-${Math.random()}`;
      waiting.set(id, resolve);
      // A kernel that has ended never answers.
      setTimeout(() => waiting.delete(id) && reject(new Error("no answer")), 15000);
      model.send({ id, ask: name, query });
    });
}

export default {
  render({ model, el }) {
    el.innerHTML = model.get("html");
    const root = el.querySelector("[data-activity]");
    if (!root) return;
    const kept = model.get("kept");
    if (kept) root.dataset.kept = kept;
    root.addEventListener("reassess:kept", (event) => {
      model.set("kept", event.detail ? JSON.stringify(event.detail) : "");
      model.save_changes();
    });
    root.askKernel = askerOf(model);
    globalThis.reassess.bringToLife(el);
  },
};
