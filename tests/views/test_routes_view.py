"""Routes as HTML: the same rows for all in one order, and both sides of each route for each person."""

from __future__ import annotations

import re
from html import unescape

from widgets.activities import route_comparison
from widgets.answers import reference
from widgets.content import Library
from widgets.model.route import ROUTE_ROWS, ROUTES
from widgets.views.routes import routes_html

LIBRARY = Library()
COMPARISON = LIBRARY.read("routes", "05-routes")
HTML = str(routes_html(COMPARISON, reference(LIBRARY)))
TABLE, *PARTS = HTML.split('data-person="')


def test_all_routes_stand_in_the_same_rows_and_order() -> None:
    """One table: a row for each thing to ask, in it a cell for each route, called by its name."""
    words = reference(LIBRARY).words
    names = [route.name for route in COMPARISON.routes]
    rows = TABLE.split("<tbody")[1].split("<tr ")[1:]
    assert len(rows) == len(ROUTE_ROWS)
    for row, html in zip(ROUTE_ROWS, rows, strict=True):
        assert f">{words(f'routes_row_{row}')}</th>" in html
        assert re.findall(r'compare-name" aria-hidden="true">([^<]+)<', html) == names
        for route, cell in zip(COMPARISON.routes, html.split("<td ")[1:], strict=True):
            assert set(getattr(route.rows, row).facts) == set(re.findall(r'data-fact="([^"]+)"', cell))


def test_each_person_is_offered_all_routes_with_both_sides() -> None:
    """The boxes are the same for each person; for and against stand once for each route."""
    words = reference(LIBRARY).words
    for person, part in zip(COMPARISON.people, PARTS[:-1], strict=True):
        assert re.findall(r'value="([a-z-]+)" data-box', part) == list(ROUTES)
        found = re.findall(r'data-weighed="([a-z-]+)" data-verdict="(\w+)"', part)
        assert found == [(one.route, verdict) for verdict, group in person.groups().items() for one in group]
        assert part.count(words("routes_pro")) == part.count(words("routes_con")) == len(ROUTES)


def test_the_activity_shows_the_same_html_as_the_view() -> None:
    """What a notebook puts on a page is what the view wrote, stories and all."""
    assert route_comparison().html == HTML
    assert all(person.name in unescape(HTML) for person in COMPARISON.people)
