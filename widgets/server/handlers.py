"""What the server answers: home, lessons, static files, and a calm page where something is not there."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, RequestHandler
from voila.tornado.handler import TornadoVoilaHandler

from widgets.server.packing import Packed
from widgets.server.rendering import Broken, Rendered

if TYPE_CHECKING:
    from widgets.server.app import CourseServer

# The one line of script in the head of a page: it says that scripts run. When ours cannot load, it takes that back and
# shows what stands in `noscript` as a browser without scripts would.
HEAD_SCRIPT = (
    "document.documentElement.classList.add('js');addEventListener('error',function(e){"
    "if(e.target&&e.target.tagName==='SCRIPT'){document.documentElement.classList.remove('js');"
    "function f(){document.querySelectorAll('noscript').forEach(function(n){n.outerHTML=n.textContent})}"
    "document.readyState==='loading'?addEventListener('DOMContentLoaded',f):f()}},true)"
)
HEAD_SCRIPT_HASH = b64encode(hashlib.sha256(HEAD_SCRIPT.encode()).digest()).decode()
PAGE_POLICY = (
    f"default-src 'none'; script-src 'self' 'sha256-{HEAD_SCRIPT_HASH}'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
# Voilà's front end builds scripts and styles as it runs, so a live page has to allow that; hosts stay ours alone.
LIVE_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


class QuietMixin(RequestHandler):
    """Headers that every answer carries; the log names what failed, and never what a learner sent or who it was."""

    server: CourseServer

    def set_default_headers(self) -> None:
        """Name the policy of a page without a kernel; a live page replaces it."""
        self.set_header("Content-Security-Policy", PAGE_POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.clear_header("Server")

    def log_exception(self, kind: Any, error: Any, trace: Any) -> None:
        """Log a failure of ours by its path; Tornado's own line would hold all that was asked, and the address."""
        if not isinstance(error, HTTPError):
            self.server.log.error("%s cannot be answered", self.request.path, exc_info=(kind, error, trace))


class CalmMixin(QuietMixin):
    """Error pages of our own, and pages that are sent as they are kept."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer with a calm page; where even that fails, with one plain sentence."""
        self.set_status(status_code)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        if status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            self.set_header("Retry-After", "60")
        self.finish(self.server.error_page(status_code))

    def send_page(self, page: Rendered) -> None:
        """Send a finished page, packed where the browser takes that; 304 where it has it already."""
        self.set_header("Cache-Control", ASK_AGAIN)
        self.set_header("Etag", page.etag)
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        if self.check_etag_header():
            self.set_status(HTTPStatus.NOT_MODIFIED)
            self.finish()
            return
        self.send_packed(page.body)

    def send_packed(self, body: Packed) -> None:
        """Send bytes in the smallest way that the browser takes."""
        encoding, chosen = body.choose(self.request.headers.get("Accept-Encoding", ""))
        if encoding:
            self.set_header("Content-Encoding", encoding)
        self.finish(chosen)

    def compute_etag(self) -> None:
        """Leave the ETag to `send_page`."""

    async def head(self, *args: str) -> None:
        """Answer HEAD as GET does, without the body."""
        answering = self.get(*args)
        if answering is not None:
            await answering


class GuardedHandler(CalmMixin, JupyterHandler):
    """What only those may have who are logged in, where a login is switched on; style, script and fonts are for all."""

    async def prepare(self) -> None:  # type: ignore[override]  # Jupyter's own has an option that nobody here needs
        """Turn a stranger away calmly where there is a login; where there is none, Jupyter sets no cookie."""
        if not self.settings["identity_provider"].auth_enabled:
            return
        await JupyterHandler.prepare(self)  # may lead to the login page
        if not self.current_user and not self._finished:
            raise HTTPError(HTTPStatus.FORBIDDEN)


class OwnPageHandler(GuardedHandler):
    """The home page and the help page: they need no notebook, so they answer while lessons are being rendered."""

    def initialize(self, server: CourseServer, name: str) -> None:
        """Take the server whose page this is, and the page's name."""
        self.server = server
        self.name = name

    async def get(self, *_: str) -> None:
        """Send the page."""
        self.send_page(self.server.own_page(self.name))


