"""Truth values as decision diagrams: equal ones are the same, and how many sheets make one hold can be counted."""

from collections.abc import Mapping

from oxidd.bcdd import BCDDFunction, BCDDManager

from app.decision.rulebook import Question
from tests.proof.sheet import parts

NODES, CACHE = 1 << 23, 1 << 20  # most nodes that the decisions of two versions were seen to need: 1.5 million


class Diagrams:
    """The logic of every possible answer sheet for these questions."""

    def __init__(self, questions: Mapping[str, Question]):
        self._names = [(question.id, part) for question in questions.values() for part in parts(question)]
        manager = BCDDManager(NODES, CACHE, 1)
        manager.add_vars(len(self._names))
        self._values = {name: manager.var(number) for number, name in enumerate(self._names)}
        self.true, self.false = manager.true(), manager.false()

    def variable(self, question: str, part: str | int) -> BCDDFunction:
        return self._values[question, part]

    def count(self, value: BCDDFunction) -> int:
        """How many sheets make it hold. Exact."""
        return value.sat_count(len(self._names))

    def pick(self, value: BCDDFunction) -> dict[tuple[str, str | int], bool]:
        """One sheet where it holds. It has to hold on some."""
        return {name: bool(holds) for name, holds in zip(self._names, value.pick_cube(), strict=True)}
