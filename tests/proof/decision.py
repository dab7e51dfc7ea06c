"""The decision in logic: for any answer sheet, which rules hold, and the level, people and exercises they lead to.

It says once more what `app.decision.decision` computes, for all answers at once. That both say the same is checked on
random answers, so that a proof about this speaks of the code that runs.
"""

from collections.abc import Iterable, Iterator

from app.content.model import Content
from app.decision.rulebook import CHANGED, EMERGENCY, FULL, LEVELS, URGENT, Rule
from app.decision.sides import BOTH, legs_of
from app.routine.exercise import Exercise
from tests.proof.sheet import Sheet, all_of, any_of
from tests.proof.walk import Walk

RULE_LEVELS = LEVELS[: LEVELS.index(CHANGED)]
Held = list[tuple[Rule, object]]  # rules, each with the truth value of its holding


class Weighed:
    """What some rules do to one exercise. Every effect only joins the others, so their order cannot matter."""

    def __init__(self, exercise: Exercise, rules: Held, logic):
        self.exercise, self.logic = exercise, logic
        self.rules = [(rule, holds) for rule, holds in rules if exercise.id in rule.exercises]
        self._kept_away = self._any(lambda rule: exercise.id in rule.withhold)
        self._cap = self._caps()
        self._left = self._forms_left()
        self.form = {form: left & ~self._kept_away & ~self._closed(form) for form, left in self._left.items()}
        self.withheld = ~any_of(logic, self.form.values())

    def _any(self, does):
        return any_of(self.logic, (holds for rule, holds in self.rules if does(rule)))

    def _rank(self, rule: Rule) -> int:
        """The rank of the hardest form that the rule leaves; -1 when it sets no limit."""
        form = rule.at_most.get(self.exercise.id)
        return self.exercise.rank[form] if form else -1

    def _caps(self) -> list:
        """For each rank: it is the limit. The easiest limit wins, and without one it is the hardest form."""
        reached = [self._any(lambda rule, rank=rank: self._rank(rule) >= rank) for rank in self.exercise.rank.values()]
        reached = [self.logic.true, *reached[1:], self.logic.false]
        return [here & ~easier for here, easier in zip(reached[:-1], reached[1:], strict=True)]

    def _forms_left(self) -> dict:
        """Form id -> it is the one that limits and sides lead to, closed or not."""
        both = self._any(lambda rule: self.exercise.id in rule.both_sides)
        left = dict.fromkeys(self.exercise.form, self.logic.false)
        for form, capped in zip(self.exercise.forms, self._cap, strict=True):
            for name, sides in ((form.both_sides_form or form.id, both), (form.id, ~both)):
                left[name] = left[name] | (capped & sides)
        return left

    def _closed(self, form: str):
        return self._any(lambda rule: form in rule.not_forms.get(self.exercise.id, ()))

    def reasons(self) -> Held:
        """(rule, it is named as a reason for what becomes of the exercise)."""
        return [(rule, holds & self._counts(rule)) for rule, holds in self.rules]

    def _counts(self, rule: Rule):
        name, logic, rank = self.exercise.id, self.logic, self._rank(rule)
        if name in rule.withhold:
            return logic.true
        closes = any_of(logic, (self._left[form] for form in rule.not_forms.get(name, ())))
        led_there = self._cap[rank] if rank >= 0 else logic.false
        closing = self.withheld & ~self._kept_away & (closes | led_there)
        changes = any(name in effect for effect in (rule.at_most, rule.both_sides, rule.without, rule.adapt))
        return closing | (~self.withheld if changes else logic.false)


class Decided:
    """What `app.decision.decision.decide` decides, as truth values."""

    def __init__(self, content: Content, sheet: Sheet):
        self.content, self.logic = content, sheet.logic
        self.walk = Walk(content, sheet)
        self.refused = self.walk.refused
        self.held: Held = [(rule, self.walk.holds(rule.when) & ~self.refused) for rule in content.rulebook.rules]
        self.weighed = {
            name: Weighed(content.rulebook.exercises[name], self.held, self.logic)
            for name in content.rulebook.exercises
        }
        self.by_rules = self.levels_given(self.held)
        self._decide()

    def levels_given(self, rules: Held) -> dict:
        """Level -> it is the highest that these rules give."""
        given, higher = {}, self.logic.false
        for level in RULE_LEVELS:
            here = any_of(self.logic, (holds for rule, holds in rules if rule.level == level))
            given[level] = here & ~higher
            higher = higher | here
        return given

    def _decide(self) -> None:
        exercises = self.weighed.values()
        open_to_some = ~self.refused & ~any_of(self.logic, self.by_rules.values())
        some_withheld = any_of(self.logic, (each.withheld for each in exercises))
        hardest = all_of(self.logic, (each.form[each.exercise.forms[0].id] for each in exercises))
        self.nothing_left = open_to_some & all_of(self.logic, (each.withheld for each in exercises))
        self.offers = open_to_some & ~self.nothing_left
        self.level = {**self.by_rules, FULL: self.offers & hardest, CHANGED: self.offers & (some_withheld | ~hardest)}
        nothing = self.content.rulebook.nothing_left.level
        self.level[nothing] = self.level[nothing] | self.nothing_left

    def offered(self, exercise: str, form: str):
        return self.offers & self.weighed[exercise].form[form]

    def withheld(self, exercise: str):
        return self.offers & self.weighed[exercise].withheld

    def side(self, side: str | None):
        """This one side is sore; or, with None, no single one is."""
        sore = self.content.rulebook.sore_side
        named = {
            each.side: self.walk.chosen(sore, [each.id])
            for each in self.content.rulebook.question[sore].options
            if each.side
        }
        return named.get(side, self.logic.false) if side else ~any_of(self.logic, named.values())

    def legs(self, exercise: str) -> Iterator[tuple[tuple[str, ...], object]]:
        """(legs in the order done, a way in which they come to do the exercise)."""
        for form in self.content.rulebook.exercises[exercise].forms:
            for side in (*BOTH, None):
                yield _legs(form.legs, side), self.offered(exercise, form.id) & self.side(side)

    def refers(self, referral: str):
        """It is named, and no other that leads to the same door."""
        nearer = (name for name, each in self.content.rulebook.referrals.items() if referral in each.covers)
        return self.names(referral) & ~any_of(self.logic, map(self.names, nearer))

    def names(self, referral: str):
        """Danger speaks alone: at its levels only its own rules name people. Below, every rule does."""
        naming = [(rule, holds) for rule, holds in self.held if referral in rule.refer]
        danger = [self.level[each] & self._of(each, naming) for each in (EMERGENCY, URGENT)]
        below = ~self.level[EMERGENCY] & ~self.level[URGENT]
        nothing = self.nothing_left if referral in self.content.rulebook.nothing_left.refer else self.logic.false
        return any_of(self.logic, [*danger, nothing, *(below & holds for _, holds in naming)])

    def _of(self, level: str, rules: Held):
        return any_of(self.logic, (holds for rule, holds in rules if rule.level == level))


class Again(Decided):
    """The decision when other rules hold, with the questions ending where they did."""

    def __init__(self, old: Decided, held: Held, exercises: Iterable[str]):
        """`exercises`: those to which the rules do something else."""
        vars(self).update(vars(old))
        self.held = held
        again = {name: Weighed(old.weighed[name].exercise, held, self.logic) for name in exercises}
        self.weighed = {**old.weighed, **again}
        self.by_rules = self.levels_given(held)
        self._decide()


def _legs(word: str, side: str | None) -> tuple[str, ...]:
    try:
        return legs_of(word, side)
    except ValueError:
        return ("impossible",)
