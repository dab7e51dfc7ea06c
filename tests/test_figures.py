"""The pictures of the exercises: what they show is true of the exercise, of the side and of the body."""

import gzip
import re

import pytest
from svg_shapes import numbers, shapes

from app.content import load
from app.decision.sides import BOTH, legs_of
from app.pictures.contacts import gap, sunk
from app.pictures.drawing import frame_size, svg
from app.pictures.model import NEAR
from app.pictures.skeleton import skeleton
from app.routine.legs import say

CONTENT = load()
FIGURES = list(CONTENT.pictures.values())
MOST = 4000  # bytes of one picture, gzipped
SORE = ("left", "right", None)
every_figure = pytest.mark.parametrize(
    "figure", FIGURES, ids=lambda f: "-".join(filter(None, (f.exercise, f.form, f.variant)))
)


def form_of(figure):
    return CONTENT.routine.exercises[figure.exercise].form[figure.form]


def legs(figure, sore: str | None) -> tuple:
    """The legs that the routine names, or (None,) when no leg works."""
    form = form_of(figure)
    if form.legs == "sore" and sore is None:  # never given when no single side is sore
        return ()
    return legs_of(form.legs, sore) or (None,)


def drawings(figure):
    """(leg, sore side, picture) for everybody who can get this form."""
    for sore in SORE:
        for leg in legs(figure, sore):
            yield leg, sore, svg(figure, leg, (sore,) if sore else BOTH, "x", CONTENT.routine.sides)


# --- What is drawn


def test_every_form_of_every_exercise_has_its_poses():
    for exercise in CONTENT.routine.exercises.values():
        for form in exercise.form:
            drawn = CONTENT.pictures[exercise.id, form, None]
            assert set(drawn.pose) == {"set-up", exercise.timing.phase, "rest"}


def test_the_variant_on_hands_has_pictures_of_its_own():
    on_hands = next(each for each in CONTENT.routine.exercises["plank"].variants if each.id == "on-hands")
    for form in on_hands.forms:
        drawn = CONTENT.pictures["plank", form, "on-hands"].pose["hold"].posture.contacts
        assert ("near-hand", "floor") in drawn
        assert ("near-elbow", "floor") not in drawn


@every_figure
def test_the_work_is_shown_by_an_arrow_or_by_a_muscle(figure):
    work = figure.pose[CONTENT.routine.exercises[figure.exercise].timing.phase]
    assert work.muscles
    assert bool(work.arrows) == (figure.works is not None)
    assert not figure.pose["rest"].arrows
    assert not figure.pose["rest"].muscles


@every_figure
def test_the_words_for_those_who_do_not_see_it_come_from_content(figure):
    for leg, _, drawn in drawings(figure):
        assert f">{say(figure.title, leg, CONTENT.routine.sides)}</title>" in drawn
        assert all(say(pose.says, leg, CONTENT.routine.sides) in drawn for pose in figure.poses)
        assert "{" not in drawn


# --- What touches


def gaps(figure):
    """(posture, point, kind of prop) -> gap, for every contact of a figure."""
    known = {prop.kind: prop for prop in figure.props}
    return {
        (pose.posture.id, point, kind): gap(*skeleton(pose.posture, figure.body).points[point], known[kind])
        for pose in figure.poses
        for point, kind in pose.posture.contacts
    }


@every_figure
def test_what_should_touch_does(figure):
    missed = {name: miss for name, miss in gaps(figure).items() if abs(miss) > figure.body.tolerance}
    assert gaps(figure)
    assert not missed


@every_figure
def test_nothing_sinks_into_anything(figure):
    assert [sunk(pose.posture, figure.props, figure.body) for pose in figure.poses] == [[]] * len(figure.poses)


@every_figure
def test_the_limb_that_works_and_its_opposite_are_both_told_to_touch_or_to_be_lifted(figure):
    """A leg that touches nothing in a pose is one that the words lift."""
    for pose in figure.poses:
        touching = {
            point.partition("-")[0]
            for point, _ in pose.posture.contacts
            if point.split("-")[-1] in ("heel", "toes", "knee")
        }
        if touching != {"near", "far"}:
            assert "lifted" in pose.says


# --- Left and right


def side_of_work(figure, mirrored: bool) -> str:
    """The person’s own side of the leg that works, from where head, front and knees are drawn."""
    frames = skeleton(figure.poses[0].posture, figure.body).frames
    turn = -1 if mirrored else 1
    up, front = ((turn * end[0], end[1]) for end in (frames["pelvis"].along, frames["pelvis"].front))
    right_is_near = front[0] * up[1] - front[1] * up[0] > 0  # front × up points to the right hand
    near = frames["near-thigh"].start[2] > frames["far-thigh"].start[2]
    works_near = figure.works.startswith(NEAR) == near
    return "right" if works_near == right_is_near else "left"


