"""Under stock Voilà the files of a case summary come from the kernel."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.notebooks import write_notebook
from tests.browser.serving import Server, free_port, serving
from tests.browser.test_three_places import forgive_jupyter


@pytest.fixture
def stock_voila(tmp_path: Path) -> Iterator[Server]:
    """Voilà as it comes, with a notebook that holds the page."""
    write_notebook(tmp_path, "page", "# A lesson", "from widgets import case_summary\ncase_summary()")
    port = free_port()
    command = [sys.executable, "-m", "voila", str(tmp_path), "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]
    with serving(command, port) as server:
        yield server


def test_a_kernel_makes_both_files(visit: Visit, stock_voila: Server) -> None:
    """The kernel answers with the file, and what was written is not kept in it."""
    visit.page.goto(f"{stock_voila.url}voila/render/page.ipynb")
    root = visit.page.locator("[data-activity=summary]")
    expect(root.locator("[data-put=matters]")).to_be_visible(timeout=60_000)
    root.locator("[data-to=person]").click()
    root.get_by_label("What matters").fill("A garden")
    root.get_by_role("button", name="See the page").click()
    for name, start in (("Save as PDF", b"%PDF-"), ("Save as Word file", b"PK")):
        with visit.page.expect_download() as taken:
            root.get_by_role("button", name=name).click()
        assert Path(taken.value.path()).read_bytes().startswith(start)
    assert "A garden" not in str(root.evaluate("root => root.dataset.kept"))
    forgive_jupyter(visit)
