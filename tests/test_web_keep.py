"""Keeping answers for longer than a day: only when it was chosen, for six weeks, and taken back at once."""

import time
from email.utils import parsedate_to_datetime

import pytest
from cookies import DAY, kept_by
from person import Person
from visits import HOUR, WEEK, comes_back, keeps

TEN_WEEKS = 10 * WEEK  # the six of the answers, and four to come by in and be told that they are over


def chooses(person, choice, **fields):
    """Sends the choice from the page before the routine."""
    token = person.opens("/routine/start").page.find("input", {"name": "csrf_token"})["value"]
    return person.browser.post("/keep", data={"keep": choice, "csrf_token": token} | fields)


def ends(response) -> int | None:
    """When the browser lets go of the cookie; None when that is with the browser."""
    expires = response.headers["Set-Cookie"].partition("Expires=")[2].partition(";")[0]
    return int(parsedate_to_datetime(expires).timestamp()) if expires else None


@pytest.fixture
def keeper(app, clock):
    return keeps(Person(app).walks())


def test_without_a_choice_and_without_the_box_nothing_is_kept_for_longer(person):
    person.walks().agrees()
    assert "k" not in kept_by(person)


def test_the_box_keeps_the_answers_for_six_weeks_from_the_first_one(keeper, clock):
    first = kept_by(keeper)["f"]
    clock.now += 3 * WEEK
    comes_back(keeper).presses("Nothing has changed").begins(3)
    last = next(each for each in reversed(keeper.responses) if "Set-Cookie" in each.headers)
    assert ends(last) == first + TEN_WEEKS
    clock.now = first + 6 * WEEK
    assert keeper.opens("/screener").heading == "Go on, or start afresh?"
    clock.now += 1
    assert keeper.opens("/routine").address == "/screener/danger"
    assert "Six weeks are over" in keeper.sees_notice()
    assert "a" not in kept_by(keeper)


def leaves_the_browser(person, clock) -> bool:
    """What a browser does, and the client of these tests does not: whether the cookie is past its own end."""
    last = next(each for each in reversed(person.responses) if "Set-Cookie" in each.headers)
    return ends(last) is not None and clock.now >= ends(last)


@pytest.mark.parametrize("after", [6 * WEEK + 1, TEN_WEEKS - 1])
def test_whoever_keeps_is_told_of_the_end_and_goes_on_keeping(keeper, clock, after):
    """In a browser too: at the end of the answers the cookie is still there, so that somebody can be told."""
    clock.now = kept_by(keeper)["f"] + after
    assert not leaves_the_browser(keeper, clock)
    assert keeper.opens("/screener/danger").told("emergency-signs") == []
    assert "Six weeks are over" in keeper.sees_notice()
    assert ends(keeper.responses[-1]) == clock.now + TEN_WEEKS
    assert kept_by(keeper)["k"] == 1
    assert not {"a", "f", "s", "e", "g"} & set(kept_by(keeper))


def test_four_weeks_after_the_answers_the_cookie_is_gone_from_the_browser(keeper, clock):
    clock.now = kept_by(keeper)["f"] + TEN_WEEKS
    assert leaves_the_browser(keeper, clock)


def test_without_keeping_the_cookie_ends_with_its_answers(app, clock):
    person = Person(app).walks().agrees()
    clock.now = kept_by(person)["f"] + DAY
    assert leaves_the_browser(person, clock)


def test_a_missing_box_changes_nothing(keeper):
    assert keeper.opens("/routine/start").begins().address == "/routine"
    assert kept_by(keeper)["k"] == 1


def test_the_cookie_outlives_the_browser_whatever_is_changed_then(keeper):
    first = kept_by(keeper)["f"]
    keeper.opens("/screener/ability").goes_on(ball="no")
    assert ends(next(each for each in reversed(keeper.responses) if "Set-Cookie" in each.headers)) == first + TEN_WEEKS


@pytest.mark.parametrize(
    ("back", "to"), [("/routine/start", "/routine/start"), ("", "/"), ("https://example.org", "/")]
)
def test_the_choice_leads_back_to_where_it_was_made(keeper, back, to):
    response = chooses(keeper, "yes", back=back)
    assert (response.status_code, response.headers["Location"]) == (303, to)


@pytest.mark.parametrize("choice", ["", "maybe", ["yes", "no"], "1"])
def test_what_is_no_choice_changes_nothing_and_that_is_said(keeper, choice):
    assert chooses(keeper, choice, back="/routine/start").status_code == 303
    assert kept_by(keeper)["k"] == 1
    assert "Nothing was changed" in keeper.opens("/routine/start").sees_notice()


def test_taken_back_on_the_first_day_it_ends_with_that_day(keeper, clock):
    first = kept_by(keeper)["f"]
    clock.now += HOUR
    assert ends(chooses(keeper, "no")) == first + DAY
    assert keeper.opens("/routine").address == "/routine"
    clock.now = first + DAY + 1
    assert keeper.opens("/routine").address == "/screener/danger"
    assert "Your answers have ended" in keeper.sees_notice()


def test_taken_back_later_the_answers_are_gone_at_once_and_that_is_said(keeper, clock):
    clock.now += 3 * DAY
    chooses(comes_back(keeper), "no")
    assert not {"a", "f", "s", "e", "g"} & set(kept_by(keeper))
    assert keeper.opens("/screener/danger").told("emergency-signs") == []
    assert "Your answers have ended" in keeper.sees_notice()


def test_chosen_after_the_day_it_brings_nothing_back(app, clock):
    person = Person(app).walks().comes_to_the_start()
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    clock.now += DAY + 1
    person.browser.post("/keep", data={"keep": "yes", "csrf_token": token})
    assert person.opens("/result").address == "/screener/danger"


def test_starting_afresh_takes_the_choice_back_as_it_may_be_somebody_else(keeper):
    keeper.opens("/screener").presses("Start afresh")
    assert "k" not in kept_by(keeper)


def test_the_choice_alone_outlives_the_browser_too(app, person):
    person.opens("/screener/danger")
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    response = person.browser.post("/keep", data={"keep": "yes", "csrf_token": token})
    assert ends(response) == pytest.approx(time.time() + TEN_WEEKS, abs=60)
