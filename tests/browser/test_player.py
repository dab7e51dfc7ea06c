"""The player, second by second, with a clock that the test moves: nothing here waits."""

import math
import re

import pytest

from app.decision.decision import decide
from app.routine.legs import say
from app.routine.phases import build
from tests.browser.player import (
    AGAIN,
    FINISH,
    GO_ON,
    IN_PLACE,
    LEAD,
    LEAD_AFTER_PAUSE,
    PAUSE,
    TO_THE_QUESTION,
    expected,
)  # fmt: skip
from tests.browser.roads import answers_of
from tests.browser.shortcut import AGREE, helped

HIDE = """
Object.defineProperty(document, "hidden", { value: true })
document.dispatchEvent(new Event("visibilitychange"))
"""


@pytest.fixture
def player(plays):
    return plays()


@pytest.mark.parametrize("road", ["full", "right", "both"])
def test_the_whole_routine_shows_every_second_with_the_right_words_and_ends_at_the_pain_now(plays, content, road):
    player, decision = plays(road), decide(content.rulebook, answers_of(content, road))
    blocks = build(content.routine, decision)
    player.runs_through(blocks[0])
    assert player.shown == expected(content, blocks[0]) + [player.shown[-1]]
    player.runs(1)  # a press that comes at once was meant for the stage
    player.presses(content.routine.answers["no-change"])
    player.page.wait_for_url("**/routine#next")
    player.records()
    for block in blocks[1:]:
        player.runs_through(block)
    assert player.shown[:-1] == [row for block in blocks[1:] for row in expected(content, block)]
    assert player.part("title") == "The end"
    assert player.focus == FINISH
    player.page.keyboard.press("Enter")
    assert player.focus == content.texts["pain_scale"]["after"]


@pytest.mark.parametrize(("road", "sore", "other"), [("full", "left", "right"), ("right", "right", "left")])
def test_a_sore_side_is_pushed_and_the_other_leg_lifted(plays, content, road, sore, other):
    player, legs = plays(road), []
    for _ in range(6):
        legs.append((player.part("title"), player.card))
        player.presses("Next")
        no_change = player.page.get_by_role("dialog").get_by_role("button", name="No change")
        if no_change.is_visible():
            no_change.click()
            player.page.wait_for_url("**/routine#next")
            player.page.get_by_role("button", name=IN_PLACE).wait_for()
    assert [title for title, _ in legs] == [
        f"Knee brace, {sore} leg", f"Knee brace, {other} leg", f"Knee-to-wall push, {sore} leg",
        f"Plank, {other} leg", f"Superman on the ball, {other} leg", f"Knee brace, {sore} leg",
    ]  # fmt: skip
    assert f"{sore} foot" in legs[0][1][0]
    assert f"Push your {sore} heel" in legs[0][1][1]
    assert f"your {sore} hip" in legs[2][1][0]
    assert f"Your {other} leg will lift" in legs[3][1][0]


def test_a_pause_stops_the_time_and_the_push_comes_again_whole(player):
    player.presses(IN_PLACE)
    player.runs(LEAD + 12 + 4)
    assert player.sees == ("Push", "2", "2 of 6")
    player.presses(PAUSE)
    player.runs(600)
    assert player.sees == ("Paused", "", "2 of 6")
    assert player.part("cue") == "Press Go on. After 3 seconds this push starts again."
    assert player.part("warning") == ""
    player.presses(GO_ON)
    assert player.sees == ("Get ready", "3", "2 of 6")
    player.runs(LEAD_AFTER_PAUSE)
    assert player.sees == ("Push", "6", "2 of 6")


def test_a_page_that_is_hidden_pauses_and_stays_paused(player):
    player.presses(IN_PLACE)
    player.runs(LEAD + 1)
    player.page.evaluate(HIDE)
    assert player.part("phase") == "Paused"
    player.runs(60)
    assert player.part("phase") == "Paused"
    assert player.part("warning") == "The page was out of sight."


def test_a_device_that_slept_pauses_in_the_push_that_it_was_in(player):
    player.presses(IN_PLACE)
    player.runs(LEAD + 12 + 3)
    player.page.clock.fast_forward(40_000)
    assert player.sees == ("Paused", "", "2 of 6")
    assert player.part("warning") == "This device was asleep, or too busy."
    player.presses(GO_ON)
    assert player.part("warning") == ""
    player.runs(LEAD_AFTER_PAUSE)
    assert player.sees == ("Push", "6", "2 of 6")


def test_back_and_next_go_leg_by_leg(player):
    player.presses("Next")
    assert player.part("title") == "Knee brace, right leg"
    player.presses(IN_PLACE)
    player.runs(20)
    player.presses("Back")
    assert (player.part("title"), player.sees[0]) == ("Knee brace, right leg", "Get into place")
    player.presses("Back")
    assert player.part("title") == "Knee brace, left leg"
    player.presses("Back")
    assert player.part("title") == "Knee brace, left leg"


