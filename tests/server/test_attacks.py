"""What a stranger might try against a live page: run code, come from elsewhere, take all kernels."""

from __future__ import annotations

import asyncio
import json
import re
import struct
import sys
import urllib.request
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil
import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect
from voila.tornado.kernel_websocket_handler import read_header_from_binary_message

from tests.browser.notebooks import write_notebook
from tests.browser.serving import Server, free_port, our_command, serving
from tests.server.test_answers import ask

LIVE = "import ipywidgets as widgets\nwidgets.Dropdown(options=['red', 'blue'], description='Colour')"
ANSWER_S = 3.0
MOST_KERNELS = 4
BINARY_PROTOCOL = "v1.kernel.websocket.jupyter.org"


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a live page, on which a kernel ends after six idle seconds."""
    folder = tmp_path_factory.mktemp("live")
    write_notebook(folder, "mine", "# Mine\n\n![A letter](../assets/images/letter.svg)", LIVE)
    limits = {"MOST_KERNELS": str(MOST_KERNELS), "KERNEL_IDLE_S": "6"}
    with serving(our_command(str(folder)), free_port(), wait_for="lessons/mine", **limits) as server:
        yield server


def open_page(server: Server) -> tuple[str, str]:
    """Open the live page as a visitor; return the id of its kernel and the visitor's cookies."""
    with urllib.request.urlopen(server.lesson("mine"), timeout=60) as answer:
        page = answer.read().decode()
        cookies = "; ".join(line.split(";")[0] for line in answer.headers.get_all("Set-Cookie", []))
    found = re.search(r'"kernelId": ?"([\w-]+)"', page)
    assert found, "the page has no kernel"
    return found[1], cookies


def message(kind: str, content: dict[str, Any], channel: str = "shell") -> str:
    """A message to a kernel, as a browser would send it."""
    header = {
        "msg_id": uuid4().hex,
        "session": uuid4().hex,
        "username": "",
        "version": "5.3",
        "msg_type": kind,
        "date": "2026-01-01T00:00:00Z",
    }
    whole = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": channel}
    return json.dumps(whole)


def packed(text: str) -> bytes:
    """The same message as Jupyter's newer binary protocol has it: how many places, the places, then the parts."""
    whole = json.loads(text)
    names = ("header", "parent_header", "metadata", "content")
    parts = [whole["channel"].encode(), *(json.dumps(whole[name]).encode() for name in names)]
    places = [8 * (len(parts) + 2)]
    for part in parts:
        places.append(places[-1] + len(part))
    return struct.pack(f"<{len(places) + 1}Q", len(places), *places) + b"".join(parts)


def kind_of(answer: str | bytes) -> str:
    """What kind of message came back."""
    header = json.loads(answer)["header"] if isinstance(answer, str) else read_header_from_binary_message(answer)
    return str(header["msg_type"])


async def kinds_that_answer(
    server: Server, kernel_id: str, cookies: str, *messages: str, binary: bool = False
) -> set[str]:
    """Send messages over the page's socket and collect the kinds of all messages that come back."""
    address = f"ws://127.0.0.1:{server.port}/api/kernels/{kernel_id}/channels"
    newer = [BINARY_PROTOCOL] if binary else None
    socket = await websocket_connect(HTTPRequest(address, headers={"Cookie": cookies}), subprotocols=newer)
    for text in messages:
        await socket.write_message(packed(text) if binary else text, binary=binary)
    kinds = set()
    try:
        while answer := await asyncio.wait_for(socket.read_message(), ANSWER_S):
            kinds.add(kind_of(answer))
    except TimeoutError:
        pass
    socket.close()
    return kinds


@pytest.mark.parametrize("binary", [False, True], ids=["text", "binary"])
def test_code_sent_over_the_socket_is_not_run(live: Server, tmp_path: Path, *, binary: bool) -> None:
    """The socket answers what a widget needs to ask; a wish to run code is dropped, on each channel and protocol."""
    kernel_id, cookies = open_page(live)
    proof = tmp_path / "proof"
    code = f"open({str(proof)!r}, 'w').write('run')"
    run = {"code": code, "silent": False, "store_history": False, "user_expressions": {}, "allow_stdin": False}
    sent = (
        *(message("execute_request", run, channel) for channel in ("shell", "control", "stdin", "iopub")),
        message("debug_request", {"command": "evaluate", "arguments": {"expression": code}}, "control"),
        message("inspect_request", {"code": "open", "cursor_pos": 1, "detail_level": 1}),
        message("complete_request", {"code": "op", "cursor_pos": 2}),
        message("history_request", {"hist_access_type": "tail", "n": 10, "output": True, "raw": True}),
        message("kernel_info_request", {}),
    )
    kinds = finish(kinds_that_answer(live, kernel_id, cookies, *sent, binary=binary))
    assert "kernel_info_reply" in kinds
    assert not kinds & {f"{kind}_reply" for kind in ("execute", "inspect", "complete", "history", "debug")}
    assert "execute_input" not in kinds
    assert not proof.exists()


