"""All checks of the rules, with one table at the end: `make prove`. When all hold, the safety page gets the tallies."""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.content import read
from app.content.model import PROVED, Content
from tests.answer_sets import CASES, HARMLESS, found, readable
from tests.proof import agreement, content_mutants, table, tallies, vignettes
from tests.proof.claim import Anyone
from tests.proof.comparison import Comparison
from tests.proof.properties import PROPERTIES
from tests.proof.prove import prove
from tests.proof.second_reading import compare
from tests.proof.tell import tell_answers

SEED = 2026
AGREEING = 20_000  # people for whom logic and the rules module are compared
PEOPLE = 50_000  # people for whom the rules module and the second reading are compared
SHOWN = 3  # things that do not hold, told of one check: more would only repeat them
MUTANTS = "mutants"

Check = Callable[[], tuple[int, list[str]]]  # -> how much was checked, and what does not hold, in words


@dataclass(frozen=True)
class Row:
    name: str
    says: str
    size: int
    counted: str  # the size in words
    seconds: float = 0.0
    told: tuple[str, ...] = ()
    was_run: bool = True
    is_proof: bool = False

    @property
    def holds(self) -> bool:
        return self.was_run and not self.told

    @property
    def word(self) -> str:
        if not self.was_run:
            return "not run"
        return ("proved" if self.is_proof else "yes") if self.holds else ("NOT PROVED" if self.is_proof else "NO")


def _properties(content: Content) -> dict[str, Check]:
    made: list[Anyone] = []  # with the first property, so that a fault in the content is told there

    def check(name: str) -> Check:
        def run() -> tuple[int, list[str]]:
            if not made:
                made.append(Anyone(content))
            result = prove(content, name, made[0])
            return result.claims, list(result.broken)

        return run

    return {name: check(name) for name in PROPERTIES}


def _cases(content: Content) -> tuple[int, list[str]]:
    harmless, told = readable(content, HARMLESS), []
    for case in CASES:
        expected, decided = case["expect"], found(content, case["answers"], case["expect"])
        if decided != expected:
            answers = readable(content, case["answers"])
            unlike = [f"{key} should be {expected[key]}, is {decided.get(key)}" for key in expected]
            unlike = [line for key, line in zip(expected, unlike, strict=True) if decided.get(key) != expected[key]]
            lines = [f"Case “{case['name']}”", *tell_answers(content.rulebook.question, answers, harmless), *unlike]
            told.append("\n    ".join(lines))
    return len(CASES), told


def _mutants(content: Content) -> tuple[int, list[str]]:
    result = content_mutants.run(content)
    return result.made, list(content_mutants.told(result))


def checks(content: Content, people: int) -> dict[str, Check]:
    """Each check under the name that checks.yaml gives it."""
    return {
        **_properties(content),
        "agreement": lambda: (AGREEING, agreement.told(content, agreement.people(content, AGREEING, SEED))),
        "table": lambda: (len(content.rulebook.rules), table.told(content)),
        "second-reading": lambda: (people, compare.told(content, people, SEED)),
        "cases": lambda: _cases(content),
        MUTANTS: lambda: _mutants(content),
    }


def _row(content: Content, name: str, check: Check) -> Row:
    """What cannot be run does not hold: content with faults can be too broken for a check."""
    started, known = time.perf_counter(), content.safety.checks[name]
    try:
        size, told = check()
    except Exception as error:
        size, told = 0, [f"It could not be run. {type(error).__name__}: {error}"]
    seconds, is_proof = time.perf_counter() - started, known.how == PROVED
    return Row(name, known.says, size, known.size(count=size), seconds, tuple(told), is_proof=is_proof)


def rows(content: Content, problems: list[str], people: int) -> Iterator[Row]:
    """The mutants ask whether the other checks notice a fault, so they wait until those find none."""
    says, size = "The files fit together, and every danger sign leads to care.", len(content.rulebook.rules)
    done = [Row("content", says, size, f"{size} rules", told=tuple(problems))]
    yield done[0]
    for name, check in checks(content, people).items():
        if name == MUTANTS and not all(row.holds for row in done):
            known = content.safety.checks[name]
            yield Row(name, known.says, 0, "", was_run=False)
            return
        done.append(_row(content, name, check))
        yield done[-1]


def told(row: Row) -> str:
    """What does not hold, in words."""
    more = [f"… and {len(row.told) - SHOWN:,} more."] if len(row.told) > SHOWN else []
    return "\n".join([f"{row.name} does not hold.", *row.told[:SHOWN], *more, ""])


def as_table(done: list[Row]) -> str:
    """Property, proved or not, size, seconds."""
    lines = [f"{'property':<16}{'holds?':<12}{'size':>16}{'seconds':>10}  what it says"]
    for row in done:
        lines.append(f"{row.name:<16}{row.word:<12}{row.counted:>16}{row.seconds:>10.1f}  {row.says}")
    word, total = "yes" if all(row.holds for row in done) else "NO", sum(row.seconds for row in done)
    return "\n".join([*lines, f"{'all':<16}{word:<12}{'':>16}{total:>10.1f}"])


def write_tallies(content: Content, done: list[Row]) -> None:
    """What the safety page reads. The row of the files is the app’s own condition for starting."""
    both = Comparison(content, content)
    run = [(row.name, row.size, row.seconds) for row in done if row.name in content.safety.checks]
    tallies.write(
        content.versions.decides, content.versions.code, both.count(both.logic.true), run, vignettes.measures(content)
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE, help="how many the second reading is compared on")
    wanted = parser.parse_args()
    content, problems = read()
    if content is None:
        print("\n".join(["The content cannot be read.", *problems]))
        return 1
    done = []
    for row in rows(content, problems, wanted.people):
        done.append(row)
        print(told(row) if row.told else f"{row.name} …", flush=True)
    good = all(row.holds for row in done)
    if good:
        write_tallies(content, done)
    if not good:
        print("The harmless answers are those of tests/cases/harmless.yaml.\n")
    print(as_table(done))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
