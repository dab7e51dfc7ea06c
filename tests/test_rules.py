"""The decision: small sentences about it, then the contract’s properties on random sets of answers."""

import pytest
from answer_sets import fill, random_answers, seeded

from app.decision.conditions import Always
from app.decision.decision import Unfinished, decide
from app.decision.path import walk
from app.decision.rulebook import LEVELS, NONE, WITH_ROUTINE, Rule
from tests.proof.content_with import with_book
from tests.proof.contract import MAY_BE_TICKED

ON_THE_KNEES = {"push-knees", "hold-knees"}


def decided(content, **named):
    return decide(content.rulebook, fill(content, {name.replace("_", "-"): given for name, given in named.items()}))


def why(decision, exercise):
    return {each.exercise: each.rules for each in (*decision.offered, *decision.withheld)}[exercise]


# --- Small sentences


def test_an_unfinished_screening_is_refused_and_names_the_first_open_question(content):
    with pytest.raises(Unfinished, match='"age" is still open') as refused:
        decide(content.rulebook, {"emergency-signs": frozenset([NONE])})
    assert refused.value.question == "age"


def test_the_rules_shown_are_those_that_hold_in_the_order_of_the_content(content):
    decision = decided(content, ball="no", causes="injury", age=17)
    assert decision.rules == ("child", "injury-note", "always", "no-ball")


@pytest.mark.parametrize(
    ("named", "referrals"),
    [
        ({"urgent_signs": ["fever", "cannot-walk"]}, ("emergency-department",)),
        ({"urgent_signs": ["fever", "red-eye"], "age": 15}, ("same-day-doctor", "eye-emergency")),
        ({"age": 15, "causes": "psoriasis"}, ("doctor", "physiotherapist")),
        ({"health": "hernia", "tried": "keeps-returning"}, ("doctor", "physiotherapist", "neurosomatic-therapist")),
        ({}, ("physiotherapist",)),
    ],
)
def test_danger_speaks_alone_and_below_it_everyone_is_named_once(content, named, referrals):
    assert decided(content, **named).referrals == referrals


def test_a_withheld_exercise_names_every_rule_that_withholds_it(content):
    decision = decided(content, ball="no", health=["wrist", "glaucoma"])
    assert why(decision, "superman") == ("no-ball", "wrist", "glaucoma")


def test_an_easier_form_names_the_rules_that_made_it_easier(content):
    decision = decided(content, plank="toes", pain_spread="below-knee-ache")
    assert why(decision, "plank") == ("plank-on-toes", "leg-ache")
    assert why(decision, "knee-brace") == ("leg-ache",)


def test_both_sides_sore_are_the_reason_for_what_they_change(content):
    decision = decided(content, pain_side="both")
    assert [why(decision, name) for name in ("inflare", "plank", "superman")] == [("both-sides",)] * 3
    assert why(decision, "knee-brace") == ()


def test_a_plank_withheld_by_kneeling_names_what_put_it_on_the_knees(content):
    decision = decided(content, pain_spread="below-knee-ache", plank="toes", health="kneeling")
    assert why(decision, "plank") == ("leg-ache", "kneeling")  # the toes would have been all right
    assert why(decided(content, plank="knees", health="kneeling"), "plank") == ("plank-on-knees", "kneeling")


def test_kneeling_is_no_reason_for_a_plank_on_the_toes(content):
    assert why(decided(content, plank="toes", health="kneeling"), "plank") == ("plank-on-toes",)


def test_only_a_rule_that_tests_nothing_is_tried_for_everyone(content):
    assert [content.rulebook.rules[position].id for position in content.rulebook.rules_for_all] == ["always"]


@pytest.mark.parametrize(
    "effect",
    [
        {"at_most": {"plank": "push-knees"}},
        {"both_sides": ("plank",)},
        {"without": {"plank": ("on-hands",)}},
        {"adapt": {"plank": "Breathe."}},
    ],
    ids=lambda effect: next(iter(effect)),
)
def test_whatever_a_rule_does_to_an_exercise_it_is_a_reason_there(content, effect):
    only = with_book(content, rules=(Rule("only", "Because.", Always(), **effect),))
    decision = decide(only.rulebook, fill(content, {}))
    assert (why(decision, "plank"), why(decision, "superman")) == (("only",), ())


def test_nothing_left_to_offer_says_so_and_sends_to_a_physiotherapist(content):
    decision = decided(content, expecting="pregnant", health="hypermobile")
    assert (decision.level, decision.nothing_left, decision.has_routine) == ("clinician-first", True, False)
    assert decision.offered == decision.withheld == ()
    assert "physiotherapist" in decision.referrals


def test_a_sore_wrist_stays_on_the_elbows_and_weak_bones_do_not_turn(content):
    assert content.rulebook.rule["wrist"].without == {"plank": ("on-hands",)}
    assert content.rulebook.rule["brittle-bones"].without == {"inflare": ("trunk-turns",)}
    assert set(content.rulebook.rule["brittle-bones"].adapt) == {"knee-brace", "inflare"}


def test_levels_stand_in_the_order_of_the_contract():
    assert LEVELS == ("emergency", "urgent", "clinician-first", "changed", "full")
    assert WITH_ROUTINE == ("changed", "full")


# --- The properties of the contract, on random sets (P9, that everything can be reached, is checked when content loads)


def outcome(content, answers):
    """Level and exercises; a refusal ranks above every level."""
    try:
        decision = decide(content.rulebook, answers)
    except Unfinished:
        return -1, {}
    return LEVELS.index(decision.level), {
        each.exercise: content.rulebook.exercises[each.exercise].rank[each.form] for each in decision.offered
    }


