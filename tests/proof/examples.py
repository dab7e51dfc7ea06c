"""Picks a mild answer sheet of those that make something hold: question by question the least that can be answered."""

from collections.abc import Iterator, Mapping

from app.decision.conditions import Answer
from app.decision.rulebook import Question
from tests.proof.diagrams import Diagrams
from tests.proof.sheet import all_of, answer_of, is_true, parts


def _is(logic: Diagrams, question: Question, answer: Answer | None):
    """The question has just this answer; None is left out."""
    values = ((logic.variable(question.id, part), is_true(answer, part)) for part in parts(question))
    return all_of(logic, (value if holds else ~value for value, holds in values))


def _tried(question: Question, harmless: Answer) -> Iterator[Answer | None]:
    """Left out, harmless, then one option or one number alone, the last first: questions end with what says least."""
    yield from (None, harmless)
    if question.options:
        yield from (frozenset([option.id]) for option in reversed(question.options))
    else:
        yield from reversed(range(question.minimum, question.maximum + 1))


def _narrow(logic: Diagrams, question: Question, value):
    """Without each tick that is not needed."""
    for part in parts(question):
        without = value & ~logic.variable(question.id, part)
        value = without if without.satisfiable() else value & logic.variable(question.id, part)
    return value


def example(logic: Diagrams, questions: Mapping[str, Question], harmless: Mapping[str, Answer], value) -> dict:
    """Question id -> answer, on one sheet where the value holds. It has to hold on some."""
    for question in questions.values():
        milder = (value & _is(logic, question, answer) for answer in _tried(question, harmless[question.id]))
        found = next((each for each in milder if each.satisfiable()), None)
        value = _narrow(logic, question, value) if found is None else found
    picked = logic.pick(value)
    answers = {each.id: answer_of(each, lambda part, name=each.id: picked[name, part]) for each in questions.values()}
    return {name: answer for name, answer in answers.items() if answer is not None}
