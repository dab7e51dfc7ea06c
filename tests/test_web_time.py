"""Answers a day old, a rotated key, clocks that differ: what is lost is said, and a sign still gets its advice."""

from cookies import DAY, cookie_name, kept_by, signed, someone_with
from person import Person

OVER = "Your answers have ended"


def test_answers_count_for_a_day(app, ready):
    person = someone_with(app, signed(app, ready, ago=DAY - 60)).opens("/screener")
    assert person.sees("There are answers on this device.")


def test_after_a_day_the_answers_are_gone_and_that_is_said(app, ready):
    person = someone_with(app, signed(app, ready, ago=DAY + 60)).opens("/routine")
    assert person.address == "/screener/danger"
    assert OVER in person.sees_notice()


def test_a_server_whose_clock_is_a_little_behind_loses_nothing(app, ready):
    assert someone_with(app, signed(app, ready, ago=-20)).opens("/routine").address == "/routine"
    assert someone_with(app, signed(app, ready, ago=-DAY)).opens("/routine").address == "/screener/danger"


def test_a_page_sent_after_a_day_is_answered_with_what_was_lost(app):
    person = Person(app).starts().goes_to("where").fills()
    person.browser.set_cookie(cookie_name(app), signed(app, kept_by(person), ago=DAY + 60))
    person.presses("Continue")
    assert person.address == "/screener/danger"
    assert OVER in person.sees_notice()


def test_the_first_page_sent_after_a_day_is_taken_as_nothing_on_it_is_old(app):
    person = Person(app).starts().tells("emergency-signs", "none")
    person.browser.set_cookie(cookie_name(app), signed(app, kept_by(person), ago=DAY + 60))
    assert person.presses("Continue").address == "/screener/about-you"


def test_a_region_alone_is_never_too_old_and_nobody_is_told_of_answers_they_never_gave(app):
    person = Person(app).opens("/region").chooses("Telephone numbers for", "Ireland").presses("Show these numbers")
    person.browser.set_cookie(cookie_name(app), signed(app, kept_by(person), ago=DAY + 60))
    assert OVER not in person.opens("/screener/danger").sees_notice()
    assert person.opens("/region").sees("Ireland")


def test_a_sign_sent_after_a_day_still_gets_its_advice(app):
    for named, sign, level in (
        ({"expecting": "pregnant"}, "heavy-bleeding-or-hard-belly", "emergency"),
        ({"expecting": "pregnant"}, "bleeding", "urgent"),
    ):
        person = Person(app).starts().goes_to("pregnancy", **named).fills().tells("pregnancy-signs", sign)
        person.browser.set_cookie(cookie_name(app), "gone")
        person.presses("Continue")
        assert person.address == "/screener/danger"
        assert app.extensions["content"].texts["levels"][level]["title"] in person.sees_notice()
        assert person.page.select(".notice .numbers li")


def test_the_form_of_the_start_sent_after_a_day_says_what_was_lost(app, ready):
    person = someone_with(app, signed(app, ready)).opens("/routine/start")
    person.browser.set_cookie(cookie_name(app), signed(app, ready, ago=DAY + 60))
    person.begins()
    assert (person.status, person.heading) == (400, OVER)
    assert person.sees_emergency_list()
