"""A second reading of the contract, written in SQL by someone else, agrees with the rules module."""

from dataclasses import replace

import pytest
from answer_sets import CASES, HARMLESS, fill

from app.decision.answers import BadAnswer, read_answers
from tests.proof.content_with import with_book
from tests.proof.second_reading.compare import Disagreement, compare, draw, in_words, shrink
from tests.proof.second_reading.reading import decisions


@pytest.fixture(scope="module")
def people(content):
    """Random answers, about a quarter of them with gaps."""
    return draw(content, 2000, seed=1)


def with_rule(content, rule, **changed):
    """The content with one rule changed."""
    return with_book(content, rules=tuple(replace(r, **changed) if r.id == rule else r for r in content.rulebook.rules))


def filled(content):
    """The answers of every clinical case that are well formed."""
    for case in CASES:
        try:
            yield fill(content, case["answers"])
        except BadAnswer:
            assert "refused" in case["expect"]


def test_both_agree_on_every_clinical_case(content):
    assert compare(content, list(filled(content))) == []


def test_both_agree_on_random_people(content, people):
    assert compare(content, people) == []


def test_the_random_people_are_given_every_level_and_some_are_refused(people):
    given = [decision.get("level", "refused") for decision in decisions(people[:1000])]
    assert set(given) == {"emergency", "urgent", "clinician-first", "changed", "full", "refused"}
    assert min(map(given.count, given)) > 20


def test_the_second_reading_takes_one_option_a_list_or_a_number(content):
    assert decisions([HARMLESS]) == decisions([read_answers(content.rulebook, HARMLESS)])


def test_the_second_reading_refuses_what_is_no_answer():
    for wrong in (None, [], ["none", "fever"], ["unheard-of"], 3):
        assert decisions([HARMLESS | {"urgent-signs": wrong}]) == [{"open": "urgent-signs"}]


@pytest.mark.parametrize(("question", "answer", "before", "after"), [
    ("pregnancy-signs", ["waters"], {"expecting": "might-be"}, {"expecting": "pregnant"}),
    ("stiff-onset", "45-or-later", {"age": 44}, {"age": 45}),
    ("tried", ["will-not-move"], {"pain-duration": "under-6-weeks"}, {"pain-duration": "6-weeks-to-3-months"}),
])  # fmt: skip
def test_the_second_reading_refuses_an_option_that_is_not_for_everybody(question, answer, before, after):
    given = HARMLESS | {"pain-duration": "over-3-months", question: answer}
    assert decisions([given | before]) == [{"open": question}]
    assert "level" in decisions([given | after])[0]


def test_a_dropped_rule_is_noticed(content, people):
    without = with_book(content, rules=tuple(rule for rule in content.rulebook.rules if rule.id != "sore-now"))
    found = compare(without, people[:500])
    assert found
    assert all("sore-now" in each.second_reading["rules"] for each in found)


def test_a_reason_shown_beside_the_one_that_contains_it_is_noticed(content, people):
    found = compare(with_rule(content, "recent-infection", contains=()), people)
    assert found
    assert all({"recent-infection", "infection-note"} <= each.rules_module["reasons"] for each in found)
    assert all("infection-note" not in each.second_reading["reasons"] for each in found)


def test_another_order_of_the_people_to_see_is_noticed(content, people):
    backwards = dict(reversed(content.rulebook.referrals.items()))
    found = compare(with_book(content, referrals=backwards), people[:500])
    assert found
    assert all(_in_order(each.rules_module) == _in_order(each.second_reading) for each in found)


def _in_order(said):
    return said | {"referrals": sorted(said["referrals"])}


def test_a_second_door_to_the_same_people_is_noticed(content, people):
    ambulance = replace(content.rulebook.referrals["ambulance"], covers=())
    found = compare(with_book(content, referrals=content.rulebook.referrals | {"ambulance": ambulance}), people)
    assert found
    assert all(each.rules_module["referrals"][:2] == ["ambulance", "emergency-department"] for each in found)
    assert all("emergency-department" not in each.second_reading["referrals"] for each in found)


def test_a_rule_that_no_longer_says_that_it_changes_an_exercise_is_noticed(content, people):
    found = compare(with_rule(content, "wrist", without={}, adapt={}), people)
    assert found
    assert all(_plank_by(each.second_reading) - _plank_by(each.rules_module) == {"wrist"} for each in found)


def _plank_by(said):
    """The rules that cap or change the plank."""
    return next(each["rules"] for each in said["exercises"] if each["id"] == "plank")


def test_a_raised_threshold_is_told_in_words(content, people):
    sore = content.rulebook.rule["sore-now"].when
    changed = with_rule(content, "sore-now", when=replace(sore, number=sore.number + 1))
    told = in_words(changed, shrink(changed, compare(changed, people[:500])[0]))
    assert told.splitlines() == [
        "Someone answers:",
        f"  {content.rulebook.question['pain-now'].name}: {sore.number}",
        "  and gives the harmless answer to everything else.",
        "The rules module says: full; rules: always; reasons: always; referrals: physiotherapist; exercises: "
        "knee-brace (full) left right, inflare (full) left, plank (lift) right, superman (full) right; withheld: none.",
        "The second reading says: changed; rules: always, sore-now; reasons: always, sore-now; "
        "referrals: physiotherapist; exercises: knee-brace (gentle) left right by sore-now, "
        "inflare (gentle) left by sore-now, superman (low) right by sore-now; withheld: plank by sore-now.",
    ]


def test_a_missing_answer_and_the_chosen_options_are_told_by_their_labels(content):
    answers = read_answers(content.rulebook, HARMLESS | {"pain-spread": ["buttock", "groin"]})
    del answers["age"]
    spread = content.rulebook.question["pain-spread"]
    labels = "; ".join(option.label for option in spread.options if option.id in ("buttock", "groin"))
    told = in_words(content, Disagreement(answers, {"open": "age"}, {"open": "floor"})).splitlines()
    assert f"  {content.rulebook.question['age'].name}: (not answered)" in told
    assert f"  {spread.name}: {labels}" in told
    assert told[-2:] == [
        "The rules module says: no result yet, age is still open.",
        "The second reading says: no result yet, floor is still open.",
    ]
