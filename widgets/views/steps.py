"""What a case over the five steps shows besides: tools while it is played, and a look back over the steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from widgets.views.templating import Words

# Sentences that sum up a way; which of them fit, the browser says, because only it knows the way.
SUMS = (
    *("way_all", "way_some"),
    *("all_asked", "some_asked", "none_asked"),
    *("very_all", "very_some", "very_one", "very_none"),
)


@dataclass(frozen=True)
class ToolLink:
    """A way from a case to an activity that serves `step`."""

    step: int
    href: str
    label: str
    when: str


def tools_by_step(tools: Sequence[ToolLink]) -> list[tuple[int, list[ToolLink]]]:
    """The tools of each step that has any, in the order of the steps."""
    steps = sorted({tool.step for tool in tools})
    return [(step, [tool for tool in tools if tool.step == step]) for step in steps]


def steps_words(words: Words) -> dict[str, object]:
    """The words that the browser needs to look back over the steps."""
    return {
        "sums": {name: words.raw(f"steps_sum_{name}") for name in SUMS},
        "of": words.raw("steps_of"),
        "asked": words("steps_asked"),
        "not_asked": words("steps_not_asked"),
        "could": words.raw("steps_could"),
        "could_not": words("steps_could_not"),
        "sure_fitted": words.raw("steps_sure_fitted"),
        "only_guessed": words("steps_only_guessed"),
    }
