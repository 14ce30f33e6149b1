"""A learner's own month as it travels: one short line of text, and which value is none that can be answered."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from pydantic import ValidationError

from widgets.model.query import Unanswerable, read_query
from widgets.model.window import VALUES, Measured

WHOLE = re.compile(r"[0-9]{1,3}")
TENTHS = re.compile(r"[0-9]{1,2}(\.[0-9])?")
FORMS = {"ecog": WHOLE, "bilirubin": TENTHS, "alt": TENTHS, "platelets": WHOLE, "neutrophils": TENTHS}
LIVER = {"yes": True, "no": False}


def month_query(measured: Measured) -> str:
    """Return a month as text; the same month always gives the same text.

    >>> month_query(Measured(ecog=1, bilirubin="1.2", alt=3, platelets=150, neutrophils=4, liver_metastases=True))
    'ecog=1&bilirubin=1.2&alt=3&platelets=150&neutrophils=4&liver=yes'
    """
    values = {value: f"{measured.of(value).normalize():f}" for value in VALUES}
    return urlencode(values | {"liver": "yes" if measured.liver_metastases else "no"})


def read_month(text: str) -> Measured:
    """Read a month from text; Unanswerable where it is none, with the name of the first value at fault.

    >>> read_month("ecog=1&bilirubin=1.2&alt=3&platelets=150&neutrophils=4&liver=yes").bilirubin
    Decimal('1.2')
    >>> read_month("ecog=5&bilirubin=1.2&alt=3&platelets=150&neutrophils=4&liver=yes")
    Traceback (most recent call last):
    widgets.model.query.Unanswerable: ('ecog', None)
    """
    given: dict[str, Any] = read_query(text, (*VALUES, "liver"))
    liver = given.pop("liver")
    for value in VALUES:
        if not FORMS[value].fullmatch(given[value]):
            raise Unanswerable(value)
    if liver not in LIVER:
        raise Unanswerable("liver")
    try:
        return Measured(**given, liver_metastases=LIVER[liver])
    except ValidationError as error:
        raise Unanswerable(str(error.errors()[0]["loc"][0])) from None
