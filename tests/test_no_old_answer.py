"""P12 of the function that drops: no answer past its time is left, and dropping makes no result bolder (P4)."""

import pytest
from answer_sets import random_answers, seeded

from app.decision.ages import still_good
from app.decision.decision import Unfinished, decide
from app.decision.rulebook import LEVELS
from tests.proof.contract import AT_START, CONFIRMED, GOOD_FOR, MINUTE

PEOPLE, NOW = 1500, 2_000_000_000
CLOCKS_APART = 10 * MINUTE  # no server is so far ahead: a time after that is none


def random_times(answers, dice) -> dict[str, int]:
    """When each was told: most a little within or past its time, some not known, some in the future."""
    times = {}
    for name in answers:
        lasts, kind = GOOD_FOR[name][0], dice.random()
        if kind < 0.08:
            continue
        if kind < 0.14:
            times[name] = NOW + CLOCKS_APART + dice.randrange(10**6)
        elif kind < 0.6:
            times[name] = NOW - dice.randrange(lasts)
        else:
            times[name] = NOW - lasts + dice.choice((-1, 1)) * dice.choice((1, MINUTE, lasts // 2))
    return times


def ages(times: dict[str, int]) -> dict[str, int]:
    return {name: NOW - at for name, at in times.items()}


@pytest.fixture(scope="module")
def dropped(content):
    """(all answers, their ages, the good ones, those to be confirmed) of random people at random moments."""
    dice, found = seeded(12), []
    for _ in range(PEOPLE):
        answers = random_answers(content, dice)
        times = random_times(answers, dice)
        good, to_confirm = still_good(content.rulebook, answers, times, NOW)
        found.append((answers, ages(times), dict(good), dict(to_confirm)))
    return found


def left_to_the_walk(answers: dict) -> dict:
    """Without the question of the start: its page asks it, and it is never missing on the way there."""
    return {name: answer for name, answer in answers.items() if GOOD_FOR[name][1] != AT_START}


def test_no_answer_past_its_time_and_none_without_a_time_is_left(dropped):
    for _, old, good, _ in dropped:
        for name in left_to_the_walk(good):
            assert name in old, f"{name} counts, and nobody knows when it was told"
            assert -CLOCKS_APART <= old[name] <= GOOD_FOR[name][0], f"{name} counts at an age of {old[name]} seconds"


def test_an_answer_within_its_time_is_left_as_it_is(dropped):
    for answers, old, good, _ in dropped:
        within = {name for name, age in old.items() if 0 <= age < GOOD_FOR[name][0]}
        assert {name: answers[name] for name in within} == {name: good.get(name) for name in within}
        assert all(answers[name] == answer for name, answer in good.items())


def test_what_is_to_be_confirmed_is_what_is_past_its_time_and_need_not_be_asked(dropped):
    for answers, old, good, to_confirm in dropped:
        past = {name for name, age in old.items() if age > GOOD_FOR[name][0] and GOOD_FOR[name][1] == CONFIRMED}
        assert past <= set(to_confirm)
        assert not set(to_confirm) & set(good)
        assert all(GOOD_FOR[name][1] == CONFIRMED and answers[name] == told for name, told in to_confirm.items())


def test_the_question_of_the_start_is_never_missing_on_the_way_there(dropped):
    for answers, _, good, _ in dropped:
        start = [name for name in answers if GOOD_FOR[name][1] == AT_START]
        assert [good.get(name) for name in start] == [answers[name] for name in start]


def rank_of(book, answers) -> tuple[int, dict]:
    """How careful the result is (0 the most: more is asked), and what it offers, by exercise."""
    try:
        decision = decide(book, answers)
    except Unfinished:
        return 0, {}
    return 1 + LEVELS.index(decision.level), {each.exercise: each.form for each in decision.offered}


def test_dropping_never_lowers_the_level_and_adds_no_exercise_and_no_harder_form(content, dropped):
    harder, levels = 0, set()
    for answers, _, good, _ in dropped:
        (before, offered), (after, left) = rank_of(content.rulebook, answers), rank_of(content.rulebook, good)
        assert after <= before, f"{LEVELS[before - 1]} became {LEVELS[after - 1]}"
        assert set(left) <= set(offered)
        ranks = {name: content.rulebook.exercises[name].rank for name in left}
        assert all(ranks[name][left[name]] >= ranks[name][offered[name]] for name in left)
        harder += after < before
        levels.add(after)
    assert harder > PEOPLE // 4 and len(levels) >= 4, "these people show nothing"


def test_nothing_is_dropped_of_what_was_told_this_minute(content):
    dice = seeded(13)
    for _ in range(200):
        answers = random_answers(content, dice)
        good, to_confirm = still_good(content.rulebook, answers, dict.fromkeys(answers, NOW - 5), NOW)
        assert (dict(good), dict(to_confirm)) == (answers, {})


@pytest.mark.parametrize("name", GOOD_FOR)
def test_each_answer_is_good_for_its_time_and_no_second_longer(content, name):
    """The numbers are those of the contract, not those of the content."""
    lasts, renewed = GOOD_FOR[name]
    answers = {name: next(iter(each for each in [random_answers(content, seeded(1))[name]]))}
    within, past = ({name: NOW - lasts + step} for step in (1, -1))
    assert name in still_good(content.rulebook, answers, within, NOW)[0], f"{name} is dropped too early"
    good, to_confirm = still_good(content.rulebook, answers, past, NOW)
    assert (name in good) == (renewed == AT_START), f"{name} counts for longer than the contract says"
    assert (name in to_confirm) == (renewed == CONFIRMED)
