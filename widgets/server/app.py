"""The course's server: a Voilà application with our pages, no file list, and compression."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from widgets.activities import case_page_html
from widgets.answers import ANSWERS
from widgets.content import ASSETS, Library
from widgets.lesson_frame import course_map_of
from widgets.model.course import Section
from widgets.views.sheet_file import OFFERED
from widgets.yaml_file import ContentError

# Voilà looks for page templates on Jupyter's path; ours must be there before its first look.
os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [str(ASSETS / "page"), os.environ.get("JUPYTER_PATH")]))

from traitlets import Int
from traitlets.config import Config
from voila.app import Voila

from widgets.server.aside import Aside, under_its_title
from widgets.server.ask import AskHandler
from widgets.server.files import FileHandler, Press
from widgets.server.handlers import (
    HEAD_SCRIPT,
    AsideHandler,
    CaseHandler,
    LessonHandler,
    MovedHandler,
    NothingHereHandler,
    OwnPageHandler,
    StaticHandler,
)
from widgets.server.kept import kept, log_failure
from widgets.server.page import Page
from widgets.server.pages import Pages
from widgets.server.rendering import NotebookPress, Rendered, finished
from widgets.server.static_site import StaticSite

TEMPLATE = "reassess"
CALM_STATUSES = {403, 404, 500, 503}


@dataclass(frozen=True)
class Limits:
    """What live pages may take: how many kernels at once, and for how many seconds one may be idle."""

    kernels: int = 20
    idle_s: int = 1800


def settings(notebooks: Path, host: str, port: int, base_url: str, limits: Limits = Limits()) -> Config:
    """The configuration of a server: one port, no overrides by visitors, kernels of live pages ended when idle."""
    config = Config()
    config.Voila.ip, config.Voila.port, config.Voila.port_retries = host, port, 0
    config.Voila.base_url, config.Voila.root_dir = base_url, str(notebooks)
    config.Voila.open_browser = False
    config.Voila.config_file_paths = []
    config.VoilaConfiguration.template = TEMPLATE
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.extension_denylist = ["jupyterlab-plotly", "jupyterlab_pygments"]
    config.VoilaExecutor.timeout = 60
    config.CourseServer.most_kernels = limits.kernels
    config.MappingKernelManager.cull_idle_timeout = limits.idle_s
    config.MappingKernelManager.cull_interval = min(60, limits.idle_s)
    config.MappingKernelManager.cull_connected = True  # a page that was left open must not hold a kernel for days
    config.KernelManager.shutdown_wait_time = 0.5
    config.KernelManager.transport = "ipc"
    return config


class CourseServer(Voila):  # type: ignore[misc]  # voila ships no types
    """Serves the course under `base_url`; content and notebooks are read anew when they change."""

    most_kernels = Int(Limits.kernels, config=True, help="how many kernels there may be at once")
    pages: Pages
    site: StaticSite
    opening = 0  # live pages that are being opened now

    def initialize(self, argv: list[str] | None = None) -> None:
        """Read the configuration, then make what all pages share."""
        super().initialize(argv or [])
        self._version, self._content = "", Library()
        self._own_pages: dict[str, Rendered] = {}
        self.site = StaticSite(self.base_url)
        press = NotebookPress(self, self.page_of)
        self.pages = Pages(Path(self.root_dir), ASSETS / "content", press.render, self.log)
        self.voila_configuration.page_config_hook = self._live_page_config
        loader = FileSystemLoader(ASSETS / "page" / "voila" / "templates" / TEMPLATE)
        self._templates = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)

    def init_settings(self) -> dict[str, Any]:
        """Add compression, a log that names no learner, and our answer to unknown addresses before all is built."""
        made: dict[str, Any] = super().init_settings()
        return made | {
            "compress_response": True,
            "log_function": log_failure,
            "course_server": self,
            "default_handler_class": NothingHereHandler,
            "default_handler_args": {"server": self},
        }

    def init_handlers(self) -> list[Any]:
        """Put our pages in the place of Voilà's file list, file server and notebook pages."""
        base, ours = self.server_url, {"server": self}
        press = ours | {"press": Press()}
        voila = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        return [
            (base, OwnPageHandler, ours | {"name": "home"}),
            (f"{base}help", OwnPageHandler, ours | {"name": "help"}),
            (rf"{base}lessons/([\w-]+)", LessonHandler, ours | voila),
            (rf"{base}lessons/([\w-]+)/([\w-]+)", AsideHandler, ours),
            (rf"{base}cases/([\w-]+)", CaseHandler, ours),
            (rf"{base}ask/({'|'.join(ANSWERS)})", AskHandler, ours),
            *[(rf"{base}ask/({name})\.({'|'.join(kinds)})", FileHandler, press) for name, kinds in OFFERED.items()],
            (rf"{base}static/([\w.-]+)", StaticHandler, ours),
            (rf"{base}voila/render/([\w-]+)\.ipynb", MovedHandler, ours),
            *kept(super().init_handlers(), self),
        ]

    def listen(self) -> None:
        """Start answering, and render all lessons meanwhile."""
        asyncio.get_event_loop().call_soon(lambda: asyncio.ensure_future(self._render_and_say()))
        super().listen()

    async def _render_and_say(self) -> None:
        print(f"Reassess is at {self.display_url} — lessons are being made ready.", flush=True)
        await self.pages.render_all()
        print("All lessons are ready. Stop with Ctrl+C.", flush=True)
        await self.pages.pack_all()
        await asyncio.to_thread(self.site.pack)

    @property
    def content(self) -> Library:
        """The content as it stands now; read anew when a file changed."""
        version = self.pages.look_for_changes()
        if self._version != version:
            self._version, self._content, self._own_pages = version, Library(), {}
        return self._content

    @property
    def is_full(self) -> bool:
        """Say whether one more live page would need a kernel too many; errs on the safe side while pages open."""
        return len(self.kernel_manager.list_kernel_ids()) + self.opening >= self.most_kernels

    def page_of(self, name: str, *, live: bool = False) -> Page:
        """The page around notebook `name`."""
        content = self.content
        section = content.section(name) if name in content.names("sections") else None
        title = section.title if section else name
        ready = tuple(self.pages.names())
        return Page(content, self.site, self.base_url, title, ready, section, HEAD_SCRIPT, live)

    def _live_page_config(self, config: dict[str, Any], *, notebook_path: str, **_: Any) -> dict[str, Any]:
        manager = self.kernel_manager
        page = self.page_of(Path(notebook_path).stem, live=True)
        return config | {"page": page, "mathjaxUrl": "", "idle_s": manager.cull_idle_timeout + manager.cull_interval}

    def own_page(self, name: str) -> Rendered:
        """A page made from content alone, once per content version: `home` or `help`."""
        content = self.content
        if name not in self._own_pages:
            title = content.course.title if name == "home" else content.words["help_title"]
            page = Page(content, self.site, self.base_url, title, tuple(self.pages.names()), None, HEAD_SCRIPT)
            course_map = course_map_of(content, page.ready, "lessons/")
            html = self._templates.get_template(f"{name}.html.j2").render(page=page, map=course_map)
            self._own_pages[name] = finished(html, self.site)
        return self._own_pages[name]

    def case_page(self, case_id: str) -> Rendered | None:
        """The page of one case, made once per content version; None where there is no such case."""
        content, key = self.content, f"case {case_id}"
        if case_id not in content.names("cases"):
            return None
        if key not in self._own_pages:
            case = content.case(case_id)
            section, body = content.section(case.section), case_page_html(content, case_id)
            heading = content.words["case_more"]
            self._own_pages[key] = self._beside(section, f"cards-{section.id}", case.title, heading, body)
        return self._own_pages[key]

    def aside_page(self, section_id: str, aside: Aside) -> Rendered:
        """The page of an activity that a lesson offers as a card, made once per content version."""
        content, key = self.content, f"aside {section_id} {aside.id}"
        if key not in self._own_pages:
            section = content.section(section_id)
            heading = content.words[aside.heading]
            self._own_pages[key] = self._beside(section, f"cards-{aside.id}", aside.title, heading, aside.html)
        return self._own_pages[key]

    def _beside(self, section: Section, anchor: str, title: str, heading: str, body: str) -> Rendered:
        """A page beside the lesson `section`, which leads back to `anchor` there; `heading` says what kind it is."""
        named = f"{title} · {section.title}"  # seven lessons have a “Check yourself”
        page = Page(self.content, self.site, self.base_url, named, tuple(self.pages.names()), None, HEAD_SCRIPT)
        body = under_its_title(body, heading)
        template = self._templates.get_template("beside.html.j2")
        html = template.render(page=page, section=section, anchor=anchor, title=title, body=body)
        return finished(html, self.site)

    def error_page(self, status: int) -> str:
        """A calm page for an address or a lesson that cannot be shown; `status` is the HTTP status."""
        try:
            content = self.content
            page = Page(content, self.site, self.base_url, content.words["error_title"], (), None, HEAD_SCRIPT)
        except (ContentError, KeyError):
            self.log.exception("the error page cannot be made")
            return "<!doctype html><title>Reassess</title><p>This page cannot be shown. Please try again soon.</p>"
        kind = status if status in CALM_STATUSES else 500
        template = self._templates.get_template("error.html.j2")
        return self.site.with_parts(template.render(page=page, kind=kind))
