"""The diary as people use it, without script: writing, reading, changing and deleting."""

from dataclasses import replace

import pytest
from keepers import MORNING, NOON, SAVE, SERVER, WRITE, chooses_to_keep, days, diary_of, keeper, listed, now_is, told
from page_check import words
from person import Person

from app.diary.entry import BETWEEN, STOPPED


@pytest.fixture
def clock(clock):
    clock.now = NOON
    return clock


# --- Writing


def test_whoever_keeps_nothing_is_told_what_a_diary_is_and_nothing_is_written(person):
    person.opens("/diary")
    assert person.status == 200
    assert person.sees("how strong the pain was before and after it", "Keep my answers and a diary on this device")
    assert not person.page.find("fieldset")
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    sent = person.browser.post("/diary", data={"csrf_token": token, "pain-now": "4", "ended": "between"})
    assert "Nothing was written" in words(person.arrives(sent, "/diary").main)
    assert (sent.status_code, diary_of(person)) == (409, ())


def test_who_chooses_to_keep_comes_back_to_the_diary_and_can_write(app):
    person = chooses_to_keep(Person(app))
    assert (person.address, person.status) == ("/diary", 200)
    assert [each.now for each in diary_of(person.tells("pain-now", 0).presses(WRITE))] == [0]


def test_who_stops_keeping_is_shown_the_diary_and_writes_nothing_more(app):
    person = keeper(app, (MORNING,)).opens("/diary")
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    person.browser.post("/keep", data={"csrf_token": token, "keep": "no"})
    assert (person.presses(WRITE).status, listed(person)) == (409, listed(person.opens("/diary")))
    assert diary_of(person) == (MORNING,)


def test_how_strong_it_is_now_is_written_with_the_time_of_the_server_and_says_so(app, clock):
    person = now_is(keeper(app), 4)
    assert (person.address, person.status) == ("/diary", 200)
    assert "Written in your diary" in person.sees_notice()
    assert listed(person) == [f"29 November, 12:00 In between. Pain: 4. {SERVER}"]
    [entry] = diary_of(person)
    assert (entry.now, entry.after, entry.helped, entry.ended, entry.server_clock) == (4, None, None, BETWEEN, True)


def test_the_time_that_the_device_says_is_taken_and_nothing_is_said_of_it(app, clock):
    person = now_is(keeper(app), 4, "2026-11-30T01:14")
    assert listed(person) == ["30 November, 01:00 In between. Pain: 4."]


def test_every_number_can_be_written(app, clock):
    person = keeper(app)
    for number in range(11):
        now_is(person, number)
    assert sorted(each.now for each in diary_of(person)) == list(range(11))


def test_no_number_is_asked_for_and_nothing_is_written(app):
    person = keeper(app).opens("/diary").presses(WRITE)
    assert (person.status, person.sees_errors()) == (422, ["Choose a number from 0 to 10."])
    assert diary_of(person) == ()
    person.tells("pain-now", 7).presses(WRITE)
    assert [each.now for each in diary_of(person)] == [7]


def test_the_same_form_sent_twice_counts_once_also_in_the_next_quarter(app, clock):
    person = keeper(app).opens("/diary").tells("pain-now", 4)
    clock.now += 14 * 60
    person.presses(WRITE)
    clock.now += 5 * 60
    person.goes_back().presses(WRITE)
    assert len(diary_of(person)) == 1


def test_a_page_that_was_open_overnight_is_written_at_the_time_when_it_is_sent(app, clock):
    person = keeper(app).opens("/diary").tells("pain-now", 4)
    clock.now += 61 * 60
    person.presses(WRITE)
    assert listed(person) == [f"29 November, 13:00 In between. Pain: 4. {SERVER}"]


def test_two_at_the_same_time_stand_beside_each_other(app, clock):
    person = now_is(now_is(keeper(app), 4), 6)
    assert [each.split(" In")[0] for each in listed(person)] == ["29 November, 12:15", "29 November, 12:00"]


def test_two_tabs_in_turn_lose_nothing(app):
    one = keeper(app).opens("/diary")
    other = one.also().opens("/diary")
    told(one.tells("pain-now", 3), "2026-11-29T08:00").presses(WRITE)
    told(other.tells("pain-now", 5), "2026-11-29T08:00").presses(WRITE)
    assert [(each.quarter, each.now) for each in diary_of(one)] == [(32, 3), (33, 5)]


