"""The function that drops: what is past its time does not reach the questions, and what has no time is past it."""

import pytest
from answer_sets import harmless

from app.decision.ages import CLOCKS_APART, is_good, still_good
from app.decision.answers import read_answers
from app.decision.decision import decide_path
from app.decision.path import walk
from app.decision.rulebook import ASKED, AT_START, CONFIRMED

NOW = 2_000_000_000
HOUR, DAY = 60 * 60, 24 * 60 * 60


@pytest.fixture(scope="module")
def answers(content):
    return read_answers(content.rulebook, harmless())


def aged(content, answers, renewed: str, seconds: int):
    """All told now, but for what is renewed in one way: that was told so long ago."""
    asked = content.rulebook.question
    told = {name: NOW - (seconds if asked[name].good_for.renewed == renewed else 0) for name in answers}
    return still_good(content.rulebook, answers, told, NOW)


def of_kind(content, answers, renewed: str) -> set[str]:
    return {name for name in answers if content.rulebook.question[name].good_for.renewed == renewed}


def test_what_was_told_now_is_good(content, answers):
    assert still_good(content.rulebook, answers, dict.fromkeys(answers, NOW), NOW) == (answers, {})


def test_signs_past_their_time_are_dropped_and_cannot_be_confirmed(content, answers):
    good, to_confirm = aged(content, answers, ASKED, 16 * HOUR)
    assert set(answers) - set(good) == of_kind(content, answers, ASKED)
    assert to_confirm == {}
    assert aged(content, answers, ASKED, 16 * HOUR - 1) == (answers, {})


def test_what_changes_slowly_is_to_be_confirmed_once_it_is_past_its_time(content, answers):
    good, to_confirm = aged(content, answers, CONFIRMED, 14 * DAY)
    assert set(to_confirm) == of_kind(content, answers, CONFIRMED)
    assert not set(good) & set(to_confirm)
    assert "pregnancy-weeks" in aged(content, answers, CONFIRMED, 7 * DAY)[1]
    assert aged(content, answers, CONFIRMED, 7 * DAY - 1) == (answers, {})


def test_the_answer_of_the_start_is_never_missing_on_the_way_there(content, answers):
    assert aged(content, answers, AT_START, 40 * DAY) == (answers, {})


def test_an_answer_without_a_time_is_not_good(content, answers):
    good, to_confirm = still_good(content.rulebook, answers, {}, NOW)
    assert set(good) == of_kind(content, answers, AT_START)
    assert set(to_confirm) == of_kind(content, answers, CONFIRMED)


@pytest.mark.parametrize(("ahead", "good"), [(CLOCKS_APART, True), (CLOCKS_APART + 1, False)])
def test_a_time_in_the_future_is_good_only_as_far_as_two_clocks_can_be_apart(content, ahead, good):
    assert is_good(content.rulebook.question["emergency-signs"], NOW + ahead, NOW) == good


def test_without_the_signs_of_today_there_is_no_decision(content, answers):
    good, _ = aged(content, answers, ASKED, 16 * HOUR)
    path = walk(content.rulebook, good)
    assert path.open[0] == "emergency-signs"
    with pytest.raises(ValueError, match="emergency-signs"):
        decide_path(content.rulebook, path)
