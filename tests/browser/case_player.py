"""Playing a case as a person does: by mouse or by keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

GOOD_WAY = ("ask-four-things", "go-on-with-date", "any-clear-worsening", "not-confirmed", None, "talk-now")
MOST_TABS = 250


@dataclass
class CasePlayer:
    """One case on a page."""

    page: Page
    case: str

    @property
    def root(self) -> Locator:
        """The whole case."""
        return self.page.locator(f"#case-{self.case}")

    @property
    def scene(self) -> Locator:
        """The scene that is open."""
        return self.root.locator(".scene.is-current")

    @property
    def scene_id(self) -> str:
        """The id of the scene that is open."""
        return str(self.scene.get_attribute("data-scene"))

    @property
    def feedback(self) -> Locator:
        """Where feedback is said."""
        return self.scene.locator("[role=status]")

    def answer(self, option: str, sure: str = "Fairly sure") -> None:
        """Choose, say how sure, and read the feedback."""
        self.scene.locator(f"[data-option={option}] label").click()
        self.scene.locator("label", has_text=sure).click()
        self.scene.get_by_role("button", name="See what happens").click()
        expect(self.feedback.locator("[data-verdict]")).to_be_visible()

    def go_on(self) -> None:
        """Go to the next scene."""
        self.scene.get_by_role("button", name="Continue").click()

    def walk(self, way: tuple[str | None, ...]) -> None:
        """Go a whole way; None stands for a scene that just goes on."""
        for option in way:
            if option:
                self.answer(option)
            self.go_on()

    def tab_to(self, target: Locator) -> None:
        """Press Tab until `target` has the focus."""
        for _ in range(MOST_TABS):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reached {target}")

    def choose_by_keys(self, group: Locator, value: str) -> None:
        """Enter a group of radio buttons with Tab and go to `value` with the arrow keys."""
        radios = group.locator("input[type=radio]:enabled")
        first = group.locator("input[type=radio]:checked")
        self.tab_to(first if first.count() else radios.first)
        self.page.keyboard.press("Space")
        for _ in range(radios.count()):
            if group.locator(f"input[value='{value}']").is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow keys never reached {value}")

    def answer_by_keys(self, option: str, sure: str = "fairly") -> None:
        """Answer without a mouse."""
        options = self.scene.locator("fieldset").first
        self.choose_by_keys(options, option)
        self.choose_by_keys(self.scene.locator("[data-confidence]"), sure)
        self.tab_to(self.scene.get_by_role("button", name="See what happens"))
        self.page.keyboard.press("Enter")
        expect(self.feedback.locator("[data-verdict]")).to_be_visible()

    def go_on_by_keys(self) -> None:
        """Go on without a mouse."""
        self.tab_to(self.scene.get_by_role("button", name="Continue"))
        self.page.keyboard.press("Enter")

    def snapshot(self) -> dict[str, object]:
        """What a person would see of the case's state."""
        return {
            "scene": self.scene_id,
            "progress": self.root.locator("[data-progress]").inner_text(),
            "time": self.root.locator("[data-state]").inner_text(),
            "found": self.root.locator("[data-record].is-found").count(),
            "chosen": self.scene.locator("input:checked").evaluate_all("inputs => inputs.map(i => i.value)"),
            "feedback": self.feedback.inner_text() if self.feedback.count() else "",
        }
