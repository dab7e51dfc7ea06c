"""Which part of a picture is in front of which: each pair that overlaps is compared where it does, then sorted."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import combinations, pairwise
from math import ceil, dist, sqrt

from app.pictures.model import Vector
from app.pictures.parts import Layer, Round
from app.pictures.space import View, cross, dot, mix, sub

CELL = 13  # paper units: a picture is compared at the middles of squares of this size
ROW, EDGE = 4096, 512  # cells in a row, more than any picture has; cells beyond its left and upper edges
MOST = 30  # what one square counts at most
CLOSE = 0.8  # balls of a hull are joined by more balls, this share of their radius apart
Box = tuple[float, float, float, float]
Circle = tuple[float, float, float, float, float]  # x, y and radius on paper; nearness, and radius in the room


class Solid:
    """A body part, a ball or a patch: layers of hulls of balls, as circles on paper."""

    def __init__(self, name: str, layers: Iterable[Layer], view: View):
        self.name = name
        self.layers = [(kind, [[circle(ball, view) for ball in hull] for hull in hulls]) for kind, hulls in layers]
        circles = [each for _, hulls in self.layers for hull in hulls for each in hull]
        self.near = sum(each[3] for each in circles) / len(circles)

    def _dense(self) -> Iterable[Circle]:
        for _, hulls in self.layers:
            for hull in hulls:
                yield from hull
                for a, b in pairwise(hull):
                    steps = ceil(dist(a[:2], b[:2]) / (CLOSE * max(min(a[2], b[2]), CELL)))
                    yield from (mix(a, b, step / steps) for step in range(1, steps))

    @cached_property
    def cells(self) -> Mapping[int, float]:
        """How near its surface is in each square of the picture that it covers."""
        found: dict[int, float] = {}
        for x, y, radius, near, real in self._dense():
            square, deep = radius * radius, real / radius
            for column in range(ceil((x - radius) / CELL), ceil((x + radius) / CELL)):
                off = square - (column * CELL - x) ** 2
                half = sqrt(off) if off > 0 else 0
                for row in range(ceil((y - half) / CELL), ceil((y + half) / CELL)):
                    surface = near + deep * sqrt(max(0, off - (row * CELL - y) ** 2))
                    at = (row + EDGE) * ROW + column + EDGE
                    if at not in found or surface > found[at]:
                        found[at] = surface
        return found

    def at(self, x: float, y: float) -> float | None:
        """How near its surface is in the square round a spot on paper; None where it is not."""
        return self.cells.get((round(y / CELL) + EDGE) * ROW + round(x / CELL) + EDGE)


def circle(ball: Round, view: View) -> Circle:
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
        self._box: Box = min(xs), min(ys), max(xs), max(ys)
        self.near = sum(spot[2] for spot in self.spots) / len(self.spots)

    def at(self, x: float, y: float) -> float | None:
        """How near it is at a spot on paper; None where it is not."""
        left, top, right, bottom = self._box
        if not (left < x < right and top < y < bottom):
            return None
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


def _both(a: Item, b: Item) -> Iterable[tuple[float, float]]:
    """How near two items are wherever both are. Two planes are not compared."""
    if isinstance(a, Solid) and isinstance(b, Solid):
        return [(a.cells[at], b.cells[at]) for at in a.cells.keys() & b.cells.keys()]
    if isinstance(a, Solid) and isinstance(b, Plane):
        seen = [(near, b.at((at % ROW - EDGE) * CELL, (at // ROW - EDGE) * CELL)) for at, near in a.cells.items()]
        return [(near, other) for near, other in seen if other is not None]
    return [(other, near) for near, other in _both(b, a)] if isinstance(b, Solid) else []


def in_front(a: Item, b: Item) -> float:
    """How clearly a is in front of b where both are seen: below 0 behind it, 0 when they do not meet on paper."""
    return sum(max(-MOST, min(MOST, first - second)) for first, second in _both(a, b))


def _behind(items: Sequence[Item], rules: Iterable[tuple[str, str]]) -> list[dict[int, float]]:
    """Item -> the items that come before it, and how clearly."""
    behind: list[dict[int, float]] = [{} for _ in items]
    for i, j in combinations(range(len(items)), 2):
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
