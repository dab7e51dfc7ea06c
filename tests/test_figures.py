"""The pictures of the exercises: what they show is true of the exercise, of the side and of the body."""

from dataclasses import replace

import pytest
from drawn_body import CONTENT, FIGURES, OFF, bones_of, form_of, frames_of, name_of, off, right_is_near, rounds
from drawn_legs import sides_at_work

from app.decision.sides import BOTH, OTHER
from app.pictures.drawing import near_side, working_side
from app.pictures.model import FAR, NEAR
from app.pictures.sight import seen
from app.pictures.space import View
from app.routine.legs import possible_legs, say

SIDES = CONTENT.routine.sides
REST = "rest"
OF_A_LEG = ("-heel", "-toes", "-knee", "-ball", "-instep")
every_figure = pytest.mark.parametrize("figure", FIGURES, ids=name_of)


def phase(figure) -> str:
    return CONTENT.routine.exercises[figure.exercise].timing.phase


# --- What is drawn


def test_every_form_of_every_exercise_has_its_poses():
    for exercise in CONTENT.routine.exercises.values():
        for form in exercise.form:
            drawn = CONTENT.pictures[exercise.id, form, None]
            assert set(drawn.pose) - {"between"} == {"set-up", exercise.timing.phase, REST}


def test_the_variant_on_hands_has_pictures_of_its_own():
    on_hands = next(each for each in CONTENT.routine.exercises["plank"].variants if each.id == "on-hands")
    for form in on_hands.forms:
        drawn = CONTENT.pictures["plank", form, "on-hands"].pose["hold"].posture.contacts
        assert ("near-hand", "floor") in drawn
        assert ("near-elbow", "floor") not in drawn


@every_figure
def test_the_work_is_shown_by_an_arrow_where_a_leg_works_and_the_rest_by_nothing(figure):
    assert bool(figure.pose[phase(figure)].arrows) == (figure.works is not None)
    rest = figure.pose[REST]
    assert not rest.arrows
    assert not rest.muscles
    assert not rest.presses


def test_a_gentle_push_has_a_smaller_arrow_at_the_same_place():
    shorter = 0
    for figure in FIGURES:
        full = CONTENT.pictures.get((figure.exercise, "full", None))
        if figure.form == "gentle" and full:
            mine, theirs = figure.pose["push"].arrows[0], full.pose["push"].arrows[0]
            assert (mine.point, mine.way) == (theirs.point, theirs.way)
            shorter += mine.length < theirs.length
    assert shorter == 2


def test_each_exercise_has_a_person_of_its_own():
    people = {figure.exercise: figure.person for figure in FIGURES}
    assert len(set(people.values())) == len(people) == len(CONTENT.routine.exercises)


@every_figure
def test_the_words_name_the_leg_that_works_and_no_fixed_side(figure):
    told = [figure.title, *(pose.says for pose in figure.poses)]
    for leg in BOTH if figure.works else (None,):
        said = [say(text, leg, SIDES) for text in told]
        assert not any("{" in text for text in said)
        assert not leg or all(
            SIDES[leg] in text for text in (said[0], say(figure.pose[phase(figure)].says, leg, SIDES))
        )


# --- What touches, in every frame


@every_figure
def test_what_should_touch_does_in_every_frame(figure):
    count = 0
    for posture, _, bones in frames_of(figure):
        for point, kind in posture.contacts:
            miss = off(figure, kind, *bones.points[point])
            assert abs(miss) <= figure.body.tolerance, f"{posture.id}: {point} is {miss:.1f} from the {kind}"
            count += 1
    assert count


@every_figure
def test_nothing_that_is_drawn_sinks_into_anything_in_any_frame(figure):
    solid = [prop.kind for prop in figure.props if prop.kind in OFF]
    for posture, _, bones in frames_of(figure):
        for part, place, radius in rounds(bones):
            for kind in solid:
                depth = -off(figure, kind, place, radius)
                assert depth <= figure.body.tolerance, f"{posture.id}: {part} sinks {depth:.1f} into the {kind}"


