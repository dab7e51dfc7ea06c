"""What a body touches: how far each point of it is from what stands in the room, and what sinks in."""

from collections.abc import Iterable, Mapping
from math import dist, hypot

from app.pictures.model import Body, Pin, Posture, Prop, Vector
from app.pictures.parts import parts
from app.pictures.room import BALL, DOORWAY, FLOOR, MAT, WALL
from app.pictures.skeleton import Skeleton
from app.pictures.space import scale, sub

TOUCHED = (FLOOR, WALL, DOORWAY, BALL)  # a mat is a part of the floor
Reach = tuple[float, Vector]  # how far away a place is, and the way that leads farther off


def _floor(place: Vector, measures: Mapping[str, int], mats: Iterable[Mapping[str, int]]) -> Reach:
    """From the floor; where a mat is, from its top, which is at 0."""
    on = any(mat["from"] <= place[0] <= mat["to"] and mat["far"] <= place[2] <= mat["near"] for mat in mats)
    return place[1] - (0 if on else measures["high"]), (0.0, 1.0, 0.0)


def _wall(place: Vector, measures: Mapping[str, int]) -> Reach:
    return place[2] - measures["at"], (0.0, 0.0, 1.0)


def _post(along: float, inwards: float, thick: float, way: int) -> Reach:
    """From one half of the wall round a doorway: `along` is behind its face, `inwards` in the opening."""
    across, side = max(-along, along - thick), -1 if along < thick / 2 else 1
    if across > 0 and inwards > 0:
        far = hypot(across, inwards)
        return far, (side * across / far, 0.0, way * inwards / far)
    return (across, (side, 0.0, 0.0)) if across > inwards else (inwards, (0.0, 0.0, way))


def _doorway(place: Vector, measures: Mapping[str, int]) -> Reach:
    """From the nearer one of the two halves of the wall."""
    along = place[0] - measures["at"]
    far = _post(along, place[2] - measures["edge"], measures["thick"], 1)
    near = _post(along, measures["open"] - place[2], measures["thick"], -1)
    return min(far, near)


def _ball(place: Vector, measures: Mapping[str, int]) -> Reach:
    away = sub(place, (measures["at"], measures["radius"], 0))
    far = hypot(*away) or 1
    return far - measures["radius"], scale(away, 1 / far)


NEAREST = {WALL: _wall, DOORWAY: _doorway, BALL: _ball}


def reach(place: Vector, kind: str, props: Iterable[Prop]) -> Reach:
    """How far a place is from what stands in the room: below 0 inside it. KeyError when no such thing stands there."""
    known = {prop.kind: prop.measures for prop in props}
    if kind == FLOOR:
        return _floor(place, known[FLOOR], [prop.measures for prop in props if prop.kind == MAT])
    return NEAREST[kind](place, known[kind])


def gap(bones: Skeleton, point: str, kind: str, props: Iterable[Prop]) -> float:
    """How far a round end of the body is from what stands in the room: below 0 when it sinks in."""
    centre, radius = bones.points[point]
    return reach(centre, kind, props)[0] - radius


def missed(bones: Skeleton, posture: Posture, props: Iterable[Prop], body: Body) -> list[tuple[str, str, float]]:
    """(point, kind of prop, gap) of each contact of a posture that is not closed within the tolerance."""
    gaps = [(point, kind, gap(bones, point, kind, props)) for point, kind in posture.contacts]
    return [each for each in gaps if abs(each[2]) > body.tolerance]


def astray(bones: Skeleton, posture: Posture, body: Body) -> list[tuple[Pin, float]]:
    """Each pin of a posture whose point is elsewhere, and how far off it is."""
    off = [(pin, bones.points[pin.point][0][pin.axis] - pin.at) for pin in posture.pins]
    return [each for each in off if abs(each[1]) > body.tolerance]


def sunk(bones: Skeleton, props: Iterable[Prop], body: Body) -> list[tuple[str, str, float]]:
    """(point nearest to it, kind of prop, depth) of all that is drawn deeper in something than the tolerance."""
    solid, deepest = [prop.kind for prop in props if prop.kind in TOUCHED], {}
    for layers in parts(bones.frames).values():
        rounds = [each for _, hulls in layers for hull in hulls for each in hull]
        for kind in solid:
            depth, centre = max((radius - reach(centre, kind, props)[0], centre) for centre, radius in rounds)
            if depth > body.tolerance:
                point = min(bones.points, key=lambda name: dist(bones.points[name][0], centre))
                deepest[point, kind] = max(depth, deepest.get((point, kind), 0))
    return [(*name, depth) for name, depth in deepest.items()]
