"""What at-least and at-most have in common: a number is told, and lies on one side of another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.decision.conditions.kind import Partial, Search, Test

OF_NUMBERS = ("number", "scale")  # the kinds of question that take a number


@dataclass(frozen=True)
class Threshold(Test):
    question: str
    number: int

    @classmethod
    def read(cls, entry, question, test: str) -> "Threshold":
        number = entry.number(test)
        if question.minimum < question.maximum and not question.minimum <= number <= question.maximum:
            sentence = f'"{question.id}" goes from {question.minimum} to {question.maximum}; {number} is outside.'
            entry.complain(sentence, test)
        return cls(question.id, number)

    @property
    def edges(self) -> frozenset[int]:
        return frozenset([self.number - 1, self.number, self.number + 1])

    def wording(self, questions: Mapping, words: Mapping) -> str:
        (key,) = self.TESTS
        return words[key](question=questions[self.question].in_a_sentence, number=self.number)

    def ways(self, search: Search, partial: Partial) -> Iterator[Partial]:
        for number in search.points[self.question]:
            if self.holds({self.question: number}):
                yield from search.answered(self.question, number, partial)
