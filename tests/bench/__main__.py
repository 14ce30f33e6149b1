"""`python -m tests.bench`: print the figures of the course beside stock Voilà and beside a plain static file."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psutil
from playwright.sync_api import Browser, sync_playwright

from tests.bench.pages import Load, cold, cookies, feedback_ms, first_figure_s, live_ms, second_page_kilobytes
from tests.browser.chromium import executable
from tests.browser.conftest import ARGUMENTS, CASE, LESSON, START
from tests.browser.serving import ROOT, Server, free_port, our_command, serving
from widgets.views.response import EXAMPLE

TIMES = 5
LIVE_TIMES = 60
READERS = 200
NINE = 9
PACKING_S = 12  # large pages are packed again once all are ready
Row = tuple[str, str, str, str]


def memory_mb(server: Server) -> float:
    """Memory of a server and all its kernels that nobody else shares, in MB."""
    assert server.process
    main = psutil.Process(server.process.pid)
    return sum(process.memory_full_info().uss for process in (main, *main.children(recursive=True))) / 1e6


def kernels(server: Server) -> int:
    """How many child processes a server has."""
    assert server.process
    return len(psutil.Process(server.process.pid).children(recursive=True))


def settle(server: Server) -> None:
    """Wait until all lessons are rendered and packed: figures are of a course that is being read, not started."""
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        urllib.request.urlopen(server.lesson(notebook.stem), timeout=120).read()
    time.sleep(PACKING_S)


def kept_each(server: Server, ask: Callable[[int], object], warm: int, times: int) -> float:
    """What each of many times of asking leaves behind in the server, in MB, once it is warm."""
    for turn in range(warm):
        ask(turn)
    before = memory_mb(server)
    for turn in range(warm, warm + times):
        ask(turn)
    return max(0.0, memory_mb(server) - before) / times


def our_memory_per_reader(server: Server) -> float:
    """What each of many readers of a lesson leaves behind in the server, in MB."""
    return kept_each(server, lambda _: urllib.request.urlopen(server.lesson(LESSON)).read(), 20, READERS)


def memory_per_question(server: Server) -> float:
    """What each of many different live questions leaves behind in the server, in MB."""

    def ask(turn: int) -> None:
        query = EXAMPLE.query().replace("60", f"{60 + turn / 2}")
        urllib.request.urlopen(f"{server.url}ask/response?{query}").read()

    return kept_each(server, ask, 100, 2 * READERS)


def memory_per_file(server: Server) -> float:
    """What each of some files of a sheet leaves behind in the server, in MB."""

    def ask(turn: int) -> None:
        sheet = json.dumps({"sheet": "own", "page": {"matters": f"Page {turn} " * 40, "date": "2025-10-06"}})
        headers = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
        asked = urllib.request.Request(f"{server.url}ask/summary.pdf", sheet.encode(), headers)
        urllib.request.urlopen(asked).read()

    return kept_each(server, ask, 40, 40)


def stock_memory_per_reader(browser: Browser, server: Server, url: str, readers: int = 4) -> float:
    """What each open page costs the stock server and its kernels, in MB."""
    before = memory_mb(server)
    contexts = [browser.new_context() for _ in range(readers)]
    for context in contexts:
        page = context.new_page()
        page.goto(url)
        page.locator(f"#case-{CASE}.is-alive").wait_for(timeout=120_000)
    after = memory_mb(server)
    for context in contexts:
        context.close()
    return (after - before) / readers


def start_up() -> tuple[float, float]:
    """Seconds until the home page answers and until nine lessons are ready, from a cold start."""
    with tempfile.TemporaryDirectory() as folder:
        for copy in range(NINE):
            shutil.copy(ROOT / "notebooks" / f"{LESSON}.ipynb", Path(folder) / f"lesson-{copy}.ipynb")
        server = Server(our_command(folder), free_port())
        started = time.monotonic()
        server.start()
        home = time.monotonic() - started
        for copy in range(NINE):
            urllib.request.urlopen(server.lesson(f"lesson-{copy}"), timeout=120).read()
        ready = time.monotonic() - started
        server.stop()
    return home, ready


def plain_file(browser: Browser, course: Server) -> tuple[Load, Load]:
    """The same page as a plain static file, loopback and slow: its files, served by Python's own file server."""
    with tempfile.TemporaryDirectory() as folder:
        html = urllib.request.urlopen(course.lesson(LESSON)).read()
        (Path(folder) / "lesson.html").write_bytes(html)
        (Path(folder) / "static").mkdir()
        for name in {part.split('"')[0] for part in html.decode().split('"/static/')[1:]}:
            body = urllib.request.urlopen(f"{course.url}static/{name}").read()
            (Path(folder) / "static" / name).write_bytes(body)
        port = free_port()
        command = [
            sys.executable,
            "-m",
            "http.server",
            str(port),
            "--bind",
            "127.0.0.1",
            "--directory",
            folder,
        ]
        with serving(command, port) as server:
            url = f"{server.url}lesson.html"
            return cold(browser, url, TIMES), cold(browser, url, 3, slow=True)


