"""What the number at the start changed, said once, where it shows, with the reasons."""

from page_check import words
from person import Person


def notice(person) -> str:
    (told,) = person.page.select(".notice[data-changed]")
    return words(told)


def test_a_number_that_stops_says_on_the_result_what_changed_and_why(person):
    person.completes().agrees(8)
    assert person.address == "/result"
    assert "Your answer has changed the result" in notice(person)
    assert "Pain now: 8 out of 10. It was 3 before." in notice(person)
    assert person.content.rulebook.rule["severe-pain"].because in notice(person)
    assert not person.page.select("[data-exercise], [data-withheld]")
    assert not person.opens("/result").page.select("[data-changed]")


def test_a_number_that_makes_it_lighter_says_on_the_routine_what_changed_and_why(person):
    person.completes().agrees(6)
    assert person.address == "/routine"
    told = notice(person)
    assert "Left out now: plank." in told
    assert "The knee brace is now done like this: gentle push." in told
    assert person.content.rulebook.rule["sore-now"].because in told
    assert not person.opens("/routine").page.select("[data-changed]")


def test_a_number_that_is_lower_says_what_is_back(person):
    person.completes(pain_now=6).agrees(5)
    assert "Back in the routine: plank." in notice(person)
    assert f"counts no longer: “{person.content.rulebook.rule['sore-now'].because}”" in notice(person)


def test_a_number_that_changes_nothing_to_be_done_says_nothing(person):
    assert not person.completes().agrees(5).page.select("[data-changed]")
    assert not Person(person.app).completes().agrees().page.select("[data-changed]")


def test_with_every_exercise_left_out_by_the_number_that_is_said(person):
    """The plank alone was left, and a strong pain takes that too."""
    person.completes(pain_side="both", causes="spondyloarthritis", ball="no").agrees(6)
    assert (person.address, person.main["data-level"]) == ("/result", "clinician-first")
    assert person.content.rulebook.nothing_left.because in notice(person)


def test_what_held_before_is_no_reason_for_the_change(person):
    person.completes(health="glaucoma").agrees(6)
    rules = person.content.rulebook.rule
    assert rules["sore-now"].because in notice(person)
    assert rules["glaucoma"].because not in notice(person)
