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


def test_two_activities_of_one_cell_are_both_adopted() -> None:
    """Only their lists of notes are left out; the second activity stays, and both open the notes of the page."""
    one = '<section>{}<div class="notes"><div>old</div>\n</div>\n</section>'
    cite = str(Notes("own", REFERENCE).cite(next(iter(REFERENCE.facts))))
    page = Notes("page", REFERENCE)
    adopted = page.adopt(one.format(f"first {cite}") + one.format(f"second {cite}"))
    assert "old" not in adopted
    assert adopted.count('popovertarget="page-fact-') == 2
    assert adopted.index("first") < adopted.index("second")
