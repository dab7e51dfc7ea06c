"""The answers of one person, as conditions read them. Each value is True, False, or None for “not told”."""

from collections.abc import Mapping, Sequence

Answer = frozenset[str] | int
Answers = Mapping[str, Answer]  # question id -> option ids, or a whole number


class AnswerSheet:
    __slots__ = ("answers",)
    true = True

    def __init__(self, answers: Answers):
        self.answers = answers

    def chosen(self, question: str, options: frozenset[str]) -> bool | None:
        given = self.answers.get(question)
        return None if given is None else not options.isdisjoint(given)

    def at_least(self, question: str, number: int) -> bool | None:
        given = self.answers.get(question)
        return None if given is None else given >= number

    def at_most(self, question: str, number: int) -> bool | None:
        given = self.answers.get(question)
        return None if given is None else given <= number

    def all(self, parts: Sequence) -> bool | None:
        held = True
        for part in parts:
            value = part.value(self)
            if value is False:
                return False
            if value is None:
                held = None
        return held

    def at_least_of(self, number: int, parts: Sequence) -> bool | None:
        told = [part.value(self) for part in parts]
        if told.count(True) >= number:
            return True
        return None if told.count(True) + told.count(None) >= number else False
