"""An activity: an ipywidget whose HTML Python wrote in full, so that it reads and prints without a kernel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import anywidget
from ipywidgets import Widget, widget_serialization
from traitlets import Instance, Unicode


class Shared(Widget):  # type: ignore[misc]  # ipywidgets has no types
    """What all activities of a kernel share; a page takes `script` and `style` from here once, however many it has."""

    script = Unicode().tag(sync=True)
    style = Unicode().tag(sync=True)


class Activity(anywidget.AnyWidget):
    """Shows `html` and keeps what the learner chose in `kept` (JSON; "" before anything is chosen).

    `loader` is the small script that takes what is `shared` and brings the HTML to life. `page_html` is what our own
    page shows instead, where that has more to offer than a notebook: links to other pages.
    """

    _esm = Unicode().tag(sync=True)
    html = Unicode().tag(sync=True)
    kept = Unicode().tag(sync=True)
    shared = Instance(Shared).tag(sync=True, **widget_serialization)

    def __init__(self, html: str, *, loader: str, shared: Shared, page_html: str | None = None) -> None:
        super().__init__(html=html, _esm=loader, shared=shared)
        self._page_html = html if page_html is None else page_html

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        # Our page and a reader without widgets take the HTML; JupyterLab and stock Voilà prefer the widget.
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return {**data, "text/html": self._page_html}, metadata


class AskingActivity(Activity):
    """An activity with a live part: its script asks by name, and gets an answer or a file."""

    def __init__(
        self,
        html: str,
        *,
        loader: str,
        shared: Shared,
        answers: Mapping[str, Callable[[str], dict[str, Any]]],
        files: Mapping[str, Callable[[], bytes]],
    ) -> None:
        super().__init__(html, loader=loader, shared=shared)
        self._answers, self._files = answers, files
        self.on_msg(self._answer)

    def _answer(self, _: Any, asked: Any, __: Any) -> None:
        # Messages come from a page, so any shape is possible; what is not a question gets no answer.
        if not isinstance(asked, dict):
            return
        name, query = str(asked.get("ask")), str(asked.get("query"))
        if name in self._answers:
            self.send({"id": asked.get("id"), "answer": self._answers[name](query)})
        elif name in self._files:
            self.send({"id": asked.get("id")}, buffers=[self._files[name]()])
