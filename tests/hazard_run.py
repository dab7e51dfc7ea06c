"""A pytest plugin: a run of the whole suite fails when a hazard names a test that did not run and pass in it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

# Options that leave tests out. With one of them a run shows less than everything, so it proves nothing of the hazards.
NARROWING = ("keyword", "markexpr", "lf", "deselect", "ignore", "ignore_glob", "stepwise", "collectonly")

Named = Mapping[str, tuple[str, ...]]  # hazard id -> tests


def is_whole(config: pytest.Config) -> bool:
    """True when nothing was left out: no narrowing option, and every folder of testpaths is looked through."""
    if any(config.getoption(option, None) for option in NARROWING):
        return False
    start, root = config.invocation_params.dir, config.rootpath
    given = [(start / arg).resolve() for arg in map(str, config.args) if "::" not in arg]
    folders = [(root / folder).resolve() for folder in config.getini("testpaths") or ["."]]
    return all(any(folder.is_relative_to(arg) for arg in given) for folder in folders)


def not_shown(named: Named, collected: set[str], passed: set[str]) -> list[str]:
    """A sentence for each test of a hazard that did not run and pass."""
    return [
        f"{hazard} names {test}, which {'did not run and pass' if test in collected else 'is not in the suite'}."
        for hazard, tests in named.items()
        for test in tests or ["no test"]
        if test not in passed
    ]


class HazardRun:
    """Notes which tests passed in every one of their versions, and compares at the end of a whole run."""

    def __init__(self, named: Callable[[], Named]):
        self.named = named
        self.collected: set[str] = set()
        self.passed: set[str] = set()
        self.failed: set[str] = set()
        self.problems: list[str] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.collected = {_name(item.nodeid) for item in session.items}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A skipped test counts as not run, and so does one that was expected to fail."""
        if not report.passed or hasattr(report, "wasxfail"):
            self.failed.add(_name(report.nodeid))
        elif report.when == "call":
            self.passed.add(_name(report.nodeid))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self, session: pytest.Session):
        done = yield
        if is_whole(session.config):
            self.problems = not_shown(self.named(), self.collected, self.passed - self.failed)
            session.testsfailed += bool(self.problems)  # this makes the exit status 1
        return done

    def pytest_terminal_summary(self, terminalreporter) -> None:
        if self.problems:
            terminalreporter.section("hazards that nothing showed in this run", red=True, bold=True)
            for problem in self.problems:
                terminalreporter.write_line(problem, red=True)


def _name(nodeid: str) -> str:
    """A test’s name without its parameters."""
    return Path(nodeid.partition("[")[0]).as_posix()
