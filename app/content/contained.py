"""What stands for others of its kind: a rule for those it contains, a referral for those it covers. Adds problems."""

from collections.abc import Iterator, Mapping

from app.content.model import Content
from app.content.reader import Problems
from app.content.rulebook.questions import RULE_LEVELS
from app.content.rulebook.referrals import REFERRAL_LEVELS
from app.decision.rulebook import EMERGENCY, URGENT, Referral, Rule

Links = Mapping[str, tuple[str, ...]]


def check_contained(content: Content, problems: Problems) -> None:
    """What is not shown must be told by what is: in a circle each would hide the next, and nothing would be left."""
    book, guide = content.rulebook, content.guide
    for rule, other in _pairs(book.rule):
        if lost := _lost(rule, other, book.referrals):
            problems.at(("rule", rule.id), f'"{rule.id}" cannot contain "{other.id}", which {lost}.', "contains")
    for rule, other in _pairs(guide.rule):
        if guide.rules.index(other) < guide.rules.index(rule):
            sentence = f'"{rule.id}" cannot contain "{other.id}", which stands before it: the most careful is first.'
            problems.at(("rule", rule.id), sentence, "contains")
    for rules in (book.rule, guide.rule):
        _circles("rule", "contains", {name: rule.contains for name, rule in rules.items()}, problems)
    for referral in book.referrals.values():
        for name in referral.covers:
            if _presses(book.referrals[name]) < _presses(referral):
                sentence = f'"{referral.id}" presses less than "{name}", so it cannot stand for it.'
                problems.at(("referral", referral.id), sentence, "covers")
    _circles("referral", "covers", {name: each.covers for name, each in book.referrals.items()}, problems)


def _pairs(rules: Mapping[str, Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Each rule with each that it contains."""
    for rule in rules.values():
        yield from ((rule, rules[name]) for name in rule.contains if name in rules)


def _presses(referral: Referral) -> int:
    """0 for what presses most."""
    return REFERRAL_LEVELS.index(referral.level)


def _rank(rule: Rule) -> int:
    """0 for the highest level."""
    return RULE_LEVELS.index(rule.level) if rule.level else len(RULE_LEVELS)


def _lost(rule: Rule, other: Rule, referrals: Mapping[str, Referral]) -> str | None:
    """What nothing would tell any more, if the other one is not shown beside this rule."""
    if _rank(other) < _rank(rule):
        return "has a higher level"
    if rule.level in (EMERGENCY, URGENT) and rule.level != other.level:
        return None  # danger speaks alone: there the other one is not shown anyway
    named = {each for name in rule.refer for each in (name, *referrals[name].covers)}
    for name in other.refer:
        if name not in named:
            return f"names {name}"
    more = [] if rule.level else sorted(other.exercises - rule.exercises)
    return f"does something to {more[0]}" if more else None


def _reached(start: str, links: Links) -> set[str]:
    found, left = set(), [*links[start]]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += links.get(name, ())
    return found


def _circles(kind: str, key: str, links: Links, problems: Problems) -> None:
    for name in links:
        if name in _reached(name, links):
            problems.at((kind, name), f'By "{key}" the way leads from "{name}" back to itself.', key)
