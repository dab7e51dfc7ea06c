"""A caution speaks of every exercise: what becomes of a new one is asked at the start, and all is shown in a table."""

import re
import shutil
from pathlib import Path

import pytest
from page_check import words
from test_content import complaints

from tests.proof.content_mutants import OPERATORS

LEAVES = re.compile(r"\n    leaves: \[(.*)]")


def rules_with(folder: Path, change) -> tuple[str, int]:
    """Change the first line of a rule that leaves exercises alone. Gives the rule and the line of its id."""
    path = folder / "rules.yaml"
    text = path.read_text(encoding="utf-8")
    line = LEAVES.search(text)
    start = text.rindex("  - id: ", 0, line.start())
    path.write_text(text[: line.start()] + change(line) + text[line.end() :], encoding="utf-8")
    return text[start:].split()[2], text.count("\n", 0, start) + 1


def names_leaves(folder: Path, told: str) -> bool:
    """Whether a complaint points to the line of `leaves`."""
    number = int(told.split(":")[1].split()[0])
    return (folder / "rules.yaml").read_text(encoding="utf-8").splitlines()[number - 1].startswith("    leaves:")


def cautions(content):
    return [rule for rule in content.rulebook.rules if rule.exercises]


# --- At the start


def test_each_caution_says_of_each_exercise_what_it_does_or_that_it_does_nothing(content):
    assert len(cautions(content)) > 20
    for rule in cautions(content):
        assert sorted([*rule.exercises, *rule.leaves]) == sorted(content.rulebook.exercises), rule.id


def test_a_rule_that_changes_no_exercise_leaves_none_alone(content):
    others = [rule for rule in content.rulebook.rules if not rule.exercises]
    assert any(rule.level for rule in others) and any(rule.advice or rule.refer for rule in others if not rule.level)
    assert not [rule.id for rule in others if rule.leaves]


def test_a_caution_that_forgets_an_exercise_stops_the_start(folder, pack):
    rule, line = rules_with(folder, lambda found: "")
    first = pack.rulebook.rule[rule].leaves[0]
    says = f'Rule "{rule}" does not say what it does to "{first}". If nothing, name it under "leaves".'
    assert complaints(folder)[0] == f"content/rules.yaml:{line}  {says}"


def test_an_exercise_that_a_rule_does_something_to_is_not_left_alone(folder, pack):
    changed = min(next(rule for rule in pack.rulebook.rules if rule.leaves).exercises)
    rule, _ = rules_with(folder, lambda found: f"\n    leaves: [{found.group(1)}, {changed}]")
    (told,) = complaints(folder)
    assert told.endswith(f'Rule "{rule}" does something to "{changed}", so it cannot leave it alone.')
    assert names_leaves(folder, told)


def test_a_rule_that_only_refers_cannot_leave_an_exercise_alone(folder, pack):
    plain = next(rule for rule in pack.rulebook.rules if rule.refer and not rule.exercises)
    path = folder / "rules.yaml"
    text = path.read_text(encoding="utf-8")
    some = next(iter(pack.rulebook.exercises))
    path.write_text(text.replace(f"- id: {plain.id}\n", f"- id: {plain.id}\n    leaves: [{some}]\n"), encoding="utf-8")
    (told,) = complaints(folder)
    assert told.endswith(f'Rule "{plain.id}" does nothing to any exercise, so it needs no "leaves".')
    assert names_leaves(folder, told)


def test_a_misspelt_exercise_is_told_with_what_may_be_meant(folder):
    rules_with(folder, lambda found: found.group().replace("[", "[x", 1))
    (told,) = complaints(folder)
    assert 'does not exist. Did you mean "' in told and names_leaves(folder, told)


def test_a_new_exercise_waits_until_every_caution_has_spoken_of_it(folder, pack):
    last = [*pack.rulebook.exercises][-1]
    path = folder / "exercises.yaml"
    text = path.read_text(encoding="utf-8")
    again = text[text.index(f"  - id: {last}\n") :].replace(last, "new-one").rstrip("\n")
    path.write_text(f"{text.replace(f', {last}]', f', {last}, new-one]', 1)}\n{again}\n", encoding="utf-8")
    shutil.copy(folder / "figures" / f"{last}.yaml", folder / "figures" / "new-one.yaml")
    told = [each for each in complaints(folder) if 'does not say what it does to "new-one"' in each]
    assert [re.search('Rule "(.*?)"', each).group(1) for each in told] == [rule.id for rule in cautions(pack)]


@pytest.mark.parametrize("operator", ["drop a withholding", "add a withholding", "drop a cap", "drop both-sides"])
def test_a_mutant_of_a_caution_is_caught_for_what_it_does_and_not_for_what_it_forgot(content, operator):
    made = [rule for _, mutant in OPERATORS[operator](content) for rule in cautions(mutant)]
    assert made
    assert all(sorted([*rule.exercises, *rule.leaves]) == sorted(content.rulebook.exercises) for rule in made)


# --- On the page for clinicians


@pytest.fixture
def table(person):
    """Rule -> the words of its cells."""
    rows = person.opens("/for-clinicians").page.select("table tbody tr")
    return {row.select_one("th [translate=no]").text: list(map(said, row.select("td"))) for row in rows}


def said(cell) -> str:
    """Without the name of the exercise, which stands there for eyes alone."""
    return " ".join(words(part) for part in cell.find_all(True, recursive=False) if not part.get("aria-hidden"))


def test_the_table_has_a_row_for_each_caution_and_a_word_for_each_exercise(table, content):
    assert list(table) == [rule.id for rule in cautions(content)]
    assert all(len(cells) == len(content.rulebook.exercises) and all(cells) for cells in table.values())


def test_what_a_rule_leaves_alone_is_as_it_is_and_nothing_else(table, content):
    for rule in cautions(content):
        cells = zip(content.routine.exercises, table[rule.id], strict=True)
        same = [name for name, cell in cells if cell == "as it is"]
        assert sorted(same) == sorted(rule.leaves)


@pytest.mark.parametrize(
    ("rule", "cells"),
    [
        ("both-sides", ["as it is", "left out", "both sides alike", "both sides alike"]),
        ("sore-now", ["at most “Gentle push”", "at most “Gentle push”", "left out",
                      "at most “Leg only, lifted a little”"]),
        ("wrist", ["as it is", "as it is",
                   "without the variant “If you prefer, do it on your hands with straight arms (a high plank).” "
                   "with the sentence “Stay on your elbows for the whole plank, so that your wrists carry no weight.”",
                   "left out"]),
        ("brittle-bones", ["at most “Gentle push” "
                           "with the sentence “Keep your trunk still. Do not bend or twist your back.”",
                           "at most “Gentle push” "
                           "without the variant “Your trunk may turn a little away from the wall as you push.” "
                           "with the sentence “Keep your trunk still. Do not turn it away from the wall.”",
                           "at most “On your knees, pushing down”", "left out"]),
        ("kneeling", ["as it is", "as it is",
                      "not “On your knees, pushing down” not “On your knees, both knees down”", "as it is"]),
    ],
)  # fmt: skip
def test_each_cell_says_in_words_what_becomes_of_the_exercise(table, rule, cells):
    assert table[rule] == cells


def test_a_caution_is_named_with_its_reason_and_leads_to_its_rule(person, content):
    person.opens("/for-clinicians")
    for rule in cautions(content):
        link = person.page.find("a", string=rule.id)
        assert words(link.parent) == f"{rule.id} {rule.because}"
        assert link["href"] == f"/how-it-decides#{rule.id}"
