"""What is in front of what in a picture: by where it is, by what is known of a body, and in a ring."""

from itertools import permutations

import pytest

from app.pictures.depth import Plane, Solid, in_front, ordered
from app.pictures.model import Camera
from app.pictures.space import View

AHEAD = View(Camera(turn=0, rise=0, eye=5000, size=100, middle=(0, 0, 0), at=(500, 500)))


def ball(name: str, x: float, y: float, z: float, radius: float = 50) -> Solid:
    return Solid(name, [("legs", [[((x, y, z), radius)]])], AHEAD)


def bar(name: str, begin, end, radius: float = 20) -> Solid:
    return Solid(name, [("legs", [[(begin, radius), (end, radius)]])], AHEAD)


def wall(at: float) -> Plane:
    corners = [(-300, -300, at), (300, -300, at), (300, 300, at), (-300, 300, at)]
    return Plane("wall", "wall", corners, AHEAD)


def names(items) -> list[str]:
    return [item.name for item in items]


@pytest.mark.parametrize(("z", "order"), [(60, ["wall", "ball"]), (-60, ["ball", "wall"])])
def test_a_ball_before_a_wall_is_painted_after_it(z, order):
    assert names(ordered([ball("ball", 0, 0, z), wall(0)])) == order
    assert names(ordered([wall(0), ball("ball", 0, 0, z)])) == order


def test_what_is_nearer_is_in_front():
    near, far = ball("near", 0, 0, 100), ball("far", 30, 0, -100)
    assert in_front(near, far) > 0 > in_front(far, near)


def test_what_does_not_meet_on_paper_is_not_compared():
    assert in_front(ball("left", -200, 0, 100), ball("right", 200, 0, -100)) == 0
    assert in_front(ball("beside", 600, 0, 100), wall(0)) == 0


def test_all_that_counts_is_who_is_in_front_where_both_are_seen():
    # The middle of the long bar is farther away than the ball, but its end before the ball is nearer.
    slanted = bar("bar", (0, 0, 200), (600, 0, -700))
    assert names(ordered([slanted, ball("ball", 0, 0, 0)])) == ["ball", "bar"]


def test_the_middle_of_a_bar_is_in_front_too():
    assert in_front(bar("bar", (-200, 0, 100), (200, 0, 100)), ball("ball", 0, 0, 0)) > 0


def test_a_rule_counts_more_than_what_is_nearer():
    items = [ball("neck", 0, 0, 100), ball("head", 0, 30, 0)]
    assert names(ordered(items)) == ["head", "neck"]
    assert names(ordered(items, [("neck", "head")])) == ["neck", "head"]
    assert names(ordered(items, [("neck", "no such part")])) == ["head", "neck"]


RING = (
    bar("a", (-200, 0, 60), (200, 0, -60)),
    bar("b", (150, -100, 30), (0, 250, -60)),
    bar("c", (-150, -100, -10), (20, 250, 20)),
)


def before(one: Solid, two: Solid) -> float:
    return max(0, in_front(one, two))


@pytest.mark.parametrize("items", [*permutations(RING)], ids=lambda items: "".join(item.name for item in items))
def test_in_a_ring_the_weakest_tie_is_broken_whatever_the_order_was(items):
    found = names(ordered(items))
    assert sorted(found) == ["a", "b", "c"]
    assert found == names(ordered(RING))
    wrong = [before(one, two) for one in items for two in items if found.index(one.name) < found.index(two.name)]
    others = [before(one, two) for one in items for two in items if found.index(one.name) > found.index(two.name)]
    assert sum(wrong) < min(each for each in others if each)


def test_a_ring_is_a_ring():
    a, b, c = RING
    signs = [in_front(a, b) > 0, in_front(b, c) > 0, in_front(c, a) > 0]
    assert signs in ([True] * 3, [False] * 3)
