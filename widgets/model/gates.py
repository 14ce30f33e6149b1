"""Whether a journey is planned: points that are looked at in order, and the one end that the answers lead to.

It is a rule for teaching, and never decides for a person. It knows no case and no place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol, get_args

Answer = Literal["yes", "no", "unknown"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)
End = Literal["travel", "not-yet", "not"]
ENDS: tuple[End, ...] = get_args(End)


class Point(Protocol):
    """What the rule needs to know of a point: its id, and whether a “no” ends the plan."""

    @property
    def id(self) -> str:
        """The name under which it is answered."""

    @property
    def stops(self) -> bool:
        """Whether a “no” ends the plan, so that what comes after is not asked."""


def asked(points: Sequence[Point], answers: Mapping[str, Answer]) -> list[Point]:
    """Return the points that are asked: all, or those up to the first “no” that ends the plan."""
    for number, point in enumerate(points, start=1):
        if point.stops and answers.get(point.id) == "no":
            return list(points[:number])
    return list(points)


def end_of(points: Sequence[Point], answers: Mapping[str, Answer]) -> End:
    """Return the end that the answers lead to; a point without an answer is not known.

    Travel needs a “yes” to every point. What is not known, and a “no” that does not end the plan, mean “not yet”.
    """
    looked_at = asked(points, answers)
    given = [answers.get(point.id, "unknown") for point in looked_at]
    if "unknown" in given:
        return "not-yet"
    if looked_at and looked_at[-1].stops and given[-1] == "no":
        return "not"
    return "not-yet" if "no" in given else "travel"


def end_map(points: Sequence[Point]) -> list[list[int | End]]:
    """Return the rule as a map: for each node, where “yes”, “no” and “unknown” lead, to a node or to an end.

    The browser starts at node 0, goes one step for each point in order, and stops at an end. A node stands for a point
    and for what was met before it: nothing open, a “no”, or something that is not known.
    """
    nodes: list[list[int | End]] = []
    last = len(points) - 1
    for at, point in enumerate(points):
        for before in (0, 1, 2):
            ways: list[int | End] = []
            for answer in ANSWERS:
                state = max(before, ANSWERS.index(answer))
                if point.stops and answer == "no":
                    ways.append("not-yet" if before == ANSWERS.index("unknown") else "not")
                elif at == last:
                    ways.append("travel" if state == 0 else "not-yet")
                else:
                    ways.append((at + 1) * 3 + state)
            nodes.append(ways)
    return nodes
