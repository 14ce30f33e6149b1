"""A lesson that a test writes: served by our server, and one of its activities as a learner finds it there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.notebooks import write_notebook
from tests.browser.serving import Server, free_port, our_command, serving


@contextmanager
def served_lesson(folders: pytest.TempPathFactory, *cells: str, **environment: str) -> Iterator[Server]:
    """Our server on a folder with one lesson, `mine`, of these cells; `environment` sets variables of the server."""
    folder = folders.mktemp("lesson")
    write_notebook(folder, "mine", *cells)
    with serving(our_command(str(folder)), free_port(), wait_for="lessons/mine", **environment) as server:
        yield server


def opened(visit: Visit, lesson: Server, kind: str) -> Locator:
    """Open the lesson and come to its activity of this kind, once its script runs."""
    visit.page.goto(lesson.lesson("mine"))
    root = visit.page.locator(f"[data-activity={kind}]")
    expect(root).to_have_class(re.compile("is-alive"))
    return root
