"""Shapes on paper as short SVG paths in whole units: the hull of circles, polygons, smooth curves."""

from collections.abc import Iterable, Sequence
from math import acos, atan2, cos, hypot, pi, sin

Circle = Sequence[float]  # x, y and radius; more is left alone
Spot = tuple[float, float]
Arc = tuple[Circle, float, float]  # a circle, the direction in which its arc begins, and how far it turns
TURN, SLIGHT = 2 * pi, 1e-9


def numbers(values: Iterable[float]) -> str:
    """As short as SVG reads numbers: a minus sign parts them too."""
    return " ".join([f"{round(value)}" for value in values]).replace(" -", "-")


def _takes_over(a: Circle, b: Circle) -> float | None:
    """The direction, turning on, in which b begins to reach farther than a; None when it never does."""
    across, down, less = b[0] - a[0], b[1] - a[1], a[2] - b[2]
    far = hypot(across, down)
    if far <= abs(less) + SLIGHT:
        return None
    return atan2(down, across) - acos(less / far)


def arcs(circles: Sequence[Circle]) -> list[Arc]:
    """The arcs round some circles, in the order in which directions turn, from the one that reaches farthest right."""
    this = first = max(circles, key=lambda circle: (circle[0] + circle[2], circle[2]))
    angle, found = 0.0, []
    while angle < TURN and len(found) <= 2 * len(circles):
        turn, following = TURN - angle, None
        for other in circles:
            begins = None if other is this else _takes_over(this, other)
            ahead = TURN if begins is None else (begins - angle) % TURN
            if ahead < turn - SLIGHT:
                turn, following = ahead, other
        found.append((this, angle, turn))
        angle += turn
        if following is None:
            break
        this = following
    if len(found) > 1 and found[-1][0] is first:
        _, begin, turn = found.pop()
        found[0] = first, begin - TURN, turn + found[0][2]
    return found


def hull(circles: Sequence[Circle]) -> str:
    """The path round some circles, as exact arcs and lines. ValueError when there are none."""
    around = arcs(circles)
    if len(around) == 1:
        return ring(*around[0][0][:3])
    text, last = "", None
    for (x, y, radius, *_), begin, turn in around:
        p = round(x + radius * cos(begin)), round(y + radius * sin(begin))
        q = round(x + radius * cos(begin + turn)), round(y + radius * sin(begin + turn))
        text += f"M{numbers(p)}" if last is None else _line(last, p)
        if p != q:
            size = round(radius)
            text += f"a{size} {size} 0 {int(turn > pi)} 1 {numbers((q[0] - p[0], q[1] - p[1]))}"
        last = q
    return text + "z"


def _line(start: Spot, end: Spot) -> str:
    return "" if start == end else f"l{numbers((end[0] - start[0], end[1] - start[1]))}"


def ring(x: float, y: float, radius: float) -> str:
    # Rounded once: two halves of a radius that is half a unit too long make a lens.
    radius = round(radius)
    half = f"a{numbers((radius, radius))} 0 1 1 "
    return f"M{numbers((x - radius, y))}{half}{numbers((2 * radius, 0))}{half}{numbers((-2 * radius, 0))}z"


def polygon(spots: Iterable[Sequence[float]], closed: bool = True) -> str:
    rounded = [(round(spot[0]), round(spot[1])) for spot in spots]
    pairs = zip(rounded, rounded[1:], strict=False)
    return f"M{numbers(rounded[0])}" + "".join(_line(*pair) for pair in pairs) + ("z" if closed else "")


def smooth(spots: Sequence[Spot], closed: bool = True) -> str:
    """A curve through some spots (Catmull-Rom, written as Bézier curves)."""
    count = len(spots)

    def spot(at: int) -> Spot:
        return spots[at % count] if closed else spots[max(0, min(count - 1, at))]

    text, (x, y) = f"M{numbers(spots[0])}", (round(spots[0][0]), round(spots[0][1]))
    for at in range(count if closed else count - 1):
        before, this, following, after = (spot(at + step) for step in (-1, 0, 1, 2))
        leaving = this[0] + (following[0] - before[0]) / 6, this[1] + (following[1] - before[1]) / 6
        coming = following[0] - (after[0] - this[0]) / 6, following[1] - (after[1] - this[1]) / 6
        end = round(following[0]), round(following[1])
        text += "c" + numbers((leaving[0] - x, leaving[1] - y, coming[0] - x, coming[1] - y, end[0] - x, end[1] - y))
        x, y = end
    return text + ("z" if closed else "")
