"""What a start that cannot be says: one sentence, and the cure."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from widgets.server import __main__ as start


def test_a_taken_port_is_said_in_one_sentence_with_the_cure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The start ends at once, names the port, and gives a command that would work."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("HOST", "127.0.0.1")
        monkeypatch.setenv("PORT", str(port))
        monkeypatch.setattr(sys, "argv", ["serve"])
        assert start.main() == 1
    said = capsys.readouterr().out
    assert said.startswith(f"Port {port} is taken: stop what uses it, or choose another, for example `PORT=")
    assert said.count("\n") == 1


@pytest.mark.parametrize("port", ["abc", "80000", "0", "-1", "8866.0", "²"])
def test_a_port_that_is_none_is_said(tmp_path: Path, port: str) -> None:
    """What is no number of a port is shown as it was written, with the numbers that are."""
    assert start.hindrance(tmp_path, "127.0.0.1", port).startswith(f"PORT is `{port}`: give a number from 1 to 65535")


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_an_address_of_another_machine_is_not_called_taken(tmp_path: Path, host: str) -> None:
    """A host that is not here is said as such: another port would not help."""
    assert start.hindrance(tmp_path, host, "8866").startswith(f"HOST `{host}` is no address of this machine: use 127.")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A course of no lessons is not served in silence."""
    said = start.hindrance(tmp_path / "mine", "127.0.0.1", "8866")
    assert said == f"There is no folder `{tmp_path / 'mine'}`: name one that holds notebooks."


def test_where_nothing_hinders_nothing_is_said(tmp_path: Path) -> None:
    """A free port of this machine and a folder are enough."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    assert start.hindrance(tmp_path, "127.0.0.1", str(port)) == ""
