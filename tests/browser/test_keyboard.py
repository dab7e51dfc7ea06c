"""With the keyboard alone: the whole main job, the errors and the player."""

import pytest

from tests.browser.keyboard import Keyboard
from tests.browser.player import (
    A_SIGN,
    AGAIN,
    GO_ON,
    IN_PLACE,
    LEAD,
    PAUSE,
    SILENT,
    START,
    STOP,
    TO_THE_QUESTION,
    Player,
)
from tests.browser.roads import answers_of
from tests.browser.shortcut import AGREE

INSIDE = "() => document.activeElement === document.body || document.activeElement.closest('dialog') !== null"
FOCUSED = "() => document.activeElement.id || document.activeElement.className"


@pytest.fixture
def keys(opens):
    person = opens()
    return Keyboard(person.page, person.home, person.content, person.watch)


def test_the_whole_way_to_the_routine(keys, content):
    keys.goes_to("/")
    keys.follows("Start the questions")
    keys.answers_steps(answers_of(content, "full"))
    keys.page.wait_for_url("**/result")
    keys.follows("Start")
    keys.presses(content.texts["agreement"]["agree"])
    keys.page.get_by_role("heading", level=1, name="Your routine").wait_for()


def test_the_first_stop_skips_to_the_main_part(keys):
    keys.goes_to("/")
    keys.press("Tab")
    assert keys.page.evaluate(FOCUSED) == "skip"
    keys.press("Enter")
    assert keys.page.evaluate(FOCUSED) == "main"


def test_errors_take_the_focus_and_lead_to_their_questions(keys, home, shortcut):
    keys.watch.expect(422)
    shortcut.take(keys.page.context, home, "full", "about-you")
    keys.goes_to("/screener/about-you")
    keys.presses("Continue")
    keys.page.get_by_role("heading", name="There is a problem").wait_for()
    assert keys.page.evaluate(FOCUSED) == "errors"
    keys.press("Tab")
    keys.press("Enter")
    assert keys.page.evaluate(FOCUSED) == "age-input"
    keys.page.keyboard.type("42")
    keys.tabs_to(keys.page.locator(".errors a").last, "Shift+Tab")
    keys.press("Enter")
    assert keys.page.evaluate(FOCUSED) == "cancer-no"


def test_errors_take_the_focus_after_a_change_link_too(keys, content, home, shortcut):
    keys.watch.expect(422)
    shortcut.take(keys.page.context, home, "full")
    keys.goes_to("/screener/check")
    keys.follows("Change sore side")
    keys.page.wait_for_url("**/screener/where#pain-side")
    keys.question(content.rulebook.question["pain-spread"]).get_by_role("checkbox", checked=True).uncheck()
    keys.presses("Continue")
    keys.page.get_by_role("heading", name="There is a problem").wait_for()
    assert keys.page.evaluate(FOCUSED) == "errors"


def test_a_second_look_says_in_focus_what_to_do_and_one_more_press_goes_on(keys, content, home):
    sign = content.rulebook.question["emergency-signs"]
    keys.goes_to("/screener/danger")
    keys.answers(sign, frozenset(["unsure"]))
    keys.presses("Continue")
    keys.page.get_by_text("It is fine not to be sure").wait_for()
    assert keys.page.evaluate(FOCUSED) == "notice"
    helps = keys.page.locator("details.help p")
    assert [each.is_visible() for each in helps.all()] == [True for each in sign.options if each.help]
    keys.presses("Continue")
    keys.page.wait_for_url("**/screener/about-you")


def test_an_explanation_opens_and_closes(keys, home):
    keys.goes_to("/screener/danger")
    first = keys.page.locator("summary").first
    keys.tabs_to(first)
    for opened in (True, False):
        keys.press("Enter")
        assert keys.page.locator("details").first.get_attribute("open") == ("" if opened else None)


@pytest.fixture
def routine(opens, home, shortcut):
    """Someone at the routine, with a clock that the test moves."""
    person = opens("standing clock")
    keys = Keyboard(person.page, person.home, person.content, person.watch)
    shortcut.take(keys.page.context, home, "full", then=(AGREE,))
    keys.page.clock.install(time=0)
    keys.goes_to("/routine")
    Player(keys.page).chooses(SILENT)
    keys.page.clock.pause_at(3_000)
    keys.presses(START)
    return keys


def test_the_player_runs_by_keyboard(routine, content):
    player = Player(routine.page)
    assert routine.page.evaluate("document.activeElement.textContent") == IN_PLACE
    routine.press("Enter")
    player.runs(LEAD)
    assert player.part("phase") == "Push"
    assert routine.page.evaluate("document.activeElement.textContent") == PAUSE
    routine.press("Space")
    assert (player.part("phase"), player.part("main")) == ("Paused", GO_ON)
    routine.presses("Next leg")
    assert player.part("title") == "Knee brace, right leg"
    routine.press("Enter")
    assert routine.page.evaluate("document.activeElement.textContent") == content.routine.question
    routine.tabs_to(routine.page.get_by_role("dialog").get_by_role("button", name=content.routine.answers["no-change"]))
    routine.press("Enter")
    routine.page.wait_for_url("**/routine#next")
    routine.page.get_by_role("dialog").get_by_role("heading", name="Knee-to-wall push").wait_for()


def test_a_late_press_of_pause_does_not_answer_whether_it_helped(routine, content):
    player = Player(routine.page)
    routine.presses("Next leg")
    routine.tabs_to(routine.page.get_by_role("button", name=IN_PLACE), "Shift+Tab")
    routine.press("Enter")
    player.runs(LEAD + 72)
    assert routine.page.evaluate("document.activeElement.textContent") == TO_THE_QUESTION
    routine.press("Space")
    assert routine.page.evaluate("document.activeElement.textContent") == content.routine.question
    routine.press("Space")
    routine.press("Enter")
    assert routine.page.url.endswith("/routine")


def test_the_player_keeps_the_focus_and_escape_gives_it_back(routine):
    for _ in range(12):
        routine.press("Tab")
        assert routine.page.evaluate(INSIDE)
    routine.press("Escape")
    assert not routine.page.get_by_role("dialog").is_visible()
    routine.page.get_by_role("button", name=AGAIN).wait_for()  # the page hears a moment later that it was closed
    assert routine.page.evaluate("document.activeElement.textContent") == AGAIN


def test_the_dialog_is_named_by_its_exercise(routine):
    assert routine.page.get_by_role("dialog", name="Knee brace, left leg").is_visible()


def test_stop_is_in_reach(routine):
    dialog = routine.page.get_by_role("dialog")
    for each in (dialog.get_by_role("button", name=STOP), dialog.get_by_role("button", name=A_SIGN)):
        routine.tabs_to(each)
        routine.press("Enter")
    routine.page.get_by_role("heading", level=1, name="The routine is over for today").wait_for()
