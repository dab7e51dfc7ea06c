"""A figure as one SVG that carries its poses, one frame below the other. Attributes and classes only."""

from collections.abc import Mapping
from html import escape

from app.decision.sides import OTHER
from app.pictures.bodies import parts
from app.pictures.contacts import BALL, FLOOR, JAMB, POST, WALL
from app.pictures.model import FAR, NEAR, Figure, Pose
from app.pictures.scene import arrow_paths, muscle_path, path, prop_paths, sore_mark
from app.pictures.shapes import on_paper
from app.pictures.skeleton import Skeleton, skeleton
from app.pictures.views import onto
from app.routine.legs import say

GAP = 12  # units on paper between two frames
BEHIND, BETWEEN = (FLOOR, POST, WALL), (BALL, JAMB)  # before every limb; behind the near limbs only


def near_side(figure: Figure) -> str:
    """“left” or “right”: the person’s own side that is near the viewer, as the figure is written."""
    pelvis = skeleton(figure.poses[0].posture, figure.body).frames["pelvis"]
    up, front = pelvis.along, pelvis.front
    right_is_near = front[0] * up[1] - front[1] * up[0] > 0  # front × up points to the right
    return "right" if right_is_near else "left"


def _depth(limb: str) -> str:
    return NEAR if limb.startswith(NEAR) else FAR


def working_side(figure: Figure) -> str | None:
    """The person’s own side of the limb that works, as the figure is written; None when none does."""
    if figure.works is None:
        return None
    near = near_side(figure)
    return near if _depth(figure.works) == NEAR else OTHER[near]


def _muscles(figure: Figure, pose: Pose, bones: Skeleton, depth: str) -> str:
    place = onto(figure)
    return "".join(
        path("fig-muscle", muscle_path(figure.body.muscles[name], bones, depth, place))
        for side, name in pose.muscles
        if side == depth
    )


def _body(figure: Figure, pose: Pose, bones: Skeleton) -> dict[str, str]:
    """“far” and “near”: the paths of the limbs that are behind and before what stands between them."""
    drawn = {FAR: "", NEAR: ""}
    groups = parts(bones, pose.posture, figure.view, figure.body.lengths, onto(figure))
    for position, (depth, group) in enumerate(groups):
        whole = "".join(text for _, text in group)
        rim = path("fig-rim", whole) if depth == NEAR else ""
        drawn[depth] += rim + "".join(path(f"fig-{kind} fig-{depth}", text) for kind, text in group)
        if position in (1, 3):  # above the legs, below the near arm
            drawn[depth] += _muscles(figure, pose, bones, depth)
    return drawn


def _scene(figure: Figure, pose: Pose, sore: tuple[str, ...]) -> str:
    bones, place = skeleton(pose.posture, figure.body), onto(figure)
    body, near = _body(figure, pose, bones), near_side(figure)

    def stand(kinds: tuple[str, ...]) -> str:
        return "".join(prop_paths(prop, figure.view, place) for prop in figure.props if prop.kind in kinds)

    marks = [NEAR if side == near else FAR for side in sore]
    return (
        stand(BEHIND)
        + body[FAR]
        + stand(BETWEEN)
        + body[NEAR]
        + "".join(sore_mark(bones, depth, figure.view, place) for depth in marks)
        + "".join(arrow_paths(arrow, bones, place) for arrow in pose.arrows)
    )


def _label(figure: Figure, pose: Pose) -> str:
    width, words = frame_size(figure)[0], " · ".join(figure.body.labels[name] for name in pose.names)
    x, y, tall = width * 0.028, width * 0.062, width * 0.05
    return f'<text class="fig-label" x="{x:.0f}" y="{y:.0f}" font-size="{tall:g}">{escape(words)}</text>'


def frame_size(figure: Figure) -> tuple[int, int, int]:
    """On paper: width and height of the frame of one pose, and the height of the band for its words at its top."""
    width, height = map(on_paper, figure.size)
    band = on_paper(figure.size[0] * 0.08)
    return width, height + band, band


def _frame(figure: Figure, pose: Pose, number: int, mirrored: bool, sore: tuple[str, ...]) -> str:
    width, height, band = frame_size(figure)
    down = number * (height + GAP)
    turn = f"matrix(-1 0 0 1 {width} {band})" if mirrored else f"translate(0 {band})"
    return (
        f'<g class="fig-pose" data-pose="{" ".join(pose.names)}" data-view="0 {down + band} {width} {height - band}" '
        f'transform="translate(0 {down})"><rect class="fig-paper" width="{width}" height="{height}" rx="14"/>'
        f'<g transform="{turn}">{_scene(figure, pose, sore)}</g>{_label(figure, pose)}</g>'
    )


def svg(figure: Figure, leg: str | None, sore: tuple[str, ...], name: str, sides: Mapping[str, str]) -> str:
    """The picture for the leg that works (“left”, “right” or None) and the sides that are sore.

    `name` begins the ids in it, and stands once on a page; `sides` are the words for left and right.
    """
    mirrored = leg is not None and leg != working_side(figure)
    seen = tuple(OTHER[side] for side in sore) if mirrored else sore
    width, height, _ = frame_size(figure)
    whole = len(figure.poses) * (height + GAP) - GAP
    frames = "".join(_frame(figure, pose, at, mirrored, seen) for at, pose in enumerate(figure.poses))
    says = " ".join(say(pose.says, leg, sides) for pose in figure.poses)
    title = say(figure.title, leg, sides)
    return (
        f'<svg class="fig" viewBox="0 0 {width} {whole}" role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(says)}</desc>'
        f"{frames}</svg>"
    )
