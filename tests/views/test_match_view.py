"""What to raise with the team, as HTML: all eight offered for each person, all reasons there without a script."""

from __future__ import annotations

import re

from widgets.activities import match_to_discuss
from widgets.answers import reference
from widgets.content import Library
from widgets.model.category import CATEGORIES
from widgets.views.match import match_html

LIBRARY = Library()
MATCH = LIBRARY.match("03-match")
NAMES: dict[str, str] = {kind.id: kind.name for kind in LIBRARY.categories()}
HTML = str(match_html(MATCH, NAMES, reference(LIBRARY)))
PARTS = HTML.split('data-person="')[1:]


def test_each_person_is_offered_all_eight_in_one_order() -> None:
    """The boxes are the same for each person; the look back comes last."""
    assert [part.split('"')[0] for part in PARTS] == [*(person.id for person in MATCH.people), "end"]
    for part in PARTS[:-1]:
        assert re.findall(r'value="([a-z-]+)" data-box', part) == list(CATEGORIES)


def test_each_reason_stands_once_in_the_group_of_its_verdict() -> None:
    """All eight are weighed for each person, cited, under the verdict's own words."""
    words = reference(LIBRARY).words
    for person, part in zip(MATCH.people, PARTS[:-1], strict=True):
        found = re.findall(r'data-weighed="([a-z-]+)" data-verdict="(\w+)"', part)
        assert found == [(one.category, verdict) for verdict, group in person.groups().items() for one in group]
        for verdict in person.groups():
            assert f">{words(f'match_{verdict}')}</h5>" in part
        for one in person.categories:
            reason = part.split(f'data-weighed="{one.category}"')[1].split("data-weighed")[0]
            assert set(one.facts) <= set(re.findall(r'data-fact="([^"]+)"', reason))


def test_the_look_back_names_what_is_worth_raising_for_each_person() -> None:
    """It lists the same kinds as the first group of reasons."""
    for person, back in zip(MATCH.people, PARTS[-1].split('data-back="')[1:], strict=True):
        assert re.findall(r'data-weighed="([a-z-]+)"', back) == [one.category for one in person.of("best")]


def test_the_activity_shows_the_same_html_as_the_view() -> None:
    """What a notebook puts on a page is what the view wrote."""
    assert match_to_discuss("03-match").html == HTML


def test_what_an_author_writes_is_escaped() -> None:
    """Marks of HTML in a story stay marks."""
    first = MATCH.people[0].model_copy(update={"story": "<b>Tired</b> & more"})
    html = match_html(MATCH.model_copy(update={"people": [first]}), NAMES, reference(LIBRARY))
    assert "&lt;b&gt;Tired&lt;/b&gt; &amp; more" in html
