"""What Voilà itself answers beside our pages: only what a live page needs, with our headers and calm errors."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from tornado.web import RequestHandler

from widgets.server.handlers import QuietMixin

NEEDED = ("/api/kernels/", "/voila/static/", "/voila/labextensions/", "/voila/api/shutdown/")
FOR_A_LOGIN = ("/login", "/logout")
SAID = "This cannot be shown. Go back, or load the page again."


class KeptMixin(QuietMixin):
    """Voilà's own handler with our headers; its own error pages need templates that are not here, or show a trace."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer in one plain sentence, whatever went wrong."""
        self.set_status(status_code)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        RequestHandler.finish(self, SAID)


def kept(rules: Sequence[Any], server: Any) -> list[Any]:
    """Of Voilà's `rules`, those that a live page or a login needs; whatever else it may bring is not served."""
    inner = [(rule, "/" + rule[0].removeprefix(server.server_url).removeprefix("/")) for rule in rules]
    login = FOR_A_LOGIN if server.identity_provider.auth_enabled else ()
    return [
        (rule[0], _quiet(rule[1], server), *rule[2:])
        for rule, path in inner
        if path.startswith(NEEDED) or path in login
    ]


def _quiet(handler: type[RequestHandler], server: Any) -> type[RequestHandler]:
    return type(f"Kept{handler.__name__}", (KeptMixin, handler), {"server": server})


def log_failure(handler: RequestHandler) -> None:
    """Log what failed by its path alone; what stood behind the `?`, and who asked, is never written down."""
    server = handler.settings.get("course_server")
    if server and handler.get_status() >= HTTPStatus.INTERNAL_SERVER_ERROR:
        server.log.error("%d %s %s", handler.get_status(), handler.request.method, handler.request.path)
