"""What changes slowly is confirmed on one page: it is listed in words, and nothing else is renewed by it."""

import pytest
from cookies import DAY, kept_by
from page_check import words
from person import Person
from visits import HOUR, WEEK, comes_back, keeps

SAME = "Nothing has changed"


@pytest.fixture
def returning(app, clock):
    """Someone who keeps, and comes back after two weeks: the signs are answered, the rest is to be confirmed."""
    person = keeps(Person(app).walks())
    clock.now += 2 * WEEK
    return comes_back(person)


def changes(person) -> list[str]:
    return [link["href"] for link in person.page.select(".answer__change a")]


def test_after_two_weeks_the_rest_is_listed_with_a_link_to_change_each(returning):
    assert returning.address == "/screener/confirm"
    assert returning.sees(returning.label("pain-place", "si-joint"), "42")
    assert "/screener/where#pain-place" in changes(returning)
    assert not [each for each in changes(returning) if "/danger" in each or "/today" in each or "pain-now" in each]


def lists(person) -> dict[str, tuple[bool, list[str]]]:
    """What was not ticked of each list, and whether it is open."""
    found = {words(each.summary): each for each in person.main.select(".answers details")}
    return {name: (each.has_attr("open"), [words(line) for line in each("li")]) for name, each in found.items()}


def options(content, question) -> list[str]:
    return [each.label for each in content.rulebook.question[question].options if each.id != "none"]


def test_none_of_these_says_of_what(returning, content):
    """Weeks later nobody knows what stood on the list, and all of it is confirmed with the one key."""
    assert lists(returning)["Health: what you did not tick"] == (True, options(content, "health"))


def test_of_what_was_ticked_the_rest_of_the_list_can_be_opened(app, content, clock):
    person = keeps(Person(app).walks(health=["wrist"]))
    clock.now += 2 * WEEK
    rest = [each for each in options(content, "health") if each != person.label("health", "wrist")]
    assert lists(comes_back(person))["Health: what you did not tick"] == (False, rest)


def test_the_lists_hold_only_what_was_offered(app, content, clock):
    """That these moves change nothing can be said only after six weeks of pain."""
    person = keeps(Person(app).walks(pain_duration="under-6-weeks"))
    clock.now += 2 * WEEK
    _, tried = lists(comes_back(person))["What you have tried: what you did not tick"]
    assert tried == [person.label("tried", "keeps-returning")]


def test_one_key_confirms_all_of_it_and_whoever_did_the_routine_before_goes_to_its_start(returning, clock):
    assert returning.presses(SAME).address == "/routine/start"
    assert returning.begins(3).address == "/routine"
    clock.now += 15 * HOUR
    assert returning.opens("/result").address == "/result"


def test_it_can_be_opened_only_when_there_is_something_to_confirm(app, clock):
    person = Person(app).walks()
    assert person.opens("/screener/confirm").address == "/result"
    person = Person(app)
    assert person.opens("/screener/confirm").address == "/screener/danger"


def test_before_it_all_is_answered_that_is_asked_again(app, clock):
    person = keeps(Person(app).walks())
    clock.now += 2 * WEEK
    assert person.opens("/screener/confirm").address == "/screener/danger"
    person.browser.post("/screener/confirm", data={"same": "yes", "csrf_token": person.page.find("input")["value"]})
    assert person.opens("/screener/confirm").address == "/screener/danger"
    assert "What you sent there was not kept" in person.sees_notice()


@pytest.mark.parametrize("sent", [{}, {"same": "no"}, {"same": ["yes", "yes"]}, {"same": "YES"}])
def test_anything_but_yes_is_refused_and_renews_nothing(returning, sent):
    token = returning.page.find("input", {"name": "csrf_token"})["value"]
    response = returning.browser.post("/screener/confirm", data={"csrf_token": token} | sent)
    assert response.status_code == 422
    assert "Press “Nothing has changed”" in response.text
    assert returning.opens("/result").address == "/screener/confirm"


def test_a_change_link_shows_the_old_answers_and_a_changed_one_is_told_on_the_result(returning):
    returning.opens("/screener/where")
    assert returning.told("pain-side") == [returning.label("pain-side", "left")]
    returning.tells("pain-side", "right").presses("Continue")
    assert returning.address == "/screener/confirm"
    assert "/screener/where#pain-side" not in changes(returning)
    assert returning.presses(SAME).address == "/result"
    assert returning.sees("right")


def test_a_page_that_was_changed_needs_no_confirming_even_when_nothing_on_it_was(returning):
    returning.opens("/screener/where").presses("Continue")
    assert not [each for each in changes(returning) if "/where" in each]


def test_the_number_of_the_start_is_not_filled_in_on_a_page_that_is_changed(returning):
    assert returning.opens("/screener/pain").told("pain-now") == []


def test_confirming_makes_no_sign_good_for_longer(returning, clock):
    clock.now += 15 * HOUR
    returning.opens("/screener/confirm").presses(SAME)
    clock.now += HOUR + 60
    assert returning.opens("/routine/start").address == "/screener/danger"


def test_a_page_left_open_confirms_from_when_it_was_drawn(returning, clock):
    drawn = clock.now
    clock.now += 10 * HOUR
    returning.presses(SAME)
    clock.now = drawn + 2 * WEEK + 60
    assert comes_back(returning).address == "/screener/confirm"


def test_an_answer_that_nobody_is_asked_for_is_not_confirmed_unseen(app, clock):
    """The stiffness is asked for only after three months. Told once, and then off the way, it is listed nowhere."""
    person = keeps(Person(app).walks(pain_duration="over-3-months", stiff_signs="none"))
    person.opens("/screener/pain").goes_on(pain_duration="under-6-weeks")
    assert "stiff-signs" in kept_by(person)["a"]
    clock.now += 2 * WEEK
    comes_back(person).presses(SAME)
    assert "stiff-signs" not in kept_by(person)["a"]
    assert person.opens("/screener/pain").goes_on(pain_duration="over-3-months").address == "/screener/causes"


def test_weeks_of_a_pregnancy_are_confirmed_each_week_and_its_signs_are_asked_each_day(app, clock):
    person = keeps(Person(app).walks(expecting="pregnant", pregnancy_weeks="under-13", pregnancy_cleared="yes"))
    clock.now += WEEK - DAY
    assert comes_back(person, expecting="pregnant").address == "/routine/start"
    clock.now += DAY
    person.opens("/screener/danger").goes_on()
    assert person.address == "/screener/pregnancy"
    assert (person.told("pregnancy-signs"), person.told("pregnancy-weeks")) == ([], [])
    person.goes_on(pregnancy_weeks="under-13").goes_on()
    assert person.address == "/screener/confirm"
    assert changes(person) == ["/screener/cleared#pregnancy-cleared"]


def test_a_page_that_listed_other_answers_confirms_none(returning):
    other = returning.also().opens("/screener/confirm")
    returning.opens("/screener/ability").goes_on(ball="no")
    assert other.presses(SAME).address == "/screener/confirm"
    assert "What you sent there was not kept" in other.sees_notice()


def test_pressed_twice_it_is_done_and_says_no_more(returning):
    twice = returning.also().opens("/screener/confirm")
    returning.presses(SAME)
    assert twice.presses(SAME).address == "/routine/start"
    assert not twice.page.select(".notice")
