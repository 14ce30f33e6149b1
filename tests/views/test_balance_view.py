"""Benefit and burden as HTML: the same rows for all, nothing added up, and readable without a script."""

from __future__ import annotations

import re

from markupsafe import escape

from widgets.activities import benefit_and_burden
from widgets.answers import reference
from widgets.content import Library
from widgets.model.balance import ROWS, SIDES, WEIGHTS
from widgets.views.balance import balance_html, own_balance_html

LIBRARY = Library()
BALANCE = LIBRARY.balance("angela-school-bus")
BASIS = reference(LIBRARY)
HTML = str(balance_html(BALANCE, BASIS))
OWN = str(own_balance_html(BALANCE.id, BASIS.words))
PARTS = {part.split('"')[0]: part for part in HTML.split('data-part="')[1:]}


def test_each_option_has_the_same_rows_in_the_same_order() -> None:
    """On its own page, side by side, among the views, and in the table."""
    for option in BALANCE.options:
        names = [f"{option.id}.{row}" for row in ROWS]
        assert re.findall(r'value="for" data-lay="([^"]+)"', PARTS[option.id]) == names
        column = PARTS["beside"].split(f'data-column="{option.id}"')[1].split("data-column")[0]
        assert re.findall(r'data-line="([^"]+)"', column) == names
        assert re.findall(rf'data-seen="({option.id}[^"]+)"', PARTS["views"]) == names
    heads = re.findall(r'role="rowheader">([^<]+)<', PARTS["beside"])
    assert heads == [BASIS.words(f"balance_row_{row}") for row in ROWS]


def test_each_line_shows_its_facts_and_can_be_laid_on_three_sides() -> None:
    """Nothing is chosen beforehand."""
    for option in BALANCE.options:
        for row, line in option.rows().items():
            part = PARTS[option.id].split(f"<h4>{BASIS.words(f'balance_row_{row}')}</h4>")[1].split("<h4>")[0]
            assert re.findall(r'data-fact="([^"]+)"', part) == line.facts
            assert re.findall(r'value="(\w+)" data-lay', part) == list(SIDES)
    assert not re.search(r"<input[^>]* checked", HTML + OWN)


def test_what_matters_is_asked_first_with_a_way_to_say_that_only_the_person_knows() -> None:
    """Each matter has the same four answers, and the person's own words are marked."""
    assert next(iter(PARTS)) == "matters"
    assert re.findall(r'value="(\w+)" data-weight', PARTS["matters"]) == [*WEIGHTS] * len(BALANCE.matters)
    own = sum(matter.own_words for matter in BALANCE.matters)
    assert PARTS["matters"].count(BASIS.words("balance_own_words")) == own


def test_it_says_why_there_is_no_sum_and_shows_an_end_for_each_option() -> None:
    """No option is called the best: no verdict stands anywhere."""
    assert escape(BASIS.words("balance_no_sum")) in PARTS["beside"]
    ends = PARTS["views"].split('class="balance-ends"')[1].split("</ul>")[0]
    assert ends.count("<li>") == len(BALANCE.options)
    assert not re.search("verdict|score", HTML.split('class="notes"', maxsplit=1)[0] + OWN)


def test_the_form_of_ones_own_is_empty_and_asks_for_no_names() -> None:
    """It begins without an option, and its notice stands before anything can be written."""
    assert OWN.index(BASIS.words("balance_own_notice")) < OWN.index("<input")
    assert OWN.split("data-columns>")[1].startswith("</div>")


def test_the_activity_shows_the_same_html_as_the_views() -> None:
    """What a notebook puts on a page is what the views wrote."""
    assert benefit_and_burden(BALANCE.id).html == f"{HTML}\n{OWN}"


def test_what_an_author_writes_is_escaped() -> None:
    """Marks of HTML in a story stay marks."""
    person = BALANCE.person.model_copy(update={"story": "<b>Tired</b> & more", "words": "<i>Sing</i>"})
    html = balance_html(BALANCE.model_copy(update={"person": person}), BASIS)
    assert "&lt;b&gt;Tired&lt;/b&gt; &amp; more" in html
    assert "<i>Sing" not in html
