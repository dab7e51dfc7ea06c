"""Answers count for 24 hours from the first one, whatever is written to the cookie after it."""

from email.utils import parsedate_to_datetime

import pytest
from cookies import DAY, cookie_name, kept_by, signed, someone_with
from person import Person

OVER = "Your answers have ended"
HOUR = 60 * 60


def with_a_routine(app) -> Person:
    return Person(app).walks().agrees()


def changes_the_times(person):
    person.opens("/routine/times").chooses("How many times, Plank", "4 times").presses("Use these times")


def says_that_it_helped(person):
    agrees_again(person)
    person.presses(person.content.routine.answers["no-change"])


def chooses_a_region(person):
    person.opens("/region").chooses("Telephone numbers for", "Ireland").presses("Show these numbers")


def sends_the_same_answer_again(person):
    person.opens("/screener/where").presses("Continue")


def changes_an_answer(person):
    person.opens("/screener/pain").goes_on(pain_now=2).agrees()


def agrees_again(person):
    person.opens("/routine/start").begins()


def goes_to_a_page_that_is_not_open(person):
    person.browser.post("/screener/stress", data={"csrf_token": person.page.find("input")["value"]})


def chooses_to_keep_for_a_day(person):
    person.opens("/routine/start")
    person.browser.post("/keep", data={"keep": "no", "csrf_token": person.page.find("input")["value"]})


WAYS = (
    changes_the_times, says_that_it_helped, chooses_a_region, sends_the_same_answer_again, changes_an_answer,
    agrees_again, goes_to_a_page_that_is_not_open, chooses_to_keep_for_a_day,
)  # fmt: skip


@pytest.mark.parametrize("writes", WAYS)
def test_no_way_to_write_makes_the_answers_count_for_longer(app, clock, writes):
    person = with_a_routine(app)
    cookie = person.browser.get_cookie(cookie_name(app)).value
    clock.now += 15 * HOUR
    writes(person)
    assert person.browser.get_cookie(cookie_name(app)).value != cookie, "nothing was written"
    clock.now += HOUR - 60
    assert person.opens("/result").address == "/result"
    clock.now += 8 * HOUR + 120
    assert person.opens("/routine").address == "/screener/danger"
    assert OVER in person.sees_notice()
    assert person.told("emergency-signs") == []


def test_every_address_that_can_be_sent_to_is_among_these_ways(app):
    """A new way to write has to be tried here too."""
    known = {
        "/routine/times", "/routine/helped", "/region", "/screener/<step_id>", "/agreement", "/keep",
        "/screener/confirm",  # tests/test_web_confirm.py
        "/routine/after",  # it keeps nothing
        "/diary", "/diary/delete", "/diary/import",  # they write another cookie
        "/forget", "/screener",  # these two clear the answers
    }  # fmt: skip
    assert {rule.rule for rule in app.url_map.iter_rules() if "POST" in rule.methods} == known


def test_five_days_of_daily_use_ask_everything_anew_each_day(app, clock):
    person = Person(app)
    visits = ((2, says_that_it_helped), (9, chooses_a_region), (12, changes_the_times), (15, agrees_again))
    for day in range(5):
        first = clock.now
        person.opens("/screener/danger").goes_on()
        while person.address != "/result":
            person.goes_on(pain_now=day)
        person.agrees()
        for hour, writes in visits:
            clock.now = first + hour * HOUR
            writes(person)
            assert kept_by(person)["f"] == first
        clock.now = first + DAY + 1
        assert person.opens("/result").address == "/screener/danger", f"day {day}"
        assert person.told("emergency-signs") == []


def test_a_danger_sign_of_yesterday_is_asked_again_today(app, clock):
    person = Person(app).walks(emergency_signs="cold-leg")
    assert person.address == "/result"
    clock.now += 15 * HOUR
    chooses_a_region(person)
    clock.now += 2 * HOUR
    assert person.opens("/result").address == "/screener/danger"
    assert person.told("emergency-signs") == []


def test_the_day_ends_to_the_second(app, clock):
    person = with_a_routine(app)
    clock.now = kept_by(person)["f"] + DAY
    assert person.opens("/screener").heading == "Go on, or start afresh?"
    clock.now += 1
    assert person.opens("/screener").address == "/screener/danger"


def test_a_new_day_begins_with_the_first_new_answer(app, clock):
    person = with_a_routine(app)
    clock.now += DAY + HOUR
    person.opens("/screener/danger").goes_on()
    assert kept_by(person)["f"] == clock.now


def test_starting_afresh_begins_a_new_day(app, clock):
    person = with_a_routine(app)
    clock.now += HOUR
    person.opens("/screener").presses("Start afresh").goes_on()
    assert kept_by(person)["f"] == clock.now


def test_when_an_update_leaves_no_answer_a_new_day_begins_with_the_next_one(app, clock):
    person = with_a_routine(app)
    kept = kept_by(person) | {"s": "no mark of today"}
    clock.now += 15 * HOUR
    person.browser.set_cookie(cookie_name(app), signed(app, kept))
    person.opens("/screener/danger").goes_on()
    assert kept_by(person)["f"] == clock.now


def test_the_browser_is_told_to_keep_the_cookie_no_longer_than_it_counts(app, clock):
    person = with_a_routine(app)
    first = kept_by(person)["f"]
    clock.now += 15 * HOUR
    changes_the_times(person)
    [told] = [each.headers["Set-Cookie"] for each in person.responses if "Set-Cookie" in each.headers][-1:]
    expires = told.partition("Expires=")[2].partition(";")[0]
    assert parsedate_to_datetime(expires).timestamp() == first + DAY


def test_a_cookie_from_before_this_version_counts_from_when_it_was_signed(app, clock, ready):
    old = {key: value for key, value in ready.items() if key != "f"}
    person = someone_with(app, signed(app, old))
    signed_at = clock.now
    clock.now += 20 * HOUR
    chooses_a_region(person)
    assert kept_by(person)["f"] == signed_at
    clock.now += 5 * HOUR
    assert person.opens("/routine").address == "/screener/danger"


@pytest.mark.parametrize("first", [0, -1, 10**12, 10**400, -(10**400), 1.5, "1", None, True, [], {}])
def test_a_time_of_the_first_answer_that_cannot_be_is_no_routine(app, ready, first):
    person = someone_with(app, signed(app, ready | {"f": first})).opens("/routine")
    assert person.address == "/screener/danger"
