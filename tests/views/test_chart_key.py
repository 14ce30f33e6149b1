"""The key below a picture shows the marks of that picture, whatever else the one style file holds."""

from __future__ import annotations

import re
from collections import Counter

from widgets.content import ROOT

RULE = re.compile(r"^(\.[\w-]+) (\.key-[\w-]+)::before", re.MULTILINE)


def test_no_key_of_one_activity_paints_over_that_of_another() -> None:
    """A class of a key that two style files use is scoped to its own activity in both."""
    found = [set(RULE.findall(file.read_text(encoding="utf-8"))) for file in (ROOT / "assets" / "style").glob("*.css")]
    used = Counter(name for rules in found for name in {name for _, name in rules})
    assert {name for rules in found for scope, name in rules if scope == ".rs" and used[name] > 1} == set()
