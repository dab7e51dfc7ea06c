"""The marks in a picture: an arrow, a press, a gap and the tint of a sore side are where they say."""

from dataclasses import replace
from math import hypot

import pytest
from svg_shapes import spots

from app.content import load
from app.pictures import marks, patches
from app.pictures.model import FAR, NEAR
from app.pictures.skeleton import skeleton
from app.pictures.space import View

CONTENT = load()
WALL_PUSH = CONTENT.pictures["inflare", "full", None]
BRACE = CONTENT.pictures["knee-brace", "full", None]

every_figure = pytest.mark.parametrize(
    "figure", CONTENT.pictures.values(), ids=lambda f: f"{f.exercise}-{f.form}-{f.variant}"
)


def bones_of(figure, pose: str):
    return skeleton(figure.pose[pose].posture.angles, figure.pose[pose].posture.lies, figure.body)


def prop(figure, kind: str):
    return next(each for each in figure.props if each.kind == kind)


def drawn(text: str) -> list[list[tuple[float, float]]]:
    """The spots of each path of some marks."""
    return [spots(part.partition('"')[0]) for part in text.split(' d="')[1:]]


def far(first, second) -> float:
    return hypot(first[0] - second[0], first[1] - second[1])


def middle(found) -> tuple[float, float]:
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


# --- Arrows and presses


@pytest.mark.parametrize("figure", [WALL_PUSH, BRACE], ids=["wall", "doorway"])
def test_an_arrow_to_a_point_has_its_tip_nearer_to_it_than_its_tail(figure):
    view, bones, (each,) = View(figure.camera), bones_of(figure, "push"), figure.pose["push"].arrows
    (found,) = drawn(marks.arrow(each, bones, view))
    point, tip = view.spot(bones.points[each.point][0]), found[3]
    assert far(tip, point) == min(far(spot, point) for spot in found)


def test_an_arrow_from_a_point_goes_the_other_way():
    view, bones, (to,) = View(BRACE.camera), bones_of(BRACE, "push"), BRACE.pose["push"].arrows
    (found,) = drawn(marks.arrow(replace(to, ends=False), bones, view))
    point, tip = view.spot(bones.points[to.point][0]), found[3]
    assert far(tip, point) == max(far(spot, point) for spot in found)


def test_the_arrow_of_the_whole_body_lies_beside_the_hip_on_the_floor():
    view, bones, (each,) = View(BRACE.camera), bones_of(BRACE, "set-up"), BRACE.pose["set-up"].arrows
    (hip, _, side), wide = bones.points["near-hip"]
    (found,) = drawn(marks.arrow(each, bones, view))
    tip, tail = found[3], middle((found[0], found[6]))
    assert far(middle((tip, tail)), view.spot((hip, 0, side + wide + marks.BESIDE))) < 8
    assert far(tip, view.spot((hip + each.length / 2, 0, side + wide + marks.BESIDE))) < 2


@pytest.mark.parametrize("exercise", ["inflare", "knee-brace"])
def test_a_gentle_push_has_an_arrow_that_is_shorter_and_thinner(exercise):
    def measured(form):
        figure = CONTENT.pictures[exercise, form, None]
        (found,) = drawn(marks.arrow(figure.pose["push"].arrows[0], bones_of(figure, "push"), View(figure.camera)))
        return far(found[3], middle((found[0], found[6]))), far(found[0], found[6])

    (long, thick), (short, thin) = measured("full"), measured("gentle")
    assert short < 0.7 * long
    assert thin < 0.8 * thick


@pytest.mark.parametrize(("figure", "kind", "axis"), [(WALL_PUSH, "wall", 2), (BRACE, "doorway", 0)])
def test_a_press_lies_on_what_is_pressed_round_what_presses(figure, kind, axis):
    view, bones = View(figure.camera), bones_of(figure, "push")
    ((point, against),) = figure.pose["push"].presses
    place, radius = bones.points[point]
    on_face = [*place]
    on_face[axis] = prop(figure, kind).measures["at"]
    pale, print_ = drawn(marks.press(point, prop(figure, against), bones, view))
    assert against == kind
    assert far(middle(print_), view.spot(on_face)) < 8
    assert max(far(spot, middle(print_)) for spot in print_) > radius
    assert max(far(spot, middle(pale)) for spot in pale) > max(far(spot, middle(print_)) for spot in print_)


