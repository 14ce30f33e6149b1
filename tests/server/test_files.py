"""Files of sheets over the wire: for our own pages alone, small, calm, one at a time, and nothing is kept."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browser.notebooks import write_notebook
from tests.browser.serving import Server, free_port, our_command, serving
from widgets.content import Library
from widgets.server.files import MOST_BYTES

ANGELA = Library().summaries()[0]
WORDS = Library().words
SOUND = json.dumps({"sheet": ANGELA.id, "page": ANGELA.page.model_dump(mode="json")})
OURS = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
FONT_STARTS = {b"wOF2", b"\0\1\0\0", b"OTTO", b"true"}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server would put a file for a while."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, temporary: Path) -> Iterator[Server]:
    """Our server under an address of its own, with one page of text."""
    folder = tmp_path_factory.mktemp("summary")
    write_notebook(folder, "words", "# A lesson\n\nIt begins here.")
    where = {"base": "/nurses/", "wait_for": "lessons/words"}
    with serving(our_command(str(folder)), free_port(), **where, TMPDIR=str(temporary)) as made:
        yield made


def post(
    server: Server, body: bytes | str, kind: str = "docx", method: str = "POST", **headers: str | None
) -> tuple[int, Any, bytes]:
    """Send a page; return status, headers and body. A header that is None is left out."""
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    sent = {name: value for name, value in (OURS | named).items() if value is not None}
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request(
        method, f"{server.base}ask/summary.{kind}", body if isinstance(body, bytes) else body.encode(), sent
    )
    answer = connection.getresponse()
    read = answer.read()
    connection.close()
    return answer.status, answer.headers, read


@pytest.mark.parametrize(
    ("kind", "content_type", "start"), [("pdf", "application/pdf", b"%PDF-"), ("docx", DOCX, b"PK")]
)
def test_a_page_comes_back_as_a_file_that_nobody_keeps(
    server: Server, kind: str, content_type: str, start: bytes
) -> None:
    """A small attachment, not to be stored on the way, under the strict policy, without a cookie."""
    status, headers, body = post(server, SOUND, kind)
    assert status == 200
    assert headers["Content-Type"] == content_type
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Disposition"] == f'attachment; filename="case-summary.{kind}"'
    assert headers["Set-Cookie"] is None
    assert "style-src 'self';" in headers["Content-Security-Policy"]
    assert body.startswith(start)
    assert len(body) < 80_000


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"sec_fetch_site": None}, 403),
        ({"sec_fetch_site": None, "origin": "https://example.com"}, 403),
        ({"content_type": "text/plain"}, 415),
        ({"content_type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_other_sites_get_nothing(server: Server, headers: dict[str, str | None], status: int) -> None:
    """Only a page of ours can ask, and only in a way that no foreign form can imitate."""
    got, answer, body = post(server, SOUND, **headers)
    assert got == status
    assert answer["Cache-Control"] == "no-store"
    assert set(json.loads(body)) == {"fault"}


def test_an_older_browser_of_ours_is_known_by_its_origin(server: Server) -> None:
    """Where a browser does not say how pages stand to each other, the address must be our own."""
    status, _, _ = post(server, SOUND, sec_fetch_site=None, origin=f"http://127.0.0.1:{server.port}")
    assert status == 200


def test_what_is_too_long_is_refused_before_it_is_read(server: Server) -> None:
    """Whether it says its length or comes in pieces; each field has its own limit, too."""
    long = b" " * (MOST_BYTES + 1)
    assert post(server, long)[0] == 413
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("POST", f"{server.base}ask/summary.docx", iter([long]), OURS, encode_chunked=True)
    assert connection.getresponse().status == 413
    connection.close()
    status, _, body = post(server, json.dumps({"sheet": "own", "page": {"matters": "a" * 700}}))
    assert (status, json.loads(body)["fault"]) == (400, WORDS["sheet_fault_long"])


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
def test_a_file_cannot_be_asked_for_in_another_way(server: Server, method: str) -> None:
    """There is nothing at this address unless a page is sent."""
    assert post(server, "", "pdf", method)[0] == 405


@given(
    body=st.binary(max_size=80) | st.text(max_size=60).map(str.encode) | st.just(b'{"sheet":"own","page":{"date":"x"}}')
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_sent_the_server_stands(server: Server, body: bytes) -> None:
    """Never an error of ours, and not a trace of what went on inside."""
    status, _, told = post(server, body)
    assert status == 400
    assert json.loads(told) == {"fault": WORDS["sheet_fault_shape"]}


def test_many_at_once_wait_or_are_told_to_come_back(server: Server) -> None:
    """Files are made one after the other; pages are served meanwhile; too many at once are asked for patience."""
    with ThreadPoolExecutor(18) as visitors:
        wanted = [visitors.submit(post, server, SOUND, "pdf") for _ in range(18)]
        time.sleep(0.2)
        assert post(server, "{}")[0] in {400, 503}
        page = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        page.request("GET", server.base)
        assert page.getresponse().status == 200
        assert not all(one.done() for one in wanted)  # the page did not wait for the files
        answers = [one.result() for one in wanted]
    told = [json.loads(body)["fault"] for status, _, body in answers if status == 503]
    assert {status for status, _, _ in answers} == {200, 503}
    assert set(told) == {WORDS["sheet_fault_busy"]}


def test_nothing_is_left_behind(server: Server, temporary: Path) -> None:
    """No word in a file; the fonts lie in a folder of their own once, for all files."""
    assert server.process
    for _ in range(2):
        post(server, SOUND, "pdf")
    files = sorted(temporary.rglob("*"))
    for number in range(5):
        page = {"matters": f"Page {number} " * 40, "date": "2025-10-06"}
        for kind in ("pdf", "docx"):
            assert post(server, json.dumps({"sheet": "own", "page": page}), kind)[0] == 200
    assert sorted(temporary.rglob("*")) == files
    assert all(path.is_dir() or path.read_bytes()[:4] in FONT_STARTS for path in files if "weasyprint" in str(path))
    assert all(b"Page 1" not in path.read_bytes() for path in files if path.is_file())
    opened = [file.path for file in psutil.Process(server.process.pid).open_files() if file.mode != "r"]
    assert not [path for path in opened if path.startswith(str(temporary))]


def test_the_server_starts_where_pango_is_missing(tmp_path: Path) -> None:
    """The lesson says how to print a PDF, asking for one gets the same words, and a Word file is made."""
    (tmp_path / "without" / "weasyprint").mkdir(parents=True)
    stub = tmp_path / "without" / "weasyprint" / "__init__.py"
    stub.write_text("print('a long story')\nraise OSError('cannot load library libpango')\n", encoding="utf-8")
    folder = tmp_path / "notebooks"
    folder.mkdir()
    write_notebook(folder, "mine", "# A page", "from widgets import case_summary\ncase_summary()")
    paths = f"{tmp_path / 'without'}:{Path(__file__).parents[2]}"
    with serving(our_command(str(folder)), free_port(), wait_for="lessons/mine", PYTHONPATH=paths) as server:
        page = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        page.request("GET", "/lessons/mine")
        html = page.getresponse().read().decode()
        assert "data-no-pdf" in html
        assert 'data-kind="pdf"' not in html
        status, _, body = post(server, SOUND, "pdf")
        assert (status, json.loads(body)["fault"]) == (501, WORDS["sheet_no_pdf"])
        assert post(server, SOUND, "docx")[0] == 200
