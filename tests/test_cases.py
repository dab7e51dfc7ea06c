"""The clinical cases of cases/*.yaml, that they leave nothing out, and what must hold along a whole list of answers."""

from collections import Counter
from itertools import chain, combinations

import pytest
from answer_sets import CASES, POSSIBLE, fill, found

from app.decision.decision import decide
from app.decision.rulebook import EMERGENCY, FULL, NONE, URGENT


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(content, case):
    assert found(content, case["answers"], case["expect"]) == case["expect"]


def test_harmless_answers_give_the_full_routine(content):
    assert decide(content.rulebook, fill(content, {})).level == FULL


def test_no_two_cases_have_the_same_name():
    assert [name for name, times in Counter(case["name"] for case in CASES).items() if times > 1] == []


def mentioned(key):
    return set(chain.from_iterable(case["expect"].get(key, ()) for case in CASES))


def test_every_rule_holds_in_a_case_and_nothing_else_is_called_a_rule(content):
    assert mentioned("rules") == set(content.rulebook.rule)
    assert mentioned("not-rules") <= set(content.rulebook.rule)


def test_every_referral_is_given_in_a_case(content):
    assert mentioned("referrals") == set(content.people.referrals)
    assert mentioned("not-referrals") <= set(content.people.referrals)


def test_every_rule_with_a_level_decides_a_case(content):
    decided = {(rule, case["expect"].get("level")) for case in CASES for rule in case["expect"].get("rules", ())}
    assert [rule.id for rule in content.rulebook.rules if rule.level and (rule.id, rule.level) not in decided] == []


def test_every_emergency_and_urgent_rule_stands_alone_and_among_distractors(content):
    dangerous = [rule.id for rule in content.rulebook.rules if rule.level in (EMERGENCY, URGENT)]
    times = Counter(rule for case in CASES for rule in case["expect"].get("rules", ()))
    assert [rule for rule in dangerous if times[rule] < 2] == []


def test_every_option_is_chosen_in_a_case(content):
    chosen = {
        (name, option)
        for case in POSSIBLE
        for name, given in fill(content, case["answers"]).items()
        if not isinstance(given, int)
        for option in given
    }
    options = {
        (question.id, option.id) for question in content.rulebook.question.values() for option in question.options
    }
    assert options - chosen == set()


def test_every_form_of_every_exercise_is_given_in_a_case(content):
    given = {form for case in CASES for form in case["expect"].get("exercises", {}).items()}
    assert {(each.id, form.id) for each in content.routine.exercises.values() for form in each.forms} - given == set()


# --- Along a whole list of answers: what the listed ones do, and that no other one does it

