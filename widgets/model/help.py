"""The help that stands in the same place on each page: urgent signs, and a pause."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from widgets.model.record import Facts, Record, Text


class Sign(Record):
    """A sign that calls for help, with the facts that say so."""

    text: Text
    facts: Facts


class SignList(Record):
    """Signs that call for the same step at the same speed."""

    heading: Text
    signs: Annotated[list[Sign], Field(min_length=1)]


class UrgentHelp(Record):
    """What to do now, within the hour and the same day."""

    title: Text
    intro: Text
    emergency: SignList
    same_hour: SignList
    same_day: SignList
    footer: Text


class PauseHelp(Record):
    """Kind words for a break, and who can listen."""

    title: Text
    text: list[Text]
    support: list[Text]


class Help(Record):
    """Both panels."""

    urgent: UrgentHelp
    pause: PauseHelp
