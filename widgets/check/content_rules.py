"""Rules for the content files: they read, they refer to things that exist, and every case can be walked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from widgets.check.text_rules import Passage
from widgets.content import Library
from widgets.model.case import Case
from widgets.model.conversation import Conversation, length_defects
from widgets.model.evidence import support
from widgets.model.walk import Route, WalkError, defects, explore
from widgets.rooms import KINDS, SINGLE_FILES
from widgets.yaml_file import ContentError, Place, Problem, YamlFile, read_as

CITATION = re.compile(r"\[@([a-z0-9-]+)\]")
TERM = re.compile(r"\]\(#term-([a-z0-9-]+)\)")
# All that learners read; a fact is read in its note, as it was checked.
SPOKEN_ROOMS = KINDS.keys() - {"evidence"}
# Rooms whose texts belong together by two steps of their place: a scene, a question, a letter, a row, a person.
PLAYED_ROOMS = SPOKEN_ROOMS - {"misconceptions", "questions", "sections"}
SPOKEN_FILES = ("/help.yaml", "/course.yaml", "/en.yaml", "/situations.yaml", "/tools.yaml")
# What is quoted as others write it: a drill's bad sentence, a line as a laboratory prints it, a paper of a bag.
UNSPOKEN = {"wrong", "printed"}


@dataclass
class Findings:
    """What a check saw and found: problems fail it, what is due does not."""

    problems: list[Problem] = field(default_factory=list)
    due: list[Problem] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


@dataclass
class ReadFile:
    """A content file that fits its model."""

    file: YamlFile
    record: Any


def read_all(library: Library, findings: Findings) -> list[ReadFile]:
    """Read every content file; what cannot be read becomes a problem and is left out."""
    wanted = [(f"{room}/{name}.yaml", kind) for room, kind in KINDS.items() for name in library.names(room)]
    wanted += list(SINGLE_FILES.items())
    read = []
    for name, kind in wanted:
        try:
            file = library.file(name)
            read.append(ReadFile(file, read_as(file, kind)))
        except ContentError as error:
            findings.problems += error.problems
    findings.seen.append(f"{len(read)} content files")
    if not library.names("evidence") or not library.names("cases"):
        folder = f"{library.folder.parent.name}/{library.folder.name}"
        findings.problems.append(
            Problem(folder, 1, "there is no evidence or no case to check", "add them, or mend the folder")
        )
    return read


def places(data: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Every value of a file with its place, from the top down."""
    yield place, data
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield from places(value, (*place, key))


def name_problems(read: list[ReadFile]) -> Iterator[Problem]:
    """Find files whose id is not their name, and ids that two entries share."""
    taken: dict[tuple[str, str], str] = {}
    for one in read:
        stem = one.file.name.rsplit("/", 1)[-1].removesuffix(".yaml")
        own = getattr(one.record, "id", stem)
        if own != stem:
            yield one.file.problem(("id",), f"the id `{own}` is not the file's name", f"write `id: {stem}`")
        for kind, place, name in entry_ids(one):
            if (kind, name) in taken:
                what = f"the id `{name}` is taken by {taken[kind, name]}"
                yield one.file.problem(place, what, "choose another id")
            taken.setdefault((kind, name), f"{one.file.name}:{one.file.line(place)}")


def entry_ids(one: ReadFile) -> Iterator[tuple[str, Place, str]]:
    """The ids that must be one of a kind in the whole course: facts, sources, and entries of list files."""
    lists = {str(key): value for key, value in one.file.data.items()} if isinstance(one.file.data, dict) else {}
    # List files that stand alone have ids of their own kind, too: a term and a situation may share a name.
    room = room_of(one) if room_of(one) in KINDS else one.file.name
    found = [(kind, (kind,), lists.get(kind)) for kind in ("facts", "sources")] + [(room, (), one.file.data)]
    for kind, start, entries in found:
        for index, entry in enumerate(entries if isinstance(entries, list) else []):
            if isinstance(entry, dict) and "id" in entry:
                yield kind, (*start, index, "id"), str(entry["id"])


def reference_problems(read: list[ReadFile], library: Library) -> Iterator[Problem]:
    """Find facts, sources, terms and sections that are named but not there."""
    facts, sources = known_ids(read, "facts"), known_ids(read, "sources")
    terms, sections, cases = known_ids(read, "glossary"), set(library.names("sections")), set(library.names("cases"))
    for one in read:
        evidence = "/evidence/" in one.file.name
        for place, value in places(one.file.data):
            key = next((part for part in reversed(place) if isinstance(part, str)), "")
            if not isinstance(value, str):
                continue
            if key in {"facts", "lesson_facts"} and value not in facts:
                yield one.file.problem(place, f"there is no fact `{value}`", "check the spelling, or add the fact")
            if evidence and key == "sources" and value not in sources:
                yield one.file.problem(place, f"there is no source `{value}`", "check the spelling, or add the source")
            if place == ("section",) and value not in sections:
                yield one.file.problem(place, f"there is no section `{value}`", "use a name from `sections`")
            if key == "more_cases" and value not in cases:
                yield one.file.problem(place, f"there is no case `{value}`", "use the name of a file in `cases`")
            yield from text_references(one.file, place, value, facts, terms)


