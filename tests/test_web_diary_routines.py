"""The diary after a routine, and after half a year of them."""

from dataclasses import replace

import pytest
from keepers import MORNING, NOON, SERVER, WRITE_ROUTINE, chooses_to_keep, days, diary_of, keeper, listed, now_is
from page_check import good, words
from person import Person

from app.diary.book import FEW, MOST
from app.diary.entry import FINISHED, STOPPED


@pytest.fixture
def clock(clock):
    clock.now = NOON
    return clock


# --- After a routine


def in_a_routine(app, number: int) -> Person:
    """Someone who keeps a diary, with this much pain at the start."""
    return chooses_to_keep(Person(app).completes().agrees(number)).opens("/routine")


def test_a_whole_routine_is_written_with_one_press(app, clock):
    person = chooses_to_keep(Person(app).walks().agrees(5)).opens("/routine")
    person.presses("No change").rates(4).presses(WRITE_ROUTINE)
    said = "A whole routine. Pain before: 5. Pain after: 4. Knee brace: No change."
    assert (person.address, listed(person)) == ("/diary", [f"29 November, 12:00 {said} {SERVER}"])
    [entry] = diary_of(person)
    assert (entry.now, entry.after, entry.helped, entry.ended) == (5, 4, "no-change", FINISHED)


def test_what_was_not_said_of_helping_is_not_told_either(app):
    [entry] = diary_of(in_a_routine(app, 5).rates(0).presses(WRITE_ROUTINE))
    assert (entry.now, entry.after, entry.helped) == (5, 0, None)


def test_a_rise_at_the_end_is_not_written_as_a_first_exercise_that_made_it_worse(app):
    person = in_a_routine(app, 2).presses("Yes, it helped").rates(9)
    assert person.sees("Leave the exercises for today")
    [entry] = diary_of(person.presses(WRITE_ROUTINE))
    assert (entry.now, entry.after, entry.helped) == (2, 9, "yes")


def test_a_routine_that_was_stopped_is_written_as_that(app):
    person = in_a_routine(app, 5).presses("It is worse")
    assert person.address == "/routine/stop"
    [entry] = diary_of(person.presses(WRITE_ROUTINE))
    assert (entry.now, entry.after, entry.helped, entry.ended) == (5, None, "worse", STOPPED)


def test_the_key_stands_behind_the_signs_that_cannot_wait_where_one_stopped(app):
    text = in_a_routine(app, 5).presses("It is worse").responses[-1].text
    assert text.index("Who to see") < text.index(WRITE_ROUTINE)


def test_a_key_is_nowhere_for_those_who_keep_nothing_or_began_nothing(app):
    ended = Person(app).completes().agrees(5).rates(2)
    assert ended.sees("Your number is not kept.")
    stopped = Person(app).completes().agrees(5).opens("/routine/stop")
    never_began = chooses_to_keep(Person(app).completes()).opens("/routine/stop")
    for person in (ended, stopped, never_began):
        assert not person.page.select(".diary__write")


# --- A long one


def test_a_diary_that_is_nearly_full_says_so_before_the_oldest_go(app):
    assert "nearly full" not in keeper(app, days(MOST - FEW)).opens("/diary").sees_notice()
    assert "nearly full" in keeper(app, days(MOST - FEW + 1)).opens("/diary").sees_notice()


def test_a_full_diary_takes_one_more_for_the_oldest(app):
    person = now_is(keeper(app, days(MOST)), 4, "2026-11-30T08:15")
    book = diary_of(person)
    assert (len(book), book[0].day, book[-1].now) == (MOST, MORNING.day - MOST + 2, 4)


def test_a_full_diary_is_drawn_in_a_page_that_a_slow_phone_can_load(app):
    browser = keeper(app, days(MOST)).browser
    assert good(browser.get("/diary"), 200).text.count("<li") > MOST
    assert len(browser.get("/diary", headers={"Accept-Encoding": "br"}).data) < 30_000


def headings(person) -> list[str]:
    return [words(each) for each in person.main.select("h2")]


def test_whom_to_see_stands_before_the_question_and_what_goes_well_behind_it(app, clock):
    asks, says = "How strong is it right now?", "What your diary says"
    helps = headings(keeper(app, days(5)).opens("/diary"))
    assert helps.index(asks) < helps.index(says)
    nothing_moves = headings(keeper(app, tuple(replace(each, now=5, after=5) for each in days(60))).opens("/diary"))
    assert nothing_moves.index(says) < nothing_moves.index(asks)


def test_no_shared_cache_and_no_browser_keeps_a_page_of_the_diary(app):
    browser = keeper(app, (MORNING,)).browser
    for asked in ("text/html", "application/json"):
        assert browser.get("/diary", headers={"Accept": asked}).headers["Cache-Control"] == "no-store"
