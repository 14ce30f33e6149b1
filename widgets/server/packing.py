"""Bytes ready to send, packed once in each way that browsers take."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import Self

import brotli

# The last tenth of a page takes half a second or two, so it is packed quickly first, and again when there is time.
SMALLEST, QUICK, LARGE = 11, 5, 100_000


@dataclass(frozen=True)
class Packed:
    """The same bytes plain and packed; `ways` maps a content encoding to its bytes, the smallest first."""

    plain: bytes
    ways: tuple[tuple[str, bytes], ...] = ()

    @classmethod
    def of(cls, body: bytes) -> Self:
        """Pack `body` with Brotli and gzip."""
        return cls._packed(body, SMALLEST if len(body) < LARGE else QUICK)

    @classmethod
    def _packed(cls, body: bytes, quality: int) -> Self:
        return cls(body, (("br", brotli.compress(body, quality=quality)), ("gzip", gzip.compress(body, 9, mtime=0))))

    @property
    def is_smallest(self) -> bool:
        """Say whether packing it again would gain nothing."""
        return len(self.plain) < LARGE or not self.ways

    def smallest(self) -> Self:
        """The same bytes, packed as small as they get; this takes a second or two for a large page."""
        return self if self.is_smallest else self._packed(self.plain, SMALLEST)

    def choose(self, accepted: str) -> tuple[str | None, bytes]:
        """Return the encoding and the bytes for a browser whose `Accept-Encoding` is `accepted`."""
        names = {part.split(";")[0].strip() for part in accepted.split(",") if "q=0" not in part.replace(" ", "")}
        for encoding, body in self.ways:
            if encoding in names:
                return encoding, body
        return None, self.plain
