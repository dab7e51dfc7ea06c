"""Conditions on answers: one file for each kind, with its meaning, how it is read, its words, and how it is met."""

from collections.abc import Iterator

from app.decision.conditions.all_of import All
from app.decision.conditions.always import Always
from app.decision.conditions.at_least import AtLeast
from app.decision.conditions.at_least_of import AtLeastOf
from app.decision.conditions.at_most import AtMost
from app.decision.conditions.chosen import Chosen
from app.decision.conditions.kind import Condition, Test
from app.decision.conditions.sheet import Answer, Answers

KINDS = (All, AtLeastOf, Chosen, AtLeast, AtMost, Always)


def leaves(condition: Condition) -> Iterator[Test]:
    """Every test of one question in the condition, in reading order."""
    if isinstance(condition, Test):
        yield condition
    for part in condition.parts:
        yield from leaves(part)


def evidence(condition: Condition, answers: Answers) -> dict[str, Answer]:
    """The answers that the condition looks at and finds: question id -> the options that count, or the number."""
    found: dict[str, Answer] = {}
    for leaf in leaves(condition):
        if leaf.holds(answers):
            given = leaf.evidence(answers[leaf.question])
            found[leaf.question] = given if isinstance(given, int) else given | found.get(leaf.question, frozenset())
    return found
