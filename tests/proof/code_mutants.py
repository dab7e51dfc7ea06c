"""Changes what decides, and what times a routine, in hundreds of small ways, and tells what no test notices."""

import argparse
import ast
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, islice
from math import ceil
from pathlib import Path
from queue import SimpleQueue
from random import Random

import libcst as cst
from mutmut.mutation.mutators import mutation_operators
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
ROOMS = ("app/decision", "app/routine")
CODE = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
EXPLAINED = Path(__file__).parent / "equivalent_code.yaml"
# The tests of these rooms, quick ones first: most mutants end in the first seconds.
TESTS = (
    "conditions", "condition_kinds", "sides", "answers", "path", "routine", "pace", "timeline", "sound", "cases",
    "reasons", "named", "joined", "rules", "versions", "content",
)  # fmt: skip
PYTEST = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider")
NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "node_modules")
MADE = {"instance", "pictures"}  # folders that stand beside app/ once something was run
# A mutant that makes a loop endless is stopped by the system after so many times the processor seconds of the tests
# without any mutant. These depend less on what else the machine does than the time of day, and outlive this command.
PATIENCE = 4
LIMITED = 'ulimit -t "$0"; exec "$@"'


@dataclass(frozen=True)
class Mutant:
    file: str
    line_number: int
    within: str  # Class.method, or nothing for what stands outside of every function
    line: str
    mutated: str
    code: str  # the whole file with the change in it

    @property
    def key(self) -> tuple[str, ...]:
        """What an explanation names: it stays the same while other lines change."""
        return self.file, self.within, self.line, self.mutated


# --- Making them


def negated(node: cst.If | cst.CompIf) -> Iterator[cst.CSTNode]:
    """What the operators of mutmut leave out: the condition turned round, where it is no comparison and no “not”."""
    if not isinstance(node.test, cst.Comparison | cst.UnaryOperation):
        inner = node.test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
        yield node.with_changes(test=cst.UnaryOperation(cst.Not(), inner))


OPERATORS = [*mutation_operators, (cst.If, negated), (cst.CompIf, negated)]


class Changes(cst.CSTVisitor):
    """Every change of one node, except in what only readers and type checkers look at."""

    def __init__(self):
        super().__init__()
        self.found: list[tuple[cst.CSTNode, cst.CSTNode]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.Annotation | cst.Decorator | cst.ImportFrom) or _is_text_alone(node):
            return False
        for kind, operator in OPERATORS:
            # What is declared with its type is mostly a field that defaults to nothing; another nothing says the same.
            if isinstance(node, kind) and kind is not cst.AnnAssign:
                # A word in capitals is no worse than a wrong word, so of a text only the first change is made.
                changes = islice(operator(node), 1 if kind is cst.BaseString else None)
                self.found += [(node, changed) for changed in changes]
        return True


def _is_text_alone(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Expr) and isinstance(node.value, cst.SimpleString)


def _within(tree: ast.Module, line_number: int) -> str:
    named = (ast.ClassDef, ast.FunctionDef)
    around = [
        node for node in ast.walk(tree) if isinstance(node, named) and node.lineno <= line_number <= node.end_lineno
    ]
    return ".".join(node.name for node in sorted(around, key=lambda node: node.lineno))


def _difference(before: str, after: str) -> tuple[int, str, str]:
    """Where two texts part, and the lines there, before and after."""
    old, new = before.splitlines(), after.splitlines()
    changes = [code for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if code[0] != "equal"]
    (_, start, _, start_new, _), (_, _, end, _, end_new) = changes[0], changes[-1]
    told = [" ".join(line.strip() for line in lines) for lines in (old[start:end], new[start_new:end_new])]
    return start + 1, *told


def mutants_of(path: Path) -> list[Mutant]:
    text = path.read_text(encoding="utf-8")
    module, tree, changes = cst.parse_module(text), ast.parse(text), Changes()
    module.visit(changes)
    mutants = {}
    for node, changed in changes.found:
        code = module.deep_replace(node, changed).code
        line_number, line, mutated = _difference(text, code)
        file = path.relative_to(ROOT).as_posix()
        mutants[code] = Mutant(file, line_number, _within(tree, line_number), line, mutated, code)
    return list(mutants.values())


# --- Trying them


