"""An activity: an ipywidget whose HTML Python wrote in full, so that it reads and prints without a kernel."""

from __future__ import annotations

from typing import Any

import anywidget
from traitlets import Unicode


class Activity(anywidget.AnyWidget):
    """Shows `html` and keeps what the learner chose in `kept` (JSON; "" before anything is chosen)."""

    _esm = Unicode().tag(sync=True)
    _css = Unicode().tag(sync=True)
    html = Unicode().tag(sync=True)
    kept = Unicode().tag(sync=True)

    def __init__(self, html: str, *, script: str, style: str) -> None:
        super().__init__(html=html, _esm=script, _css=style)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        # Our page and a reader without widgets take the HTML; JupyterLab and stock Voilà prefer the widget.
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return {**data, "text/html": self.html}, metadata
