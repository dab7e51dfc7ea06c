"""What lies over the stage: Stop’s question, More, the question whether it helped, and the end."""

import pytest

from tests.browser.player import (
    A_SIGN,
    AGAIN,
    FOR_NOW,
    GO_ON,
    IN_PLACE,
    LEAD,
    LEAD_AFTER_PAUSE,
    PAUSE,
    START,
    STOP,
    STOPPED,
)  # fmt: skip
from tests.browser.shortcut import helped

WORSE, OTHER = "Leave the exercises for today", "That was your routine for now"


@pytest.fixture
def player(plays):
    return plays()


@pytest.fixture
def at_the_end(plays):
    """The end of a routine that began with a pain of 3. The net may be gone there."""
    player = plays("full", helped("no-change")).comes_to_the_end()
    yield player
    player.page.context.set_offline(False)


def test_stop_asks_once_and_a_sign_leads_to_the_stop_page(player):
    player.presses(IN_PLACE)
    player.runs(7)
    player.stops(A_SIGN)
    player.page.get_by_role("heading", level=1, name=STOPPED).wait_for()
    assert player.page.evaluate("localStorage.getItem('si-joint-steps.place')") is None


def test_only_for_now_keeps_the_place(player):
    player.presses(IN_PLACE)
    player.runs(LEAD + 12 + 2)
    player.stops(FOR_NOW)
    assert not player.page.get_by_role("dialog").is_visible()
    player.presses(AGAIN)
    assert player.sees == ("Paused", "", "2 of 6")


def test_stop_s_question_pauses_and_go_on_goes_on(player):
    player.presses(IN_PLACE)
    player.runs(LEAD + 12 + 2)
    player.presses(STOP)
    assert player.focus == "Why do you stop?"
    player.runs(60)
    player.presses(GO_ON)
    assert player.sees == ("Get ready", "3", "2 of 6")
    player.runs(LEAD_AFTER_PAUSE)
    assert player.sees == ("Push", "6", "2 of 6")


def test_escape_closes_a_panel_first_and_then_the_player(player):
    player.presses(IN_PLACE)
    player.runs(LEAD + 2)
    for key in ("More", STOP):
        player.presses(key)
        player.page.keyboard.press("Escape")
        assert player.sees[0] == "Get ready"  # it goes on
        player.runs(LEAD_AFTER_PAUSE + 1)
    player.page.keyboard.press("Escape")
    player.page.get_by_role("dialog").wait_for(state="hidden")


def test_more_opened_in_a_pause_leaves_it_paused(player):
    player.presses(IN_PLACE)
    player.runs(LEAD + 2)
    player.presses(PAUSE)
    player.presses("More")
    player.presses("Big digits")
    player.presses("Back to the routine")
    assert (player.sees[0], player.focus) == ("Paused", GO_ON)


def test_no_key_stands_beside_the_question_but_its_answers_and_stop(player, content):
    player.presses("Next")
    player.presses("Next")
    keys = player.page.get_by_role("dialog").get_by_role("button").all()
    near = [each.inner_text() for each in keys if each.evaluate("each => getComputedStyle(each).clipPath") == "none"]
    assert near == [STOP, *content.routine.answers.values()]


@pytest.mark.parametrize(("number", "title"), [(4, OTHER), (5, WORSE)])
def test_the_end_asks_for_the_number_and_says_what_follows_without_the_server(at_the_end, content, number, title):
    page = at_the_end.page
    assert at_the_end.focus == content.texts["pain_scale"]["after"]
    page.context.set_offline(True)
    at_the_end.rates(number)
    page.get_by_role("dialog").get_by_role("heading", name=title).wait_for()
    assert (at_the_end.focus, at_the_end.part("numbers")) == (title, f"Pain before: 3. Pain now: {number}.")
    assert not page.get_by_role("dialog").get_by_role("button", name=STOP).is_visible()


def test_a_slip_of_the_number_can_be_put_right(at_the_end, content):
    at_the_end.rates(9)
    at_the_end.presses("Change the number")
    assert at_the_end.focus == content.texts["pain_scale"]["after"]
    at_the_end.rates(2)
    assert at_the_end.focus == OTHER
    assert not at_the_end.page.get_by_role("heading", name=WORSE).is_visible()


