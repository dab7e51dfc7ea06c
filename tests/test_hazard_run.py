"""The plugin that compares the hazards with a run: what fails a whole run, and what is no whole run."""

from pathlib import Path

import pytest
from hazard_run import not_shown

pytest_plugins = ["pytester"]

INI = "[pytest]\ntestpaths = tests\n"
CONFTEST = """
import sys
sys.path.insert(0, {folder!r})
from hazard_run import HazardRun

def pytest_configure(config):
    config.pluginmanager.register(HazardRun(lambda: {named!r}))
"""
TESTS = """
import pytest

@pytest.mark.parametrize("number", [1, 2])
def test_good(number):
    assert number

@pytest.mark.skip(reason="not today")
def test_skipped():
    assert True

@pytest.mark.xfail
def test_hopeless():
    assert False

@pytest.mark.xfail
def test_hopeless_and_yet():
    assert True

def test_skips_itself():
    pytest.skip("not here")

@pytest.mark.parametrize("number", [1, 2])
def test_half(number):
    if number == 2:
        pytest.skip("only one")

@pytest.mark.parametrize("number", [])
def test_of_nothing(number):
    assert True
"""
GOOD = "tests/test_a.py::test_good"


@pytest.fixture
def suite(pytester):
    """Runs a small suite whose hazard H01 names some tests: suite(names, *arguments)."""

    def run(names, *arguments, named=None):
        pytester.makeini(INI)
        pytester.mkdir("tests")
        named = named if named is not None else {"H01": names}
        conftest = CONFTEST.format(folder=str(Path(__file__).parent), named=named)
        (pytester.path / "tests" / "conftest.py").write_text(conftest, encoding="utf-8")
        (pytester.path / "tests" / "test_a.py").write_text(TESTS, encoding="utf-8")
        (pytester.path / "tests" / "test_b.py").write_text("def test_other():\n    assert True\n", encoding="utf-8")
        return pytester.runpytest_inprocess("-p", "no:cacheprovider", *arguments)

    return run


def told(result) -> list[str]:
    return [line for line in result.outlines if line.startswith("H0")]


def test_a_run_that_shows_every_hazard_is_good(suite):
    result = suite((GOOD,))
    assert (result.ret, told(result)) == (0, [])


@pytest.mark.parametrize(
    "name",
    ["test_skipped", "test_skips_itself", "test_hopeless", "test_hopeless_and_yet", "test_of_nothing", "test_half"],
)
def test_a_test_that_did_not_run_or_was_let_off_fails_the_run(suite, name):
    result = suite((GOOD, f"tests/test_a.py::{name}"))
    assert result.ret == 1
    assert told(result) == [f"H01 names tests/test_a.py::{name}, which did not run and pass."]


@pytest.mark.parametrize("name", ["tests/test_a.py::test_gone", "tests/test_gone.py::test_good"])
def test_a_test_that_is_nowhere_fails_the_run(suite, name):
    result = suite((name,))
    assert result.ret == 1
    assert told(result) == [f"H01 names {name}, which is not in the suite."]


def test_a_hazard_without_a_test_fails_the_run(suite):
    result = suite((), named={"H01": (GOOD,), "H02": ()})
    assert result.ret == 1
    assert told(result) == ["H02 names no test, which is not in the suite."]


@pytest.mark.parametrize(
    "arguments",
    [
        ["-k", "other"], ["-m", "not xfail"], ["--collect-only"], ["tests/test_b.py"], ["tests/test_b.py::test_other"],
        ["--deselect", "tests/test_a.py"], ["--ignore", "tests/test_a.py"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_part_of_the_suite_is_not_compared(suite, arguments):
    result = suite(("tests/test_a.py::test_skipped",), *arguments)
    assert (result.ret, told(result)) == (0, [])


@pytest.mark.parametrize("arguments", [[], ["tests"], ["."], ["tests/", "-q"], ["tests/test_b.py", "tests"]], ids=str)
def test_the_whole_suite_is_compared_however_it_is_called(suite, arguments):
    result = suite(("tests/test_a.py::test_skipped",), *arguments)
    assert result.ret == 1
    assert len(told(result)) == 1


def test_the_sentences_name_hazard_and_test():
    named = {"H01": ("a::b", "a::c"), "H02": ("a::d",)}
    assert not_shown(named, {"a::b", "a::c"}, {"a::b"}) == [
        "H01 names a::c, which did not run and pass.",
        "H02 names a::d, which is not in the suite.",
    ]


def test_this_very_run_is_watched(request):
    plugin = request.config.pluginmanager.get_plugin("hazard-run")
    assert plugin
    hazards = request.getfixturevalue("content").safety.hazards.values()
    assert plugin.named() == {hazard.id: hazard.tests for hazard in hazards}
    assert request.node.nodeid in plugin.collected
