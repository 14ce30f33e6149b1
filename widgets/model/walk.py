"""How a case or a conversation is walked: the state that choices change, and every position that can be reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from widgets.model.case import Condition, Effect, Option, Stop

MOST_POSITIONS = 5_000
ON = "on"


class Route(Protocol):
    """What can be walked: a case with its scenes, a conversation with its turns. It starts at the first."""

    @property
    def trust_at_start(self) -> int:
        """Trust before the first choice, 0–4."""

    @property
    def scenes(self) -> Sequence[Stop]:
        """All stops; a walk starts at the first."""

    def scene(self, scene_id: str, /) -> Stop:
        """Return the stop named `scene_id`; KeyError where there is none."""


@dataclass(frozen=True)
class State:
    """What choices change: days since the start, trust and burden (0–4), records found, marks set."""

    days: int = 0
    trust: int = 2
    burden: int = 0
    found: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()

    def after(self, effect: Effect) -> State:
        """The state once `effect` has happened; trust and burden stay within 0–4."""
        return State(
            days=self.days + effect.days,
            trust=min(4, max(0, self.trust + effect.trust)),
            burden=min(4, max(0, self.burden + effect.burden)),
            found=self.found | set(effect.finds),
            marks=self.marks | set(effect.marks),
        )

    def meets(self, condition: Condition) -> bool:
        """Say whether every part of `condition` holds."""
        return (
            self.found.issuperset(condition.found)
            and self.found.isdisjoint(condition.not_found)
            and self.marks.issuperset(condition.marked)
            and self.marks.isdisjoint(condition.not_marked)
            and self.days >= condition.days_at_least
            and self.burden >= condition.burden_at_least
            and condition.trust_at_least <= self.trust <= condition.trust_at_most
        )


@dataclass(frozen=True)
class Position:
    """A place in a walk: the scene that is open and the state it is met in."""

    scene: str
    state: State


class WalkError(Exception):
    """A route cannot be walked to its end; `scene` names where."""

    def __init__(self, scene: str, what: str) -> None:
        super().__init__(what)
        self.scene = scene


@dataclass(frozen=True)
class WalkMap:
    """Every position that a route can reach, and where each open option leads.

    `ways[i]` maps an option id (or "on" for a scene that just goes on) to the index of the next position.
    """

    positions: tuple[Position, ...]
    ways: tuple[Mapping[str, int], ...]

    @cached_property
    def path_counts(self) -> tuple[int, ...]:
        """For each position, how many different paths lead from it to an ending."""
        counts: dict[int, int] = {}
        for index in reversed(self.in_order()):
            ways = self.ways[index].values()
            counts[index] = sum(counts[after] for after in ways) if ways else 1
        return tuple(counts[index] for index in range(len(self.positions)))

    @property
    def paths(self) -> int:
        """How many different paths lead from the first scene to an ending."""
        return self.path_counts[0]

    @cached_property
    def most_choices(self) -> int:
        """How many choices the longest way from the first scene to an ending holds."""
        most: dict[int, int] = {}
        for index in reversed(self.in_order()):
            ways = self.ways[index]
            chosen = 1 if ways and ON not in ways else 0
            most[index] = chosen + max((most[after] for after in ways.values()), default=0)
        return most[0]

    def in_order(self) -> list[int]:
        """The indexes of the positions, each before those that it leads to; WalkError where a way goes round."""
        order: list[int] = []
        state: dict[int, str] = {}
        stack: list[tuple[int, bool]] = [(0, False)]
        while stack:
            index, done = stack.pop()
            if done:
                state[index] = "done"
                order.append(index)
            elif index not in state:
                state[index] = "open"
                stack.append((index, True))
                for after in self.ways[index].values():
                    if state.get(after) == "open":
                        raise WalkError(self.positions[after].scene, "goes round in a circle")
                    stack.append((after, False))
        return order[::-1]


def open_options(route: Route, position: Position) -> list[Option]:
    """The options that can be chosen at `position`."""
    options = route.scene(position.scene).placed_options()
    return [option for _, option in options if position.state.meets(option.open_if)]


def explore(route: Route) -> WalkMap:
    """Walk every way through `route`; raises WalkError where there are too many positions to walk."""
    start = Position(route.scenes[0].id, State(trust=route.trust_at_start))
    positions, index_of = [start], {start: 0}
    ways: list[dict[str, int]] = []
    while len(ways) < len(positions):
        here = positions[len(ways)]
        steps = _steps(route, here)
        for after in steps.values():
            if after not in index_of:
                index_of[after] = len(positions)
                positions.append(after)
        if len(positions) > MOST_POSITIONS:
            raise WalkError(
                here.scene, f"has more than {MOST_POSITIONS} states; let fewer choices change days or marks"
            )
        ways.append({name: index_of[after] for name, after in steps.items()})
    return WalkMap(tuple(positions), tuple(ways))


def _steps(route: Route, here: Position) -> dict[str, Position]:
    scene = route.scene(here.scene)
    if scene.next:
        return {ON: Position(scene.next, here.state)}
    return {o.id: Position(o.next, here.state.after(o.effect)) for o in open_options(route, here)}


def defects(route: Route, walk_map: WalkMap, called: str = "scene") -> list[tuple[str, str]]:
    """What stops a route from being walked well, as (scene id, what is wrong); `called` names its scenes."""
    reached = {position.scene for position in walk_map.positions}
    found = [
        (scene.id, f"cannot be reached from the first {called}; lead an option to it or take it out")
        for scene in route.scenes
        if scene.id not in reached
    ]
    offered: set[tuple[str, str]] = set()
    for position, ways in zip(walk_map.positions, walk_map.ways, strict=True):
        scene = route.scene(position.scene)
        offered |= {(scene.id, option_id) for option_id in ways}
        if scene.ending:
            continue
        if not ways:
            found.append((scene.id, "is a dead end: every option is closed there; keep one open"))
        elif not scene.next and all(o.verdict != "best" for o in open_options(route, position)):
            found.append((scene.id, "has no best answer that is open there; mark or open one"))
    found += [
        (scene.id, f"never opens option `{option.id}`; change its `open_if` or take it out")
        for scene in route.scenes
        for _, option in scene.placed_options()
        if scene.id in reached and (scene.id, option.id) not in offered
    ]
    return list(dict.fromkeys(found))
