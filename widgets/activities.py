"""The activities that a notebook can put on a page: each joins content and view, and knows no more."""

from __future__ import annotations

from markupsafe import Markup

from widgets import bundle
from widgets.answers import ANSWERS, CHECKLIST, VISIT, WEEK, WINDOW, activity, file_answers, library, reference, shared
from widgets.content import Library
from widgets.lesson_frame import tool_links
from widgets.model.steps import names_steps
from widgets.model.walk import explore
from widgets.views.activity import Activity, AskingActivity
from widgets.views.balance import balance_html, own_balance_html
from widgets.views.board import boards_html
from widgets.views.cards import cards_html, case_card
from widgets.views.case import case_html
from widgets.views.categories import categories_html
from widgets.views.certificate import certificate_html
from widgets.views.checker import checker_html
from widgets.views.conversation import conversation_html
from widgets.views.diary import diary_html
from widgets.views.drill import drill_html
from widgets.views.match import match_html
from widgets.views.mdt import mdt_html
from widgets.views.missing import missing_html
from widgets.views.offers import offers_html
from widgets.views.planner import planner_html
from widgets.views.questions import questions_html
from widgets.views.quiz import quiz_html
from widgets.views.report import report_html
from widgets.views.response import response_html
from widgets.views.routes import routes_html
from widgets.views.sheet_pdf import can_make_pdf
from widgets.views.sorter import sorter_html
from widgets.views.summary import summary_html
from widgets.views.templating import Words
from widgets.views.timeline import timeline_html
from widgets.views.visit import first_three_html, visit_html
from widgets.views.week import week_html
from widgets.views.window import window_html


def case(case_id: str) -> Activity:
    """Play the fictional case named `case_id`; ContentError names file and line where it cannot be read."""
    content = library()
    html, page = case_page_html(content, case_id, in_notebook=True), case_page_html(content, case_id)
    return activity(html, page)


def more_cases(section_id: str) -> Activity:
    """Offer the further cases of a section: on our page as cards that lead to a page each, elsewhere in full."""
    content = library()
    section = content.section(section_id)
    html = Markup("\n").join(case_page_html(content, case_id, in_notebook=True) for case_id in section.more_cases)
    words = Words(content.words)
    cards = cards_html(section.id, [case_card(content.case(case_id), words) for case_id in section.more_cases], words)
    return activity(html, cards)


def case_page_html(content: Library, case_id: str, *, in_notebook: bool = False) -> Markup:
    """The HTML of one case; its tools lead to our pages or to notebooks. ContentError names file and line."""
    chosen = content.case(case_id)
    tools = tool_links(content, in_notebook=in_notebook) if names_steps(chosen) else []
    return case_html(chosen, explore(chosen), reference(content), tools)


def quiz(quiz_id: str) -> Activity:
    """Ask the quiz named `quiz_id`; an `after` form measures its gain from the `before` form that it names."""
    content = library()
    chosen = content.quiz(quiz_id)
    before = content.quiz(chosen.measured_from) if chosen.measured_from else None
    return activity(quiz_html(chosen, reference(content), before))


def sorter(sorter_id: str) -> Activity:
    """Sort the letters named `sorter_id` by what exactly happened."""
    return activity(sorter_html(library().sorter(sorter_id), reference(library())))


def read_report(report_id: str) -> Activity:
    """Read the made-up laboratory report named `report_id` part by part, then find what is missing."""
    return activity(report_html(library().report(report_id), reference(library())))


def conversation(conversation_id: str) -> Activity:
    """Rehearse the conversation named `conversation_id`, sentence by sentence."""
    content = library()
    chosen = content.conversation(conversation_id)
    return activity(conversation_html(chosen, explore(chosen), reference(content)))


def urgent_sign_drill(drill_id: str) -> Activity:
    """Decide in the situations named `drill_id` whom to call, and how fast; a card to print is at the end."""
    return activity(drill_html(library().drill(drill_id), reference(library())))


def offer_coach(offers_id: str) -> Activity:
    """Mark the statements of the offers named `offers_id`, and pick questions to send back."""
    return activity(offers_html(library().offers(offers_id), reference(library())))


def four_question_board() -> Activity:
    """Ask for evidence within a number of days, see where the four questions stand, and choose a plan."""
    return activity(boards_html(library().boards(), reference(library())))


def benefit_and_burden(balance_id: str) -> Activity:
    """Lay out what options may bring and take for the person named `balance_id`, then for a decision of one's own."""
    content = library()
    balance, basis = content.balance(balance_id), reference(content)
    return activity(Markup("\n").join([balance_html(balance, basis), own_balance_html(balance.id, basis.words)]))


