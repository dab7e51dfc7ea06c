"""What comes from elsewhere joins a diary: nothing is lost unasked, nothing comes twice, and what clashes is told."""

from dataclasses import replace

import pytest

from app.diary.arrival import BOTH, OURS, THEIRS, compare, settle
from app.diary.book import FIRST_DAY, LAST_DAY, MOST, in_order
from app.diary.entry import Entry

SOME_DAY = FIRST_DAY + 2000


def at(quarter: int, now: int = 5, day: int = SOME_DAY) -> Entry:
    return Entry(day, quarter, now, 3, None, "finished")


def many(count: int, first_day: int = SOME_DAY) -> tuple[Entry, ...]:
    return tuple(at(number % 96, day=first_day + number // 96) for number in range(count))


def told(book) -> list[tuple[int, int]]:
    return [(entry.quarter, entry.now) for entry in book]


# --- What it would bring


def test_to_an_empty_diary_all_is_new():
    assert compare((), many(3)).new == many(3)


def test_what_is_there_already_is_nothing_new():
    arrival = compare(many(3), many(3))
    assert (arrival.new, arrival.there, arrival.clashes) == ((), many(3), ())


def test_the_same_time_with_another_number_clashes():
    arrival = compare((at(8, now=5),), (at(8, now=6),))
    assert arrival.clashes == ((at(8, now=5), at(8, now=6)),)


@pytest.mark.parametrize(
    "other", [{"now": 6}, {"now": None}, {"after": 4}, {"helped": "yes"}, {"ended": "stopped"}, {"server_clock": True}]
)
def test_any_difference_clashes(other):
    assert len(compare((at(8),), (replace(at(8), **other),)).clashes) == 1


def test_a_diary_that_is_full_takes_no_more_without_saying_how_many_go():
    assert compare(many(MOST), (at(0, day=SOME_DAY + 99),)).too_many == 1
    assert compare(many(MOST - 1), (at(0, day=SOME_DAY + 99),)).too_many == 0
    assert compare(many(MOST), many(MOST)).too_many == 0
    clashing = tuple(replace(entry, now=6) for entry in many(2))
    assert compare(many(MOST), clashing).too_many == 2


# --- What becomes of it


@pytest.mark.parametrize(("choice", "kept"), [(OURS, [(8, 5)]), (THEIRS, [(8, 6)]), (BOTH, [(8, 5), (9, 6)])])
def test_of_two_that_clash_that_stays_which_was_chosen(choice, kept):
    assert told(settle((at(8, now=5),), (at(8, now=6),), {(SOME_DAY, 8): choice})) == kept


def test_without_a_choice_nothing_is_settled():
    with pytest.raises(KeyError):
        settle((at(8, now=5),), (at(8, now=6),), {})


def test_the_second_one_takes_the_next_quarter_that_neither_has():
    book = settle((at(8), at(9)), (at(8, now=6), at(10, now=7)), {(SOME_DAY, 8): BOTH})
    assert told(book) == [(8, 5), (9, 5), (10, 7), (11, 6)]


def test_it_can_move_over_midnight():
    book = settle((at(95),), (at(95, now=6),), {(SOME_DAY, 95): BOTH})
    assert [entry.id for entry in book] == [(SOME_DAY, 95), (SOME_DAY + 1, 0)]


def test_at_the_end_of_all_days_it_takes_the_quarter_before():
    last = at(95, day=LAST_DAY)
    assert told(settle((last,), (replace(last, now=6),), {last.id: BOTH})) == [(94, 6), (95, 5)]


def test_what_was_kept_beside_another_one_is_there_when_it_comes_again():
    book = settle((at(8, now=5),), (at(8, now=6),), {(SOME_DAY, 8): BOTH})
    arrival = compare(book, (at(8, now=6),))
    assert (arrival.new, arrival.clashes) == ((), ())


def test_of_two_equal_ones_in_a_row_both_are_kept():
    """The later one is in the diary; the earlier one is not it."""
    both = (at(8, now=6), at(9, now=6))
    book = settle((at(8, now=5), at(9, now=6)), both, {(SOME_DAY, 8): BOTH})
    assert told(book) == [(8, 5), (9, 6), (10, 6)]
    again = compare(book, both)
    assert (again.new, again.clashes) == ((), ())


def test_the_oldest_of_too_many_go_and_no_others():
    newer = many(2, SOME_DAY + 99)
    assert settle(many(MOST), newer, {}) == in_order((*many(MOST)[2:], *newer))


def test_entries_that_clash_one_by_one_with_a_full_diary_are_settled_at_once():
    """The longest run of taken quarters there can be: looking through it for each entry must not take long."""
    others = tuple(replace(entry, now=6) for entry in many(MOST))
    book = settle(many(MOST), others, {entry.id: BOTH for entry in others})
    assert book == tuple(replace(entry, now=6) for entry in many(2 * MOST)[MOST:])
