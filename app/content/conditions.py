"""From the `when` and `ask-when` of content files to the core’s conditions."""

from app.content.reader import Entry
from app.decision.conditions import All, Always, AtLeast, AtLeastOf, AtMost, Chosen, Condition
from app.decision.rulebook import Question

SHAPES = ("all", "any", "of", "question")
NEGATIONS = ("not", "none-of", "is-not", "unless", "except")
# The tests that a question can have, by its kind.
TESTS = {
    "one": ("is", "any-of"), "many": ("includes",), "number": ("at-least", "at-most"), "scale": ("at-least", "at-most"),
}  # fmt: skip
ALL_TESTS = tuple(dict.fromkeys(test for tests in TESTS.values() for test in tests))


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
        negations = [key for key in NEGATIONS if entry.has(key)]
        for key in negations:
            entry.complain("Conditions have no negation: say what the person did answer.", key)
            entry.pass_over(key)
        shapes = [key for key in SHAPES if entry.has(key)]
        if len(shapes) == 1:
            condition = getattr(self, f"_{shapes[0]}")(entry)
            entry.close()
            return condition
        if entry.names() and not negations:
            entry.complain("A condition has exactly one of all, any, of (with at-least) and question.")
        return Always()

    def _parts(self, entry: Entry, key: str) -> tuple[Condition, ...]:
        parts: list[Condition] = []
        for each in entry.entries(key):
            part = self.build(each)
            if part in parts and part != Always():
                each.complain("The same condition stands twice in this list, so it would count twice.")
            parts.append(part)
        return tuple(parts)

    def _all(self, entry: Entry) -> Condition:
        return All(self._parts(entry, "all"))

    def _any(self, entry: Entry) -> Condition:
        return AtLeastOf(1, self._parts(entry, "any"))

    def _of(self, entry: Entry) -> Condition:
        number, parts = entry.number("at-least", least=2), self._parts(entry, "of")
        if parts and number > len(parts):
            entry.complain(f"At least {number} of {len(parts)} conditions can never hold.", "at-least")
        return AtLeastOf(number, parts)

    def _question(self, entry: Entry) -> Condition:
        name = entry.text("question")
        question = self.questions.get(name)
        tests = [key for key in ALL_TESTS if entry.has(key)]
        if question is None:
            self._no_such_question(entry, name)
        if len(tests) != 1:
            entry.complain("A test of a question has exactly one of is, any-of, includes, at-least and at-most.")
        if question is not None and len(tests) == 1 and question.kind in TESTS:
            return self._test(entry, question, tests[0])
        entry.pass_over(*tests)
        return Always()

    def _no_such_question(self, entry: Entry, name: str) -> None:
        if name in self.later:
            step = self.later[name]
            sentence = f'"{name}" is asked in step "{step}", which is not an earlier step: that would be a loop.'
            entry.complain(sentence, "question")
        elif name:
            entry.problems.unknown(entry.place("question"), "question", name, [*self.questions, *self.later])

    def _test(self, entry: Entry, question: Question, test: str) -> Condition:
        allowed = TESTS[question.kind]
        if test not in allowed:
            entry.pass_over(test)
            sentence = f'"{question.id}" is of the kind {question.kind}: test it with {" or ".join(allowed)}.'
            entry.complain(sentence, test)
            return Always()
        if test in ("at-least", "at-most"):
            return self._threshold(entry, question, test)
        options = entry.choices(test, question.option_ids, "option", True, f' of "{question.id}"')
        if test == "is" and len(options) > 1:
            entry.complain('"is" takes one option. For more than one write any-of.', test)
        return Chosen(question.id, frozenset(options))

    def _threshold(self, entry: Entry, question: Question, test: str) -> Condition:
        number = entry.number(test)
        if question.minimum < question.maximum and not question.minimum <= number <= question.maximum:
            sentence = f'"{question.id}" goes from {question.minimum} to {question.maximum}; {number} is outside.'
            entry.complain(sentence, test)
        return AtLeast(question.id, number) if test == "at-least" else AtMost(question.id, number)
