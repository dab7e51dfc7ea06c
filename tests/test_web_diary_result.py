"""The diary beside a result: where no exercise may be shown, it advises none, and leads to whom to see."""

import pytest
from diary_cases import CASES, book_of, today_of
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


def with_case(app, clock, case, **named):
    """Somebody with this result, on the page of the diary of a case."""
    clock.now = (today_of(case) - UNIX_EPOCH) * A_DAY + 100.0
    person = chooses_to_keep(Person(app).walks(**named))
    return with_diary(person, diary_cookie(app, book_of(case["diary"]))).opens("/diary")


def cases_by_rule(content):
    """One case for each rule of the diary."""
    found = {}
    for case in CASES:
        numbers = content.guide.numbers(book_of(case["diary"]), today_of(case))
        found |= {rule.id: case for rule in content.guide.holding(numbers) if rule.id not in found}
    assert set(found) == set(content.guide.rule)
    return found


@pytest.mark.parametrize("level", STOPS)
def test_where_the_result_shows_no_exercise_no_rule_of_the_diary_speaks(app, clock, content, level):
    for case in cases_by_rule(content).values():
        person = with_case(app, clock, case, **STOPS[level])
        assert not [rule.id for rule in content.guide.rules if rule.advice in words(person.main)]
        assert person.sees(content.texts["levels"][level]["title"])
        assert not person.main.select('a[href^="/routine"]')
        assert words(person.page.select_one(".net"))
        assert person.follows("See your result").main["data-level"] == level


def test_where_the_result_shows_the_routine_the_diary_says_what_it_reads_and_leads_to_it(app, clock, content):
    person = with_case(app, clock, cases_by_rule(content)["it-helps"])
    assert person.sees(content.guide.rule["it-helps"].advice)
    assert not person.page.select(".diary__stop")
    assert person.follows("Start your routine").address == "/routine/start"
