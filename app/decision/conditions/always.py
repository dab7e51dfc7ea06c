"""always: it holds for everybody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.decision.conditions.kind import Condition, Partial, Search, Sheet

WORD = "always"


@dataclass(frozen=True)
class Always(Condition):
    def value(self, sheet: Sheet):
        return sheet.true

    def wording(self, questions: Mapping, words: Mapping) -> str:
        return words["everyone"]

    def ways(self, search: Search, partial: Partial) -> Iterator[Partial]:
        yield partial
