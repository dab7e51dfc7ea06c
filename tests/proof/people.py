"""Any person at all: an answer sheet and its decision as formulas of the z3 solver, and how to read one back."""

import z3

from app.content.model import Content
from app.decision.conditions import Answer
from app.decision.rulebook import LEVELS
from tests.proof.decision import Decided
from tests.proof.sheet import Sheet, all_of, answer_of, any_of


class Formulas:
    """The logic of one person whose answers are free. `mark` tells people apart."""

    true, false = z3.BoolVal(True), z3.BoolVal(False)

    def __init__(self, mark: str):
        self.mark = mark

    def variable(self, question: str, part: str | int) -> z3.BoolRef:
        return z3.Bool(f"{self.mark} {question} {part}")


class Person:
    def __init__(self, content: Content, mark: str):
        self.content, self.logic = content, Formulas(mark)
        self.sheet = Sheet(content.rulebook.question, self.logic)
        self.decided = Decided(content, self.sheet)
        self.allowed = self.sheet.allowed()

    def any(self, values):
        return any_of(self.logic, values)

    def all(self, values):
        return all_of(self.logic, values)

    def level(self, level: str):
        return self.decided.level[level]

    def at_least(self, level: str):
        """This level or a more urgent one."""
        return self.any(self.level(each) for each in LEVELS[: LEVELS.index(level) + 1])

    def ticks(self, question: str, option: str):
        """The option is ticked, whether it counts or not."""
        return self.sheet.chosen(question, option)

    def has(self, question: str, *options: str):
        """One of the options is chosen, in an answer that counts."""
        return self.decided.walk.chosen(question, options)

    def answers_to_count(self, question: str):
        return self.decided.walk.counted[question]

    def offered(self, exercise: str):
        return self.any(self.decided.offered(exercise, form) for form in self.decided.weighed[exercise].form)

    def given(self, exercise: str, form: str):
        return self.decided.offered(exercise, form)

    def does(self, exercise: str, *legs: str):
        """The exercise is offered with just these legs, in this order."""
        return self.any(value for done, value in self.decided.legs(exercise) if done == legs)

    def answers(self, model: z3.ModelRef) -> dict[str, Answer]:
        """The answers that the model gives this person."""

        def holds(question: str, part: str | int) -> bool:
            return z3.is_true(model.eval(self.logic.variable(question, part), model_completion=True))

        found = {
            each.id: answer_of(each, lambda part, name=each.id: holds(name, part))
            for each in self.content.rulebook.question.values()
        }
        return {name: answer for name, answer in found.items() if answer is not None}
