"""One hundred dots as drawing: a path for each shape that is there."""

from __future__ import annotations

from collections.abc import Mapping

from widgets.model.icons import Dot, IconArray

# A dot's centre lies on a grid of 10 units; a round cap makes a stroke without length a dot.
CELL, RING = 10, 3.9
DISC = "M{x} {y}h0"
CIRCLE = "M{left:g} {y}a{r} {r} 0 1 0 {d:g} 0a{r} {r} 0 1 0-{d:g} 0"
INNER = 2.1
# What is drawn for each dot: its own shape, and a ring around those that the range could change.
DRAWN: Mapping[Dot, tuple[str, ...]] = {
    "with": ("disc",),
    "with-unsure": ("core", "ring"),
    "without-unsure": ("hollow", "ring"),
    "without": ("open",),
}
SHAPES = {
    "disc": (DISC, 0.0),
    "core": (DISC, 0.0),
    "hollow": (CIRCLE, INNER),
    "open": (CIRCLE, 3.3),
    "ring": (CIRCLE, RING),
}


def icon_paths(icons: IconArray) -> list[tuple[str, str]]:
    """Return the dots as (class, path): one path for each shape that is there, on a field of 100 by 100 units."""
    paths: dict[str, list[str]] = {}
    for index, dot in enumerate(icons.dots()):
        x, y = index % CELL * CELL + CELL // 2, index // CELL * CELL + CELL // 2
        for shape in DRAWN[dot]:
            form, r = SHAPES[shape]
            paths.setdefault(shape, []).append(form.format(x=x, y=y, left=x - r, r=r, d=2 * r))
    return [(shape, "".join(parts)) for shape, parts in paths.items()]
