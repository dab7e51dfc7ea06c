"""What each kind of condition has: a meaning, a way to be read, words, and ways to make it hold."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Protocol

from app.decision.conditions.sheet import Answer, Answers, AnswerSheet

Partial = dict[str, Answer]


class Sheet(Protocol):
    """What a meaning is said over: the answers of one person, or in the proofs those of anybody at all.

    The values are of any kind. There is no negation, so a missing answer never makes a condition hold.
    """

    true: object

    def chosen(self, question: str, options: frozenset[str]):
        """One of these options was chosen."""

    def at_least(self, question: str, number: int):
        """The number is this much or more."""

    def at_most(self, question: str, number: int):
        """The number is this much or less."""

    def all(self, parts: tuple["Condition", ...]):
        """All of these conditions hold."""

    def at_least_of(self, number: int, parts: tuple["Condition", ...]):
        """So many of these conditions hold, or more."""


class Search(Protocol):
    """Looks for answers that make conditions hold, beside those of a partial answer sheet."""

    points: Mapping[str, list[int]]  # question id -> the numbers worth trying
    is_over: bool  # it has taken so long that it gives up

    def together(self, conditions: tuple["Condition", ...], partial: Partial) -> Iterator[Partial]:
        """The wider answer sheets on which all of these hold."""

    def answered(self, question: str, answer: Answer, partial: Partial) -> Iterator[Partial]:
        """The wider answer sheets with this answer, if there are any."""


class Condition(ABC):
    """Any kind of condition."""

    parts: tuple["Condition", ...] = ()

    @abstractmethod
    def value(self, sheet: Sheet):
        """What it means: its value on an answer sheet."""

    def holds(self, answers: Answers) -> bool | None:
        """True or False as far as the answers tell, else None."""
        return self.value(AnswerSheet(answers))

    @abstractmethod
    def wording(self, questions: Mapping, words: Mapping) -> str:
        """The condition for readers, in the words of content for each kind."""

    @abstractmethod
    def ways(self, search: Search, partial: Partial) -> Iterator[Partial]:
        """Wider answer sheets on which it holds."""


class Test(Condition):
    """A condition that looks at one question."""

    TESTS: Mapping[str, tuple[str, ...]]  # its keys in content -> the kinds of question that can be tested so
    question: str

    @classmethod
    @abstractmethod
    def read(cls, entry, question, test: str) -> Condition:
        """What stands under one of its keys."""

    @property
    def finds(self) -> frozenset[str | None]:
        """The options that it looks for; None stands for any number."""
        return frozenset([None])

    @property
    def edges(self) -> frozenset[int]:
        """The numbers at which, and beside which, it becomes true or false."""
        return frozenset()

    def evidence(self, given: Answer) -> Answer:
        """What of an answer counts."""
        return given


class Joined(Condition):
    """A condition made of others."""

    SHAPES: Mapping[str, str]  # its keys in content -> how they are told to whoever took another

    @classmethod
    @abstractmethod
    def read(cls, entry, shape: str, parts) -> Condition:
        """What stands under one of its keys. `parts` reads a list of conditions by its key."""

    def joined(self, questions: Mapping, words: Mapping, link: str) -> str:
        """The words of the parts, linked one after the other; what is itself made of others stands in brackets."""
        before = ""
        for part in self.parts:
            told = part.wording(questions, words)
            told = words["inner"](condition=told) if part.parts else told
            before = words[link](before=before, after=told) if before else told
        return before
