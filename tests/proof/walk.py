"""The walk in logic: for any answer sheet, which questions are asked, which answers count, where the questions end.

A condition means here what it means when somebody answers: its one line runs over the answers that counted so far.
"""

from collections.abc import Iterable

from app.content.model import Content
from app.decision.conditions import Condition
from app.decision.rulebook import EMERGENCY, NONE, URGENT, Question
from tests.proof.sheet import Sheet, all_of, any_of, counts


class Walk:
    """What `app.decision.path.walk` finds, as truth values by question id; and the sheet that conditions read."""

    def __init__(self, content: Content, sheet: Sheet):
        self.content, self.sheet, self.logic = content, sheet, sheet.logic
        self.asked: dict[str, object] = {}
        self.counted: dict[str, object] = {}
        self.first_open: dict[str, object] = {}
        self._walk()

    def holds(self, condition: Condition):
        """The condition holds on the answers that counted so far."""
        return condition.value(self)

    def any_rule(self, level: str):
        return any_of(self.logic, (self.holds(rule.when) for rule in self.content.rulebook.rules_of_level[level]))

    def _walk(self) -> None:
        going, still_open, emergency = self.logic.true, self.logic.false, self.logic.false
        for step in self.content.rulebook.steps:
            gates = [going & self._gate(question) for question in step.questions]
            for question, asked in zip(step.questions, gates, strict=True):
                self.asked[question.id] = asked
                self.counted[question.id] = asked & self._answered(question)
                is_open = asked & ~self.counted[question.id]
                self.first_open[question.id] = is_open & ~still_open
                still_open = still_open | is_open
            ended = self.any_rule(EMERGENCY)
            emergency = emergency | (going & ended)
            if step.ends_when_urgent:
                ended = ended | (self.any_rule(URGENT) & ~still_open)
            going = going & ~ended
        self.refused = still_open & ~emergency

    def _gate(self, thing):
        return self.holds(thing.ask_when) if thing.ask_when else self.logic.true

    def _answered(self, question: Question):
        """There is an answer that this version of the question can have, and all of it is on offer."""
        if not question.options:
            return self.sheet.between(question.id, question.minimum, question.maximum)
        offered = (~self._option(question, each.id) | self._gate(each) for each in question.options if each.ask_when)
        given = any_of(self.logic, (self._option(question, each.id) for each in question.options))
        return given & all_of(self.logic, offered)

    def _option(self, question: Question, option: str):
        """On a sheet with more options than this version has, who ticked only those has none of these."""
        chosen = self.sheet.chosen(question.id, option)
        more = self.sheet.questions[question.id].option_ids - question.option_ids
        if not more or question.kind != "many" or option != NONE:
            return chosen
        these = any_of(self.logic, (self.sheet.chosen(question.id, each.id) for each in question.options))
        return chosen | (self.sheet.given(question.id) & ~these)

    # --- What conditions ask of a sheet

    @property
    def true(self):
        return self.logic.true

    def chosen(self, question: str, options: Iterable[str]):
        """One of these options was chosen, in an answer that counts."""
        asked = self.content.rulebook.question[question]
        return self._so_far(question) & any_of(self.logic, (self._option(asked, each) for each in sorted(options)))

    def at_least(self, question: str, number: int):
        return self._so_far(question) & self.sheet.at_least(question, number)

    def at_most(self, question: str, number: int):
        return self._so_far(question) & ~self.sheet.at_least(question, number + 1)

    def all(self, parts: Iterable[Condition]):
        return all_of(self.logic, map(self.holds, parts))

    def at_least_of(self, number: int, parts: Iterable[Condition]):
        return counts(self.logic, map(self.holds, parts), number)[number]

    def _so_far(self, question: str):
        return self.counted.get(question, self.logic.false)
