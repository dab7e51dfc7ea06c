"""A new key with the old one behind it: no journey, form or mark is lost, and only the new one signs."""

import pytest
from cookies import cookie_name, cookie_of, kept_by, signed, signer, someone_with
from keepers import days, diary_cookie, diary_of, keeper, with_diary
from person import Person

from app import create_app
from app.web.diary.document import as_json

OLD, NEW, FOREIGN = ("o" * 32, "n" * 32, "f" * 32)


def server(key: str, *older: str):
    return create_app({"SECRET_KEY": key, "SECRET_KEY_FALLBACKS": list(older)})


@pytest.fixture(scope="module")
def before():
    return server(OLD)


@pytest.fixture(scope="module")
def after():
    return server(NEW, OLD)


def moves(person: Person, app) -> Person:
    """The same browser with the same page open, now before a server with another key."""
    other = Person(app, app.test_client())
    other.browser.set_cookie(cookie_name(app), cookie_of(person))
    other.seen = list(person.seen)
    return other


def test_a_question_page_that_was_open_is_taken(before, after):
    person = Person(before).starts().goes_to("where").fills()
    person = moves(person, after).presses("Continue")
    assert (person.status, person.address) == (200, "/screener/pain")
    assert person.opens("/screener/where").has_ticked(person.content.rulebook.question["pain-side"].ask)


def test_every_form_of_the_road_that_was_open_is_taken(before, after):
    person = moves(Person(before).walks(), after)
    person.agrees()
    assert (person.status, person.address) == (200, "/routine")
    person = moves(Person(before).walks().agrees(), after)
    person.presses(person.content.routine.answers["no-change"])
    assert (person.status, person.address) == (200, "/routine")


def test_a_diary_and_what_was_read_in_a_file_are_taken(before, after):
    person = keeper(before, days(2)).opens("/diary").takes_file("The file with your diary", as_json(days(5)))
    person = with_diary(moves(person.presses("Look into the file"), after), diary_cookie(before, days(2)))
    assert diary_of(person.presses("Keep this in my diary")) == days(5)


def test_the_place_in_a_routine_and_the_sounds_of_an_open_page_are_kept(before, after):
    person = Person(before).walks().agrees()
    mark, sound = person.main.select_one(".routine")["data-stamp"], person.main.audio["src"]
    other = moves(person, after)
    assert other.browser.get(sound).status_code == 200
    assert other.opens("/routine").main.select_one(".routine")["data-stamp"] == mark


def test_what_is_written_from_now_on_is_signed_with_the_new_key_alone(before, after):
    person = moves(Person(before).starts().goes_to("where"), after)
    assert signer(server(NEW)).loads_unsafe(cookie_of(person))[0] is False
    person.goes_on()
    assert signer(server(NEW)).loads(cookie_of(person)) == kept_by(person)
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    alone = someone_with(server(NEW), cookie_of(person))
    assert alone.browser.post("/screener/pain", data={"csrf_token": token}).status_code == 422


def test_a_server_that_has_the_new_key_only_as_another_one_reads_it_too(before, after):
    """While servers are changed one after the other, the next page may come from one that still signs with the old."""
    waiting = server(OLD, NEW)
    person = moves(Person(after).starts().goes_to("where").fills(), waiting).presses("Continue")
    assert person.address == "/screener/pain"


def test_without_the_old_key_behind_it_a_new_one_ends_the_journey_and_says_so(before):
    person = moves(Person(before).walks(), server(NEW)).opens("/result")
    assert person.address == "/screener/danger"
    assert "Your earlier answers could not be read" in person.sees_notice()


def test_a_key_that_was_never_ours_counts_for_nothing(after, ready):
    person = someone_with(after, signed(server(FOREIGN), ready)).opens("/routine")
    assert person.address == "/screener/danger"
