"""What is missing or wrong at the start, tabs that were left behind, stale pages: all is said, nothing is lost."""

import pytest
from cookies import kept_by
from page_check import words
from test_web_start import KEY, choose, later

# --- What is missing or wrong


def test_a_number_that_is_missing_is_asked_for_where_it_stands(at_start):
    person = later(at_start)
    person.presses(KEY)
    assert (person.status, person.address, person.title.startswith("Error:")) == (422, "/agreement", True)
    assert person.sees_errors() == [choose(person)]
    assert "g" not in kept_by(person)
    assert person.begins(4).address == "/routine"


def post(person, **fields):
    """Send the form without pressing a key that a page has."""
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    sent = {name.replace("_", "-"): value for name, value in fields.items()}
    return person.arrives(person.browser.post("/agreement", data={"csrf_token": token, **sent}), "/agreement")


def test_without_the_agreement_the_number_stands_there_still(at_start):
    post(at_start, pain_now="4")
    assert at_start.status == 422
    assert at_start.sees_errors() == [at_start.content.texts["agreement"]["if_left_out"]]
    assert at_start.told("pain-now") == ["4"]
    assert at_start.presses(KEY).address == "/routine"
    assert kept_by(at_start)["a"]["pain-now"] == 4


def test_both_can_be_missing(at_start):
    person = post(later(at_start))
    assert person.status == 422
    assert person.sees_errors() == [choose(person), person.content.texts["agreement"]["if_left_out"]]


@pytest.mark.parametrize("number", ["11", "-1", "x", "3.5", ["3", "4"]])
def test_what_is_no_number_of_the_scale_is_refused_even_when_one_is_fresh(at_start, number):
    post(at_start, agree="yes", pain_now=number)
    assert (at_start.status, at_start.sees_errors()) == (422, [choose(at_start)])
    assert "g" not in kept_by(at_start)


def test_a_number_that_stops_is_taken_even_without_the_agreement(at_start):
    post(at_start, pain_now="9")
    assert (at_start.address, at_start.main["data-level"]) == ("/result", "clinician-first")


def test_enter_agrees(at_start):
    """A browser that sends a form on Enter sends its first key."""
    form = at_start.page.find(id="begin")
    assert words(form.button) == KEY
    assert form.button["name"] == "agree"


# --- Tabs, stale pages, no cookie


def test_the_back_button_after_a_number_that_stopped_can_put_it_right_as_the_questions_can(person):
    person.completes().agrees(8)
    person.goes_back().begins(5)
    assert person.address == "/routine"
    assert kept_by(person)["a"]["pain-now"] == 5


def test_a_tab_left_behind_by_an_open_question_starts_nothing_and_its_number_is_kept(at_start):
    at_start.also().opens("/screener/health").tells("health", "hip-replacement").presses("Continue")
    at_start.begins(9)
    assert at_start.address == "/screener/hip"
    assert "Nothing was started" in at_start.sees_notice()
    assert kept_by(at_start)["a"]["pain-now"] == 9


def test_a_tab_left_behind_by_an_emergency_starts_nothing(at_start):
    at_start.also().opens("/screener/danger").tells("emergency-signs", "cold-leg").presses("Continue")
    at_start.begins(5)
    assert (at_start.address, at_start.main["data-level"]) == ("/result", "emergency")
    assert "That page was not open" in at_start.sees_notice()


def test_a_stale_page_comes_again_with_its_number(at_start):
    at_start.page.select_one("main input[name=csrf_token]")["value"] = "x"
    at_start.begins(5)
    assert (at_start.status, at_start.told("pain-now")) == (400, ["5"])
    assert "open for too long" in at_start.sees_errors()[0]
    assert kept_by(at_start)["a"]["pain-now"] == 3
    assert at_start.presses(KEY).address == "/routine"
    assert kept_by(at_start)["a"]["pain-now"] == 5


def test_a_stale_page_of_the_end_asks_for_the_number_once_more(person):
    person.completes().agrees(3)
    person.page.select_one("#after-form input[name=csrf_token]")["value"] = "x"
    person.rates(5)
    assert person.status == 400
    assert "open for too long" in person.sees_errors()[0]
    assert person.rates(5).sees("Pain at the start: 3 out of 10. Pain now: 5 out of 10.")


def test_without_a_cookie_that_is_said(at_start):
    at_start.browser = at_start.app.test_client(use_cookies=False)
    at_start.begins(5)
    assert at_start.status == 400
    assert "Your browser sent no cookie" in words(at_start.main)


def test_a_page_that_showed_another_number_is_read_again_before_it_starts(at_start):
    at_start.also().opens("/screener/pain").tells("pain-now", 6).presses("Continue")
    at_start.begins()
    assert at_start.address == "/routine/start"
    assert "Nothing was started" in at_start.sees_notice()


def test_a_page_for_another_side_is_read_again_and_its_number_is_kept(at_start):
    at_start.also().opens("/screener/where").tells("pain-side", "right").presses("Continue")
    at_start.begins(2)
    assert at_start.address == "/routine/start"
    assert "For your sore right side." in words(at_start.main)
    assert kept_by(at_start)["a"]["pain-now"] == 2
