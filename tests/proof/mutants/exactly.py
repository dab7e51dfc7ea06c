"""Whether a mutant changes anything that a decision says, exactly: over every answer sheet, those with gaps too."""

from functools import cached_property

from app.content.model import Content
from app.decision.conditions import Answers
from tests.proof.comparison import Comparison
from tests.proof.decision import Decided
from tests.proof.examples import example
from tests.proof.findings import findings
from tests.proof.sheet import any_of


class Exactly:
    """One version of the content, for comparing mutants with it that ask nothing new: all in the same diagrams."""

    def __init__(self, content: Content):
        self._same = Comparison(content, content)
        self._findings = findings(self._same.old)

    @cached_property
    def _allowed(self):
        return self._same.sheet.allowed()

    def changed(self, mutant: Content):
        """The answer sheets on which the mutant says something else, or refuses where the content did not."""
        logic = self._same.logic
        new = findings(Decided(mutant, self._same.sheet))
        names = {**self._findings, **new}
        differ = (self._findings.get(name, logic.false) ^ new.get(name, logic.false) for name in names)
        return self._allowed & any_of(logic, differ)

    def example(self, changed) -> Answers:
        """A mild one of these sheets, without gaps where there is one."""
        whole = self._same.ways & changed
        value = whole if whole.satisfiable() else changed
        return example(self._same.logic, self._same.questions, self.harmless(), value)

    def harmless(self) -> Answers:
        return self._same.harmless()
