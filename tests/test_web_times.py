"""The form for the times: what it offers, what it keeps, and that the list, the words and the paper go by it."""

import pytest
from page_check import read
from plain_client import Plain

SAY_WHEN = "As long as I like: I say when"
PLACE = "Time to get into place before each leg"
LEAD_IN = "Time to get ready, from “I’m in place” to the first push or hold"


@pytest.fixture
def chooser(person):
    """Someone at the form."""
    return person.completes().agrees().follows("Change the times")


def numbers(person, exercise: str) -> list[tuple[str, int]]:
    found = person.main.select(f'[data-exercise="{exercise}"]')
    return [(each["data-phase"], int(each["data-seconds"])) for each in found]


def test_the_form_offers_what_the_method_allows_with_the_usual_chosen(chooser):
    lists = {
        each["name"]: [option.get_text() for option in each.select("option")] for each in chooser.main.select("select")
    }
    assert lists["plank-work"] == ["6 seconds (usual)", "7 seconds", "8 seconds", "9 seconds", "10 seconds"]
    assert lists["plank-repetitions"][:3] == ["1 time", "2 times", "3 times (usual)"]
    assert lists["place"][0] == f"{SAY_WHEN} (usual)"
    assert all("(usual)" in each.select_one("option[selected]").get_text() for each in chooser.main.select("select"))


def test_chosen_times_stand_in_the_list_and_in_the_words(chooser):
    chooser.chooses("Each hold, Plank", "8 seconds").chooses("How many times, Plank", "1 time")
    chooser.presses("Use these times")
    assert chooser.address == "/routine"
    assert numbers(chooser, "plank") == [("ready", 0), ("hold", 8), ("rest", 6)]
    assert chooser.sees("Hold for 8 seconds, then rest for 6 seconds. Do it once.")
    assert ("push", 6) in numbers(chooser, "knee-brace")


def test_a_lead_in_and_a_place_reach_the_player(chooser):
    chooser.chooses(PLACE, "30 seconds").chooses(LEAD_IN, "10 seconds").presses("Use these times")
    assert chooser.sees("The timers give you 30 seconds to get into place before each leg.")
    routine = chooser.main.select_one(".routine")
    assert (routine["data-place"], routine["data-lead"]) == ("30", "10")
    # An untimed place stays one in the list and on paper.
    assert {seconds for kind, seconds in numbers(chooser, "knee-brace") if kind == "ready"} == {0}


def test_the_form_remembers_and_goes_back_to_the_usual(chooser):
    chooser.chooses("Each rest, Plank", "10 seconds").presses("Use these times").follows("Change the times")
    assert chooser.main.select_one("#plank-rest option[selected]").get_text() == "10 seconds"
    chooser.presses("Back to the usual times")
    assert ("rest", 6) in numbers(chooser, "plank")


def test_the_times_outlive_the_answer_to_did_it_help(chooser):
    chooser.chooses("Each hold, Superman on the ball", "10 seconds").presses("Use these times")
    chooser.presses(chooser.content.routine.answers["yes"])
    assert ("hold", 10) in numbers(chooser, "superman")


def test_forgetting_forgets_the_times(chooser):
    chooser.chooses("Each rest, Plank", "10 seconds").presses("Use these times").presses("Forget my answers")
    chooser.completes().agrees()
    assert ("rest", 6) in numbers(chooser, "plank")


@pytest.mark.parametrize("number", ["5", "11", "", "six", "6.5", "-6", "9" * 500, "٦٦"])
def test_a_number_that_is_not_in_the_list_is_refused_and_nothing_is_lost(chooser, number):
    chooser.chooses("Each rest, Plank", "10 seconds")
    select = chooser.page.select_one("#plank-work")
    select.select_one("option[selected]")["value"] = number
    chooser.presses("Use these times")
    assert (chooser.status, chooser.title.startswith("Error:")) == (422, True)
    assert chooser.sees_errors() == ["Plank: Each hold. Choose a number from the list."]
    assert chooser.main.select_one("#plank-rest option[selected]").get_text() == "10 seconds"
    assert ("hold", 6) in numbers(chooser.opens("/routine"), "plank")


def test_a_number_left_out_stays_as_it_was(chooser):
    chooser.chooses("Each rest, Plank", "10 seconds").presses("Use these times").follows("Change the times")
    chooser.page.select_one("#plank-rest").decompose()
    chooser.presses("Use these times")
    assert ("rest", 10) in numbers(chooser, "plank")


def test_times_in_a_cookie_that_do_not_fit_count_for_nothing(chooser, app):
    with chooser.browser.session_transaction("/routine") as session:
        session["t"] = {"plank-work": 60, "knee-brace-work": 9, "place": True, "lead-in": "30", "no-such": 6}
    page = chooser.opens("/routine")
    assert ("hold", 6) in numbers(page, "plank")
    assert ("push", 6) in numbers(page, "knee-brace")
    assert page.main.select_one(".routine")["data-place"] == "0"
    assert chooser.opens("/routine/times").status == 200


def test_without_a_routine_there_are_no_times_to_choose(app):
    plain = Plain(app)
    assert plain.browser.get("/routine/times").headers["Location"] == "/screener/danger"
    assert plain.post("/routine/times", place="15").status_code == 303


def stamps(person) -> str:
    return read(person.browser.get("/routine").text).select_one(".routine")["data-stamp"]


def test_the_mark_of_a_routine_is_the_same_for_the_same_and_another_for_any_other(app, person):
    first = stamps(person.completes().agrees())
    again = person.also()
    assert stamps(again) == first
    found = {first}
    for step, change in (("where", {"pain_side": "right"}), ("pain", {"pain_now": 4})):
        found.add(stamps(person.opens(f"/screener/{step}").goes_on(**change).agrees()))
    person.follows("Change the times").chooses("How many times, Plank", "4 times").presses("Use these times")
    found.add(stamps(person))
    person.presses(person.content.routine.answers["no-change"])
    found.add(stamps(person))
    assert len(found) == 5
    assert all(len(stamp) == 16 and int(stamp, 16) for stamp in found)


def test_the_mark_of_a_routine_is_another_in_each_browser(app, person):
    """So nobody who sees one can find the answers behind it by trying some."""
    other = type(person)(app)
    assert stamps(person.completes().agrees()) != stamps(other.walks().agrees())
