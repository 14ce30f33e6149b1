"""The map of a walk for the browser, which only follows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup

from widgets.model.case import Condition, Stop
from widgets.model.walk import ON, Position, Route, WalkMap
from widgets.views.templating import script_json

CLOSED = -1


def map_json(
    route: Route,
    walk_map: WalkMap,
    words: Mapping[str, object],
    more: Callable[[Position], list[int]],
    **beside: object,
) -> Markup:
    """Return the map as JSON for a script element: scenes, option ids, words, and a node for each position.

    A node is [scene, next node per option, trust, what shows in the scene as bits, and what else `more` gives].
    What stands `beside` is added to the map as it is.
    """
    index_of = {scene.id: index for index, scene in enumerate(route.scenes)}
    options = {scene.id: _option_ids(scene) for scene in route.scenes}
    nodes = [
        [index_of[here.scene], [ways.get(name, CLOSED) for name in options[here.scene]], here.state.trust, *more(here)]
        for here, ways in zip(walk_map.positions, walk_map.ways, strict=True)
    ]
    made = {"scenes": list(index_of), "options": list(options.values()), "nodes": nodes, "words": words} | beside
    return script_json(made)


def holds(conditions: Sequence[Condition], here: Position) -> list[bool]:
    """Say for each condition whether it holds at a position."""
    return [here.state.meets(condition) for condition in conditions]


def bits(flags: Iterable[bool]) -> int:
    """Return flags as one number: the first is its lowest bit."""
    return sum(1 << index for index, flag in enumerate(flags) if flag)


def _option_ids(scene: Stop) -> list[str]:
    return [option.id for _, option in scene.placed_options()] or ([ON] if scene.next else [])