def test_close_at_the_end_ends_it_and_the_question_stands_in_the_list_again(at_the_end, content):
    at_the_end.rates(4)
    at_the_end.presses("Close")
    at_the_end.page.get_by_role("button", name=START).wait_for()
    assert not at_the_end.page.get_by_role("dialog").is_visible()
    assert at_the_end.page.get_by_role("group", name=content.texts["pain_scale"]["after"]).is_visible()


def test_whoever_closes_after_more_pain_is_told_so_at_the_next_start(at_the_end):
    page = at_the_end.page
    at_the_end.rates(9)
    with page.expect_response("**/routine/helped"):
        at_the_end.presses("Close")
    page.goto(page.url.replace("/routine", "/routine/start"))
    assert page.get_by_role("status").filter(has_text="You stopped today").is_visible()


def test_a_slip_that_was_put_right_is_told_to_nobody(at_the_end):
    page, sent = at_the_end.page, []
    page.on("request", lambda request: sent.append(request.url))
    at_the_end.rates(9)
    at_the_end.presses("Change the number")
    at_the_end.rates(2)
    at_the_end.presses("Close")
    page.goto(page.url.replace("/routine", "/routine/start"))
    assert not [url for url in sent if url.endswith("/routine/helped")]
    assert not page.get_by_role("status").filter(has_text="You stopped today").is_visible()


def test_in_the_list_the_number_goes_to_the_server_as_without_script(at_the_end):
    at_the_end.page.keyboard.press("Escape")
    at_the_end.page.get_by_role("group", name="How strong is the pain now?").get_by_role("button", name="7").click()
    at_the_end.page.get_by_role("heading", name=WORSE).wait_for()
    assert at_the_end.page.url.endswith("/routine/after")


def test_worse_in_the_player_leads_to_the_stop_page(player, content):
    player.presses("Next")
    player.presses("Next")
    player.page.get_by_role("dialog").get_by_role("button", name=content.routine.answers["worse"]).click()
    player.page.get_by_role("heading", level=1, name=STOPPED).wait_for()


def test_a_press_in_the_moment_in_which_the_question_comes_answers_nothing(player, content):
    player.presses("Next")
    player.presses(IN_PLACE)
    player.runs(LEAD + 72)
    worse = player.page.get_by_role("dialog").get_by_role("button", name=content.routine.answers["worse"])
    worse.click()
    player.runs(0.5)
    worse.click()
    assert worse.is_visible()
    player.runs(0.3)
    worse.click()
    player.page.get_by_role("heading", level=1, name=STOPPED).wait_for()


def test_escape_closes_a_panel_every_time(player):
    for _ in range(3):
        player.presses("More")
        player.page.keyboard.press("Escape")
        assert player.page.get_by_role("dialog").is_visible()


def test_who_stops_without_the_net_is_told_what_to_do(plays, request):
    player = plays()
    request.addfinalizer(lambda: player.page.context.set_offline(False))
    player.page.context.set_offline(True)
    player.stops(A_SIGN)
    player.page.get_by_role("main").get_by_role("heading", name=WORSE).wait_for()
    assert player.focus == WORSE
    assert player.page.get_by_role("button", name=START).count() == 0


def test_after_leave_it_for_today_no_key_begins_again(at_the_end):
    at_the_end.rates(7)
    at_the_end.presses("Close")
    at_the_end.page.get_by_role("main").get_by_role("heading", name=WORSE).wait_for()
    assert at_the_end.focus == WORSE
    assert at_the_end.page.get_by_role("button", name=START).count() == 0
    at_the_end.page.get_by_role("main").get_by_role("button", name="Who to see").click()
    at_the_end.page.get_by_role("heading", level=1, name=STOPPED).wait_for()


def test_the_list_opens_at_the_exercise_that_was_on(player):
    player.presses("Next")
    player.closes()
    assert player.focus.startswith("1.")
