"""The pictures of the two exercises face down show what their words say: what is straight, lifted, level or pressed."""

import re
from math import atan2, degrees, dist

import pytest
from drawn_body import FIGURES, bones_of, name_of, off
from svg_shapes import spots

from app.pictures import marks
from app.pictures.space import View

PRONE = [figure for figure in FIGURES if figure.poses[0].posture.lies == "face-down"]
PLANKS = [figure for figure in PRONE if figure.exercise == "plank"]
LIFTS = [figure for figure in PLANKS if figure.form == "lift"]
PUSHES = [figure for figure in PLANKS if figure.form.startswith("push")]
SUPERMEN = [figure for figure in PRONE if figure.exercise == "superman"]
OF_A_LEG = {"hip", "knee", "heel", "instep", "ball", "ball-out", "ball-in", "toes"}
LOWEST_KNEE = 60  # thousandths of the height: about a hand’s breadth off the floor
A_LITTLE = 100  # of a heel over the other: a hand’s length


def of(figures):
    return pytest.mark.parametrize("figure", figures, ids=name_of)


def bones(figure, pose: str = "hold"):
    return bones_of(figure, figure.pose[pose].posture)


def slope(first, second) -> float:
    """Degrees upwards from one place to another that is nearer to the head."""
    return degrees(atan2(second[1] - first[1], first[0] - second[0]))


def places(figure, pose: str = "hold") -> dict:
    return {point: place for point, (place, _) in bones(figure, pose).points.items()}


# --- Plank


@of(LIFTS)
def test_one_comes_up_with_both_feet_down_before_a_leg_is_lifted(figure):
    assert [pose.names for pose in figure.poses] == [("set-up", "rest"), ("between",), ("hold",)]
    touch = {point for point, _ in figure.pose["between"].posture.contacts}
    assert {"near-toes", "far-toes"} <= touch
    assert touch - {point for point, _ in figure.pose["hold"].posture.contacts} >= {"far-toes"}


@of(LIFTS)
def test_nothing_but_the_leg_that_is_lifted_moves_then(figure):
    before, after = places(figure, "between"), places(figure)
    moved = {point for point in before if dist(before[point], after[point]) > 3}
    assert moved
    assert moved <= {f"far-{point}" for point in OF_A_LEG}


@of(PLANKS)
def test_a_plank_is_a_straight_line_from_the_shoulders_to_what_stands_on_the_floor(figure):
    for pose in [pose for pose in figure.poses if "rest" not in pose.names]:
        at = {point: place for point, (place, _) in bones_of(figure, pose.posture).points.items()}
        trunk = bones_of(figure, pose.posture).frames["pelvis"].along
        thigh = slope(at["near-knee"], at["near-hip"])
        assert thigh == pytest.approx(slope((0, 0, 0), trunk), abs=3), pose.names
        if figure.form.endswith("toes"):
            assert slope(at["near-heel"], at["near-knee"]) == pytest.approx(thigh, abs=12), pose.names


@of([figure for figure in PLANKS if not figure.form.endswith("knees")])
def test_both_knees_are_clearly_off_the_floor_on_toes(figure):
    for side in ("near", "far"):
        assert off(figure, "floor", *bones(figure).points[f"{side}-knee"]) >= LOWEST_KNEE


@of(PUSHES)
def test_one_foot_or_knee_is_pressed_down_and_the_other_is_seen_beside_it(figure):
    pose, view = figure.pose["hold"], View(figure.camera)
    ((pressed, _),), (arrow,) = pose.presses, pose.arrows
    assert pressed in ("near-toes", "near-knee")
    assert (arrow.point, arrow.way) == (pressed, "down")
    other = pressed.replace("near", "far")
    assert (other, "floor") in pose.posture.contacts
    spot, beside = (view.spot(bones(figure).points[point][0]) for point in (pressed, other))
    assert beside[0] > spot[0]  # on the side of the feet, where no leg lies before it
    assert dist(spot, beside) > 1.5 * bones(figure).points[pressed][1]
    tip = max(corners(figure), key=lambda corner: corner[1])
    assert dist(tip, beside) > dist(spot, beside)  # the arrow stands on the other side of the leg, not between the two


def corners(figure) -> list[tuple[float, float]]:
    """Those of the one arrow of a push."""
    (arrow,) = figure.pose["hold"].arrows
    text = marks.arrow(arrow, bones(figure), View(figure.camera))
    return spots(re.search(r' d="([^"]*)"', text)[1])


@of(PUSHES)
def test_the_arrow_of_a_push_lies_over_nothing_that_presses(figure):
    view, found = View(figure.camera), corners(figure)
    edges = [*zip(found, [*found[1:], found[0]], strict=True), (found[0], found[3]), (found[6], found[3])]
    over = [(a + (u - a) * step / 10, b + (v - b) * step / 10) for (a, b), (u, v) in edges for step in range(11)]
    for point in ("toes", "ball", "heel") if figure.form.endswith("toes") else ("knee",):
        place, radius = bones(figure).points[f"near-{point}"]
        assert min(dist(spot, view.spot(place)) for spot in over) > radius, point


@of([figure for figure in PUSHES if figure.form == "push-knees"])
def test_the_knee_that_presses_is_seen_to_be_bent(figure):
    hip, knee, heel = (View(figure.camera).spot(places(figure)[f"near-{point}"]) for point in ("hip", "knee", "heel"))
    thigh, shin = (degrees(atan2(b[1] - a[1], b[0] - a[0])) for a, b in ((hip, knee), (knee, heel)))
    assert thigh - shin >= 27


# --- Superman


@of([figure for figure in SUPERMEN if figure.form == "full"])
def test_the_lifted_arm_is_level_with_the_trunk(figure):
    at, trunk = places(figure), bones(figure).frames["chest"].along
    assert slope(at["near-shoulder"], at["near-hand"]) == pytest.approx(slope((0, 0, 0), trunk), abs=6)


@of(SUPERMEN)
def test_the_lifted_foot_is_off_the_floor_and_clear_of_the_one_that_stands(figure):
    view, points = View(figure.camera), bones(figure).points
    assert off(figure, "floor", *points["far-toes"]) > 30
    for point in ("toes", "ball", "heel"):
        lifted, stands = (view.spot(points[f"{side}-{point}"][0]) for side in ("far", "near"))
        assert lifted[0] - stands[0] > 2 * points[f"near-{point}"][1]


def test_the_lower_form_lifts_the_foot_less():
    low, full = (
        off(figure, "floor", *bones(figure).points["far-toes"])
        for figure in sorted(SUPERMEN, key=lambda each: each.form, reverse=True)
    )
    assert low < full / 2


# --- Both


@of(LIFTS + SUPERMEN)
def test_a_leg_that_is_lifted_a_little_is_a_little_over_the_other(figure):
    heels = [places(figure)[f"{side}-heel"][1] for side in ("far", "near")]
    assert A_LITTLE / 3 < heels[0] - heels[1] <= A_LITTLE


@of(PRONE)
def test_the_face_looks_at_the_floor_a_little_ahead(figure):
    """The neck goes on from the trunk, and is bent back a little: the face is turned down, never to the wall ahead."""
    for pose in figure.poses:
        look = bones_of(figure, pose.posture).frames["head"].front
        assert look[1] < -0.5, pose.names
        assert look[0] < 0, pose.names
