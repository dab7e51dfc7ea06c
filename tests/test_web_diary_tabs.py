"""A page of the diary that is older than the diary: what it changes or deletes is what it showed, or nothing."""

from dataclasses import replace

import pytest
from keepers import MORNING, SAVE, WRITE, diary_cookie, diary_of, keeper, now_is, told, with_diary

THERE = "the entry of 29 November, 08:15"
ANOTHER = replace(MORNING, now=9, after=8, helped="worse")
ANOTHER_DAY = replace(MORNING, day=MORNING.day + 1)


@pytest.fixture
def stale(app):
    """Someone whose page lists one entry, at a time at which another one stands by now."""
    person = keeper(app, (MORNING,)).opens("/diary")
    return with_diary(person, diary_cookie(app, (ANOTHER,)))


@pytest.mark.parametrize("key", ["Change", "Delete"])
def test_a_stale_list_touches_no_entry_that_it_did_not_show(stale, key):
    stale.presses(f"{key} {THERE}")
    assert (stale.status, diary_of(stale)) == (422, (ANOTHER,))
    assert stale.sees_errors() == ["That entry is not in your diary any more."]


def test_a_form_that_is_older_than_its_entry_replaces_nothing_and_can_be_kept_as_a_new_one(app):
    person = keeper(app, (MORNING,)).opens("/diary").presses(f"Change {THERE}")
    with_diary(person, diary_cookie(app, (ANOTHER,))).answers("How strong was the pain after it?", 1).presses(SAVE)
    assert (person.status, diary_of(person)) == (422, (ANOTHER,))
    assert "changed or deleted" in person.sees_errors()[0]
    person.presses(WRITE)
    assert diary_of(person) == (ANOTHER, replace(MORNING, after=1, quarter=MORNING.quarter + 1))


def test_two_presses_on_one_form_change_it_once(app):
    for moved in ("2026-11-29T08:15", "2026-11-28T20:00"):
        person = keeper(app, (replace(MORNING, server_clock=True),)).opens("/diary").presses(f"Change {THERE}")
        told(person.answers("How strong was the pain after it?", 1), moved).presses(SAVE)
        before = diary_of(person)
        person.goes_back().presses(SAVE)
        assert (person.address, person.status, diary_of(person)) == ("/diary", 200, before)
        assert "Changed" in person.sees_notice()


def test_an_entry_that_is_changed_to_be_like_another_is_still_there(app):
    person = now_is(now_is(keeper(app), 4, "2026-11-29T08:15"), 6, "2026-11-29T08:30")
    person.presses("Change the entry of 29 November, 08:30").answers("How strong was it?", 4)
    told(person, "2026-11-29T08:15").presses(SAVE)
    assert [(each.quarter, each.now) for each in diary_of(person)] == [(33, 4), (34, 4)]


def test_a_script_names_an_entry_by_its_time_alone(app):
    person = keeper(app, (MORNING,)).opens("/diary")
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    sent = {"csrf_token": token, "entry": "2026-11-29T08:15", "pain-now": "7", "ended": "between"}
    person.browser.post("/diary", data=sent, headers={"Accept": "application/json"})
    assert [each.now for each in diary_of(person)] == [7]


# --- Taken back


@pytest.mark.parametrize("book", [(MORNING,), (replace(MORNING, server_clock=True), ANOTHER_DAY)])
def test_what_was_deleted_can_be_put_back_as_it_was(app, book):
    person = keeper(app, book).opens("/diary").presses(f"Delete {THERE}")
    assert diary_of(person) == book[1:]
    person.presses("Put it back")
    assert (person.address, person.status, diary_of(person)) == ("/diary", 200, book)
    assert diary_of(person.goes_back().presses("Put it back")) == book


def test_where_something_was_written_since_nothing_is_put_back_unseen(app):
    person = keeper(app, (MORNING,)).opens("/diary").presses(f"Delete {THERE}")
    with_diary(person, diary_cookie(app, (ANOTHER,))).presses("Put it back")
    assert (person.status, diary_of(person)) == (409, (ANOTHER,))
    assert diary_of(person.presses("Keep this in my diary")) == (
        ANOTHER, replace(MORNING, quarter=MORNING.quarter + 1),
    )  # fmt: skip


def test_who_keeps_nothing_more_is_not_offered_to_put_back(app):
    person = keeper(app, (MORNING,)).opens("/diary")
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    person.browser.post("/keep", data={"csrf_token": token, "keep": "no"})
    person.opens("/diary").presses(f"Delete {THERE}")
    assert "Put it back" not in str(person.main)
