// The same behaviour in JupyterLab and stock Voilà: anywidget calls this with the HTML that Python wrote.
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
    globalThis.reassess.bringToLife(el);
  },
};
