"""Whom a decision names: in the order of the contract, and of two that lead to the same door only the nearer."""

import pytest
from answer_sets import fill, random_answers, seeded

from app.decision.decision import decide
from tests.proof.contract import DOORS, REFERRALS


def named(content, **answers):
    answers = {name.replace("_", "-"): given for name, given in answers.items()}
    return decide(content.rulebook, fill(content, answers)).referrals


def test_they_stand_in_the_order_of_the_contract(content):
    assert (*content.rulebook.referrals,) == (*content.people.referrals,) == REFERRALS


def test_which_leads_to_the_door_of_which_is_as_in_the_contract(content):
    assert {name: each.covers for name, each in content.rulebook.referrals.items() if each.covers} == DOORS


@pytest.mark.parametrize(
    ("answers", "people"),
    [
        ({"emergency_signs": "saddle-numbness"}, ("emergency-department",)),
        ({"emergency_signs": ["saddle-numbness", "cold-leg"]}, ("ambulance",)),
        ({"urgent_signs": "unsure"}, ("same-day-advice",)),
        ({"urgent_signs": ["unsure", "fever"]}, ("same-day-doctor",)),
        ({"urgent_signs": ["unsure", "red-eye"]}, ("same-day-advice", "eye-emergency")),
        ({"urgent_signs": "unsure", "expecting": "might-be"}, ("maternity-unit",)),
        ({"urgent_signs": ["unsure", "fever"], "expecting": "might-be"}, ("maternity-unit",)),
        ({"urgent_signs": ["red-eye"], "expecting": "might-be"}, ("maternity-unit", "eye-emergency")),
    ],
)
def test_of_two_that_lead_to_the_same_door_the_nearer_stands(content, answers, people):
    assert named(content, **answers) == people


def test_an_ambulance_in_pregnancy_comes_before_the_maternity_unit(content):
    signs = {"expecting": "might-be", "pregnancy_signs": "fit-or-confusion"}
    assert named(content, **signs) == ("ambulance", "maternity-unit")


def test_beside_exercises_and_where_nothing_is_left_the_order_is_the_same(content):
    assert named(content, tried="keeps-returning", health="hernia") == (
        "doctor", "physiotherapist", "neurosomatic-therapist",
    )  # fmt: skip
    nothing_left = named(content, expecting="pregnant", health="hypermobile", causes="spondyloarthritis")
    assert nothing_left == ("physiotherapist", "rheumatologist")


@pytest.fixture(scope="module")
def decisions(content):
    dice = seeded(11)
    return [decide(content.rulebook, random_answers(content, dice)) for _ in range(3000)]


def test_on_random_answers_the_order_is_kept_and_nobody_is_named_twice(decisions):
    for decision in decisions:
        assert decision.referrals == tuple(name for name in REFERRALS if name in decision.referrals)


def test_on_random_answers_no_two_are_named_that_lead_to_the_same_door(decisions):
    for decision in decisions:
        for nearer, covered in DOORS.items():
            assert nearer not in decision.referrals or not set(covered) & set(decision.referrals)


def test_on_random_answers_only_whoever_has_a_nearer_door_is_left_out(content, decisions):
    left_out = 0
    for decision in decisions:
        if decision.level in ("emergency", "urgent"):
            speaking = [content.rulebook.rule[name] for name in decision.rules]
            asked = {name for rule in speaking if rule.level == decision.level for name in rule.refer}
            for name in asked - set(decision.referrals):
                assert any(name in DOORS.get(nearer, ()) for nearer in decision.referrals)
                left_out += 1
    assert left_out > 100
