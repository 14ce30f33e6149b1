"""`python -m widgets.server [folder]`: serve the notebooks of a folder, the course's own if none is named.

HOST, PORT and BASE_URL come from the environment; so do MOST_KERNELS and KERNEL_IDLE_S, which bound live pages.
"""

from __future__ import annotations

import argparse
import logging
import os
import socket
import sys
from errno import EADDRINUSE
from pathlib import Path

from widgets.content import ROOT
from widgets.server.app import CourseServer, Limits, settings

LAST_PORT = 65535
NOT_HERE = "is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all of its addresses."


def hindrance(notebooks: Path, host: str, port: str) -> str:
    """Return why the course cannot be served there, in one sentence with the cure; empty where it can."""
    if not notebooks.is_dir():
        return f"There is no folder `{notebooks}`: name one that holds notebooks."
    if not (port.isascii() and port.isdigit() and 0 < int(port) <= LAST_PORT):
        return f"PORT is `{port}`: give a number from 1 to {LAST_PORT}, for example `PORT=8866 make serve`."
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except PermissionError:
            return f"Port {port} is not open to this user: choose one from 1024 on, for example `PORT=8866 make serve`."
        except OSError as error:
            return _taken(int(port)) if error.errno == EADDRINUSE else f"HOST `{host}` {NOT_HERE}"
    return ""


def _taken(port: int) -> str:
    other = port + 1 if port < LAST_PORT else port - 1
    return f"Port {port} is taken: stop what uses it, or choose another, for example `PORT={other} make serve`."


def main() -> int:
    """Start the server; 1 where it cannot start, with one sentence that says why and the cure."""
    arguments = argparse.ArgumentParser(prog="python -m widgets.server", description="Serve the course.")
    arguments.add_argument("notebooks", nargs="?", type=Path, default=ROOT / "notebooks", help="folder of notebooks")
    notebooks = arguments.parse_args().notebooks
    host = os.environ.get("HOST") or "127.0.0.1"
    port = os.environ.get("PORT") or "8866"
    base_url = "/" + (os.environ.get("BASE_URL") or "/").strip("/")
    base_url = base_url if base_url.endswith("/") else f"{base_url}/"
    if why := hindrance(notebooks, host, port):
        print(why)
        return 1
    limits = Limits(
        int(os.environ.get("MOST_KERNELS") or Limits.kernels), int(os.environ.get("KERNEL_IDLE_S") or Limits.idle_s)
    )
    server = CourseServer(config=settings(notebooks, host, int(port), base_url, limits), log_level=logging.ERROR)
    server.initialize([])
    server.start()
    return 0


if __name__ == "__main__":
    sys.exit(main())
