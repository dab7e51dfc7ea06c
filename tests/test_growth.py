"""Ten times the rules take at most ten times the work: counted in calls, as a clock would count the machine too."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from growth import grown
from packs import copy_of_pack, parse_once

from app.content import files, load
from app.content.difference import check_difference
from app.content.reach import check_reach
from app.content.reader import Problems
from app.decision.conditions import All, AtMost
from app.decision.rulebook import EMERGENCY
from tests.proof.content_with import with_book

TIMES = 10
MANY = 7  # times the rules of the small pack: a hundred and five


def calls(work) -> int:
    """How many functions are called."""
    counted = [0]

    def count(_frame, event, _argument) -> None:
        counted[0] += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted[0]


@pytest.fixture
def folder_of(pack, tmp_path, monkeypatch):
    """The pack with many rules, and so many times these, read once already."""
    monkeypatch.setattr(files, "parse", parse_once)  # the same work for each line: it would hide what grows faster

    def folder(times: int) -> Path:
        made = grown(copy_of_pack(tmp_path / str(times)), times * MANY)
        assert len(load(made).rulebook.rules) == times * MANY * len(pack.rulebook.rules)
        return made

    return folder


def narrowed(content, times: int):
    """The content with so many times the rules, no two of which hold for the same people."""
    age = next(question for question in content.rulebook.question.values() if question.kind == "number")

    def other(rule, number: int):
        when = All((rule.when, AtMost(age.id, age.maximum - number)))
        return replace(rule, id=f"{rule.id}-{number}", when=when)

    later = [
        rule for rule in content.rulebook.rules if rule.level != EMERGENCY
    ]  # the others can hold before the age is asked
    more = [other(rule, number) for number in range(1, times) for rule in later]
    return with_book(content, rules=(*content.rulebook.rules, *more))


TRYING = pytest.mark.parametrize("check", [check_reach, check_difference])


def work_of(check, content) -> int:
    problems = Problems()
    counted = calls(lambda: check(content, problems))
    assert not problems
    return counted


def assert_at_most_ten_times(more: int, once: int) -> None:
    assert more <= TIMES * once, f"{more / once:.1f} times the work"


def test_ten_times_the_rules_are_at_most_ten_times_the_work(folder_of):
    once, more = folder_of(1), folder_of(TIMES)
    assert_at_most_ten_times(calls(lambda: load(more)), calls(lambda: load(once)))


@TRYING
def test_so_is_the_trying_by_itself(folder_of, check):
    once, more = load(folder_of(1)), load(folder_of(TIMES))
    assert_at_most_ten_times(work_of(check, more), work_of(check, once))


@TRYING
def test_so_is_the_trying_of_rules_that_are_all_different(content, check):
    assert_at_most_ten_times(work_of(check, narrowed(content, TIMES)), work_of(check, content))
