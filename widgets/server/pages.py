"""All pages in memory: each notebook is executed once per content version; what failed is tried again after a while."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from widgets.server.rendering import Broken, Outcome, Rendered

LOOK_AGAIN_S = 1.0
# A lesson can fail because the machine had too much to do; one that is really broken costs a kernel now and then.
TRY_AGAIN_S = 30.0
WATCHED = (".ipynb", ".yaml")
Render = Callable[[str], Awaitable[Outcome]]


def fingerprint(folders: tuple[Path, ...]) -> str:
    """Return a value that changes when a notebook or a content file in `folders` does."""
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in WATCHED)
    stamps = ((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return hashlib.sha256(repr(list(stamps)).encode()).hexdigest()


async def _kept(outcome: Outcome) -> Outcome:
    return outcome


class Pages:
    """Finished pages by notebook name; asking for one that is not finished waits for it."""

    def __init__(self, notebooks: Path, content: Path, render: Render, log: logging.Logger) -> None:
        self.notebooks = notebooks
        self._folders = (notebooks, content)
        self._render = render
        self._log = log
        self._tasks: dict[str, asyncio.Task[Outcome]] = {}
        self._try_again: dict[str, float] = {}
        self._version = fingerprint(self._folders)
        self._looked = time.monotonic()

    def names(self) -> list[str]:
        """The notebooks that are there, in the order of their names."""
        return sorted(path.stem for path in self.notebooks.glob("*.ipynb"))

    async def get(self, name: str) -> Outcome | None:
        """The page of notebook `name`, or None where there is no such notebook."""
        self.look_for_changes()
        if name not in self.names():
            return None
        if name not in self._tasks or time.monotonic() >= self._try_again.get(name, math.inf):
            self._try_again.pop(name, None)
            self._tasks[name] = asyncio.create_task(self._one(name))
        return await asyncio.shield(self._tasks[name])

    async def render_all(self) -> None:
        """Render every notebook, a few at a time."""
        await asyncio.gather(*(self.get(name) for name in self.names()))

    async def pack_all(self) -> None:
        """Pack every finished page as small as it gets, in a thread, so that readers do not wait for it."""
        for name, task in list(self._tasks.items()):
            outcome = await task
            if isinstance(outcome, Rendered) and not outcome.body.is_smallest:
                smaller = await asyncio.to_thread(outcome.body.smallest)
                if self._tasks.get(name) is task:  # else the lesson has changed meanwhile
                    self._tasks[name] = asyncio.create_task(_kept(replace(outcome, body=smaller)))

    async def _one(self, name: str) -> Outcome:
        started = time.monotonic()
        outcome = await self._render(name)
        took = time.monotonic() - started
        if isinstance(outcome, Broken):
            self._try_again[name] = time.monotonic() + TRY_AGAIN_S
            self._log.error("notebooks/%s.ipynb cannot be shown: %s", name, "; ".join(outcome.reasons))
        else:
            self._log.info("%s: %s in %.1f s", name, type(outcome).__name__.lower(), took)
        return outcome

    def look_for_changes(self) -> str:
        """Forget all pages when a file changed; return the content's version."""
        now = time.monotonic()
        if now - self._looked >= LOOK_AGAIN_S:
            self._looked = now
            version = fingerprint(self._folders)
            if version != self._version:
                self._version, self._tasks = version, {}
        return self._version