@every_figure
def test_a_body_rests_on_something_on_both_sides_or_the_words_lift_a_leg(figure):
    """A leg that touches nothing in a pose is one that the words lift."""
    for pose in figure.poses:
        touching = {point.split("-", 1)[0] for point, _ in pose.posture.contacts if point.endswith(OF_A_LEG)}
        assert touching == {NEAR, FAR} or "lifted" in pose.says, pose.posture.id


@every_figure
def test_what_touches_is_where_it_seems_not_hidden_in_the_room(figure):
    """A wall and a doorway stand behind the body: who pushes against them is seen from this side of them."""
    for prop in figure.props:
        if prop.kind == "wall":
            assert prop.measures["at"] < 0
        if prop.kind == "doorway":
            assert figure.works == "far-leg"


# --- Left and right


def side_of_work(figure, posture, mirrored: bool) -> str:
    """The person’s own side of the leg that works, from where head, front and knees are drawn."""
    frames = bones_of(figure, posture).frames
    near = frames["near-thigh"].start[2] > frames["far-thigh"].start[2]
    works_near = figure.works.startswith(NEAR) == near
    return "right" if works_near == right_is_near(figure, posture, mirrored) else "left"


@every_figure
def test_the_leg_that_works_is_the_one_that_is_said_in_every_frame(figure):
    if figure.works is None:
        assert working_side(figure) is None
        return
    for posture, _, _ in frames_of(figure):
        assert side_of_work(figure, posture, mirrored=False) == working_side(figure)
        assert side_of_work(figure, posture, mirrored=True) == OTHER[working_side(figure)]


@every_figure
def test_the_leg_that_works_is_the_one_that_is_drawn_at_work(figure):
    assert [f"{side}-leg" for side in sides_at_work(figure)] == ([figure.works] if figure.works else [])


@every_figure
def test_a_picture_that_is_turned_round_is_the_picture_of_the_reflected_body(figure):
    """A body whose head lies at the opposite end, for a camera on the opposite side, is drawn at the width less x."""
    view, width = View(figure.camera), figure.size[0]
    along, *rest = figure.camera.middle
    camera = type(figure.camera)(
        turn=-figure.camera.turn, rise=figure.camera.rise, eye=figure.camera.eye, size=figure.camera.size,
        middle=(-along, *rest), at=(width - figure.camera.at[0], figure.camera.at[1]),
    )  # fmt: skip
    opposite = View(camera)
    for _, _, bones in frames_of(figure):
        for _, (x, y, z), _ in rounds(bones):
            here, there = view.spot((x, y, z)), opposite.spot((-x, y, z))
            assert there == pytest.approx((width - here[0], here[1]))


@every_figure
def test_every_side_that_can_be_sore_is_seen_in_every_pose(figure):
    for sore, legs in possible_legs(form_of(figure).legs):
        for leg in legs or (None,):
            turned = leg is not None and leg != working_side(figure)
            near = OTHER[near_side(figure)] if turned else near_side(figure)
            for side in (sore,) if sore else BOTH:
                drawn = NEAR if side == near else FAR
                for pose in figure.poses:
                    assert seen(pose.posture, drawn, figure) >= 2, (side, pose.names)


def test_a_tint_that_is_off_the_paper_is_not_seen():
    figure = FIGURES[0]
    for side in (NEAR, FAR):
        assert not seen(figure.poses[0].posture, side, replace(figure, size=(1, 1)))


# --- Where it is on paper


@every_figure
def test_the_whole_body_is_inside_the_picture_in_every_frame(figure):
    view, (width, height) = View(figure.camera), figure.size
    for posture, _, bones in frames_of(figure):
        for part, place, radius in rounds(bones):
            x, y, near = view.see(place)
            edge = radius * view.growth(near)
            assert edge <= x <= width - edge, f"{posture.id}: {part} is at {x:.0f}"
            assert edge <= y <= height - edge, f"{posture.id}: {part} is at {y:.0f}"


def test_a_picture_with_a_camera_and_a_frame_of_its_own_takes_what_they_leave_out_from_its_file(pack):
    plain, own = (pack.pictures["leg-raise", "high", variant] for variant in (None, "hands-under"))
    assert own.camera == replace(plain.camera, turn=14)
    assert own.camera != plain.camera
    assert (own.size, plain.size) == ((1000, 690), (1000, 700))
