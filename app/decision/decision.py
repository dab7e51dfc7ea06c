"""The decision: which level, whom to see, which exercises in which form, and the rules behind each."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.decision.conditions import Answers
from app.decision.conditions.sheet import AnswerSheet
from app.decision.path import Path, walk
from app.decision.reasons import reasons
from app.decision.rulebook import CHANGED, EMERGENCY, FULL, LEVELS, URGENT, WITH_ROUTINE, Exercise, Rule, Rulebook
from app.decision.sides import legs_of


class Unfinished(ValueError):
    """A question is still open. `question` is the id of the first one."""

    def __init__(self, question: str):
        super().__init__(f'The question "{question}" is still open.')
        self.question = question


@dataclass(frozen=True)
class Offered:
    exercise: str
    form: str
    legs: tuple[str, ...]  # the leg that pushes or lifts, in the order done; empty when none does
    rules: tuple[str, ...]  # the rules that made it easier or changed it


@dataclass(frozen=True)
class Withheld:
    exercise: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    level: str
    rules: tuple[str, ...]  # every rule that holds, in content order
    reasons: tuple[str, ...]  # those of them that are shown
    referrals: tuple[str, ...]  # in content order; the first is the first thing to do
    offered: tuple[Offered, ...]  # in the order of the routine
    withheld: tuple[Withheld, ...]
    nothing_left: bool = False

    @property
    def has_routine(self) -> bool:
        return self.level in WITH_ROUTINE


def sore_side(rulebook: Rulebook, answers: Answers) -> str | None:
    """“left” or “right” when one side is sore, else None."""
    chosen = answers.get(rulebook.sore_side, frozenset())
    return next((option.side for option in rulebook.question[rulebook.sore_side].options if option.id in chosen), None)


def held_rules(rulebook: Rulebook, answers: Answers) -> list[Rule]:
    """Every rule that holds, in content order.

    Without negation a rule can hold only when one of its tests finds what it looks for, so only those are tried.
    """
    tried = set(rulebook.rules_for_all)
    for question, answer in answers.items():
        for found in (None,) if isinstance(answer, int) else answer:
            tried |= rulebook.rules_finding.get((question, found), frozenset())
    sheet = AnswerSheet(answers)
    return [rule for rule in map(rulebook.rules.__getitem__, sorted(tried)) if rule.when.value(sheet) is True]


def _cap(exercise: Exercise, rules: list[Rule]) -> int:
    """The rank of the hardest form left: the easiest cap wins."""
    return max((exercise.rank[rule.at_most[exercise.id]] for rule in rules if exercise.id in rule.at_most), default=0)


def _form(exercise: Exercise, rules: list[Rule], cap: int) -> str:
    form = exercise.forms[cap]
    if form.both_sides_form and any(exercise.id in rule.both_sides for rule in rules):
        return form.both_sides_form
    return form.id


def _ids(rules: Iterable[Rule]) -> tuple[str, ...]:
    return tuple(rule.id for rule in rules)


def _weigh(exercise: Exercise, held: list[Rule], side: str | None) -> Offered | Withheld:
    name, rules = exercise.id, [rule for rule in held if exercise.id in rule.exercises]
    withholding = [rule for rule in rules if name in rule.withhold]
    if withholding:
        return Withheld(name, _ids(withholding))
    cap = _cap(exercise, rules)
    form = _form(exercise, rules, cap)
    closing = [rule for rule in rules if form in rule.not_forms.get(name, ())]
    if closing:
        capping = [r for r in rules if name in r.at_most and exercise.rank[r.at_most[name]] == cap]
        return Withheld(name, _ids(r for r in rules if r in capping or r in closing))
    # What closes other forms than this one has not changed anything.
    changing = [r for r in rules if name in r.at_most or name in r.both_sides or name in r.without or name in r.adapt]
    return Offered(name, form, legs_of(exercise.form[form].legs, side), _ids(changing))


def _level(held: list[Rule]) -> str | None:
    given = {rule.level for rule in held}
    return next((level for level in LEVELS if level in given), None)


def _referrals(rulebook: Rulebook, level: str, held: list[Rule], more: Iterable[str]) -> tuple[str, ...]:
    """Whom to see, in content order: of two that lead to the same door only the nearer."""
    speaking = [rule for rule in held if rule.level == level] if level in (EMERGENCY, URGENT) else held
    named = {referral for rule in speaking for referral in rule.refer}.union(more)
    covered = {each for name in named for each in rulebook.referrals[name].covers}
    return tuple(name for name in rulebook.referrals if name in named and name not in covered)


def _decision(rulebook: Rulebook, level: str, held: list[Rule], weighed: list[Offered | Withheld]) -> Decision:
    has_routine = level in WITH_ROUTINE
    nothing_left = bool(weighed) and not has_routine
    return Decision(
        level=level,
        rules=_ids(held),
        reasons=reasons(level, held, {name for each in weighed for name in each.rules}),
        referrals=_referrals(rulebook, level, held, rulebook.nothing_left.refer if nothing_left else ()),
        offered=tuple(each for each in weighed if isinstance(each, Offered)),
        withheld=tuple(each for each in weighed if has_routine and isinstance(each, Withheld)),
        nothing_left=nothing_left,
    )


def decide(rulebook: Rulebook, answers: Answers) -> Decision:
    """The decision for these answers. Raises Unfinished when something that is asked was not answered."""
    return decide_path(rulebook, walk(rulebook, answers))


def decide_path(rulebook: Rulebook, path: Path) -> Decision:
    """The decision at the end of a path that was walked already. Raises Unfinished."""
    if not path.complete:
        raise Unfinished(path.open[0])
    held = held_rules(rulebook, path.answers)
    level = _level(held)
    if level:
        return _decision(rulebook, level, held, [])
    side = sore_side(rulebook, path.answers)
    weighed = [_weigh(exercise, held, side) for exercise in rulebook.exercises.values()]
    offered = [each for each in weighed if isinstance(each, Offered)]
    if not offered:
        return _decision(rulebook, rulebook.nothing_left.level, held, weighed)
    easier = any(rulebook.exercises[each.exercise].rank[each.form] > 0 for each in offered)
    return _decision(rulebook, CHANGED if len(offered) < len(weighed) or easier else FULL, held, weighed)
