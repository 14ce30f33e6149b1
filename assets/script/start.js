// Finds the activities in a page or a notebook output and brings them to life, each once.
const ACTIVITIES = {
  balance: (root) => new BalancePlayer(root),
  "balance-own": (root) => new OwnBalance(root),
  board: (root) => new FourQuestionBoards(root),
  case: (root) => new CasePlayer(root),
  conversation: (root) => new ConversationPlayer(root),
  report: (root) => new ReportReader(root),
  quiz: (root) => new QuizPlayer(root),
  categories: (root) => new CategoryExplorer(root),
  match: (root) => new MatchPlayer(root),
  missing: (root) => new MissingFinder(root),
  mdt: (root) => new MdtTable(root),
  checker: (root) => new Checker(root),
  planner: (root) => new RemotePlanner(root),
  routes: (root) => new MatchPlayer(root),
  sorter: (root) => new LetterSorter(root),
  drill: (root) => new UrgentDrill(root),
  offers: (root) => new OfferCoach(root),
  glossary: (root) => new WordFinder(root),
  questions: (root) => new QuestionList(root),
  response: (root) => new ResponseExplorer(root),
  timeline: (root) => new TimelineBuilder(root),
  week: (root) => new WeekMap(root),
  window: (root) => new WindowExplorer(root),
  summary: (root) => new CaseSummary(root),
  "first-three": (root) => new FirstThree(root),
  "appointment-planner": (root) => new VisitPlanner(root),
  "course-map": markMap,
  cards: markCards,
  "section-start": startSection,
  "section-end": (root) => new SectionEnd(root),
};
const alive = new WeakSet();

function bringToLife(place) {
  for (const root of place.querySelectorAll("[data-activity]")) {
    if (alive.has(root)) continue;
    alive.add(root);
    root.classList.add("is-alive");
    ACTIVITIES[root.dataset.activity]?.(root);
  }
}

// Who leaves an open note or panel by the keyboard leaves it closed, so that no dimmed page is walked through.
// The button that opened it is left alone: pressed again, it closes by itself.
function closeWhenLeft(event) {
  const open = [...document.querySelectorAll(":is(.note, .panel):popover-open")];
  if (open.some((one) => one.contains(event.target))) return;
  const opener = event.target.getAttribute("popovertarget");
  for (const one of open) if (one.id !== opener && one.isConnected) one.hidePopover();
}

if ("popover" in HTMLElement.prototype) document.addEventListener("focusin", closeWhenLeft);

globalThis.reassess = { bringToLife, keep, readKept };
