"""The rooms of the content folder: which model the files of each one follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from widgets.model.bag import Bag
from widgets.model.balance import Balance
from widgets.model.board import Board
from widgets.model.case import Case
from widgets.model.category import Situation, TreatmentCategory
from widgets.model.checker import Checker
from widgets.model.checklist import Checklist
from widgets.model.conversation import Conversation
from widgets.model.course import Course, Section
from widgets.model.diary_story import DiaryStory
from widgets.model.drill import Drill
from widgets.model.evidence import ClinicQuestion, EvidenceFile, Misconception
from widgets.model.glossary import GlossaryTerm
from widgets.model.help import Help
from widgets.model.match import Match
from widgets.model.mdt import MdtTable
from widgets.model.offer import OfferCoach
from widgets.model.plan import Plan
from widgets.model.quiz import Quiz
from widgets.model.report import Report
from widgets.model.response_story import ResponseStory
from widgets.model.route import RouteComparison
from widgets.model.sorter import Sorter
from widgets.model.summary import SummaryExample
from widgets.model.tool import Tool
from widgets.model.visit import VisitPlan
from widgets.model.week_story import WeekStory
from widgets.model.window_story import WindowStory

KINDS: Mapping[str, Any] = {
    "bags": Bag,
    "balances": Balance,
    "boards": Board,
    "cases": Case,
    "categories": TreatmentCategory,
    "checkers": Checker,
    "checklists": Checklist,
    "conversations": Conversation,
    "diaries": DiaryStory,
    "drills": Drill,
    "evidence": EvidenceFile,
    "matches": Match,
    "misconceptions": list[Misconception],
    "offers": OfferCoach,
    "plans": Plan,
    "questions": list[ClinicQuestion],
    "quizzes": Quiz,
    "reports": Report,
    "responses": ResponseStory,
    "routes": RouteComparison,
    "sections": Section,
    "sorters": Sorter,
    "summaries": SummaryExample,
    "tables": MdtTable,
    "visits": VisitPlan,
    "weeks": WeekStory,
    "windows": WindowStory,
}
SINGLE_FILES: Mapping[str, Any] = {
    "course.yaml": Course,
    "glossary.yaml": list[GlossaryTerm],
    "help.yaml": Help,
    "situations.yaml": list[Situation],
    "tools.yaml": list[Tool],
    "interface/en.yaml": dict[str, str],
}
