"""No way to write makes an answer live longer: not without keeping, not with it, not by a page that was kept open."""

import pytest
from visitor import START, Visitor
from ways_to_write import CLEARS, FIRST_PAGE, STEPS, WAYS, began, nothing_counts, writes

from tests.proof.contract import ANSWERS_END, DAY, HOUR, KEPT_ANSWERS_END, MINUTE

DANGER_SIGNS_LAST = 16 * HOUR
SEVERAL = {"/screener/<step_id>": "/screener/danger"}  # one address of many


def test_every_address_that_can_be_sent_to_is_tried_here(app):
    """A new way to write has to be tried here too."""
    known = {rule.rule for rule in app.url_map.iter_rules() if "POST" in rule.methods} - CLEARS
    untried = {address for address in known if SEVERAL.get(address, address) not in WAYS}
    assert not untried, (
        f"{sorted(untried)} can be sent to, and nobody has tried whether that lengthens an answer’s life."
    )


# --- Without keeping


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("after", [MINUTE, 15 * HOUR + 59 * MINUTE, ANSWERS_END - 2 * MINUTE])
def test_without_keeping_nothing_counts_a_day_after_the_first_answer_whatever_was_written(app, clock, way, after):
    visitor = began(app, clock)
    first = visitor.first
    clock.now = first + after
    writes(visitor, way)
    clock.now = first + ANSWERS_END + 1
    assert nothing_counts(visitor), f"{way}, {after} seconds after the first answer, made it count for longer"


@pytest.mark.parametrize("way", WAYS)
def test_without_keeping_a_page_drawn_before_the_end_and_sent_after_it_brings_nothing_back(app, clock, way):
    visitor = began(app, clock)
    first = visitor.first
    clock.now = first + ANSWERS_END - 10 * MINUTE
    held = visitor.opens(WAYS[way][0])
    clock.now = first + ANSWERS_END + 10 * MINUTE
    writes(visitor, way, held)
    assert nothing_counts(visitor), f"{way} brought something back"


@pytest.mark.parametrize("drawn", [15 * HOUR + 50 * MINUTE, 16 * HOUR + 10 * MINUTE, ANSWERS_END - 10 * MINUTE])
def test_a_page_that_comes_again_makes_no_tick_younger(app, clock, drawn):
    """The day is over when it is sent, so it comes again: what was ticked on it is as old as it was there."""
    visitor = began(app, clock)
    first = visitor.first
    clock.now = first + drawn
    held = visitor.opens(FIRST_PAGE)
    told = held.since.get("emergency-signs", held.at)
    clock.now = first + ANSWERS_END + 10 * MINUTE
    visitor.answers_page(held)
    visitor.answers_page()
    visitor.does_a_routine()
    assert visitor.too_old() == [], "a routine was started on danger signs past their time"
    start = visitor.opens(START)
    clock.now = max(clock.now, told + DANGER_SIGNS_LAST) + 1
    ticked_again = visitor.last_said("emergency-signs", {"none"})
    shown = visitor.starts(start, number=3)
    assert shown.address == FIRST_PAGE or clock.now - ticked_again <= DANGER_SIGNS_LAST, "the tick became younger"


def test_a_page_that_comes_again_keeps_the_signs_that_were_ticked(app, clock):
    visitor = began(app, clock)
    first = visitor.first
    clock.now = first + 20 * HOUR
    held = visitor.opens(FIRST_PAGE)
    clock.now = first + ANSWERS_END + 1
    shown = visitor.sends(held, {"emergency-signs": ["cold-leg", "unsure"]})
    assert (shown.status, shown.ticked) == (400, {"emergency-signs": {"cold-leg", "unsure"}})


def test_without_keeping_all_counts_until_the_day_is_over(app, clock):
    visitor = began(app, clock)
    clock.now = visitor.first + ANSWERS_END - 1
    visitor.opens(START)
    while visitor.page.step != "today":
        visitor.answers_page()
    assert visitor.opens("/screener/about-you").ticked["age"] == {"42"}


