"""The page around a lesson: readable at once, by anyone, on any screen, and asking nobody else."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import CASE, LESSON, START, Visit
from tests.browser.paper import sheets
from tests.browser.serving import Server

PATHS = {
    "home": "",
    "start": f"lessons/{START}",
    "lesson": f"lessons/{LESSON}",
    "second": "lessons/02-four-critical-questions",
    "third": "lessons/03-six-treatment-categories",
    "fourth": "lessons/04-five-step-framework",
    "fifth": "lessons/05-china-based-evaluation",
    "sixth": "lessons/06-supportive-care",
    "seventh": "lessons/07-caregiver-guidance",
    "eighth": "lessons/08-capstone",
    "further-case": "cases/colon-three-centres-not-comparable",
    "help": "help",
    "not-there": "lessons/no-such-lesson",
}
LOOKS = [
    {"width": 1280},
    {"width": 360},
    {"width": 320},
    {"width": 1280, "scheme": "dark"},
    {"width": 360, "scheme": "dark"},
]
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # a list of all that is well takes as long again
}
SMALLEST_TARGET_PX = 44
# Links inside a sentence and the small number at a claim are as high as their line; everything else is a target.
TARGETS = "button:not(.cite):not(.term), summary, .option label, .confidence label, a.button, nav a, input[type=radio]"


def name_of(look: dict[str, object]) -> str:
    """A short name for a look."""
    return f"{look['width']}-{look.get('scheme', 'light')}"


def violations(visit: Visit) -> list[tuple[str, str]]:
    """What axe finds on the page as it stands: rule and element."""
    # From the top, where the bar above covers nothing: axe takes what is scrolled under it for a target too small.
    visit.page.locator("body[data-laid-out]").wait_for()
    before = visit.page.evaluate("() => { const y = scrollY; scrollTo(0, 0); return y; }")
    found = Axe().run(visit.page, options=AXE).response["violations"]
    visit.page.evaluate("y => scrollTo(0, y)", before)
    return [(rule["id"], node["html"][:120]) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(
    ("visit", "path"),
    [
        pytest.param(look, path, id=f"{name_of(look)}-{name}")
        for name, path in PATHS.items()
        for look in (LOOKS if path == f"lessons/{LESSON}" else LOOKS[::2])
    ],
    indirect=["visit"],
)
def test_axe_finds_nothing(visit: Visit, course: Server, path: str) -> None:
    """No violation of WCAG A and AA or of best practice."""
    visit.page.goto(course.url + path)
    assert violations(visit) == []
    visit.complaints[:] = [text for text in visit.complaints if "404" not in text]


def test_axe_finds_nothing_in_the_panels_and_notes(visit: Visit, course: Server) -> None:
    """The same holds with urgent help, a pause and a note open, and at the end of the case."""
    visit.page.goto(course.lesson(LESSON))
    for button in ("Urgent help", "Pause here"):
        visit.page.get_by_role("button", name=button).first.click()
        assert violations(visit) == []
        visit.page.keyboard.press("Escape")
    visit.page.locator("main .cite").first.click()
    assert violations(visit) == []


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
@pytest.mark.parametrize("visit", [{"width": 320}, {"width": 360}, {"width": 640}], indirect=True, ids=name_of)
def test_nothing_scrolls_sideways_and_targets_are_large(visit: Visit, course: Server, path: str) -> None:
    """The page fits, also with wider text spacing; what is pressed is at least 44 px high."""
    visit.page.goto(course.url + path)
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = visit.page.locator(TARGETS).evaluate_all(
        """(all, least) => all.filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 1)
            .map(e => (e.matches('input') ? e.closest('.option, .sureness') : e))
            .filter(e => e.getBoundingClientRect().height < least - 0.5).map(e => e.outerHTML.slice(0, 90))""",
        SMALLEST_TARGET_PX,
    )
    assert small == []
    visit.page.evaluate(
        """() => { const wide = new CSSStyleSheet();
            wide.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
                word-spacing: 0.16em !important }`);
            document.adoptedStyleSheets = [wide]; }"""
    )
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visit.complaints[:] = [text for text in visit.complaints if "404" not in text]


@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_without_javascript_all_prose_can_be_read(visit: Visit, course: Server) -> None:
    """Every paragraph of the notebook and every scene and feedback of the case is there without a script."""
    visit.page.goto(course.lesson(LESSON))
    text = visit.page.locator("main").inner_text()
    for words in (
        "What the word can hide",
        "The trap of the smallest size",
        "Three things to remember",
        "A deposit by Friday",
    ):
        assert words in text
    feedback = visit.page.locator(f"#case-{CASE} details.all-feedback").first
    feedback.locator("summary").click()
    expect(feedback).to_contain_text("it skips the first question")
    expect(feedback).to_contain_text("A strong step")


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_the_page_says_what_it_is(visit: Visit, course: Server, path: str) -> None:
    """Language, direction, title, landmarks, one title heading, no heading jump, help in its place."""
    visit.page.goto(course.url + path)
    page = visit.page
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("html").get_attribute("dir") == "ltr"
    assert page.title()
    for landmark in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => Number(e.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))
    help_buttons = page.get_by_role("banner").get_by_role("button")
    assert help_buttons.all_inner_texts() == ["Pause here", "Urgent help"]
    visit.complaints[:] = [text for text in visit.complaints if "404" not in text]


def test_titles_are_unique(visit: Visit, course: Server) -> None:
    """No two pages have the same title."""
    titles = []
    for path in PATHS.values():
        visit.page.goto(course.url + path)
        titles.append(visit.page.title())
    assert len(set(titles)) == len(titles)
    visit.complaints[:] = [text for text in visit.complaints if "404" not in text]


def test_only_our_own_host_is_asked_and_no_cookie_is_set(visit: Visit, course: Server) -> None:
    """A visit to every page asks one host, few times, and leaves no cookie."""
    visit.page.goto(course.lesson(LESSON))
    visit.page.wait_for_load_state("networkidle")
    assert len(visit.asked) <= 8
    for path in PATHS.values():
        visit.page.goto(course.url + path)
    hosts = {urlsplit(url).netloc for url in visit.asked if not url.startswith("data:")}
    assert hosts == {urlsplit(course.url).netloc}
    assert visit.context.cookies() == []
    visit.complaints[:] = [text for text in visit.complaints if "404" not in text]


def test_the_skip_link_leads_past_the_header(visit: Visit, course: Server) -> None:
    """The first stop of Tab is the skip link, and it is seen."""
    visit.page.goto(course.lesson(LESSON))
    visit.page.keyboard.press("Tab")
    skip = visit.page.get_by_role("link", name="Skip to the text")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    visit.page.keyboard.press("Enter")
    assert visit.page.url.endswith("#main")


def test_every_stop_of_tab_is_seen(visit: Visit, course: Server) -> None:
    """Each focused element has an outline of at least 2 px and lies inside the page."""
    visit.page.goto(course.lesson(LESSON))
    for _ in range(60):
        visit.page.keyboard.press("Tab")
        stop = visit.page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
                const l = e.matches('input') ? getComputedStyle(e.nextElementSibling) : s;
                return {html: e.outerHTML.slice(0, 80), body: e === document.body, seen: r.width > 0,
                        outline: Math.max(...[s, l].map(
                            x => x.outlineStyle === 'none' ? 0 : parseFloat(x.outlineWidth)))} }"""
        )
        if stop["body"]:
            break
        assert stop["seen"], stop["html"]
        assert stop["outline"] >= 2, stop["html"]


def test_a_note_opens_closes_with_escape_and_gives_the_focus_back(visit: Visit, course: Server) -> None:
    """The claim lens by keyboard: claim, strength in words, date, source with link, caution."""
    visit.page.goto(course.lesson(LESSON))
    button = visit.page.locator("main .cite").first
    button.focus()
    visit.page.keyboard.press("Enter")
    note = visit.page.locator(".note:popover-open")
    expect(note).to_be_visible()
    for words in ("What we say", "evidence", "Date", "Where it comes from"):
        expect(note).to_contain_text(words)
    assert note.locator("a[href^=https]").count() >= 1
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator(".note:popover-open")).to_have_count(0)
    expect(button).to_be_focused()


@pytest.mark.parametrize("back", [False, True], ids=["onward", "back"])
def test_leaving_a_note_or_panel_by_keyboard_closes_it(visit: Visit, course: Server, *, back: bool) -> None:
    """Tab past the last stop leaves nothing dimmed, and the focus stays where the learner went."""
    visit.page.goto(course.lesson(LESSON))
    for opener in (visit.page.locator("main .cite").first, visit.page.locator(".top-urgent")):
        opener.focus()
        visit.page.keyboard.press("Enter")
        open_now = visit.page.locator(":is(.note, .panel):popover-open")
        expect(open_now).to_be_visible()
        open_now.locator("button").last.focus()
        expect(open_now).to_be_visible()
        if back:
            visit.page.evaluate("document.querySelector('main .term').focus()")
        else:
            visit.page.keyboard.press("Tab")
        expect(open_now).to_have_count(0)
        assert visit.page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("visit", [{"width": 360, "height": 640}], indirect=True)
def test_help_can_be_closed_from_its_first_line_on(visit: Visit, course: Server) -> None:
    """On a phone the help is longer than the screen; its way out is in sight, and leads out."""
    visit.page.goto(course.url)
    visit.page.get_by_role("button", name="Urgent help").click()
    panel = visit.page.locator("#urgent-panel")
    expect(panel.get_by_role("heading").first).to_be_in_viewport()
    expect(panel.get_by_role("button", name="Close")).to_be_in_viewport(ratio=1)
    panel.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()


def test_a_print_button_prints_its_own_activity_and_nothing_else(visit: Visit, course: Server) -> None:
    """The letters in full with their notes, without the lesson around them; printed from the browser, all is there."""
    visit.page.goto(course.lesson(LESSON))
    visit.page.evaluate("() => { window.print = () => {} }")

    def printed() -> tuple[int, str]:
        on_paper = sheets(visit.page)
        return len(on_paper), " ".join(on_paper)

    cases = [("#sorter-01-letters", "so I ticked that"), (f"#case-{CASE}", "A deposit by Friday")]
    for name, words in cases:
        visit.page.locator(name).locator("[data-do=print]").click()
        count, text = printed()
        assert words in text
        assert count < 40
        assert "Three things to remember" not in text
        assert "In short" not in text
        assert [other for _, other in cases if other in text] == [words]
        first = visit.page.locator(f"{name} .cite").first.get_attribute("popovertarget")
        assert visit.page.locator(f"#{first} .note-claim").inner_text()[:40] in text
        visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    _, text = printed()
    for words in ("so I ticked that", "A deposit by Friday", "Three things to remember", "<https://"):
        assert words in text


def test_the_list_of_contents_names_what_there_is_to_do(visit: Visit, course: Server) -> None:
    """Each activity that keeps answers is listed once, and the whole list goes down the page."""
    visit.page.goto(course.lesson(LESSON))
    visit.page.locator("body[data-all-out]").wait_for()
    links = visit.page.locator(".contents a")
    names = [text.strip() for text in links.all_text_contents()]
    assert len(names) == len(set(names))
    todo = visit.page.locator("main [data-activity][data-keeps]").evaluate_all(
        "all => all.map(one => one.querySelector('h2').textContent.trim())"
    )
    assert len(todo) > 5
    assert set(todo) <= set(names)
    tops = links.evaluate_all(
        "all => all.map(a => document.getElementById(decodeURIComponent(a.hash.slice(1))).getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)


def test_the_words_about_a_cut_line_can_be_closed_and_make_room(visit: Visit, course: Server) -> None:
    """They say not to load the page again, close by a large button, and go where the explorer has its own words."""
    visit.page.goto(course.lesson(LESSON))
    bar = visit.page.locator("[data-connection]")
    visit.page.locator("main .cite").first.focus()
    visit.context.set_offline(True)
    expect(bar).to_contain_text("Do not load the page again until the line is back.")
    close = bar.get_by_role("button", name="Close")
    assert (close.bounding_box() or {"height": 0})["height"] >= SMALLEST_TARGET_PX
    close.click()
    expect(bar).to_be_empty()
    expect(visit.page.locator("main .cite").first).to_be_focused()
    visit.context.set_offline(False)
    visit.context.set_offline(True)
    expect(bar).to_contain_text("You are offline")
    visit.page.locator("[data-own] [data-field=sum]").last.fill("30")
    expect(bar).to_be_empty()


def test_a_term_opens_its_meaning(visit: Visit, course: Server) -> None:
    """A word says what it means, by keyboard too; Escape and its button close it and give the focus back."""
    visit.page.goto(course.lesson(LESSON))
    word = visit.page.locator("main .term", has_text="progression").first
    note = visit.page.locator(".note:popover-open")
    word.focus()
    visit.page.keyboard.press("Enter")
    expect(note).to_contain_text("The cancer is growing or spreading")
    visit.page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(word).to_be_focused()
    visit.page.keyboard.press("Enter")
    note.get_by_role("button", name="Close").click()
    expect(note).to_have_count(0)
    expect(word).to_be_focused()


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
@pytest.mark.parametrize("visit", [{"scripts": False}], indirect=True, ids=["no-scripts"])
def test_every_page_says_in_its_foot_who_stands_behind_it(visit: Visit, course: Server, path: str) -> None:
    """Not advice, who wrote it, when it was read and by whom, and who paid."""
    visit.page.goto(course.url + path)
    foot = visit.page.get_by_role("contentinfo")
    for words in (
        "not medical advice",
        "Written by",
        "Last read by its authors on 20",
        "next by 20",
        "reviewer:",
        "funding:",
    ):
        expect(foot).to_contain_text(words)
    visit.complaints[:] = [text for text in visit.complaints if "404" not in text]


def test_motion_and_forced_colours_are_respected(visit: Visit, course: Server) -> None:
    """With reduced motion nothing moves; with forced colours the chosen answer and closed panels still differ."""
    visit.page.emulate_media(reduced_motion="reduce", forced_colors="active")
    visit.page.goto(course.lesson(LESSON))
    assert visit.page.evaluate("document.getAnimations().length") == 0
    assert violations(visit) == []
    style = "element => { const s = getComputedStyle(element); return [s.outlineStyle, s.borderBlockStartStyle]; }"
    chosen, other = (visit.page.locator(f"#case-{CASE} .scene.is-current [data-option]").nth(place) for place in (0, 1))
    chosen.locator("label").click()
    visit.page.mouse.move(0, 0)
    assert chosen.locator("label").evaluate(style)[0] == "solid"
    assert other.locator("label").evaluate(style) == ["none", "solid"]
    assert visit.page.locator(".panel, .note").evaluate_all("all => all.every(one => !one.checkVisibility())")


def test_the_lesson_loads_twenty_times_without_a_hang(visit: Visit, course: Server) -> None:
    """Twenty visits, and each time the case can be answered."""
    for _ in range(20):
        visit.page.goto(course.lesson(LESSON), wait_until="commit")
        expect(visit.page.locator(f"#case-{CASE}.is-alive .scene.is-current")).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("name", ["lesson", "second", "third", "fourth", "fifth"])
def test_a_lesson_weighs_little(visit: Visit, course: Server, name: str) -> None:
    """All that a first visit brings over the wire, fonts included: at most 180 kB in at most 12 requests."""
    session = visit.context.new_cdp_session(visit.page)
    session.send("Network.enable")
    weights: list[float] = []
    session.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    visit.page.goto(course.url + PATHS[name], wait_until="networkidle")
    assert 3 <= len(weights) <= 12
    assert 20_000 < sum(weights) <= 180_000