def _seconds() -> int:
    """The processor seconds that every ended test run took together, rounded up."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ceil(used.ru_utime + used.ru_stime)


def _pass(folder: Path, file: str, seconds: str = "unlimited") -> bool:
    """True when the tests pass there within so many processor seconds. Those named like the file come first."""
    stem = Path(file).stem
    tests = [f"tests/test_{name}.py" for name in sorted(TESTS, key=lambda name: name != stem)]
    # The files that Python keeps of a module go by whole seconds, and mutants come faster.
    environment = os.environ | ({} if seconds == "unlimited" else {"PYTHONDONTWRITEBYTECODE": "1"})
    command = ["/bin/sh", "-c", LIMITED, seconds, *PYTEST, *tests]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True).returncode == 0


def _not_copied(folder: str, names: list[str]) -> set[str]:
    return NOT_COPIED(folder, names) | (MADE if Path(folder) == ROOT else set())


class Bench:
    """A copy of the repository for each of the processes that try mutants at the same time."""

    def __init__(self, folder: Path, jobs: int):
        self.copies: SimpleQueue[Path] = SimpleQueue()
        self.pool = ThreadPoolExecutor(jobs)
        first = shutil.copytree(ROOT, folder / "1", ignore=_not_copied)
        before = _seconds()
        if not _pass(first, ""):
            sys.exit("The tests fail without any mutant. Mend that first.")
        self.seconds = str((_seconds() - before + 1) * PATIENCE)
        for copy in (first, *(shutil.copytree(first, folder / str(number)) for number in range(2, jobs + 1))):
            self.copies.put(copy)

    def survives(self, mutant: Mutant) -> bool:
        folder = self.copies.get()
        path = folder / mutant.file
        original = path.read_bytes()
        try:
            path.write_text(mutant.code, encoding="utf-8")
            return _pass(folder, mutant.file, self.seconds)
        finally:
            path.write_bytes(original)
            self.copies.put(folder)

    def tried(self, mutants: list[Mutant]) -> Iterator[tuple[Mutant, bool]]:
        """Each mutant, in order, with whether it survives."""
        return zip(mutants, self.pool.map(self.survives, mutants), strict=True)


# --- Telling about them


def explanations() -> set[tuple[str, ...]]:
    """The keys of the mutants that may survive, each for a reason that stands beside it."""
    told = YAML(typ="safe", pure=True).load(EXPLAINED) or []
    assert all(each["because"] for each in told)
    return {(each["file"], each.get("in", ""), each["line"], each["mutant"]) for each in told}


def row(name: str, mutants: int, survived: int, equivalent: int) -> str:
    killed = mutants - survived - equivalent
    score = killed / (mutants - equivalent) if mutants > equivalent else 1
    return f"{name:28}{mutants:>9}{killed:>9}{survived:>10}{equivalent:>12}{score:>8.1%}"


def table(tried: Iterator[tuple[Mutant, bool]], explained: set[tuple[str, ...]]) -> list[Mutant]:
    """Print a row for each file once it is done; returns every survivor, explained or not."""
    print(f"{'file':28}{'mutants':>9}{'killed':>9}{'survived':>10}{'equivalent':>12}{'score':>8}", flush=True)
    survivors, counts = [], Counter()
    for file, group in groupby(tried, key=lambda pair: pair[0].file):
        results = list(group)
        lived = [mutant for mutant, lives in results if lives]
        equivalent = sum(mutant.key in explained for mutant in lived)
        here = Counter(mutants=len(results), survived=len(lived) - equivalent, equivalent=equivalent)
        print(row(file, **here), flush=True)
        survivors += lived
        counts.update(here)
    print(row("all", **counts))
    return survivors


def tell(survivors: list[Mutant], explained: set[tuple[str, ...]], *, whole: bool) -> bool:
    """Print what is wrong; returns whether anything is. What explains nothing shows only where everything was tried."""
    unexplained = [each for each in survivors if each.key not in explained]
    idle = sorted(explained - {each.key for each in survivors}) if whole else []
    for each in unexplained:
        place = f"{each.file}:{each.line_number} in {each.within or 'the file'}"
        print(f"\nNo test notices this change of {place}:\n  - {each.line}\n  + {each.mutated}")
    for file, within, line, mutated in idle:
        place = f"{file} in {within or 'the file'}"
        print(f"\nThis explanation has no survivor any more, {place}:\n  - {line}\n  + {mutated}")
    return bool(unexplained or idle)


def chosen(options: argparse.Namespace) -> list[Mutant]:
    files = [path for path in CODE if not options.files or path in map(Path.absolute, options.files)]
    mutants = [each for path in files for each in mutants_of(path)]
    if not options.sample:
        return mutants
    drawn = Random(options.seed).sample(range(len(mutants)), min(options.sample, len(mutants)))
    return [mutants[number] for number in sorted(drawn)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="only these files of app/decision and app/routine")
    parser.add_argument("--sample", type=int, help="try only so many mutants, drawn at random")
    parser.add_argument("--seed", type=int, default=1, help="draw others")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many to try at the same time")
    options = parser.parse_args()
    started, explained = time.perf_counter(), explanations()
    mutants = chosen(options)
    with tempfile.TemporaryDirectory() as folder:
        survivors = table(Bench(Path(folder), options.jobs).tried(mutants), explained)
    wrong = tell(survivors, explained, whole=not (options.sample or options.files))
    print(f"\n{len(mutants)} mutants in {time.perf_counter() - started:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
