"""What can be seen from dates alone: treatments in order, gaps, overlaps, and what can be counted in two ways.

All times are in days. Nothing here judges a treatment; it says where a reader should look again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from widgets.model.bag import EventKind
from widgets.model.moment import Moment, days_between

# Where this course draws the line; neither is a medical limit.
GAP_WEEKS = 4
NO_PAPER_WEEKS = 16
WEEK = 7
Rule = Literal["gap", "no-paper", "overlap", "beside", "same-drug", "no-stop", "no-start"]


@dataclass(frozen=True)
class Happening:
    """One line of a timeline: when, what kind, and of a treatment its name in any form that tells it from others."""

    moment: Moment
    kind: EventKind
    drug: str = ""


@dataclass(frozen=True)
class Stretch:
    """A treatment from its start to its stop, as places in the list of happenings; None where that is not written."""

    drug: str
    start: int | None
    stop: int | None


@dataclass(frozen=True)
class Finding:
    """What to look at: the rule, the happenings that it rests on in order of date, and the fewest and the most days.

    `is_sure` is False where the dates are too rough to be certain.
    """

    rule: Rule
    events: tuple[int, ...]
    days: tuple[int, int] | None = None
    is_sure: bool = True


class Timeline:
    """Happenings in any order, read by their dates."""

    def __init__(self, happenings: Sequence[Happening]) -> None:
        self.happenings = tuple(happenings)
        self.order = sorted(range(len(self.happenings)), key=self._key)
        self.stretches = self._stretches()

    def _key(self, index: int) -> tuple[str, bool, str, str]:
        one = self.happenings[index]
        # Of a start and a stop on one day, the start comes first.
        return one.moment.order, one.kind == "treatment-stop", one.kind, one.drug

    def _stretches(self) -> list[Stretch]:
        found: list[Stretch] = []
        for index in self.order:
            one = self.happenings[index]
            if one.kind == "radiotherapy":
                found.append(Stretch("", index, index))
            elif one.kind == "treatment-start":
                found.append(Stretch(one.drug, index, None))
            elif one.kind == "treatment-stop":
                running = [at for at, run in enumerate(found) if run.drug == one.drug and run.stop is None]
                if running:
                    found[running[-1]] = Stretch(one.drug, found[running[-1]].start, index)
                else:
                    found.append(Stretch(one.drug, None, index))
        return found

    def lines(self) -> tuple[int, int]:
        """Return how many drug treatments there are, counted once a drug, and counted at each start."""
        drugs = [run for run in self.stretches if not self._is_radiotherapy(run)]
        return len({run.drug for run in drugs}), len(drugs)

    def findings(self) -> list[Finding]:
        """Return what to look at, in order of date; the same for any order in which the happenings are given."""
        found = [
            *self._gaps(),
            *self._without_papers(),
            *self._overlaps(),
            *self._beside(),
            *self._same_drug(),
            *self._half_known(),
        ]
        return sorted(found, key=lambda one: (self.order.index(one.events[0]), one.rule, one.events))

    def _moment(self, index: int) -> Moment:
        return self.happenings[index].moment

    def _is_radiotherapy(self, run: Stretch) -> bool:
        return run.start is not None and self.happenings[run.start].kind == "radiotherapy"

    def _begun(self) -> Iterator[tuple[int, Stretch]]:
        for run in self.stretches:
            if run.start is not None:
                yield run.start, run

    def _gaps(self) -> Iterator[Finding]:
        starts = sorted(self._begun(), key=lambda pair: self.order.index(pair[0]))
        for at, (start, _) in enumerate(starts[1:], start=1):
            stops = [run.stop for _, run in starts[:at]]
            ended = [stop for stop in stops if stop is not None]
            if len(ended) < len(stops):
                continue  # something may still be running
            last = max(ended, key=lambda stop: (self._moment(stop).last, self.order.index(stop)))
            days = days_between(self._moment(last), self._moment(start))
            if days[1] > GAP_WEEKS * WEEK:
                yield Finding("gap", (last, start), days, days[0] > GAP_WEEKS * WEEK)

    def _without_papers(self) -> Iterator[Finding]:
        if not self.order:
            return
        latest = self.order[0]
        for index in self.order[1:]:
            days = days_between(self._moment(latest), self._moment(index))
            if days[0] > NO_PAPER_WEEKS * WEEK:
                yield Finding("no-paper", (latest, index), days)
            if self._moment(index).last >= self._moment(latest).last:
                latest = index

    def _overlaps(self) -> Iterator[Finding]:
        begun = list(self._begun())
        for first, run in begun:
            for second, other in begun:
                if run.stop is None or self.order.index(first) >= self.order.index(second) or run.drug == other.drug:
                    continue
                least, most = days_between(self._moment(second), self._moment(run.stop))
                if most > 0:
                    in_order = sorted((first, second, run.stop), key=self.order.index)
                    yield Finding("overlap", tuple(dict.fromkeys(in_order)), is_sure=least > 0)

    def _beside(self) -> Iterator[Finding]:
        for index in self.order:
            if self.happenings[index].kind != "medicine":
                continue
            runs = [start for start, run in self._begun() if run.start != run.stop and self._may_run(run, index)]
            if runs:
                yield Finding("beside", tuple(sorted((*runs, index), key=self.order.index)))

    def _may_run(self, run: Stretch, index: int) -> bool:
        if run.start is None or self._moment(run.start).first > self._moment(index).last:
            return False
        return run.stop is None or self._moment(run.stop).last >= self._moment(index).first

    def _same_drug(self) -> Iterator[Finding]:
        starts: dict[str, list[int]] = {}
        for start, run in self._begun():
            if not self._is_radiotherapy(run):
                starts.setdefault(run.drug, []).append(start)
        for same in starts.values():
            if len(same) > 1:
                yield Finding("same-drug", tuple(same))

    def _half_known(self) -> Iterator[Finding]:
        for run in self.stretches:
            if run.start is None and run.stop is not None:
                yield Finding("no-start", (run.stop,))
            elif run.start is not None and run.stop is None:
                at = self.order.index(run.start)
                later = [start for start, _ in self._begun() if self.order.index(start) > at]
                if later:
                    yield Finding("no-stop", (run.start, min(later, key=self.order.index)))
