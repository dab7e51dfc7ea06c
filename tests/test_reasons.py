"""The reasons shown: on what a result rests, each thing said once; and that they are enough for all of it."""

import pytest
from answer_sets import fill, random_answers, seeded

from app.decision.conditions import Always
from app.decision.decision import decide
from app.decision.reasons import reasons
from app.decision.rulebook import Rule
from tests.proof.content_with import with_book
from tests.proof.contract import CONTAINS

MOST_URGENT = ("emergency", "urgent")


def decided(content, **named):
    return decide(content.rulebook, fill(content, {name.replace("_", "-"): given for name, given in named.items()}))


def made(*rules):
    """The reasons of some rules that hold, at a level with exercises; each changes the plank as far as it says so."""
    return reasons("changed", rules, [rule.id for rule in rules if rule.withhold])


# --- Which rules are a reason


def test_an_emergency_gives_its_own_reasons_alone(content):
    decision = decided(content, urgent_signs=["fever", "cannot-walk", "red-eye"], age=15)
    assert {"fever", "cannot-walk", "red-eye", "child"} < set(decision.rules)
    assert decision.reasons == ("spinal-infection",)


def test_what_cannot_wait_a_day_gives_its_own_reasons_alone(content):
    decision = decided(content, urgent_signs=["fever", "red-eye"], age=15)
    assert {"child", "always"} < set(decision.rules)
    assert decision.reasons == ("fever", "red-eye")


def test_whoever_should_see_someone_first_reads_why_and_why_each_is_named(content):
    decision = decided(content, age=15, causes="psoriasis", ball="no", health="blood-pressure-controlled")
    assert {"no-ball", "blood-pressure-controlled"} < set(decision.rules)
    assert decision.reasons == ("child", "psoriasis-note", "always")


def test_where_nothing_is_left_what_withholds_is_a_reason_and_what_makes_easier_is_none(content):
    decision = decided(content, expecting="pregnant", health="hypermobile", plank="toes", pain_spread="below-knee-ache")
    assert decision.nothing_left
    assert "plank-on-toes" in decision.rules
    assert decision.reasons == ("always", "hypermobile", "early-pregnancy", "leg-ache")


def test_beside_exercises_all_that_names_advises_withholds_or_changes_is_a_reason(content):
    decision = decided(
        content, causes="leg-length", health=["blood-pressure-controlled", "wrist"], plank="toes", ball="no"
    )
    assert decision.reasons == tuple(rule for rule in decision.rules)
    assert set(decision.reasons) == {
        "leg-length", "blood-pressure-controlled", "always", "plank-on-toes", "no-ball", "wrist",
    }  # fmt: skip


@pytest.mark.parametrize(("pain", "is_one"), [(5, True), (6, False)])
def test_what_only_shapes_a_withheld_exercise_is_no_reason(content, pain, is_one):
    decision = decided(content, plank="toes", pain_now=pain)
    assert "plank-on-toes" in decision.rules
    assert ("plank-on-toes" in decision.reasons) is is_one


def test_kneeling_is_a_reason_with_what_leads_to_the_knees_and_not_without(content):
    assert {"plank-on-knees", "kneeling"} <= set(decided(content, plank="knees", health="kneeling").reasons)
    assert "kneeling" not in decided(content, plank="toes", health="kneeling").reasons


# --- Nothing is said twice


def test_which_rules_contain_which_is_as_in_the_contract(content):
    contains = {rule.id: set(rule.contains) for rule in content.rulebook.rules if rule.contains}
    assert contains == {name: set(contained) for name, contained in CONTAINS.items()}


@pytest.mark.parametrize(
    ("duration", "shown", "hidden"),
    [("6-weeks-to-3-months", "recent-infection", "infection-note"), ("over-3-months", "infection-note", None)],
)
def test_a_reason_that_another_contains_is_shown_only_without_it(content, duration, shown, hidden):
    decision = decided(content, health="recent-infection", pain_duration=duration)
    assert "infection-note" in decision.rules
    assert shown in decision.reasons
    assert hidden not in decision.reasons


@pytest.mark.parametrize(("weeks", "shown"), [("under-6", ("birth-urgent-early",)), ("6-to-12", ("birth-urgent",))])
def test_the_first_weeks_after_a_birth_are_the_one_reason(content, weeks, shown):
    decision = decided(content, expecting="recent-birth", birth_signs="discharge", birth_weeks=weeks)
    assert (decision.level, decision.reasons) == ("urgent", shown)


@pytest.mark.parametrize(("signs", "hint_alone"), [(2, True), (3, False)])
def test_the_pattern_of_an_inflamed_spine_is_one_reason(content, signs, hint_alone):
    stiff = ["wakes-late-night", "better-moving", "family"][:signs]
    decision = decided(content, age=30, pain_place="si-joint", pain_duration="over-3-months", stiff_signs=stiff)
    assert ("inflammatory-hint" in decision.reasons) is hint_alone
    assert ("inflammatory-pattern" in decision.reasons) is not hint_alone


def test_a_rule_that_is_not_shown_hides_no_other():
    shaping = Rule("shaping", "", Always(), at_most={"plank": "push-toes"}, contains=("naming",))
    naming = Rule("naming", "", Always(), refer=("doctor",))
    assert made(shaping, naming) == ("naming",)
    withholding = Rule("withholding", "", Always(), withhold=("plank",), contains=("naming",))
    assert made(withholding, naming) == ("withholding",)


def test_of_three_that_contain_each_other_the_widest_stands():
    one, two, three = (
        Rule(name, "", Always(), refer=("doctor",), contains=contained)
        for name, contained in (("one", ("two",)), ("two", ("three",)), ("three", ()))
    )
    assert made(three, two, one) == ("one",)
    assert made(three, two) == ("two",)


# --- On random answers


@pytest.fixture(scope="module")
def people(content):
    dice = seeded(10)
    return [random_answers(content, dice) for _ in range(2000)]


def test_p10_the_reasons_alone_give_the_level_the_people_and_the_exercises(content, people):
    for answers in people:
        decision = decide(content.rulebook, answers)
        alone = with_book(content, rules=tuple(content.rulebook.rule[name] for name in decision.reasons))
        again = decide(alone.rulebook, answers)
        assert (again.level, again.referrals, again.nothing_left) == (
            decision.level, decision.referrals, decision.nothing_left,
        )  # fmt: skip
        done = [[(each.exercise, each.form, each.legs) for each in some.offered] for some in (decision, again)]
        assert done[0] == done[1]
        assert [each.exercise for each in again.withheld] == [each.exercise for each in decision.withheld]


def test_the_reasons_are_rules_that_hold_in_their_order_and_in_danger_of_that_level(content, people):
    for answers in people:
        decision = decide(content.rulebook, answers)
        assert decision.reasons == tuple(name for name in decision.rules if name in decision.reasons)
        if decision.level in MOST_URGENT:
            assert {content.rulebook.rule[name].level for name in decision.reasons} == {decision.level}


def test_no_reason_stands_beside_one_that_contains_it(content, people):
    beside = set()
    for answers in people:
        decision = decide(content.rulebook, answers)
        contained = {each for name in decision.reasons for each in content.rulebook.rule[name].contains}
        assert not contained & set(decision.reasons)
        beside |= contained & set(decision.rules)
    assert len(beside) > 5  # it was tried
