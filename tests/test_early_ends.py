"""Where the questions end early: at an emergency at once, at an urgent result when all up to there is answered."""

from dataclasses import replace

import pytest
from answer_sets import fill

from app.decision.conditions import leaves
from app.decision.path import walk
from tests.proof.content_with import with_book


def on(path):
    return [step.id for step, _ in path.steps]


def test_an_emergency_ends_the_questions_with_its_page_open(content):
    path = walk(content.rulebook, {"emergency-signs": frozenset(["cold-leg"])})
    assert path.ended == "emergency"
    assert path.complete
    assert on(path) == ["danger"]


def test_an_emergency_ends_the_questions_with_earlier_pages_open(content):
    path = walk(content.rulebook, {"urgent-signs": frozenset(["fever", "leg-weakness"])})
    assert path.ended == "emergency"
    assert path.complete
    assert path.open == ("emergency-signs", "age", "floor", "cancer")
    assert on(path)[-1] == "today"


def test_other_answers_on_the_page_of_an_emergency_count(content):
    named = {"expecting": "pregnant", "pregnancy-signs": "fit-or-confusion", "pregnancy-weeks": "13-or-more"}
    assert walk(content.rulebook, fill(content, named)).answers["pregnancy-weeks"] == frozenset(["13-or-more"])


def test_answers_to_steps_after_the_end_do_not_count(content):
    path = walk(content.rulebook, fill(content, {"emergency-signs": "cold-leg", "age": 80}))
    assert list(path.answers) == ["emergency-signs"]


def test_an_urgent_result_of_the_first_page_waits_for_the_signs_of_today(content):
    path = walk(content.rulebook, fill(content, {"emergency-signs": "unsure"}))
    assert path.ended == "urgent"
    assert on(path) == ["danger", "about-you", "expecting", "today"]


def test_an_urgent_result_of_pregnancy_waits_for_the_signs_of_today(content):
    path = walk(content.rulebook, fill(content, {"expecting": "pregnant", "pregnancy-signs": "bleeding"}))
    assert path.ended == "urgent"
    assert on(path)[-3:] == ["pregnancy", "cleared", "today"]


def test_an_urgent_result_does_not_end_a_page_that_is_half_done(content):
    path = walk(content.rulebook, fill(content, {"urgent-signs": "fever", "cancer": "yes-steady", "cancer-nerve": []}))
    assert path.ended is None
    assert not path.complete
    assert path.open[0] == "cancer-nerve"


def test_an_urgent_result_does_not_end_the_questions_while_an_earlier_one_is_open(content):
    path = walk(content.rulebook, fill(content, {"floor": [], "causes": "infection"}))
    assert path.ended is None
    assert path.open == ("floor",)


@pytest.mark.parametrize(
    ("named", "last"),
    [
        ({"urgent-signs": "red-eye"}, "today"),
        ({"cancer": "yes-worse"}, "today"),
        ({"cancer": "yes-steady", "pain-spread": "shooting"}, "where"),
        ({"pain-spread": ["numb-patch", "both-legs-ache"]}, "where"),
        ({"pain-spread": "numb-patch", "pain-side": "alternating"}, "pain"),
        ({"causes": "infection"}, "causes"),
        ({"causes": ["spondyloarthritis", "injury"], "injury-kind": "small-fall"}, "injury"),
        ({"age": 65, "causes": "injury", "injury-kind": "small-fall"}, "injury"),
        ({"causes": "injury", "injury-kind": "small-fall", "health": "brittle-bones"}, "health"),
        ({"health": "recent-antibiotics", "pain-worse": "none"}, "health"),
    ],
)
def test_from_today_on_an_urgent_result_ends_the_questions_at_its_own_step(content, named, last):
    path = walk(content.rulebook, fill(content, named))
    assert path.ended == "urgent"
    assert on(path)[-1] == last


def test_without_a_marked_step_nothing_urgent_ends_the_questions(content):
    unmarked = tuple(replace(step, ends_when_urgent=False) for step in content.rulebook.steps)
    answers = fill(content, {"urgent-signs": "red-eye"})
    assert (
        walk(content.rulebook, answers).ended,
        walk(with_book(content, steps=unmarked).rulebook, answers).ended,
    ) == (
        "urgent",
        None,
    )


def test_a_step_looks_only_at_rules_that_its_answers_can_make_true(content):
    first = next(step.id for step in content.rulebook.steps if step.ends_when_urgent)
    for step in content.rulebook.steps:
        here = {question.id for question in step.questions}
        for level, rules in content.rulebook.stops_at[step.id]:
            elsewhere = [rule.id for rule in rules if not here & {leaf.question for leaf in leaves(rule.when)}]
            assert elsewhere == [] or (step.id, level) == (first, "urgent")  # where those from before wait


def test_a_clinician_first_finding_ends_nothing(content):
    path = walk(content.rulebook, fill(content, {"age": 15, "pain-place": "tailbone", "pain-now": 9}))
    assert path.ended is None
    assert on(path)[-1] == "ability"