def test_the_card_says_how_before_each_set_and_the_effort_and_the_breath_stand_while_pushing(player, content):
    exercise = content.routine.exercises["knee-brace"]
    setup, task, feel = player.card
    assert setup == say(exercise.form["full"].get_ready, "left", content.routine.sides)
    assert task == "Push your left heel into the frame, with half of what you could, about 5 out of 10. Breathe out."
    assert "What you feel:" in feel
    assert player.pictured == ["set-up", "push"]
    player.presses(IN_PLACE)
    player.runs(LEAD + 1)
    assert player.card == []
    assert player.pictured == ["push"]
    assert player.part("effort") == "With half of what you could, about 5 out of 10. Breathe out."
    player.runs(6)
    assert player.part("effort") == ""


def minutes(player) -> int:
    return int(player.part("left").removeprefix("Minutes left: "))


def test_the_bar_has_the_minutes_that_are_left_and_waiting_takes_none(player, content):
    blocks = build(content.routine, decide(content.rulebook, answers_of(content, "full")))
    sets = [each for block in blocks for each in block.sets]
    seconds = sum(block.seconds for block in blocks) + LEAD * len(sets)
    assert minutes(player) == math.ceil(seconds / 60)
    player.runs(3600)
    assert minutes(player) == math.ceil(seconds / 60)
    player.presses(IN_PLACE)
    player.runs(LEAD + 72)
    assert minutes(player) == math.ceil((seconds - LEAD - 72) / 60)
    bar = player.page.get_by_role("progressbar")
    assert bar.evaluate("each => Math.round(each.position * each.max)") in (LEAD + 72, LEAD + 73)


@pytest.mark.parametrize(("answer", "title"), [("yes", "Superman"), ("no-change", "Knee-to-wall")])
def test_did_it_help_is_asked_in_the_player_and_goes_on_there(player, content, answer, title):
    player.presses("Next")
    player.presses("Next")
    dialog = player.page.get_by_role("dialog")
    dialog.get_by_role("heading", name=content.routine.question).wait_for()
    assert player.page.evaluate("document.activeElement.textContent") == content.routine.question
    dialog.get_by_role("button", name=content.routine.answers[answer]).click()
    player.page.wait_for_url("**/routine#next")
    player.page.get_by_role("dialog").get_by_role("heading", name=re.compile(title)).wait_for()
    assert player.part("place").startswith("Exercise 2 of")


def test_an_answer_in_the_list_does_not_open_the_player_and_it_goes_on_after_it(player, content):
    player.closes()
    player.presses(content.routine.answers["no-change"])
    player.page.wait_for_url("**/routine#next")
    assert not player.page.get_by_role("dialog").is_visible()
    player.presses(AGAIN)
    assert player.part("title") == "Knee-to-wall push, left leg"


def test_an_answer_that_cannot_be_sent_loses_no_place(player, content):
    player.presses(IN_PLACE)
    player.runs(LEAD + 12)
    player.presses("Next")
    player.presses("Next")
    player.page.route("**/routine/helped", lambda route: route.abort())
    player.presses(content.routine.answers["no-change"])
    player.page.wait_for_url("chrome-error://**")
    player.page.unroute("**/routine/helped")
    player.page.go_back()
    player.page.get_by_role("dialog").get_by_role("heading", name=content.routine.question).wait_for()


def test_the_question_stands_in_the_list_again_when_the_player_is_closed(player, content):
    player.presses("Next")
    player.presses("Next")
    player.page.keyboard.press("Escape")
    assert not player.page.get_by_role("dialog").is_visible()
    player.page.get_by_role("button", name=content.routine.answers["yes"]).wait_for()
    player.presses(AGAIN)
    player.page.get_by_role("dialog").get_by_role("heading", name=content.routine.question).wait_for()


def test_closing_pauses_and_opening_again_goes_on_from_there(player):
    player.presses(IN_PLACE)
    player.runs(LEAD + 14)
    player.page.keyboard.press("Escape")
    player.runs(60)
    player.presses(AGAIN)
    assert player.part("phase") == "Paused"
    player.presses(GO_ON)
    player.runs(LEAD_AFTER_PAUSE)
    assert player.sees == ("Push", "6", "2 of 6")


def test_changes_are_spoken_and_seconds_never(player, content):
    block = build(content.routine, decide(content.rulebook, answers_of(content, "full")))[0]
    player.runs_through(block)
    first, second = (each for each in player.spoken if each.startswith("Knee brace"))
    pushes = [text for rep in range(1, 7) for text in (f"Push {rep}", "Rest")]
    assert player.spoken == [
        first, "Get ready", *pushes, "Switch sides", second, "Get ready", *pushes, "One question",
    ]  # fmt: skip
    assert all(f"{side} leg. " in told and "out of 10." in told for side, told in (("left", first), ("right", second)))


def test_time_alone_never_moves_the_focus(player, content):
    player.presses(IN_PLACE)
    player.runs(LEAD + 72 + 5)
    player.presses(IN_PLACE)
    player.runs(LEAD + 72)
    assert player.part("phase") == "Rest" or player.part("main") == TO_THE_QUESTION
    assert player.focus == TO_THE_QUESTION
    player.page.keyboard.press("Enter")
    assert player.focus == content.routine.question


def test_when_it_helped_and_nothing_is_left_it_says_that_this_was_all(opens, home, shortcut, content):
    person = opens()
    shortcut.take(person.page.context, home, "no-ball", then=(AGREE, helped("yes")))
    person.goes_to("/routine#next")
    assert person.page.get_by_text("That was the whole routine for now.").is_visible()
    assert not person.page.get_by_role("dialog").is_visible()
