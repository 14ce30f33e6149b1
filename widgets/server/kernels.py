"""Kernels for lessons that are being made ready: as few as will do, and none when the lessons are made."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

AT_ONCE = 2
IMPORT = re.compile(r"from widgets import (?P<names>\w+(?:, \w+)*)")
CALL = re.compile(r"(?P<name>\w+)\((?:\"[\w-]+\")?\)")


def only_puts_activities(notebook: Any) -> bool:
    """Say whether each code cell only imports activities or puts one there, so that it leaves nothing behind."""
    imported: set[str] = set()
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        source = cell.source.strip()
        if names := IMPORT.fullmatch(source):
            imported.update(names["names"].split(", "))
        elif not (call := CALL.fullmatch(source)) or call["name"] not in imported:
            return False
    return True


class Kernels:
    """Lends kernels, `AT_ONCE` at a time.

    Most of what a lesson takes is spent before its first cell: a kernel starts, imports the course and reads the
    evidence. So a lesson that only puts activities there leaves its kernel to the next one of the same `content`.
    """

    def __init__(self, app: Any) -> None:
        self._app = app  # its kernel manager comes later than we do
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0
        self._warm: list[tuple[str, object]] = []

    @asynccontextmanager
    async def lend(self, notebook: Any, content: object) -> AsyncIterator[str]:
        """The id of a kernel for `notebook`, from now until it is given back; it may wait for one to come free."""
        self._waiting += 1
        try:
            await self._slots.acquire()
        finally:
            self._waiting -= 1
        try:
            async with self._one(notebook, content) as kernel_id:
                yield kernel_id
        finally:
            self._slots.release()

    @asynccontextmanager
    async def _one(self, notebook: Any, content: object) -> AsyncIterator[str]:
        shares, kernel_id = only_puts_activities(notebook), None
        if shares:
            kernel_id = self._warm_one(content)
        if not kernel_id:
            kernel_id = await self._app.kernel_manager.start_kernel(
                kernel_name=notebook.metadata.kernelspec.name, path=""
            )
        done = False
        try:
            yield kernel_id
            done = True
        finally:
            if done and shares:
                self._warm.append((kernel_id, content))
            else:
                await self._app.kernel_manager.shutdown_kernel(kernel_id, now=True)
            if not self._waiting:
                await self._end_all()

    def _warm_one(self, content: object) -> str | None:
        """A kernel that has read this very version of the content, if there is one."""
        for index, (kernel_id, read) in enumerate(self._warm):
            if read is content:
                del self._warm[index]
                return kernel_id
        return None

    async def _end_all(self) -> None:
        warm, self._warm = self._warm, []
        for kernel_id, _ in warm:
            await self._app.kernel_manager.shutdown_kernel(kernel_id, now=True)
