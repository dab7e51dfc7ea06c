"""The rules over all ways through the questions: where each holds, what a change of one changes, where two disagree."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from app.content.model import Content
from app.decision.rulebook import EMERGENCY, LEVELS, URGENT, Question, Rule
from tests.proof.comparison import Comparison
from tests.proof.content_with import with_book
from tests.proof.decision import Again, Decided
from tests.proof.rule_parts import forms_left
from tests.proof.sheet import all_of, any_of
from tests.proof.walk import Walk

ENDING = (EMERGENCY, URGENT)  # levels that end the questions


def same_walk(old: Decided, rule: Rule, changed: Rule) -> Decided:
    """The decision when one rule does something else, and still ends no questions or the same ones."""
    return Again(old, [(changed if each is rule else each, holds) for each, holds in old.held], rule.exercises)


@dataclass(frozen=True)
class Disagreement:
    """Two rules that hold for the same person and leave other outcomes of one thing."""

    about: str  # the level, or an exercise
    rules: tuple[str, str]
    unsettled: object  # where what comes of it is not one that both rules leave


class Ways:
    def __init__(self, content: Content):
        self.content, self.both = content, Comparison(content, content)
        self.decided, self.walk, self.sheet = self.both.old, self.both.old.walk, self.both.sheet
        self.ways, self.allowed = self.both.ways, self.both.sheet.allowed()
        self.holds = {rule.id: self.ways & holds for rule, holds in self.decided.held}
        self.reached = tuple(rule for rule in content.rulebook.rules if self.holds[rule.id].satisfiable())

    def any(self, values):
        return any_of(self.both.logic, values)

    def can(self, value) -> bool:
        return (self.ways & value).satisfiable()

    # --- What is said, and whether it changes

    def decides(self, decided: Decided) -> Iterator:
        """All that a decision says, but for its reasons and the sentences of the rules."""
        yield from decided.level.values()
        yield from map(decided.refers, self.content.people.referrals)
        for name, weighed in decided.weighed.items():
            yield from (decided.offered(name, form) for form in weighed.form)
            for variant in self.content.routine.exercises[name].variants:
                left_out = self.any(holds for rule, holds in weighed.rules if variant.id in rule.without.get(name, ()))
                yield left_out & self.any(decided.offered(name, form) for form in variant.forms)

    def adds(self, decided: Decided) -> Iterator:
        """The sentences that rules add to a routine."""
        for rule in self.content.rulebook.rules:
            advising = self.any(holds for other, holds in decided.held if rule.advice and other.advice == rule.advice)
            yield decided.offers & advising
            for name, text in rule.adapt.items():
                adapting = self.any(holds for other, holds in decided.held if other.adapt.get(name) == text)
                yield decided.offers & ~decided.withheld(name) & adapting

    @cached_property
    def _now(self) -> dict[Callable, list]:
        return {says: list(says(self.decided)) for says in (self.decides, self.adds)}

    def changes(self, new: Decided, says: Callable) -> bool:
        """Whether the new decision says something else to anybody. Who leaves gaps is left out: gaps can be filled."""
        ways = self.allowed & ~self.decided.refused & ~new.refused
        return any((ways & (was ^ now)).satisfiable() for was, now in zip(self._now[says], says(new), strict=True))

    def with_rule(self, rule: Rule, changed: Rule) -> Decided:
        if rule.level == changed.level or rule.level not in ENDING:
            return same_walk(self.decided, rule, changed)
        rules = tuple(changed if each is rule else each for each in self.content.rulebook.rules)
        return Decided(with_book(self.content, rules=rules), self.sheet)

    @cached_property
    def _whole(self):
        """Every question has an answer that it can have, asked or not."""
        return self.allowed & all_of(self.both.logic, map(self.sheet.given, self.content.rulebook.question))

    def asks_alike(self, changed: Question) -> bool:
        """Whether a question in this other form is asked of the same people, with the same answers."""
        steps = tuple(
            replace(step, questions=tuple(changed if each.id == changed.id else each for each in step.questions))
            for step in self.content.rulebook.steps
        )
        new, name = Walk(with_book(self.content, steps=steps), self.sheet), changed.id
        differs = (self.walk.asked[name] ^ new.asked[name]) | (self.walk.counted[name] ^ new.counted[name])
        return not (self._whole & ~(self.walk.refused & new.refused) & differs).satisfiable()

    # --- Where two rules disagree

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        found = []
        for about, outcomes, left in self._topics():
            for (one, leaves_one), (other, leaves_other) in combinations(left, 2):
                both = self.holds[one.id] & self.holds[other.id]
                if leaves_one != leaves_other and both.satisfiable():
                    closed = self.any(outcomes[each] for each in outcomes.keys() - (leaves_one & leaves_other))
                    found.append(Disagreement(about, (one.id, other.id), both & closed))
        return found

    def _topics(self) -> Iterator[tuple]:
        """(what about, outcome -> where it comes to that, [(rule, the outcomes that it leaves)])."""
        careful = {level: frozenset(LEVELS[: place + 1]) for place, level in enumerate(LEVELS)}
        yield "level", self.decided.level, [(rule, careful[rule.level]) for rule in self.reached if rule.level]
        for name in self.decided.weighed:
            exercise = self.content.rulebook.exercises[name]
            outcomes = {form: self.decided.offered(name, form) for form in exercise.form}
            rules = [rule for rule in self.reached if name in rule.exercises]
            yield name, outcomes, [(rule, forms_left(rule, exercise)) for rule in rules]
