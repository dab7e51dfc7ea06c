"""From the `when` and `ask-when` of content to conditions: which kind an entry is, and over which questions."""

from collections.abc import Mapping

from app.decision.conditions import KINDS, Always, Condition
from app.decision.conditions.always import WORD
from app.decision.conditions.kind import Joined, Test

QUESTION = "question"
JOINED = {shape: kind for kind in KINDS if issubclass(kind, Joined) for shape in kind.SHAPES}
TESTS = {test: kind for kind in KINDS if issubclass(kind, Test) for test in kind.TESTS}
NEGATIONS = ("not", "none-of", "is-not", "unless", "except")


def _and(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"


class ConditionReader:
    """Conditions over the questions known so far: whatever is not in `questions` yet cannot be looked at."""

    def __init__(self, questions: Mapping, later: Mapping[str, str] | None = None):
        self.questions, self.later = questions, later or {}

    def at(self, entry, key: str) -> Condition:
        """The condition under a key; the word “always” is one too."""
        if entry.is_text(key):
            if entry.text(key) != WORD:
                entry.complain(f'"{key}" should be a condition, or the word {WORD}.', key)
            return Always()
        inner = entry.entry(key)
        return self._read(inner) if inner else Always()

    def _read(self, entry) -> Condition:
        negations = [key for key in NEGATIONS if entry.has(key)]
        for key in negations:
            entry.complain("Conditions have no negation: say what the person did answer.", key)
            entry.pass_over(key)
        shapes = [key for key in (*JOINED, QUESTION) if entry.has(key)]
        if len(shapes) == 1:
            condition = self._of_shape(entry, shapes[0])
            entry.close()
            return condition
        if entry.names() and not negations:
            told = _and([*(kind.SHAPES[shape] for shape, kind in JOINED.items()), QUESTION])
            entry.complain(f"A condition has exactly one of {told}.")
        return Always()

    def _of_shape(self, entry, shape: str) -> Condition:
        return self._question(entry) if shape == QUESTION else JOINED[shape].read(entry, shape, self._parts)

    def _parts(self, entry, key: str) -> tuple[Condition, ...]:
        parts: list[Condition] = []
        for each in entry.entries(key):
            part = self._read(each)
            if part in parts and part != Always():
                each.complain("The same condition stands twice in this list, so it would count twice.")
            parts.append(part)
        return tuple(parts)

    def _question(self, entry) -> Condition:
        name = entry.text(QUESTION)
        question = self.questions.get(name)
        tests = [key for key in TESTS if entry.has(key)]
        if question is None:
            self._no_such_question(entry, name)
        if len(tests) != 1:
            entry.complain(f"A test of a question has exactly one of {_and(list(TESTS))}.")
        if question is not None and len(tests) == 1:
            return self._test(entry, question, tests[0])
        entry.pass_over(*tests)
        return Always()

    def _no_such_question(self, entry, name: str) -> None:
        if name in self.later:
            step = self.later[name]
            sentence = f'"{name}" is asked in step "{step}", which is not an earlier step: that would be a loop.'
            entry.complain(sentence, QUESTION)
        elif name:
            entry.problems.unknown(entry.place(QUESTION), "question", name, [*self.questions, *self.later])

    def _test(self, entry, question, test: str) -> Condition:
        allowed = [each for each, kind in TESTS.items() if question.kind in kind.TESTS[each]]
        if test in allowed:
            return TESTS[test].read(entry, question, test)
        entry.pass_over(test)
        if allowed:  # a kind of question that is not known is a fault that is told already
            sentence = f'"{question.id}" is of the kind {question.kind}: test it with {" or ".join(allowed)}.'
            entry.complain(sentence, test)
        return Always()
