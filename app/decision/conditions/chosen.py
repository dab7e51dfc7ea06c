"""is, any-of and includes: at least one of these options was chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.decision.conditions.kind import Partial, Search, Sheet, Test


@dataclass(frozen=True)
class Chosen(Test):
    TESTS = {"is": ("one",), "any-of": ("one",), "includes": ("many",)}

    question: str
    options: frozenset[str]

    @classmethod
    def read(cls, entry, question, test: str) -> "Chosen":
        options = entry.choices(test, question.option_ids, "option", True, f' of "{question.id}"')
        if test == "is" and len(options) > 1:
            entry.complain('"is" takes one option. For more than one write any-of.', test)
        return cls(question.id, frozenset(options))

    def value(self, sheet: Sheet):
        return sheet.chosen(self.question, self.options)

    @property
    def finds(self) -> frozenset[str]:
        return self.options

    def evidence(self, given: frozenset[str]) -> frozenset[str]:
        return given & self.options

    def wording(self, questions: Mapping, words: Mapping) -> str:
        question, told = questions[self.question], ""
        for option in [each for each in question.options if each.id in self.options]:
            one = words["option"](label=option.label)
            told = words["or"](before=told, after=one) if told else one
        return words["chosen"](question=question.in_a_sentence, options=told)

    def ways(self, search: Search, partial: Partial) -> Iterator[Partial]:
        for option in sorted(self.options):
            yield from search.answered(self.question, frozenset([option]), partial)
