// The same behaviour in JupyterLab and stock Voilà: anywidget calls this with the HTML that Python wrote. Script and style of
// all activities lie in one model of the kernel, so that a notebook of twelve brings them once.
async function takeShared(model) {
  const shared = await model.widget_manager.get_model(model.get("shared").replace("IPY_MODEL_", ""));
  const style = document.createElement("style");
  style.textContent = shared.get("style");
  document.head.append(style);
  const address = URL.createObjectURL(new Blob([shared.get("script")], { type: "text/javascript" }));
  await import(address);
  URL.revokeObjectURL(address);
}

// Once in a page; where it does not come, the next activity tries again.
function sharedOnce(model) {
  globalThis.reassessShared ??= takeShared(model).catch((error) => {
    globalThis.reassessShared = undefined;
    throw error;
  });
  return globalThis.reassessShared;
}

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
  async render({ model, el }) {
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
    await sharedOnce(model);
    globalThis.reassess.bringToLife(el);
  },
};
