"""The Chromium of the browser tests: where it is, how it starts, and how a machine without one gets it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

# No sandbox: tests may run as root in a container. The rest keeps Chromium from asking hosts of its maker.
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as browsers:
    print(browsers.chromium.executable_path)
"""
# The shell is the same Chromium without windows, menus and their processes: a page costs it a quarter of the work.
NAMES = ("chromium-headless-shell", "chromium")
NEEDED_BY_PLAYWRIGHT = "libatomic1"  # its own Node.js does not start without
NOT_TO_BE_HAD = (
    "The browser tests need Chromium and libatomic1, and neither apt-get (as root) nor `playwright install "
    "chromium` could bring them: install Debian's packages `chromium-headless-shell` (or `chromium`) and `libatomic1`, "
    "then run make again."
)


@cache
def executable() -> str | None:
    """The path of a Chromium that starts: the system's, else Playwright's own; None where there is none."""
    for find in (_systems_own, _playwrights_own):
        if (path := find()) and _version(path):
            return path
    return None


def ensure() -> str:
    """The path of a Chromium that starts, installed where it is missing; SystemExit where that fails.

    Where Debian's packages can be had, the lighter shell is brought even if a whole Chromium is there.
    """
    path = _ready() if _version(NAMES[0]) else None
    for install in (_install_from_debian, _install_from_playwright):
        if not path:
            install()
            executable.cache_clear()
            path = _ready()
    if not path:
        raise SystemExit(NOT_TO_BE_HAD)
    return path


def _ready() -> str | None:
    return executable() if _playwright_starts() else None


def _systems_own() -> str | None:
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path and _version(path)), None)


def _playwrights_own() -> str | None:
    # In a process of its own: Playwright's synchronous interface can be open only once in each.
    answer = subprocess.run([sys.executable, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, check=False)
    path = answer.stdout.strip()
    return path if path and Path(path).exists() else None


def _playwright_starts() -> bool:
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _version(path: str) -> str:
    # Ubuntu ships a `chromium` that only asks for a snap, so a path alone proves nothing.
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def _install_from_debian() -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    _apt_get("update")
    _apt_get("install", "-y", "--no-install-recommends", NEEDED_BY_PLAYWRIGHT)
    for name in NAMES:
        _apt_get("install", "-y", "--no-install-recommends", name)
        if _version(name):
            return


def _apt_get(*words: str) -> None:
    command = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", *words]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)


def _install_from_playwright() -> None:
    with_libraries = ["--with-deps"] if os.geteuid() == 0 and shutil.which("apt-get") else []
    command = [sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"]
    subprocess.run(command, check=False)


if __name__ == "__main__":
    found = ensure() if "--ensure" in sys.argv[1:] else executable()
    if not found:
        raise SystemExit(NOT_TO_BE_HAD)
    print(f"Chromium for the browser tests: {found} ({_version(found)})")
