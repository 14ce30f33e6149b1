"""`python -m widgets.server [folder]`: serve the notebooks of a folder, the course's own if none is named.

HOST, PORT and BASE_URL come from the environment; so do MOST_KERNELS and KERNEL_IDLE_S, which bound live pages.
"""

from __future__ import annotations

import argparse
import logging
import os
import socket
import sys
from pathlib import Path

from widgets.content import ROOT
from widgets.server.app import CourseServer, Limits, settings


def is_free(host: str, port: int) -> bool:
    """Say whether nobody listens on `port` of `host` yet."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def main() -> int:
    """Start the server; 1 where it cannot start, with one sentence that says why and the cure."""
    arguments = argparse.ArgumentParser(prog="python -m widgets.server", description="Serve the course.")
    arguments.add_argument("notebooks", nargs="?", type=Path, default=ROOT / "notebooks", help="folder of notebooks")
    notebooks = arguments.parse_args().notebooks
    host = os.environ.get("HOST") or "127.0.0.1"
    port = int(os.environ.get("PORT") or 8866)
    base_url = "/" + (os.environ.get("BASE_URL") or "/").strip("/")
    base_url = base_url if base_url.endswith("/") else f"{base_url}/"
    if not is_free(host, port):
        print(f"Port {port} is taken: stop what uses it, or choose another, for example `PORT={port + 1} make serve`.")
        return 1
    limits = Limits(
        int(os.environ.get("MOST_KERNELS") or Limits.kernels), int(os.environ.get("KERNEL_IDLE_S") or Limits.idle_s)
    )
    server = CourseServer(config=settings(notebooks, host, port, base_url, limits), log_level=logging.ERROR)
    server.initialize([])
    server.start()
    return 0


if __name__ == "__main__":
    sys.exit(main())
