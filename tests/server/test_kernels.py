"""Kernels while lessons are made: shared where nothing is left behind, never too many, none at the end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import pytest

from tests.browser.notebooks import write_notebook
from widgets.server import pages
from widgets.server.kernels import AT_ONCE, Kernels, only_puts_activities
from widgets.server.pages import Pages
from widgets.server.rendering import Broken, Live, Outcome

T = TypeVar("T")
ACTIVITIES = ["from widgets import case, quiz", 'quiz("01-before")', "# Words", "case()"]


class Manager:
    """Counts kernels as a kernel manager would start and end them."""

    def __init__(self) -> None:
        self.started = 0
        self.running: set[str] = set()

    async def start_kernel(self, **_: Any) -> str:
        """Start a kernel, which takes a turn of the loop; return its id."""
        self.started += 1
        kernel_id = f"kernel-{self.started}"
        self.running.add(kernel_id)
        await asyncio.sleep(0)
        return kernel_id

    async def shutdown_kernel(self, kernel_id: str, **_: Any) -> None:
        """End a kernel that runs; KeyError where it does not."""
        self.running.remove(kernel_id)
        await asyncio.sleep(0)


def book(*sources: str) -> Any:
    """A notebook as Voilà reads it; a source that begins with `#` is Markdown."""
    cells = [SimpleNamespace(cell_type="markdown" if s.startswith("#") else "code", source=s) for s in sources]
    return SimpleNamespace(cells=cells, metadata=SimpleNamespace(kernelspec=SimpleNamespace(name="python3")))


def in_a_loop_of_its_own(work: Coroutine[Any, Any, T]) -> T:
    """Run `work` in a thread: in this one a browser of other tests may hold a loop."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()


def lend_all(manager: Manager, notebooks: list[tuple[Any, object]], fails: set[int] = frozenset()) -> list[str]:
    """Make all notebooks ready side by side; return the kernel of each."""
    used: dict[int, str] = {}

    async def one(kernels: Kernels, index: int, made: Any, content: object) -> None:
        with suppress(ZeroDivisionError):
            async with kernels.lend(made, content) as kernel_id:
                used[index] = kernel_id
                await asyncio.sleep(0.001)
                _ = 1 / (index not in fails)

    async def everything() -> None:
        kernels = Kernels(SimpleNamespace(kernel_manager=manager))
        await asyncio.gather(*(one(kernels, index, *made) for index, made in enumerate(notebooks)))

    in_a_loop_of_its_own(everything())
    return [used[index] for index in range(len(notebooks))]


@pytest.mark.parametrize(
    ("sources", "answer"),
    [
        (ACTIVITIES, True),
        (["# Only words"], True),
        (["from widgets import case", 'quiz("01-before")'], False),
        (["import os"], False),
        ([*ACTIVITIES, "x = 1"], False),
        ([*ACTIVITIES, "case(open())"], False),
    ],
)
def test_only_a_lesson_that_leaves_nothing_behind_shares_its_kernel(sources: list[str], answer: bool) -> None:  # noqa: FBT001
    """A cell that does more than put an imported activity there keeps its notebook to itself."""
    assert only_puts_activities(book(*sources)) is answer


def test_nine_lessons_need_two_kernels_and_leave_none() -> None:
    """Lessons of one content hand their kernels on; when the last is made, no kernel is left."""
    manager, content = Manager(), object()
    lend_all(manager, [(book(*ACTIVITIES), content)] * 9)
    assert manager.started == AT_ONCE
    assert not manager.running


def test_other_notebooks_have_a_kernel_each() -> None:
    """A notebook with code of its own starts in a new kernel, and nobody comes after it."""
    manager, content = Manager(), object()
    used = lend_all(manager, [(book("x = 1"), content), (book(*ACTIVITIES), content)] * 3)
    own = [kernel for index, kernel in enumerate(used) if index % 2 == 0]
    assert len(set(own)) == len(own)
    assert not set(own) & {kernel for index, kernel in enumerate(used) if index % 2}
    assert not manager.running


def test_changed_content_is_read_anew() -> None:
    """A kernel that has read the content before a change makes no lesson after it."""
    manager = Manager()
    used = lend_all(manager, [(book(*ACTIVITIES), "before")] * 2 + [(book(*ACTIVITIES), "after")] * 2)
    assert not set(used[:2]) & set(used[2:])
    assert not manager.running


def test_a_kernel_in_which_a_lesson_failed_is_not_used_again() -> None:
    """After a failure the next lesson starts afresh, and no kernel is left."""
    manager, content = Manager(), object()
    used = lend_all(manager, [(book(*ACTIVITIES), content)] * 5, fails={0, 1})
    assert not set(used[:2]) & set(used[2:])
    assert not manager.running


def test_a_lesson_that_failed_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lesson that could not be made while the machine was busy comes back without a change of its file."""
    write_notebook(tmp_path, "one", "# One")
    outcomes: list[Outcome] = [Broken(("too busy",)), Live()]

    async def render(_: str) -> Outcome:
        return outcomes.pop(0)

    async def visits() -> list[Outcome | None]:
        made = Pages(tmp_path, tmp_path, render, logging.getLogger("test"))
        first = [await made.get("one"), await made.get("one")]
        monkeypatch.setattr(pages.time, "monotonic", lambda: 1e9)
        return [*first, await made.get("one"), await made.get("one")]

    assert in_a_loop_of_its_own(visits()) == [Broken(("too busy",))] * 2 + [Live()] * 2
