"""Measuring one page load in a cold or warm browser."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from time import monotonic, time

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import CASE

SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOW_CPU = 4
LONGEST_MS = 180_000
PAUSE_FOR_TYPING_MS = 250  # as in own.js
PAINTED_AT = "performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime"
ANSWERABLE = ".rs-player.is-alive .scene.is-current input"


@dataclass
class Load:
    """What one load cost: seconds until the title is painted and until the first decision, bytes on the wire, hosts."""

    text_s: float = 0.0
    answerable_s: float = 0.0
    kilobytes: float = 0.0
    requests: int = 0
    hosts: set[str] = field(default_factory=set)


def count_traffic(context: BrowserContext, page: Page, load: Load, *, slow: bool) -> None:
    """Count bytes as they came over the wire (packed, with headers), web sockets too."""
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if slow:
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})

    def finished(event: dict[str, float]) -> None:
        load.kilobytes += event["encodedDataLength"] / 1000

    def asked(event: dict[str, dict[str, str]]) -> None:
        url = event["request"]["url"]
        if url.startswith("http"):
            load.requests += 1
            load.hosts.add(url.split("/")[2])

    def received(event: dict[str, dict[str, str]]) -> None:
        load.kilobytes += len(event["response"]["payloadData"]) / 1000

    session.on("Network.loadingFinished", finished)
    session.on("Network.requestWillBeSent", asked)
    session.on("Network.webSocketFrameReceived", received)


def load_page(context: BrowserContext, url: str, *, slow: bool = False, case: bool = True) -> Load:
    """Open `url` and wait for its title and, with `case`, for the first decision."""
    page = context.new_page()
    load = Load()
    count_traffic(context, page, load, slow=slow)
    started, clock = monotonic(), time()
    page.goto(url, wait_until="commit", timeout=LONGEST_MS)
    page.locator("h1").first.wait_for(state="visible", timeout=LONGEST_MS)
    placed_s = monotonic() - started
    if case:
        page.locator(ANSWERABLE).first.wait_for(state="visible", timeout=LONGEST_MS)
        load.answerable_s = monotonic() - started
    page.wait_for_load_state("networkidle", timeout=LONGEST_MS)
    load.text_s = max(placed_s, page.evaluate(PAINTED_AT) / 1000 - clock)
    page.close()
    return load


def cold(browser: Browser, url: str, times: int, *, slow: bool = False, case: bool = True) -> Load:
    """The median of several loads, each in a browser that has seen nothing."""
    loads = []
    for _ in range(times):
        context = browser.new_context(viewport={"width": 412, "height": 823})
        loads.append(load_page(context, url, slow=slow, case=case))
        context.close()
    return Load(
        text_s=statistics.median(load.text_s for load in loads),
        answerable_s=statistics.median(load.answerable_s for load in loads),
        kilobytes=statistics.median(load.kilobytes for load in loads),
        requests=round(statistics.median(load.requests for load in loads)),
        hosts=set().union(*(load.hosts for load in loads)),
    )


def second_page_kilobytes(browser: Browser, first: str, second: str) -> float:
    """Bytes of a second page in a browser that has seen the first."""
    context = browser.new_context(viewport={"width": 412, "height": 823})
    load_page(context, first, case=False)
    load = load_page(context, second, case=False)
    context.close()
    return load.kilobytes


def cookies(browser: Browser, url: str) -> int:
    """How many cookies a page sets."""
    context = browser.new_context()
    load_page(context, url, case=False)
    count = len(context.cookies())
    context.close()
    return count


def feedback_ms(browser: Browser, url: str, times: int) -> float:
    """The median time from pressing the button to the words, in milliseconds."""
    context = browser.new_context()
    page = context.new_page()
    waits = []
    for _ in range(times):
        page.goto(url)
        page.locator(ANSWERABLE).first.wait_for(timeout=LONGEST_MS)
        waits.append(
            page.evaluate(
                """(name) => new Promise(done => {
                    const scene = document.querySelector(`#case-${name} .scene.is-current`);
                    const region = scene.querySelector('[data-feedback]');
                    scene.querySelector('[data-option] input').click();
                    scene.querySelector('[data-confidence] input').click();
                    const seen = () => region.querySelector('[data-verdict]');
                    new MutationObserver(() => seen() && done(performance.now() - start))
                        .observe(region, {childList: true});
                    const start = performance.now();
                    scene.querySelector('[type=submit]').click();
                })""",
                CASE,
            )
        )
        page.evaluate("localStorage.clear()")
    context.close()
    return statistics.median(waits)


def first_figure_s(browser: Browser, url: str, times: int, *, slow: bool = False) -> float:
    """The median time from scrolling to the learner's own figure until it is drawn, in seconds."""
    waits = []
    for _ in range(times):
        context = browser.new_context(viewport={"width": 412, "height": 823})
        page = context.new_page()
        page.goto(url, timeout=LONGEST_MS)
        page.locator("body[data-all-out]").wait_for(timeout=LONGEST_MS)
        page.wait_for_load_state("networkidle", timeout=LONGEST_MS)
        count_traffic(context, page, Load(), slow=slow)
        waits.append(
            page.evaluate(
                """() => new Promise(done => {
                    const frame = document.querySelector('#response-explorer [data-own] [data-figure]');
                    const seen = () => frame.classList.contains('is-drawn') && done(performance.now() - start);
                    new MutationObserver(seen).observe(frame, {attributes: true});
                    const start = performance.now();
                    frame.scrollIntoView();
                })"""
            )
        )
        context.close()
    return statistics.median(waits) / 1000


def live_ms(browser: Browser, url: str, times: int) -> tuple[float, float]:
    """From a changed number to the new figure, beyond the pause for typing: median and 95th percentile in ms."""
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    page.goto(url)
    page.locator("body[data-all-out]").wait_for()
    frame = page.locator("#response-explorer [data-own] [data-figure]")
    frame.scroll_into_view_if_needed()
    page.locator("#response-explorer [data-own] [data-figure].is-drawn").wait_for()
    waits = [
        page.evaluate(
            """([sum, pause]) => new Promise(done => {
                const place = document.querySelector('#response-explorer [data-own]');
                const input = place.querySelector('[data-index="1"] [data-field=sum]');
                const drawn = () => done(performance.now() - start - pause);
                place.querySelector('[data-figure]').once('plotly_afterplot', drawn);
                input.value = sum;
                const start = performance.now();
                input.dispatchEvent(new Event('input', {bubbles: true}));
            })""",
            [str(20 + turn / 2 + 0.3), PAUSE_FOR_TYPING_MS],
        )
        for turn in range(times)
    ]
    context.close()
    return statistics.median(waits), statistics.quantiles(waits, n=20)[-1]