def category_explorer() -> Activity:
    """Set two or three kinds of treatment side by side, with or without what is known in a case."""
    content = library()
    return activity(categories_html(content.categories(), content.situations, reference(content)))


def match_to_discuss(match_id: str) -> Activity:
    """Think about which kinds of treatment to raise with the team for the people named `match_id`."""
    content = library()
    names: dict[str, str] = {kind.id: kind.name for kind in content.categories()}
    return activity(match_html(content.match(match_id), names, reference(content)))


def missing_information(checklist_id: str) -> Activity:
    """Mark what a summary still lacks by the list `checklist_id`, put it in order, and take letters along."""
    content = library()
    checklist = content.checklist(checklist_id)
    return activity(missing_html(checklist, content.bag(checklist.bag), reference(content)))


def mdt_table(table_id: str) -> Activity:
    """Invite people to the team meeting named `table_id`, send papers along, and see how far it can answer."""
    return activity(mdt_html(library().table(table_id), reference(library())))


def remote_first_planner() -> Activity:
    """Plan from home first, for one fictional case and then empty for one's own; it ends in travel, not yet or not."""
    return activity(planner_html(library().plan("remote-first"), reference(library())))


def route_comparison() -> Activity:
    """Lay routes to another look side by side, then say for each person which are worth raising, and see why."""
    return activity(routes_html(library().routes("05-routes"), reference(library())))


def alongside_checker() -> Activity:
    """Guess and check what may go alongside treatment: go, ask first or stop."""
    return activity(checker_html(library().checker("06-alongside"), reference(library())))


def fit_to_travel_checker() -> Activity:
    """Guess and check what speaks against a journey now: go, ask first or stop."""
    return activity(checker_html(library().checker("05-fit-to-travel"), reference(library())))


def response_explorer() -> Activity:
    """Predict what trials would call a scan, see how they count, and try a series of one's own."""
    content = library()
    return _asking(response_html(content.responses(), reference(content)), "response")


def timeline_builder(bag_id: str) -> Activity:
    """Put the story in the bag of papers named `bag_id` in order, see what does not fit, and begin one of one's own."""
    content = library()
    return _asking(timeline_html(content.bag(bag_id), reference(content)), "timeline")


def trial_window_explorer() -> Activity:
    """Guess when a trial's window shuts, walk through the months, ask earlier, and move values of one's own."""
    content = library()
    return _asking(window_html(content.windows[WINDOW], reference(content)), "window")


def week_map() -> Activity:
    """Draw the week of a fictional caregiver and choose what could change, then draw one's own on one page."""
    content = library()
    return _asking(week_html(content.weeks[WEEK], reference(content)), "week")


def symptom_diary() -> Activity:
    """Guess when to call in two weeks of a fictional person's symptoms, then keep a diary of one's own to show."""
    content = library()
    return _asking(diary_html(content.diary("two-weeks"), reference(content)), "diary")


def case_summary() -> Activity:
    """Put a case on one page, Angela's or one's own: to print, or as a PDF or Word file that is kept nowhere."""
    content = library()
    html = summary_html(content.summaries(), content.checklist(CHECKLIST), reference(content), pdf=can_make_pdf())
    return _filled_in(html, "summary")


def appointment_planner() -> Activity:
    """Choose three questions for Nadia and Yusuf, then plan a visit on one page: to print, or to take as a file."""
    content = library()
    plan, basis = content.visit(VISIT), reference(content)
    form = visit_html(plan, content.all_questions, basis, pdf=can_make_pdf())
    return _filled_in(Markup("\n").join([first_three_html(plan, basis), form]), "visit")


def certificate() -> Activity:
    """Offer a certificate of completion: to print, or as a PDF; the name on it is kept nowhere."""
    content = library()
    html = certificate_html(content.course, content.sections, Words(content.words), pdf=can_make_pdf())
    return _filled_in(html, "certificate")


def questions_for_clinic(section_id: str) -> Activity:
    """Offer the section's questions for the clinic, to pick, change, add, order and print."""
    content = library()
    content.section(section_id)
    return activity(questions_html(section_id, content.questions(section_id), Words(content.words)))


def _filled_in(html: str, name: str) -> Activity:
    answers = file_answers(name)
    return AskingActivity(html, loader=bundle.widget_loader(), shared=shared(), answers=answers, files={})


def _asking(html: str, name: str) -> Activity:
    answers = {name: lambda query: ANSWERS[name](query, library())}
    files = {"plotly": bundle.plotly_packed}
    return AskingActivity(html, loader=bundle.widget_loader(), shared=shared(), answers=answers, files=files)
