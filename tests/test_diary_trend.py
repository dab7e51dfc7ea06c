"""The trend of the diary: what stands for a day or a week, and gaps that stay gaps."""

import pytest
from diaries import BOOKS, FIRST, between, daily, session

from app.diary.plot import LABEL, WIDTH, plot_of
from app.diary.trend import AFTER, BEFORE, TOLD_BETWEEN, days_of_a_point, mean, points, runs


@pytest.fixture(params=BOOKS)
def book(request):
    return BOOKS[request.param]


# --- Days and weeks


def test_sixty_days_are_drawn_by_day_and_more_by_week():
    assert days_of_a_point(daily(*[(5, 5)] * 60)) == 1
    assert days_of_a_point(daily(*[(5, 5)] * 61)) == 7
    assert days_of_a_point((session(0, 5, 5), session(7 * 60 - 1, 5, 5))) == 7
    assert days_of_a_point((session(0, 5, 5), session(7 * 60, 5, 5))) == 14


def test_a_week_begins_with_the_weekday_of_the_first_entry():
    of_weeks = points((session(0, 5, 5), session(6, 3, 3), session(7, 1, 1), session(27, 0, 0)), 7)
    assert [(point.first - FIRST, point.last - FIRST, point.sessions) for point in of_weeks] == [
        (0, 6, 2), (7, 13, 1), (21, 27, 1),
    ]  # fmt: skip
    assert of_weeks[0].told == {BEFORE: 4, AFTER: 4}


def test_what_is_told_in_between_is_no_session_and_no_number_before_one():
    (point,) = points((session(0, 6, 4), between(0, 9)), 1)
    assert (point.sessions, point.entries) == (1, 2)
    assert point.told == {BEFORE: 6, AFTER: 4, TOLD_BETWEEN: 9}


@pytest.mark.parametrize(
    ("numbers", "expected"), [([4], 4), ([4, 5], 4.5), ([4, 4, 5], 4.3), ([4, 5, 5], 4.7), ([0, 0, 0, 1], 0.3)]
)
def test_a_mean_is_told_to_a_tenth(numbers, expected):
    assert mean(numbers) == expected


# --- Gaps


def lengths(book, days: int = 1) -> list[int]:
    return [len(run) for run in runs(points(book, days), BEFORE)]


def test_two_days_left_out_are_no_gap_and_three_are():
    assert lengths(daily((6, 4), None, None, (5, 3))) == [2]
    assert lengths(daily((6, 4), None, None, None, (5, 3))) == [1, 1]


def test_a_week_left_out_is_a_gap():
    assert lengths((session(0, 6, 4), session(13, 5, 3)), 7) == [2]
    assert lengths((session(0, 6, 4), session(14, 5, 3)), 7) == [1, 1]


def test_a_day_of_which_only_the_other_number_was_told_does_not_lead_a_line_on():
    book = (session(0, 6, 4), *(session(day, None, 3) for day in (1, 2, 3)), session(4, 5, 2))
    assert lengths(book) == [1, 1]
    assert [len(run) for run in runs(points(book, 1), AFTER)] == [5]


# --- Inside the drawing


def test_the_numbers_at_the_side_go_from_the_floor_to_the_top_of_the_drawing(book):
    plot = plot_of(book)
    (low, floor), *_, (high, top) = plot.levels
    assert (low, high) == (0, 10)
    assert floor == plot.floor < plot.height
    assert 0 < top < plot.height / 10


def test_days_stand_between_the_sides_the_first_at_one_and_the_last_at_the_other():
    plot = plot_of(daily((6, 4), None, (5, 5)))
    assert [mark.across for mark in plot.traces[0].marks] == [plot.left, plot.right]
    assert plot.across(FIRST + 1) == (plot.left + plot.right) / 2
    assert [mark.across for mark in plot_of(BOOKS["one"]).traces[0].marks] == [(plot.left + plot.right) / 2]


# --- Labels


def test_labels_of_days_have_room_begin_with_the_first_day_and_stay_inside(book):
    labels = plot_of(book).labels
    assert labels[0][0] == book[0].day
    assert len(labels) <= 5
    assert all(two - one >= LABEL for (_, one), (_, two) in zip(labels, labels[1:], strict=False))
    assert all(0 < across < WIDTH for _, across in labels)


@pytest.mark.parametrize("days", [*range(1, 70), 120, 399, 400, 421, 700, 2000, 6000])
def test_days_stand_in_even_steps_however_many_there_are(days):
    plot = plot_of((session(0, 5, 5), session(days - 1, 5, 5))[: days or 1])
    named = [day for day, _ in plot.labels]
    steps = {two - one for one, two in zip(named, named[1:], strict=False)}
    assert len(steps) <= 1
    assert all(step % plot.points[0].days == 0 for step in steps)
