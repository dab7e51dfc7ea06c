"""A body as it is painted: near and far sides, what covers what, and attributes only."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.content import load
from app.pictures.drawing import draw
from app.pictures.model import FAR, NEAR, Camera
from app.pictures.paint import body
from app.pictures.patches import patches
from app.pictures.skeleton import skeleton
from app.pictures.space import View

CONTENT = load()
FIGURES = CONTENT.pictures
DRAWN = {key: draw(figure) for key, figure in FIGURES.items()}
each_picture = pytest.mark.parametrize("key", FIGURES, ids=lambda key: "-".join(filter(None, key)))


def painted(figure, pose: str, camera: Camera | None = None) -> list[str]:
    """The paths of a body in a pose, from back to front."""
    posture, view = figure.pose[pose].posture, View(camera or figure.camera)
    bones = skeleton(posture.angles, posture.lies, figure.body)
    text = body(bones.frames, view, (), (), patches(figure.body, None, bones, view))
    return re.findall(r"<path[^>]*/>", text)


def fills(paths: list[str]) -> list[str]:
    return [re.search(r'fill="(?:var\(--fig-)?([\w-]+)', each)[1] for each in paths]


@each_picture
def test_a_drawing_has_attributes_only_and_no_path_that_is_empty(key):
    for text in (*DRAWN[key].stills.values(), DRAWN[key].moving):
        assert not re.search(r"\b(class|style|href|filter|mask|clip-path)=", text)
        assert not re.search(r' d="(M[-\d ]*)?z?"', text)
        assert not re.search(r"nan|inf|\d\.\d", "".join(re.findall(r' d="[^"]*"', text)))


@each_picture
def test_each_side_of_the_body_is_painted_in_its_own_tone(key):
    found = fills(painted(FIGURES[key], "rest"))
    for of in ("legs", "legs-lit", "skin", "top"):
        assert {of, f"{FAR}-{of}"} <= set(found), of


@each_picture
def test_both_halves_of_the_pelvis_are_tinted_and_the_page_says_which_is_shown(key):
    for text in DRAWN[key].stills.values():
        for side in (NEAR, FAR):
            (shown,) = set(re.findall(rf'fill="var\(--fig-sore-soft\)"[^>]* opacity="(var\(--sore-{side}\))"', text))
            assert shown == f"var(--sore-{side})"
        assert text.count("--sore-") == len(re.findall(r'<path[^>]*sore[^>]* opacity="var\(--sore-', text))


@each_picture
def test_the_heart_of_the_sore_side_is_seen_on_a_back_and_hidden_under_one_who_lies_on_it(key):
    lies = FIGURES[key].poses[0].posture.lies
    for text in DRAWN[key].stills.values():
        assert ("--ring-" in text) == (lies == "face-down")


@each_picture
def test_where_the_heart_is_hidden_lines_over_the_tint_tell_it_from_bare_skin(key):
    lies = FIGURES[key].poses[0].posture.lies
    for text in DRAWN[key].stills.values():
        for side in (NEAR, FAR):
            hatch = rf'fill="none" stroke="var\(--fig-sore\)"[^>]* opacity="var\(--sore-{side}\)" d="(M[^"]*)"'
            assert bool(re.search(hatch, text)) == (lies == "face-up")


def test_with_both_sides_sore_the_heart_of_the_far_one_is_not_shown_as_a_handle_over_the_back():
    text = DRAWN["plank", "hold-toes", None].stills["hold"]
    for side in (NEAR, FAR):
        assert len(re.findall(rf'sore-core[^>]* opacity="var\(--ring-{side}\)"', text)) == 2
    css = (Path(__file__).parents[1] / "static/css/figures.css").read_text("utf-8")
    assert [css.count(f"{{ --sore-{side}: 1; --ring-{side}: 1; }}") for side in (NEAR, FAR)] == [1, 1]
    assert css.index(".fig--sore-near.fig--sore-far { --ring-far: 0; }") > css.index("--ring-far: 1;")


@pytest.mark.parametrize(("turn", "after"), [(-80, True), (80, False)])
def test_a_foot_comes_out_of_its_trouser_leg_when_it_is_turned_to_the_viewer(turn, after):
    figure = FIGURES["inflare", "full", None]
    camera = replace(figure.camera, turn=turn, rise=5)
    found = fills(painted(figure, "set-up", camera))
    trousers = max(at for at, fill in enumerate(found) if fill == "legs")
    sole = [at for at, fill in enumerate(found) if fill == "sole"]
    assert bool(sole) == after
    assert all(at > trousers for at in sole)


def test_the_sole_is_seen_from_the_feet_only():
    figure = FIGURES["inflare", "full", None]
    seen = {turn: fills(painted(figure, "set-up", replace(figure.camera, turn=turn))) for turn in (-70, 70)}
    assert "sole" in seen[-70]
    assert "sole" not in seen[70]


def test_a_face_that_is_turned_away_has_no_lines():
    figure = FIGURES["plank", "hold-toes", None]
    from_below, from_above = (
        painted(figure, "set-up", replace(figure.camera, turn=turn, rise=rise)) for turn, rise in ((80, 0), (-60, 60))
    )
    fine = [
        [each for each in paths if "--fig-fine" in each and 'width="4"' in each] for paths in (from_below, from_above)
    ]
    assert (len(fine[0]), len(fine[1])) == (1, 0)


def test_two_muscles_of_one_side_both_lie_on_what_carries_them():
    figure = FIGURES["plank", "push-knees", None]
    posture, view = figure.pose["hold"].posture, View(figure.camera)
    bones = skeleton(posture.angles, posture.lies, figure.body)
    pose = replace(figure.pose["hold"], muscles=((NEAR, "front-of-hip"), (NEAR, "buttock")))
    text = body(bones.frames, view, (), (), patches(figure.body, pose, bones, view))
    found = fills(re.findall(r"<path[^>]*/>", text))
    assert found.count("muscle") == 2
    assert found.index("muscle") > max(at for at, fill in enumerate(found) if fill == "legs")
