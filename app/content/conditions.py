"""From the `when` and `ask-when` of content files to the core’s conditions."""

from app.content.reader import Entry
from app.core.conditions import All, Always, AtLeast, AtLeastOf, AtMost, Chosen, Condition
from app.core.model import Question


class ConditionBuilder:
    """Conditions over the questions known so far: whatever is not in `questions` yet cannot be looked at."""

    def __init__(self, questions: dict[str, Question], later: dict[str, str] | None = None):
        self.questions, self.later = questions, later or {}

    def at(self, entry: Entry, key: str) -> Condition:
        """The condition under a key; the word “always” is one too."""
        if entry.is_text(key):
            if entry.text(key) != "always":
                entry.complain(f'"{key}" should be a condition, or the word always.', key)
            return Always()
        inner = entry.entry(key)
        return self.build(inner) if inner else Always()

    def build(self, entry: Entry) -> Condition:
        if entry.has("not") or entry.has("none-of"):
            entry.complain("Conditions have no negation: say what the person did answer.")
        shape = next((key for key in ("all", "any", "of", "question") if entry.has(key)), None)
        if shape is None:
            entry.complain("A condition has all, any, at-least with of, or question.")
            return Always()
        condition = getattr(self, f"_{shape}")(entry)
        entry.close()
        return condition

    def _parts(self, entry: Entry, key: str) -> tuple[Condition, ...]:
        return tuple(self.build(part) for part in entry.entries(key))

    def _all(self, entry: Entry) -> Condition:
        return All(self._parts(entry, "all"))

    def _any(self, entry: Entry) -> Condition:
        return AtLeastOf(1, self._parts(entry, "any"))

    def _of(self, entry: Entry) -> Condition:
        number, parts = entry.number("at-least", least=2), self._parts(entry, "of")
        if number > len(parts):
            entry.complain(f"At least {number} of {len(parts)} conditions can never hold.", "at-least")
        return AtLeastOf(number, parts)

    def _question(self, entry: Entry) -> Condition:
        name = entry.text("question")
        question = self.questions.get(name)
        tests = [key for key in ("is", "any-of", "includes", "at-least", "at-most") if entry.has(key)]
        if question is None:
            self._no_such_question(entry, name)
        if len(tests) != 1:
            entry.complain("A test of a question has exactly one of is, any-of, includes, at-least and at-most.")
        if question is None or len(tests) != 1:
            for key in tests:
                entry.texts(key)
            return Always()
        return self._test(entry, question, tests[0])

    def _no_such_question(self, entry: Entry, name: str) -> None:
        if name in self.later:
            sentence = f'"{name}" is asked in step "{self.later[name]}", which is not an earlier step: that would be a loop.'
            entry.complain(sentence, "question")
        else:
            entry.problems.unknown(entry.place("question"), "question", name, [*self.questions, *self.later])

    def _test(self, entry: Entry, question: Question, test: str) -> Condition:
        allowed = {"one": ("is", "any-of"), "many": ("includes",)}.get(question.kind, ("at-least", "at-most"))
        if test not in allowed:
            entry.texts(test)
            entry.complain(f'"{question.id}" is of the kind {question.kind}: test it with {" or ".join(allowed)}.', test)
            return Always()
        if test in ("at-least", "at-most"):
            return self._threshold(entry, question, test)
        return Chosen(question.id, frozenset(entry.choices(test, question.option_ids, f'option of "{question.id}"', True)))

    def _threshold(self, entry: Entry, question: Question, test: str) -> Condition:
        number = entry.number(test)
        if not question.minimum <= number <= question.maximum:
            sentence = f'"{question.id}" goes from {question.minimum} to {question.maximum}; {number} is outside.'
            entry.complain(sentence, test)
        return AtLeast(question.id, number) if test == "at-least" else AtMost(question.id, number)