def room_of(one: ReadFile) -> str:
    """The folder that a content file stands in."""
    return one.file.name.rsplit("/", 2)[-2]


def text_references(file: YamlFile, place: Place, text: str, facts: set[str], terms: set[str]) -> Iterator[Problem]:
    """Find citations and term links in a text that lead nowhere."""
    for name in CITATION.findall(text):
        if name not in facts:
            yield file.problem(place, f"there is no fact `{name}`", "check the spelling, or add the fact")
    for name in TERM.findall(text):
        if name not in terms:
            yield file.problem(place, f"there is no glossary term `{name}`", "check the spelling, or add the term")


def known_ids(read: list[ReadFile], kind: str) -> set[str]:
    """All ids of one kind: facts, sources or glossary terms."""
    if kind == "glossary":
        return {term.id for one in read if one.file.name.endswith("/glossary.yaml") for term in one.record}
    return {item.id for one in read if "/evidence/" in one.file.name for item in getattr(one.record, kind)}


def support_problems(read: list[ReadFile]) -> Iterator[Problem]:
    """Find options and answers that rest only on facts whose sources cannot carry a claim alone."""
    bank = [one.record for one in read if "/evidence/" in one.file.name]
    sources = {source.id: source for part in bank for source in part.sources}
    facts = {fact.id: fact for part in bank for fact in part.facts if set(fact.sources) <= set(sources)}
    for one in read:
        for place, value in places(one.file.data):
            if not (place and place[-1] in {"facts", "lesson_facts"} and isinstance(value, list)):
                continue
            if "/evidence/" in one.file.name or not all(isinstance(name, str) and name in facts for name in value):
                continue
            kinds = {support(facts[name], sources) for name in value}
            if kinds and "sound" not in kinds:
                what = f"rests only on {' and '.join(sorted(kinds))} sources ({', '.join(value)})"
                yield one.file.problem(place, what, "add a fact with a source that was read and is dated")


def walk_problems(read: list[ReadFile], findings: Findings) -> Iterator[Problem]:
    """Walk every case and conversation; say how many paths there are, and where a walk cannot go on."""
    for one in read:
        if isinstance(one.record, Case):
            yield from _walked(one, one.record, "scene", findings)
        elif isinstance(one.record, Conversation):
            yield from _walked(one, one.record, "turn", findings)


def _walked(one: ReadFile, route: Route, called: str, findings: Findings) -> Iterator[Problem]:
    places = {scene.id: (f"{called}s", index) for index, scene in enumerate(route.scenes)}
    try:
        walk_map = explore(route)
        paths = walk_map.paths
        found = defects(route, walk_map, called)
        if isinstance(route, Conversation):
            found += length_defects(route, walk_map)
    except WalkError as error:
        found, paths = [(error.scene, str(error))], 0
    kind = type(route).__name__.lower()
    findings.seen.append(f"{kind} {one.record.id}: {paths} paths through {len(route.scenes)} {called}s")
    for scene, said in found:
        yield one.file.told(places[scene], f"{called} `{scene}` {said}", "let each option lead forward")


def due_reviews(read: list[ReadFile], today: date) -> Iterator[Problem]:
    """Find sections and cases whose date for the next review has passed."""
    for one in read:
        review_by = getattr(one.record, "review_by", None)
        if review_by and one.record.is_stale(today):
            mend = "read it again against its sources, then set `reviewed_on` and `review_by`"
            yield one.file.problem(("review_by",), f"the review was due by {review_by}", mend)


def looked_up(read: list[ReadFile]) -> Iterator[Passage]:
    """What learners read when they open a note: claims, cautions and meanings, which may be hard but must be kind."""
    for one in read:
        if room_of(one) != "evidence" and not one.file.name.endswith("/glossary.yaml"):
            continue
        for place, value in places(one.file.data):
            if place and place[-1] in {"claim", "caution", "plain"} and isinstance(value, str):
                yield Passage(one.file.name, one.file.line(place), value)


def spoken(read: list[ReadFile]) -> Iterator[Passage]:
    """What learners read in content files: one passage a scene, one for any other text."""
    for one in read:
        room = room_of(one)
        if room not in SPOKEN_ROOMS and not one.file.name.endswith(SPOKEN_FILES):
            continue
        blocks: dict[Place, list[str]] = {}
        for place, value in places(one.file.data):
            if isinstance(value, str) and " " in value and UNSPOKEN.isdisjoint(place):
                blocks.setdefault(place[:2] if room in PLAYED_ROOMS else place, []).append(value)
        for place, texts in blocks.items():
            yield Passage(one.file.name, one.file.line(place), "\n".join(texts))
