"""Finds answers that make a thing happen: harmless ones, and for each condition some that it holds under."""

from collections.abc import Iterator, Mapping
from itertools import islice

from app.content.model import Content
from app.decision.conditions import Answer, Condition, leaves
from app.decision.conditions.kind import Partial
from app.decision.decision import Decision, decide, held_rules
from app.decision.path import offered, walk
from app.decision.rulebook import LEVELS, NONE, Question

MOST_TRIES = 400  # answers tried for one condition
MOST_STEPS = 20_000  # steps of looking for them: a condition that contradicts itself is given up then


class Witnesses:
    def __init__(self, content: Content):
        self.content = content
        self.points = self._points()
        self.harmless = {question.id: self._mildest(question) for question in content.rulebook.question.values()}
        self._steps_left = 0

    def _conditions(self) -> Iterator[Condition]:
        yield from (rule.when for rule in self.content.rulebook.rules)
        for question in self.content.rulebook.question.values():
            yield from (thing.ask_when for thing in (question, *question.options) if thing.ask_when)

    def _points(self) -> dict[str, list[int]]:
        """Question id -> the numbers at and beside every threshold, and the two ends."""
        numbers = [question for question in self.content.rulebook.question.values() if not question.options]
        points = {question.id: {question.minimum, question.maximum} for question in numbers}
        for leaf in (leaf for condition in self._conditions() for leaf in leaves(condition)):
            points.get(leaf.question, set()).update(leaf.edges)
        return {q.id: sorted(n for n in points[q.id] if q.minimum <= n <= q.maximum) for q in numbers}

    def answers_to(self, question: Question) -> list[Answer]:
        """The answers worth trying: each option alone, or the numbers about the thresholds."""
        return [frozenset([option.id]) for option in reversed(question.options)] or list(self.points[question.id])

    def _mildest(self, question: Question) -> Answer:
        """The answer to this question that does the least, has the fewest questions follow and fewest rules look on."""
        finding = self.content.rulebook.rules_finding

        def weight(answer: Answer) -> tuple[list[int], int, int, int]:
            alone = {question.id: answer}
            held = held_rules(self.content.rulebook, alone)
            levels = [len(LEVELS) - LEVELS.index(rule.level) for rule in held if rule.level]
            gates = [each.ask_when for each in self.content.rulebook.question.values() if each.ask_when]
            follow = sum(gate.holds(alone) is True for gate in gates)
            looking = sum(len(finding.get((question.id, each), ())) for each in (answer if question.options else ()))
            return sorted(levels, reverse=True), sum(len(rule.exercises) for rule in held), follow, looking

        return min(self.answers_to(question), key=weight)

    def fill(self, partial: Partial) -> Partial:
        """The same answers, with a harmless one for everything else that is asked."""
        answers = dict(partial)
        for _ in self.content.rulebook.steps:
            path = walk(self.content.rulebook, answers)
            if path.complete:
                break
            for name in path.open:
                allowed = {option.id for option in offered(self.content.rulebook.question[name], path.answers)}
                mild = self.harmless[name]
                answers[name] = mild if not allowed or mild <= allowed else frozenset(sorted(allowed)[:1])
        return answers

    @property
    def is_over(self) -> bool:
        return self._steps_left < 0

    def decide(self, partial: Partial) -> Decision:
        return decide(self.content.rulebook, self.fill(partial))

    def tries(self, *conditions: Condition, beside: Mapping[str, Answer] = {}) -> Iterator[Partial]:
        """Answers, beside some given ones, that make all of these true; and what must be answered to be asked them."""
        self._steps_left = MOST_STEPS
        return islice(self.together(conditions, dict(beside)), MOST_TRIES)

    def together(self, conditions: tuple[Condition, ...], partial: Partial) -> Iterator[Partial]:
        """The ways to add answers to `partial` so that every one of the conditions holds."""
        if not conditions:
            yield partial
            return
        for wider in self._one(conditions[0], partial):
            yield from self.together(conditions[1:], wider)

    def _one(self, condition: Condition, partial: Partial) -> Iterator[Partial]:
        self._steps_left -= 1
        if self.is_over:
            return
        if condition.holds(partial) is True:
            yield partial
        else:
            yield from condition.ways(self, partial)

    def answered(self, name: str, answer: Answer, partial: Partial) -> Iterator[Partial]:
        """With this answer, where it agrees with the others, and with what the question and the option wait for."""
        question, before = self.content.rulebook.question[name], partial.get(name)
        if before is not None and before != answer:
            if question.kind != "many" or NONE in before | answer:
                return
            answer = before | answer
        options = [question.option[each] for each in answer] if question.options else []
        gates = tuple(thing.ask_when for thing in (question, *options) if thing.ask_when)
        yield from self.together(gates, {**partial, name: answer})
