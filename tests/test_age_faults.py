"""Faults in the ages of answers, put in on purpose: each is caught, and what catches it says in words what is wrong."""

from dataclasses import replace

import pytest
import test_no_old_answer as of_the_function
import test_web_no_longer as of_the_app
import test_web_started as of_the_start
from age_faults import age_faults
from flask import session
from packs import edit

from app.content import BrokenContent, load
from app.decision.rulebook import ASKED, CONFIRMED
from app.web.answers import given, saving
from app.web.answers.session import FIRST
from app.web.questions import confirm, forms, screener
from tests.proof.content_with import with_book
from tests.proof.contract import HOUR, MINUTE

# --- In the content


def with_times(content, **changes):
    """The content with another time for one kind of answer, of all questions that are of it."""
    (name, change), *_ = changes.items()

    def changed(question):
        own = question.good_for
        return replace(question, good_for=replace(own, **change)) if own.id == name.replace("_", "-") else question

    steps = [
        replace(step, questions=tuple(changed(each) for each in step.questions)) for step in content.rulebook.steps
    ]
    return with_book(content, steps=tuple(steps))


def test_the_content_has_the_times_of_the_contract(content):
    assert age_faults(content) == []


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("emergency-signs", "“emergency-signs” is good for 32 hours, and the contract says 16 hours."),
        ("urgent-signs", "“urgent-signs” is good for 32 hours, and the contract says 16 hours."),
        ("birth-body", "“birth-body” is good for 32 hours, and the contract says 16 hours."),
        ("pain-now", "“pain-now” is good for 1 hours, and the contract says 0.5 hours."),
        ("birth-weeks", "“birth-weeks” is good for 336 hours, and the contract says 168 hours."),
        ("health", "“health” is good for 672 hours, and the contract says 336 hours."),
    ],
)
def test_a_time_that_is_doubled_is_told(content, question, sentence):
    kind = content.rulebook.question[question].good_for
    assert sentence in age_faults(with_times(content, **{kind.id: {"seconds": 2 * kind.seconds}}))


def test_every_time_that_is_doubled_is_told(content):
    kinds = {question.good_for.id: question.good_for for question in content.rulebook.question.values()}
    for name, kind in kinds.items():
        assert age_faults(with_times(content, **{name: {"seconds": 2 * kind.seconds}})), f"{name} can be doubled unseen"


def test_another_way_to_renew_is_told(content):
    mutant = with_times(content, danger_signs={"renewed": CONFIRMED})
    assert age_faults(mutant) == ["“emergency-signs” is renewed as “confirmed”, and the contract says “asked”."]


def test_all_asked_anew_later_and_a_routine_that_is_open_for_longer_are_told(content):
    later = with_book(content, anew_after=2 * content.rulebook.anew_after)
    assert age_faults(later) == ["All is asked anew after 2016 hours, and the contract says 1008 hours."]
    longer = replace(content, routine=replace(content.routine, open_for=2 * content.routine.open_for))
    assert age_faults(longer) == ["A started routine is open for 6 hours, and the contract says 3 hours."]


def test_a_new_question_of_which_the_contract_has_no_time_is_told(content):
    *others, last = content.rulebook.steps
    new = replace(last.questions[-1], id="sleep")
    mutant = with_book(content, steps=(*others, replace(last, questions=(*last.questions, new))))
    assert age_faults(mutant) == ["Nothing says in the contract how long “sleep” is good for."]


NEW = """
      - id: sleep
        name: Sleep
        in-a-sentence: sleep
        kind: one
        ask: Did you sleep?
        if-left-out: Choose whether you slept.
        facts: [K4]
        options:
          - {id: "yes", label: Slept, without-rule: true}
          - {id: "no", label: Lay awake, without-rule: true}
"""


def test_a_new_question_without_a_time_stops_the_app(folder):
    questions = folder / "questions.yaml"
    text = questions.read_text(encoding="utf-8").rstrip()
    questions.write_text(text + "\n" + NEW.lstrip("\n"), encoding="utf-8")
    with pytest.raises(BrokenContent, match=r'questions\.yaml:\d+ .*The key "good-for" is missing'):
        load(folder)


def test_danger_signs_of_two_days_stop_the_app(folder):
    edit(folder / "questions.yaml", "    time: 1 day\n", "    time: 2 days\n")
    with pytest.raises(BrokenContent, match="asks for signs, and none of them is good for more than a day"):
        load(folder)


# --- In the code


def fails(sentence):
    return pytest.raises(AssertionError, match=sentence)


def test_a_first_answer_that_a_write_makes_younger_is_told(app, clock, monkeypatch):
    def renews(region):
        session[FIRST] = clock.now
        return True

    monkeypatch.setattr(screener, "choose_region", renews)
    with fails("/region, 57540 seconds after the first answer, made it count for longer"):
        check = of_the_app.test_without_keeping_nothing_counts_a_day_after_the_first_answer_whatever_was_written
        check(app, clock, "/region", 15 * HOUR + 59 * MINUTE)


def test_signs_that_were_filled_in_and_get_the_time_of_now_are_told(app, clock, monkeypatch):
    monkeypatch.setattr(saving, "_times", lambda step, given, before, drawn: {ASKED: drawn, CONFIRMED: drawn})
    check = of_the_app.test_no_writing_before_their_time_makes_the_danger_signs_good_for_longer
    with fails("after /screener/danger a routine was started on danger signs past their time"):
        check(app, clock, "/screener/danger", 15 * HOUR)


def test_a_time_of_sending_in_the_place_of_the_time_of_drawing_is_told(app, clock, monkeypatch):
    monkeypatch.setattr(screener, "drawn_at", lambda: clock.now)
    with fails("a page of yesterday evening counts as of today"):
        of_the_app.test_a_page_of_signs_left_open_overnight_renews_nothing(app, clock)


def test_a_sign_that_comes_ticked_is_told(app, clock, monkeypatch):
    monkeypatch.setattr(forms, "filled_in", lambda step: given.own_answers())
    check = of_the_app.test_no_writing_before_their_time_makes_the_danger_signs_good_for_longer
    with fails("after /region the danger signs came filled in"):
        check(app, clock, "/region", HOUR)


def test_a_confirmation_of_what_was_not_listed_is_told(app, clock, monkeypatch):
    def of_all(steps, drawn, known=confirm.confirm):
        known([step for step, _ in given.to_be_confirmed()], clock.now)

    monkeypatch.setattr(confirm, "confirm", of_all)
    with fails("a page renewed what it did not list"):
        of_the_start.test_a_confirmation_from_an_older_page_renews_no_more_than_it_listed(app, clock)


def test_an_answer_that_counts_past_its_time_is_told(content, monkeypatch):
    doubled = with_times(content, danger_signs={"seconds": 32 * HOUR})
    with fails("emergency-signs counts for longer than the contract says"):
        of_the_function.test_each_answer_is_good_for_its_time_and_no_second_longer(doubled, "emergency-signs")
    shortened = with_times(content, weeks={"seconds": HOUR})
    with fails("birth-check is dropped too early"):
        of_the_function.test_each_answer_is_good_for_its_time_and_no_second_longer(shortened, "birth-check")
