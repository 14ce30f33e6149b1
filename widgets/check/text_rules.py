"""Rules for plain, kind words: how hard a text reads, and words that blame, frighten or sell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import textstat

from widgets.yaml_file import Problem

EASY_GRADE = 8.0
PROFESSIONAL_GRADE = 12.0
FEWEST_WORDS = 100
QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
MARKUP = re.compile(r"\[@[a-z0-9-]+\]|\]\([^)]*\)|[#*`_>\[\]|]")

# What each pattern stands for is in the course's style guide: words that blame, frighten, judge or sell.
WORDS: tuple[tuple[str, str], ...] = (
    (
        r"\bpatients? (has |have )?failed\b|\bfailed (the )?(treatment|therapy|chemo\w*)\b",
        "the treatment stopped working",
    ),
    (
        r"\bbattl(e|es|ing)\b|\bfight(s|ing)?\b|\bwarriors?\b|\bwar on\b|\bbeat(ing)? cancer\b",
        "living with, being treated for",
    ),
    (r"\b(victims?|sufferers?|suffers? from|brave(ly)?)\b", "a person with cancer"),
    (
        r"\bnothing (left|more) (to|we can) do\b|\bgiv(e|es|ing) up\b|\bwithdraw(ing)? care\b",
        "care goes on: comfort, symptoms, time",
    ),
    (
        r"\b(last resort|miracles?|breakthroughs?|cutting[- ]edge|game[- ]chang\w+)\b",
        "option, being studied, may help some people",
    ),
    (r"\bpass(ed|es|ing)? away\b", "died"),
    (
        r"\b(refused|non-?complian\w+|drug-seeking|complains? of)\b",
        "chose not to, has not been able to, reports",
    ),
    (r"\b(poor|good|eligible) candidates?\b|\bcandidates? for\b", "it may or may not fit this person"),
    (
        r"\b(salvage therapy|salvage treatment|heroic measures|aggressive treatment)\b",
        "another line of treatment, intensive treatment",
    ),
    (r"\bjust palliative\b", "supportive and palliative care, at any stage"),
    (
        r"\b(still treatable|we can treat this)\b",
        "it may help you live longer or feel better; it is not expected to cure",
    ),
    (r"\b1 in \d+\b|\bone in (two|three|four|five|six|seven|eight|nine|ten|twenty)\b", "N in 100 people"),
    (r"\b\d+\s+(out )?of\s+(every |each )?100\b", "N in 100 people"),
    (r"\bclinicians?\b", "doctor, nurse or other healthcare professional"),
    (r"(?<!not )\b(wrong|incorrect) answer\b|\bwrong!", "not the first step, and why"),
)
COMPILED = tuple((re.compile(pattern, re.IGNORECASE), instead) for pattern, instead in WORDS)


@dataclass(frozen=True)
class Passage:
    """A piece of text that learners read, and where it stands."""

    file: str
    line: int
    text: str
    professional: bool = False


def plain(text: str) -> str:
    """The words of a text without citations, links and marks."""
    return re.sub(r"[ \t]+", " ", MARKUP.sub(" ", text)).strip()


def word_problems(passages: Iterable[Passage]) -> Iterator[Problem]:
    """Find words from the list; what stands in quotation marks is quoted and may stay."""
    for passage in passages:
        text = QUOTED.sub(lambda quote: "\n" * quote.group().count("\n"), passage.text)
        for pattern, instead in COMPILED:
            for found in pattern.finditer(text):
                line = passage.line + text[: found.start()].count("\n")
                yield Problem(passage.file, line, f"“{found.group()}” can hurt or mislead", f"say instead: {instead}")


def grade(text: str, terms: re.Pattern[str]) -> float | None:
    """The Flesch–Kincaid grade of a text, or None below 100 words; glossary terms count as one easy word."""
    words = terms.sub("word", plain(text))
    if textstat.lexicon_count(words) < FEWEST_WORDS:
        return None
    return float(textstat.flesch_kincaid_grade(words))


def terms_pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds glossary terms, the longest first, so that they do not count as hard words."""
    bare = {re.sub(r"\s*\(.*?\)", "", term).strip() for term in terms} - {""}
    choices = "|".join(re.escape(term) for term in sorted(bare, key=len, reverse=True))
    return re.compile(rf"\b(?:{choices})s?\b", re.IGNORECASE) if choices else re.compile(r"(?!)")


def reading_problems(passages: Iterable[Passage], terms: re.Pattern[str]) -> Iterator[Problem]:
    """Find texts that read harder than grade 8; boxes for professionals may be harder."""
    for passage in passages:
        found, most = grade(passage.text, terms), PROFESSIONAL_GRADE if passage.professional else EASY_GRADE
        if found is not None and found > most:
            mend = "shorten the sentences and use everyday words"
            yield Problem(passage.file, passage.line, f"reads at grade {found:.1f}; the most is {most:.0f}", mend)
