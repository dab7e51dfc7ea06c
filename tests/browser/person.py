"""A person at the browser: answers by what is written on the page, and never by an id or a field name."""

import re

from playwright.sync_api import Locator, Page

from app.content.model import Content
from app.decision.conditions import Answer, Answers
from app.decision.path import walk
from app.decision.rulebook import Question
from tests.browser.watch import Watch

CONTINUE = "Continue"


class Person:
    def __init__(self, page: Page, home: str, content: Content, watch: Watch):
        self.page, self.home, self.content, self.watch = page, home, content, watch

    def goes_to(self, address: str) -> None:
        self.page.goto(self.home + address)

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def follows(self, name: str) -> None:
        self.page.get_by_role("main").get_by_role("link", name=name, exact=True).click()

    @property
    def level(self) -> str | None:
        return self.page.get_by_role("main").get_attribute("data-level")

    def question(self, question: Question) -> Locator:
        return self.page.get_by_role("group", name=question.ask, exact=True)

    def answers(self, question: Question, answer: Answer) -> None:
        """Answer one question on the page by the words beside its boxes."""
        group = self.question(question)
        if question.kind == "number":
            group.get_by_role("textbox").fill(str(answer))
        elif question.kind == "scale":
            group.get_by_role("radio", name=re.compile(rf"^{answer}\b")).check()
        else:
            role = "radio" if question.kind == "one" else "checkbox"
            for ticked in group.get_by_role("checkbox", checked=True).all():
                ticked.uncheck()
            for label in (option.label for option in question.options if option.id in answer):
                group.get_by_role(role, name=label, exact=True).check()

    def changes(self, question: Question, answer: Answer) -> None:
        """From the page that lists all answers, change one, and come to the result."""
        self.follows(f"Change {question.in_a_sentence}")
        self.answers(question, answer)
        self.presses(CONTINUE)
        self.page.wait_for_url("**/result")

    def answers_steps(self, answers: Answers, upto: str | None = None) -> None:
        """From the first page on: answer each page that comes, to the end or until the step `upto` is shown."""
        for step, questions in walk(self.content.rulebook, answers).steps:
            self.page.get_by_role("heading", level=1, name=step.title, exact=True).wait_for()
            if step.id == upto:
                return
            for question in questions:
                if question.id in answers:
                    self.answers(question, answers[question.id])
            self.presses(CONTINUE)

    def reaches_result(self, answers: Answers) -> None:
        """The whole way from the start page to the result, which follows the last question."""
        self.goes_to("/")
        self.follows("Start the questions")
        self.answers_steps(answers)

    def agrees(self) -> None:
        """From the result to the routine, with a number that is still fresh."""
        self.follows("Start")
        self.presses(self.content.texts["agreement"]["agree"])

    def says_helped(self, answer: str) -> None:
        self.presses(self.content.routine.answers[answer])
