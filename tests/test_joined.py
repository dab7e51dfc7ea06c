"""Findings that count only together, and lists of signs that count one by one: what is near to them does not."""

import pytest
from answer_sets import fill

from app.decision.decision import decide
from app.decision.rulebook import NONE

YOUNG = {"age": 30, "pain_place": "si-joint", "pain_spread": "none"}


def rules(content, **named):
    answers = fill(content, {name.replace("_", "-"): given for name, given in named.items()})
    return decide(content.rulebook, answers).rules


def signs(content, question):
    return [option.id for option in content.rulebook.question[question].options if option.id != NONE]


def test_every_sign_of_today_counts_in_pregnancy(content):
    for sign in signs(content, "urgent-signs"):
        assert "pregnant-urgent" in rules(content, expecting="might-be", urgent_signs=sign), sign
    assert "pregnant-urgent" not in rules(content, expecting="might-be", urgent_signs=NONE)


def test_only_a_fever_with_a_weak_leg_or_no_way_to_walk_is_an_infection_after_a_birth(content):
    joined = [
        sign
        for sign in signs(content, "urgent-signs")
        if "birth-infection" in rules(content, expecting="recent-birth", birth_signs="fever", urgent_signs=sign)
    ]
    assert joined == ["leg-weakness", "cannot-walk"]


def test_only_what_is_urgent_after_a_birth_is_urgent_in_the_first_weeks(content):
    early = [
        sign
        for sign in signs(content, "birth-signs")
        if "birth-urgent-early" in rules(content, expecting="recent-birth", birth_weeks="under-6", birth_signs=sign)
    ]
    assert set(early) == {"fever", "discharge", "headache-vision-swelling", "cannot-walk", "unsure"}


@pytest.mark.parametrize(("duration", "holds"), [("over-3-months", True), ("6-weeks-to-3-months", False),
                                                 ("under-6-weeks", False)])  # fmt: skip
def test_a_young_age_psoriasis_and_the_buttock_hint_at_an_inflamed_spine_after_three_months(content, duration, holds):
    told = {**YOUNG, "pain_place": "buttock", "causes": "psoriasis", "pain_duration": duration}
    assert ("inflammatory-hint" in rules(content, **told)) is holds


def test_each_sign_of_stiffness_counts_once(content):
    for sign in signs(content, "stiff-signs"):
        told = {**YOUNG, "pain_duration": "over-3-months", "stiff_signs": [sign]}
        assert "inflammatory-hint" not in rules(content, **told), sign
        with_psoriasis = rules(content, **told, causes="psoriasis")
        assert "inflammatory-hint" in with_psoriasis, sign
        assert "inflammatory-pattern" not in with_psoriasis, sign


@pytest.mark.parametrize("point", [{"pain_place": "buttock"}, {"pain_spread": "buttock"}])
def test_the_buttock_is_a_point_wherever_it_is_told(content, point):
    told = {**YOUNG, "pain_duration": "over-3-months", "causes": "psoriasis", "stiff_signs": ["family"]}
    assert "inflammatory-pattern" in rules(content, **told | point)


def test_no_other_place_is_a_point(content):
    told = {**YOUNG, "pain_duration": "over-3-months", "causes": "psoriasis"}
    other = [{"pain_place": place} for place in signs(content, "pain-place") if place != "buttock"]
    other += [{"pain_spread": spread} for spread in signs(content, "pain-spread") if spread != "buttock"]
    for place in other:
        assert "inflammatory-hint" not in rules(content, **told | place), place
        assert "inflammatory-pattern" not in rules(content, **told | place, stiff_signs=["family"]), place


@pytest.mark.parametrize(("age", "onset", "holds"), [(34, {}, True), (35, {"stiff_onset": "35-to-44"}, False),
                                                     (35, {"stiff_onset": "before-35"}, True)])  # fmt: skip
def test_a_young_age_is_a_point_up_to_34_and_later_only_by_the_onset(content, age, onset, holds):
    told = {**YOUNG, "age": age, "pain_duration": "over-3-months", "causes": "psoriasis", **onset}
    assert ("inflammatory-hint" in rules(content, **told, stiff_signs=["family"])) is holds
    assert ("inflammatory-pattern" in rules(content, **told, stiff_signs=["family", "better-moving"])) is holds


@pytest.mark.parametrize(
    ("rule", "beside", "partners"),
    [
        ("stone-fever", "fever", {"stone-waves"}),
        ("stone-fever", "stone-waves", {"fever"}),
        ("spinal-infection", "fever", {"leg-weakness", "cannot-walk"}),
        ("sexual-and-nerve", "sexual-change", {"leg-weakness"}),
    ],
)
def test_two_signs_of_today_are_an_emergency_together_and_no_other_two(content, rule, beside, partners):
    others = [sign for sign in signs(content, "urgent-signs") if sign != beside]
    assert {sign for sign in others if rule in rules(content, urgent_signs=[beside, sign])} == partners