def test_a_frame_between_two_poses_has_no_arrow_and_no_press():
    view, bones = View(BRACE.camera), bones_of(BRACE, "push")
    assert marks.over(BRACE, None, bones, view) == ("", ())
    assert "arrow" not in marks.under(BRACE, None, bones, view)


@pytest.mark.parametrize(("off", "shaded"), [(8, True), (9, False)])
def test_what_touches_a_wall_throws_a_shadow_on_it(off, shaded):
    bones = bones_of(WALL_PUSH, "rest")
    (x, y, z), radius = bones.points["far-knee"]
    moved = replace(bones, points={**bones.points, "far-knee": ((x, y, round(z) + off), radius)})
    assert bool(marks.under(WALL_PUSH, None, moved, View(WALL_PUSH.camera))) == shaded


# --- The gap


def test_a_gap_runs_from_the_side_of_the_hip_to_the_wall_with_its_words_beyond():
    view, bones, (gap,) = View(WALL_PUSH.camera), bones_of(WALL_PUSH, "set-up"), WALL_PUSH.pose["set-up"].gaps
    text, word = marks.gap(gap.point, prop(WALL_PUSH, "wall"), gap.says, bones, view)
    (x, y, z), radius = bones.points["far-hip"]
    at_hip, at_wall, _ = _strokes(text)
    assert far(at_hip[0], view.spot((x, y, z - radius))) < 2
    assert far(at_wall[0], view.spot((x, y, prop(WALL_PUSH, "wall").measures["at"]))) < 2
    assert word.says == "15–20 cm"
    assert (word.x > at_wall[0][0], word.anchor) == (True, "start")


def _strokes(text: str) -> list[list[tuple[float, float]]]:
    """The three lines of a gap: at the body, at the prop, and from one to the other."""
    path = text.split(' d="')[1].partition('"')[0]
    return [spots(f"M{line}") for line in path.split("M")[1:4]]


# --- The frame


@every_figure
def test_no_mark_is_cut_off_by_the_frame(figure):
    view, (width, height) = View(figure.camera), figure.size
    for pose in figure.poses:
        bones = skeleton(pose.posture.angles, pose.posture.lies, figure.body)
        text, words = marks.over(figure, pose, bones, view)
        for x, y in (spot for found in drawn(text) for spot in found):
            assert 10 < x < width - 10
            assert 10 < y < height - 10
        for word in words:
            assert word.x + 25 * len(word.says) < width  # a letter is about 25 wide
        for x, y in (spot for found in drawn(marks.under(figure, pose, bones, view)) for spot in found):
            assert 0 < x < width
            assert 0 < y < height


# --- The tint of a sore side


@every_figure
@pytest.mark.parametrize("side", [NEAR, FAR])
def test_the_tint_stays_on_its_own_half_of_the_pelvis(figure, side):
    for pose in figure.poses:
        bones = skeleton(pose.posture.angles, pose.posture.lies, figure.body)
        pelvis, sign = bones.frames["pelvis"], 1 if side == NEAR else -1
        found = patches.tint(figure.body, side, bones, View(figure.camera))
        assert found
        for place, radius in found:
            out = sum((place[axis] - pelvis.start[axis]) * pelvis.out[axis] for axis in range(3))
            assert sign * out >= radius


@pytest.mark.parametrize(("exercise", "seen"), [("knee-brace", "front"), ("superman", "back")])
def test_only_what_is_turned_to_the_viewer_is_tinted(exercise, seen):
    figure = CONTENT.pictures[exercise, "full", None] if exercise == "knee-brace" else _first(exercise)
    bones = bones_of(figure, "rest")
    pelvis = bones.frames["pelvis"]
    for place, _ in patches.tint(figure.body, FAR, bones, View(figure.camera)):
        front = sum((place[axis] - pelvis.start[axis]) * pelvis.front[axis] for axis in range(3))
        assert (front > 0) == (seen == "front")


def _first(exercise: str):
    return next(figure for figure in CONTENT.pictures.values() if figure.exercise == exercise)
