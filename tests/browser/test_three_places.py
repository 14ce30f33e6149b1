"""The same notebook works on our server, in JupyterLab and under stock Voilà; an author's own widget too."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import expect

from tests.browser.case_player import GOOD_WAY, CasePlayer
from tests.browser.conftest import CASE, LESSON, Visit
from tests.browser.notebooks import write_notebook
from tests.browser.serving import ROOT, Server, free_port, our_command, serving

OWN_WIDGET = """import ipywidgets
dropdown = ipywidgets.Dropdown(options=["red", "blue"], description="Colour")
label = ipywidgets.Label()
ipywidgets.dlink((dropdown, "value"), (label, "value"), lambda value: f"You chose {value}")
display(ipywidgets.VBox([dropdown, label]))"""
OUR_CASE = f"from widgets import case\ncase({CASE!r})"


@pytest.fixture(scope="module")
def stock_voila() -> Iterator[Server]:
    """Voilà as it comes, on the course's notebooks."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "voila",
        "notebooks",
        "--no-browser",
        f"--port={port}",
        "--Voila.ip=127.0.0.1",
    ]
    with serving(command, port) as server:
        yield server


@pytest.fixture(scope="module")
def jupyterlab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """JupyterLab on a copy of the course's notebooks."""
    folder = tmp_path_factory.mktemp("lab") / "notebooks"
    shutil.copytree(ROOT / "notebooks", folder)
    # All cells stay in the page, so that a test can look at one that is not on the screen.
    settings = folder.parent / "settings"
    settings.mkdir()
    overrides = '{"@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}}'
    (settings / "overrides.json").write_text(overrides, encoding="utf-8")
    port = free_port()
    options = ["--no-browser", "--allow-root", f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1"]
    options += [
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.app_settings_dir={settings}",
    ]
    with serving([sys.executable, "-m", "jupyterlab", *options], port, wait_for="lab") as server:
        yield server


@pytest.fixture(scope="module")
def authors_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Our server on an author's own folder: one notebook with an ordinary widget, one that is broken."""
    folder = tmp_path_factory.mktemp("own")
    write_notebook(folder, "mine", "# My own lesson\n\nIt begins here.", OWN_WIDGET, OUR_CASE, "# Afterwords")
    write_notebook(folder, "broken", "# A broken lesson", "secret = 7 / 0")
    write_notebook(folder, "bare-figure", "# A figure", "import plotly.graph_objects as go\ngo.Figure()")
    with serving(our_command(str(folder)), free_port(), wait_for="lessons/mine", KERNEL_IDLE_S="8") as server:
        yield server


def play(visit: Visit) -> None:
    """Play the whole case, reload half-way, and come to the ending."""
    player = CasePlayer(visit.page, CASE)
    expect(player.root.locator(".scene.is-current")).to_be_visible(timeout=60_000)
    player.walk(GOOD_WAY)
    assert player.scene_id == "ending"


def forgive_jupyter(visit: Visit) -> None:
    """Leave out what Jupyter's own front ends complain about; ours has its own tests."""
    visit.complaints.clear()


def test_our_server(visit: Visit, course: Server) -> None:
    """On our server, and answers stay on a reload."""
    visit.page.goto(course.lesson(LESSON))
    play(visit)
    visit.page.reload()
    assert CasePlayer(visit.page, CASE).scene_id == "ending"


def test_stock_voila(visit: Visit, stock_voila: Server) -> None:
    """Under the stock command, as a live widget."""
    visit.page.goto(f"{stock_voila.url}voila/render/{LESSON}.ipynb")
    play(visit)
    forgive_jupyter(visit)


def test_jupyterlab(visit: Visit, jupyterlab: Server) -> None:
    """In JupyterLab, after running all cells."""
    visit.page.goto(f"{jupyterlab.url}lab/tree/{LESSON}.ipynb")
    visit.page.get_by_text("| Idle").wait_for(timeout=60_000)
    visit.page.get_by_role("menuitem", name="Run", exact=True).click()
    visit.page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()
    play(visit)
    forgive_jupyter(visit)


def test_an_ordinary_widget_is_served_live_in_our_page(visit: Visit, authors_server: Server) -> None:
    """A Dropdown drives a Label through its kernel, in our template, beside a case that needs no kernel."""
    visit.page.goto(authors_server.lesson("mine"))
    expect(visit.page.locator("header .wordmark")).to_be_visible()
    visit.page.get_by_label("Colour").select_option("blue", timeout=60_000)
    expect(visit.page.get_by_text("You chose blue")).to_be_visible()
    player = CasePlayer(visit.page, CASE)
    player.answer("ask-four-things")
    expect(visit.page.get_by_role("heading", name="Afterwords")).to_be_visible()
    expect(visit.page.locator("footer.foot")).not_to_contain_text("Written by")
    assert visit.page.locator("text=import ipywidgets").count() == 0
    # Voilà's own templates bring styles and fonts from elsewhere; ours must not.
    hosts = {urlsplit(url).netloc for url in visit.asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(authors_server.url).netloc}
    forgive_jupyter(visit)


def test_a_visitor_cannot_choose_the_template_of_a_live_page(visit: Visit, authors_server: Server) -> None:
    """What follows a `?` does not bring another page."""
    visit.page.goto(f"{authors_server.lesson('mine')}?template=lab&theme=dark")
    expect(visit.page.locator("header .wordmark")).to_be_visible()
    forgive_jupyter(visit)


def test_a_live_page_says_when_it_is_ready_and_when_it_has_stopped(visit: Visit, authors_server: Server) -> None:
    """The word that it loads goes away; a page that was quiet for too long says so, and loading it again helps."""
    visit.page.goto(authors_server.lesson("mine"))
    note = visit.page.locator(".live-note")
    visit.page.get_by_label("Colour").select_option("blue", timeout=60_000)
    expect(note).to_have_text("")
    expect(note).to_contain_text("To go on, load the page again", timeout=40_000)
    visit.page.reload()
    visit.page.get_by_label("Colour").select_option("red", timeout=60_000)
    expect(visit.page.locator("main")).to_contain_text("red")
    expect(note).to_have_text("")
    forgive_jupyter(visit)


def test_leaving_a_live_page_ends_its_kernel(visit: Visit, authors_server: Server) -> None:
    """The page's farewell is accepted, also from a visitor who came straight to it."""
    visit.page.goto(authors_server.lesson("mine"))
    visit.page.get_by_label("Colour").select_option("blue", timeout=60_000)
    assert authors_server.process
    process = psutil.Process(authors_server.process.pid)
    kernels = len(process.children(recursive=True))
    assert kernels >= 1
    visit.page.goto("about:blank")
    for _ in range(50):
        if len(process.children(recursive=True)) < kernels:
            break
        visit.page.wait_for_timeout(200)
    assert len(process.children(recursive=True)) < kernels
    forgive_jupyter(visit)


@pytest.mark.parametrize("name", ["broken", "bare-figure"])
def test_a_broken_lesson_is_a_calm_page(visit: Visit, authors_server: Server, name: str) -> None:
    """No traceback and no code reach the learner; the page says what still works."""
    answer = visit.page.goto(authors_server.lesson(name))
    assert answer
    assert answer.status == 500
    expect(visit.page.locator("main")).to_contain_text("nothing that you entered is lost")
    content = visit.page.content()
    for hidden in ("Traceback", "ZeroDivisionError", "secret", str(Path.home())):
        assert hidden not in content
    forgive_jupyter(visit)


def test_a_served_lesson_leaves_no_kernel(course: Server) -> None:
    """Once the lessons are ready, the server has no child process."""
    assert course.process
    assert psutil.Process(course.process.pid).children(recursive=True) == []
