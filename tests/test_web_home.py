"""The start page knows who comes back: their routine or result, what comes first, and one main key."""

import pytest
from cookies import someone_with
from page_check import words
from person import Person

HOME = "/"


def main_keys(person) -> list[str]:
    """What the buttons of a page say that are not quiet, telephone numbers left aside."""
    keys = person.main.select(".button:not(.button--quiet):not(.button--call)")
    return [words(key) for key in keys if not key.get("href", "").startswith(("tel:", "sms:"))]


def shown_exercises(person) -> list[str]:
    return [words(each) for each in person.main.select(".moves b")]


# --- For everybody else it is the page to read


def test_who_has_no_answers_here_gets_the_page_to_read_with_its_tag(app):
    browser = app.test_client()
    response = browser.get(HOME)
    assert "Start the questions" in response.text
    assert response.headers["Cache-Control"] == "no-cache"
    assert {"accept-encoding", "cookie"} == {each.strip().lower() for each in response.headers["Vary"].split(",")}
    assert "Set-Cookie" not in response.headers
    again = browser.get(HOME, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    assert "cookie" in again.headers["Vary"]


def test_a_region_is_no_answer(person, app):
    person.opens("/region").chooses("Telephone numbers for", "Ireland").presses("Show these numbers")
    assert person.browser.get(HOME).text == app.test_client().get(HOME).text


def test_a_page_of_ones_own_is_kept_by_nobody(app):
    person = Person(app).completes().opens(HOME)
    headers = person.responses[-1].headers
    assert headers["Cache-Control"] == "no-store"
    assert "Cookie" in headers["Vary"]
    assert "ETag" not in headers


def test_a_page_of_ones_own_is_never_the_page_of_another(app):
    """Whoever comes first after a start decides nothing for the next."""
    answered = Person(app).completes(emergency_signs="cold-leg").opens(HOME)
    anybody = Person(app).opens(HOME)
    assert "This needs checking now" not in anybody.page.get_text()
    assert answered.opens(HOME).heading == "This needs checking now"


# --- What it shows


def test_it_shows_the_routine_of_this_person_and_one_key_that_begins_it(app, content):
    person = Person(app).completes(pain_side="right", ball="no").opens(HOME)
    offered = [content.routine.exercises[each].name for each in ("knee-brace", "inflare", "plank")]
    assert shown_exercises(person) == offered
    assert person.sees("For your sore right side.")
    assert main_keys(person) == ["Start your routine"]
    assert person.follows("Start your routine").address == "/routine/start"


@pytest.mark.parametrize(
    "named",
    [{"emergency_signs": "cold-leg"}, {"urgent_signs": ["fever"]}, {"health": ["heart"]}],
    ids=["emergency", "urgent", "clinician-first"],
)
def test_above_changed_it_shows_the_result_and_whom_to_see_and_no_exercise(app, content, named):
    result = Person(app).completes(**named)
    level, people = result.main["data-level"], [each["data-referral"] for each in result.main.select("[data-referral]")]
    person = result.opens(HOME)
    assert person.heading == content.texts["levels"][level]["title"]
    assert [each["data-referral"] for each in person.main.select("[data-referral]")] == people
    assert shown_exercises(person) == []
    assert not person.main.select("svg.fig")
    assert not person.main.select('[href="/routine/start"]')
    assert main_keys(person) == ["See your result"]
    assert person.follows("See your result").main["data-level"] == level


def test_whoever_has_not_come_to_the_end_goes_on_where_they_were(app):
    person = Person(app).starts().goes_on().goes_on()
    open_now = person.address
    person.opens(HOME)
    assert main_keys(person) == ["Go on with the questions"]
    assert shown_exercises(person) == []
    assert person.follows("Go on with the questions").address == open_now


def test_starting_afresh_is_the_quiet_choice(app):
    person = Person(app).completes().opens(HOME)
    assert "Start afresh" not in main_keys(person)
    person.presses("Start afresh")
    assert person.address == "/screener/danger"
    assert person.told("emergency-signs") == []
    assert "Start the questions" in person.opens(HOME).main.get_text()


def test_an_exercise_that_was_withheld_is_not_shown(app):
    person = Person(app).completes(plank="cannot").opens(HOME)
    assert "Plank" not in shown_exercises(person)


def test_it_can_be_left_for_the_pages_to_read_and_all_can_be_forgotten(app):
    person = Person(app).completes().opens(HOME)
    assert person.page.select('nav a[href="/si-joint-pain"]')
    assert person.presses("Forget my answers").address == "/forgotten"
    assert "Start the questions" in person.opens(HOME).main.get_text()


# --- Who comes with nothing left


def test_whoever_comes_back_with_no_cookie_at_all_can_read_why_all_is_asked_again(person, content):
    """The browser has let go of the cookie, so nobody can know them: it is said to everybody, below the key."""
    assert person.opens(HOME).sees("Answers count for 24 hours, or for up to six weeks if you keep them")
    assert content.rulebook.anew_after == 6 * 7 * 24 * 60 * 60
    below = person.page.select_one(".button--big").find_next("p")
    assert words(below).endswith("After that, all questions come anew.")


def test_who_comes_with_a_cookie_that_cannot_be_read_is_told_so_and_begins(app, content):
    person = someone_with(app, "no cookie of ours").opens(HOME)
    assert content.wording["components/notice"].unreadable.title in person.sees_notice()
    assert person.responses[-1].headers["Cache-Control"] == "no-store"
    assert person.follows("Start the questions").address == "/screener/danger"
    assert content.wording["components/notice"].unreadable.title in person.sees_notice()
