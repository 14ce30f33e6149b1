"""The address that live parts ask: every question gets a small, calm answer, and nothing is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browser.notebooks import write_notebook
from tests.browser.serving import Server, free_port, our_command, serving
from tests.model.test_diary import SOUND as DIARY
from tests.server.test_answers import ask
from widgets.model.window_query import month_query
from widgets.views.response import EXAMPLE
from widgets.views.window import EXAMPLE as MONTH

SOUND = EXAMPLE.query()
PARTS = {"response": SOUND, "window": month_query(MONTH)}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Our server under an address of its own, with one page of text."""
    folder = tmp_path_factory.mktemp("ask")
    write_notebook(folder, "words", "# A lesson\n\nIt begins here.")
    with serving(our_command(str(folder)), free_port(), base="/nurses/", wait_for="lessons/words") as made:
        yield made


@pytest.mark.parametrize(("part", "verdict"), [("response", "Week 24: progression"), ("window", "The window is open.")])
def test_a_sound_question_gets_a_small_answer_that_browsers_may_keep(server: Server, part: str, verdict: str) -> None:
    """JSON, below 8 kB, under the page's own strict policy, without a cookie."""
    status, headers, body = ask(f"{server.url}ask/{part}?{PARTS[part]}")
    assert status == 200
    assert headers["Content-Type"] == "application/json; charset=utf-8"
    assert headers["Cache-Control"] == "private, max-age=600"
    assert headers["Set-Cookie"] is None
    assert "style-src 'self';" in headers["Content-Security-Policy"]
    assert len(body) < 8000
    assert json.loads(body)["verdict"] == verdict


def test_the_same_question_gets_the_same_bytes(server: Server) -> None:
    """An answer depends on nothing but its address; HEAD is answered too."""
    url = f"{server.url}ask/response?{SOUND}"
    assert ask(url)[2] == ask(url)[2]
    assert ask(url, "HEAD")[0] == 200


@pytest.mark.parametrize("query", ["", "rule=recist", "x" * 3000, "%00%ff&&&", SOUND.replace("60", "-60")])
def test_nonsense_gets_calm_words(server: Server, query: str) -> None:
    """Four hundred, in JSON, and not a trace of what went on inside."""
    status, headers, body = ask(f"{server.url}ask/response?{query}")
    assert status == 400
    assert headers["Content-Type"].startswith("application/json")
    assert set(json.loads(body)) == {"fault", "at", "field"}
    status, headers, body = ask(f"{server.url}ask/window?{query}")
    assert status == 400
    assert headers["Content-Type"].startswith("application/json")
    assert set(json.loads(body)) == {"fault", "field"}


def test_a_timeline_is_answered_small_and_nonsense_calmly(server: Server) -> None:
    """Dates, kinds and numbers in; a sentence, flags and a figure out; anything else gets four hundred."""
    lines = "date=2024-04-02,2024-12~,2025&kind=treatment-start,treatment-stop,scan&drug=1,1,0"
    status, _, body = ask(f"{server.url}ask/timeline?{lines}")
    assert status == 200
    assert len(body) < 8000
    assert set(json.loads(body)) == {"said", "flags", "figure"}
    for query in ("", "date=2024", lines.replace("scan", "party"), "x" * 3000):
        status, _, body = ask(f"{server.url}ask/timeline?{query}")
        assert status == 400
        assert set(json.loads(body)) == {"fault", "at"}


def test_a_week_is_answered_small_and_nonsense_calmly(server: Server) -> None:
    """Kinds, days and hours in; sentences, a table and a figure out; anything else gets four hundred."""
    week = "kind=there,rest&days=127,64&part=night,day&hours=1.5,1&way=share,keep&taken=2,0"
    status, _, body = ask(f"{server.url}ask/week?{week}")
    assert status == 200
    assert len(body) < 8000
    assert set(json.loads(body)) == {"said", "crowded", "table", "figure"}
    for query in ("", "kind=there", week.replace("127", "128"), week.replace("1.5", "nan"), "x" * 3000):
        status, _, body = ask(f"{server.url}ask/week?{query}")
        assert status == 400
        assert set(json.loads(body)) == {"fault", "at"}


@pytest.mark.parametrize("path", ["ask/", "ask/other", "ask/response/more", "ask"])
def test_other_addresses_hold_nothing(server: Server, path: str) -> None:
    """Only live parts that exist can be asked."""
    assert ask(f"{server.url}{path}?{SOUND}")[0] == 404


def test_a_question_cannot_be_posted(server: Server) -> None:
    """Asking changes nothing, so only GET and HEAD are answered."""
    assert ask(f"{server.url}ask/response?{SOUND}", "POST")[0] in {403, 405}


@given(part=st.sampled_from(list(PARTS)), query=st.text(max_size=80) | st.binary(max_size=60).map(quote))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_the_server_stands(server: Server, part: str, query: str) -> None:
    """Never an error of ours, and not a trace of what went on inside."""
    status, _, body = ask(f"{server.url}ask/{part}?{quote(query, safe='%&=,')}")
    assert status == 400
    assert b"Traceback" not in body


def test_plotly_is_a_file_that_browsers_keep_for_good(server: Server) -> None:
    """The page names it, and it comes packed."""
    page = ask(server.lesson("words"))[2].decode()
    address = page.split('data-plotly="')[1].split('"')[0]
    assert Path(address).name.startswith("plotly-basic.min.")
    status, headers, body = ask(f"http://127.0.0.1:{server.port}{address}", Accept_Encoding="br")
    assert status == 200
    assert "immutable" in headers["Cache-Control"]
    assert headers["Content-Encoding"] == "br"
    assert len(body) < 370_000


def test_a_diary_is_answered_and_nonsense_in_it_calmly(server: Server) -> None:
    """Two weeks of numbers get a verdict of fewer than 14 kB; a score that is none gets four hundred and its day."""
    status, headers, body = ask(f"{server.url}ask/diary?{DIARY}")
    assert (status, headers["Set-Cookie"]) == (200, None)
    assert len(body) < 14_000
    assert set(json.loads(body)) == {"verdict", "level", "why", "table", "tell", "figure"}
    for query in (DIARY.replace("pain=3", "pain=11"), "", "x" * 3000, "%00%ff&&&"):
        status, headers, body = ask(f"{server.url}ask/diary?{query}")
        assert status == 400
        assert headers["Content-Type"].startswith("application/json")
        assert set(json.loads(body)) == {"fault", "field", "at"}


def test_a_page_beside_a_lesson_knows_whom_to_ask(server: Server) -> None:
    """A live part on a page of its own asks the same address as in its lesson, and finds Plotly."""
    status, _, body = ask(f"{server.url}cases/trial-window-closing")
    assert status == 200
    page = body.decode() if isinstance(body, bytes) else body
    assert 'data-ask="/nurses/ask/"' in page
    assert 'data-plotly="/nurses/static/plotly-basic.min.' in page
