"""Mutants of what is asked: questions and options dropped or asked of other people, and where the questions end."""

from dataclasses import replace

from app.content.model import Content
from app.decision.conditions import All, Always, AtLeastOf, Chosen, Condition
from app.decision.rulebook import NONE, Option, Question
from app.decision.sides import OTHER
from tests.proof.content_with import with_book
from tests.proof.mutants.mutant import Changed, with_option, with_question


def left_of(condition: Condition, question: str, option: str | None = None) -> Condition | None:
    """What is left of a condition without a question, or without one of its options. None can never hold."""
    if isinstance(condition, All | AtLeastOf):
        parts = [left_of(part, question, option) for part in condition.parts]
        left = tuple(part for part in parts if part is not None)
        number = len(parts) if isinstance(condition, All) else condition.number
        return replace(condition, parts=left) if len(left) >= number else None
    if isinstance(condition, Always) or condition.question != question:
        return condition
    left = condition.options - {option} if option and isinstance(condition, Chosen) else None
    return replace(condition, options=left) if left else None


def _forget(content: Content, question: str, option: str | None = None) -> Content:
    """With nothing that looks at it: rules, questions and options that could not come up any more go too."""
    rules = [(rule, left_of(rule.when, question, option)) for rule in content.rulebook.rules]
    steps = (replace(step, questions=_asked(step.questions, question, option)) for step in content.rulebook.steps)
    forgotten = with_book(
        content,
        rules=tuple(replace(rule, when=when) for rule, when in rules if when is not None),
        steps=tuple(step for step in steps if step.questions),
    )
    for gone in content.rulebook.question.keys() - forgotten.rulebook.question.keys():
        forgotten = _forget(forgotten, gone)
    return forgotten


def _asked(things: tuple, question: str, option: str | None) -> tuple:
    """The questions or options of these that can still come up."""
    left = []
    for each in things:
        gate = left_of(each.ask_when, question, option) if each.ask_when else None
        if each.ask_when is None or gate is not None:
            inner = {"options": _asked(each.options, question, option)} if isinstance(each, Question) else {}
            left.append(replace(each, ask_when=gate, **inner))
    return tuple(left)


def drop_question(content: Content) -> Changed:
    for question in content.rulebook.question.values():
        dropped = with_question(content, question, None)
        yield f"question {question.id}: dropped", _forget(dropped, question.id)


def drop_option(content: Content) -> Changed:
    for question in content.rulebook.question.values():
        for option in [each for each in question.options if each.id != NONE]:
            dropped = with_option(content, question, option, None)
            yield f"option {question.id}/{option.id}: dropped", _forget(dropped, question.id, option.id)


def drop_gate(content: Content) -> Changed:
    for question in content.rulebook.question.values():
        if question.ask_when:
            everybody = replace(question, ask_when=None)
            yield f"question {question.id}: asked of everybody", with_question(content, question, everybody)
        for option in [each for each in question.options if each.ask_when]:
            everybody = with_option(content, question, option, replace(option, ask_when=None))
            yield f"option {question.id}/{option.id}: offered to everybody", everybody


def move_urgent_end(content: Content) -> Changed:
    ends = [step.ends_when_urgent for step in content.rulebook.steps].index(True)
    for first in (ends - 1, ends + 1):
        steps = tuple(
            replace(step, ends_when_urgent=place >= first) for place, step in enumerate(content.rulebook.steps)
        )
        yield f"urgent ends from {steps[first].id}", with_book(content, steps=steps)


def change_side(content: Content) -> Changed:
    question = content.rulebook.question[content.rulebook.sore_side]
    for option in [each for each in question.options if each.side]:
        for side in (OTHER[option.side], None):
            new = with_option(content, question, option, replace(option, side=side))
            yield f"option {question.id}/{option.id}: side {side or 'none'}", new
    turned = replace(question, options=tuple(_turned(option) for option in question.options))
    yield f"question {question.id}: left and right swapped", with_question(content, question, turned)


def _turned(option: Option) -> Option:
    return replace(option, side=OTHER[option.side]) if option.side else option


OPERATORS = {
    "drop a question": drop_question,
    "drop an option": drop_option,
    "drop an ask-when": drop_gate,
    "move the urgent end": move_urgent_end,
    "change a side": change_side,
}
