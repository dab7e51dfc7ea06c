"""Between the result and the routine: what comes, the agreement, and the number that has to be fresh."""

import time

import pytest
from cookies import kept_by, signed, someone_with
from page_check import words
from person import Person

MINUTE = 60  # seconds
KEY = "I agree, start"


def question(person):
    return person.content.rulebook.question[person.content.routine.asks_at_the_start]


def is_asked(person) -> bool:
    """Whether the question stands open on the page, and not folded away."""
    return not person.page.find(id=question(person).id).find_parent("details")


def later(person, seconds: int = 30 * MINUTE) -> Person:
    """The same person, whose answer was given so many seconds ago, on the page before the routine."""
    kept = kept_by(person)
    kept = kept | {"w": int(time.time()) - seconds}
    return someone_with(person.app, signed(person.app, kept)).opens("/routine/start")


def choose(person) -> str:
    """What is said when the number is missing."""
    return question(person).if_left_out


# --- What the page says


def test_the_result_leads_to_the_start_and_the_start_to_the_routine(at_start):
    assert at_start.address == "/routine/start"
    assert at_start.presses(KEY).address == "/routine"


def test_no_routine_before_the_agreement(person):
    person.completes()
    assert person.opens("/routine").address == "/routine/start"
    assert person.opens("/agreement").address == "/routine/start"


def test_the_agreement_says_c1_to_c3_in_three_lines_with_the_evidence_behind_a_link(at_start):
    points = at_start.content.texts["agreement"]["points"]
    assert [fact for point in points for fact in point["facts"] if fact.startswith("C")] == ["C1", "C2", "C3"]
    lines = at_start.page.select(".agreement li")
    assert len(lines) == len(points) == 3
    assert at_start.sees(*(point["text"] for point in points))
    assert lines[0].a["href"] == "/evidence"


# --- The number


@pytest.mark.parametrize("number", [5, 6, 7, 8])
@pytest.mark.parametrize("causes", ["none", "spondyloarthritis"])
def test_a_number_at_the_start_does_what_it_does_in_the_questions(app, number, causes):
    told = Person(app).walks(pain_now=number, causes=causes)
    person = Person(app).completes(causes=causes).agrees(number)
    started = person.address == "/routine"
    assert started == bool(told.page.select("[data-exercise]"))
    person.opens("/result")
    assert person.main["data-level"] == told.main["data-level"]
    assert person.main["data-rules"] == told.main["data-rules"]
    assert decided(person) == decided(told)


def decided(person) -> list[tuple]:
    marks = ("data-exercise", "data-form", "data-sides", "data-withheld", "data-rules", "data-referral")
    marked = person.main.select(",".join(f"[{mark}]" for mark in marks))
    return [tuple(each.get(mark) for mark in marks) for each in marked]


def test_a_number_that_was_told_within_half_an_hour_is_not_asked_again(at_start):
    assert not is_asked(at_start)
    assert at_start.sees("Pain now: 3 out of 10, as you said a short while ago.")
    assert at_start.told("pain-now") == []
    assert at_start.begins().address == "/routine"


@pytest.mark.parametrize(
    ("seconds", "asked"),
    [(0, False), (30 * MINUTE - 5, False), (30 * MINUTE, True), (-MINUTE, False), (-6 * MINUTE, True)],
)
def test_after_half_an_hour_it_is_asked_again_and_so_it_is_when_the_clock_ran_far_backwards(at_start, seconds, asked):
    assert is_asked(later(at_start, seconds)) == asked


def test_a_number_of_which_no_time_is_known_is_asked_again(at_start):
    kept = {key: value for key, value in kept_by(at_start).items() if key != "w"}
    assert is_asked(someone_with(at_start.app, signed(at_start.app, kept)).opens("/routine/start"))


def test_the_same_number_sent_again_is_fresh_again(at_start):
    person = later(at_start)
    person.opens("/screener/pain").tells("pain-now", 3).presses("Continue")
    assert not is_asked(person.opens("/routine/start"))
    person = later(at_start).begins(3)
    assert not is_asked(person.opens("/routine/start"))


