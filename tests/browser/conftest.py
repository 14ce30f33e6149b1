"""A real Chromium, a real server, and what each page said while it was looked at."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.chromium import executable
from tests.browser.serving import ROOT, Server, free_port, our_command, serving

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=20_000)  # what a test waits for at most; how fast it comes is for the bench
LONGEST_READY_S = 180  # two of these servers may start at once
LESSON = "01-what-treatment-failed-means"
START = "00-start-here"
CASE = "melanoma-pseudoprogression-chart"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; its absence is a failure, never a skip."""
    path = executable()
    assert path, "there is no Chromium; `make test` installs one"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def course() -> Iterator[Server]:
    """The course, served as `make serve` serves it, with its lessons ready."""
    with serving(our_command(), free_port(), wait_for=f"lessons/{LESSON}") as server:
        for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
            urllib.request.urlopen(server.lesson(notebook.stem), timeout=LONGEST_READY_S).read()
        yield server


@dataclass
class Visit:
    """A page and what it asked for and complained about."""

    page: Page
    context: BrowserContext
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A fresh visitor with the wanted width, colours and scripts; any error on the page fails the test."""
    wanted = getattr(request, "param", {})
    context = browser.new_context(
        viewport={"width": wanted.get("width", 1280), "height": wanted.get("height", 800)},
        java_script_enabled=wanted.get("scripts", True),
        color_scheme=wanted.get("scheme", "light"),
        accept_downloads=True,
    )
    page = context.new_page()
    made = Visit(page, context)
    page.on("pageerror", lambda error: made.complaints.append(str(error)))
    page.on("console", lambda message: made.complaints.append(message.text) if message.type == "error" else None)
    page.on("request", lambda asked: made.asked.append(asked.url))
    yield made
    context.close()
    offline = [text for text in made.complaints if "ERR_INTERNET_DISCONNECTED" in text or "ERR_CONNECTION" in text]
    assert [text for text in made.complaints if text not in offline] == []
