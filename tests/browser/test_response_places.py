"""The explorer asks a kernel in JupyterLab and under stock Voilà, and draws there too."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.notebooks import write_notebook
from tests.browser.serving import Server, free_port, serving
from tests.browser.test_response import Explorer
from tests.browser.test_three_places import forgive_jupyter


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with both explorers, and settings that keep all of its cells in JupyterLab's page."""
    made = tmp_path_factory.mktemp("places") / "notebooks"
    made.mkdir()
    call = "from widgets import response_explorer\nresponse_explorer()"
    other = "from widgets import trial_window_explorer\ntrial_window_explorer()"
    write_notebook(made, "explorer", "# A lesson", call, other)
    (made.parent / "settings").mkdir()
    overrides = '{"@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}}'
    (made.parent / "settings" / "overrides.json").write_text(overrides, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def stock_voila(folder: Path) -> Iterator[Server]:
    """Voilà as it comes."""
    port = free_port()
    command = [sys.executable, "-m", "voila", str(folder), "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]
    with serving(command, port) as server:
        yield server


@pytest.fixture(scope="module")
def jupyterlab(folder: Path) -> Iterator[Server]:
    """JupyterLab as it comes."""
    port = free_port()
    options = ["--no-browser", "--allow-root", f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1"]
    options += [
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.app_settings_dir={folder.parent / 'settings'}",
    ]
    with serving([sys.executable, "-m", "jupyterlab", *options], port, wait_for="lab") as server:
        yield server


def explore(visit: Visit) -> None:
    """A person is predicted, a new series is counted by the kernel, a fault is told, a figure is drawn."""
    explorer = Explorer(visit.page)
    expect(explorer.scene).to_be_visible(timeout=60_000)
    explorer.predict("progression")
    expect(explorer.scene.get_by_role("status")).to_contain_text("A strong answer")
    explorer.field(4, "Sum (mm)").fill("40.5")
    expect(explorer.told).to_have_text("Week 24: partial response")
    explorer.field(4, "Sum (mm)").fill("")
    expect(explorer.told).to_contain_text("Scan 4: give the sum")
    explorer.field(4, "Sum (mm)").fill("0")
    expect(explorer.told).to_have_text("Week 24: complete response")
    explorer.own.locator(".chart-frame").scroll_into_view_if_needed()
    expect(explorer.own.locator(".is-drawn .main-svg").first).to_be_visible(timeout=20_000)
    move_a_window(visit)
    forgive_jupyter(visit)


def move_a_window(visit: Visit) -> None:
    """The other explorer beside it asks the same kernel, for a month that was not prepared."""
    root = visit.page.locator("[data-activity=window]")
    root.get_by_role("slider", name="Platelets").fill("95")
    expect(root.locator("[data-told]")).to_have_text("The window is shut, by platelets.")


def test_stock_voila(visit: Visit, stock_voila: Server) -> None:
    """Under the stock command."""
    visit.page.goto(f"{stock_voila.url}voila/render/explorer.ipynb")
    explore(visit)


def test_jupyterlab(visit: Visit, jupyterlab: Server) -> None:
    """In JupyterLab, after running all cells."""
    visit.page.goto(f"{jupyterlab.url}lab/tree/explorer.ipynb")
    visit.page.get_by_text("| Idle").wait_for(timeout=60_000)
    visit.page.get_by_role("menuitem", name="Run", exact=True).click()
    visit.page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()
    explore(visit)
