"""Mutants of what rules do: their level, whom they name, what becomes of the exercises, what they contain."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from app.content.model import Content
from app.decision.rulebook import CLINICIAN_FIRST, LEVELS, Referral, Rule
from tests.proof.content_with import with_book
from tests.proof.mutants.mutant import Changed, after, for_each_rule, in_place, without

RULE_LEVELS = LEVELS[: LEVELS.index(CLINICIAN_FIRST) + 1]
Changes = Iterator[tuple[str, dict]]  # (what is done, the fields after it)
CHANGING = ("at_most", "not_forms", "without", "adapt")


def drop_rule(content: Content) -> Changed:
    for rule in content.rulebook.rules:
        yield f"{rule.id}: dropped", with_book(content, rules=in_place(content.rulebook.rules, rule, None))


def swap_level(content: Content, rule: Rule) -> Changes:
    if rule.level is None:
        yield f"level {CLINICIAN_FIRST}", {"level": CLINICIAN_FIRST}
        return
    place = RULE_LEVELS.index(rule.level)
    for level in [*RULE_LEVELS[max(0, place - 1) : place], *RULE_LEVELS[place + 1 : place + 2], None]:
        yield f"level {level or 'none'} instead of {rule.level}", {"level": level}


def _others(content: Content, referral: str, named: tuple[str, ...]) -> list[str]:
    """Whom one could name instead, those of the same level first."""
    level = content.people.referrals[referral].level
    others = [each for each in after(list(content.people.referrals), referral) if each not in named]
    return sorted(others, key=lambda each: content.people.referrals[each].level != level)


def changed_referrals(content: Content, named: tuple[str, ...]) -> Changes:
    for each in named:
        yield f"without referral {each}", {"refer": in_place(named, each, None)}
        other = _others(content, each, named)[0]
        yield f"referral {other} instead of {each}", {"refer": in_place(named, each, other)}


def change_referral(content: Content, rule: Rule) -> Changes:
    yield from changed_referrals(content, rule.refer)


def change_referral_of_nothing_left(content: Content) -> Changed:
    for what, changes in changed_referrals(content, content.rulebook.nothing_left.refer):
        yield (
            f"nothing left: {what}",
            with_book(content, nothing_left=replace(content.rulebook.nothing_left, **changes)),
        )


def drop_withholding(content: Content, rule: Rule) -> Changes:
    for name in rule.withhold:
        yield f"does not withhold {name}", {"withhold": in_place(rule.withhold, name, None)}


def add_withholding(content: Content, rule: Rule) -> Changes:
    """Where a rule changes the exercise, it withholds it instead."""
    for name in () if rule.level else content.rulebook.exercises:
        if name not in rule.withhold:
            changes = {key: without(getattr(rule, key), name) for key in CHANGING}
            changes["both_sides"] = tuple(each for each in rule.both_sides if each != name)
            yield f"withholds {name} too", {**changes, "withhold": (*rule.withhold, name)}


def change_cap(content: Content, rule: Rule) -> Changes:
    for name, form in rule.at_most.items():
        forms, rank = content.rulebook.exercises[name].forms, content.rulebook.exercises[name].rank[form]
        for other in [*forms[max(0, rank - 1) : rank], *forms[rank + 1 : rank + 2]]:
            yield f"{name} at most {other.id} instead of {form}", {"at_most": {**rule.at_most, name: other.id}}


def drop_cap(content: Content, rule: Rule) -> Changes:
    for name, form in rule.at_most.items():
        yield f"{name} no longer at most {form}", {"at_most": without(rule.at_most, name)}


def drop_both_sides(content: Content, rule: Rule) -> Changes:
    for name in rule.both_sides:
        yield f"{name} not for both sides", {"both_sides": in_place(rule.both_sides, name, None)}


def open_forms(content: Content, rule: Rule) -> Changes:
    for name, forms in rule.not_forms.items():
        yield f"closes no form of {name}", {"not_forms": without(rule.not_forms, name)}
        for form in forms if len(forms) > 1 else ():
            left = in_place(forms, form, None)
            yield f"does not close {form} of {name}", {"not_forms": {**rule.not_forms, name: left}}


def drop_words(content: Content, rule: Rule) -> Changes:
    for key, said in (("without", "leaves no variant out of"), ("adapt", "says nothing with")):
        for name in getattr(rule, key):
            yield f"{said} {name}", {key: without(getattr(rule, key), name)}
    if rule.advice:
        yield "gives no advice", {"advice": None}


def drop_contained(content: Content, rule: Rule) -> Changes:
    for name in rule.contains:
        yield f"does not contain {name}", {"contains": in_place(rule.contains, name, None)}


def _with_referrals(content: Content, referrals: Iterable[Referral]) -> Content:
    return with_book(content, referrals={each.id: each for each in referrals})


def drop_covered(content: Content) -> Changed:
    every = tuple(content.rulebook.referrals.values())
    for referral in every:
        for name in referral.covers:
            less = replace(referral, covers=in_place(referral.covers, name, None))
            yield f"{referral.id}: does not cover {name}", _with_referrals(content, in_place(every, referral, less))


def swap_referrals(content: Content) -> Changed:
    every = tuple(content.rulebook.referrals.values())
    for place, (one, other) in enumerate(pairwise(every)):
        swapped = (*every[:place], other, one, *every[place + 2 :])
        yield f"referrals: {one.id} and {other.id} swapped", _with_referrals(content, swapped)


OPERATORS = {
    "drop a rule": drop_rule,
    "swap a level": for_each_rule(swap_level),
    "change a referral": for_each_rule(change_referral),
    "change whom nothing left names": change_referral_of_nothing_left,
    "drop a withholding": for_each_rule(drop_withholding),
    "add a withholding": for_each_rule(add_withholding),
    "change a cap": for_each_rule(change_cap),
    "drop a cap": for_each_rule(drop_cap),
    "drop both-sides": for_each_rule(drop_both_sides),
    "open a closed form": for_each_rule(open_forms),
    "drop words of a rule": for_each_rule(drop_words),
    "drop what a rule contains": for_each_rule(drop_contained),
    "drop what a referral covers": drop_covered,
    "swap the order of referrals": swap_referrals,
}
