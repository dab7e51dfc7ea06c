"""A page that is killed, at each place of a routine: it comes back to the same place, with all numbers."""

import pytest

from tests.browser.player import (
    FOR_NOW,
    GO_ON,
    IN_PLACE,
    LEAD,
    RESUME,
    SILENT,
    START,
    STOP,
    Player,
)  # fmt: skip
from tests.browser.shortcut import AGREE, helped, times

LEG, HOUR = 6 * 12, 3600  # seconds


@pytest.fixture
def lives(browser, home, shortcut, content):
    """Gives the player, open at its start, in a browser whose pages can be killed."""
    contexts = []

    def live(place: str = "0", then: tuple = ()) -> Player:
        context = browser.new_context(reduced_motion="reduce", service_workers="block")
        context.set_default_timeout(10_000)
        contexts.append(context)
        shortcut.take(context, home, "full", then=(AGREE, times(content, place=place), *then))
        player = Player(context.new_page())
        player.page.clock.install(time=0)
        player.page.goto(f"{home}/routine")
        player.chooses(SILENT)
        player.page.clock.pause_at(3_000)
        player.presses(START)
        return player

    yield live
    for context in contexts:
        context.close()


def comes_back(player: Player, after: int = 0) -> Player:
    """The page dies, and so many seconds later there is a new one."""
    dead, address = player.page, player.page.url.split("#")[0]
    again = Player(dead.context.new_page())
    dead.close()
    again.page.clock.run_for(after * 1000)
    again.page.goto(address)
    return again


def comes_to(player: Player, *presses: str) -> Player:
    for press in presses:
        player.presses(press)
    return player


def seen(player: Player) -> dict[str, str]:
    """Where somebody is: what is written there and asked."""
    dialog = player.page.get_by_role("dialog")
    dialog.wait_for()
    asked = [each.inner_text() for each in dialog.get_by_role("heading").all()]
    return {"asked": asked, "place": player.part("place"), "rep": player.part("rep"), "card": player.card}


@pytest.mark.parametrize("legs", [0, 1], ids=["first", "second"])
def test_killed_at_a_card_it_is_there_again(lives, legs):
    player = comes_to(lives(), *["Next"] * legs)
    before = seen(player)
    again = comes_back(player)
    assert (seen(again), len(again.card)) == (before, 3)
    assert again.focus == IN_PLACE


def test_killed_in_a_place_with_a_time_it_waits_at_that_place(lives):
    player = lives(place="20")
    player.runs(8)
    before = seen(player)
    again = comes_back(player)
    again.runs(60)
    assert (seen(again), again.sees[1]) == (before, "")
    assert again.part("warning") == "Press “I’m in place” this once."


@pytest.mark.parametrize(
    ("seconds", "word"), [(LEAD + 24 + 2, "push"), (LEAD + 24 + 8, "rest"), (LEAD + LEG + 2, "switch")]
)
def test_killed_while_it_runs_it_is_there_again_paused(lives, seconds, word):
    player = comes_to(lives(), IN_PLACE)
    player.runs(seconds)
    before = seen(player)
    again = comes_back(player)
    assert (seen(again), again.sees[0]) == (before, "Paused")
    again.presses(GO_ON)
    again.runs(3)
    assert again.page.locator("dialog").get_attribute("data-phase") == word
    assert seen(again) == before


def test_killed_at_the_question_it_asks_again(lives, content):
    player = comes_to(lives(), "Next", "Next")
    again = comes_back(player)
    assert content.routine.question in seen(again)["asked"]
    again.presses(content.routine.answers["no-change"])
    again.page.wait_for_url("**/routine#next")
    again.page.get_by_role("dialog").get_by_role("heading", name="Knee-to-wall push").wait_for()


def test_killed_when_all_is_done_it_asks_for_the_number_again(lives, content):
    player = lives(then=(helped("no-change"),)).comes_to_the_end()
    again = comes_back(player)
    assert content.texts["pain_scale"]["after"] in seen(again)["asked"]


@pytest.mark.parametrize("number", [0, 10])
def test_killed_after_the_number_it_is_said_again(lives, number):
    player = lives(then=(helped("no-change"),)).comes_to_the_end()
    player.rates(number)
    before = seen(player), player.part("numbers")
    again = comes_back(player)
    assert (seen(again), again.part("numbers")) == before
    assert f"Pain now: {number}." in before[1]


@pytest.mark.parametrize("panel", ["More", STOP])
def test_killed_with_a_panel_open_it_is_open_again(lives, panel):
    player = comes_to(lives(), IN_PLACE)
    player.runs(LEAD + 24 + 2)
    before = seen(comes_to(player, panel))
    again = comes_back(player)
    assert seen(again) == before
    again.page.keyboard.press("Escape")
    assert again.sees == ("Paused", "", "3 of 6")


def test_killed_at_stop_s_question_over_the_question_both_are_there_again(lives, content):
    again = comes_back(comes_to(lives(), "Next", "Next", STOP))
    again.presses(GO_ON)
    assert content.routine.question in seen(again)["asked"]


@pytest.mark.parametrize(("after", "open_again"), [(HOUR - 2, True), (HOUR, False)])
def test_for_an_hour_the_player_opens_by_itself(lives, after, open_again):
    player = comes_to(lives(), "Next")
    again = comes_back(player, after)
    again.page.get_by_role("button", name=IN_PLACE if open_again else RESUME).wait_for()


def test_a_player_that_was_closed_stays_closed(lives):
    player = comes_to(lives(), "Next")
    player.stops(FOR_NOW)
    again = comes_back(player)
    again.presses(RESUME)
    assert again.part("title") == "Knee brace, right leg"


def test_a_number_that_was_closed_is_kept_nowhere(lives):
    player = lives(then=(helped("no-change"),)).comes_to_the_end()
    player.rates(3)
    player.presses("Close")
    player.page.wait_for_function("localStorage.getItem('si-joint-steps.place') === null")
    again = comes_back(player)
    again.page.get_by_role("button", name=START).wait_for()
    assert not again.page.get_by_role("dialog").is_visible()
