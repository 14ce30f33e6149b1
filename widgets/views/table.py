"""A table that reads on a phone: three columns, with small lines below the middle one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from widgets.views.templating import fill


@dataclass(frozen=True)
class Row:
    """One row: its head, a value with notes below it, and what it is called."""

    head: str
    value: str
    notes: tuple[str, ...]
    called: str


def table_html(rows: Sequence[Row], caption: str, heads: tuple[str, str, str]) -> Markup:
    """Return the table; `heads` name its three columns."""
    return fill("three_columns.html", rows=rows, caption=caption, heads=heads)
