"""Coming back: what is asked again on another day, what is given at once, and what a page of yesterday is worth."""

import pytest
from cookies import DAY, cookie_name, kept_by, signed, someone_with
from person import Person
from visits import HOUR, MINUTE, WEEK, comes_back, keeps

SIGNS = "emergency-signs"


@pytest.fixture
def keeper(app, clock):
    """Someone in a routine, who chose to keep their answers."""
    return keeps(Person(app).walks())


def seen(person, since: int) -> list[str]:
    """The pages that were shown from a point on."""
    return [each.request.path for each in person.responses[since:] if each.status_code == 200]


# --- What is asked


def test_the_next_day_asks_the_signs_and_the_number_and_no_more(keeper, clock):
    clock.now += DAY
    before = len(keeper.responses)
    assert keeper.opens("/routine/start").told(SIGNS) == []
    keeper.goes_on()
    assert keeper.told("urgent-signs") == []
    keeper.goes_on()
    assert seen(keeper, before) == ["/screener/danger", "/screener/today", "/routine/start"]
    assert keeper.begins(3).address == "/routine"


def test_later_on_the_same_day_only_the_number_is_asked(keeper, clock):
    clock.now += 6 * HOUR
    assert keeper.opens("/routine/start").address == "/routine/start"
    assert keeper.begins(3).address == "/routine"


def test_whoever_gives_another_answer_sees_the_result_and_not_the_start(keeper, clock):
    clock.now += 2 * WEEK
    comes_back(keeper).opens("/screener/ability").goes_on(ball="no")
    assert keeper.presses("Nothing has changed").address == "/result"


def test_a_strong_pain_of_yesterday_does_not_stand_in_the_way_of_today(keeper, clock):
    keeper.opens("/routine/start").begins(8)
    assert keeper.address == "/result"
    clock.now += DAY
    keeper.opens("/routine/start").goes_on().goes_on()
    assert (keeper.address, keeper.told("pain-now")) == ("/screener/pain", [])
    assert keeper.tells("pain-now", 3).presses("Continue").address == "/result"
    assert keeper.comes_to_the_start().begins().address == "/routine"


def test_whoever_never_started_a_routine_sees_the_result(app, clock):
    person = Person(app).walks()
    clock.now += 17 * HOUR
    person.opens("/result").goes_on()
    assert person.goes_on().address == "/result"


def test_a_sign_that_came_overnight_ends_the_questions(keeper, clock):
    clock.now += DAY
    keeper.opens("/routine/start").goes_on(emergency_signs="cold-leg")
    assert (keeper.address, keeper.main["data-level"]) == ("/result", "emergency")
    assert keeper.opens("/routine").address == "/result"


def test_an_emergency_that_needs_an_answer_past_its_time_is_given_at_once(app, clock):
    """From 60 on, waves of pain can come from a blood vessel. The age was told two weeks ago."""
    person = keeps(Person(app).walks(age=61))
    clock.now += 2 * WEEK
    person.opens("/routine/start").goes_on().goes_on(urgent_signs="stone-waves")
    assert (person.address, person.main["data-level"]) == ("/result", "emergency")
    assert "stone-older" in person.main["data-rules"].split()


def test_a_result_below_that_waits_until_the_rest_is_confirmed(keeper, clock):
    clock.now += 2 * WEEK
    keeper.opens("/routine/start").goes_on().goes_on(urgent_signs="fever")
    assert keeper.address == "/screener/confirm"
    assert (keeper.presses("Nothing has changed").address, keeper.main["data-level"]) == ("/result", "urgent")


def test_a_cookie_of_the_release_before_is_as_old_as_its_first_answer(app, ready, clock):
    old = {key: ready[key] for key in ready if key not in ("e", "u", "m", "k")} | {"f": clock.now - 15 * HOUR}
    assert someone_with(app, signed(app, old)).opens("/result").address == "/result"
    old |= {"f": clock.now - 16 * HOUR}
    person = someone_with(app, signed(app, old)).opens("/result")
    assert (person.address, person.told(SIGNS)) == ("/screener/danger", [])


@pytest.mark.parametrize("ages", ["", "x", "0.", "1.1 " * 40, ". . . . . . . . .", "9999999." * 9])
def test_times_that_cannot_be_read_are_past(app, ready, ages):
    person = someone_with(app, signed(app, ready | {"e": ages, "u": 0})).opens("/routine")
    assert person.address == "/screener/danger"


# --- A page of yesterday


def test_a_sign_on_a_page_of_yesterday_gets_its_advice_and_the_page_comes_again_unticked(app, clock):
    person = Person(app).starts().tells(SIGNS, "cold-leg")
    clock.now += 16 * HOUR
    person.presses("Continue")
    assert (person.address, person.told(SIGNS)) == ("/screener/danger", [])
    assert app.extensions["content"].texts["levels"]["emergency"]["title"] in person.sees_notice()
    assert person.page.select(".notice .numbers li")


