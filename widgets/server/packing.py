"""Bytes ready to send, packed once in each way that browsers take."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import Self

import brotli

# The last tenth of a large file would take seconds of each start.
SMALLEST, QUICK, LARGE = 11, 9, 500_000


@dataclass(frozen=True)
class Packed:
    """The same bytes plain and packed; `ways` maps a content encoding to its bytes, the smallest first."""

    plain: bytes
    ways: tuple[tuple[str, bytes], ...] = ()

    @classmethod
    def of(cls, body: bytes) -> Self:
        """Pack `body` with Brotli and gzip."""
        quality = SMALLEST if len(body) < LARGE else QUICK
        return cls(body, (("br", brotli.compress(body, quality=quality)), ("gzip", gzip.compress(body, 9, mtime=0))))

    def choose(self, accepted: str) -> tuple[str | None, bytes]:
        """Return the encoding and the bytes for a browser whose `Accept-Encoding` is `accepted`."""
        names = {part.split(";")[0].strip() for part in accepted.split(",") if "q=0" not in part.replace(" ", "")}
        for encoding, body in self.ways:
            if encoding in names:
                return encoding, body
        return None, self.plain
