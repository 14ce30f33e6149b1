"""What is missing, as HTML: the bag in order, each thing marked and read, whom to ask, and letters without a script."""

from __future__ import annotations

import html
import json
import re

from widgets.activities import missing_information
from widgets.answers import reference
from widgets.content import Library
from widgets.model.checklist import PAPER_MARKS, asked, bag_lines, letter_text, letters, own_lines, papers_by_date
from widgets.views.missing import missing_html

LIBRARY = Library()
CHECKLIST = LIBRARY.checklist("complete-summary")
BAG = LIBRARY.bag(CHECKLIST.bag)
HTML = str(missing_html(CHECKLIST, BAG, reference(LIBRARY)))
TEXT = html.unescape(HTML)


def test_each_thing_is_offered_the_three_marks_and_read_by_us() -> None:
    """Each thing stands once in its group, with three marks, our mark, its reason and its facts."""
    assert re.findall(r'data-item="([a-z-]+)"', HTML) == [item.id for item in CHECKLIST.items]
    words = reference(LIBRARY).words
    for item in CHECKLIST.items:
        asked_for = HTML.split(f'data-item="{item.id}"')[1].split("</fieldset>", maxsplit=1)[0]
        assert re.findall(r'value="(\w+)"', asked_for) == list(PAPER_MARKS)
        ours = HTML.split(f'data-ours-for="{item.id}"')[1].split("data-ours-for", maxsplit=1)[0]
        assert f">{words(f'missing_mark_{item.bag.mark}')}</p>" in ours
        assert set(item.why.facts) <= set(re.findall(r'data-fact="([^"]+)"', ours))


def test_a_reading_names_its_papers_by_the_number_that_they_have_in_the_bag() -> None:
    """Paper 4 of a reason is paper 4 of the open bag."""
    numbers = {paper.id: number for number, paper in enumerate(papers_by_date(BAG), start=1)}
    for item in CHECKLIST.items:
        ours = TEXT.split(f'data-ours-for="{item.id}"')[1].split("data-ours-for")[0]
        rests = re.search(r'missing-rests">([^<]*)', ours)
        assert rests
        found = {int(number) for number in re.findall(r"paper (\d+) \(", rests[1])}
        assert found == {numbers[name] for name in item.bag.records}


def test_each_missing_thing_of_the_bag_says_who_has_it_and_how_to_ask() -> None:
    """All that the bag lists as missing stands in the list of what to ask, with its facts."""
    for item in CHECKLIST.items:
        row = TEXT.split(f'data-row="{item.id}"')[1].split("data-row")[0]
        for missing in BAG.missing:
            if missing.id in {ask.missing for ask in item.bag.asks}:
                assert missing.who_has_it in row
                assert missing.how_to_ask in row
                assert set(missing.facts) <= set(re.findall(r'data-fact="([^"]+)"', row))


def test_the_browser_gets_the_lines_and_the_forms_that_the_rule_uses() -> None:
    """What a letter is put together from in the browser is what Python uses."""
    found = re.search(r"data-letters>(.*?)</script>", HTML, re.DOTALL)
    assert found
    data = json.loads(found[1])
    for whose, lines in (("bag", bag_lines(CHECKLIST, BAG)), ("own", own_lines(CHECKLIST))):
        assert {name: [tuple(line) for line in given] for name, given in data["lines"][whose].items()} == lines
    for holder in CHECKLIST.holders:
        opening, closing = data["forms"][holder.id]
        assert f"{opening}\n\n1. Why?\n\n{closing}" == letter_text(CHECKLIST, holder, ["Why?"])


def test_without_a_script_the_letters_are_those_of_our_own_marks() -> None:
    """Each letter that our reading of the bag leads to stands in full."""
    marks = {item.id: item.bag.mark for item in CHECKLIST.items}
    for holder_id, questions in letters(asked(marks, list(marks)), bag_lines(CHECKLIST, BAG)).items():
        holder = next(one for one in CHECKLIST.holders if one.id == holder_id)
        assert letter_text(CHECKLIST, holder, questions) in TEXT


def test_a_paper_in_another_language_says_so_and_has_a_translation() -> None:
    """The note in Spanish is marked as Spanish, for voices that read aloud."""
    for paper in BAG.records:
        if paper.translation:
            assert f'<p lang="{paper.language}">{paper.printed}</p>' in TEXT
            assert paper.translation in TEXT


def test_the_activity_shows_the_same_html_as_the_view() -> None:
    """What a notebook puts on a page is what the view wrote."""
    assert missing_information("complete-summary").html == HTML


def test_what_an_author_writes_is_escaped() -> None:
    """Marks of HTML in a title stay marks."""
    changed = CHECKLIST.model_copy(update={"title": "<b>Missing</b> & more"})
    assert "&lt;b&gt;Missing&lt;/b&gt; &amp; more" in missing_html(changed, BAG, reference(LIBRARY))
