"""The ways to go through a routine: by itself, step by step, and with other choices in the middle."""

import pytest

from tests.browser.player import (
    AGAIN,
    BY_HAND,
    IN_PLACE,
    LEAD,
    NEXT_STEP,
    SILENT,
    START,
    Player,
)  # fmt: skip
from tests.browser.scales import SCRIPTS_DONE
from tests.browser.shortcut import AGREE


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
    player = comes(BY_HAND)
    player.presses(START)
    seen = []
    for key in (IN_PLACE, *[NEXT_STEP] * 13, *[IN_PLACE, *[NEXT_STEP] * 12]):
        player.presses(key)
        player.runs(200)
        seen.append(player.sees)
    one_leg = [(word, "", f"{rep} of 6") for rep in range(1, 7) for word in ("Push", "Rest")]
    assert seen[:14] == [*one_leg, ("Switch sides", "", ""), ("Get into place", "", "")]
    assert seen[14:-1] == one_leg
    player.presses(content.routine.answers["yes"])
    player.page.wait_for_url("**/routine#next")
    assert "Superman" in player.part("title")
    player.presses(IN_PLACE)
    assert player.sees == ("Hold", "", "1 of 4")


def test_a_choice_made_in_the_middle_keeps_the_place(comes):
    player = comes()
    player.stops_in_the_third_push()
    player.chooses_in_the_player(BY_HAND)
    assert player.sees == ("Push", "", "3 of 6")
    player.presses(NEXT_STEP)
    assert player.sees == ("Rest", "", "3 of 6")


def test_how_it_should_sound_is_remembered_from_the_start_page_and_from_the_player(comes):
    player = comes("Say the steps aloud")
    player.page.reload()
    player.presses(START)
    player.chooses_in_the_player(BY_HAND)
    player.page.goto(f"{player.page.url}/start")
    for chosen in (SILENT, "Say the steps aloud", BY_HAND):
        assert player.page.get_by_label(chosen, exact=True).is_checked()


def test_after_the_start_the_player_opens_by_itself_once(comes, content):
    player = comes()
    player.page.goto(f"{player.page.url}/start")
    player.presses(content.texts["agreement"]["agree"])
    player.page.wait_for_url("**/routine")
    player.page.get_by_role("dialog").get_by_role("heading", name="Knee brace, left leg").wait_for()
    assert player.focus == IN_PLACE
    player.page.keyboard.press("Escape")
    player.page.get_by_role("button", name=AGAIN).wait_for()
    player.page.reload()
    player.page.get_by_role("button", name=START).wait_for()
    assert not player.page.get_by_role("dialog").is_visible()


def test_what_has_changed_is_read_before_the_player_opens(comes, content):
    player = comes()
    player.page.goto(f"{player.page.url}/start")
    player.page.get_by_text("It has changed").click()
    player.page.get_by_role("radio", name="6", exact=True).check(force=True)
    player.presses(content.texts["agreement"]["agree"])
    player.page.wait_for_url("**/routine")
    player.page.get_by_role("button", name=START).wait_for()
    assert player.page.locator("[data-changed]").is_visible()
    assert not player.page.get_by_role("dialog").is_visible()


def test_an_earlier_place_is_over_once_the_routine_is_started_anew(comes, content):
    player = comes()
    address = player.page.url
    player.stops_in_the_third_push()
    for number in ("6", "3"):
        player.page.goto(f"{address}/start")
        player.page.get_by_text("It has changed").click()
        player.page.get_by_role("radio", name=number, exact=True).check(force=True)
        player.presses(content.texts["agreement"]["agree"])
        player.page.wait_for_url("**/routine")
        player.page.get_by_role("button", name=START).wait_for()
        assert player.page.locator("[data-changed]").is_visible()
        assert not player.page.get_by_role("dialog").is_visible()


def test_the_bar_counts_the_time_for_the_places_where_there_is_one(comes):
    waits = comes()
    waits.presses(START)
    untimed = int(waits.part("left").removeprefix("Minutes left: "))
    placed = comes(place="60")
    placed.presses(START)
    assert int(placed.part("left").removeprefix("Minutes left: ")) >= untimed + 5


def test_with_a_time_for_the_place_the_card_stands_beside_the_seconds(comes):
    player = comes(place="15")
    player.presses(START)
    player.runs(3)
    assert (player.sees[1], len(player.card)) == ("12", 3)


# What browsers do not have that know dialogs: https://caniuse.com/array-findlast
OLD = "for (const name of ['findLast', 'findLastIndex', 'at']) delete Array.prototype[name]"
NO_DIALOG = "delete window.HTMLDialogElement; delete HTMLElement.prototype.showModal"
BROKEN_DIALOG = "HTMLDialogElement.prototype.showModal = () => { throw new Error('as old browsers do') }"


@pytest.fixture
def old(browser, home, shortcut):
    """Gives the routine in a browser that lacks something."""
    contexts = []

    def come(lack: str) -> Player:
        contexts.append(browser.new_context(reduced_motion="reduce", service_workers="block"))
        page = contexts[-1].new_page()
        page.add_init_script(lack)
        shortcut.take(page.context, home, "full", then=(AGREE,))
        page.clock.install(time=0)
        page.goto(f"{home}/routine")
        return Player(page)

    yield come
    for context in contexts:
        context.close()


@pytest.mark.parametrize("lack", [NO_DIALOG, BROKEN_DIALOG], ids=["no dialog", "broken dialog"])
def test_a_browser_in_which_the_player_cannot_run_keeps_the_sounds_of_the_page(old, lack):
    player = old(lack)
    player.page.evaluate(SCRIPTS_DONE)
    start = player.page.get_by_role("button", name=START)
    if start.is_visible():
        start.click()
    assert player.page.locator(".sound audio").first.is_visible()
    assert not start.is_visible()


def test_without_find_last_a_whole_leg_is_played(old):
    player = old(OLD)
    player.chooses(SILENT)
    player.page.clock.pause_at(3_000)
    player.presses(START)
    player.presses(IN_PLACE)
    player.runs(LEAD + 72 + 5)
    assert player.part("title") == "Knee brace, right leg"
