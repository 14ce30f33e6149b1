"""Answering a live part: values in, an answer out, nothing kept; the same address gets the same answer."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING

from widgets.answers import ANSWERS
from widgets.server.handlers import GuardedHandler

if TYPE_CHECKING:
    from widgets.server.app import CourseServer

KEPT_BY_BROWSERS = "private, max-age=600"  # a correction of the words reaches everyone within ten minutes


class AskHandler(GuardedHandler):
    """One answer as JSON; values that cannot be answered get 400 and calm words."""

    def initialize(self, server: CourseServer) -> None:
        """Take the server whose content the answers are made of."""
        self.server = server

    async def get(self, name: str) -> None:
        """Answer the live part `name`; all that follows the `?` is what it is asked."""
        answered = ANSWERS[name](self.request.query, self.server.content)
        if "fault" in answered:
            self.set_status(HTTPStatus.BAD_REQUEST)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", KEPT_BY_BROWSERS)
        self.finish(json.dumps(answered, ensure_ascii=False, separators=(",", ":")))
