"""A sheet as a file, made in memory for the one who asked: small, one at a time, and nothing is kept."""

from __future__ import annotations

import asyncio
import json
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tornado.web import HTTPError, stream_request_body

from widgets.answers import file_of
from widgets.server.handlers import GuardedHandler
from widgets.views.sheet_file import FILE_NAMES, KINDS_OF_FILE, Kind, Refused
from widgets.views.templating import Words

if TYPE_CHECKING:
    from widgets.server.app import CourseServer

MOST_BYTES = 64_000  # all fields full of the widest letters are less
MOST_WAITING = 12
STATUS_OF = {"no_pdf": HTTPStatus.NOT_IMPLEMENTED}
FAULT_OF = {413: "long", 503: "busy", 403: "stranger"}


class Press:
    """Makes one file at a time in a thread, so that readers do not wait; refuses where too many wait already."""

    def __init__(self) -> None:
        self._free = asyncio.Lock()
        self._waiting = 0

    async def make(self, name: str, kind: Kind, text: str, server: CourseServer) -> bytes | Refused:
        """Make one file; HTTPError 503 where too many are wanted at once."""
        if self._waiting >= MOST_WAITING:
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)
        work = partial(file_of, name, kind, text, server.content)
        self._waiting += 1
        try:
            async with self._free:
                return await asyncio.to_thread(work)
        finally:
            self._waiting -= 1


@stream_request_body
class FileHandler(GuardedHandler):
    """Takes a sheet as JSON from a page of ours, and answers with a file, or with JSON that says why not."""

    def initialize(self, server: CourseServer, press: Press) -> None:
        """Take the server whose words the file holds, and the press that all share."""
        self.server, self.press = server, press
        self._body, self._is_too_long = bytearray(), False

    async def prepare(self) -> None:  # type: ignore[override]  # as in GuardedHandler
        """Turn away strangers, other sites, and what is too long, before anything is read."""
        await super().prepare()
        if self._finished or self.request.method != "POST":
            return
        if not self._comes_from_our_page():
            raise HTTPError(HTTPStatus.FORBIDDEN)
        length = self.request.headers.get("Content-Length", "0")
        if length.isdigit() and int(length) > MOST_BYTES:
            raise HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not self.request.headers.get("Content-Type", "").startswith("application/json"):
            raise HTTPError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)

    def _comes_from_our_page(self) -> bool:
        # Browsers of today say it themselves, behind a proxy too; older ones name where they come from.
        site = self.request.headers.get("Sec-Fetch-Site")
        if site:
            return site == "same-origin"
        return urlsplit(self.request.headers.get("Origin", "")).netloc == self.request.host

    def data_received(self, chunk: bytes) -> None:
        """Collect what is sent, up to the limit."""
        self._is_too_long = self._is_too_long or len(self._body) + len(chunk) > MOST_BYTES
        if not self._is_too_long:
            self._body += chunk

    async def post(self, name: str, kind: Kind) -> None:
        """Send the file; 400 and calm words where what came is no sheet."""
        if self._is_too_long:
            raise HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        made = await self.press.make(name, kind, self._body.decode("utf-8", "replace"), self.server)
        self.set_header("Cache-Control", "no-store")
        if isinstance(made, Refused):
            self._refuse(STATUS_OF.get(made.fault, HTTPStatus.BAD_REQUEST), made.told)
            return
        self.set_header("Content-Type", KINDS_OF_FILE[kind])
        self.set_header("Content-Disposition", f'attachment; filename="{FILE_NAMES[name]}.{kind}"')
        self.finish(made)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say calmly, as JSON, why there is no file."""
        told = Words(self.server.content.words)(f"sheet_fault_{FAULT_OF.get(status_code, 'shape')}")
        self._refuse(status_code, told)

    def _refuse(self, status: int, told: str) -> None:
        self.set_status(status)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps({"fault": told}, ensure_ascii=False))
