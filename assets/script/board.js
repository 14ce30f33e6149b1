// The four-question boards. Python wrote the state of every set of requests that can be asked; here it is only followed.
// A state is [days left, the four states as digits, reasons shown, what can be asked, what waits, what is closed, open plans].
const LEFT = 0, STANDS = 1, REASONS = 2, CAN_ASK = 3, WAITS = 4, CLOSED = 5, OPEN = 6;

class FourQuestionBoards extends Player {
  constructor(root) {
    super(root);
    this.data = this.read("boards");
    this.words = this.data.words;
    const kept = keptWith(root, this.key);
    this.boards = [...root.querySelectorAll("[data-board]")].map((part) => this.prepare(part, kept?.boards));
    this.at = this.boards.find((board) => board.id === kept?.at) ?? null;
    this.show();
  }

  prepare(part, kept) {
    const id = part.dataset.board;
    const board = { id, part, ...this.data.boards[id], asked: [], plan: null };
    const own = Object.hasOwn(Object(kept), id) ? kept[id] : null;
    // What was kept may be old or foreign: only what can be asked in that order counts.
    for (const name of Array.isArray(own?.asked) ? own.asked : []) {
      if (!this.canAsk(board, name)) break;
      board.asked.push(name);
    }
    if (board.asked.length === own?.asked?.length && this.isOpen(board, own?.plan?.option)) board.plan = own.plan;
    part.querySelectorAll("[data-result] details").forEach((details) => (details.open = false));
    shuffleOptions(part, this.key + id);
    const form = part.querySelector("form");
    form.noValidate = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.decide(board, form);
    });
    return board;
  }

  state(board, asked = board.asked) {
    return board.map[asked.reduce((mask, name) => mask | (1 << board.requests.indexOf(name)), 0)];
  }

  canAsk(board, name) {
    return Boolean(this.state(board)[CAN_ASK] & (1 << board.requests.indexOf(name))) && board.requests.includes(name);
  }

  isOpen(board, plan) {
    return Boolean(this.state(board)[OPEN] & (1 << board.plans.indexOf(plan))) && board.plans.includes(plan);
  }

  days(board) {
    return { n: this.state(board)[LEFT], of: board.days };
  }

  nameOf(board, request) {
    return board.part.querySelector(`[data-request="${request}"] [data-name]`).textContent;
  }

  started(board) {
    return board.asked.length || board.plan;
  }

  keepAll() {
    const boards = {};
    for (const board of this.boards) if (this.started(board)) boards[board.id] = { asked: board.asked, plan: board.plan };
    const ended = this.boards.some((board) => board.plan);
    keepWith(this.root, this.key, this.at ? { at: this.at.id, boards, ended } : null);
  }

  choose(button) {
    this.at = this.boards.find((board) => board.id === button.dataset.to);
    this.keepAll();
    this.show();
    focusOn(this.at.part.querySelector("[data-heading]"));
  }

  ask(button) {
    const board = this.at;
    const part = button.closest("[data-request]");
    const region = part.querySelector("[data-said]");
    if (button.getAttribute("aria-disabled")) {
      const why = part.querySelector(".request-closed:not([hidden])");
      if (why) say(region, paragraph(why.textContent));
      return;
    }
    const before = this.state(board)[STANDS];
    const reopened = board.plan;
    board.asked.push(part.dataset.request);
    board.plan = null;
    this.keepAll();
    this.clearSaid(board);
    this.show();
    const result = board.part.querySelector(`[data-result="${part.dataset.request}"] [data-result-text]`);
    const said = [...copyOf(result), ...this.changes(board, before), ...paragraph(this.fill("board_left", this.days(board)))];
    if (reopened) said.push(...paragraph(this.words.board_open_again));
    sayInSight(region, said, board.part.querySelector(".days-left").offsetHeight);
  }

  clearSaid(board) {
    board.part.querySelectorAll("[data-said], [data-taken]").forEach((region) => region.replaceChildren());
  }

  changes(board, before) {
    const after = this.state(board)[STANDS];
    const names = [...board.part.querySelectorAll("[data-question-name]")].map((name) => name.textContent);
    const moved = names.flatMap((question, index) =>
      before[index] === after[index] ? [] : [this.fill("board_changed", { question, state: this.data.states[after[index]] })],
    );
    return (moved.length ? moved : [this.words.board_unchanged]).flatMap((words) => paragraph(words));
  }

  takeBack() {
    const board = this.at;
    const name = this.nameOf(board, board.asked.pop());
    const reopened = board.plan;
    board.plan = null;
    this.keepAll();
    this.clearSaid(board);
    this.show();
    const said = paragraph(this.fill("board_taken_back", { name, ...this.days(board) }));
    if (reopened) said.push(...paragraph(this.words.board_open_again));
    say(board.part.querySelector("[data-taken]"), said);
    if (!board.asked.length) board.part.querySelector("[data-results-heading]").focus();
  }

  decide(board, form) {
    const region = board.part.querySelector("[data-feedback]");
    const answer = readAnswer(form, region, this.words);
    if (!answer) return;
    board.plan = answer;
    this.keepAll();
    this.show(false);
    sayInSight(region, copyOf(feedbackFor(board.part, answer.option)));
  }

  startOver() {
    this.at.asked = [];
    this.at.plan = null;
    this.keepAll();
    this.clearSaid(this.at);
    this.show();
    focusOn(this.at.part.querySelector("[data-heading]"));
  }

  show(withFeedback = true) {
    for (const tab of this.root.querySelectorAll("[data-to]")) tab.setAttribute("aria-pressed", tab.dataset.to === this.at?.id);
    for (const board of this.boards) board.part.classList.toggle("is-current", board === this.at);
    this.root.classList.toggle("is-chosen", Boolean(this.at));
    this.find("[data-do=askStartOver]").hidden = !this.at || !this.started(this.at);
    this.find("[data-confirm]").hidden = true;
    for (const board of this.boards) this.showBoard(board, withFeedback);
  }

  showBoard(board, withFeedback) {
    const { part } = board;
    const state = this.state(board);
    part.querySelectorAll("[data-question]").forEach((question, index) => {
      const mark = question.querySelector("[data-mark]");
      mark.textContent = this.data.states[state[STANDS][index]];
      mark.className = `mark mark-${this.data.names[state[STANDS][index]]}`;
    });
    for (const reason of part.querySelectorAll("[data-reason]")) reason.hidden = !(state[REASONS] & (1 << reason.dataset.reason));
    part.querySelector("[data-left]").textContent = this.fill("board_left", this.days(board));
    part.querySelector("[data-answered]").textContent = this.fill("board_answered", { n: state[STANDS].split("2").length - 1 });
    part.querySelectorAll("[data-request]").forEach((request, index) => this.showRequest(board, request, 1 << index));
    this.showResults(board);
    this.showPlans(board, withFeedback);
    part.querySelector("[data-review]").classList.toggle("is-open", Boolean(board.plan));
    if (board.plan) this.showReview(board);
  }

  showRequest(board, request, bit) {
    const state = this.state(board);
    const asked = board.asked.includes(request.dataset.request);
    const closed = !(state[CAN_ASK] & bit);
    const why = state[CLOSED] & bit ? "closed-for-good" : state[WAITS] & bit ? "waits" : closed && !asked ? "long" : "";
    for (const reason of request.querySelectorAll(".request-closed")) reason.hidden = !reason.matches(`[data-${why || "none"}]`);
    request.classList.toggle("is-asked", asked);
    const button = request.querySelector("[data-do=ask]");
    const name = this.nameOf(board, request.dataset.request);
    button.textContent = this.words[asked ? "board_asked" : "board_ask"];
    button.setAttribute("aria-label", asked ? `${this.words.board_asked}: ${name}` : this.fill("board_ask_name", { name }));
    if (closed) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }

  showResults(board) {
    const list = board.part.querySelector("[data-results]");
    for (const result of list.querySelectorAll("[data-result]")) result.hidden = !board.asked.includes(result.dataset.result);
    board.asked.forEach((name, index) => {
      const result = list.querySelector(`[data-result="${name}"]`);
      result.querySelector("[data-day]").textContent = this.fill("board_back", { day: this.dayOf(board, index) });
      list.append(result);
    });
    board.part.querySelector("[data-nothing]").hidden = board.asked.length > 0;
    board.part.querySelector("[data-take-back]").hidden = !board.asked.length;
  }

  dayOf(board, index) {
    return board.days - this.state(board, board.asked.slice(0, index + 1))[LEFT];
  }

  showPlans(board, withFeedback) {
    const form = board.part.querySelector("form");
    for (const option of form.querySelectorAll("[data-option]")) {
      const closed = !this.isOpen(board, option.dataset.option);
      option.classList.toggle("is-closed", closed);
      option.querySelector("input").disabled = closed;
      const reason = option.querySelector("[data-closed]");
      if (reason) reason.hidden = !closed;
    }
    if (!withFeedback) return;
    showChosen(form, board.plan);
    const region = board.part.querySelector("[data-feedback]");
    region.replaceChildren(...(board.plan ? copyOf(feedbackFor(board.part, board.plan.option)) : []));
  }

  showReview(board) {
    const { part } = board;
    const item = (text) => Object.assign(document.createElement("li"), { textContent: text });
    const asked = board.asked.map((name, index) =>
      item(`${this.nameOf(board, name)} · ${this.fill("board_back", { day: this.dayOf(board, index) })}`),
    );
    part.querySelector("[data-asked]").replaceChildren(...asked);
    part.querySelector("[data-asked-nothing]").hidden = asked.length > 0;
    part.querySelector("[data-used]").textContent = this.fill("board_used_days", { n: board.days - this.days(board).n, of: board.days });
    const stands = this.state(board)[STANDS];
    const stayed = [...part.querySelectorAll("[data-question-name]")].flatMap((question, index) =>
      stands[index] === "2" ? [] : paragraph(this.fill("board_stands", { question: question.textContent, state: this.data.states[stands[index]] })),
    );
    part.querySelector("[data-stayed]").replaceChildren(...(stayed.length ? stayed : paragraph(this.words.board_stayed_none)));
    const others = [...part.querySelectorAll("[data-result]")].filter((result) => result.hidden);
    part.querySelector("[data-others]").hidden = !others.length;
    part.querySelector("[data-not-asked]").replaceChildren(...others.flatMap((result) => this.copyOfResult(result)));
    for (const plan of part.querySelectorAll("[data-plan]")) {
      plan.querySelector("[data-yours]").hidden = plan.dataset.plan !== board.plan.option;
      plan.querySelector("[data-shut]").hidden = this.isOpen(board, plan.dataset.plan);
    }
    for (const rest of part.querySelectorAll("[data-rest]")) {
      const name = board.asked.includes(rest.dataset.rest) ? "board_rest_asked" : "board_rest_not_asked";
      rest.textContent = ` (${this.words[name]})`;
    }
  }

  copyOfResult(result) {
    const name = paragraph(result.querySelector("[data-result-name]").textContent);
    name[0].className = "one-feedback-option";
    return [...name, ...copyOf(result.querySelector("[data-result-text]"))];
  }
}
