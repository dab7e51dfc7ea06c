"""Shapes on paper as short SVG paths in whole units: the hull of circles, polygons, smooth curves."""

from collections.abc import Iterable, Sequence
from math import acos, atan2, cos, hypot, pi, sin

Circle = tuple[float, float, float]  # x, y and radius
Spot = tuple[float, float]
STEPS = 96  # directions in which a hull is looked at
DIRECTIONS = [(cos(2 * pi * step / STEPS), sin(2 * pi * step / STEPS)) for step in range(STEPS)]
SHORTEST = 0.15  # an arc of nearly a whole turn is one that two crossing changes made


def numbers(values: Iterable[float]) -> str:
    """As short as SVG reads numbers: a minus sign parts them too."""
    return " ".join(f"{round(value)}" for value in values).replace(" -", "-")


def _farthest(circles: Sequence[Circle]) -> list[int]:
    """The circle that reaches farthest, in each direction."""
    which = range(len(circles))
    return [max(which, key=lambda at: circles[at][0] * u + circles[at][1] * v + circles[at][2]) for u, v in DIRECTIONS]


def _change(a: Circle, b: Circle, near: float) -> float:
    """The direction, nearest to a guess, in which two circles reach equally far."""
    across, down = b[0] - a[0], b[1] - a[1]
    far = hypot(across, down)
    if far < 1e-9:
        return near
    middle, half = atan2(down, across), acos(max(-1, min(1, (a[2] - b[2]) / far)))
    return min((middle + half, middle - half), key=lambda angle: abs((angle - near + pi) % (2 * pi) - pi))


def hull(circles: Sequence[Circle]) -> str:
    """The path round some circles, as exact arcs and lines."""
    circles = [circle for circle in circles if circle[2] > 0.4]
    active = _farthest(circles)
    changes = [step for step in range(STEPS) if active[step] != active[step - 1]]
    if not changes:
        return ring(*circles[active[0]])
    angles = [_change(circles[active[s - 1]], circles[active[s]], 2 * pi * (s - 0.5) / STEPS) for s in changes]
    text, last = "", None
    for at, step in enumerate(changes):
        begin, end = angles[at], angles[(at + 1) % len(angles)]
        turn = (end - begin) % (2 * pi)
        if turn > 2 * pi - SHORTEST:
            continue
        arc, start, last_here = _arc(circles[active[step]], begin, turn)
        text += f"M{numbers(start)}" if last is None else _line(last, start)
        text, last = text + arc, last_here
    return text + "z"


def _line(start: Spot, end: Spot) -> str:
    return "" if start == end else f"l{numbers((end[0] - start[0], end[1] - start[1]))}"


def _arc(circle: Circle, begin: float, turn: float) -> tuple[str, Spot, Spot]:
    """The arc, where it begins and where it ends."""
    x, y, radius = circle
    p = round(x + radius * cos(begin)), round(y + radius * sin(begin))
    q = round(x + radius * cos(begin + turn)), round(y + radius * sin(begin + turn))
    if p == q:
        return "", p, q
    return f"a{numbers((radius, radius))} 0 {int(turn > pi)} 1 {numbers((q[0] - p[0], q[1] - p[1]))}", p, q


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
