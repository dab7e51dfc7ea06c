"""A mutant: the content with one thing changed, and how to change one thing in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from app.content.model import Content
from app.decision.rulebook import Exercise, Form, Option, Question, Rule
from tests.proof.content_with import with_book

Changed = Iterator[tuple[str, Content]]  # (name, the content with that change)


@dataclass(frozen=True)
class Mutant:
    operator: str
    name: str  # stable, and no other mutant has it
    content: Content


def in_place(things: tuple, old: object, new: object | None) -> tuple:
    """The things with one of them changed; None drops it."""
    return tuple(new if each == old else each for each in things if new is not None or each != old)


def with_rule(content: Content, rule: Rule, **changes: object) -> Content:
    """With one rule changed. What it leaves alone is named anew: no mutant is caught for having forgotten that."""
    new = replace(rule, **changes)
    alone = tuple(name for name in content.rulebook.exercises if new.exercises and name not in new.exercises)
    return with_book(content, rules=in_place(content.rulebook.rules, rule, replace(new, leaves=alone)))


def with_question(content: Content, question: Question, new: Question | None) -> Content:
    """With one question changed; None drops it, and its step when nothing else is asked there."""
    steps = (replace(step, questions=in_place(step.questions, question, new)) for step in content.rulebook.steps)
    return with_book(content, steps=tuple(step for step in steps if step.questions))


def with_option(content: Content, question: Question, option: Option, new: Option | None) -> Content:
    return with_question(content, question, replace(question, options=in_place(question.options, option, new)))


def with_exercise(content: Content, exercise: Exercise, **changes: object) -> Content:
    return with_book(content, exercises={**content.rulebook.exercises, exercise.id: replace(exercise, **changes)})


def with_form(content: Content, exercise: Exercise, form: Form, **changes: object) -> Content:
    return with_exercise(content, exercise, forms=in_place(exercise.forms, form, replace(form, **changes)))


def for_each_rule(change: Callable[[Content, Rule], Iterator[tuple[str, dict]]]) -> Callable[[Content], Changed]:
    """Makes an operator of what says, for one rule, how its parts can be changed."""

    def operator(content: Content) -> Changed:
        for rule in content.rulebook.rules:
            for what, changes in change(content, rule):
                yield f"{rule.id}: {what}", with_rule(content, rule, **changes)

    return operator


def without(mapping: dict, key: str) -> dict:
    return {name: value for name, value in mapping.items() if name != key}


def after(ordered: list, one: object) -> list:
    """The others, the one that stands after it first, then around."""
    place = ordered.index(one)
    return [*ordered[place + 1 :], *ordered[:place]]
