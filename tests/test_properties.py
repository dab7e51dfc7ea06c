"""The properties P1 to P11 of the contract, proved over all answers; and that a fault in the rules breaks a proof."""

from dataclasses import replace

import pytest

from app.decision.conditions import All, AtLeast, Chosen
from tests.proof.claim import Anyone
from tests.proof.content_with import with_book, with_rules, without_step
from tests.proof.properties import PROPERTIES
from tests.proof.prove import prove


@pytest.fixture(scope="module")
def anyone(content):
    return Anyone(content)


@pytest.mark.parametrize("name", PROPERTIES)
def test_the_property_holds_for_all_answers(content, anyone, name):
    result = prove(content, name, anyone)
    assert result.claims > 0
    assert not result.broken, "\n".join(result.broken)


def test_the_properties_are_those_of_the_contract():
    assert list(PROPERTIES) == [f"P{number}" for number in range(1, 12)]


# --- With a fault in the rules, a proof fails, and a person who shows it is told in words


def first_broken(content, name):
    return prove(content, name, Anyone(content)).broken[0]


def label(content, question, option):
    return f"“{content.rulebook.question[question].option[option].label}”"


def test_a_dropped_emergency_is_told(content):
    told = first_broken(with_rules(content, cauda_equina=None), "P2")
    assert "“saddle-numbness” is an emergency. Counter-example:" in told
    assert f"Danger signs: {label(content, 'emergency-signs', 'saddle-numbness')}" in told
    assert "  gets urgent: " in told


def test_a_step_that_nobody_is_asked_is_told(content):
    told = first_broken(without_step(content, "birth"), "P2")
    assert told == "Not so: “birth-signs” is asked. No answers make it happen."


def test_a_page_of_signs_that_some_are_not_asked_is_told_with_such_a_person(content):
    # Whoever is under 18 goes past the questions about the time after a birth.
    adult = All((content.rulebook.step["birth"].questions[0].ask_when, AtLeast("age", 18)))
    birth = replace(
        content.rulebook.step["birth"],
        questions=tuple(replace(each, ask_when=adult) for each in content.rulebook.step["birth"].questions),
    )
    steps = tuple(birth if step.id == "birth" else step for step in content.rulebook.steps)
    told = first_broken(with_book(content, steps=steps), "P2")
    assert told.startswith("Not so: recent-birth: “birth-signs” is asked. Counter-example:")
    assert "Pregnancy or birth: " in told


def test_an_exercise_beside_an_urgent_referral_is_told_by_the_shortest_answers(content):
    told = first_broken(with_rules(content, fever={"level": None}), "P7").splitlines()
    assert told[0] == "Not so: “same-day-doctor” stands beside no exercise. Counter-example:"
    assert [line.strip() for line in told[2:6]] == [
        "Age: 42",
        f"{content.rulebook.question['urgent-signs'].name}: {label(content, 'urgent-signs', 'fever')}",
        "Sore side: “Left”",
        "Pain now: 3",
    ]
    assert told[6] == "    Whatever else is answered has its harmless answer."
    assert told[7].startswith("  gets full: See a doctor today")


def test_a_lifted_leg_with_both_sides_sore_is_told(content):
    told = first_broken(with_rules(content, both_sides={"both_sides": ("superman",)}), "P5")
    assert "Plank: On your toes, one leg lifted" in told


def test_a_plank_on_sore_knees_is_told(content):
    told = first_broken(with_rules(content, kneeling={"not_forms": {}}), "P11")
    assert label(content, "health", "kneeling") in told


def test_a_sign_that_hides_another_is_told_with_both_people(content):
    # “Nothing of the kind” as a finding: whoever ticks a sign escapes it.
    hiding = replace(content.rulebook.rule["child"], id="nothing-ticked", when=Chosen("health", frozenset(["none"])))
    told = first_broken(with_book(content, rules=(*content.rulebook.rules, hiding)), "P3")
    assert "And the same person, answering:" in told


def test_a_rule_that_cannot_hold_is_told(content):
    never = All((Chosen("ball", frozenset(["yes"])), Chosen("ball", frozenset(["no"]))))
    assert first_broken(with_rules(content, no_ball={"when": never}), "P9").startswith(
        "Not so: rule “no-ball” can hold. No answers make it happen."
    )


def broken(content, name):
    return [told.splitlines()[0] for told in prove(content, name, Anyone(content)).broken]


def test_joined_signs_that_no_rule_joins_are_told(content):
    told = first_broken(with_rules(content, stone_fever=None), "P2")
    assert told.startswith("Not so: waves of pain and fever: this is an emergency. Counter-example:")


def test_a_reason_that_is_hidden_although_something_rests_on_it_is_told(content):
    told = broken(with_rules(content, sore_now={"contains": ("no-ball",)}), "P10")
    assert "Not so: what becomes of “superman” follows from the reasons shown. Counter-example:" in told


def test_a_reason_that_is_said_twice_is_told(content):
    (told,) = broken(with_rules(content, recent_infection={"contains": ()}), "P10")
    assert told == "Not so: “infection-note” is not shown beside “recent-infection”. Counter-example:"


def with_covers(content, **covers):
    changed = {
        name: replace(each, covers=covers.get(name, each.covers)) for name, each in content.rulebook.referrals.items()
    }
    return with_book(content, referrals=changed)


def test_two_that_lead_to_the_same_door_are_told(content):
    (told,) = broken(with_covers(content, ambulance=()), "P7")
    assert told == "Not so: “emergency-department” never stands beside “ambulance”. Counter-example:"


def test_somebody_who_is_left_out_for_another_door_is_told(content):
    (told,) = broken(with_covers(content, physiotherapist=("doctor",)), "P7")
    assert told == "Not so: “doctor” is left out for a nearer door alone. Counter-example:"


def test_danger_with_nobody_who_is_there_for_it_is_told(content):
    (told,) = broken(with_rules(content, red_eye={"refer": ("doctor",)}), "P7")
    assert told == "Not so: urgent names somebody for it. Counter-example:"
