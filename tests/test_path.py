"""Which questions are asked, which answers count, and where the questions end."""

from dataclasses import replace

import pytest
from answer_sets import fill

from app.content.model import Checked
from app.decision.conditions import leaves
from app.decision.path import offered, walk
from tests.proof.content_with import with_book


def asked(path):
    return [question.id for _, questions in path.steps for question in questions]


def on(path):
    return [step.id for step, _ in path.steps]


def test_without_answers_only_the_questions_for_everyone_are_asked(content):
    path = walk(content.rulebook, {})
    everyone = [question.id for question in content.rulebook.question.values() if question.ask_when is None]
    assert asked(path) == everyone
    assert list(path.open) == everyone
    assert not path.complete


def test_a_question_with_nothing_ticked_is_open(content):
    path = walk(content.rulebook, fill(content, {}) | {"urgent-signs": frozenset()})
    assert path.open == ("urgent-signs",)


def test_harmless_answers_go_through_to_the_end(content):
    path = walk(content.rulebook, fill(content, {}))
    assert path.complete
    assert path.ended is None
    assert on(path) == [
        "danger", "about-you", "expecting", "today", "where", "pain", "causes", "health", "ability",
    ]  # fmt: skip


def test_a_step_that_asks_nothing_is_left_out(content):
    assert "hip" not in on(walk(content.rulebook, fill(content, {})))
    assert "hip" in on(walk(content.rulebook, fill(content, {"health": "hip-replacement"})))


@pytest.mark.parametrize(("age", "is_asked"), [(11, False), (12, True), (59, True), (60, False)])
def test_pregnancy_is_asked_from_12_to_59(content, age, is_asked):
    assert ("expecting" in asked(walk(content.rulebook, {"age": age}))) is is_asked


def test_a_question_waits_until_its_gate_is_answered(content):
    assert "expecting" not in asked(walk(content.rulebook, {"expecting": frozenset(["pregnant"])}))


def test_an_answer_off_the_path_does_not_count(content):
    path = walk(content.rulebook, fill(content, {"hip": "under-12-weeks"}))
    assert "hip" not in path.answers
    assert path.complete


def test_an_answer_off_the_path_opens_no_gate(content):
    stray = fill(content, {"age": 60, "expecting": "recent-birth", "birth-body": ["leaking"]})
    assert "birth" not in on(walk(content.rulebook, stray))
    assert "stress" not in on(walk(content.rulebook, stray))


def test_a_changed_answer_closes_what_it_had_opened(content):
    answers = fill(content, {"expecting": "pregnant", "pregnancy-weeks": "13-or-more"})
    assert "pregnancy-weeks" in walk(content.rulebook, answers).answers
    assert "pregnancy-weeks" not in walk(content.rulebook, answers | {"expecting": frozenset(["neither"])}).answers


GATES = [
    ("pregnancy-signs", "expecting", {"pregnant", "might-be"}),
    ("pregnancy-weeks", "expecting", {"pregnant"}),
    ("pregnancy-cleared", "expecting", {"pregnant"}),
    ("birth-signs", "expecting", {"recent-birth"}),
    ("birth-weeks", "expecting", {"recent-birth"}),
    ("birth-check", "expecting", {"recent-birth"}),
    ("birth-body", "expecting", {"recent-birth"}),
    ("stiff-onset", "pain-duration", {"over-3-months"}),
    ("stiff-signs", "pain-duration", {"over-3-months"}),
    ("injury-kind", "causes", {"injury"}),
    ("stress-pain", "causes", {"hard-training"}),
    ("stress-pain", "expecting", {"recent-birth"}),
    ("hip", "health", {"hip-replacement"}),
]


@pytest.mark.parametrize(("question", "gate", "opening"), GATES)
def test_a_gate_is_opened_by_these_answers_and_no_others(content, question, gate, opening):
    options = content.rulebook.question[gate].option_ids - {
        "infection"
    }  # with an infection the questions end before any gate
    assert {
        option for option in options if question in asked(walk(content.rulebook, fill(content, {gate: option})))
    } == opening


# --- Options that an age does not allow


@pytest.mark.parametrize(
    ("age", "onsets"),
    [
        (34, ["before-35"]),
        (35, ["before-35", "35-to-44"]),
        (44, ["before-35", "35-to-44"]),
        (45, ["before-35", "35-to-44", "45-or-later"]),
    ],
)
def test_an_onset_later_than_the_age_is_not_offered(content, age, onsets):
    assert [option.id for option in offered(content.rulebook.question["stiff-onset"], {"age": age})] == onsets


def test_without_an_age_only_the_option_for_everyone_is_offered(content):
    assert [option.id for option in offered(content.rulebook.question["stiff-onset"], {})] == ["before-35"]


def test_an_answer_that_is_not_offered_leaves_its_question_open(content):
    answers = fill(content, {"age": 44, "pain-duration": "over-3-months", "stiff-onset": "45-or-later"})
    path = walk(content.rulebook, answers)
    assert path.open == ("stiff-onset",)
    assert "stiff-onset" not in path.answers


# --- Early ends


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
    assert on(path)[-2:] == ["pregnancy", "today"]


def test_an_urgent_result_does_not_end_a_page_that_is_half_done(content):
    path = walk(content.rulebook, fill(content, {"urgent-signs": "fever", "cancer": []}))
    assert path.ended is None
    assert not path.complete
    assert path.open[0] == "cancer"


def test_an_urgent_result_does_not_end_the_questions_while_an_earlier_one_is_open(content):
    path = walk(content.rulebook, fill(content, {"floor": [], "causes": "infection"}))
    assert path.ended is None
    assert path.open == ("floor",)


@pytest.mark.parametrize(
    ("named", "last"),
    [
        ({"urgent-signs": "red-eye"}, "today"),
        ({"cancer": "yes-worse"}, "today"),
        ({"causes": "infection"}, "causes"),
        ({"age": 65, "causes": "injury", "injury-kind": "small-fall"}, "injury"),
        ({"causes": "injury", "injury-kind": "small-fall", "health": "brittle-bones"}, "health"),
        ({"health": "infection-risk", "pain-eases": "no"}, "health"),
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


def test_a_step_is_open_until_all_of_it_is_answered(content):
    path = walk(content.rulebook, {"age": 42})
    assert path.open_in(content.rulebook.step["about-you"])
    assert not walk(content.rulebook, {"age": 42, "floor": frozenset(["yes"])}).open_in(
        content.rulebook.step["about-you"]
    )
    assert not path.open_in(content.rulebook.step["hip"])


# --- Whether the content that was walked through here is the one that was checked


@pytest.mark.parametrize(("other", "is_checked"), [({}, True), ({"decides": "old"}, False), ({"code": "old"}, False)])
def test_checks_count_for_just_this_content_and_this_code(content, other, is_checked):
    checked = replace(Checked(content.versions.decides, content.versions.code, "1", {}, {}), **other)
    assert replace(content, safety=replace(content.safety, checked=checked)).is_checked is is_checked


def test_content_that_no_check_ran_on_is_not_checked(content):
    assert replace(content, safety=replace(content.safety, checked=None)).is_checked is False
