"""The diary as values: what is added stays, once, and as many as a cookie holds; packed, and never half unpacked."""

from dataclasses import replace

import pytest
from answer_sets import seeded

from app.diary import book as diary
from app.diary.book import FEW, FIRST_DAY, LAST_DAY, MOST, add, change, delete, nearly_full, pack, unpack
from app.diary.entry import BETWEEN, ENDINGS, FINISHED, QUARTERS, STOPPED, Entry

WORDS = ("yes", "no-change", "worse")
DAY = FIRST_DAY + 2000
MORNING = Entry(DAY, 33, now=5, after=3, helped="yes", ended=FINISHED)


def filled(number: int) -> diary.Book:
    """A book with one entry each day."""
    return tuple(replace(MORNING, day=DAY + each) for each in range(number))


def at_random(dice) -> Entry:
    told = [dice.choice([None, *range(11)]) for _ in range(2)]
    day, quarter = DAY + dice.randrange(40), dice.randrange(QUARTERS)
    helped, clock = dice.choice([None, *WORDS]), dice.random() < 0.5
    return Entry(day, quarter, *told, helped, dice.choice(ENDINGS), clock)


# --- Adding


def test_an_entry_stands_in_the_order_of_its_time():
    book, _ = add(filled(3), replace(MORNING, quarter=20))
    assert [each.id for each in book] == sorted(each.id for each in book)
    assert len(book) == 4


def test_the_same_sent_twice_counts_once():
    book, placed = add((), MORNING)
    assert add(book, MORNING) == (book, placed) == ((MORNING,), MORNING)


def test_another_one_at_the_same_time_takes_the_next_free_quarter():
    other = replace(MORNING, now=8)
    book, placed = add((MORNING,), other)
    assert placed == replace(other, quarter=34)
    assert book == (MORNING, placed)


def test_the_same_is_known_again_where_it_was_moved_to():
    other, third = replace(MORNING, now=8), replace(MORNING, now=9)
    book, _ = add(add((MORNING,), other)[0], third)
    assert add(book, third) == (book, replace(third, quarter=35))
    assert add(book, other) == (book, replace(other, quarter=34))


def test_the_quarter_after_the_last_one_is_the_first_of_the_next_day():
    late = replace(MORNING, quarter=QUARTERS - 1)
    _, placed = add((late,), replace(late, now=8))
    assert placed.id == (DAY + 1, 0)


def test_the_same_content_a_free_quarter_later_is_another_entry():
    later = replace(MORNING, quarter=MORNING.quarter + 2)
    assert add((later,), MORNING)[0] == (MORNING, later)


@pytest.mark.parametrize(
    "wrong",
    [{"now": 11}, {"after": -1}, {"quarter": 96}, {"quarter": -1}, {"day": FIRST_DAY - 1}, {"day": LAST_DAY + 1},
     {"ended": "won"}],
)  # fmt: skip
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\.$"):
        add((), replace(MORNING, **wrong))


@pytest.mark.parametrize("right", [{"now": 10}, {"after": 0}, {"quarter": 95}, {"day": FIRST_DAY}, {"day": LAST_DAY}])
def test_what_lies_at_the_edge_is_taken(right):
    entry = replace(MORNING, **right)
    assert unpack(pack(add((), entry)[0], WORDS), WORDS) == (entry,)


def test_nothing_is_moved_behind_the_last_day():
    last = replace(MORNING, day=LAST_DAY, quarter=QUARTERS - 1)
    with pytest.raises(ValueError, match="outside the years"):
        add((last,), replace(last, now=8))


# --- How many


def test_half_a_year_of_three_a_day_has_room():
    assert MOST >= 183 * 3


def test_the_oldest_goes_when_it_is_full_and_not_before():
    book, _ = add(filled(MOST - 1), replace(MORNING, day=DAY + MOST))
    assert (len(book), book[0].day) == (MOST, DAY)
    book, placed = add(book, replace(MORNING, day=DAY + MOST + 1))
    assert (len(book), book[0].day, book[-1]) == (MOST, DAY + 1, placed)


