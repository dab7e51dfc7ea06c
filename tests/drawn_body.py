"""Where a drawn body is, and how far from what stands in the room: measured anew, by the words of content/README.md."""

from math import dist

from app.content import load
from app.pictures.motion import postures
from app.pictures.parts import parts
from app.pictures.skeleton import skeleton

CONTENT = load()
FIGURES = list(CONTENT.pictures.values())


def name_of(figure) -> str:
    return "-".join(filter(None, (figure.exercise, figure.form, figure.variant)))


def form_of(figure):
    return CONTENT.routine.exercises[figure.exercise].form[figure.form]


def bones_of(figure, posture):
    return skeleton(posture.angles, posture.lies, figure.body)


def right_is_near(figure, posture, mirrored: bool) -> bool:
    """Whether the person’s own right side is near the viewer, from where head and front are as a page shows them."""
    pelvis = bones_of(figure, posture).frames["pelvis"]
    turn = -1 if mirrored else 1
    up, front = ((turn * way[0], way[1]) for way in (pelvis.along, pelvis.front))
    return front[0] * up[1] - front[1] * up[0] > 0  # front × up points to the right hand


def frames_of(figure) -> list:
    """(posture, pose or None, bones) of each frame, from the first to the last."""
    return [(posture, pose, bones_of(figure, posture)) for posture, pose in postures(figure)]


def _props(figure) -> dict:
    return {prop.kind: prop.measures for prop in figure.props}


def off_floor(figure, place, radius) -> float:
    mat = _props(figure).get("mat")
    x, y, z = place
    lies_on_mat = mat and mat["from"] <= x <= mat["to"] and mat["far"] <= z <= mat["near"]
    return y - radius - (0 if lies_on_mat else _props(figure)["floor"]["high"])


def off_wall(figure, place, radius) -> float:
    return place[2] - radius - _props(figure)["wall"]["at"]


def off_ball(figure, place, radius) -> float:
    ball = _props(figure)["ball"]
    return dist(place, (ball["at"], ball["radius"], 0)) - ball["radius"] - radius


def off_doorway(figure, place, radius) -> float:
    """From the nearest spot of the wall, which is a box on each side of the opening."""
    door = _props(figure)["doorway"]
    x, _, z = place
    back = door["at"] + door["thick"]
    boxes = [(-9999, door["edge"]), (door["open"], 9999)]
    inside = [x - door["at"], back - x, *(z - low for low, _ in boxes[1:]), *(high - z for _, high in boxes[:1])]
    near = min(dist((x, z), (min(max(x, door["at"]), back), min(max(z, low), high))) for low, high in boxes)
    if near == 0:
        walls = [min(inside[0], inside[1], each) for each in inside[2:] if each >= 0]
        return -max(walls) - radius
    return near - radius


OFF = {"floor": off_floor, "wall": off_wall, "ball": off_ball, "doorway": off_doorway}


def off(figure, kind: str, place, radius: float) -> float:
    """How far a round thing is from a prop: less than 0 when it sinks in."""
    return OFF[kind](figure, place, radius)


def rounds(bones) -> list:
    """(part, place, radius) of every ball that a body is drawn from."""
    return [
        (part, *each)
        for part, layers in parts(bones.frames).items()
        for _, hulls in layers
        for hull in hulls
        for each in hull
    ]
