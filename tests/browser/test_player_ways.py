"""The ways to go through a routine: by itself, step by step, and with other choices in the middle."""

from tests.browser.player import (
    AGAIN,
    BY_HAND,
    IN_PLACE,
    NEXT_STEP,
    SILENT,
    START,
    TO_THE_QUESTION,
)  # fmt: skip


def test_with_a_time_for_each_place_it_goes_on_by_itself(comes):
    player = comes(place="15", lead_in="10")
    player.presses(START)
    assert player.sees == ("Get into place", "15", "")
    player.runs(15)
    assert player.sees == ("Get ready", "10", "1 of 6")
    player.runs(10 + 72 + 5)
    assert (player.part("title"), player.sees[:2]) == ("Knee brace, right leg", ("Get into place", "15"))
    player.runs(25)
    assert player.sees == ("Push", "6", "1 of 6")


def test_who_is_in_place_earlier_says_so(comes):
    player = comes(place="60")
    player.presses(START)
    player.runs(5)
    player.presses(IN_PLACE)
    assert player.sees == ("Get ready", "5", "1 of 6")


def test_step_by_step_there_is_no_clock_at_all(comes, content):
    player = comes()
    player.chooses(BY_HAND)
    player.presses(START)
    seen = []
    for key in (IN_PLACE, *[NEXT_STEP] * 13, *[IN_PLACE, *[NEXT_STEP] * 12]):
        player.presses(key)
        player.runs(600)
        seen.append(player.sees)
    one_leg = [(word, "", f"{rep} of 6") for rep in range(1, 7) for word in ("Push", "Rest")]
    assert seen[:14] == [*one_leg, ("Switch sides", "", ""), ("Get into place", "", "")]
    assert seen[14:-1] == one_leg
    player.presses(TO_THE_QUESTION)
    player.presses(content.routine.answers["yes"])
    player.page.wait_for_url("**/routine#next")
    assert "Superman" in player.part("title")
    player.presses(IN_PLACE)
    assert player.sees == ("Hold", "", "1 of 4")


def test_a_choice_made_in_the_middle_keeps_the_place(comes):
    player = comes()
    player.stops_in_the_third_push()
    player.presses("List")
    player.chooses(BY_HAND)
    player.presses(AGAIN)
    assert player.sees == ("Push", "", "3 of 6")
    player.presses(NEXT_STEP)
    assert player.sees == ("Rest", "", "3 of 6")


def test_how_it_should_sound_is_remembered(comes):
    player = comes()
    player.chooses("Say the steps aloud")
    player.page.reload()
    assert player.page.get_by_label(SILENT, exact=True).is_checked()
    assert player.page.get_by_label("Say the steps aloud", exact=True).is_checked()
