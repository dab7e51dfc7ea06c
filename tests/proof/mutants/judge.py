"""Judges one mutant: what it changes, what catches it, and on which answers it escapes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from app.content.checks import check
from app.content.model import Content
from app.content.reader import Problems
from app.decision.conditions import Answers
from tests.proof.findings import findings_of
from tests.proof.mutants.exactly import Exactly
from tests.proof.mutants.mutant import Mutant
from tests.proof.mutants.on_sheets import Cases, SecondReading, answerable, told
from tests.proof.mutants.shown import Tests, shown
from tests.proof.second_reading.reading import decisions
from tests.proof.tell import tell_answers, tell_decision

# What a mutant changes, and what can catch it.
NOTHING, DECISION, SHOWN = "nothing", "a decision", "what is shown"
CATCHERS = CHECKS, CASES, TESTS, SECOND_READING = "checks", "cases", "tests", "second reading"


@dataclass(frozen=True)
class Verdict:
    operator: str
    name: str
    changes: str
    caught: dict[str, str] = field(default_factory=dict)  # what catches it, and what that says
    example: tuple[str, ...] = ()  # in words, when nothing catches it

    @property
    def escaped(self) -> bool:
        return self.changes != NOTHING and not self.caught


class _Told(Problems):
    """Complaints about content that has no files."""

    def at(self, name: tuple[str, ...], sentence: str, key: str | None = None) -> None:
        self.append(sentence)


def complaint(mutant: Content) -> str | None:
    problems = _Told()
    check(mutant, problems)
    return problems[0] if problems else None


def _asked(question: Callable[[Content], str | None], mutant: Content) -> str | None:
    """What it says of a mutant. Whatever breaks on it has caught it."""
    try:
        return question(mutant)
    except Exception as error:
        return f"cannot be read: {error!r}"


class Judge:
    def __init__(self, content: Content, cases: list[dict], second: SecondReading, readers: tuple[str, ...]):
        self.content, self.second = content, second
        self.cases, self.tests = Cases(content, cases), Tests(readers)

    def faults(self) -> list[str]:
        """What is wrong with the content itself: then every mutant would seem to be caught."""
        asked = (complaint, self.cases.failing, self.second.disagreement, self.tests.failing)
        return [says for each in asked if (says := _asked(each, self.content))]

    @cached_property
    def exactly(self) -> Exactly:
        return Exactly(self.content)

    def judge(self, mutant: Mutant) -> Verdict:
        new = mutant.content
        caught = {CHECKS: _asked(complaint, new), CASES: _asked(self.cases.failing, new)}
        caught[SECOND_READING] = _asked(self.second.disagreement, new)
        decides_otherwise = caught[CASES] or caught[SECOND_READING] or self._decides_otherwise(new)
        changes = DECISION if decides_otherwise else SHOWN if shown(new) != shown(self.content) else NOTHING
        if changes != NOTHING and not caught[CASES]:  # they are slower than the cases
            caught[TESTS] = _asked(self.tests.failing, new)
        verdict = Verdict(mutant.operator, mutant.name, changes, {name: says for name, says in caught.items() if says})
        return replace(verdict, example=tuple(self._example(new, changes))) if verdict.escaped else verdict

    def _decides_otherwise(self, mutant: Content) -> bool:
        """Exactly. An answer that cannot be given any more is a change, and so is content that decides nothing."""
        if answerable(mutant) != answerable(self.content):
            return True
        try:
            return self.exactly.changed(mutant).satisfiable()
        except Exception:
            return True

    def _example(self, mutant: Content, changes: str) -> Iterator[str]:
        if changes == SHOWN:
            yield "No decision changes, but the routine or the words of a rule do."
            return
        changed = self.exactly.changed(mutant)
        if not changed.satisfiable():
            yield "An answer cannot be given any more. With the others nothing changes."
            return
        answers = self.exactly.example(changed)
        yield from tell_answers(self.content.rulebook.question, answers, self.exactly.harmless())
        for word, content in (("Now", self.content), ("The mutant", mutant)):
            yield from (f"{word}: {line}" for line in tell_decision(content, answers))
        yield self._directed(mutant, answers)

    @staticmethod
    def _directed(mutant: Content, answers: Answers) -> str:
        differs = findings_of(mutant, answers) != set(told(decisions([answers])[0]))
        return f"Asked about these answers, the second reading {'tells it' if differs else 'does not tell it'}."