@every_figure
def test_the_leg_that_works_is_the_one_that_the_routine_names(figure):
    for leg, _, drawn in drawings(figure):
        if leg:
            assert side_of_work(figure, "matrix(-1" in drawn) == leg


@every_figure
def test_the_opposite_side_is_the_mirror_image(figure):
    if figure.works is None:
        return
    width = frame_size(figure)[0]
    left, right = (shapes(svg(figure, leg, (leg,), "x", CONTENT.routine.sides)) for leg in BOTH)
    assert [kind for kind, _ in left] == [kind for kind, _ in right]
    for (_, here), (_, there) in zip(left, right, strict=True):
        assert [width - x for x, _ in here] == pytest.approx([x for x, _ in there])
        assert [y for _, y in here] == pytest.approx([y for _, y in there])


@every_figure
def test_the_sore_side_is_marked_where_it_is(figure):
    """A dot on the near side, a dashed ring without one behind the body; from above nothing is hidden."""
    for leg, sore, drawn in drawings(figure):
        near = {"right": "left", "left": "right"} if figure.works != "near-leg" else {"right": "right", "left": "left"}
        dots, dashed = drawn.count('"fig-sore-dot"'), drawn.count("fig-sore--behind")
        assert dots + dashed == len(figure.poses) * (1 if sore else 2)
        if sore and leg and figure.view == "side":
            assert bool(dots) == (near[leg] == sore)


# --- How it is drawn


@every_figure
def test_each_pose_stays_inside_its_frame(figure):
    width, height, band = frame_size(figure)
    for leg, _, drawn in drawings(figure):
        for pose in re.findall(r'<g class="fig-pose".*?</text></g>', drawn):
            across, down = (numbers(re.search(r'translate\(([^)]*)\)"', pose)[1])[at] for at in (0, 1))
            for kind, points in shapes(pose):
                for x, y in points:
                    assert 0 <= x - across <= width, f"{kind} of the {leg} leg is at {x:.0f}"
                    assert band <= y - down <= height, f"{kind} of the {leg} leg is at {y - down:.0f}"


@every_figure
def test_a_frame_lies_inside_the_picture(figure):
    drawn = svg(figure, legs(figure, "right")[0], ("right",), "x", CONTENT.routine.sides)
    _, _, width, height = numbers(re.search(r'viewBox="([^"]*)"', drawn)[1])
    views = [numbers(each) for each in re.findall(r'data-view="([^"]*)"', drawn)]
    assert len(views) == len(figure.poses)
    assert all(x == 0 and w == width and y + h <= height for x, y, w, h in views)


@every_figure
def test_a_picture_is_light(figure):
    for _, _, drawn in drawings(figure):
        assert len(gzip.compress(drawn.encode())) <= MOST


@every_figure
def test_a_picture_has_attributes_and_classes_only(figure):
    drawn = svg(figure, legs(figure, "right")[0], ("right",), "x", CONTENT.routine.sides)
    assert not re.search(r"style|<script|href|url\(|\son\w+=|#[0-9a-f]{3}", drawn)


# --- Where it is shown


def pictures(person) -> list[str]:
    return [each.title.get_text() for each in person.main.select("svg.fig")]


@pytest.mark.parametrize("exercise", CONTENT.routine.exercises.values(), ids=lambda each: each.id)
def test_the_page_of_an_exercise_shows_every_form_and_says_for_which_side(person, exercise):
    person.opens(f"/exercises/{exercise.id}")
    shown = pictures(person)
    for form in exercise.forms:
        figure = CONTENT.pictures[exercise.id, form.id, None]
        assert say(figure.title, next(iter(legs_of(form.legs, "right")), None), CONTENT.routine.sides) in shown
    assert person.sees(figure.body.legend["drawn-for"])
    assert not person.main.select("button")


@pytest.mark.parametrize("sore", BOTH)
def test_the_routine_shows_the_persons_own_side(person, sore):
    person.completes(pain_side=sore).agrees()
    for part in person.main.select(".set"):
        side, drawn = part.select_one("[data-side]")["data-side"], part.select_one("svg.fig")
        if drawn:
            assert f"your {side} " in drawn.title.get_text()
    assert len(pictures(person)) == 5  # the first exercise has two sets


def test_the_routine_for_two_sore_sides_shows_the_plank_that_favours_none(person):
    person.completes(pain_side="both").agrees()
    plank = person.main.select_one('[data-name="Plank"] svg.fig')
    assert plank.title.get_text() == CONTENT.pictures["plank", "hold-toes", None].title
