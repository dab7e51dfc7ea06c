"""The reader of rules: steps, questions, rules, and what decides of the exercises. Its code is part of what decides."""

from collections.abc import Mapping

from app.content.entries import one_of
from app.content.reader import Entry
from app.content.rulebook.ages import check_ages, read_ages
from app.content.rulebook.questions import steps
from app.content.rulebook.rules import nothing_left, read_rules
from app.decision.conditions.reading import ConditionReader
from app.decision.rulebook import Exercise, Referral, Rulebook


def read_rulebook(
    asking: Entry,
    ruling: Entry,
    told,
    deciding: Mapping[str, Exercise],
    charts,
    referrals: Mapping[str, Referral],
    facts,
) -> Rulebook:
    """The rulebook from the tops of two files. `told` is what people are told of the exercises, for their variants."""
    good_for, anew_after = read_ages(asking, facts)
    asked = steps(asking, good_for, charts, facts)
    check_ages(asking.problems, asked, good_for)
    questions = {question.id: question for step in asked for question in step.questions}
    sore_side = asking.choice("sore-side", questions, "question")
    rules = read_rules(ruling, ConditionReader(questions), told, referrals, facts)
    nothing = one_of(ruling, "when-nothing-is-left", nothing_left, referrals, facts)
    return Rulebook(asked, sore_side, rules, nothing, good_for, anew_after, deciding, referrals)