def compare(ours: float, stock: float, unit: str, digits: int = 2) -> tuple[str, str, str]:
    """Ours, stock and how many times less ours is, as words."""
    ratio = f"{stock / ours:.0f}×" if ours > 0 else "–"
    return f"{ours:.{digits}f} {unit}", f"{stock:.{digits}f} {unit}", ratio


def measure(browser: Browser) -> list[Row]:
    """All rows of the table."""
    rows: list[Row] = []
    port = free_port()
    stock_command = [
        sys.executable,
        "-m",
        "voila",
        "notebooks",
        "--no-browser",
        f"--port={port}",
        "--Voila.ip=127.0.0.1",
    ]
    home, nine = start_up()
    with (
        serving(our_command(), free_port(), wait_for=f"lessons/{LESSON}") as course,
        serving(stock_command, port) as stock,
    ):
        settle(course)
        url, stock_url = course.lesson(LESSON), f"{stock.url}voila/render/{LESSON}.ipynb"
        rows.append(("kernels left after start", str(kernels(course)), "one a page", ""))
        ours, theirs = cold(browser, url, TIMES), cold(browser, stock_url, 3)
        slow, their_slow = cold(browser, url, TIMES, slow=True), cold(browser, stock_url, 1, slow=True)
        rows += [
            ("first page, packed", *compare(ours.kilobytes, theirs.kilobytes, "kB", 0)),
            ("requests", *compare(ours.requests, theirs.requests, "", 0)),
            ("text visible, loopback", *compare(ours.text_s, theirs.text_s, "s")),
            ("first decision answerable, loopback", *compare(ours.answerable_s, theirs.answerable_s, "s")),
            ("text visible, slow 4G + 4× CPU", *compare(slow.text_s, their_slow.text_s, "s")),
            ("first decision, slow 4G + 4× CPU", *compare(slow.answerable_s, their_slow.answerable_s, "s")),
        ]
        start, stock_start = course.lesson(START), f"{stock.url}voila/render/{START}.ipynb"
        for name, ways in (
            (
                "start, then lesson 1, which was fetched while the start page was read",
                ((start, url), (stock_start, stock_url)),
            ),
            ("lesson 1, then start", ((url, start), (stock_url, stock_start))),
        ):
            second = [second_page_kilobytes(browser, *way) for way in ways]
            rows.append((f"second page ({name})", *compare(*second, "kB", 0)))
        rows.append(("answer → feedback", f"{feedback_ms(browser, url, TIMES):.0f} ms", "a round trip", ""))
        figure, slow_figure = first_figure_s(browser, url, TIMES), first_figure_s(browser, url, 3, slow=True)
        rows.append(("scrolled near → first figure", f"{figure:.2f} s", "", f"slow line {slow_figure:.2f} s"))
        middle, most = live_ms(browser, url, LIVE_TIMES)
        rows.append(("number changed → new figure", f"{middle:.0f} ms", "", f"95 in 100 within {most:.0f} ms"))
        per_reader = our_memory_per_reader(course), stock_memory_per_reader(browser, stock, stock_url)
        rows.append(("memory per reader", *compare(*per_reader, "MB", 3)))
        rows.append(("memory per live question", f"{memory_per_question(course):.3f} MB", "", ""))
        rows.append(("memory per PDF of a sheet", f"{memory_per_file(course):.3f} MB", "", ""))
        rows.append(("cookies set", str(cookies(browser, url)), str(cookies(browser, stock_url)), ""))
        rows.append(("hosts asked", str(len(ours.hosts)), str(len(theirs.hosts)), ""))
        static, static_slow = plain_file(browser, course)
        against = f"{ours.text_s / static.text_s:.2f}× (slow line {slow.text_s / static_slow.text_s:.2f}×)"
        rows.append(("text visible, against a plain static file", against, f"{static.text_s:.2f} s static", ""))
    rows.append(("home page after a cold start", f"{home:.1f} s", "", ""))
    rows.append(("nine lessons rendered after a cold start", f"{nine:.1f} s", "", ""))
    return rows


def main() -> None:
    """Measure and print the table as Markdown."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        rows = measure(browser)
        browser.close()
    print("| figure | ours | stock Voilà | stock ÷ ours |\n|---|---|---|---|")
    for row in rows:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
