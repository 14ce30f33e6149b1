"""What can be raised for a person, weighed fairly: each kind once, more than one worth raising, some always open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol, TypeVar

from widgets.model.quiz import POINTS, Verdict

FEWEST_BEST = 2


class Weighable(Protocol):
    """Something that is weighed: what kind it is, and how well it fits now."""

    @property
    def kind(self) -> str:
        """The id of the kind."""

    @property
    def verdict(self) -> Verdict:
        """How well it fits now."""


Thing = TypeVar("Thing", bound=Weighable)


def by_verdict(weighed: Iterable[Thing], order: Sequence[str]) -> dict[Verdict, list[Thing]]:
    """Return what was weighed by verdict, those most worth raising first; verdicts without any are left out."""
    placed = sorted(weighed, key=lambda one: order.index(one.kind))
    groups = {verdict: [one for one in placed if one.verdict == verdict] for verdict in POINTS}
    return {verdict: found for verdict, found in groups.items() if found}


def must_be_fair(
    weighed: Sequence[Weighable], kinds: Iterable[str], always_open: Collection[str], called: tuple[str, str]
) -> None:
    """Raise ValueError, in words for an author, where a person's kinds are not weighed fairly; `called` names them."""
    one, many = called
    named = [each.kind for each in weighed]
    for kind in kinds:
        if named.count(kind) != 1:
            raise ValueError(f"weighs `{kind}` {named.count(kind)} times; give each {one} exactly once")
    if sum(each.verdict == "best" for each in weighed) < FEWEST_BEST:
        raise ValueError(f"has fewer than {FEWEST_BEST} best {many}; more than one can be worth raising")
    for each in weighed:
        if each.verdict == "poor" and each.kind in always_open:
            raise ValueError(f"calls `{each.kind}` poor; it can always be raised, so use `acceptable`")
