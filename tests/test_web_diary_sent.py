"""What is sent to the diary and cannot be, and what a script sends: told in words or by the status, and not kept."""

from dataclasses import replace

import pytest
from keepers import MORNING, SAVE, diary_cookie, diary_of, keeper, with_diary

# --- What cannot be


WRONG = [
    ({"pain-now": "11"}, "Choose a number"), ({"pain-now": "-1"}, "Choose a number"), ({"pain-now": "04"}, "Choose a"),
    ({"pain-now": ["4", "5"]}, "Choose a number"), ({"ended": "won"}, "Choose one"), ({"ended": ""}, "Choose one"),
    ({"helped": "a bit", "ended": "finished"}, "Choose one"), ({"pain-after": "x", "ended": "stopped"}, "Choose a"),
    ({"day": "2026-11-29"}, "Give the day"), ({"quarter": "08:15"}, "Give the day"),
    ({"day": "29.11.2026", "quarter": "08:15"}, "Give the day"), ({"day": "2026-11-29", "quarter": "8"}, "Give the"),
    ({"day": "2026-02-30", "quarter": "08:15"}, "Give the day"), ({"day": "2019-12-31", "quarter": "08:15"}, "Give"),
    ({"day": "1970-01-01", "quarter": "00:00"}, "Give the day"), ({"day": "9999-12-31", "quarter": "08:15"}, "Give"),
    ({"day": "20261129", "quarter": "08:15"}, "Give"), ({"day": "2026-11-29", "quarter": "08:15:00"}, "Give the day"),
    ({"day": "\0<b>\ud800", "quarter": "'\""}, "Give the day"), ({"entry": "2026-11-29T08:15"}, "changed or deleted"),
    ({"day": "2026-11-29", "quarter": "08:15+01:00"}, "Give the day"), ({"entry": "x"}, "changed or deleted"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "says"), WRONG, ids=str)
def test_what_cannot_be_is_told_and_not_written(app, fields, says):
    person = keeper(app, (replace(MORNING, quarter=50),)).opens("/diary")
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    sent = {"csrf_token": token, "pain-now": "4", "ended": "between"} | fields
    sent = {name: value.encode("utf-8", "replace") if isinstance(value, str) else value for name, value in sent.items()}
    person.arrives(person.browser.post("/diary", data=sent), "/diary")
    assert person.status == 422
    assert [line for line in person.sees_errors() if says in line]
    assert len(diary_of(person)) == 1


def test_what_was_entered_stays_on_the_page_that_says_what_is_wrong(app):
    person = keeper(app, (MORNING,)).opens("/diary").presses("Change the entry of 29 November, 08:15")
    person.answers("How strong was the pain after it?", 1).page.find(id="day")["value"] = "2019-11-29"
    person.presses(SAVE)
    assert person.title.startswith("Error:")
    assert person.has_ticked("How strong was the pain after it?") == ["1"]
    assert person.page.find(id="day")["value"] == "2019-11-29"
    person.page.find(id="day")["value"] = "2026-11-28"
    assert diary_of(person.presses(SAVE)) == (replace(MORNING, day=MORNING.day - 1, after=1),)


def at_the_end(person, number: int, **fields):
    """Sends a number for the very last quarter of an hour that a diary knows."""
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    sent = {"csrf_token": token, "pain-now": number, "ended": "between", "day": "2064-11-08", "quarter": "23:45"}
    return person.arrives(person.browser.post("/diary", data=sent | fields), "/diary")


def test_where_all_days_are_at_their_end_it_is_told_and_nothing_is_lost(app):
    person = at_the_end(keeper(app).opens("/diary"), 3)
    [first] = diary_of(person)
    for fields in ({}, {"entry": "2026-11-29T08:15"}):
        with_diary(person, diary_cookie(app, (MORNING, first)))
        at_the_end(person.opens("/diary"), 4, **fields)
        assert person.status == 422
        assert "Only days from 2020 to 2064 can be kept" in person.sees_errors()[0]
        assert person.has_ticked("How strong was it?" if fields else "How strong is it right now?") == ["4"]
        assert diary_of(person) == (MORNING, first)
    assert diary_of(at_the_end(person, 3)) == (MORNING, first)


# --- What a script sends


def sends_for_json(person, **fields):
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    return person.browser.post("/diary", data={"csrf_token": token} | fields, headers={"Accept": "application/json"})


def test_a_script_is_told_all_that_is_kept(app):
    person = keeper(app, (MORNING,)).opens("/diary")
    fields = {"pain-now": "4", "ended": "between", "day": "2026-11-29", "quarter": "08:15"}
    for _ in range(2):
        answer = sends_for_json(person, **fields)
        assert (answer.status_code, answer.mimetype) == (200, "application/json")
        assert [(each["day"], each["time"]) for each in answer.json["entries"]] == [
            ("2026-11-29", "08:15"), ("2026-11-29", "08:30"),
        ]  # fmt: skip
    assert "Written" not in person.opens("/diary").sees_notice()


@pytest.mark.parametrize("fields", [{"pain-now": "11", "ended": "between"}, {"pain-now": "4"}, {}])
def test_a_script_that_sends_what_cannot_be_is_told_by_the_status(app, fields):
    person = keeper(app, (MORNING,)).opens("/diary")
    assert sends_for_json(person, **fields).status_code == 422
    stale = {"csrf_token": "stale"}
    assert sends_for_json(person.opens("/diary"), **stale).status_code == 400
    assert diary_of(person) == (MORNING,)
