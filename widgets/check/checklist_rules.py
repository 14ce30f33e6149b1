"""Rules between a checklist and the bag of papers that it is worked through with."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.check.content_rules import ReadFile
from widgets.model.bag import Bag
from widgets.model.checklist import Checklist, defects
from widgets.yaml_file import Problem


def checklist_problems(read: list[ReadFile]) -> Iterator[Problem]:
    """Find papers and missing things that a checklist names and its bag has not, or the other way round."""
    bags = {one.record.id: one.record for one in read if isinstance(one.record, Bag)}
    for one in read:
        if not isinstance(one.record, Checklist):
            continue
        bag = bags.get(one.record.bag)
        if bag is None:
            mend = f"use one of: {', '.join(sorted(bags)) or 'none yet'}"
            yield one.file.problem(("bag",), f"there is no bag `{one.record.bag}`", mend)
            continue
        places = {
            item.id: ("groups", g, "items", i)
            for g, group in enumerate(one.record.groups)
            for i, item in enumerate(group.items)
        }
        for name, said in defects(one.record, bag):
            yield one.file.told(places[name], said)