def test_what_was_told_now_stays_even_when_it_is_the_oldest():
    old = replace(MORNING, day=DAY - 1)
    book, placed = add(filled(MOST), old)
    assert placed == book[0] == old
    assert (len(book), book[1].day) == (MOST, DAY + 1)


def test_the_same_once_more_in_a_full_book_drops_nothing():
    assert add(filled(MOST), MORNING)[0] == filled(MOST)


def test_nearly_full_is_a_month_before_it_is_full():
    assert not nearly_full(filled(MOST - FEW))
    assert nearly_full(filled(MOST - FEW + 1))


# --- Changing and deleting


def test_a_changed_entry_stands_in_the_place_of_the_earlier_one():
    other = replace(MORNING, after=1, ended=STOPPED)
    assert change((MORNING,), MORNING.id, other) == (other,)


def test_a_changed_entry_can_move_but_not_on_top_of_another():
    book = (MORNING, replace(MORNING, quarter=50, now=8))
    moved = change(book, book[1].id, replace(book[1], quarter=33))
    assert moved == (MORNING, replace(book[1], quarter=34))


def test_what_is_not_there_cannot_be_changed():
    with pytest.raises(LookupError):
        change((MORNING,), (DAY, 34), MORNING)


def test_deleting_takes_one_away_and_twice_is_no_fault():
    book = delete(filled(3), (DAY + 1, 33))
    assert [each.day for each in book] == [DAY, DAY + 2]
    assert delete(book, (DAY + 1, 33)) == book


# --- Packing


def test_every_entry_comes_out_as_it_went_in():
    dice, book = seeded(14), ()
    for _ in range(500):
        book, _ = add(book, at_random(dice))
    assert len(book) > 400
    assert unpack(pack(book, WORDS), WORDS) == book


def test_an_entry_takes_six_letters_and_a_full_book_fits_into_its_cookie():
    assert len(pack((MORNING,), WORDS)) == 1 + 6
    signature = "." + "s" * 43
    assert 3800 - 6 < len(f"__Secure-diary={pack(filled(MOST), WORDS)}{signature}") <= 3800


def test_a_book_of_nothing_is_not_nothing():
    assert unpack(pack((), WORDS), WORDS) == ()
    with pytest.raises(ValueError, match="no diary"):
        unpack("", WORDS)


def test_letters_are_those_of_a_packing_that_is_fixed():
    """Cookies last for 400 days: a version that packs otherwise begins with another letter."""
    told = (MORNING, Entry(DAY, 95, None, None, None, BETWEEN, server_clock=True))
    assert pack(told, WORDS) == PACKED


PACKED = "1H0EKmgH0L_-U"


def test_what_nobody_packed_is_refused_whole():
    text, dice = pack(filled(20), WORDS), seeded(15)
    for wrong in (
        "",
        "1A",
        "2",
        f"0{text[1:]}",
        text[:-1],
        f"{text}é",
        f"{text[:-1]}.",
        f"{text}AAAAAA",
        text + text[1:7],
    ):
        with pytest.raises(ValueError):  # noqa: PT011  Python’s own too
            unpack(wrong, WORDS)
    for _ in range(2000):
        place = dice.randrange(1, len(text))
        changed = text[:place] + dice.choice(diary.LETTERS) + text[place + 1 :]
        try:
            found = unpack(changed, WORDS)
        except ValueError:
            continue
        assert pack(found, WORDS) == changed


def test_more_than_fits_is_refused():
    entries = (replace(MORNING, day=DAY + each) for each in range(MOST + 1))
    with pytest.raises(ValueError, match="too long"):
        unpack(pack(tuple(entries), WORDS), WORDS)


def test_a_word_for_helping_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="index"):
        pack((replace(MORNING, helped="a bit"),), WORDS)
    with pytest.raises(ValueError, match="no entry"):
        unpack(pack((replace(MORNING, helped="worse"),), WORDS), WORDS[:2])


def test_a_fourth_word_for_helping_does_not_spoil_what_stands_beside_it():
    with pytest.raises(ValueError, match="no room"):
        pack((replace(MORNING, helped="other"),), (*WORDS, "other"))