# --- Changing and taking out


def test_an_entry_is_shown_as_it_is_and_can_be_changed(app):
    person = keeper(app, (MORNING,)).opens("/diary").presses("Change the entry of 29 November, 08:15")
    asked = ("How strong was the pain before it?", "How strong was the pain after it?", "Did the knee brace help?")
    assert [person.has_ticked(each) for each in asked] == [["5"], ["3"], ["Yes, it helped"]]
    assert person.has_ticked("How did the routine end?") == ["I did all of it"]
    person.answers(asked[0], 6).answers(asked[1], "I leave this open").answers(asked[2], "No change")
    person.answers("How did the routine end?", "I stopped early").presses(SAVE)
    assert "Changed" in person.sees_notice()
    assert diary_of(person) == (replace(MORNING, now=6, after=None, helped="no-change", ended=STOPPED),)


def test_a_changed_number_leaves_the_time_of_the_server_what_it_is(app):
    own = replace(MORNING, ended=BETWEEN, after=None, helped=None, server_clock=True)
    person = keeper(app, (own,)).opens("/diary").presses("Change the entry of 29 November, 08:15")
    person.answers("How strong was it?", 9).presses(SAVE)
    assert diary_of(person) == (replace(own, now=9),)
    person.presses("Change the entry of 29 November, 08:15")
    person.page.find(id="quarter")["value"] = "09:00"
    assert diary_of(person.presses(SAVE)) == (replace(own, now=9, quarter=36, server_clock=False),)


def test_an_entry_that_another_tab_took_out_is_not_changed_but_can_be_written_anew(app):
    one = keeper(app, (MORNING,)).opens("/diary").presses("Change the entry of 29 November, 08:15")
    one.also().opens("/diary").presses("Delete the entry of 29 November, 08:15")
    one.presses(SAVE)
    assert (one.status, diary_of(one)) == (422, ())
    assert diary_of(one.presses(WRITE)) == (MORNING,)


def test_taking_one_out_says_which_and_leaves_the_others(app):
    person = keeper(app, days(3)).opens("/diary").presses("Delete the entry of 28 November, 08:15")
    assert "The entry of 28 November 2026, 08:15, is gone." in person.sees_notice()
    assert [each.day for each in diary_of(person)] == [MORNING.day - 2, MORNING.day]
    assert person.opens("/diary/delete").address == "/diary"


def test_the_last_one_taken_out_takes_the_cookie_with_it(app):
    person = keeper(app, (MORNING,)).opens("/diary").presses("Delete the entry of 29 November, 08:15")
    assert person.browser.get_cookie("diary", path="/diary") is None


def test_what_is_gone_already_is_told(app):
    one = keeper(app, (MORNING,)).opens("/diary")
    other = one.also().opens("/diary")
    for tab in (one, other):
        tab.presses("Delete the entry of 29 November, 08:15")
    assert (other.status, other.sees_errors()) == (422, ["That entry is not in your diary any more."])
    again = other.goes_back().presses("Change the entry of 29 November, 08:15")
    assert (again.status, again.sees_errors()) == (422, ["That entry is not in your diary any more."])


# --- A stale page


def test_a_stale_form_comes_again_with_what_was_entered_and_one_more_press_sends_it(app):
    person = keeper(app).opens("/diary").tells("pain-now", 8)
    person.page.select_one(".diary__now input[name=csrf_token]")["value"] = "stale"
    person.presses(WRITE)
    assert (person.status, person.has_ticked("How strong is it right now?")) == (400, ["8"])
    assert [each.now for each in diary_of(person.presses(WRITE))] == [8]


@pytest.mark.parametrize("key", ["Change", "Delete"])
def test_a_stale_list_comes_again_and_nothing_is_lost(app, key):
    person = keeper(app, (MORNING,)).opens("/diary")
    person.page.select_one(".entries input[name=csrf_token]")["value"] = "stale"
    person.presses(f"{key} the entry of 29 November, 08:15")
    assert (person.status, diary_of(person)) == (400, (MORNING,))
    assert person.presses(f"{key} the entry of 29 November, 08:15").status == 200
