"""What the server answers, header by header."""

from __future__ import annotations

import gzip
import re
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import brotli
import pytest

from tests.browser.notebooks import write_notebook
from tests.browser.serving import ROOT, Server, free_port, our_command, serving

LESSON = "lessons/01-what-treatment-failed-means"


@pytest.fixture(scope="module")
def course() -> Iterator[Server]:
    """The course under an address of its own."""
    with serving(our_command(), free_port(), base="/nurses/course/", wait_for=LESSON) as server:
        yield server


def ask(url: str, method: str = "GET", **headers: str) -> tuple[int, Message, bytes]:
    """Ask once, follow nothing, and return status, headers and body."""

    class NoRedirect(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    asked = urllib.request.Request(url, method=method, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        answer = urllib.request.build_opener(NoRedirect).open(asked, timeout=60)
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()
    return answer.status, answer.headers, answer.read()


def test_pages_are_packed_the_smallest_way_that_the_browser_takes(course: Server) -> None:
    """Brotli, gzip or plain: the same page."""
    _, _, plain = ask(course.url + LESSON)
    _, packed, body = ask(course.url + LESSON, Accept_Encoding="gzip, br")
    assert packed["Content-Encoding"] == "br"
    assert brotli.decompress(body) == plain
    _, packed, body = ask(course.url + LESSON, Accept_Encoding="gzip")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == plain
    _, packed, body = ask(course.url + LESSON, Accept_Encoding="br;q=0")
    assert packed["Content-Encoding"] is None
    assert "Accept-Encoding" in packed["Vary"]


def test_a_page_that_has_not_changed_is_not_sent_again(course: Server) -> None:
    """The browser asks with its ETag and gets 304 and no body."""
    _, headers, _ = ask(course.url + LESSON)
    status, again, body = ask(course.url + LESSON, If_None_Match=headers["ETag"])
    assert (status, body) == (304, b"")
    assert headers["Cache-Control"] == "no-cache"
    assert again["ETag"] == headers["ETag"]


def test_only_the_start_page_lets_a_browser_fetch_ahead(course: Server) -> None:
    """The short start page leads to lesson 1 and fetches it meanwhile; a long lesson costs nothing beyond itself."""
    _, _, start = ask(f"{course.url}lessons/00-start-here")
    assert re.search(f'<link rel="prefetch" href="[^"]*{LESSON}">', start.decode())
    _, _, lesson = ask(course.url + LESSON)
    assert b"prefetch" not in lesson


def test_head_is_answered_without_a_body(course: Server) -> None:
    """HEAD says what GET would, for pages and files."""
    status, headers, body = ask(course.url + LESSON, "HEAD")
    assert (status, body) == (200, b"")
    assert headers["Content-Type"].startswith("text/html")


def test_files_are_kept_for_good_under_the_name_of_their_content(course: Server) -> None:
    """Style, script and fonts carry a hash in their name and may be cached for a year."""
    _, _, page = ask(course.url + LESSON)
    links = set(re.findall(r'(?:href|src)="(/nurses/course/static/[^"]+)"', page.decode()))
    (style,) = {link for link in links if "/reassess." in link and link.endswith(".css")}
    _, _, rules = ask(course.url.removesuffix("/nurses/course/") + style)
    links |= set(re.findall(r'url\("([^"]+)"\)', rules.decode()))
    assert {Path(link).suffix for link in links} >= {".css", ".js", ".woff2", ".svg"}
    for link in links:
        status, headers, _ = ask(course.url.removesuffix("/nurses/course/") + link)
        assert status == 200
        assert "immutable" in headers["Cache-Control"]
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", link)


def test_every_page_has_a_strict_policy_and_no_cookie(course: Server) -> None:
    """Scripts and styles only from here, no frame elsewhere, no referrer, and nothing stored."""
    for path in ("", LESSON, "nothing-here"):
        _, headers, _ = ask(course.url + path)
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Set-Cookie"] is None


@pytest.mark.parametrize(
    "path",
    [
        "nothing-here",
        "lessons/no-such-lesson",
        "lessons/..%2f..%2fREADME.md",
        "static/../../README.md",
        "voila/tree",
        "voila/files/01-what-treatment-failed-means.ipynb",
        "voila/api/contents",
        "voila/api/contents/01-what-treatment-failed-means.ipynb",
        "api/contents",
        "api/kernels",
        "api/terminals",
        "tree",
        "lab",
        "login",
        "logout",
        "voila/templates/reassess/index.html.j2",
        "voila/templates/lab/static/voila.js",
    ],
)
def test_nothing_else_can_be_reached(course: Server, path: str) -> None:
    """No file list, no files, no contents, no kernel list: a calm page of ours that gives nothing away."""
    status, _, body = ask(course.url + path)
    assert status == 404
    assert b"Go to the course" in body
    for hidden in (b"Traceback", b"tornado", str(ROOT).encode()):
        assert hidden not in body


def test_what_voila_serves_for_live_pages_is_calm_too(course: Server) -> None:
    """A path that leads out of its folder gets one plain sentence, under our own policy."""
    for path in ("voila/static/../../../README.md", "voila/labextensions/..%2f..%2fREADME.md", "voila/static/none.js"):
        status, headers, body = ask(course.url + path)
        assert status in {403, 404}
        assert body == b"This cannot be shown. Go back, or load the page again."
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Server"] is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_lesson_can_only_be_read(course: Server, method: str) -> None:
    """Whoever wants to write is told that this is not possible here."""
    for path in ("", LESSON, "cases/melanoma-pseudoprogression-chart"):
        assert ask(course.url + path, method)[0] == 405


def test_the_log_names_no_learner_and_nothing_that_was_sent(tmp_path: Path) -> None:
    """Values with a slip in them, addresses that are not there, a broken lesson: no number, no query, no address."""
    write_notebook(tmp_path, "mine", "# Broken", "1 / 0")
    log = tmp_path / "log"
    command = ["sh", "-c", f'exec "$0" "$@" >{log} 2>&1', *our_command(str(tmp_path))]
    with serving(command, free_port(), wait_for="lessons/mine") as server:
        for path in (
            "ask/response?sum=61.7",
            "ask/diary?pain=61.7",
            "no-such-page?name=61.7",
            "lessons/mine?name=61.7",
        ):
            assert ask(server.url + path)[0] >= 400
    written = log.read_text(encoding="utf-8")
    assert "500 GET /lessons/mine" in written
    assert "61.7" not in written
    assert "(127.0.0.1)" not in written


@pytest.mark.parametrize("query", ["?template=classic", "?theme=dark", "?voila-template=lab", "?lang=../../etc"])
def test_a_visitor_cannot_change_the_page(course: Server, query: str) -> None:
    """What follows a `?` changes nothing."""
    assert ask(course.url + LESSON + query)[2] == ask(course.url + LESSON)[2]


def test_voilas_address_of_a_lesson_leads_to_ours(course: Server) -> None:
    """A link made for stock Voilà still arrives."""
    status, headers, _ = ask(f"{course.url}voila/render/01-what-treatment-failed-means.ipynb?template=lab")
    assert status == 301
    assert headers["Location"] == f"/nurses/course/{LESSON}"


def test_a_taken_port_is_said_in_one_sentence(course: Server) -> None:
    """A second server on the same port ends at once and says the cure."""
    second = subprocess.run(
        our_command(),
        cwd=ROOT,
        env={"PORT": str(course.port), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert second.returncode == 1
    said = second.stdout.strip().splitlines()
    assert len(said) == 1
    assert f"Port {course.port} is taken" in said[0]
    assert f"PORT={course.port + 1}" in said[0]


def test_a_changed_lesson_is_rendered_anew(tmp_path: Path) -> None:
    """An author saves, loads the page again and sees the change; a mended lesson comes back too."""
    write_notebook(tmp_path, "mine", "# First words")
    with serving(our_command(str(tmp_path)), free_port(), wait_for="lessons/mine") as server:
        assert b"First words" in ask(f"{server.url}lessons/mine")[2]
        write_notebook(tmp_path, "mine", "# Broken words", "1 / 0")
        time.sleep(1.2)
        assert ask(f"{server.url}lessons/mine")[0] == 500
        write_notebook(tmp_path, "mine", "# Second words")
        time.sleep(1.2)
        assert b"Second words" in ask(f"{server.url}lessons/mine")[2]


def test_a_lesson_with_a_picture_that_is_missing_does_not_hang(tmp_path: Path) -> None:
    """Stock Voilà waits for ever on such a page; ours answers."""
    write_notebook(tmp_path, "mine", "# A lesson\n\n![A scan](../assets/images/no-such-picture.png)")
    with serving(our_command(str(tmp_path)), free_port()) as server:
        assert ask(f"{server.url}lessons/mine")[0] == 500


def test_a_token_is_not_bypassed(tmp_path: Path) -> None:
    """With a login switched on, neither a lesson in memory nor our own pages nor answers are given to a stranger."""
    write_notebook(tmp_path, "mine", "# Only for us")
    starter = (
        "import sys; from pathlib import Path; from widgets.server.app import CourseServer, settings;"
        f"config = settings(Path({str(tmp_path)!r}), '127.0.0.1', int(sys.argv[1]), '/');"
        "config.Voila.token = 'secret'; server = CourseServer(config=config); server.initialize([]); server.start()"
    )
    port = free_port()
    with serving([our_command()[0], "-c", starter, str(port)], port) as server:
        status, _, body = ask(f"{server.url}lessons/mine")
        assert status in {302, 403}
        assert b"Only for us" not in body
        assert b"Only for us" in ask(f"{server.url}lessons/mine?token=secret")[2]
        for path in ("", "help", "ask/response?rule=recist"):
            assert ask(server.url + path)[0] in {302, 403}
        assert b"Start here" in ask(f"{server.url}?token=secret")[2]
