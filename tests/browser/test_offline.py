"""Aeroplane mode, at the start and in the middle: the routine goes on, and the diary has it afterwards, once."""

import pytest

from tests.browser.player import A_SIGN, IN_PLACE, START, TRACK
from tests.browser.traveller import ROUTINE_IS_GONE, Traveller

NUMBER, SIGNS, OTHER = "How strong is it right now?", "First the danger signs", "This number needs the network"
WRITTEN, WAITS = (
    "Written in your diary.",
    "It waits on this device, and goes into your diary when the network is there.",
)
DONE = {"pain_before": 3, "pain_after": 2, "helped": "no-change", "ended": "finished"}

# The files of the pictures come from what the worker keeps, each in its own time.
DRAWN = """
pictures => {
  const all = [...document.querySelectorAll(pictures)]
  return all.length > 0 && all.every(each => each.getBBox().width > 0)
}
"""


@pytest.fixture
def travels(browser, home, shortcut):
    """Gives somebody with a browser of their own, which may keep pages."""
    contexts = []

    def travel() -> Traveller:
        context = browser.new_context(reduced_motion="reduce")
        context.set_default_timeout(10_000)
        contexts.append(context)
        return Traveller(context, home, shortcut).has_a_worker()

    yield travel
    for context in contexts:
        context.close()


@pytest.fixture
def traveller(travels):
    return travels()


# --- The routine


def test_in_aeroplane_mode_the_way_in_is_the_routine_with_its_pictures(traveller):
    traveller.comes_to_the_routine().loses_the_network()
    for address in ("/", "/routine/start", "/routine"):
        assert traveller.reads(address) == "Your routine"
    traveller.presses(START)
    traveller.page.wait_for_function(DRAWN, arg=".player__picture > [data-now] use[visibility=visible]")


def test_in_aeroplane_mode_it_has_its_sound(traveller):
    traveller.comes_to_the_routine()
    traveller.chooses(TRACK)
    traveller.page.wait_for_function("() => caches.match('/routine')")
    traveller.loses_the_network().reads("/routine")
    traveller.presses(START)
    traveller.presses(IN_PLACE)
    traveller.page.wait_for_function("() => document.querySelector('[data-part=digits]').textContent")
    assert traveller.part("warning") == ""


def test_without_a_network_from_the_start_the_session_waits_and_is_in_the_diary_once(traveller):
    traveller.comes_to_the_routine().loses_the_network().reads("/routine")
    traveller.presses(START)
    assert traveller.does_the_routine(now=2).told_of_the_diary == WAITS
    traveller.has_the_network_again()
    traveller.sends_what_waits()
    assert (traveller.told_of_the_diary, traveller.diary) == (WRITTEN, [DONE])
    for address in ("/diary", "/routine", "/diary"):
        traveller.reads(address)
    assert traveller.diary == [DONE]


def test_the_page_says_that_there_is_no_network_and_that_a_session_waits(traveller):
    traveller.comes_to_the_routine()
    note = traveller.page.locator("#again")
    assert not note.is_visible()
    traveller.loses_the_network().reads("/")
    assert note.inner_text().startswith("You have no network right now.") and "waits" not in note.inner_text()
    traveller.presses(START)
    traveller.does_the_routine(now=2)
    traveller.reads("/")
    assert "A routine that you did waits on this device." in note.inner_text()


def test_when_the_network_goes_in_the_middle_it_goes_on(traveller):
    traveller.comes_to_the_routine()
    traveller.presses(START)
    traveller.presses("Next")
    traveller.loses_the_network()
    traveller.does_the_routine(now=2)
    assert traveller.told_of_the_diary == WAITS
    traveller.has_the_network_again()
    traveller.sends_what_waits()
    assert traveller.diary == [DONE]


def test_a_session_that_waits_goes_with_the_next_page(traveller):
    traveller.comes_to_the_routine().loses_the_network()
    traveller.presses(START)
    traveller.does_the_routine(now=2)
    traveller.page.close()
    traveller.has_the_network_again()
    traveller.page = traveller.context.new_page()
    traveller.reads("/")
    traveller.sends_what_waits()
    assert traveller.diary == [DONE]


def test_a_session_that_waits_is_let_go_where_nothing_is_kept_any_more(traveller):
    traveller.comes_to_the_routine().loses_the_network()
    traveller.presses(START)
    traveller.does_the_routine(now=2)
    traveller.shortcut.take(traveller.context, traveller.home, "full")
    traveller.has_the_network_again()
    traveller.reads("/")
    traveller.sends_what_waits()


def test_with_a_network_it_is_written_at_once(traveller):
    traveller.comes_to_the_routine()
    traveller.presses(START)
    traveller.does_the_routine(now=2)
    traveller.sends_what_waits()
    assert (traveller.told_of_the_diary, traveller.diary) == (WRITTEN, [DONE])


def test_a_number_that_is_changed_is_changed_in_the_diary(traveller):
    traveller.comes_to_the_routine()
    traveller.presses(START)
    traveller.does_the_routine(now=2)
    traveller.sends_what_waits()
    traveller.presses("Change the number")
    traveller.rates(1)
    traveller.sends_what_waits()
    assert traveller.diary == [DONE | {"pain_after": 1}]


