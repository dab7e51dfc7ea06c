"""Finds answers that make a thing happen: harmless ones, and for each condition some that it holds under."""

from collections.abc import Iterator
from itertools import combinations, islice

from app.core.conditions import All, Always, Answer, AtLeast, AtLeastOf, AtMost, Chosen, Condition, leaves
from app.core.model import LEVELS, NONE, Content, Question
from app.core.path import offered, walk
from app.core.rules import Decision, decide

Partial = dict[str, Answer]
MOST_TRIES = 3000


class Witnesses:
    def __init__(self, content: Content):
        self.content = content
        self.points = self._points()
        self.harmless = {question.id: self._mildest(question) for question in content.question.values()}

    def _conditions(self) -> Iterator[Condition]:
        yield from (rule.when for rule in self.content.rules)
        for question in self.content.question.values():
            yield from (thing.ask_when for thing in (question, *question.options) if thing.ask_when)

    def _points(self) -> dict[str, list[int]]:
        """Question id -> the numbers at and beside every threshold, and the two ends."""
        points = {
            question.id: {question.minimum, question.maximum}
            for question in self.content.question.values()
            if not question.options
        }
        for leaf in (leaf for condition in self._conditions() for leaf in leaves(condition)):
            if isinstance(leaf, AtLeast | AtMost):
                points[leaf.question] |= {leaf.number - 1, leaf.number, leaf.number + 1}
        return {
            name: sorted(n for n in numbers if self.content.question[name].minimum <= n <= self.content.question[name].maximum)
            for name, numbers in points.items()
        }

    def _mildest(self, question: Question) -> Answer:
        """The answer to this question that does the least by itself."""

        def weight(answer: Answer) -> tuple[int, int]:
            held = [rule for rule in self.content.rules if rule.when.holds({question.id: answer}) is True]
            levels = [len(LEVELS) - LEVELS.index(rule.level) for rule in held if rule.level]
            return max(levels, default=0), sum(len(rule.exercises) for rule in held)

        if not question.options:
            return min(self.points[question.id], key=weight)
        return min((frozenset([option.id]) for option in reversed(question.options)), key=weight)

    def fill(self, partial: Partial) -> Partial:
        """The same answers, with a harmless one for everything else that is asked."""
        answers = dict(partial)
        for _ in self.content.steps:
            path = walk(self.content, answers)
            if path.complete:
                break
            for name in path.open:
                allowed = {option.id for option in offered(self.content.question[name], path.answers)}
                mild = self.harmless[name]
                answers[name] = mild if not allowed or mild <= allowed else frozenset(sorted(allowed)[:1])
        return answers

    def decide(self, partial: Partial) -> Decision:
        return decide(self.content, self.fill(partial))

    def of(self, condition: Condition) -> Iterator[Partial]:
        """Answers that make the condition true by themselves, with what must be answered for them to be asked."""
        if isinstance(condition, Always):
            yield {}
        elif isinstance(condition, Chosen):
            for option in sorted(condition.options):
                yield from self._asked(condition.question, frozenset([option]))
        elif isinstance(condition, AtLeast | AtMost):
            for number in self.points[condition.question]:
                if condition.holds({condition.question: number}):
                    yield from self._asked(condition.question, number)
        elif isinstance(condition, All):
            yield from self.together(condition.parts)
        elif isinstance(condition, AtLeastOf):
            for parts in combinations(condition.parts, condition.number):
                yield from self.together(parts)

    def _asked(self, name: str, answer: Answer) -> Iterator[Partial]:
        question = self.content.question[name]
        gates = [question.ask_when] if question.ask_when else []
        if question.options:
            gates += [question.option[each].ask_when for each in answer if question.option[each].ask_when]
        for partial in self.together(tuple(gates)):
            merged = self._merge(partial, {name: answer})
            if merged is not None:
                yield merged

    def together(self, conditions: tuple[Condition, ...]) -> Iterator[Partial]:
        if not conditions:
            yield {}
            return
        for first in self.of(conditions[0]):
            for rest in self.together(conditions[1:]):
                merged = self._merge(first, rest)
                if merged is not None:
                    yield merged

    def _merge(self, one: Partial, two: Partial) -> Partial | None:
        merged = dict(one)
        for name, answer in two.items():
            if name not in merged or merged[name] == answer:
                merged[name] = answer
            elif self.content.question[name].kind == "many" and NONE not in merged[name] | answer:
                merged[name] = merged[name] | answer
            else:
                return None
        return merged

    def tries(self, condition: Condition) -> Iterator[Partial]:
        return islice(self.of(condition), MOST_TRIES)
