"""The player in every state it can show: axe, small windows, forced colours; and the page of one without script."""

import pytest

from tests.browser.axe import findings
from tests.browser.layout import lost
from tests.browser.player import IN_PLACE, LEAD, PAUSE, SILENT, START, Player
from tests.browser.shortcut import AGREE
from tests.browser.site import PHONE

LEG = 72
WINDOWS = [(320, 640), (320, 256), (844, 390), (667, 375), (1280, 800)]
# what is done to come to each state: a name is pressed, a number of seconds goes by
STATES = {
    "ready": (),
    "lead": (IN_PLACE, 1),
    "push": (IN_PLACE, LEAD),
    "rest": (IN_PLACE, LEAD + 6),
    "switch": (IN_PLACE, LEAD + LEG),
    "paused": (IN_PLACE, LEAD, PAUSE),
    "asking": ("Next", "Next"),
}


@pytest.fixture(scope="module")
def follower(people, home, shortcut):
    """Someone at the routine whose clock can be moved, and else goes on by itself, as axe needs it."""
    person = people("going clock")
    shortcut.take(person.page.context, home, "full", then=(AGREE,))
    person.page.clock.install()
    return person


@pytest.fixture(scope="module", params=STATES, ids=str)
def shown(request, follower, home):
    """The open player in one state."""
    page, watch = follower.page, follower.watch
    watch.forget()
    page.goto(f"{home}/routine")
    player = Player(page)
    player.chooses(SILENT)
    for each in (START, *STATES[request.param]):
        if isinstance(each, str):
            player.presses(each)
        else:
            player.runs(each)
    yield request.param, page
    assert watch.faults == []


def test_axe_finds_nothing_in_the_player(shown):
    state, page = shown
    dialog = page.locator("dialog")
    assert state in (dialog.get_attribute("data-phase"), dialog.get_attribute("data-state"))
    assert findings(page) == []


def test_the_player_fits_every_window(shown):
    _, page = shown
    assert [each for size in WINDOWS for each in lost(page, *size)] == []
    page.set_viewport_size(PHONE)


@pytest.mark.parametrize("size", [(844, 390), (390, 844), (1280, 800)], ids=str)
def test_everything_is_seen_without_scrolling(shown, size):
    _, page = shown
    page.set_viewport_size({"width": size[0], "height": size[1]})
    scrolls = page.locator("dialog").evaluate("each => each.scrollHeight - each.clientHeight")
    page.set_viewport_size(PHONE)
    assert scrolls <= 0


def test_digits_can_be_read_from_two_metres(shown):
    """At 108 px a digit is about 2 cm high."""
    state, page = shown
    if state in ("lead", "push", "rest", "switch"):
        assert page.locator("[data-part=digits]").evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 108


def test_forced_colours_keep_the_stage_apart(shown):
    state, page = shown
    page.emulate_media(forced_colors="active")
    width = page.locator(".player__stage").evaluate("each => parseFloat(getComputedStyle(each).borderTopWidth)")
    page.emulate_media(forced_colors="none")
    assert width >= 2 or state == "asking"


def test_without_a_script_there_is_no_player(opens, home, shortcut):
    person = opens(java_script_enabled=False)
    shortcut.take(person.page.context, home, "full", then=(AGREE,))
    person.goes_to("/routine")
    assert person.page.locator("[data-module=player]").is_hidden()
    assert person.page.get_by_role("button", name=START).count() == 0
    assert person.page.locator(".phases > li").count() > 50
