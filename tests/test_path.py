"""Which questions are asked, and which answers count."""

from dataclasses import replace

import pytest
from answer_sets import fill

from app.content.model import Checked
from app.decision.path import offered, walk


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
    ("pregnancy-cleared", "pregnancy-weeks", {"under-13"}),
    ("birth-signs", "expecting", {"recent-birth"}),
    ("birth-weeks", "expecting", {"recent-birth"}),
    ("birth-check", "expecting", {"recent-birth"}),
    ("birth-body", "expecting", {"recent-birth"}),
    ("cancer-nerve", "cancer", {"yes-steady", "yes-worse"}),
    ("stiff-onset", "pain-duration", {"over-3-months"}),
    ("stiff-signs", "pain-duration", {"over-3-months"}),
    ("injury-kind", "causes", {"injury"}),
    ("stress-pain", "causes", {"hard-training"}),
    ("stress-pain", "expecting", {"recent-birth"}),
    ("bone-risk", "causes", {"hard-training"}),
    ("bone-risk", "expecting", set()),
    ("hip", "health", {"hip-replacement"}),
    ("plank", "floor", {"yes"}),
    ("ball", "floor", {"yes"}),
]
OPENED_BY = {"pregnancy-cleared": {"expecting": "pregnant"}}  # a gate behind a gate


@pytest.mark.parametrize(("question", "gate", "opening"), GATES)
def test_a_gate_is_opened_by_these_answers_and_no_others(content, question, gate, opening):
    options = content.rulebook.question[gate].option_ids - {"infection"}  # with one the questions end before any gate
    known = OPENED_BY.get(question, {})
    assert {
        option for option in options if question in asked(walk(content.rulebook, fill(content, known | {gate: option})))
    } == opening


def test_the_yes_to_exercise_is_asked_on_a_page_of_its_own(content):
    path = walk(content.rulebook, fill(content, {"expecting": "pregnant", "pregnancy-weeks": "under-13"}))
    pages = {step.id: [question.id for question in questions] for step, questions in path.steps}
    assert pages["pregnancy"] == ["pregnancy-signs", "pregnancy-weeks"]
    assert pages["cleared"] == ["pregnancy-cleared"]


@pytest.mark.parametrize(("age", "is_asked"), [(34, False), (35, True)])
def test_when_a_long_pain_began_is_asked_from_35(content, age, is_asked):
    path = walk(content.rulebook, fill(content, {"age": age, "pain-duration": "over-3-months"}))
    assert ("stiff-onset" in asked(path)) is is_asked
    assert "stiff-signs" in asked(path)


# --- Options that another answer does not allow


@pytest.mark.parametrize(
    ("age", "onsets"),
    [(44, ["before-35", "35-to-44"]), (45, ["before-35", "35-to-44", "45-or-later"])],
)
def test_an_onset_later_than_the_age_is_not_offered(content, age, onsets):
    assert [option.id for option in offered(content.rulebook.question["stiff-onset"], {"age": age})] == onsets


def test_without_an_age_only_the_options_for_everyone_are_offered(content):
    assert [option.id for option in offered(content.rulebook.question["stiff-onset"], {})] == ["before-35", "35-to-44"]


ONLY_IN_PREGNANCY = {"waters", "tightenings", "baby-moving-less"}


@pytest.mark.parametrize(("expecting", "left_out"), [("pregnant", set()), ("might-be", ONLY_IN_PREGNANCY)])
def test_some_signs_of_pregnancy_are_offered_only_to_who_knows_of_it(content, expecting, left_out):
    question = content.rulebook.question["pregnancy-signs"]
    shown = {option.id for option in offered(question, {"expecting": frozenset([expecting])})}
    assert question.option_ids - shown == left_out


@pytest.mark.parametrize(
    ("duration", "left_out"),
    [("under-6-weeks", {"will-not-move"}), ("6-weeks-to-3-months", set()), ("over-3-months", set())],
)
def test_moves_that_change_nothing_are_offered_after_six_weeks(content, duration, left_out):
    question = content.rulebook.question["tried"]
    shown = {option.id for option in offered(question, {"pain-duration": frozenset([duration])})}
    assert question.option_ids - shown == left_out


def test_a_sign_that_is_not_offered_is_not_lost_but_asked_again(content):
    path = walk(content.rulebook, fill(content, {"expecting": "might-be", "pregnancy-signs": ["waters", "bleeding"]}))
    assert path.open == ("pregnancy-signs",)


def test_an_answer_that_is_not_offered_leaves_its_question_open(content):
    answers = fill(content, {"age": 44, "pain-duration": "over-3-months", "stiff-onset": "45-or-later"})
    path = walk(content.rulebook, answers)
    assert path.open == ("stiff-onset",)
    assert "stiff-onset" not in path.answers


def test_a_step_is_open_until_all_of_it_is_answered(content):
    path = walk(content.rulebook, {"age": 42})
    assert path.open_in(content.rulebook.step["about-you"])
    told = {"age": 42, "floor": frozenset(["yes"]), "cancer": frozenset(["no"])}
    assert not walk(content.rulebook, told).open_in(content.rulebook.step["about-you"])
    assert not path.open_in(content.rulebook.step["hip"])


# --- Whether the content that was walked through here is the one that was checked


@pytest.mark.parametrize(("other", "is_checked"), [({}, True), ({"decides": "old"}, False), ({"code": "old"}, False)])
def test_checks_count_for_just_this_content_and_this_code(content, other, is_checked):
    checked = replace(Checked(content.versions.decides, content.versions.code, "1", {}, {}), **other)
    assert replace(content, safety=replace(content.safety, checked=checked)).is_checked is is_checked


def test_content_that_no_check_ran_on_is_not_checked(content):
    assert replace(content, safety=replace(content.safety, checked=None)).is_checked is False
