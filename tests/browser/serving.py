"""Starting and ending servers for tests: always on loopback, on a free port, ended by their own process."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_START_S = 90


def free_port() -> int:
    """A port that nobody uses right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    """Say whether `url` answers at all."""
    try:
        urllib.request.urlopen(url, timeout=60).read()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


@dataclass
class Server:
    """A server process of our own."""

    command: list[str]
    port: int
    base: str = "/"
    environment: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers, with a slash at the end."""
        return f"http://127.0.0.1:{self.port}{self.base}"

    def lesson(self, name: str) -> str:
        """The address of a lesson of the course."""
        return f"{self.url}lessons/{name}"

    def start(self, wait_for: str = "") -> None:
        """Start the process and wait until it answers."""
        environment = (
            os.environ | {"HOST": "127.0.0.1", "PORT": str(self.port), "BASE_URL": self.base} | self.environment
        )
        self.process = subprocess.Popen(
            self.command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        deadline = time.monotonic() + LONGEST_START_S
        while not answers(self.url + wait_for):
            if time.monotonic() > deadline or self.process.poll() is not None:
                self.stop()
                raise RuntimeError(f"{' '.join(self.command)} did not start")
            time.sleep(0.2)

    def stop(self) -> None:
        """End the process and the kernels that it started."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None


@contextmanager
def serving(command: list[str], port: int, base: str = "/", wait_for: str = "", **environment: str) -> Iterator[Server]:
    """A server that is there inside the `with` block; `environment` sets variables of its own."""
    server = Server(command, port, base, environment)
    server.start(wait_for)
    try:
        yield server
    finally:
        server.stop()


def our_command(*arguments: str) -> list[str]:
    """The command that serves the course."""
    return [sys.executable, "-m", "widgets.server", *arguments]
