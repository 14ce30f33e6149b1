"""Executing a notebook once, through Voilà's own renderer and our template."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from voila.app import Voila
from voila.configuration import VoilaConfiguration
from voila.notebook_renderer import NotebookRenderer

from widgets.server.aside import Aside
from widgets.server.kernels import Kernels
from widgets.server.packing import Packed
from widgets.server.page import Page
from widgets.server.static_site import StaticSite

LONGEST_RENDERING_S = 120
NOTEBOOK_LINK = re.compile(r'(href="[\w./-]*?)\.ipynb(["#])')


@dataclass(frozen=True)
class Rendered:
    """A finished page, the same for everyone, its ETag, and the activities that have pages of their own beside it."""

    body: Packed
    etag: str
    asides: Mapping[str, Aside] = field(default_factory=dict)


@dataclass(frozen=True)
class Live:
    """A notebook with an ordinary widget: it needs a kernel for each visitor."""


@dataclass(frozen=True)
class Broken:
    """A notebook that cannot be shown; `reasons` are for the log, never for the learner."""

    reasons: tuple[str, ...]


Outcome = Rendered | Live | Broken


def finished(html: str, site: StaticSite, asides: Mapping[str, Aside] | None = None) -> Rendered:
    """Pack a page for sending; links between notebooks become links between lessons."""
    body = NOTEBOOK_LINK.sub(r"\1\2", site.with_parts(html)).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    return Rendered(Packed.of(body), etag, asides or {})


class NotebookPress:
    """Renders notebooks of one Voilà application; kernels end as soon as no notebook waits for one."""

    def __init__(self, app: Voila, make_page: Callable[[str], Page]) -> None:
        self.app = app
        self.make_page = make_page
        self._kernels = Kernels(app)
        # Tracebacks reach our log through Page.failures; a page that holds one is never served.
        self.configuration = VoilaConfiguration(parent=app, show_tracebacks=True)

    async def render(self, name: str) -> Outcome:
        """Execute notebook `name` (without its ending) and say what became of it."""
        page = self.make_page(name)
        try:
            html = await self._html(f"{name}.ipynb", page)
        except Exception as error:  # noqa: BLE001  # whatever a notebook does, the other pages must stand
            return Broken((f"{type(error).__name__}: {error}", *page.failures))
        if page.failures:
            return Broken(tuple(page.failures))
        return Live() if page.found_widget else finished(html, page.site, page.asides)

    async def _html(self, path: str, page: Page) -> str:
        renderer = self._renderer(path, page)
        await renderer.initialize()
        async with self._kernels.lend(renderer.notebook, page.content) as kernel_id:
            kernel = self.app.kernel_manager.get_kernel(kernel_id)
            html: str = await asyncio.wait_for(renderer.generate_content_str(kernel_id, kernel), LONGEST_RENDERING_S)
        return html

    def _renderer(self, path: str, page: Page) -> Any:
        app = self.app
        return NotebookRenderer(
            voila_configuration=self.configuration,
            traitlet_config=app.config,
            notebook_path=path,
            template_paths=app.template_paths,
            config_manager=app.config_manager,
            contents_manager=app.contents_manager,
            base_url=app.base_url,
            kernel_spec_manager=app.kernel_spec_manager,
            page_config={"page": page},
            mathjax_config="",
            mathjax_url="",
        )
