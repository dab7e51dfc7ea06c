"""all: each of the parts holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.decision.conditions.kind import Condition, Joined, Partial, Search, Sheet


@dataclass(frozen=True)
class All(Joined):
    SHAPES = {"all": "all"}

    parts: tuple[Condition, ...]

    @classmethod
    def read(cls, entry, shape: str, parts) -> "All":
        return cls(parts(entry, shape))

    def value(self, sheet: Sheet):
        return sheet.all(self.parts)

    def wording(self, questions: Mapping, words: Mapping) -> str:
        return self.joined(questions, words, "and")

    def ways(self, search: Search, partial: Partial) -> Iterator[Partial]:
        yield from search.together(self.parts, partial)
