"""What an activity brings into a notebook."""

from __future__ import annotations

from widgets import case, quiz


def test_a_notebook_brings_the_script_and_the_style_once() -> None:
    """Activities name one model that holds both; what each carries itself is its HTML and a small loader."""
    first, second = (one.get_state() for one in (case("melanoma-pseudoprogression-chart"), quiz("01-before")))
    shared = quiz("01-after").shared
    assert first["shared"] == second["shared"] == f"IPY_MODEL_{shared.model_id}"
    assert "class CasePlayer" in shared.script
    assert ".scene" in shared.style
    for state in (first, second):
        assert "class CasePlayer" not in state["_esm"]
        assert "get_model" in state["_esm"]
