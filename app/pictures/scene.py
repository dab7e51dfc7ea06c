"""What stands around a body: floor, walls and balls, arrows, working muscles and the mark of the sore side."""

from app.pictures.model import NEAR, Arrow, Muscle, Prop
from app.pictures.shapes import Spot, circle, on_paper, polygon, smooth
from app.pictures.skeleton import Skeleton, plus
from app.pictures.views import LOOKS, Place, flat

WAYS = {
    "feet": (1, 0, 0), "head": (-1, 0, 0), "up": (0, 1, 0), "down": (0, -1, 0), "near": (0, 0, 1), "far": (0, 0, -1),
}  # fmt: skip
HEAD_LONG, HEAD_WIDE, SHAFT = 52, 37, 13  # of an arrow; widths from its middle line
# Where the mark of the sore side is, in the frame of the pelvis. Behind the body it stands at the upper edge.
SORE, SORE_ABOVE, SORE_BEHIND = (44, -24, 56), (26, 0, 52), (56, 52, -56)


def path(kind: str, text: str, extra: str = "") -> str:
    return f'<path class="{kind}" d="{text}"{extra}/>'


def _towards_viewer(view: str) -> tuple[float, ...]:
    (a, b, c), (d, e, f) = LOOKS[view]
    return b * f - c * e, c * d - a * f, a * e - b * d


def _faces(prop: Prop, view: str) -> list[tuple[int, list[tuple]]]:
    """(axis, corners) of the faces of a box that can be seen."""
    viewer, faces = _towards_viewer(view), []
    for axis in range(3):
        if not round(viewer[axis], 9):
            continue
        ends = [(prop.high if viewer[axis] > 0 else prop.low)[each] for each in range(3)]
        first, second = (each for each in range(3) if each != axis)
        ring = [(prop.low, prop.low), (prop.high, prop.low), (prop.high, prop.high), (prop.low, prop.high)]
        corners = []
        for one, two in ring:
            corner = list(ends)
            corner[first], corner[second] = one[first], two[second]
            corners.append(tuple(corner))
        faces.append((axis, corners))
    return faces


def prop_paths(prop: Prop, view: str, place: Place) -> str:
    if prop.radius:
        (x, y), r = place(prop.low), prop.radius
        left, top, bow, right, up = map(on_paper, (x - r * 0.62, y - r * 0.4, r * 0.75, r * 0.5, -r * 0.34))
        shine = f"M{left} {top}a{bow} {bow} 0 0 1 {right} {up}"
        return path(f"fig-{prop.kind}", circle((x, y), r)) + path("fig-shine", shine)
    return "".join(
        path(f"fig-{prop.kind} fig-{'xyz'[axis]}", polygon([place(corner) for corner in corners]))
        for axis, corners in _faces(prop, view)
    )


def arrow_paths(arrow: Arrow, bones: Skeleton, place: Place) -> str:
    """An arrow that begins where the body presses or moves, and goes where the push goes."""
    centre, radius = bones.points[arrow.point]
    way = WAYS[arrow.way]
    start, end = place(plus(centre, (way, radius + 12))), place(plus(centre, (way, radius + 12 + arrow.length)))
    size = max(((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5, 1)
    on = (end[0] - start[0]) / size, (end[1] - start[1]) / size

    def spot(along: float, across: float) -> Spot:
        return start[0] + along * on[0] - across * on[1], start[1] + along * on[1] + across * on[0]

    neck = size - HEAD_LONG
    shape = [(0, -SHAFT), (neck, -SHAFT), (neck, -HEAD_WIDE), (size, 0), (neck, HEAD_WIDE), (neck, SHAFT), (0, SHAFT)]
    return path("fig-arrow", polygon([spot(*each) for each in shape]))


def muscle_path(muscle: Muscle, bones: Skeleton, depth: str, place: Place) -> str:
    """A lens along a part of the body, of its near or far limb where there are two."""
    frame = bones.frames.get(f"{depth}-{muscle.segment}") or bones.frames[muscle.segment]
    spot, half = flat(frame, place), muscle.thick / 2
    quarter = (muscle.end - muscle.start) * 0.3
    shape = [
        (muscle.start, 0), (muscle.start + quarter, half), (muscle.end - quarter, half * 0.9), (muscle.end, 0),
        (muscle.end - quarter, -half * 0.9), (muscle.start + quarter, -half),
    ]  # fmt: skip
    return smooth([spot((along, muscle.at + across)) for along, across in shape])


def sore_mark(bones: Skeleton, depth: str, view: str, place: Place) -> str:
    """A ring with a dot on the near side; a dashed ring without one where the body hides the side."""
    pelvis, hidden = bones.frames["pelvis"], view == "side" and depth != NEAR
    along, front, out = SORE if view == "side" else SORE_ABOVE
    if hidden:
        along, front, out = SORE_BEHIND
        front = front if pelvis.front[1] > 0 else -front
    spot = place(pelvis.point(along, front, out if hidden or depth == NEAR else -out))
    ground = path("fig-sore-ground", circle(spot, 27))
    if hidden:
        return ground + path("fig-sore fig-sore--behind", circle(spot, 19))
    return ground + path("fig-sore", circle(spot, 19)) + path("fig-sore-dot", circle(spot, 7))
