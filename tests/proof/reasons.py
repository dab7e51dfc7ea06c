"""The reasons shown in logic: what `app.decision.reasons` picks of the rules that hold, for all answers at once."""

from app.decision.rulebook import EMERGENCY, URGENT, Rule
from tests.proof.decision import Again, Decided, Held
from tests.proof.sheet import any_of


def shown(decided: Decided) -> Held:
    """(rule, it is shown as a reason)."""
    of_exercises = _of_exercises(decided)
    said = [(rule, holds & _shows(decided, rule, of_exercises)) for rule, holds in decided.held]

    def contained(rule: Rule):
        return any_of(decided.logic, (value for other, value in said if rule.id in other.contains))

    return [(rule, value & ~contained(rule)) for rule, value in said]


def _shows(decided: Decided, rule: Rule, of_exercises: dict):
    if rule.level in (EMERGENCY, URGENT):
        return decided.level[rule.level]
    below = ~decided.level[EMERGENCY] & ~decided.level[URGENT]
    if rule.level or rule.refer:
        return below
    advises = decided.offers if rule.advice else decided.logic.false
    return below & (advises | of_exercises.get(rule.id, decided.logic.false))


def _of_exercises(decided: Decided) -> dict:
    """Rule id -> by it an exercise is withheld or changed."""
    found: dict[str, object] = {}
    for weighed in decided.weighed.values():
        for rule, holds in weighed.reasons():
            found[rule.id] = found.get(rule.id, decided.logic.false) | holds
    return {name: holds & (decided.offers | decided.nothing_left) for name, holds in found.items()}


def by_reasons(decided: Decided) -> Decided:
    """What the reasons shown would decide if they were all the rules there are."""
    return Again(decided, shown(decided), decided.weighed)
