"""Conditions have three values: what the answers tell, and None for what they do not."""

from itertools import product

import pytest

from app.decision.conditions import All, Always, AtLeast, AtLeastOf, AtMost, Chosen, evidence, leaves

KNOWN = (True, False, None)


def told(results):
    """One condition for each result, and the answers that give it: yes, no, or nothing at all."""
    parts = tuple(Chosen(f"question-{number}", frozenset(["yes"])) for number in range(len(results)))
    answers = {
        part.question: frozenset(["yes" if result else "no"])
        for part, result in zip(parts, results, strict=True)
        if result is not None
    }
    return parts, answers


def whatever_is_answered(results, sentence):
    """What a sentence about the results comes to, however the open ones will be answered; None when it depends."""
    ways = product(*[(True, False) if result is None else (result,) for result in results])
    outcomes = {sentence(way) for way in ways}
    return outcomes.pop() if len(outcomes) == 1 else None


def test_always_holds_without_any_answer():
    assert Always().holds({}) is True


@pytest.mark.parametrize(
    ("given", "expected"),
    [({"left"}, True), ({"left", "both"}, True), ({"right"}, False), (set(), False), (None, None)],
)
def test_a_choice_holds_when_one_of_its_options_was_chosen(given, expected):
    answers = {} if given is None else {"side": frozenset(given)}
    assert Chosen("side", frozenset(["left", "both"])).holds(answers) is expected


@pytest.mark.parametrize(("age", "from_65", "up_to_65"), [(64, False, True), (65, True, True), (66, True, False)])
def test_a_threshold_counts_itself(age, from_65, up_to_65):
    assert AtLeast("age", 65).holds({"age": age}) is from_65
    assert AtMost("age", 65).holds({"age": age}) is up_to_65


@pytest.mark.parametrize("condition", [AtLeast("pain", 0), AtMost("pain", 10), Chosen("pain", frozenset(["any"]))])
def test_a_missing_answer_is_neither_yes_nor_no(condition):
    assert condition.holds({"another": 5}) is None


def test_zero_is_an_answer():
    assert AtLeast("pain", 1).holds({"pain": 0}) is False
    assert AtMost("pain", 0).holds({"pain": 0}) is True


@pytest.mark.parametrize("results", [way for size in (1, 2, 3) for way in product(KNOWN, repeat=size)])
def test_all_hold(results):
    parts, answers = told(results)
    assert All(parts).holds(answers) is whatever_is_answered(results, all)


@pytest.mark.parametrize("results", [way for size in (1, 2, 3) for way in product(KNOWN, repeat=size)])
def test_any_holds(results):
    parts, answers = told(results)
    assert AtLeastOf(1, parts).holds(answers) is whatever_is_answered(results, any)


@pytest.mark.parametrize("number", [2, 3, 4])
@pytest.mark.parametrize("results", list(product(KNOWN, repeat=4)))
def test_at_least_some_hold(number, results):
    parts, answers = told(results)
    assert AtLeastOf(number, parts).holds(answers) is whatever_is_answered(results, lambda way: sum(way) >= number)


def test_conditions_nest():
    old_or_frail = AtLeastOf(1, (AtLeast("age", 75), Chosen("health", frozenset(["brittle-bones"]))))
    fall = All((Chosen("injury", frozenset(["small-fall"])), old_or_frail))
    fell = {"injury": frozenset(["small-fall"])}
    assert fall.holds(fell | {"age": 80}) is True
    assert fall.holds(fell | {"age": 60}) is None
    assert fall.holds(fell | {"age": 60, "health": frozenset(["none"])}) is False
    assert fall.holds({"injury": frozenset(["lift"])}) is False


def test_leaves_are_in_reading_order():
    age, side, pain = AtLeast("age", 65), Chosen("side", frozenset(["left"])), AtMost("pain", 3)
    assert list(leaves(All((age, AtLeastOf(1, (side, pain)), Always())))) == [age, side, pain]
    assert list(leaves(Always())) == []


def test_evidence_is_what_was_looked_for_and_found():
    signs = Chosen("signs", frozenset(["fever", "weak-leg"]))
    condition = AtLeastOf(1, (All((signs, AtLeast("age", 60))), Chosen("side", frozenset(["both"]))))
    answers = {"signs": frozenset(["fever", "red-eye"]), "age": 61, "side": frozenset(["left"])}
    assert evidence(condition, answers) == {"signs": frozenset(["fever"]), "age": 61}


def test_evidence_joins_what_several_parts_find():
    fever, weak = Chosen("signs", frozenset(["fever"])), Chosen("signs", frozenset(["weak-leg"]))
    answers = {"signs": frozenset(["fever", "weak-leg", "red-eye"])}
    assert evidence(All((fever, weak)), answers) == {"signs": frozenset(["fever", "weak-leg"])}


def test_there_is_no_evidence_in_what_was_not_answered():
    assert evidence(All((AtLeast("age", 60), AtMost("pain", 10))), {}) == {}
    assert evidence(Always(), {"age": 60}) == {}


def test_evidence_stands_behind_a_part_that_does_not_hold_too():
    condition = AtLeastOf(1, (AtLeast("age", 60), Chosen("signs", frozenset(["fever"]))))
    assert evidence(condition, {"age": 30, "signs": frozenset(["fever"])}) == {"signs": frozenset(["fever"])}


def test_evidence_that_two_parts_find_is_still_evidence():
    fever = Chosen("signs", frozenset(["fever"]))
    assert evidence(All((fever, fever)), {"signs": frozenset(["fever"])}) == {"signs": frozenset(["fever"])}
