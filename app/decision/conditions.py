"""Conditions on answers, with three values: True, False, and None for “not told”.

Answers are a mapping of question id to a frozenset of option ids, or to a whole number. There is no negation: a
condition says what the person did answer, and a missing answer never makes one True.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Answer = frozenset[str] | int
Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Always:
    def holds(self, answers: Answers) -> bool | None:
        return True


@dataclass(frozen=True)
class Chosen:
    """At least one of these options was chosen."""

    question: str
    options: frozenset[str]

    def holds(self, answers: Answers) -> bool | None:
        given = answers.get(self.question)
        return None if given is None else not self.options.isdisjoint(given)


@dataclass(frozen=True)
class AtLeast:
    question: str
    number: int

    def holds(self, answers: Answers) -> bool | None:
        given = answers.get(self.question)
        return None if given is None else given >= self.number


@dataclass(frozen=True)
class AtMost:
    question: str
    number: int

    def holds(self, answers: Answers) -> bool | None:
        given = answers.get(self.question)
        return None if given is None else given <= self.number


@dataclass(frozen=True)
class All:
    parts: tuple["Condition", ...]

    def holds(self, answers: Answers) -> bool | None:
        held = True
        for part in self.parts:
            result = part.holds(answers)
            if result is False:
                return False
            if result is None:
                held = None
        return held


@dataclass(frozen=True)
class AtLeastOf:
    """At least `number` of the parts hold; “any” is one of them."""

    number: int
    parts: tuple["Condition", ...]

    def holds(self, answers: Answers) -> bool | None:
        results = [part.holds(answers) for part in self.parts]
        if results.count(True) >= self.number:
            return True
        return None if results.count(True) + results.count(None) >= self.number else False


Condition = Always | Chosen | AtLeast | AtMost | All | AtLeastOf


def holds(condition: Condition, answers: Answers) -> bool | None:
    """True or False as far as the answers tell, else None."""
    return condition.holds(answers)


def leaves(condition: Condition) -> Iterator[Chosen | AtLeast | AtMost]:
    """Every test of one question in the condition, in reading order."""
    if isinstance(condition, All | AtLeastOf):
        for part in condition.parts:
            yield from leaves(part)
    elif not isinstance(condition, Always):
        yield condition


def evidence(condition: Condition, answers: Answers) -> dict[str, Answer]:
    """The answers that the condition looks at and finds: question id -> the options that count, or the number."""
    found: dict[str, Answer] = {}
    for leaf in leaves(condition):
        if not leaf.holds(answers):
            continue
        given = answers[leaf.question]
        if isinstance(leaf, Chosen):
            given = found.get(leaf.question, frozenset()) | (given & leaf.options)
        found[leaf.question] = given
    return found
