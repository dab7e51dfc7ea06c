"""What a mutant shows beside the decision: the routine and the words of rules. And the tests that read them."""

import inspect
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import product
from pathlib import Path

import pytest

from app.content.model import Content

# Their tests that ask for nothing but the content are run on mutants. The clinical cases are decided elsewhere.
READERS = (
    "test_routine", "test_rules", "test_reasons", "test_named", "test_joined", "test_path", "test_content_mutants",
    "test_cases",
)  # fmt: skip


def shown(content: Content) -> tuple:
    """What is shown beside the decision: the order of the people, the routine, and what rules add to it."""
    words = {rule.id: (rule.advice, rule.without, rule.adapt) for rule in content.rulebook.rules}
    order = tuple(content.rulebook.referrals)
    return (
        order,
        words,
        content.routine,
        {name: exercise.timing for name, exercise in content.routine.exercises.items()},
    )


def _filled(test: Callable) -> Iterator[dict]:
    """The arguments of a parametrised test beside its fixtures."""
    tables = []
    for mark in [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]:
        names, rows = mark.args
        names = [name.strip() for name in names.split(",")] if isinstance(names, str) else names
        tables.append([dict(zip(names, row if len(names) > 1 else [row], strict=True)) for row in rows])
    for row in product(*tables):
        yield {name: value for each in row for name, value in each.items()}


def _reading(module: str) -> Iterator[tuple[str, Callable, dict]]:
    """(its name, the test, its arguments) for each test that needs only the content."""
    beside = str(Path(__file__).parents[2])  # tests import what stands beside them
    if beside not in sys.path:
        sys.path.append(beside)
    for name, test in vars(import_module(module)).items():
        if name.startswith("test_"):
            for arguments in _filled(test):
                if inspect.signature(test).parameters.keys() == {"content", *arguments} and "case" not in arguments:
                    yield name.removeprefix("test_").replace("_", " "), test, arguments


class Tests:
    """Tests that read the content, to be run on other versions of it."""

    def __init__(self, modules: tuple[str, ...] = READERS):
        self._tests = [each for module in modules for each in _reading(module)]

    def failing(self, mutant: Content) -> str | None:
        """The first test that the mutant fails."""
        for name, test, arguments in self._tests:
            try:
                test(mutant, **arguments)
            except (Exception, pytest.fail.Exception):
                return name
        return None
