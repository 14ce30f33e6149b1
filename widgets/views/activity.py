"""An activity: an ipywidget whose HTML Python wrote in full, so that it reads and prints without a kernel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import anywidget
from traitlets import Unicode


class Activity(anywidget.AnyWidget):
    """Shows `html` and keeps what the learner chose in `kept` (JSON; "" before anything is chosen).

    `page_html` is what our own page shows instead, where that has more to offer than a notebook: links to other pages.
    """

    _esm = Unicode().tag(sync=True)
    _css = Unicode().tag(sync=True)
    html = Unicode().tag(sync=True)
    kept = Unicode().tag(sync=True)

    def __init__(self, html: str, *, script: str, style: str, page_html: str | None = None) -> None:
        super().__init__(html=html, _esm=script, _css=style)
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
        script: str,
        style: str,
        answers: Mapping[str, Callable[[str], dict[str, Any]]],
        files: Mapping[str, Callable[[], bytes]],
    ) -> None:
        super().__init__(html, script=script, style=style)
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
