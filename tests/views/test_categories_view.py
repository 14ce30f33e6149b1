"""Kinds of treatment as HTML: each once, with all its rows, and dots that say the same as their sentence."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from widgets.activities import category_explorer
from widgets.answers import reference
from widgets.content import Library
from widgets.model.icons import IconArray
from widgets.views.categories import SHOWN, categories_html
from widgets.views.icons import icon_paths

LIBRARY = Library()
KINDS = LIBRARY.categories()
HTML = str(categories_html(KINDS, LIBRARY.situations, reference(LIBRARY)))
PARTS = HTML.split('data-category="')[1:]


def icons(with_it: int, low: int | None = None, high: int | None = None) -> IconArray:
    """One result for 100 people."""
    texts = {"sentence": "Some in 100 people.", "who": "Some people.", "time_frame": "A year.", "unsure": "No range."}
    return IconArray(**texts, of=100, with_it=with_it, low=low, high=high, facts=["some-fact"])


def drawn(made: IconArray) -> dict[str, int]:
    """How many dots of each shape are drawn."""
    return {shape: path.count("M") for shape, path in icon_paths(made)}


def test_each_kind_stands_once_with_all_rows_in_one_order() -> None:
    """The page holds every kind whole and once; the script finds each row by its name."""
    assert [part.split('"')[0] for part in PARTS] == [kind.id for kind in KINDS]
    for part in PARTS:
        assert re.findall(r'data-row="(\w+)"', part) == list(SHOWN)
    for kind in KINDS:
        assert unescape(HTML).count(f">{kind.in_one_line}<") == 1


def test_the_words_for_the_script_name_every_row_that_can_be_chosen() -> None:
    """Rows, the select's options and the words beside the HTML are the same."""
    words = json.loads(re.search(r"data-words>(.*?)</script>", HTML, re.DOTALL)[1])  # type: ignore[index]
    assert list(words["rows"]) == list(SHOWN)
    options = re.search(r"data-row-choice>(.*?)</select>", HTML, re.DOTALL)[1]  # type: ignore[index]
    assert re.findall(r'value="(\w+)"', options) == list(SHOWN)


def test_what_a_situation_raises_stands_with_its_kind() -> None:
    """Each kind holds what each situation says to it, and no more."""
    for kind, part in zip(KINDS, PARTS, strict=True):
        raising = [situation.id for situation in LIBRARY.situations if situation.raises(kind.id)]
        assert re.findall(r'data-says="([^"]+)"', part) == raising


@pytest.mark.parametrize(
    ("made", "shapes"),
    [
        (icons(36, 28, 45), {"disc": 28, "core": 8, "ring": 17, "hollow": 9, "open": 55}),
        (icons(40), {"disc": 40, "open": 60}),
        (icons(0), {"open": 100}),
        (icons(100), {"disc": 100}),
        (icons(3, 0, 9), {"core": 3, "ring": 9, "hollow": 6, "open": 91}),
    ],
)
def test_dots_are_drawn_as_counted(made: IconArray, shapes: dict[str, int]) -> None:
    """Full, open and ringed dots are as many as the numbers say; a ring stands round each that is unsure."""
    assert drawn(made) == shapes


def test_dots_fill_in_reading_order_and_stay_on_the_field() -> None:
    """The eleventh dot begins the second line, and no dot touches the edge."""
    [(_, full), (_, rest)] = icon_paths(icons(11))
    assert full.endswith("M95 5h0M5 15h0")
    assert rest.startswith("M11.7 15a")
    assert all(0 < float(number) < 100 for number in re.findall(r"M([\d.]+) ", full + rest))


def test_each_picture_is_named_by_its_sentence_and_has_a_table() -> None:
    """The name, the number above and the table say the same, with both sides."""
    pictures = re.findall(r'<figure class="icons">(.*?)</figure>', HTML, re.DOTALL)
    made = [kind.icon_array for kind in KINDS]
    assert len(pictures) == len(made)
    for picture, one in zip(pictures, made, strict=True):
        label = re.search(r'role="img" aria-label="([^"]+)"', picture)
        assert label
        assert unescape(label[1]) == one.sentence
        assert f"<strong>{one.with_it}</strong> in 100" in picture
        assert f"<td>{one.with_it}</td>" in picture
        assert f"<td>{100 - one.with_it}</td>" in picture
        sure = one.unsure if one.low is None else f"between {one.low} and {one.high}"
        assert sure
        assert sure in unescape(picture)
        assert "style=" not in picture


def test_the_activity_shows_the_same_html_as_the_view() -> None:
    """What a notebook puts on a page is what the view wrote."""
    assert category_explorer().html == HTML


def test_nothing_is_ranked_or_ruled_out() -> None:
    """The frame around the kinds says that it is no advice, and holds no verdict."""
    assert "none of them is advice" in HTML
    assert "data-verdict" not in HTML
