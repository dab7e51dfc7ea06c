"""The diary on a sheet for the clinician: counts and averages that can be checked against the entries."""

from dataclasses import replace
from random import Random

import pytest
from diaries import between, many, session
from keepers import keeper
from page_check import words

from app.diary.entry import STOPPED
from app.diary.summary import summary

ADDRESS = "/diary/clinician"
BOOK = (
    session(0, 6, 4, helped="yes"),
    between(0, 8),
    session(1, 5, 5, helped="yes"),
    replace(session(1, 5, 7, quarter=50, helped="worse"), ended=STOPPED),
    session(8, None, 2),
    session(9, 4, 1),
)


def lines(person) -> dict[str, str]:
    """What stands under “The diary as a whole”: name -> what is told."""
    return {
        words(each.strong)[:-1]: words(each).removeprefix(words(each.strong)).strip()
        for each in person.main.select(".diary-sheet__whole li")
    }


def table(person) -> list[list[str]]:
    return [[words(cell) for cell in row.find_all(["th", "td"])] for row in person.main.select("tbody tr")]


def test_the_sheet_counts_what_the_diary_says(app):
    person = keeper(app, BOOK).opens(ADDRESS)
    assert lines(person) == {
        "Entries": "from 3 November 2026 to 12 November 2026",
        "Routines": "5, on 4 days",
        "How they ended": "4 finished, 1 stopped early",
        "All pain numbers": "lowest 1, highest 8",
        "Pain after a routine, beside that before it": "lower: 2, the same: 1, higher: 1",
        "One of the two numbers was not told": "1 time",
        "Pain told in between": "1 time",
        "Did the knee brace help? Yes, it helped": "2 times",
        "Did the knee brace help? It is worse": "1 time",
    }


def test_the_sheet_has_a_row_for_each_week_with_an_entry(app):
    person = keeper(app, BOOK).opens(ADDRESS)
    assert table(person) == [["3–9 Nov", "3", "5.3", "5.3", "8"], ["10–16 Nov", "2", "4", "1.5", "not told–"]]


def test_the_sheet_says_that_nobody_checked_it_and_that_it_is_no_record(app):
    person = keeper(app, BOOK).opens(ADDRESS)
    assert person.sees("The person wrote all of this down themselves. Nobody has checked it")
    assert person.sees("not a medical record")


def test_the_sheet_has_the_drawing_and_leads_back_to_the_diary(app):
    person = keeper(app, BOOK).opens("/diary").follows("One page for the person you see")
    assert person.address == ADDRESS
    assert len(person.main.select("svg[role=img]")) == 1
    assert person.follows("Your diary").address == "/diary"


def test_a_time_that_the_device_did_not_tell_is_named(app):
    assert "Time not told by the device" not in lines(keeper(app, BOOK).opens(ADDRESS))
    person = keeper(app, (replace(BOOK[0], server_clock=True),)).opens(ADDRESS)
    assert lines(person)["Time not told by the device"] == "1 entry, with the server’s time in UTC"


def test_a_diary_without_numbers_has_a_sheet_without_them(app):
    person = keeper(app, (session(0, None, None),)).opens(ADDRESS)
    assert person.status == 200
    assert lines(person).keys() == {"Entries", "Routines", "How they ended", "One of the two numbers was not told"}
    assert not person.main.select("svg[role=img]")


def test_whoever_has_no_diary_comes_to_the_page_that_says_why(app):
    assert keeper(app).opens(ADDRESS).address == "/diary"


@pytest.mark.parametrize("count", [1, 2, 600])
def test_every_session_and_every_number_is_counted_once(count):
    book = many(count, 200, Random(count))
    told = summary(book)
    assert told.sessions + told.between == len(book)
    assert told.finished + told.stopped == told.sessions
    assert told.lower + told.same + told.higher + told.untold == told.sessions


def test_many_years_still_fit_in_the_rows_of_one_sheet(app):
    person = keeper(app, many(600, 3000, Random(5))).opens(ADDRESS)
    assert 40 < len(table(person)) <= 60
