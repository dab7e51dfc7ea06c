"""Where a routine stopped: kept on the device, offered again for this very routine, and for no other."""

import re

from tests.browser.player import (
    AGAIN,
    GO_ON,
    IN_PLACE,
    LEAD,
    START,
    Player,
)  # fmt: skip
from tests.browser.shortcut import AGREE, times

RESUME = "Go on from there"


def offers(player: Player) -> bool:
    return player.page.get_by_role("button", name=RESUME).is_visible()


def test_after_a_crash_it_offers_to_go_on_at_the_very_push(comes):
    player = comes()
    player.stops_in_the_third_push()
    player.page.reload()
    assert player.page.get_by_role("heading", name="You stopped at: Knee brace, left leg, 3 of 6").is_visible()
    player.presses(RESUME)
    assert player.sees == ("Paused", "", "3 of 6")
    player.presses(GO_ON)
    player.runs(3)
    assert player.sees == ("Push", "6", "3 of 6")


def test_the_offer_is_gone_once_the_player_is_open_and_comes_back_never_stale(comes):
    player = comes()
    player.stops_in_the_third_push()
    player.page.reload()
    player.presses(START)
    player.presses("List")
    player.page.get_by_role("button", name=AGAIN).wait_for()
    assert not offers(player)
    player.presses(AGAIN)
    assert (player.part("title"), player.sees[0]) == ("Knee brace, left leg", "Get into place")


def test_it_can_also_begin_again(comes):
    player = comes()
    player.stops_in_the_third_push()
    player.page.reload()
    player.presses(START)
    assert (player.part("title"), player.sees[0]) == ("Knee brace, left leg", "Get into place")


def test_other_answers_have_no_place_to_go_on_at(comes, home, shortcut):
    player = comes()
    player.stops_in_the_third_push()
    shortcut.take(player.page.context, home, "right", then=(AGREE,))
    player.page.reload()
    assert not offers(player)


def test_other_times_have_no_place_to_go_on_at(comes, home, shortcut, content):
    player = comes()
    player.stops_in_the_third_push()
    shortcut.take(player.page.context, home, "full", then=(AGREE, times(content, plank_work="8")))
    player.page.reload()
    assert not offers(player)


def test_after_stop_there_is_no_place_to_go_on_at(comes, home):
    player = comes()
    player.stops_in_the_third_push()
    player.page.get_by_role("dialog").get_by_role("link", name="Stop", exact=True).click()
    player.page.get_by_role("heading", level=1, name="The routine is stopped").wait_for()
    player.page.goto(f"{home}/routine")
    assert not offers(player)


def test_after_it_is_worse_there_is_no_place_to_go_on_at(comes, content):
    player = comes()
    player.presses(START)
    player.presses("Next")
    player.presses("Next")
    player.presses(content.routine.answers["worse"])
    player.page.get_by_role("heading", level=1, name="The routine is stopped").wait_for()
    player.page.wait_for_function("!localStorage.getItem('si-joint-steps.place')")
    player.presses("Begin the routine again another time")
    player.page.get_by_role("heading", level=1, name="Your routine").wait_for()
    assert not offers(player)


def test_after_the_branch_too_it_goes_on_where_it_stopped(comes, content):
    player = comes()
    player.presses(START)
    player.presses("Next")
    player.presses("Next")
    player.presses(content.routine.answers["no-change"])
    player.page.wait_for_url("**/routine#next")
    player.presses("Next")
    player.presses(IN_PLACE)
    player.runs(LEAD + 12)
    assert (player.part("title"), player.sees[2]) == ("Plank, right leg", "2 of 3")
    player.page.reload()
    assert not player.page.get_by_role("dialog").is_visible()
    assert player.page.get_by_role("heading", name="You stopped at: Plank, right leg, 2 of 3").is_visible()


def test_forgetting_the_answers_forgets_the_place_and_the_choices(comes, home):
    player = comes()
    player.stops_in_the_third_push()
    player.presses("List")
    assert player.page.evaluate("localStorage.length") == 2
    player.presses("Forget my answers")
    player.page.get_by_role("heading", level=1, name="Your answers are forgotten").wait_for()
    player.page.wait_for_function("localStorage.length === 0")


def test_what_is_kept_on_the_device_tells_no_answer(comes):
    player = comes()
    player.stops_in_the_third_push()
    kept = player.page.evaluate("localStorage.getItem('si-joint-steps.place')")
    assert re.fullmatch(r'\{"stamp":"[0-9a-f]{16}","index":5,"now":\d+\}', kept)
