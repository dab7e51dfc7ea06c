"""From pose to pose: what touches goes on touching, what is held stays, and nothing leaps."""

from dataclasses import replace
from itertools import pairwise
from math import dist, hypot

import pytest
from drawn_body import FIGURES, bones_of, frames_of, name_of, off
from packs import edit

from app.content import read
from app.pictures import solving
from app.pictures.model import Fixed, Pin
from app.pictures.motion import GUIDES, between, postures
from app.pictures.skeleton import POINTS
from app.pictures.solving import Goal, goals_of, solved

every_figure = pytest.mark.parametrize("figure", FIGURES, ids=name_of)
LEAP = 0.75  # of the way from one posture to the next, in a single frame
WALL_PUSH = next(each for each in FIGURES if each.exercise == "inflare")


def stretches(figure):
    """(first posture, second posture, the postures between them) of each part of the movement."""
    for before, pose in pairwise(figure.poses):
        stops = before.posture, *pose.through, pose.posture
        for first, second in pairwise(stops):
            way = [first, *between((first, second), pose.frames, figure.props, figure.body)]
            yield first, second, way[1:-1]


@every_figure
def test_the_movement_goes_from_the_first_pose_to_the_last_through_all(figure):
    frames = postures(figure)
    assert [pose for _, pose in frames if pose] == list(figure.poses)
    assert (frames[0][1], frames[-1][1]) == (figure.poses[0], figure.poses[-1])
    ways = sum((1 + len(pose.through)) * (pose.frames + 1) for pose in figure.poses[1:])
    assert len(frames) == 1 + ways


@every_figure
def test_what_touches_before_and_after_touches_all_the_way(figure):
    for first, second, way in stretches(figure):
        both = set(first.contacts) & set(second.contacts)
        for posture in way:
            assert set(posture.contacts) == both
            bones = bones_of(figure, posture)
            for point, kind in both:
                assert abs(off(figure, kind, *bones.points[point])) <= figure.body.tolerance


@every_figure
def test_a_hand_or_a_foot_that_is_held_in_its_place_stays_there(figure):
    for first, second, way in stretches(figure):
        for pin in set(first.pins) & set(second.pins):
            for posture in way:
                place = bones_of(figure, posture).points[pin.point][0]
                assert place[pin.axis] == pytest.approx(pin.at, abs=figure.body.tolerance), (posture.id, pin)


@every_figure
def test_no_part_of_the_body_leaps(figure):
    for first, second, way in stretches(figure):
        bones = [bones_of(figure, each) for each in (first, *way, second)]
        for point in POINTS if way else ():
            spots = [each.points[point][0] for each in bones]
            whole = max(dist(spots[0], spots[-1]), 40)
            assert max(dist(*pair) for pair in pairwise(spots)) <= LEAP * whole + 12, (first.id, second.id, point)


@every_figure
def test_every_joint_stays_in_its_range_in_every_frame(figure):
    for posture, _, _ in frames_of(figure):
        for name, angle in posture.angles.items():
            least, most = figure.body.joints.get(name.partition(".")[2], (-999, 999))
            assert least <= angle <= most, (posture.id, name)


def test_a_foot_that_leaves_the_floor_for_a_wall_goes_straight_there():
    """Measured on the knee that leans: its gap to the wall shrinks from frame to frame, and never opens again."""
    for first, second, way in stretches(WALL_PUSH):
        if ("far-knee", "wall") in set(second.contacts) - set(first.contacts):
            gaps = [
                off(WALL_PUSH, "wall", *bones_of(WALL_PUSH, each).points["far-knee"]) for each in (first, *way, second)
            ]
            assert gaps == sorted(gaps, reverse=True)
            assert gaps[-1] == pytest.approx(0, abs=0.1)
            return
    pytest.fail("no knee comes to a wall")


