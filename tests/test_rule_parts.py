"""Rules taken apart for the checks of the table: their effects one by one, and whether another rule does them all."""

from dataclasses import replace

import pytest

from app.decision.conditions import Always
from app.decision.rulebook import Rule
from tests.proof.content_with import with_book
from tests.proof.decision import Decided
from tests.proof.findings import findings
from tests.proof.rule_parts import adds_nothing, bare, effects, forms_left, without_effect
from tests.proof.rule_ways import Ways

KNEES = {"at_most": {"plank": "push-knees"}}


def rule(**does):
    return Rule("a-rule", "Because.", Always(), **does)


def test_each_effect_can_be_taken_out_alone(content):
    for each in content.rulebook.rules:
        every = effects(each)
        assert every, each.id
        for gone in every:
            assert effects(without_effect(each, gone)) == [effect for effect in every if effect != gone]
        assert effects(bare(each)) == []


def test_without_an_effect_the_quick_decision_is_that_of_the_changed_content(content):
    """It leaves out what cannot change: it does not walk through the questions again."""
    known = content.rulebook.rule
    every = replace(known["both-sides"], level="clinician-first", refer=("doctor",), advice="Take care.")
    few = with_book(content, rules=(every, known["child"], known["sore-now"], known["always"]))
    ways = Ways(few)
    for changed in (bare(every), *(without_effect(every, effect) for effect in effects(every))):
        slow = Decided(with_book(few, rules=(changed, *few.rulebook.rules[1:])), ways.sheet)
        assert findings(ways.with_rule(every, changed)) == findings(slow)
        assert ways.changes(slow, ways.decides) == ways.changes(ways.with_rule(every, changed), ways.decides)


@pytest.mark.parametrize(
    ("does", "other_does"),
    [
        ({"refer": ("doctor",)}, {"refer": ("surgeon", "doctor")}),
        ({"level": "clinician-first"}, {"level": "urgent"}),
        ({"level": "clinician-first", "refer": ("doctor",)}, {"level": "urgent"}),  # danger speaks alone
        ({"refer": ("doctor",)}, {"level": "emergency"}),
        ({**KNEES, "advice": "Take care."}, {"level": "clinician-first"}),  # then there is no exercise
        (KNEES, {"withhold": ("plank",)}),
        (KNEES, {"at_most": {"plank": "hold-knees"}}),
        ({"adapt": {"plank": "Take care."}}, {"withhold": ("plank",)}),
    ],
)
def test_a_rule_adds_nothing_to_one_that_does_as_much_or_more(content, does, other_does):
    assert adds_nothing(rule(**does), rule(**other_does), content)


@pytest.mark.parametrize(
    ("does", "other_does"),
    [
        ({"refer": ("doctor",)}, {"refer": ("surgeon",)}),
        ({"refer": ("doctor",)}, {"level": "clinician-first"}),  # below danger every rule names people
        ({"level": "urgent", "refer": ("same-day-doctor",)}, {"level": "urgent", "refer": ("same-day-advice",)}),
        ({"level": "urgent"}, {"level": "clinician-first"}),
        ({"level": "clinician-first"}, {}),
        (KNEES, {"at_most": {"plank": "push-toes"}}),
        (KNEES, {"at_most": {"superman": "low"}}),
        ({"withhold": ("plank",)}, KNEES),
        ({"both_sides": ("plank",)}, KNEES),
        ({"without": {"plank": ("on-hands",)}}, KNEES),
        ({"advice": "Take care."}, {"advice": "Take other care."}),
    ],
)
def test_a_rule_adds_what_the_other_does_not_do(content, does, other_does):
    assert not adds_nothing(rule(**does), rule(**other_does), content)


@pytest.mark.parametrize(
    ("does", "left"),
    [
        ({}, {"lift", "push-toes", "push-knees", "hold-toes", "hold-knees"}),
        ({"withhold": ("plank",), **KNEES}, set()),
        (KNEES, {"push-knees", "hold-toes", "hold-knees"}),
        ({"both_sides": ("plank",)}, {"hold-toes", "hold-knees"}),
        ({"both_sides": ("plank",), "not_forms": {"plank": ("hold-knees",)}}, {"hold-toes"}),
    ],
)
def test_the_forms_that_a_rule_leaves(content, does, left):
    assert forms_left(rule(**does), content.rulebook.exercises["plank"]) == left
