"""The reasons shown: of the rules that hold, those on which the result rests, each thing said once."""

from collections.abc import Collection

from app.decision.rulebook import EMERGENCY, URGENT, WITH_ROUTINE, Rule


def _shows(rule: Rule, level: str, of_exercises: Collection[str]) -> bool:
    """Danger speaks alone. Below it, who is named and what becomes of an exercise has a reason."""
    if level in (EMERGENCY, URGENT):
        return rule.level == level
    does_something = rule.level or rule.refer or (rule.advice and level in WITH_ROUTINE)
    return bool(does_something) or rule.id in of_exercises


def reasons(level: str, held: Collection[Rule], of_exercises: Collection[str]) -> tuple[str, ...]:
    """Rule ids, in the order of the rules. `of_exercises`: those by which an exercise is withheld or changed."""
    shown = [rule for rule in held if _shows(rule, level, of_exercises)]
    contained = {name for rule in shown for name in rule.contains}
    return tuple(rule.id for rule in shown if rule.id not in contained)
