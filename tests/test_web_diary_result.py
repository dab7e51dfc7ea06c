"""The diary beside a result: where no exercise may be shown, it advises none, and leads to whom to see."""

from dataclasses import replace

import pytest
from diary_cases import CASES, DAY_ZERO, book_of, today_of
from keepers import chooses_to_keep, diary_cookie, with_diary
from page_check import words
from person import Person

UNIX_EPOCH = 719163  # 1 January 1970, as date.toordinal() counts
A_DAY = 24 * 60 * 60
STOPS = {
    "emergency": {"emergency_signs": "cold-leg"},
    "urgent": {"urgent_signs": ["fever"]},
    "clinician-first": {"health": ["heart"]},
}
ROUTINES = {"full": {}, "changed": {"pain_now": 6}}


@pytest.fixture
def answered(app, clock):
    """Somebody with these answers, who keeps a diary."""
    clock.now = (DAY_ZERO - UNIX_EPOCH) * A_DAY + 100.0
    return lambda **named: chooses_to_keep(Person(app).walks(**named))


def reads(person, case):
    """Opens the diary of a case, as it would be on that day."""
    by = DAY_ZERO - today_of(case)
    book = tuple(replace(each, day=each.day + by) for each in book_of(case["diary"]))
    return with_diary(person, diary_cookie(person.app, book)).opens("/diary")


def cases_by_rule(content):
    """One case for each rule of the diary."""
    found = {}
    for case in CASES:
        numbers = content.guide.numbers(book_of(case["diary"]), today_of(case))
        found |= {rule.id: case for rule in content.guide.holding(numbers) if rule.id not in found}
    assert set(found) == set(content.guide.rule)
    return found


def told(person, content):
    """(the rules that advise whoever may not exercise, those that say how to go on)."""
    said, rules = words(person.main), content.guide.rules
    advise = {rule.id for rule in rules if rule.advice and rule.advice in said}
    return advise, {rule.id for rule in rules if rule.with_a_routine and rule.with_a_routine in said}


@pytest.mark.parametrize("level", STOPS)
def test_where_the_result_shows_no_exercise_no_rule_of_the_diary_speaks(answered, content, level):
    person = answered(**STOPS[level])
    for case in cases_by_rule(content).values():
        assert told(reads(person, case), content) == (set(), set())
        assert person.sees(content.texts["levels"][level]["title"])
        assert not person.main.select('a[href^="/routine"]')
        assert words(person.page.select_one(".net"))
        assert person.follows("See your result").main["data-level"] == level


@pytest.mark.parametrize("level", ROUTINES)
def test_where_the_result_shows_the_routine_only_a_diary_without_a_careful_word_leads_to_it(answered, content, level):
    person = answered(**ROUTINES[level])
    for name, case in cases_by_rule(content).items():
        rule, (advise, encourage) = content.guide.rule[name], told(reads(person, case), content)
        assert (name in advise, name in encourage) == (bool(rule.advice), bool(rule.with_a_routine))
        assert not person.page.select(".diary__stop")
        assert person.sees("Start your routine") == (not advise)
    reads(person, cases_by_rule(content)["it-helps"])
    assert not person.page.select(".referrals")
    assert person.follows("Start your routine").address == "/routine/start"
    assert person.opens("/result").main["data-level"] == level


@pytest.mark.parametrize("hours", [0, 17])
def test_while_something_is_asked_first_the_diary_is_careful_and_leads_to_the_questions(
    app, clock, answered, content, hours
):
    person = answered() if hours else chooses_to_keep(Person(app))
    clock.now += hours * 60 * 60
    for name, case in cases_by_rule(content).items():
        rule, (advise, encourage) = content.guide.rule[name], told(reads(person, case), content)
        assert (name in advise, encourage) == (bool(rule.advice), set())
        assert person.sees(rule.because) == bool(rule.advice)
        assert not person.sees("Start your routine")
        assert person.follows("Answer what is asked first").address == "/screener/danger"
