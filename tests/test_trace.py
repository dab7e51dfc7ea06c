"""The two tables of `python -m tests.trace` are complete, and tell of everything that leads nowhere."""

import subprocess
import sys
from dataclasses import replace

import pytest

from tests.proof.content_with import with_book
from tests.source_files import ROOT
from tests.trace import cases_by_rule, every_rule, main, place_of, report


@pytest.fixture(scope="module")
def cases():
    return cases_by_rule()


def told(content, cases, capsys):
    """(exit status, the last part of what is printed)."""
    status = main(content, cases)
    return status, capsys.readouterr().out.strip().splitlines()


def with_rule(content, name, **changes):
    rules = tuple(replace(rule, **changes) if rule.id == name else rule for rule in content.rulebook.rules)
    return with_book(content, rules=rules)


def with_hazards(content, change):
    hazards = {name: change(hazard) for name, hazard in content.safety.hazards.items()}
    return replace(content, safety=replace(content.safety, hazards=hazards))


def test_the_command_prints_both_tables_and_ends_well(content):
    ran = subprocess.run([sys.executable, "-m", "tests.trace"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"HAZARDS: {len(content.safety.hazards)}" in ran.stdout
    assert f"RULES: {len(content.rulebook.rules)}" in ran.stdout
    assert f"RULES OF THE DIARY: {len(content.guide.rules)}" in ran.stdout
    assert "MISSING" not in ran.stdout
    assert ran.stdout.splitlines()[-1].startswith("Nothing is missing")


def test_every_hazard_every_test_and_every_rule_stands_in_the_tables(content, cases):
    parts = list(report(content, cases))
    headings = [part.split("  ")[0] for part in parts]
    assert [name for name in headings if name in content.safety.hazards] == list(content.safety.hazards)
    rules = every_rule(content)
    assert [name for name in headings if name in {rule.id for rule in rules}] == [rule.id for rule in rules]
    for hazard in content.safety.hazards.values():
        part = " ".join(parts[headings.index(hazard.id)].split())
        assert " ".join(hazard.control.split()) in part
        assert all(f"{place_of(test)} {test.partition('::')[2]}" in part for test in hazard.tests), hazard.id
    for rule in rules:
        part = " ".join(parts[headings.index(rule.id)].split())
        assert all(fact in part for fact in rule.facts)
        assert f"cases {len(cases[rule.id])}, such as {cases[rule.id][0]}" in part


def test_a_test_is_found_with_its_line():
    file, line = place_of("tests/test_trace.py::test_a_test_is_found_with_its_line").split(":")
    text = (ROOT / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert text.startswith("def test_a_test_is_found_with_its_line")
    assert place_of("tests/test_trace.py::test_nothing") is place_of("tests/nothing.py::test_a") is None


def test_a_rule_without_a_hazard_is_told(content, cases, capsys):
    left = with_hazards(content, lambda each: replace(each, rules=tuple(r for r in each.rules if r != "wrist")))
    status, lines = told(left, cases, capsys)
    assert (status, lines[-1]) == (1, "Rule wrist stands against no hazard.")


def test_a_rule_without_a_source_is_told(content, cases, capsys):
    status, lines = told(with_rule(content, "wrist", facts=()), cases, capsys)
    assert (status, lines[-1]) == (1, "Rule wrist rests on no source.")


def test_a_rule_without_a_case_is_told(content, cases, capsys):
    status, lines = told(content, {rule: names for rule, names in cases.items() if rule != "wrist"}, capsys)
    assert (status, lines[-1]) == (1, "Rule wrist is expected in no case.")


def test_a_case_of_a_rule_that_does_not_exist_is_told(content, cases, capsys):
    status, lines = told(content, cases | {"wirst": ["a.yaml: A case"]}, capsys)
    assert (status, lines[-1]) == (1, "Cases name the rule wirst, which does not exist.")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"tests": ()}, "Hazard H01 names no test."),
        ({"control": ""}, "Hazard H01 has no control."),
        ({"tests": ("tests/test_a.py::test_b",)}, "Hazard H01 names tests/test_a.py::test_b, which is nowhere."),
    ],
)  # fmt: skip
def test_a_hazard_that_leads_nowhere_is_told(content, cases, capsys, changes, sentence):
    broken = with_hazards(content, lambda each: replace(each, **changes) if each.id == "H01" else each)
    status, lines = told(broken, cases, capsys)
    assert (status, lines[-1]) == (1, sentence)


def test_a_case_file_of_another_shape_has_no_cases(tmp_path):
    (tmp_path / "a.yaml").write_text("- {name: A case, answers: {}, expect: {rules: [wrist]}}\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("age: 42\n", encoding="utf-8")
    assert cases_by_rule(tmp_path) == {"wrist": ["a.yaml: A case"]}
