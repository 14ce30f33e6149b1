"""`python -m widgets.check [course folder]`: check content and notebooks, for authors, in seconds."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import widgets
from widgets.check.checklist_rules import checklist_problems
from widgets.check.content_rules import (
    Findings,
    ReadFile,
    due_reviews,
    known_ids,
    looked_up,
    name_problems,
    read_all,
    reference_problems,
    spoken,
    support_problems,
    walk_problems,
)
from widgets.check.minute_rules import minute_problems
from widgets.check.notebook_rules import Known, check_notebooks
from widgets.check.quiz_rules import quiz_problems
from widgets.check.step_rules import step_problems, tool_problems
from widgets.check.text_rules import reading_problems, terms_pattern, word_problems
from widgets.check.visit_rules import visit_problems
from widgets.content import ROOT, Library
from widgets.rooms import KINDS


def check(root: Path, today: date) -> Findings:
    """Check the course under `root` (its assets/content and notebooks) as of `today`."""
    findings = Findings()
    library = Library(root / "assets" / "content")
    read = read_all(library, findings)
    findings.problems += name_problems(read)
    if findings.problems:
        findings.seen.append("no more until these are mended")
        return findings
    findings.problems += reference_problems(read, library)
    findings.problems += support_problems(read)
    findings.problems += checklist_problems(read)
    findings.problems += quiz_problems(read)
    findings.problems += visit_problems(read)
    findings.problems += walk_problems(read, findings)
    findings.problems += step_problems(read)
    findings.problems += minute_problems(read)
    findings.problems += tool_problems(read, root / "notebooks")
    findings.due += due_reviews(read, today)
    check_notebooks(root / "notebooks", _known(read, library), findings)
    findings.passages += spoken(read)
    terms = terms_pattern(term.term for one in read if one.file.name.endswith("/glossary.yaml") for term in one.record)
    findings.problems += word_problems([*findings.passages, *looked_up(read)])
    findings.problems += reading_problems(findings.passages, terms)
    return findings


def _known(read: list[ReadFile], library: Library) -> Known:
    return Known(
        facts=known_ids(read, "facts"),
        terms=known_ids(read, "glossary"),
        rooms={room: set(library.names(room)) for room in KINDS},
        activities=set(widgets.__all__),
    )


def main() -> int:
    """Print what was seen and what is to be mended; 1 where anything is."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    findings = check(root, datetime.now(tz=UTC).date())
    print("Checked:")
    for seen in findings.seen:
        print(f"  {seen}")
    for problem in sorted(set(findings.due)):
        print(f"Due: {problem}")
    for problem in sorted(set(findings.problems)):
        print(problem)
    print(f"{len(set(findings.problems))} to mend." if findings.problems else "All is well.")
    return 1 if findings.problems else 0


if __name__ == "__main__":
    sys.exit(main())
