"""The exercises on the back show what their words say: leg, post, height and distance, measured on the drawn body."""

from math import atan2, degrees

import pytest

from app.content import load
from app.pictures.skeleton import skeleton
from app.pictures.space import View

CONTENT = load()
FORMS = pytest.mark.parametrize("form", ["full", "gentle"])
TALL = 170  # cm: the body of the pictures is a thousand thousandths of it
LEVEL = 5  # degrees, or cm


def seen(exercise: str, form: str, pose: str):
    """The joints and angles of a pose, and the measures of what stands in the room."""
    figure = CONTENT.pictures[exercise, form, None]
    posture = figure.pose[pose].posture
    bones = skeleton(posture.angles, posture.lies, figure.body)
    return bones, posture.angles, {prop.kind: prop.measures for prop in figure.props}


def cm(thousandths: float) -> float:
    return thousandths * TALL / 1000


def slope(bones, part: str) -> float:
    """Degrees above the floor."""
    along = bones.frames[part].along
    return degrees(atan2(along[1], (along[0] ** 2 + along[2] ** 2) ** 0.5))


def place(bones, point: str):
    return bones.points[point][0]


# --- Knee brace


@FORMS
@pytest.mark.parametrize("pose", ["rest", "push"])
def test_in_the_brace_the_thigh_points_straight_up_and_the_shin_is_level(form, pose):
    bones, _, _ = seen("knee-brace", form, pose)
    assert slope(bones, "far-thigh") > 90 - 2 * LEVEL  # a little out
    assert abs(slope(bones, "far-shank")) < LEVEL
    assert abs(cm(place(bones, "far-heel")[1] - place(bones, "far-knee")[1])) < LEVEL


@FORMS
@pytest.mark.parametrize("pose", ["set-up", "rest", "push"])
def test_in_the_brace_one_sole_is_on_the_face_of_its_post_and_the_other_leg_goes_through_the_doorway(form, pose):
    bones, angles, room = seen("knee-brace", form, pose)
    door = room["doorway"]
    for point in ("far-heel", "far-ball-out", "far-ball-in"):
        (x, _, z), radius = bones.points[point]
        assert abs(x + radius - door["at"]) < 1
        assert z < door["edge"]
    x, _, z = place(bones, "near-heel")
    assert x > door["at"] + door["thick"]
    assert door["edge"] < z < door["open"]
    assert angles["near-leg.knee"] < 15


@FORMS
def test_in_the_brace_the_knee_is_a_little_outwards(form):
    bones, _, _ = seen("knee-brace", form, "rest")
    assert 3 < cm(place(bones, "far-hip")[2] - place(bones, "far-knee")[2]) < 10


@FORMS
def test_the_bottom_slides_nearer_to_the_doorway_until_it_is_a_shin_away(form):
    (before, _, _), (after, _, room) = (seen("knee-brace", form, pose) for pose in ("set-up", "rest"))
    moved = cm(after.frames["pelvis"].start[0] - before.frames["pelvis"].start[0])
    assert moved > 10
    figure = CONTENT.pictures["knee-brace", form, None]
    away = room["doorway"]["at"] - after.frames["pelvis"].start[0]
    assert abs(cm(away - figure.body.lengths["shank"])) < 10  # the foot and the seat are thick


@FORMS
def test_in_the_push_the_toes_are_loose_so_that_it_is_the_heel_that_pushes(form):
    _, rest, _ = seen("knee-brace", form, "rest")
    _, push, _ = seen("knee-brace", form, "push")
    assert push["far-leg.toes"] > rest["far-leg.toes"] + 15


def test_both_posts_of_the_doorway_stand_in_the_picture_with_the_next_room_between_them():
    figure = CONTENT.pictures["knee-brace", "full", None]
    view, door = View(figure.camera), next(prop.measures for prop in figure.props if prop.kind == "doorway")
    across = [view.spot((door["at"], 0, door[side]))[0] for side in ("edge", "open")]
    assert 0 < across[0] + 200 < across[1] < figure.size[0] - 20


# --- Knee-to-wall push


@FORMS
def test_between_hip_and_wall_are_15_to_20_cm(form):
    bones, _, room = seen("inflare", form, "set-up")
    (_, _, z), radius = bones.points["far-hip"]
    assert 15 < cm(z - radius - room["wall"]["at"]) < 20


@FORMS
@pytest.mark.parametrize("pose", ["rest", "push"])
def test_the_foot_is_flat_in_line_with_the_hip_its_heel_level_with_the_opposite_knee(form, pose):
    bones, _, room = seen("inflare", form, pose)
    for point in ("far-heel", "far-ball-out", "far-ball-in"):
        (_, y, _), radius = bones.points[point]
        assert abs(y - radius) < 1
    x, _, z = place(bones, "far-heel")
    assert abs(cm(x - place(bones, "near-knee")[0])) < 3
    hip, wide = bones.points["far-hip"]
    assert hip[2] - wide < z < hip[2]


@FORMS
@pytest.mark.parametrize("pose", ["rest", "push"])
def test_the_outside_of_the_knee_is_on_the_wall_and_does_not_drop_low(form, pose):
    bones, angles, room = seen("inflare", form, pose)
    (_, y, z), radius = bones.points["far-knee"]
    assert abs(z - radius - room["wall"]["at"]) < 1
    assert cm(y) > 30
    assert angles["near-leg.knee"] < 15


@FORMS
def test_the_foot_stays_where_it_is_while_the_knee_pushes(form):
    (rest, _, _), (push, _, _) = (seen("inflare", form, pose) for pose in ("rest", "push"))
    for point in ("far-heel", "far-ball"):
        assert all(abs(a - b) < 2 for a, b in zip(place(rest, point), place(push, point), strict=True))
