"""What the diary advises: measures, and rules over them that say what to do and whom to see. They decide nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.decision.rulebook import Rule, told
from app.diary.book import Book
from app.diary.measures import Limits, measures


@dataclass(frozen=True)
class Measure:
    """A number of the diary. Conditions look at it as at a question that is answered with a number."""

    id: str
    name: str
    in_a_sentence: str
    means: str
    maximum: int
    minimum: int = 0
    kind: str = "number"


@dataclass(frozen=True)
class DiaryRule(Rule):
    """Its advice holds for everybody. What speaks of doing the routine is for whom it is shown to."""

    with_a_routine: str | None = told(None)

    def says(self, has_routine: bool) -> str:
        """Its advice to somebody who may do a routine now, or may not. Empty where it has nothing to say to them."""
        return " ".join(text for text in (self.advice, self.with_a_routine if has_routine else None) if text)


@dataclass(frozen=True)
class Guide:
    limits: Limits
    facts: tuple[str, ...]  # what the limits rest on
    measures: Mapping[str, Measure]
    rules: tuple[DiaryRule, ...]  # the most careful first

    @cached_property
    def rule(self) -> Mapping[str, DiaryRule]:
        return {rule.id: rule for rule in self.rules}

    def numbers(self, book: Book, today: int) -> dict[str, int]:
        """The measures of a book that have a number. `today` as date.toordinal() counts."""
        return measures(book, today, self.limits)

    def holding(self, numbers: Mapping[str, int]) -> tuple[DiaryRule, ...]:
        """The rules that hold over these numbers, without those that another one contains."""
        held = [rule for rule in self.rules if rule.when.holds(numbers) is True]
        contained = {name for rule in held for name in rule.contains}
        return tuple(rule for rule in held if rule.id not in contained)