def test_none_on_a_page_of_yesterday_is_not_taken(app, clock):
    person = Person(app).starts().fills()
    clock.now += 16 * HOUR
    person.presses("Continue")
    assert (person.address, person.told(SIGNS)) == ("/screener/danger", [])
    assert "open for too long" in person.sees_notice()
    assert person.goes_on().address == "/screener/about-you"


def test_a_page_that_shows_again_what_was_sent_is_as_old_as_the_one_that_sent_it(app, clock):
    person = Person(app).starts().tells(SIGNS, "none", "unsure")
    clock.now += 15 * HOUR
    assert person.presses("Continue").status == 422
    clock.now += HOUR
    person.tells(SIGNS, "none").presses("Continue")
    assert (person.address, person.told(SIGNS)) == ("/screener/danger", [])


def test_a_page_of_yesterday_whose_session_is_gone_comes_empty_with_the_advice_to_its_sign(app, clock):
    person = Person(app).starts().tells(SIGNS, "cold-leg")
    person.browser.delete_cookie(cookie_name(app))
    clock.now += 16 * HOUR
    person.presses("Continue")
    assert (person.status, person.told(SIGNS), person.sees_warning("emergency")) == (400, [], True)


def test_signs_that_were_filled_in_and_sent_again_stay_as_old_as_they_were(keeper, clock):
    clock.now += 15 * HOUR
    keeper.opens("/screener/danger").presses("Continue")
    clock.now += HOUR
    assert keeper.opens("/routine/start").address == "/screener/danger"


def test_a_number_on_a_start_page_that_was_left_open_is_chosen_once_more(keeper, clock):
    keeper.opens("/routine/start")
    clock.now += 30 * MINUTE
    assert keeper.begins(3).status == 422
    assert keeper.told("pain-now") == []
    assert keeper.begins(3).address == "/routine"


def test_a_strong_pain_on_such_a_page_is_taken_all_the_same(keeper, clock):
    keeper.opens("/routine/start")
    clock.now += 30 * MINUTE
    assert (keeper.begins(9).address, keeper.main["data-level"]) == ("/result", "clinician-first")


# --- Three hours


def test_a_started_routine_is_open_for_three_hours_whatever_goes_out_of_time(app, clock):
    person = Person(app).walks()
    clock.now += 16 * HOUR - MINUTE
    person.agrees(3)
    clock.now += 3 * HOUR - 1
    person.opens("/routine")
    assert person.address == "/routine"
    clock.now += 1
    response = person.browser.get("/routine")
    assert (response.status_code, response.headers["Location"]) == (303, "/routine/start")
    assert person.opens("/routine").address == "/screener/danger"


def test_to_stop_and_to_say_that_it_is_worse_stay_possible_in_these_hours(app, clock):
    person = Person(app).walks()
    clock.now += 16 * HOUR - MINUTE
    person.agrees(3)
    clock.now += 2 * HOUR
    assert person.opens("/routine/stop").address == "/routine/stop"
    assert person.opens("/routine").rates(9).address == "/routine/after"


def test_the_same_signs_given_again_in_the_middle_close_nothing(app, clock):
    person = Person(app).walks()
    clock.now += 16 * HOUR - MINUTE
    person.agrees(3)
    clock.now += HOUR
    person.also().opens("/screener/danger").goes_on().goes_on()
    assert person.opens("/routine").address == "/routine"


def test_another_answer_in_the_middle_closes_it(keeper):
    keeper.also().opens("/screener/ability").goes_on(ball="no")
    assert keeper.opens("/routine").address == "/routine/start"


def test_having_stopped_yesterday_is_not_told_as_of_today(keeper, clock):
    keeper.presses(keeper.content.routine.answers["worse"])
    assert "You stopped today" in keeper.opens("/routine/start").sees_notice()
    clock.now += DAY + 1
    assert "You stopped today" not in comes_back(keeper).sees_notice()


def test_when_a_routine_was_started_last_stays_known(keeper, clock):
    started = clock.now
    keeper.opens("/screener/ability").goes_on(ball="no")
    assert kept_by(keeper)["u"] == started


def test_the_number_of_an_earlier_routine_is_not_the_one_before_today(keeper, clock):
    keeper.opens("/routine/start").begins(5)
    clock.now += 2 * DAY
    comes_back(keeper).opens("/screener/pain").goes_on(pain_now=1)
    keeper.opens("/routine/stop")
    assert not keeper.page.find("input", {"name": "pain-now", "value": "5"})
