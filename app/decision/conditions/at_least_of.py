"""any, and at-least with of: so many of the parts hold, or more; “any” is one of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from app.decision.conditions.kind import Condition, Joined, Partial, Search, Sheet

ANY, OF, NUMBER = "any", "of", "at-least"


@dataclass(frozen=True)
class AtLeastOf(Joined):
    SHAPES = {ANY: ANY, OF: f"{OF} (with {NUMBER})"}

    number: int
    parts: tuple[Condition, ...]

    @classmethod
    def read(cls, entry, shape: str, parts) -> "AtLeastOf":
        if shape == ANY:
            return cls(1, parts(entry, ANY))
        number, some = entry.number(NUMBER, least=2), parts(entry, OF)
        if some and number > len(some):
            entry.complain(f"At least {number} of {len(some)} conditions can never hold.", NUMBER)
        return cls(number, some)

    def value(self, sheet: Sheet):
        return sheet.at_least_of(self.number, self.parts)

    def wording(self, questions: Mapping, words: Mapping) -> str:
        parts = self.joined(questions, words, "beside")
        return words["any"](parts=parts) if self.number == 1 else words["some"](number=self.number, parts=parts)

    def ways(self, search: Search, partial: Partial) -> Iterator[Partial]:
        for some in combinations(self.parts, self.number):
            yield from search.together(some, partial)
            if search.is_over:
                return
