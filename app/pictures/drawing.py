"""A figure as SVG documents: a still of each pose, and one with all frames of its movement. Attributes only."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.decision.sides import OTHER
from app.pictures import marks, room
from app.pictures.depth import Plane
from app.pictures.marks import Word
from app.pictures.model import NEAR, Figure, Pose, Posture
from app.pictures.motion import postures
from app.pictures.paint import body, plane, shadow
from app.pictures.parts import parts
from app.pictures.patches import patches
from app.pictures.skeleton import skeleton
from app.pictures.space import View

STROKE = 'stroke="var(--fig-line)" stroke-width="var(--fig-width)" stroke-linejoin="round" paint-order="stroke"'


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    stills: Mapping[str, str]  # pose -> document, all of it in the group “p”
    moving: str  # document: the group “room”, then the frames “f0”, “f1” …
    at: Mapping[str, int]  # pose -> its frame
    frames: int
    words: Mapping[str, tuple[Word, ...]]  # pose -> the words that stand in it


def near_side(figure: Figure) -> str:
    """“left” or “right”: the person’s own side that is near the viewer, as the figure is drawn."""
    posture = figure.poses[0].posture
    pelvis = skeleton(posture.angles, posture.lies, figure.body).frames["pelvis"]
    up, front = pelvis.along, pelvis.front
    return "right" if front[0] * up[1] - front[1] * up[0] > 0 else "left"  # front × up points to the right


def working_side(figure: Figure) -> str | None:
    """The person’s own side of the limb that works, as the figure is drawn; None when none does."""
    if figure.works is None:
        return None
    near = near_side(figure)
    return near if figure.works.startswith(NEAR) else OTHER[near]


def _room(figure: Figure, view: View) -> str:
    return "".join(plane(Plane(*face, view)) for face in room.behind(figure.props))


def _frame(figure: Figure, posture: Posture, pose: Pose | None, view: View) -> tuple[str, tuple[Word, ...]]:
    bones = skeleton(posture.angles, posture.lies, figure.body)
    over, words = marks.over(figure, pose, bones, view)
    on_it = patches(figure.body, pose, bones, view)
    balls = room.balls(figure.props)
    lying = parts(bones.frames) | {name: [(name, [[ball]])] for name, ball in balls}
    text = (
        shadow(lying, view)
        + marks.under(figure, pose, bones, view)
        + body(bones.frames, view, room.between(figure.props), balls, on_it)
        + over
    )
    return text, words


def _document(figure: Figure, inner: str) -> str:
    width, height = figure.size
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{inner}</svg>'


def draw(figure: Figure) -> Drawing:
    """Every pose and every frame between them, painted once."""
    view = View(figure.camera)
    behind = _room(figure, view)
    frames = [(pose, *_frame(figure, posture, pose, view)) for posture, pose in postures(figure)]
    stills, at, words = {}, {}, {}
    for number, (pose, text, told) in enumerate(frames):
        for name in pose.names if pose else ():
            stills[name] = _document(figure, f'<g id="p" {STROKE}>{behind}{text}</g>')
            at[name], words[name] = number, told
    groups = "".join(f'<g id="f{number}" {STROKE}>{text}</g>' for number, (_, text, _) in enumerate(frames))
    moving = _document(figure, f'<g id="room" {STROKE}>{behind}</g>{groups}')
    return Drawing(*figure.size, stills, moving, at, len(frames), words)
