"""What stands in the room around a body: floor, mat, wall, doorway and ball, as faces and balls to be painted."""

from collections.abc import Callable, Iterable, Mapping

from app.pictures.model import Prop, Vector
from app.pictures.parts import Round

Face = tuple[str, str, list[Vector]]  # name, colour, corners
FLOOR, MAT, WALL, DOORWAY, BALL = "floor", "mat", "wall", "doorway", "ball"
# The measures of each kind, in thousandths of the body’s height.
MEASURES: Mapping[str, tuple[str, ...]] = {
    FLOOR: ("high",),
    MAT: ("from", "to", "near", "far", "thick"),
    WALL: ("at", "skirting"),
    DOORWAY: ("at", "edge", "open", "high", "thick"),
    BALL: ("at", "radius"),
}
AWAY, TALL = 2600, 2600  # beyond the edges of every picture
NEXT_ROOM = 1500  # how far it goes
CASING, SKIRTING = 56, 62


def _face(axis: int, at: float, low: tuple[float, float], high: tuple[float, float]) -> list[Vector]:
    """A rectangle on a plane across one axis, from corner to corner of the two other axes."""
    corners = [(low[0], low[1]), (high[0], low[1]), (high[0], high[1]), (low[0], high[1])]
    return [(*corner[:axis], at, *corner[axis:]) for corner in corners]


def _floor(prop: Mapping[str, int]) -> list[Face]:
    return [("floor", "floor", _face(1, prop["high"], (-AWAY, -AWAY), (AWAY, AWAY)))]


def _mat(prop: Mapping[str, int]) -> list[Face]:
    begin, end, near, far, low = prop["from"], prop["to"], prop["near"], prop["far"], -prop["thick"]
    return [
        ("mat", "mat-side", _face(2, near, (begin, low), (end, 0))),
        ("mat", "mat-side", _face(0, end, (low, far), (0, near))),
        ("mat", "mat-side", _face(0, begin, (low, far), (0, near))),
        ("mat", "mat", _face(1, 0, (begin, far), (end, near))),
    ]


def _wall(prop: Mapping[str, int]) -> list[Face]:
    at = prop["at"]
    return [
        ("wall", "wall", _face(2, at, (-AWAY, -9), (AWAY, TALL))),
        ("skirting", "skirting", _face(2, at, (-AWAY, -9), (AWAY, prop["skirting"]))),
    ]


def _doorway(prop: Mapping[str, int]) -> list[Face]:
    """The next room, the far half of the wall with its post, and what stands before the wall’s opening."""
    at, edge, wide, high, thick = (prop[name] for name in MEASURES[DOORWAY])
    return [
        ("next-wall", "next-wall", _face(0, NEXT_ROOM, (-20, -AWAY), (TALL, AWAY))),
        ("next-skirting", "skirting", _face(0, NEXT_ROOM, (-20, -AWAY), (SKIRTING, AWAY))),
        ("next-floor", "next-floor", _face(1, 0, (at, -AWAY), (NEXT_ROOM, AWAY))),
        ("post-side", "wall-side", _face(2, edge, (at, 0), (at + thick, high))),
        ("sill", "sill", _face(1, 0, (at, edge), (at + thick, wide))),
        ("far-wall", "wall", _face(0, at, (0, -AWAY), (TALL, edge))),
        ("lintel", "wall", _face(0, at, (high, edge - 4), (TALL, wide + 4))),
        ("far-skirting", "skirting", _face(0, at, (0, -AWAY), (SKIRTING, edge - CASING))),
        ("far-casing", "casing", _face(0, at, (0, edge - CASING), (high + CASING, edge))),
    ]


def _near_half(prop: Mapping[str, int]) -> list[Face]:
    at, _, wide, high, _ = (prop[name] for name in MEASURES[DOORWAY])
    return [
        ("near-wall", "wall", _face(0, at, (0, wide), (TALL, AWAY))),
        ("near-skirting", "skirting", _face(0, at, (0, wide + CASING), (SKIRTING, AWAY))),
        ("near-casing", "casing", _face(0, at, (0, wide), (high + CASING, wide + CASING))),
    ]


BEHIND: Mapping[str, Callable[[Mapping[str, int]], list[Face]]] = {
    FLOOR: _floor, MAT: _mat, WALL: _wall, DOORWAY: _doorway,
}  # fmt: skip
ORDER = (FLOOR, DOORWAY, WALL, MAT)
# The near half of a doorway takes part in the depth order; its pieces lie one on the other.
NEAR_RULES = (("near-wall", "near-skirting"), ("near-wall", "near-casing"))


def behind(props: Iterable[Prop]) -> list[Face]:
    """All that is painted before the body, from back to front."""
    found = sorted((prop for prop in props if prop.kind in BEHIND), key=lambda prop: ORDER.index(prop.kind))
    return [face for prop in found for face in BEHIND[prop.kind](prop.measures)]


def between(props: Iterable[Prop]) -> list[Face]:
    """The faces that limbs can be behind or in front of."""
    return [face for prop in props if prop.kind == DOORWAY for face in _near_half(prop.measures)]


def balls(props: Iterable[Prop]) -> list[tuple[str, Round]]:
    found = [prop.measures for prop in props if prop.kind == BALL]
    return [("ball", ((each["at"], each["radius"], 0), each["radius"])) for each in found]
