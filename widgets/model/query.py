"""What a learner asks, as it travels: one short line of text, read strictly, so that nonsense never gets further."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import parse_qsl

LONGEST_QUERY = 400


class Unanswerable(ValueError):  # noqa: N818  # it is no error of ours: the values cannot be answered
    """Values that cannot be answered: which fault, and at which place (from 0) if in one of several."""

    def __init__(self, fault: str, at: int | None = None) -> None:
        super().__init__(fault, at)
        self.fault = fault
        self.at = at


def read_query(text: str, names: Collection[str], longest: int = LONGEST_QUERY) -> dict[str, str]:
    """Return the values of exactly these names, each given once; Unanswerable (`query`) for any other text.

    `longest` is the most signs that the text may have.

    >>> read_query("ecog=1&alt=2.5", {"ecog", "alt"})
    {'ecog': '1', 'alt': '2.5'}
    >>> read_query("ecog=1&ecog=2&alt=2.5", {"ecog", "alt"})
    Traceback (most recent call last):
    widgets.model.query.Unanswerable: ('query', None)
    """
    if len(text) > longest:
        raise Unanswerable("query")
    try:
        pairs = parse_qsl(text, keep_blank_values=True, strict_parsing=True, max_num_fields=len(names))
    except ValueError:
        raise Unanswerable("query") from None
    given = dict(pairs)
    if set(given) != set(names) or len(pairs) != len(given):
        raise Unanswerable("query")
    return given
