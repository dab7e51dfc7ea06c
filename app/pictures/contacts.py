"""What a body touches: the gaps that a picture claims are closed, and whether anything sinks in."""

from math import dist

from app.pictures.model import Body, Posture, Prop
from app.pictures.skeleton import Vector, skeleton

FLOOR, WALL, JAMB, BALL = "floor", "wall", "jamb", "ball"
POST = "post"  # the far upright of a door: only to be seen
POINTS = ("head", "back", "belly", "pelvis") + tuple(
    f"{side}-{part}" for side in ("near", "far") for part in ("knee", "heel", "toes", "instep", "elbow", "hand")
)
# The axis across the face that a box turns to the body, and whether the body is on its low side.
FACES = {FLOOR: (1, False), WALL: (2, True), JAMB: (0, True)}


def gap(centre: Vector, radius: float, prop: Prop) -> float:
    """How far a round end is from a prop: less than 0 when it sinks in."""
    if prop.radius:
        return dist(centre, prop.low) - prop.radius - radius
    axis, below = FACES[prop.kind]
    return (prop.low[axis] - centre[axis] if below else centre[axis] - prop.high[axis]) - radius


def missed(posture: Posture, props: tuple[Prop, ...], body: Body) -> list[tuple[int, float]]:
    """(position of the contact, gap) for each contact that is not closed within the tolerance."""
    points, known = skeleton(posture, body).points, {prop.kind: prop for prop in props}
    gaps = [(each, gap(*points[point], known[kind])) for each, (point, kind) in enumerate(posture.contacts)]
    return [(each, miss) for each, miss in gaps if abs(miss) > body.tolerance]


def sunk(posture: Posture, props: tuple[Prop, ...], body: Body) -> list[tuple[str, str, float]]:
    """(point, kind of prop, depth) for each part of the body that sinks into the floor or another prop."""
    points = skeleton(posture, body).points
    solid = [prop for prop in props if prop.kind != POST]
    found = [(name, prop.kind, -gap(*at, prop)) for name, at in points.items() for prop in solid if _meets(at, prop)]
    return [each for each in found if each[2] > body.tolerance]


def _meets(point: tuple[Vector, float], prop: Prop) -> bool:
    """Whether a prop stands where this point is: a door frame ends at its opening."""
    return bool(prop.radius) or all(
        prop.low[axis] <= point[0][axis] <= prop.high[axis] for axis in range(3) if axis != FACES[prop.kind][0]
    )