SIGNS = ("wakes-late-night", "better-moving", "anti-inflammatory-helps", "family", "other-joints", "heel-or-tendon")
POINTS = [
    ("stiff-onset", "before-35"), ("pain-place", "buttock"), ("pain-spread", "buttock"), ("causes", "psoriasis"),
    *(("stiff-signs", sign) for sign in SIGNS),
]  # fmt: skip
JOINED = (
    {"fever", "leg-weakness"}, {"fever", "cannot-walk"}, {"fever", "stone-waves"}, {"sexual-change", "leg-weakness"},
)  # fmt: skip
INJURY, BIRTH = {"causes": "injury"}, {"expecting": "recent-birth"}
CHECKED_AFTER_BIRTH = {"fever", "discharge", "headache-vision-swelling", "cannot-walk", "unsure"}
WEAK = {"weak-defences", "recent-infection"}
LONG = {"pain_duration": "over-3-months"}
ROWS = [
    ("pregnancy-emergency", "pregnancy-signs", {"expecting": "pregnant"},
     {"heavy-bleeding-or-hard-belly", "one-sided-pain-or-faint", "fit-or-confusion"}),
    ("pregnancy-urgent", "pregnancy-signs", {"expecting": "pregnant"},
     {"bleeding", "waters", "tightenings", "baby-moving-less", "headache-vision-swelling", "unsure"}),
    ("birth-emergency", "birth-signs", BIRTH, {"heavy-bleeding", "fit-or-confusion"}),
    ("birth-crisis", "birth-signs", BIRTH, {"harm-thoughts"}),
    ("birth-urgent", "birth-signs", BIRTH, CHECKED_AFTER_BIRTH),
    ("birth-urgent-early", "birth-signs", BIRTH | {"birth_weeks": "under-6"}, CHECKED_AFTER_BIRTH),
    ("birth-infection", "birth-signs", BIRTH | {"urgent_signs": "leg-weakness"}, {"fever"}),
    ("birth-infection", "urgent-signs", BIRTH | {"birth_signs": "fever"}, {"cannot-walk", "leg-weakness"}),
    ("hidden-infection", "health", {"pain_eases": "no"}, WEAK | {"recent-antibiotics"}),
    ("hidden-infection", "pain-worse", {"health": "weak-defences"}, {"none"}),
    ("infection-note", "health", LONG, WEAK | {"recent-antibiotics"}),
    ("recent-infection", "health", {}, WEAK),
    ("recent-infection", "pain-duration", {"health": "weak-defences"}, {"under-6-weeks", "6-weeks-to-3-months"}),
    ("recent-infection", "pain-duration", {"health": "recent-infection"}, {"under-6-weeks", "6-weeks-to-3-months"}),
    ("not-si-joint", "pain-place", {}, {"middle-or-above-belt", "outer-hip", "pubic-front", "tailbone"}),
    ("not-mechanical", "pain-worse", {}, {"none", "not-movement"}),
    ("bone-risk", "bone-risk", {"causes": "hard-training"},
     {"earlier-stress-fracture", "periods-stopped", "eats-little"}),
    ("nerve-both-legs", "pain-spread", {"pain_side": "both"}, {"shooting", "numb-patch"}),
    ("nerve-both-legs", "pain-side", {"pain_spread": "shooting"}, {"both", "alternating"}),
    ("nerve-both-legs", "pain-duration", {"pain_spread": "shooting", "pain_side": "both"},
     {"under-6-weeks", "6-weeks-to-3-months"}),
    ("cancer-nerve-pain", "pain-spread", {"cancer": "yes-steady"}, {"shooting", "numb-patch"}),
    ("cancer-nerve", "urgent-signs", {"cancer": "yes-steady"}, {"leg-weakness", "sexual-change", "cannot-walk"}),
    ("hip-bone", "pain-spread", LONG | {"health": "brittle-bones"}, {"groin"}),
    ("fragile-injury", "health", INJURY | {"injury_kind": "small-fall"}, {"brittle-bones"}),
    ("fragile-old-injury", "health", INJURY | LONG | {"injury_kind": "twist-or-lift"}, {"brittle-bones"}),
    ("fragile-injury", "injury-kind", INJURY | {"age": 65}, {"small-fall", "accident-never-examined"}),
    ("fragile-injury", "injury-kind", INJURY | {"age": 75}, {"small-fall", "twist-or-lift", "accident-never-examined"}),
    ("fragile-injury", "injury-kind", INJURY | {"health": "brittle-bones"},
     {"small-fall", "twist-or-lift", "accident-never-examined"}),
    ("fragile-old-injury", "injury-kind", INJURY | LONG | {"health": "brittle-bones"}, {"small-fall", "twist-or-lift"}),
    ("older-fall", "injury-kind", INJURY | LONG | {"age": 65}, {"small-fall"}),
    ("stiff-spine-fall", "injury-kind", {"causes": ("injury", "spondyloarthritis")},
     {"small-fall", "accident-never-examined"}),
    ("older-twist", "injury-kind", INJURY | {"age": 65}, {"twist-or-lift"}),
    ("nerve-root", "pain-spread", {}, {"shooting", "numb-patch"}),
    ("leg-ache", "pain-spread", {}, {"below-knee-ache"}),
    ("inflammatory-flare", "causes", {"pain_now": 7}, {"spondyloarthritis"}),
    ("psoriasis-note", "causes", {}, {"psoriasis"}),
    ("bowel-or-eye-note", "causes", {}, {"bowel-inflammation", "eye-inflammation"}),
    ("late-stiffness", "stiff-signs", LONG | {"age": 45, "stiff_onset": "45-or-later"}, {"better-moving"}),
]  # fmt: skip


