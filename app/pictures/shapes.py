"""Shapes on paper: closed curves and round limbs as the text of SVG paths."""

from collections.abc import Iterable
from math import acos, atan2, cos, hypot, pi, sin

Spot = tuple[float, float]


def on_paper(number: float) -> int:
    """A length of the body, in thousandths of its height, on paper: half as many whole units.

    A unit is half a pixel on a phone. Finer ones would not be seen, and weigh as much as any other.
    """
    return round(number / 2)


def _joined(units: Iterable[int]) -> str:
    """As short as SVG reads numbers: a minus sign parts them too."""
    return " ".join(map(str, units)).replace(" -", "-")


def _text(*numbers: float) -> str:
    return _joined(map(on_paper, numbers))


def _from(start: Spot, *spots: Spot) -> str:
    """Spots as steps from a start. Both ends are rounded first, so that no error adds up."""
    x, y = on_paper(start[0]), on_paper(start[1])
    return _joined(step for u, v in spots for step in (on_paper(u) - x, on_paper(v) - y))


def _clockwise(spots: list[Spot]) -> list[Spot]:
    """The same spots, all shapes turning one way, so that shapes of one path add up where they overlap."""
    pairs = zip(spots, spots[1:] + spots[:1], strict=True)
    return spots if sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) > 0 else spots[::-1]


def smooth(spots: list[Spot]) -> str:
    """A closed curve through some spots (Catmull-Rom, written as Bézier curves)."""
    spots = _clockwise(spots)
    count = len(spots)

    def before(at: int) -> Spot:
        last, this, following = (spots[(at + each) % count] for each in (-1, 0, 1))
        return this[0] - (following[0] - last[0]) / 6, this[1] - (following[1] - last[1]) / 6

    first, second = before(0), before(1)
    leaving = 2 * spots[0][0] - first[0], 2 * spots[0][1] - first[1]
    text = f"M{_text(*spots[0])}c{_from(spots[0], leaving, second, spots[1])}"
    for at in range(2, count + 1):
        text += "s" + _from(spots[at - 1], before(at % count), spots[at % count])
    return text + "z"


def polygon(spots: list[Spot]) -> str:
    spots = _clockwise(spots)
    pairs = zip(spots, spots[1:], strict=False)
    return f"M{_text(*spots[0])}" + "".join(f"l{_from(*pair)}" for pair in pairs) + "z"


def circle(centre: Spot, radius: float) -> str:
    x, y = centre
    return f"M{_text(x - radius, y)}a{_text(radius, radius)} 0 1 1 {_text(2 * radius, 0)}" + (
        f"a{_text(radius, radius)} 0 1 1 {_text(-2 * radius, 0)}z"
    )


def limb(start: Spot, first: float, end: Spot, second: float) -> str:
    """Two circles and what lies between them."""
    (x, y), (u, v) = start, end
    far = hypot(u - x, v - y)
    if far <= abs(first - second) + 1:
        return circle(start, first) if first > second else circle(end, second)
    way, open_by = atan2(v - y, u - x), acos((first - second) / far)

    def rim(centre: Spot, radius: float, angle: float) -> Spot:
        return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)

    a, b = rim(start, first, way + open_by), rim(start, first, way - open_by)
    c, d = rim(end, second, way - open_by), rim(end, second, way + open_by)
    large = int(open_by < pi / 2)
    return (
        f"M{_text(*a)}a{_text(first, first)} 0 {large} 1 {_from(a, b)}"
        f"l{_from(b, c)}a{_text(second, second)} 0 {1 - large} 1 {_from(c, d)}z"
    )