def not_bolder(content, careful, bold):
    """The first answers give no lower level, no exercise more and none in a harder form."""
    (level, ranks), (bold_level, bold_ranks) = outcome(content, careful), outcome(content, bold)
    return level <= bold_level and all(name in bold_ranks and ranks[name] >= bold_ranks[name] for name in ranks)


def in_any_order(decision):
    """The decision without the order in which rules and referrals are named."""
    exercises = [(each.exercise, getattr(each, "form", None), getattr(each, "legs", None), set(each.rules))
                 for each in (*decision.offered, *decision.withheld)]  # fmt: skip
    return decision.level, set(decision.rules), set(decision.referrals), exercises


def exercises(decision):
    return decision.level, decision.offered, decision.withheld


@pytest.fixture(scope="module")
def sets(content):
    random = seeded(1)
    return [random_answers(content, random) for _ in range(3000)]


@pytest.fixture(scope="module")
def decisions(content, sets):
    return [decide(content.rulebook, answers) for answers in sets]


def test_the_random_sets_reach_every_level_rule_referral_and_form(content, decisions):
    assert {decision.level for decision in decisions} == set(LEVELS)
    assert {rule for decision in decisions for rule in decision.rules} == set(content.rulebook.rule)
    assert {referral for decision in decisions for referral in decision.referrals} == set(content.people.referrals)
    forms = {(each.exercise, each.form) for decision in decisions for each in decision.offered}
    assert forms == {(each.id, form.id) for each in content.routine.exercises.values() for form in each.forms}


def test_p1_the_level_is_the_highest_that_any_rule_gives(content, decisions):
    for decision in decisions:
        given = [content.rulebook.rule[rule].level for rule in decision.rules if content.rulebook.rule[rule].level]
        assert given == [] or decision.level == min(given, key=LEVELS.index)
        assert decision.nothing_left is (given == [] and decision.level not in WITH_ROUTINE)


def test_p2_a_danger_sign_is_an_emergency_whatever_else_is_answered(content, sets):
    random = seeded(2)
    signs = sorted(content.rulebook.question["emergency-signs"].option_ids - {NONE, "unsure"})
    for answers in sets:
        danger = answers | {"emergency-signs": answers["emergency-signs"] - {NONE} | {random.choice(signs)}}
        assert decide(content.rulebook, danger).level == "emergency"


def test_p3_one_more_tick_makes_nothing_bolder(content, sets):
    random = seeded(3)
    for answers in sets:
        for name in random.sample(MAY_BE_TICKED, 3):
            option = random.choice(sorted(content.rulebook.question[name].option_ids - {NONE}))
            ticked = answers | {name: answers[name] - {NONE} | {option}}
            assert not_bolder(content, ticked, answers), f"{option} of {name}"


def test_p4_an_answer_left_out_makes_nothing_bolder(content, sets):
    random = seeded(4)
    for answers in sets:
        for name in random.sample(sorted(walk(content.rulebook, answers).answers), 1):
            left = {question: given for question, given in answers.items() if question != name}
            assert not_bolder(content, left, answers), f"without {name}"


def test_p5_and_p6_the_sore_side_says_which_leg_works(sets, decisions):
    other = {"left": ("right",), "right": ("left",)}
    for answers, decision in zip(sets, decisions, strict=True):
        (side,) = answers["pain-side"]
        legs = {(each.exercise, each.form): each.legs for each in decision.offered}
        if side in other:
            assert all(legs[form] == (side,) for form in legs if form[0] == "inflare" or form[1].startswith("push"))
            assert legs.get(("plank", "lift"), other[side]) == other[side]
            assert not any(form.startswith("hold") for _, form in legs)
        else:
            assert "inflare" not in {name for name, _ in legs}
            planks = {form: worked for (name, form), worked in legs.items() if name == "plank"}
            assert all(form.startswith("hold") and worked == () for form, worked in planks.items())


def test_p7_a_routine_offers_something_and_other_levels_nothing(decisions):
    for decision in decisions:
        assert bool(decision.offered) is decision.has_routine is (decision.level in WITH_ROUTINE)
        assert decision.has_routine or decision.withheld == ()


@pytest.mark.parametrize("seed", range(3))
def test_p8_the_order_of_the_rules_does_not_matter(content, sets, decisions, seed):
    shuffled = with_book(content, rules=tuple(seeded(seed).sample(content.rulebook.rules, len(content.rulebook.rules))))
    for answers, decision in zip(sets, decisions, strict=True):
        assert in_any_order(decide(shuffled.rulebook, answers)) == in_any_order(decision)


def test_p10_the_rules_shown_are_enough_by_themselves(content, sets, decisions):
    for answers, decision in zip(sets, decisions, strict=True):
        shown = with_book(content, rules=tuple(content.rulebook.rule[rule] for rule in decision.rules))
        assert exercises(decide(shown.rulebook, answers)) == exercises(decision)


def test_p10_the_reasons_of_the_exercises_are_enough_for_the_exercises(content, sets, decisions):
    for answers, decision in zip(sets, decisions, strict=True):
        if decision.has_routine:
            reasons = {rule for each in (*decision.offered, *decision.withheld) for rule in each.rules}
            told = with_book(content, rules=tuple(rule for rule in content.rulebook.rules if rule.id in reasons))
            assert exercises(decide(told.rulebook, answers)) == exercises(decision)


def test_p11_who_cannot_kneel_is_never_on_the_knees(sets, decisions):
    for answers, decision in zip(sets, decisions, strict=True):
        if "kneeling" in answers["health"]:
            assert not {each.form for each in decision.offered} & ON_THE_KNEES