def test_a_movement_begins_and_ends_slowly_and_does_not_halt_at_what_it_goes_through():
    lying, leaning = WALL_PUSH.poses[0].posture, WALL_PUSH.pose["rest"].posture
    bent = WALL_PUSH.pose["rest"].through[0]
    way = [lying, *between((lying, bent, leaning), 3, WALL_PUSH.props, WALL_PUSH.body)]
    heels, knees = ([bones_of(WALL_PUSH, each).points[point][0] for each in way] for point in ("far-heel", "far-knee"))
    slides = [dist(*pair) for pair in pairwise(heels[:5])]  # up to the knee that is bent
    assert slides[0] == min(slides) < slides[-1] / 2
    leans = [dist(*pair) for pair in pairwise(knees[4:])]
    assert leans[-1] == min(leans) < leans[0] / 2


# --- What cannot be


def told(folder) -> list[str]:
    return [line for line in read(folder)[1] if "On the way" in line]


def test_a_leg_that_goes_through_a_wall_between_two_poses_that_are_right_stops_the_start(folder):
    """Through the opening, or up before the wall: each is right. From one straight to the other there is a post."""
    file = folder / "figures" / "frame-press.yaml"
    edit(file, "open: 430", "open: 200")
    edit(file, "{near-heel: floor, far-sole: doorway", "{far-sole: doorway")
    edit(file, "    far-leg: {hip: 86", "    near-leg: {hip: 90, hip-out: 40}\n    far-leg: {hip: 86")
    line = file.read_text(encoding="utf-8").partition("frames: 3")[0].count("\n") + 1
    says = f'content/figures/frame-press.yaml:{line}  On the way from "foot-down" to "at-rest" the near-heel sinks'
    assert any(each.startswith(says) for each in told(folder)), read(folder)[1]


def test_a_heel_that_goes_below_the_floor_between_two_poses_where_it_touches_stops_the_start(folder):
    file = folder / "figures" / "leg-raise.yaml"
    edit(file, "\n      far-leg: [hip, knee]", "")
    edit(
        file,
        "    like: leg-high\n    near-leg: {hip: 20}",
        "    like: leg-high\n    far-leg: {hip: 45, knee: 104, ankle: -20}",
    )
    says = 'On the way from "lying" to "leg-low" the far-heel sinks'
    assert any(says in each for each in told(folder)), read(folder)[1]


# --- Closing contacts


def close(figure, posture, **more):
    return solved(posture.lies, posture.angles, posture.free, goals_of(posture), figure.props, figure.body)


def test_what_is_out_of_reach_is_come_as_near_as_can_be_and_no_joint_leaves_its_range():
    posture = replace(WALL_PUSH.poses[0].posture, pins=(Pin("far-heel", 0, 900),))
    angles = close(WALL_PUSH, posture)
    assert angles["far-leg.knee"] == WALL_PUSH.body.joints["knee"][0]
    heel = bones_of(WALL_PUSH, replace(posture, angles=angles)).points["far-heel"][0]
    assert hypot(heel[0], heel[1]) > 450


def test_only_what_is_free_moves():
    posture = WALL_PUSH.poses[0].posture
    moved = Fixed({**posture.angles, "near-leg.hip": posture.angles["near-leg.hip"] + 5})
    angles = close(WALL_PUSH, replace(posture, angles=moved))
    assert {name for name, angle in angles.items() if angle != moved[name]} <= set(posture.free)
    assert angles["near-leg.hip"] != moved["near-leg.hip"]


def test_what_leads_the_way_gives_in_to_what_touches():
    posture = WALL_PUSH.poses[0].posture
    goals = *goals_of(posture), Goal("near-heel", 1, 300, GUIDES)
    angles = solved(posture.lies, posture.angles, posture.free, goals, WALL_PUSH.props, WALL_PUSH.body)
    bones = bones_of(WALL_PUSH, replace(posture, angles=angles))
    assert abs(off(WALL_PUSH, "floor", *bones.points["near-heel"])) <= WALL_PUSH.body.tolerance


def test_the_same_posture_is_solved_once():
    posture = WALL_PUSH.poses[0].posture
    close(WALL_PUSH, posture)
    before = solving.solved.cache_info()
    close(WALL_PUSH, posture)
    after = solving.solved.cache_info()
    assert (after.hits, after.misses) == (before.hits + 1, before.misses)
