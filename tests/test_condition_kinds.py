"""Each kind of condition is one file: it is read, put in words and met there, and means the same in the proofs."""

import importlib
import inspect
import pkgutil
from dataclasses import replace
from random import Random

import pytest
from packs import copy_of_pack, edit

from app.content import BrokenContent, load
from app.content.files import read_yaml
from app.content.reader import Problems
from app.content.witnesses import Witnesses
from app.decision import conditions
from app.decision.conditions import KINDS, All, Always, AtLeast, AtLeastOf, AtMost, Chosen, Condition
from app.decision.conditions.kind import Joined, Test
from app.decision.conditions.reading import ConditionReader
from app.decision.conditions.threshold import Threshold
from tests.answer_sets import random_answers
from tests.proof import rule_parts
from tests.proof.columns import Columns, rows
from tests.proof.mutants import conditions as mutants
from tests.proof.mutants.mutant import with_rule
from tests.proof.sheet import Sheet
from tests.proof.walk import Walk

SIDE, AGE = "pain-side", "age"
LEFT, LEFT_OR_RIGHT = Chosen(SIDE, frozenset(["left"])), Chosen(SIDE, frozenset(["left", "right"]))
OLD, YOUNG = AtLeast(AGE, 65), AtMost(AGE, 17)
WORDS = {
    "everyone": "always", "chosen": "{question}: {options}".format, "option": "“{label}”".format,
    "or": "{before} or {after}".format, "at-least": "{question} from {number}".format,
    "at-most": "{question} to {number}".format, "and": "{before} & {after}".format, "any": "any of {parts}".format,
    "some": "{number} of {parts}".format, "beside": "{before}, {after}".format, "inner": "({condition})".format,
}  # fmt: skip
# As it stands in content, what it is, and its words.
WRITTEN = (
    ("always", Always(), "always"),
    (f"{{question: {SIDE}, is: left}}", LEFT, "side: “Left”"),
    (f"{{question: {SIDE}, any-of: [left, right]}}", LEFT_OR_RIGHT, "side: “Left” or “Right”"),
    (f"{{question: {AGE}, at-least: 65}}", OLD, "age from 65"),
    (f"{{question: {AGE}, at-most: 17}}", YOUNG, "age to 17"),
    (f"{{all: [{{question: {AGE}, at-least: 65}}, {{question: {SIDE}, is: left}}]}}", All((OLD, LEFT)),
     "age from 65 & side: “Left”"),
    (f"{{any: [{{question: {AGE}, at-least: 65}}, {{question: {SIDE}, is: left}}]}}", AtLeastOf(1, (OLD, LEFT)),
     "any of age from 65, side: “Left”"),
    (f"{{at-least: 2, of: [{{question: {AGE}, at-least: 65}}, {{all: [{{question: {SIDE}, is: left}}]}}]}}",
     AtLeastOf(2, (OLD, All((LEFT,)))), "2 of age from 65, (side: “Left”)"),
)  # fmt: skip
CONDITIONS = [condition for _, condition, _ in WRITTEN]


def test_each_kind_has_a_file_and_each_file_of_a_kind_is_listed():
    names = [each.name for each in pkgutil.iter_modules(conditions.__path__, f"{conditions.__name__}.")]
    modules = map(importlib.import_module, names)
    found = {
        each
        for module in modules
        for _, each in inspect.getmembers(module, inspect.isclass)
        if issubclass(each, Condition) and each.__module__ == module.__name__
    }
    assert found - {Condition, Test, Joined, Threshold} == set(KINDS)
    assert len({kind.__module__ for kind in KINDS}) == len(KINDS), "Two kinds stand in one file."


def test_each_kind_is_tried_here():
    assert {type(each) for each in CONDITIONS} == set(KINDS)


def test_the_checks_of_the_rules_have_words_of_their_own_for_each():
    tried = [each for each in CONDITIONS if each != Always()]
    for words in (rule_parts.words, mutants.say):
        assert len({words(each) for each in tried}) == len(tried)


@pytest.mark.parametrize("condition", [each for each in CONDITIONS if each != Always()])
def test_there_is_a_mutant_of_each(content, condition):
    rule = content.rulebook.rules[0]
    changed = with_rule(content, rule, when=condition)
    made = [what for operator in mutants.OPERATORS.values() for what, _ in operator(changed)]
    assert any(what.startswith(rule.id) for what in made), "tests/proof/mutants/conditions.py has none of it."


@pytest.mark.parametrize(("written", "condition", "_"), WRITTEN)
def test_a_condition_is_read_as_what_it_is(content, written, condition, _):
    problems = Problems()
    entry = read_yaml(f"when: {written}", "a file", problems)
    assert ConditionReader(content.rulebook.question).at(entry, "when") == condition
    assert not problems


@pytest.mark.parametrize(("_", "condition", "told"), WRITTEN)
def test_a_condition_puts_itself_in_the_words_that_it_is_given(content, _, condition, told):
    questions = content.rulebook.question
    names = {SIDE: replace(questions[SIDE], in_a_sentence="side"), AGE: replace(questions[AGE], in_a_sentence="age")}
    assert condition.wording(names, WORDS) == told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('at-least: "', 'at-leest: "', "has no words “at-least”"),
        ("{number} or more", "that much or more", "It was called with number, question"),
    ],
)
def test_a_condition_that_cannot_be_told_stops_the_start(tmp_path, before, after, told):
    folder = copy_of_pack(tmp_path / "content")
    edit(folder / "words" / "pages" / "conditions.yaml", before, after)
    with pytest.raises(BrokenContent, match=rf"rules.yaml:\d+ .*{told}"):
        load(folder)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_answers_are_found_under_which_a_condition_holds(content, condition):
    found = list(Witnesses(content).tries(condition))
    assert found
    assert all(condition.holds(answers) is True for answers in found)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_means_the_same_for_one_person_and_in_the_proofs(content, condition, random_people):
    questions = content.rulebook.question
    walk = Walk(content, Sheet(questions, Columns(questions, random_people)))
    for name in (SIDE, AGE):
        walk.counted[name] = walk.sheet.given(name)
    in_proof = rows(walk.holds(condition), len(random_people))
    assert in_proof == [condition.holds(answers) is True for answers in random_people]


@pytest.fixture(scope="module")
def random_people(content):
    """People who answer all sorts of things, a third of them without the one question, a third without the other."""
    random = Random(10)
    people = [random_answers(content, random) for _ in range(300)]
    for name, some in ((SIDE, people[::3]), (AGE, people[1::3])):
        for answers in some:
            answers.pop(name, None)
    return people
