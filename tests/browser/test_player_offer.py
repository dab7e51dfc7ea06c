"""Where a routine stopped: kept on the device, offered again for this very routine, and for no other."""

import re

from tests.browser.player import A_SIGN, AGAIN, FOR_NOW, GO_ON, IN_PLACE, LEAD, RESUME, START, STOPPED, Player
from tests.browser.shortcut import AGREE, times


def offers(player: Player) -> bool:
    return player.page.get_by_role("button", name=RESUME).is_visible()


def test_who_stopped_for_now_is_offered_to_go_on_at_the_very_push(comes):
    player = comes()
    player.stops_in_the_third_push()
    player.stops(FOR_NOW)
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
    player.stops(FOR_NOW)
    player.page.reload()
    player.presses(START)
    assert (player.part("title"), player.part("main")) == ("Knee brace, left leg", IN_PLACE)
    player.closes()
    player.page.get_by_role("button", name=AGAIN).wait_for()
    assert not offers(player)
    player.presses(AGAIN)
    assert (player.part("title"), player.part("main")) == ("Knee brace, left leg", IN_PLACE)


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
    player.stops(A_SIGN)
    player.page.get_by_role("heading", level=1, name=STOPPED).wait_for()
    player.page.goto(f"{home}/routine")
    assert not offers(player)


def test_after_it_is_worse_there_is_no_place_to_go_on_at(comes, content):
    player = comes()
    player.presses(START)
    player.presses("Next")
    player.presses("Next")
    player.presses(content.routine.answers["worse"])
    player.page.get_by_role("heading", level=1, name=STOPPED).wait_for()
    player.page.wait_for_function("!localStorage.getItem('si-joint-steps.place')")


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
    player.page.get_by_role("dialog").get_by_role("heading", name="Plank, right leg").wait_for()
    assert player.sees == ("Paused", "", "2 of 3")


def test_forgetting_the_answers_forgets_the_place_and_the_choices(comes, home):
    player = comes()
    player.stops_in_the_third_push()
    player.closes()
    assert player.page.evaluate("localStorage.length") == 2
    player.presses("Forget my answers")
    player.page.get_by_role("heading", level=1, name="Your answers are forgotten").wait_for()
    player.page.wait_for_function("localStorage.length === 0")


def test_what_is_kept_on_the_device_tells_no_answer(comes):
    player = comes()
    player.stops_in_the_third_push()
    kept = player.page.evaluate("localStorage.getItem('si-joint-steps.place')")
    told = r'"stamp":"[0-9a-f]{16}","index":5,"state":"running","panel":null,"after":null,"open":true,"now":\d+'
    assert re.fullmatch(rf"\{{{told}\}}", kept)
