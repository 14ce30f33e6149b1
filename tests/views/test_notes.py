"""The notes behind citations and terms."""

from __future__ import annotations

import re
from collections import Counter

from widgets.activities import case
from widgets.answers import reference
from widgets.content import Library
from widgets.views.notes import Notes

REFERENCE = reference(Library())
CASE = "melanoma-pseudoprogression-chart"


def test_an_activity_on_a_page_opens_the_notes_of_the_page() -> None:
    """A page shows each note once: buttons of an activity lead to it, and what is not a button stays as it was."""
    alone = case(CASE).html
    page = Notes("page", REFERENCE)
    page.cite("recist-progression")
    adopted = page.adopt(alone)
    whole = adopted + page.html()
    targets = set(re.findall(r'popovertarget="([^"]+)"', whole))
    ids = Counter(re.findall(r' id="([^"]+)"', whole))
    assert len(targets) > 10
    assert targets <= set(ids)
    assert max(ids.values()) == 1
    assert all(target.startswith("page-") for target in targets)
    assert 'class="note"' in alone
    assert 'class="note"' not in adopted
    assert buttonless(adopted) == buttonless(str(alone).partition('<div class="notes">')[0] + "</section>")


def buttonless(html: str) -> str:
    """The words of an activity without its citations."""
    return " ".join(re.sub(r'<button type="button" class="(cite|term)".*?</button>', "", html).split())
