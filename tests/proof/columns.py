"""Truth values of many answer sheets at once: a whole number, whose bit i says what holds on sheet i."""

from collections.abc import Mapping, Sequence

from app.decision.conditions import Answers
from app.decision.rulebook import Question
from tests.proof.sheet import is_true, parts


class Columns:
    """The logic of these answer sets, read all at once."""

    def __init__(self, questions: Mapping[str, Question], answer_sets: Sequence[Answers]):
        self.true, self.false = (1 << len(answer_sets)) - 1, 0
        self._values = {
            (question.id, part): self._column(is_true(answers.get(question.id), part) for answers in answer_sets)
            for question in questions.values()
            for part in parts(question)
        }

    @staticmethod
    def _column(holds) -> int:
        return int("".join("1" if each else "0" for each in holds)[::-1] or "0", 2)

    def variable(self, question: str, part: str | int) -> int:
        return self._values[question, part]


def rows(value: int, size: int) -> list[bool]:
    """For each sheet, whether the value holds there."""
    return [digit == "1" for digit in reversed(format(value & ((1 << size) - 1), f"0{size}b"))]