def test_a_picture_of_a_live_page_is_found(live: Server) -> None:
    """Stock Voilà waits for ever on a picture outside its folder; here it has an address that answers."""
    _, _, body = ask(live.lesson("mine"))
    found = re.search(rb'src="/(static/letter\.\w+\.svg)"', body)
    assert found
    assert ask(live.url + found[1].decode())[0] == 200


def test_files_beside_the_lessons_configure_nothing(tmp_path: Path) -> None:
    """A `voila.py` or `voila.json` in the folder that is served, or that one stands in, is neither run nor read."""
    write_notebook(tmp_path, "mine", "# Mine")
    proof = tmp_path / "proof"
    (tmp_path / "voila.py").write_text(f"open({str(proof)!r}, 'w')\nraise SystemExit('run')\n")
    other = {"VoilaConfiguration": {"template": "classic", "allow_template_override": "YES", "preheat_kernel": True}}
    (tmp_path / "voila.json").write_text(json.dumps(other))
    start = "import os, sys; os.chdir(sys.argv[1]); from widgets.server.__main__ import main; sys.exit(main())"
    with serving([sys.executable, "-P", "-c", start, str(tmp_path)], free_port(), wait_for="lessons/mine") as server:
        _, _, body = ask(server.lesson("mine"))
        assert b'class="rs-page' in body
        assert server.process
        assert not psutil.Process(server.process.pid).children(recursive=True)
    assert not proof.exists()


def test_a_page_elsewhere_cannot_use_the_socket(live: Server) -> None:
    """A socket that another site opens is refused."""
    kernel_id, cookies = open_page(live)
    headers = {"Cookie": cookies, "Origin": "https://elsewhere.example"}
    address = f"ws://127.0.0.1:{live.port}/api/kernels/{kernel_id}/channels"
    with pytest.raises(HTTPClientError, match="403"):
        finish(connect(HTTPRequest(address, headers=headers)))


def finish(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine to its end, in a thread of its own: another test's browser may hold this thread's loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


async def connect(request: HTTPRequest) -> None:
    """Try to open a socket."""
    await websocket_connect(request)


def test_idle_kernels_end_and_too_many_are_refused_kindly(live: Server) -> None:
    """With all kernels taken, the next visitor reads when to come back; once they were idle, there is room again."""
    assert live.process
    process = psutil.Process(live.process.pid)
    finish(until(lambda: not process.children(recursive=True)))
    with ThreadPoolExecutor(
        MOST_KERNELS
    ) as visitors:  # side by side: on a busy machine the first would go idle meanwhile
        list(visitors.map(open_page, [live] * MOST_KERNELS))
    status, headers, body = ask(live.lesson("mine"))
    assert status == 503
    assert headers["Retry-After"] == "60"
    assert b"Many people are here" in body
    finish(until(lambda: not process.children(recursive=True)))
    open_page(live)


async def until(holds: Any, longest_s: float = 30.0) -> None:
    """Wait until something holds; fail where it does not in time."""
    for _ in range(int(longest_s * 5)):
        if holds():
            return
        await asyncio.sleep(0.2)
    raise AssertionError("it did not happen in time")


@pytest.mark.parametrize(
    "path",
    [
        "api/kernels/{kernel}",
        "api/kernels/{kernel}/restart",
        "api/sessions",
        "api/kernelspecs",
        "api/contents/mine.ipynb",
        "api/terminals",
        "terminals/websocket/1",
        "voila/files/mine.ipynb",
        "files/mine.ipynb",
        "nbconvert/html/mine.ipynb",
        "lessons/mine.ipynb",
        "voila/static/../../mine.ipynb",
    ],
)
def test_beside_a_live_page_nothing_of_the_kernel_is_reached(live: Server, path: str) -> None:
    """Neither the kernel nor the notebook's source can be asked for."""
    address = live.url + path.format(kernel=uuid4())
    for method in ("GET", "POST", "DELETE"):
        status, _, body = ask(address, method)
        assert 400 <= status < 500, method
        assert b"ipywidgets" not in body


def test_a_broken_lesson_is_run_once_and_not_for_each_visitor(tmp_path: Path) -> None:
    """A failure is kept until the notebook changes."""
    runs = tmp_path / "runs"
    write_notebook(tmp_path, "mine", "# Mine", f"open({str(runs)!r}, 'a').write('x')", "1 / 0")
    with serving(our_command(str(tmp_path)), free_port(), wait_for="lessons/mine") as server:
        assert [ask(server.lesson("mine"))[0] for _ in range(3)] == [500, 500, 500]
    assert runs.read_text(encoding="utf-8") == "x"


def test_a_lesson_whose_kernel_dies_is_never_kept_as_good(tmp_path: Path) -> None:
    """A page that was cut half-way is an error, never a shorter lesson."""
    write_notebook(tmp_path, "mine", "# Mine", "import os\nos._exit(1)", "# The end")
    with serving(our_command(str(tmp_path)), free_port(), wait_for="lessons/mine") as server:
        assert ask(server.lesson("mine"))[0] == 500