def decided(content, **named):
    return decide(content.rulebook, fill(content, {name.replace("_", "-"): given for name, given in named.items()}))


def findings(content, question):
    return sorted(content.rulebook.question[question].option_ids - {NONE})


@pytest.mark.parametrize(
    ("known", "more"),
    [
        ({}, set()),
        ({"age": 60}, {"stone-waves", "sudden-severe"}),
        ({"cancer": "yes-steady"}, {"leg-weakness", "sexual-change", "cannot-walk"}),
        ({"cancer": "yes-worse"}, {"leg-weakness", "sexual-change", "cannot-walk"}),
        ({"emergency_signs": "unsure"}, {"sexual-change"}),
        ({"expecting": "pregnant"}, {"stone-waves", "sudden-severe"}),
        ({"expecting": "might-be"}, {"stone-waves", "sudden-severe"}),
    ],
)
def test_only_these_pairs_of_signs_for_today_are_an_emergency(content, known, more):
    alone = {"testicle-pain", "sudden-severe-artery"} | more
    for sign in findings(content, "urgent-signs"):
        assert decided(content, urgent_signs=sign, **known).level == (EMERGENCY if sign in alone else URGENT), sign
    for pair in map(set, combinations(findings(content, "urgent-signs"), 2)):
        level = decided(content, urgent_signs=tuple(pair), **known).level
        assert level == (EMERGENCY if alone & pair or pair in JOINED else URGENT), pair


@pytest.mark.parametrize("expecting", ["pregnant", "might-be"])
def test_in_pregnancy_every_sign_for_today_reaches_the_maternity_unit(content, expecting):
    for sign in {*findings(content, "urgent-signs")} - {"testicle-pain"}:
        assert "maternity-unit" in decided(content, expecting=expecting, urgent_signs=sign).referrals, sign


@pytest.mark.parametrize(("rule", "question", "known", "options"), ROWS)
def test_a_rule_holds_for_these_options_and_no_others(content, rule, question, known, options):
    name = question.replace("-", "_")
    tried = content.rulebook.question[question].option_ids
    found = {each for each in tried if rule in decided(content, **known | {name: each}).rules}
    assert found == options


LONG_PAIN = {"pain-duration": "over-3-months", "stiff-onset": "35-to-44"}
YOUNG = {"age": 34, "pain-duration": "over-3-months"}


@pytest.mark.parametrize(("known", "had"), [(LONG_PAIN, 0), (YOUNG, 1)])
def test_an_inflamed_spine_is_hinted_at_by_three_points_and_told_by_four(content, known, had):
    start, more_points = fill(content, known), POINTS[had:]  # younger than 35 now has the first point unasked
    for points in chain.from_iterable(combinations(more_points, size) for size in range(len(more_points) + 1)):
        answers = dict(start)
        for question, option in points:
            more = answers[question] - {NONE} if content.rulebook.question[question].kind == "many" else frozenset()
            answers[question] = more | {option}
        count = had + len({option for _, option in points})  # a buttock counts once
        rules = decide(content.rulebook, answers).rules
        assert ("inflammatory-hint" in rules, "inflammatory-pattern" in rules) == (count >= 3, count >= 4), points


def test_nothing_else_is_a_point_of_an_inflamed_spine(content):
    others = {
        "pain-spread": [each for each in findings(content, "pain-spread") if each != "buttock"],
        "causes": [each for each in findings(content, "causes") if each not in ("psoriasis", "infection")],
    }
    for place in content.rulebook.question["pain-place"].option_ids - {"buttock"}:
        for signs, rule in ((SIGNS[:2], "inflammatory-hint"), (SIGNS[:3], "inflammatory-pattern")):
            named = {**LONG_PAIN, **others, "pain-place": place, "stiff-signs": signs}
            assert rule not in decide(content.rulebook, fill(content, named)).rules
