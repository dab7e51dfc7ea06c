"""What a start needs: a number of now, a confirmation of what was listed; and for how long what was started is open."""

from visitor import START
from ways_to_write import began, comes_to_confirm, nothing_counts, writes

from tests.proof.contract import ANSWERS_END, DAY, HOUR, MINUTE, ROUTINE_OPEN, WEEK

DANGER_SIGNS_LAST = 16 * HOUR


def test_a_start_page_that_was_left_open_starts_nothing_with_a_number_of_then(app, clock):
    visitor = began(app, clock)
    clock.now += HOUR
    held = visitor.opens(START)
    clock.now += 31 * MINUTE
    assert visitor.starts(held, number=3).address != "/routine"
    assert visitor.does_a_routine().address == "/routine"


def test_a_number_that_is_told_at_the_start_renews_nothing_else_of_its_page(app, clock):
    visitor = began(app, clock, keep="yes")
    for _ in range(15):
        clock.now += DAY - HOUR
        visitor.does_a_routine()
        assert visitor.too_old() == []
    assert "pain" in {step for page in visitor.confirmed for step in page.listed}


def test_a_confirmation_from_an_older_page_renews_no_more_than_it_listed(app, clock):
    """The place was said anew on its own page, so it was not among those that were confirmed later."""
    visitor = began(app, clock, keep="yes")
    clock.now = visitor.first + 2 * WEEK + HOUR
    visitor.answers["pain-side"] = "right"
    assert "where" in comes_to_confirm(visitor).listed
    visitor.opens("/screener/where")
    visitor.answers_page()
    clock.now += 6 * DAY
    held = comes_to_confirm(visitor)
    assert "where" not in held.listed and "health" in held.listed
    visitor.confirms(held)
    clock.now += 8 * DAY + MINUTE
    assert comes_to_confirm(visitor).listed == {"where"}
    visitor.confirms(held)
    assert comes_to_confirm(visitor).listed == {"where"}, "a page renewed what it did not list"


def test_a_started_routine_stays_open_for_three_hours_and_no_writing_makes_it_longer(app, clock):
    visitor = began(app, clock)
    started = clock.now
    for hours, way in ((1, "/routine/helped"), (2, "/region"), (3, "/routine/times")):
        clock.now = started + hours * HOUR - MINUTE
        writes(visitor, way)
    clock.now = started + ROUTINE_OPEN - 1
    assert visitor.opens("/routine").address == "/routine"
    clock.now = started + ROUTINE_OPEN + 1
    assert visitor.opens("/routine").address == START


def test_a_started_routine_is_open_past_the_time_of_its_danger_signs_but_not_past_the_day(app, clock):
    visitor = began(app, clock)
    first = visitor.first
    clock.now = first + DANGER_SIGNS_LAST - MINUTE
    assert visitor.does_a_routine().address == "/routine"
    clock.now += HOUR
    assert visitor.opens("/routine").address == "/routine"
    clock.now = first + ANSWERS_END - HOUR
    assert visitor.does_a_routine().address == "/routine"
    clock.now = first + ANSWERS_END + 1
    assert nothing_counts(visitor)
