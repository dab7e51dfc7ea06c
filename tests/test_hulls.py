"""Shapes on paper: the hull of some circles is exact, and its path is short."""

import random
from math import cos, pi, sin

import pytest

from app.pictures.hulls import arcs, hull, polygon, ring, smooth


def reach(circles, angle: float) -> float:
    """How far some circles reach in a direction."""
    return max(x * cos(angle) + y * sin(angle) + radius for x, y, radius in circles)


def test_the_hull_of_one_circle_is_the_circle():
    assert hull([(50, 40, 10)]) == ring(50, 40, 10) == "M40 40a10 10 0 1 1 20 0a10 10 0 1 1 -20 0z"


def test_a_circle_within_another_adds_nothing():
    assert hull([(50, 40, 10), (53, 41, 3)]) == hull([(50, 40, 10)])


def test_two_circles_of_one_size_make_a_capsule():
    assert hull([(0, 0, 10), (50, 0, 10)]) == "M50-10a10 10 0 0 1 0 20l-50 0a10 10 0 0 1 0-20z"


def test_two_circles_that_are_the_same_make_one():
    assert hull([(0, 0, 10), (0, 0, 10)]) == hull([(0, 0, 10)])


def test_a_tapered_limb_is_bounded_by_its_two_tangents():
    (_, _, wide), (_, _, thin) = sorted(arcs([(0, 0, 30), (100, 0, 20)]), key=lambda arc: -arc[0][2])
    assert wide + thin == pytest.approx(2 * pi)
    assert wide > pi > thin


@pytest.mark.parametrize("number", range(60))
def test_in_every_direction_the_circle_that_reaches_farthest_has_the_arc(number):
    chance = random.Random(number)  # noqa: S311
    count = chance.randint(1, 6)
    circles = [(chance.uniform(0, 99), chance.uniform(0, 99), chance.uniform(1, 50)) for _ in range(count)]
    around = arcs(circles)
    assert sum(turn for _, _, turn in around) == pytest.approx(2 * pi)
    for step in range(48):
        angle = 2 * pi * step / 48 + 0.01
        (circle,) = [circle for circle, begin, turn in around if (angle - begin) % (2 * pi) < turn]
        assert reach([circle], angle) == pytest.approx(reach(circles, angle))


def test_no_arc_that_is_seen_is_left_out_of_a_path():
    circles = [(0, 0, 64), (60, 8, 60), (140, 0, 53), (245, 3, 43)]
    assert hull(circles).count("a") == len([arc for arc in arcs(circles) if arc[2] * arc[0][2] > 1])


def test_paths_have_whole_numbers_only():
    for path in (hull([(0.4, 0.6, 9.7), (30.2, 5.1, 4.4)]), polygon([(0.2, 0.7), (9.9, 3.3)]), ring(0.5, 1.2, 3.3)):
        assert "." not in path


def test_a_smooth_curve_goes_through_its_spots():
    assert smooth([(0, 0), (30, 0), (60, 0)], closed=False) == "M0 0c5 0 20 0 30 0c10 0 25 0 30 0"


def test_a_polygon_may_stay_open():
    assert polygon([(0, 0), (10, 0), (10, 10)], closed=False) == "M0 0l10 0l0 10"
    assert polygon([(0, 0), (10, 0), (10, 10)]).endswith("z")
