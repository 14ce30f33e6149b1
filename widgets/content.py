"""The course's content: files become model objects, and each mistake names its file and line.

A `Library` reads a file when it is first asked for, so a page that shows one case reads one case.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from widgets.model.bag import Bag
from widgets.model.balance import Balance
from widgets.model.board import Board
from widgets.model.case import Case
from widgets.model.category import CATEGORIES, Situation, TreatmentCategory
from widgets.model.checker import Checker
from widgets.model.checklist import Checklist
from widgets.model.conversation import Conversation
from widgets.model.course import Course, Section
from widgets.model.diary_story import DiaryStory
from widgets.model.drill import Drill
from widgets.model.evidence import ClinicQuestion, EvidenceFile, Fact, Source
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
from widgets.rooms import KINDS
from widgets.yaml_file import ContentError, Problem, YamlFile, read_as, read_yaml

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
T = TypeVar("T")


class Library:
    """The content under one folder. Units and shapes are those of the models; errors are ContentError."""

    def __init__(self, folder: Path = ASSETS / "content") -> None:
        self.folder = folder

    def file(self, name: str) -> YamlFile:
        """Read the file `name` (relative to the content folder) as text values with their lines."""
        return read_yaml(self.folder / name, f"{self.folder.parent.name}/{self.folder.name}/{name}")

    def names(self, room: str) -> list[str]:
        """The ids of the files in one room, for example of all cases."""
        return sorted(path.stem for path in (self.folder / room).glob("*.yaml"))

    def read(self, room: str, name: str) -> Any:
        """Read one file of `room` as its model; a file that holds an id must be named by it."""
        file = self.file(f"{room}/{name}.yaml")
        record = read_as(file, KINDS[room])
        if getattr(record, "id", name) != name:
            mend = f"call the file `{record.id}.yaml`, or write `id: {name}`"
            raise ContentError([file.problem(("id",), f"the id `{record.id}` is not the file's name", mend)])
        return record

    def case(self, case_id: str) -> Case:
        """The case named `case_id`."""
        return self._named(Case, case_id, "case")

    def quiz(self, quiz_id: str) -> Quiz:
        """The quiz named `quiz_id`."""
        return self._named(Quiz, quiz_id, "quiz")

    def sorter(self, sorter_id: str) -> Sorter:
        """The letters to sort named `sorter_id`."""
        return self._named(Sorter, sorter_id, "sorter")

    def conversation(self, conversation_id: str) -> Conversation:
        """The conversation to rehearse named `conversation_id`."""
        return self._named(Conversation, conversation_id, "conversation")

    def report(self, report_id: str) -> Report:
        """The laboratory report to read named `report_id`."""
        return self._named(Report, report_id, "report")

    def drill(self, drill_id: str) -> Drill:
        """The urgent situations named `drill_id`."""
        return self._named(Drill, drill_id, "drill")

    def offers(self, offers_id: str) -> OfferCoach:
        """The offers to mark named `offers_id`."""
        return self._named(OfferCoach, offers_id, "set of offers")

    def match(self, match_id: str) -> Match:
        """The people for whom to think about what to raise, named `match_id`."""
        return self._named(Match, match_id, "match")

    def bag(self, bag_id: str) -> Bag:
        """The bag of papers named `bag_id`."""
        return self._named(Bag, bag_id, "bag")

    def checklist(self, checklist_id: str) -> Checklist:
        """The list of what a summary holds, named `checklist_id`."""
        return self._named(Checklist, checklist_id, "checklist")

    def balance(self, balance_id: str) -> Balance:
        """The benefit and burden of options for the person named `balance_id`."""
        return self._named(Balance, balance_id, "balance")

    def table(self, table_id: str) -> MdtTable:
        """The table of a team meeting named `table_id`."""
        return self._named(MdtTable, table_id, "table")

    def plan(self, plan_id: str) -> Plan:
        """The plan from home first named `plan_id`."""
        return self._named(Plan, plan_id, "plan")

    def routes(self, routes_id: str) -> RouteComparison:
        """The routes to another look, and the people for whom they are weighed, named `routes_id`."""
        return self._named(RouteComparison, routes_id, "comparison of routes")

    def checker(self, checker_id: str) -> Checker:
        """The checker of “go, ask first or stop” named `checker_id`."""
        return self._named(Checker, checker_id, "checker")

    def categories(self) -> list[TreatmentCategory]:
        """All kinds of treatment that the course compares, in their order; ContentError where one has no file."""
        kinds = [self._named(TreatmentCategory, name, "category") for name in CATEGORIES]
        return sorted(kinds, key=lambda kind: kind.place)

    def questions(self, section_id: str) -> list[ClinicQuestion]:
        """The questions for the clinic of one section."""
        return self._named(list[ClinicQuestion], section_id, "list of questions for")

    def responses(self) -> list[ResponseStory]:
        """The prepared people of the response explorer, in their order."""
        stories: list[ResponseStory] = [self.read("responses", name) for name in self.names("responses")]
        return sorted(stories, key=lambda story: story.place)

    def boards(self) -> list[Board]:
        """The people of the four-question board, in their order."""
        boards: list[Board] = [self.read("boards", name) for name in self.names("boards")]
        return sorted(boards, key=lambda board: board.place)

    def summaries(self) -> list[SummaryExample]:
        """The example pages of the case summary, by name."""
        return [self.read("summaries", name) for name in self.names("summaries")]

    def visit(self, visit_id: str) -> VisitPlan:
        """What the appointment planner named `visit_id` offers."""
        return self._named(VisitPlan, visit_id, "plan of a visit")

    @cached_property
    def all_questions(self) -> dict[str, ClinicQuestion]:
        """The questions for the clinic of all sections, by id."""
        return {one.id: one for section_id in self.names("questions") for one in self.questions(section_id)}

    def section(self, section_id: str) -> Section:
        """The section named `section_id`."""
        return self._named(Section, section_id, "section")

    @cached_property
    def weeks(self) -> dict[str, WeekStory]:
        """The caregivers whose week is drawn, by id."""
        return {name: self.read("weeks", name) for name in self.names("weeks")}

    @cached_property
    def windows(self) -> dict[str, WindowStory]:
        """The people whose trial window is followed month by month, by id."""
        return {name: self.read("windows", name) for name in self.names("windows")}

    def diary(self, diary_id: str) -> DiaryStory:
        """The symptom diary of the person named `diary_id`."""
        return self._named(DiaryStory, diary_id, "diary")

    @cached_property
    def course(self) -> Course:
        """The course as a whole."""
        return read_as(self.file("course.yaml"), Course)

    @cached_property
    def sections(self) -> list[Section]:
        """All sections, in the order of the course."""
        return [self.section(section_id) for section_id in self.course.sections]

    @cached_property
    def help(self) -> Help:
        """The urgent signs and the words for a pause that stand on each page."""
        return read_as(self.file("help.yaml"), Help)

    @cached_property
    def situations(self) -> list[Situation]:
        """What may be known in a case, and what that raises for kinds of treatment."""
        found: list[Situation] = read_as(self.file("situations.yaml"), list[Situation])
        return found

    @cached_property
    def tools(self) -> list[Tool]:
        """The activities that help in a step of the method."""
        found: list[Tool] = read_as(self.file("tools.yaml"), list[Tool])
        return found

    @cached_property
    def words(self) -> dict[str, str]:
        """The interface's own words, by name."""
        return read_as(self.file("interface/en.yaml"), dict[str, str])

    @cached_property
    def glossary(self) -> dict[str, GlossaryTerm]:
        """All glossary terms by id."""
        terms: list[GlossaryTerm] = read_as(self.file("glossary.yaml"), list[GlossaryTerm])
        return {term.id: term for term in terms}

    @cached_property
    def _evidence(self) -> list[EvidenceFile]:
        return [self.read("evidence", name) for name in self.names("evidence")]

    @cached_property
    def sources(self) -> dict[str, Source]:
        """All sources by id."""
        return {source.id: source for part in self._evidence for source in part.sources}

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """All facts by id."""
        return {fact.id: fact for part in self._evidence for fact in part.facts}

    def _named(self, kind: type[T], name: str, called: str) -> T:
        """The file `name` in the room of this kind; `called` is what an author calls such a thing."""
        room = next(room for room, one in KINDS.items() if one == kind)
        known = self.names(room)
        if name not in known:
            where = f"{self.folder.parent.name}/{self.folder.name}/{room}"
            mend = f"use one of: {', '.join(known) or 'none yet'}"
            raise ContentError([Problem(where, 1, f"there is no {called} `{name}`", mend)])
        read: T = self.read(room, name)
        return read
