"""Changes the content in one place, and asks whether anything notices: python -m tests.proof.content_mutants."""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random

from ruamel.yaml import YAML

from app.content import load
from app.content.model import Content
from tests.answer_sets import CASES
from tests.proof.mutants import conditions, questions, routine, rules
from tests.proof.mutants.judge import CATCHERS, DECISION, NOTHING, SHOWN, Judge, Verdict
from tests.proof.mutants.mutant import Mutant
from tests.proof.mutants.on_sheets import SecondReading
from tests.proof.mutants.shown import READERS
from tests.proof.second_reading.compare import draw
from tests.proof.second_reading.reading import decisions

OPERATORS = rules.OPERATORS | conditions.OPERATORS | questions.OPERATORS | routine.OPERATORS
EQUIVALENT = Path(__file__).parent / "equivalent_content.yaml"
DRAWN, AT_ONCE, PROCESSES = 20_000, 5_000, 2
FORKED = get_context("fork")  # a process inherits the mutants, which would be slow to send


def mutants(content: Content) -> Iterator[Mutant]:
    for operator, make in OPERATORS.items():
        yield from (Mutant(operator, name, changed) for name, changed in make(content))


def explained() -> dict[str, str]:
    """The name of each mutant that is known to change nothing, with the reason."""
    groups = YAML(typ="safe", pure=True).load(EQUIVALENT)
    return {name: group["because"] for group in groups for name in group["mutants"]}


# --- Judging them


class NotRight(ValueError):
    """The content itself does not pass what should catch its mutants."""


@dataclass(frozen=True)
class Result:
    verdicts: tuple[Verdict, ...]
    stale: tuple[str, ...]  # explained, but no longer there, no longer without effect, or caught all the same
    unexplained: tuple[str, ...]
    seconds: float

    def counted(self, holds) -> int:
        return sum(1 for each in self.verdicts if holds(each))

    @property
    def made(self) -> int:
        return len(self.verdicts)

    @property
    def equivalent(self) -> int:
        return self.counted(lambda each: each.changes == NOTHING)

    @property
    def changing(self) -> int:
        return self.made - self.equivalent

    @property
    def caught(self) -> int:
        return self.changing - len(self.escaped)

    @property
    def escaped(self) -> tuple[Verdict, ...]:
        return tuple(each for each in self.verdicts if each.escaped)

    @property
    def is_good(self) -> bool:
        return not (self.escaped or self.unexplained or self.stale)


def _drawn(content: Content, count: int, processes: int) -> SecondReading:
    """The same answer sheets each time, decided once by the second reading."""
    portions = [(content, min(AT_ONCE, count - start), f"mutants {start}") for start in range(0, count, AT_ONCE)]
    with FORKED.Pool(processes) as pool:
        answer_sets = [each for sets in pool.starmap(draw, portions) for each in sets]
        told = [each for some in pool.map(decisions, _split(answer_sets), chunksize=1) for each in some]
    return SecondReading(content, answer_sets, told)


def _split(answer_sets: list[dict]) -> list[list[dict]]:
    return [answer_sets[start : start + AT_ONCE] for start in range(0, len(answer_sets), AT_ONCE)]


class _Worker:
    """What each process inherits."""

    judge: Judge
    mutants: Sequence[Mutant]

    @classmethod
    def start(cls, judge: Judge, chosen: Sequence[Mutant]) -> None:
        cls.judge, cls.mutants = judge, chosen

    @classmethod
    def verdict(cls, number: int) -> Verdict:
        return cls.judge.judge(cls.mutants[number])


def run(
    content: Content,
    chosen: Sequence[Mutant] | None = None,
    *,
    cases: list[dict] = CASES,
    drawn: int = DRAWN,
    readers: tuple[str, ...] = READERS,
    processes: int = PROCESSES,
) -> Result:
    """Judges these mutants, or all of them. Raises NotRight."""
    started = time.perf_counter()
    every = list(mutants(content))
    chosen = every if chosen is None else chosen
    judge = Judge(content, cases, _drawn(content, drawn, processes), readers)
    if faults := judge.faults():
        raise NotRight("The content as it is does not pass, so nothing is said of changes: " + "; ".join(faults))
    with FORKED.Pool(processes, _Worker.start, (judge, chosen)) as pool:
        verdicts = tuple(pool.imap(_Worker.verdict, range(len(chosen)), chunksize=8))
    reasons, survivors = explained(), {each.name for each in verdicts if each.changes == NOTHING and not each.caught}
    gone = reasons.keys() - {each.name for each in every}
    stale = gone | (reasons.keys() & {each.name for each in verdicts} - survivors)
    unexplained = survivors - reasons.keys()
    return Result(verdicts, (*sorted(stale),), (*sorted(unexplained),), time.perf_counter() - started)


# --- Telling it


def told(result: Result) -> Iterator[str]:
    """What is not as it should be, each in words."""
    for each in result.escaped:
        yield "\n  ".join([f"ESCAPED  {each.name}", *each.example])
    yield from (f"UNEXPLAINED  {name} changes nothing: say why in {EQUIVALENT.name}." for name in result.unexplained)
    yield from (f"STALE  {name} is explained in {EQUIVALENT.name}, but is gone or is noticed." for name in result.stale)


COLUMNS = ("made", "nothing", "decision", "shown", "checks", "cases", "tests", "second", "escaped")


def _row(title: str, verdicts: Sequence[Verdict]) -> str:
    changes = [sum(each.changes == what for each in verdicts) for what in (NOTHING, DECISION, SHOWN)]
    caught = [sum(each.changes != NOTHING and name in each.caught for each in verdicts) for name in CATCHERS]
    numbers = [len(verdicts), *changes, *caught, sum(each.escaped for each in verdicts)]
    return f"{title:34}" + "".join(f"{number:>9}" for number in numbers)


def report(result: Result) -> Iterator[str]:
    yield f"{'':34}{'':9}{'they change':>27}{'caught by':>36}"
    yield f"{'':34}" + "".join(f"{name:>9}" for name in COLUMNS)
    for operator in OPERATORS:
        verdicts = [each for each in result.verdicts if each.operator == operator]
        if verdicts:
            yield _row(operator, verdicts)
    yield _row("all", result.verdicts)
    yield f"In {result.seconds:.0f} s. Several can catch the same one. The tests were run on what passed the cases."
    yield from (f"\n{each}" for each in told(result))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="judge only so many, chosen by chance")
    parser.add_argument("--seed", type=int, default=1, help="another number chooses others")
    wanted = parser.parse_args()
    content = load()
    chosen = list(mutants(content))
    if wanted.sample:
        chosen = Random(wanted.seed).sample(chosen, min(wanted.sample, len(chosen)))
    result = run(content, chosen)
    print("\n".join(report(result)))
    return 0 if result.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
