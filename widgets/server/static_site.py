"""The files beside the pages: named by their content, so a browser may keep them for good."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import rcssmin
import rjsmin
from markupsafe import Markup

from widgets import bundle
from widgets.content import ASSETS
from widgets.server.packing import Packed

FONT_LINK = re.compile(r"""url\(["']?\.\./fonts/([\w.-]+)["']?\)""")
COMPRESSED = {"text/css", "text/javascript", "image/svg+xml"}
KIND = re.compile(r'data-activity="([\w-]+)"')
PARTS_MARK = "<!-- activities -->"  # in the head, which is written before it is known what will stand on the page
PARTS_LINK = Markup('<script defer src="{}"></script>')
# Chromium then compiles a library while it still arrives, beside the page, and not when it is first called.
# Other browsers read a comment (https://v8.dev/blog/explicit-compile-hints).
COMPILE_AT_ONCE = b"//# allFunctionsCalledOnLoad\n"
PICTURES = {".svg", ".png", ".jpg", ".webp"}


@dataclass(frozen=True)
class StaticFile:
    """One file as it is sent: its bytes and its type."""

    body: Packed
    content_type: str


class StaticSite:
    """All static files by their hashed name; `url(name)` gives the address of a file by its plain name."""

    def __init__(self, base_url: str, assets: Path = ASSETS) -> None:
        self._prefix = f"{base_url}static/"
        self._addresses: dict[str, str] = {}
        self.files: dict[str, StaticFile] = {}
        for font in sorted((assets / "fonts").rglob("*.woff2")):
            self._add(font.name, font.read_bytes())
        for picture in sorted((assets / "images").rglob("*")):
            if picture.suffix in PICTURES:
                self._add(picture.name, picture.read_bytes())
        for library in sorted((assets / "vendor").rglob("*.js")):
            self._add(library.name, COMPILE_AT_ONCE + library.read_bytes())
        self._add("reassess.css", self._style(bundle.first_style()))
        self._add("later.css", self._style(bundle.later_style()))
        self._add("reassess.js", self._script(bundle.common_script()))
        self._add("live.js", self._script(bundle.live_script()))

    def url(self, name: str) -> str:
        """The address of the file `name`; KeyError where there is none."""
        return self._addresses[name]

    def with_parts(self, html: str) -> str:
        """Name in the head of a finished page the script of the activities that stand on it."""
        kinds = frozenset(KIND.findall(html)).intersection(bundle.NEEDS)
        return html.replace(PARTS_MARK, self.link_to_parts(kinds), 1)

    @cache  # noqa: B019  # one site lives as long as the server
    def link_to_parts(self, kinds: frozenset[str]) -> Markup:
        """The link to the script of activities of these kinds, which is made when a page first asks."""
        script = self._add("activities.js", self._script(bundle.page_script(kinds)))
        return PARTS_LINK.format(script)

    @property
    def link_to_all_parts(self) -> Markup:
        """The same for a page that may hold any activity."""
        return self.link_to_parts(frozenset(bundle.NEEDS))

    def picture(self, source: str) -> str:
        """The address of a picture that a lesson names as `../assets/images/…`."""
        return self.url(Path(source).name)

    def pack(self) -> None:
        """Pack every large file as small as it gets, which takes some seconds: call it in a thread."""
        for name, file in list(self.files.items()):
            if not file.body.is_smallest:
                self.files[name] = replace(file, body=file.body.smallest())

    def _add(self, name: str, body: bytes) -> str:
        stem, _, suffix = name.rpartition(".")
        hashed = f"{stem}.{hashlib.sha256(body).hexdigest()[:12]}.{suffix}"
        content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        if suffix in {"js", "woff2"}:
            content_type = {"js": "text/javascript", "woff2": "font/woff2"}[suffix]
        packed = Packed.of(body) if content_type in COMPRESSED else Packed(body)
        self._addresses[name] = self._prefix + hashed
        self.files[hashed] = StaticFile(packed, content_type)
        return self._addresses[name]

    def _style(self, style: str) -> bytes:
        linked = FONT_LINK.sub(lambda link: f'url("{self.url(link.group(1))}")', style)
        return str(rcssmin.cssmin(linked)).encode()

    def _script(self, script: str) -> bytes:
        return str(rjsmin.jsmin(script)).encode()
