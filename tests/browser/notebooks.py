"""Notebooks that tests write: an author's own, with ordinary code."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

METADATA = {
    "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
    "language_info": {"name": "python"},
}


def write_notebook(folder: Path, name: str, *cells: str) -> None:
    """Write a notebook; a cell that starts with # is Markdown, any other is code."""
    made = [new_markdown_cell(text) if text.startswith("#") else new_code_cell(text) for text in cells]
    nbformat.write(new_notebook(cells=made, metadata=METADATA), folder / f"{name}.ipynb")