def test_a_number_that_is_not_fresh_is_not_filled_in(at_start):
    person = later(at_start).opens("/screener/pain")
    assert person.told("pain-now") == []
    assert person.told("pain-duration") != []
    assert person.presses("Continue").status == 422


def test_a_number_that_was_fresh_and_filled_in_stays_as_old_as_it_was(at_start):
    person = later(at_start, 29 * MINUTE).opens("/screener/pain").presses("Continue")
    assert kept_by(person)["w"] <= int(time.time()) - 29 * MINUTE


def test_another_page_of_questions_makes_no_number_fresh(at_start):
    person = later(at_start)
    person.opens("/screener/where").presses("Continue")
    assert is_asked(person.opens("/routine/start"))


def test_a_number_that_is_not_fresh_is_not_missing_on_the_result(at_start):
    assert later(at_start).opens("/result").address == "/result"


def test_the_number_of_the_start_is_the_answer_and_the_rest_of_its_step_is_kept(person):
    person.completes(pain_eases="yes", pain_worse="keeping-still").agrees(5)
    assert kept_by(person)["a"]["pain-now"] == 5
    person.opens("/screener/pain")
    assert person.told("pain-now") == ["5"]
    assert person.told("pain-worse") == [person.label("pain-worse", "keeping-still")]


def test_another_number_withdraws_an_earlier_agreement_even_when_it_starts_nothing(person):
    person.completes().agrees()
    person.opens("/routine/start").begins(8)
    assert person.address == "/result"
    assert "g" not in kept_by(person)
    assert person.opens("/routine").address == "/result"


# --- The rest of the page


def test_the_start_says_what_comes_for_which_side_and_what_to_fetch(person):
    person.completes(ball="no", pain_side="right").comes_to_the_start()
    assert [words(each) for each in person.page.select(".moves li > b")] == [
        "Knee brace", "Knee-to-wall push", "Plank"
    ]  # fmt: skip
    assert len(person.page.select(".moves svg")) == 3
    assert person.sees("For your sore right side.")
    needed = [words(each) for each in person.page.select(".start__needs li")]
    assert needed == list(dict.fromkeys(needed))
    offered = [person.content.routine.exercises[name] for name in ("knee-brace", "inflare", "plank")]
    assert set(needed) == {need for each in offered for need in each.needs}
    person.follows("Change the side").tells("pain-side", "both").presses("Continue")
    assert person.comes_to_the_start().sees("For both sides.")


def test_nothing_to_do_is_shown_at_the_start_to_those_who_may_not(person):
    assert person.completes(pain_now=8).opens("/routine/start").address == "/result"
    assert Person(person.app).starts().opens("/routine/start").address == "/screener/danger"


def test_the_times_are_open_before_the_agreement_and_lead_back(at_start):
    at_start.follows("Change the times").presses("Use these times")
    assert at_start.address == "/routine/start"
    at_start.begins().opens("/routine/times").presses("Use these times")
    assert at_start.address == "/routine"


def test_who_has_agreed_goes_on_from_the_result(person):
    person.completes().agrees().opens("/result")
    assert person.follows("Go on with your routine").address == "/routine"


# --- Who comes again


def folded(person) -> list[str]:
    return [words(each.summary) for each in person.main.select("section details")]


def test_the_first_time_nothing_is_folded_away(at_start):
    assert folded(at_start) == []


def test_who_did_this_very_routine_before_finds_what_they_know_folded_and_the_signs_to_stop_open(person):
    person.walks().agrees().opens("/routine/start")
    assert folded(person) == ["Show the exercises", "What you need", "Good to know"]
    assert person.main.select(".start__needs li") and person.main.select(".start__exercises .moves b")
    assert not person.main.select("details .stops") and person.main.select(".stops li")
    assert person.sees("For your sore left side.")


def test_with_other_exercises_than_last_time_all_of_it_is_open_again(person):
    person.walks().agrees().opens("/screener/ability").goes_on(ball="no").opens("/routine/start")
    assert folded(person) == []
