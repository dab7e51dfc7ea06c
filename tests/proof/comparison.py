"""Two versions of the content over the same answer sheets: exactly which decisions differ, and how many."""

from dataclasses import replace

from app.content.model import Content
from app.content.witnesses import Witnesses
from app.decision.conditions import Answer
from app.decision.rulebook import Question
from tests.proof.decision import Decided
from tests.proof.diagrams import Diagrams
from tests.proof.examples import example
from tests.proof.findings import findings
from tests.proof.sheet import Sheet, all_of, any_of


class Incomparable(ValueError):
    """The versions ask something in ways that cannot be set side by side. Its text says what."""


def _joined(old: Question, new: Question) -> Question:
    """A question with every answer that either version allows."""
    if old.kind != new.kind:
        raise Incomparable(f'"{old.id}" was of the kind {old.kind} and is now of the kind {new.kind}.')
    if not old.options:
        return replace(old, minimum=min(old.minimum, new.minimum), maximum=max(old.maximum, new.maximum))
    return replace(old, options=tuple({**old.option, **new.option}.values()))


def join_questions(old: Content, new: Content) -> dict[str, Question]:
    """Every question of either version, by id. Raises Incomparable."""
    both = {**old.rulebook.question, **new.rulebook.question}
    for name in old.rulebook.question.keys() & new.rulebook.question.keys():
        both[name] = _joined(old.rulebook.question[name], new.rulebook.question[name])
    return both


class Comparison:
    """The old and the new decision for every way through the questions.

    A way answers what either version asks, and nothing else. Each version reads what it knows. A sheet that one of
    them cannot take (it has an option of a single choice that the other does not know) is not counted.
    """

    def __init__(self, old: Content, new: Content):
        self.contents = old, new
        self.questions = join_questions(old, new)
        self.logic = Diagrams(self.questions)
        self.sheet = Sheet(self.questions, self.logic)
        self.old, self.new = Decided(old, self.sheet), Decided(new, self.sheet)
        self.ways = self._whole() & self.sheet.allowed() & ~self.old.refused & ~self.new.refused

    def _whole(self):
        """What is asked is answered, and the rest is left out."""
        return all_of(self.logic, (~(self.sheet.given(name) ^ self._asked(name)) for name in self.questions))

    def _asked(self, question: str):
        return any_of(self.logic, (side.walk.asked.get(question, self.logic.false) for side in (self.old, self.new)))

    def asked_differ(self):
        """One version asks something that the other does not."""
        old, new, nothing = self.old.walk.asked, self.new.walk.asked, self.logic.false
        differ = (old.get(name, nothing) ^ new.get(name, nothing) for name in self.questions)
        return self.ways & any_of(self.logic, differ)

    def changed(self):
        """Something that the decision says is not as it was."""
        old, new = findings(self.old), findings(self.new)
        differ = (old.get(name, self.logic.false) ^ new.get(name, self.logic.false) for name in {**old, **new})
        return self.ways & any_of(self.logic, differ)

    def count(self, value) -> int:
        """How many ways make it hold."""
        return self.logic.count(self.ways & value)

    def harmless(self) -> dict[str, Answer]:
        old, new = self.contents
        return {**Witnesses(new).harmless, **Witnesses(old).harmless}

    def example(self, value) -> dict[str, Answer]:
        """A mild answer sheet on which it holds. It has to hold on some way."""
        return example(self.logic, self.questions, self.harmless(), self.ways & value)
