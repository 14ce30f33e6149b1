"""What all figures share, as Plotly's data: built without Plotly itself, which takes more than a second to import.

Colours and the font are names of the page's own tokens (`--rs-…`); the browser puts in what they stand for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

Figure = dict[str, Any]
AXIS = {
    "showgrid": False,
    "zeroline": False,
    "ticks": "outside",
    "fixedrange": True,
    "linecolor": "--rs-line",
    "tickcolor": "--rs-line",
    "showline": True,
}


def figure(
    traces: Sequence[Figure],
    across: Mapping[str, Any],
    up: Mapping[str, Any],
    labels: Sequence[Figure],
    **more: Any,
) -> Figure:
    """Return a whole figure: its traces, what is special to its two axes, its labels, and more of its layout."""
    layout = {
        "template": "none",
        "font": {"family": "--rs-font", "size": 16, "color": "--rs-ink"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 44, "r": 12, "t": 12, "b": 52},
        "showlegend": False,
        "hovermode": False,
        "xaxis": AXIS | dict(across),
        "yaxis": AXIS | dict(up),
    }
    return {"data": list(traces), "layout": layout | more | {"annotations": list(labels)}}


def label(across: float, up: Decimal, text: str, shift: int) -> Figure:
    """Return a number at its point, `shift` pixels above it, on a ground of its own, so that no line runs through."""
    ground = {"bgcolor": "--rs-paper", "borderpad": 0, "showarrow": False}
    return {"x": across, "y": float(up), "yshift": shift, "text": text} | ground
