"""An answer sheet in logic: a truth value for each option of each question, and each number in binary digits.

Truth values are of any kind that knows `&`, `|` and `~`: formulas of a solver, decision diagrams, or whole numbers
whose bits stand for many people at once. Whoever makes a sheet hands in where its values come from.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import and_, or_
from typing import Protocol

from app.decision.conditions import Answer
from app.decision.rulebook import NONE, Question


class Logic(Protocol):
    """Where truth values come from. `true` and `false` are values too."""

    true: object
    false: object

    def variable(self, question: str, part: str | int):
        """The value of one option; of the digit worth `part` of a number; or, with GIVEN, whether a number is told."""


GIVEN = "given"


def any_of(logic: Logic, values: Iterable):
    return reduce(or_, values, logic.false)


def all_of(logic: Logic, values: Iterable):
    return reduce(and_, values, logic.true)


def counts(logic: Logic, values: Iterable, most: int) -> list:
    """[at least 0 of them hold, at least 1, … at least `most`]."""
    reached = [logic.true, *[logic.false] * most]
    for value in values:
        for number in range(most, 0, -1):
            reached[number] = reached[number] | (reached[number - 1] & value)
    return reached


def digits(question: Question) -> list[int]:
    """What the binary digits of an answer are worth, the greatest first."""
    return [1 << place for place in reversed(range(question.maximum.bit_length()))]


class Sheet:
    """One person’s answers to these questions, whatever they are. A question can be left out."""

    def __init__(self, questions: Mapping[str, Question], logic: Logic):
        self.questions, self.logic = questions, logic

    def chosen(self, question: str, option: str):
        return self.logic.variable(question, option)

    def given(self, question: str):
        asked = self.questions[question]
        if not asked.options:
            return self.logic.variable(question, GIVEN)
        return any_of(self.logic, (self.chosen(question, option.id) for option in asked.options))

    def at_least(self, question: str, number: int):
        """The number is told, and it is this much or more."""
        worth = digits(self.questions[question])
        if number >= 2 * worth[0]:
            return self.logic.false
        reached = self.logic.true
        for each in reversed(worth):
            digit = self.logic.variable(question, each)
            reached = digit & reached if number & each else digit | reached
        return self.given(question) & (reached if number > 0 else self.logic.true)

    def between(self, question: str, lowest: int, highest: int):
        return self.at_least(question, lowest) & ~self.at_least(question, highest + 1)

    def allowed(self):
        """Every answer is one that its question can have; what is left out has one way of being left out."""
        return all_of(self.logic, (ALLOWED[each.kind](self, each) for each in self.questions.values()))

    def _one(self, question: Question):
        chosen = [self.chosen(question.id, option.id) for option in question.options]
        return ~counts(self.logic, chosen, 2)[2]

    def _many(self, question: Question):
        if NONE not in question.option:
            return self.logic.true
        others = any_of(self.logic, (self.chosen(question.id, each.id) for each in question.options if each.id != NONE))
        return ~(self.chosen(question.id, NONE) & others)

    def _number(self, question: Question):
        written = any_of(self.logic, (self.logic.variable(question.id, each) for each in digits(question)))
        within = self.between(question.id, question.minimum, question.maximum)
        return (self.given(question.id) & within) | (~self.given(question.id) & ~written)


ALLOWED: Mapping[str, Callable] = {
    "one": Sheet._one,
    "many": Sheet._many,
    "number": Sheet._number,
    "scale": Sheet._number,
}


def parts(question: Question) -> list[str | int]:
    """Every part that a sheet has a truth value for."""
    return [option.id for option in question.options] or [GIVEN, *digits(question)]


def is_true(answer: Answer | None, part: str | int) -> bool:
    """Whether a part of a question holds under this answer; None when it was left out."""
    if isinstance(answer, int):
        return True if part == GIVEN else bool(answer & part)
    return answer is not None and part in answer


def answer_of(question: Question, holds: Callable[[str | int], bool]) -> Answer | None:
    """The answer that makes just these parts hold, or None when the question was left out."""
    if question.options:
        return frozenset(option.id for option in question.options if holds(option.id)) or None
    return sum(each for each in digits(question) if holds(each)) if holds(GIVEN) else None