class CaseHandler(GuardedHandler):
    """One case on a page of its own."""

    def initialize(self, server: CourseServer) -> None:
        """Take the server whose case this is."""
        self.server = server

    async def get(self, case_id: str) -> None:
        """Send the case; 404 where there is none of that name."""
        page = self.server.case_page(case_id)
        if page is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.send_page(page)


class AsideHandler(GuardedHandler):
    """An activity of a lesson on a page of its own."""

    def initialize(self, server: CourseServer) -> None:
        """Take the server whose lesson this is."""
        self.server = server

    async def get(self, name: str, aside: str) -> None:
        """Send the activity; 404 where the lesson offers none of that name."""
        lesson = await self.server.pages.get(name)
        if not isinstance(lesson, Rendered) or aside not in lesson.asides:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.send_page(self.server.aside_page(name, lesson.asides[aside]))


class StaticHandler(CalmMixin):
    """Files named by their content, kept by browsers for good."""

    def initialize(self, server: CourseServer) -> None:
        """Take the server whose files these are."""
        self.server = server

    async def get(self, name: str) -> None:
        """Send one file; 404 where there is none of that name."""
        file = self.server.site.files.get(name)
        if file is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Type", file.content_type)
        self.set_header("Cache-Control", FOR_GOOD)
        self.set_header("Vary", "Accept-Encoding")
        self.send_packed(file.body)


class NothingHereHandler(CalmMixin):
    """Every address that is not ours."""

    def initialize(self, server: CourseServer) -> None:
        """Take the server that answers."""
        self.server = server

    def prepare(self) -> None:
        """Say calmly that there is nothing, whatever the method."""
        raise HTTPError(HTTPStatus.NOT_FOUND)


class MovedHandler(CalmMixin):
    """Voilà's own address of a notebook leads to our page of it."""

    def initialize(self, server: CourseServer) -> None:
        """Take the server that answers."""
        self.server = server

    async def get(self, name: str) -> None:
        """Redirect to the lesson; what follows a `?` is dropped."""
        self.redirect(f"{self.server.base_url}lessons/{name}", permanent=True)


class LessonHandler(CalmMixin, TornadoVoilaHandler):  # type: ignore[misc]  # voila ships no types
    """A lesson: the same bytes for everyone, or, where an author used an ordinary widget, a page with a kernel."""

    def initialize(self, server: CourseServer, **voila: Any) -> None:
        """Take our server and what Voilà's handler needs."""
        self.server = server
        super().initialize(**voila)

    async def prepare(self) -> None:
        """Answer from memory before Jupyter's handler sets a cookie; with a login, only after it checked."""
        if self.request.method not in {"GET", "HEAD"}:
            raise HTTPError(HTTPStatus.METHOD_NOT_ALLOWED)
        if self.settings["identity_provider"].auth_enabled:
            await self._jupyter_prepare()
            if not self.current_user:
                return
        outcome = await self.server.pages.get(self.path_args[0])
        if outcome is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if isinstance(outcome, Broken):
            raise HTTPError(HTTPStatus.INTERNAL_SERVER_ERROR, "the lesson cannot be shown")
        if isinstance(outcome, Rendered):
            self.send_page(outcome)
            return
        if self.server.is_full:
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)
        if not self.settings["identity_provider"].auth_enabled:
            await self._jupyter_prepare()

    async def _jupyter_prepare(self) -> None:
        waiting = TornadoVoilaHandler.prepare(self)
        if waiting is not None:
            await waiting

    async def get(self, path: str) -> None:
        """Serve a live page the usual Voilà way, in our template."""
        self.set_header("Content-Security-Policy", LIVE_POLICY)
        _ = self.xsrf_token  # sets the cookie that the page's farewell message needs (voila issue 1458)
        self.server.opening += 1
        try:
            await TornadoVoilaHandler.get(self, f"{path}.ipynb")
        finally:
            self.server.opening -= 1