def test_daily_use_without_keeping_asks_all_each_day(app, clock):
    visitor = Visitor(app, clock)
    for day in range(5):
        before = len(visitor.seen)
        visitor.does_a_routine()
        assert visitor.page.address == "/routine" and visitor.too_old() == []
        assert f"/screener/{STEPS[-1]}" in visitor.seen[before:], f"day {day}"
        clock.now += ANSWERS_END + 1


# --- With keeping


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("after", [MINUTE, DANGER_SIGNS_LAST - 2 * MINUTE])
def test_no_writing_before_their_time_makes_the_danger_signs_good_for_longer(app, clock, way, after):
    visitor = began(app, clock, keep="yes")
    told = visitor.first
    clock.now = told + after
    held = visitor.opens(START)
    writes(visitor, way)
    clock.now = told + DANGER_SIGNS_LAST + 1
    shown = visitor.starts(held, number=3)
    assert shown.address == FIRST_PAGE, f"after {way} a routine was started on danger signs past their time"
    assert "emergency-signs" not in shown.ticked, f"after {way} the danger signs came filled in"


@pytest.mark.parametrize("step", ["danger", "today"])
def test_signs_that_were_filled_in_and_are_sent_past_their_time_stay_as_old_as_they_were(app, clock, step):
    visitor = began(app, clock, keep="yes")
    told = visitor.first
    clock.now = told + DANGER_SIGNS_LAST - MINUTE
    held = visitor.opens(f"/screener/{step}")
    assert held.ticked, "what is still good is filled in"
    clock.now = told + DANGER_SIGNS_LAST + MINUTE
    visitor.answers_page(held)
    visitor.opens(START)
    assert visitor.page.address == FIRST_PAGE
    assert visitor.page.ticked == {}
    visitor.answers_page()
    assert (visitor.page.address, visitor.page.ticked) == ("/screener/today", {})


def test_a_page_of_signs_left_open_overnight_renews_nothing(app, clock):
    """It was drawn unticked, in the evening; the answer is as old as the page."""
    visitor = began(app, clock, keep="yes")
    clock.now += DAY
    held = visitor.opens(FIRST_PAGE)
    assert held.ticked == {}
    clock.now += DANGER_SIGNS_LAST + MINUTE
    visitor.answers_page(held)
    page = visitor.opens(START)
    assert (page.address, page.ticked) == (FIRST_PAGE, {}), "a page of yesterday evening counts as of today"


def test_the_danger_signs_start_a_routine_up_to_the_end_of_their_time(app, clock):
    visitor = began(app, clock, keep="yes")
    clock.now = visitor.first + DANGER_SIGNS_LAST - MINUTE
    assert visitor.does_a_routine().address == "/routine"


@pytest.mark.parametrize("way", [way for way in WAYS if way != "/keep"])
def test_with_keeping_nothing_counts_six_weeks_after_the_first_answer_whatever_was_written(app, clock, way):
    visitor = began(app, clock, keep="yes")
    first = visitor.first
    clock.now = first + KEPT_ANSWERS_END - 2 * HOUR
    assert visitor.does_a_routine(keep="yes").address == "/routine"
    clock.now = first + KEPT_ANSWERS_END - MINUTE
    writes(visitor, way)
    clock.now = first + KEPT_ANSWERS_END + 1
    assert nothing_counts(visitor), f"{way} in the sixth week made the answers count for longer"


def test_keeping_that_is_chosen_after_the_day_is_over_revives_nothing(app, clock):
    visitor = began(app, clock)
    clock.now = visitor.first + ANSWERS_END - HOUR
    held = visitor.opens(START)
    clock.now = visitor.first + ANSWERS_END + 1
    visitor.sends(held, {"keep": "yes"}, "/keep")
    assert nothing_counts(visitor)


def test_keeping_that_is_taken_back_ends_what_is_older_than_a_day(app, clock):
    visitor = began(app, clock, keep="yes")
    clock.now = visitor.first + 3 * DAY
    visitor.does_a_routine()
    visitor.sends(visitor.opens(START), {"keep": "no"}, "/keep")
    assert nothing_counts(visitor)
