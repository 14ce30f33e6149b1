"""A team meeting as HTML: everyone offered in each case, every reason and every outcome there without a script."""

from __future__ import annotations

import json
import re
from html import unescape

from widgets.activities import mdt_table
from widgets.answers import reference
from widgets.content import Library
from widgets.views.mdt import either, mdt_html

LIBRARY = Library()
TABLE = LIBRARY.table("04-table")
HTML = str(mdt_html(TABLE, reference(LIBRARY)))
PARTS = HTML.split('data-part="')[1:]
CASES = list(zip(TABLE.cases, PARTS[:-1], strict=True))


def test_each_case_offers_the_same_people_and_its_own_papers() -> None:
    """The boxes stand in one order; what a meeting cannot do comes last."""
    assert [part.split('"')[0] for part in PARTS] == [*(case.id for case in TABLE.cases), "limits"]
    for case, part in CASES:
        assert re.findall(r'value="([a-z-]+)" data-box="chairs"', part) == [person.id for person in TABLE.people]
        assert re.findall(r'value="([a-z-]+)" data-box="papers"', part) == [paper.id for paper in case.papers]


def test_each_person_is_explained_once_a_case_with_paper_and_facts() -> None:
    """All seats stand in the group of their verdict, and name the paper that they look at."""
    for case, part in CASES:
        groups = case.groups()
        assert re.findall(r'data-seat="([a-z-]+)"', part) == [
            person.id for verdict in groups for person, seat in TABLE.seats(case) if seat.verdict == verdict
        ]
        for seat in case.seats:
            said = part.split(f'data-seat="{seat.person}"')[1].split("data-seat")[0]
            assert said.startswith(f' data-paper="{seat.paper}"')
            assert TABLE.names(case)[seat.paper] in unescape(said)
            assert set(seat.facts) <= set(re.findall(r'data-fact="([^"]+)"', said))


def test_each_outcome_says_what_it_needs() -> None:
    """Without a script a reader sees which people and papers lead to which answer."""
    words = reference(LIBRARY).words
    for case, part in CASES:
        shown = part.split('data-outcome="')[1:]
        assert len(shown) == len(case.outcomes)
        for outcome, said in zip(case.outcomes, shown, strict=True):
            needs = "; ".join(either(TABLE, case, need, words) for need in outcome.needs)
            assert (needs or words("mdt_needs_none")) in unescape(said)


def test_the_list_of_what_is_missing_is_that_of_the_full_answer() -> None:
    """Each need stands once, with all names of which one is enough."""
    for case, part in CASES:
        assert re.findall(r'data-need="([a-z -]+)"', part) == [" ".join(need) for need in case.outcomes[0].needs]


def test_the_map_beside_the_page_holds_each_case() -> None:
    """The browser looks up what Python wrote."""
    words = json.loads(re.search(r"data-words>(.*?)</script>", HTML, re.DOTALL)[1])  # type: ignore[index]
    assert words["cases"] == {case.id: {"needed": case.needed(), "answers": case.answers()} for case in TABLE.cases}
    assert (words["chairs"], words["papers"]) == (TABLE.chairs, TABLE.papers)


def test_the_limits_show_both_sides_in_words_and_in_a_table() -> None:
    """Four pictures; where studies differ, the number is a range, and the three rows add up to 100."""
    pictures = re.findall(r'<figure class="icons">(.*?)</figure>', PARTS[-1], re.DOTALL)
    assert len(pictures) == len(TABLE.limits) == 4
    for picture, limit in zip(pictures, TABLE.limits, strict=True):
        icons = limit.icons
        assert unescape(re.search(r'aria-label="([^"]+)"', picture)[1]) == icons.sentence  # type: ignore[index]
        cells = re.findall(r"<td>(\d+)</td>", picture)
        assert sum(int(cell) for cell in cells) == 100
        if icons.spread == "studies":
            assert f"<strong>{icons.low} to {icons.high}</strong> in 100" in picture
            assert f"lowest number was {icons.low}, the highest {icons.high}" in picture


def test_the_activity_shows_the_same_html_as_the_view() -> None:
    """What a notebook puts on a page is what the view wrote."""
    assert mdt_table("04-table").html == HTML


def test_what_an_author_writes_is_escaped() -> None:
    """Marks of HTML in a story stay marks."""
    first = TABLE.cases[0].model_copy(update={"story": "<b>Tired</b> & more"})
    html = mdt_html(TABLE.model_copy(update={"cases": [first]}), reference(LIBRARY))
    assert "&lt;b&gt;Tired&lt;/b&gt; &amp; more" in html
