"""The certificate over the wire: a PDF for our own pages, calm words for nonsense, and no name left behind."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.browser.notebooks import write_notebook
from tests.browser.serving import Server, free_port, our_command, serving
from widgets.content import Library

WORDS = Library().words
OURS = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
NAME = "Amina Zaytuni"
SOUND = {"name": NAME, "sections": ["08-capstone"], "day": str(datetime.now(tz=UTC).date())}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server may put a file for a while, and where what it says goes."""
    return tmp_path_factory.mktemp("certificate")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """Our server with one page of text; all that it says goes into a file."""
    (folder / "notebooks").mkdir()
    (folder / "temporary").mkdir()
    write_notebook(folder / "notebooks", "words", "# A lesson\n\nIt begins here.")
    into_a_file = ["sh", "-c", 'exec "$@" > "$0" 2>&1', str(folder / "said")]
    command = [*into_a_file, *our_command(str(folder / "notebooks"))]
    where = {"wait_for": "lessons/words", "TMPDIR": str(folder / "temporary")}
    with serving(command, free_port(), **where) as made:
        yield made


def post(server: Server, body: str, kind: str = "pdf", **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Ask for a certificate."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    connection.request("POST", f"/ask/certificate.{kind}", body.encode(), OURS | named)
    answer = connection.getresponse()
    read = answer.read()
    connection.close()
    return answer.status, answer.headers, read


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("", "shape"),
        ("[1]", "shape"),
        (json.dumps(SOUND | {"sections": []}), "shape"),
        (json.dumps(SOUND | {"sections": ["../../etc"]}), "shape"),
        (json.dumps(SOUND | {"sections": ["99-no-part"]}), "shape"),
        (json.dumps(SOUND | {"name": 7}), "shape"),
        (json.dumps(SOUND | {"name": "a" * 81}), "long"),
        (json.dumps(SOUND | {"sections": ["08-capstone"] * 41}), "long"),
    ],
)
def test_nonsense_gets_calm_words(server: Server, body: str, fault: str) -> None:
    """Status 400, and words that say what to do."""
    status, _, told = post(server, body)
    assert (status, json.loads(told)) == (400, {"fault": WORDS[f"sheet_fault_{fault}"]})


def test_a_name_is_handed_back_and_left_nowhere(server: Server, folder: Path) -> None:
    """The file is not to be stored on the way; no file of the server and no line that it says holds the name."""
    status, headers, file = post(server, json.dumps(SOUND))
    assert status == 200
    assert file.startswith(b"%PDF-")
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Disposition"] == 'attachment; filename="certificate-of-completion.pdf"'
    assert headers["Set-Cookie"] is None
    assert post(server, json.dumps(SOUND), sec_fetch_site="cross-site")[0] == 403
    left = [path for path in folder.rglob("*") if path.is_file()]
    assert (folder / "said").stat().st_size > 0
    assert [path for path in left if b"Zaytuni" in path.read_bytes()] == []


@pytest.mark.parametrize("kind", ["docx", "txt", "pdf.docx", "PDF"])
def test_what_is_not_offered_is_not_there(server: Server, kind: str) -> None:
    """A certificate is a PDF; the address of any other file is like every address that is not ours."""
    status, headers, page = post(server, json.dumps(SOUND), kind)
    assert status == 404
    assert headers["Content-Type"].startswith("text/html")
    assert WORDS["error_title"] in page.decode()
    assert NAME not in page.decode()