def test_two_tabs_that_have_a_session_to_send_send_it_once(traveller):
    traveller.comes_to_the_routine().loses_the_network()
    traveller.presses(START)
    traveller.does_the_routine(now=2)
    other = traveller.context.new_page()
    other.goto(f"{traveller.home}/privacy")
    traveller.has_the_network_again()
    other.goto(f"{traveller.home}/routine")
    traveller.sends_what_waits()
    assert traveller.diary == [DONE]


def test_that_it_helped_leaves_out_what_it_would_with_a_network(traveller):
    traveller.comes_to_the_routine().loses_the_network().reads("/routine")
    traveller.presses(START)
    while not traveller.page.locator("[data-part=ask]").is_visible():
        traveller.presses("Next")
    traveller.answers("yes")
    assert traveller.part("title").startswith("Superman")
    traveller.does_the_routine(now=2)
    traveller.has_the_network_again()
    traveller.sends_what_waits()
    assert traveller.diary == [DONE | {"helped": "yes"}]


def test_who_stops_for_a_sign_is_told_what_to_do_and_the_routine_is_not_kept_any_more(traveller):
    traveller.comes_to_the_routine().loses_the_network().reads("/routine")
    traveller.presses(START)
    traveller.stops(A_SIGN)
    assert traveller.page.get_by_role("heading", name="Leave the exercises for today").is_visible()
    traveller.page.evaluate(ROUTINE_IS_GONE)
    assert traveller.reads("/routine") == SIGNS
    traveller.has_the_network_again()
    traveller.reads("/diary")
    traveller.sends_what_waits()
    assert traveller.diary == [{"pain_before": 3, "pain_after": None, "helped": None, "ended": "stopped"}]


# --- The hours


@pytest.mark.parametrize(("hours", "asks"), [(2.99, False), (3, True)])
def test_for_three_hours_a_routine_is_open_and_then_it_asks_how_strong_the_pain_is(traveller, hours, asks):
    traveller.comes_to_the_routine().loses_the_network().hours_go_by(hours)
    traveller.reads("/routine")
    assert traveller.page.get_by_role("button", name=START).is_visible() is not asks
    if asks:
        assert traveller.asked == NUMBER


def test_with_a_number_that_changes_nothing_it_begins_again_and_that_is_the_number_before_it(traveller):
    traveller.comes_to_the_routine().loses_the_network().hours_go_by(5)
    traveller.reads("/routine")
    traveller.page.locator("#again").get_by_role("button", name="4", exact=True).click()
    traveller.presses(START)
    traveller.does_the_routine(now=2)
    traveller.has_the_network_again()
    traveller.sends_what_waits()
    assert traveller.diary == [DONE | {"pain_before": 4}]


@pytest.mark.parametrize(("number", "begins"), [("5", True), ("6", False)])
def test_with_a_number_that_changes_the_routine_nothing_begins_without_the_network(traveller, number, begins):
    traveller.comes_to_the_routine().loses_the_network().hours_go_by(5)
    traveller.reads("/routine")
    traveller.page.locator("#again").get_by_role("button", name=number, exact=True).click()
    if begins:
        traveller.page.get_by_role("button", name=START).wait_for()
    else:
        assert traveller.asked == OTHER
        assert not traveller.page.get_by_role("button", name=START).is_visible()
        assert traveller.page.locator(".net a[href^=tel]").first.is_visible()


@pytest.mark.parametrize(("hours", "heading"), [(15.99, "Your routine"), (16, SIGNS)])
def test_past_the_time_of_its_danger_signs_a_routine_is_not_shown(traveller, hours, heading):
    traveller.comes_to_the_routine().loses_the_network().hours_go_by(hours)
    assert traveller.reads("/routine") == heading
    assert traveller.page.locator("a[href^=tel]").first.is_visible()


def test_a_clock_that_is_set_back_opens_no_routine(traveller):
    traveller.comes_to_the_routine().loses_the_network().hours_go_by(-1)
    assert traveller.reads("/routine") == SIGNS


def test_a_tab_that_was_left_open_goes_to_the_start_when_somebody_comes_back_to_it(traveller):
    traveller.page.clock.install()
    traveller.comes_to_the_routine()
    traveller.page.clock.fast_forward("03:00:01")
    traveller.page.get_by_role("heading", name="Your routine").click()
    traveller.page.wait_for_url("**/routine/start")


def test_without_a_network_it_asks_there_and_past_the_danger_signs_it_is_shut(traveller):
    traveller.page.clock.install()
    traveller.comes_to_the_routine().loses_the_network()
    traveller.page.clock.fast_forward("03:00:01")
    traveller.page.get_by_role("heading", name="Your routine").click()
    assert traveller.asked == NUMBER
    traveller.page.clock.fast_forward("13:00:00")
    traveller.page.locator("#again").get_by_role("button", name="3", exact=True).click()
    assert traveller.asked == SIGNS
