"""A person who has only a keyboard. Wherever the focus stops, it can be seen."""

from playwright.sync_api import Locator

from app.decision.conditions import Answer, Answers
from app.decision.path import walk
from app.decision.rulebook import Question
from tests.browser.person import CONTINUE, Person

FOCUS = """
target => {
  const now = document.activeElement
  const shown = now.matches(".scale__step input") ? now.nextElementSibling : now
  const style = getComputedStyle(shown), box = shown.getBoundingClientRect()
  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  return { there: now === target, seen: seen || now === document.body, where: now.outerHTML.slice(0, 150) }
}
"""
STOPS = 80  # more than any page has


class Keyboard(Person):
    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def tabs_to(self, target: Locator, key: str = "Tab") -> None:
        """Press Tab until the target has the focus; every stop on the way has to be visible."""
        handle = target.element_handle()
        for _ in range(STOPS):
            self.press(key)
            focus = self.page.evaluate(FOCUS, handle)
            assert focus["seen"], f"the focus cannot be seen on {focus['where']}"
            if focus["there"]:
                return
        raise AssertionError(f"Tab does not reach {target}")

    def follows(self, name: str) -> None:
        self.tabs_to(self.page.get_by_role("main").get_by_role("link", name=name, exact=True))
        self.press("Enter")

    def presses(self, name: str, key: str = "Enter") -> None:
        self.tabs_to(self.page.get_by_role("button", name=name, exact=True))
        self.press(key)

    def answers(self, question: Question, answer: Answer) -> None:
        if question.kind == "number":
            self.tabs_to(self.question(question).get_by_role("textbox"))
            self.page.keyboard.type(str(answer))
        elif question.kind == "many":
            for label in (option.label for option in question.options if option.id in answer):
                self.tabs_to(self.question(question).get_by_role("checkbox", name=label, exact=True))
                self.press("Space")
        else:
            self._chooses(question, answer)

    def _chooses(self, question: Question, answer: Answer) -> None:
        """Tab into the radio buttons, choose the first with Space, and go on with the arrows."""
        radios = self.question(question).get_by_role("radio")
        self.tabs_to(radios.first)
        self.press("Space")
        ids = [option.id for option in question.options] or [str(each) for each in range(11)]
        place = ids.index(str(answer) if isinstance(answer, int) else next(iter(answer)))
        for _ in range(place):
            self.press("ArrowDown")
        assert radios.nth(place).is_checked()

    def answers_steps(self, answers: Answers, upto: str | None = None) -> None:
        for step, questions in walk(self.content.rulebook, answers).steps:
            self.page.get_by_role("heading", level=1, name=step.title, exact=True).wait_for()
            for question in questions:
                self.answers(question, answers[question.id])
            self.presses(CONTINUE)
