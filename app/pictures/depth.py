"""Which part of a picture is in front of which: each pair that overlaps is compared where it does, then sorted."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import sqrt

from app.pictures.model import Vector
from app.pictures.parts import Layer, Round
from app.pictures.space import View, cross, dot, mix, sub

SAMPLES = 11  # in each direction over what two parts share on paper
MOST = 30  # what one sample counts at most
BETWEEN = (0.25, 0.5, 0.75)  # balls of a hull are joined by some between them
Box = tuple[float, float, float, float]


class Solid:
    """A body part or a ball: layers of hulls of balls, as circles (x, y, radius on paper, nearness, radius)."""

    def __init__(self, name: str, layers: Iterable[Layer], view: View):
        self.name = name
        self.layers = [(kind, [[_circle(ball, view) for ball in hull] for hull in hulls]) for kind, hulls in layers]
        hulls = [hull for _, all_hulls in self.layers for hull in all_hulls]
        circles = [circle for hull in hulls for circle in hull]
        joined = [mix(a, b, share) for hull in hulls for a, b in combinations(hull, 2) for share in BETWEEN]
        self._dense = [(x, y, r * r, near, real / r) for x, y, r, near, real in circles + joined]
        self.box: Box = (
            min(c[0] - c[2] for c in circles), min(c[1] - c[2] for c in circles),
            max(c[0] + c[2] for c in circles), max(c[1] + c[2] for c in circles),
        )  # fmt: skip
        self.near = sum(c[3] for c in circles) / len(circles)

    def at(self, x: float, y: float) -> float | None:
        """How near its surface is at a spot on paper; None where it is not."""
        best = None
        for u, v, square, near, real in self._dense:
            off = (x - u) * (x - u) + (y - v) * (y - v)
            if off < square:
                surface = near + real * sqrt(square - off)
                if best is None or surface > best:
                    best = surface
        return best


def _circle(ball: Round, view: View) -> tuple[float, float, float, float, float]:
    centre, radius = ball
    x, y, near = view.see(centre)
    return x, y, radius * view.growth(near), near, radius


class Plane:
    """A flat convex face of something that stands in the room."""

    def __init__(self, name: str, kind: str, corners: Sequence[Vector], view: View):
        self.name, self.kind, self._view = name, kind, view
        self.spots = [view.see(corner) for corner in corners]
        local = [tuple(dot(axis, sub(corner, view.camera.middle)) for axis in view.axes) for corner in corners[:3]]
        self._normal = cross(sub(local[1], local[0]), sub(local[2], local[0]))
        self._shift = dot(self._normal, local[0])
        xs, ys = [spot[0] for spot in self.spots], [spot[1] for spot in self.spots]
        self.box: Box = min(xs), min(ys), max(xs), max(ys)
        self.near = sum(spot[2] for spot in self.spots) / len(self.spots)

    def at(self, x: float, y: float) -> float | None:
        """How near it is at a spot on paper; None where it is not."""
        turns = {
            (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0]) > 0
            for p, q in zip(self.spots, self.spots[1:] + self.spots[:1], strict=True)
        }
        if len(turns) > 1:
            return None
        camera, normal = self._view.camera, self._normal
        u, v = (x - camera.at[0]) * 100 / camera.size, (camera.at[1] - y) * 100 / camera.size
        below = normal[2] - (normal[0] * u + normal[1] * v) / camera.eye
        return None if abs(below) < 1e-9 else (self._shift - normal[0] * u - normal[1] * v) / below


Item = Solid | Plane


def _shared(a: Box, b: Box) -> Box | None:
    box = max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
    return box if box[0] < box[2] and box[1] < box[3] else None


def in_front(a: Item, b: Item) -> float:
    """How clearly a is in front of b where both are seen: below 0 behind it, 0 when they do not meet on paper."""
    box = _shared(a.box, b.box)
    if not box:
        return 0.0
    wide, high, found = (box[2] - box[0]) / SAMPLES, (box[3] - box[1]) / SAMPLES, 0.0
    for column in range(SAMPLES):
        x = box[0] + (column + 0.5) * wide
        for row in range(SAMPLES):
            y = box[1] + (row + 0.5) * high
            first = a.at(x, y)
            second = None if first is None else b.at(x, y)
            if second is not None:
                found += max(-MOST, min(MOST, first - second))
    return found


def _behind(items: Sequence[Item], rules: Iterable[tuple[str, str]]) -> list[dict[int, float]]:
    """Item -> the items that come before it, and how clearly."""
    behind: list[dict[int, float]] = [{} for _ in items]
    for i, j in combinations(range(len(items)), 2):
        if isinstance(items[i], Solid) or isinstance(items[j], Solid):
            how = in_front(items[i], items[j])
            if how:
                behind[i if how > 0 else j][j if how > 0 else i] = abs(how)
    known = {item.name: at for at, item in enumerate(items)}
    for before, after in rules:
        if before in known and after in known:
            behind[known[before]].pop(known[after], None)
            behind[known[after]][known[before]] = float("inf")
    return behind


def ordered(items: Sequence[Item], rules: Iterable[tuple[str, str]] = ()) -> list[Item]:
    """From back to front. `rules` are pairs of names: the first is painted before the second.

    Of all that nothing is left behind, the farthest comes first; in a ring of parts the weakest tie is broken.
    """
    behind, left, order = _behind(items, rules), set(range(len(items))), []
    while left:
        free = [at for at in left if left.isdisjoint(behind[at])]
        pick = (
            min(free, key=lambda at: items[at].near)
            if free
            else min(left, key=lambda at: sum(how for other, how in behind[at].items() if other in left))
        )
        left.remove(pick)
        order.append(items[pick])
    return order
