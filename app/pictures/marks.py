"""The marks beside a body: which way it moves, where it presses, what a gap is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from app.pictures import contacts
from app.pictures.hulls import polygon, smooth
from app.pictures.model import FAR, NEAR, Arrow, Figure, Pose, Prop, Vector
from app.pictures.paint import PLAIN, line, path
from app.pictures.room import DOORWAY, FLOOR, WALL
from app.pictures.skeleton import TRUNK_POINTS, Skeleton
from app.pictures.space import View, add, scale

WAYS = {
    "feet": (1, 0, 0), "head": (-1, 0, 0), "up": (0, 1, 0), "down": (0, -1, 0), "near": (0, 0, 1), "far": (0, 0, -1),
}  # fmt: skip
FROM_POINT = 12  # between a part of the body and the arrow at it
HIGHER = 0.9  # an arrow to a point goes over its middle, by a share of its radius: so it does not lie along the limb
ASIDE = 120  # one that points down stands so far outside of the limb, at the print: what presses is seen beside it
BESIDE = 34  # an arrow of the whole trunk lies beside it, on the floor at the near side, so far from the hip
HEAD_LONG, HEAD_WIDE, SHAFT = 54, 46, 20  # of an arrow of FULL length; widths from its middle line
FULL, LEAST = 130, 0.6  # a shorter arrow is thinner too, down to a share
# A press: a patch as wide as what presses and this much more, in a paler one, like a print on a cushion.
PRINT, LEAST_PRINT, HALO = 22, 60, 24  # that of a toe would hide under its foot
SHADE = 14  # what touches a wall throws a shadow there, so much wider than itself
CAN_LEAN = tuple(f"{side}-{name}" for side in (NEAR, FAR) for name in ("knee", "heel", "ball"))
Spot = tuple[float, float]  # x and y on paper
ROUND_STEPS = 10  # corners of a ring on a face
GAP_OVER, GAP_END, GAP_HEAD = 60, 40, 24  # how far over the body a gap is drawn, and its end lines over it; its heads
# Which axis a prop’s face is across, the measure that says where it is, and the two directions on the face.
FACES = {
    WALL: (2, "at", (1, 0, 0), (0, 1, 0)),
    DOORWAY: (0, "at", (0, 0, 1), (0, 1, 0)),
    FLOOR: (1, "high", (1, 0, 0), (0, 0, 1)),
}


@dataclass(frozen=True)
class Word:
    """A word that stands in a picture, as drawn: a mirrored page puts it at its width less x, the anchor turned."""

    x: int
    y: int
    anchor: str  # start or end
    says: str


def _on_prop(point: Vector, prop: Prop) -> Vector:
    """The place of a prop’s face that is straight across from a point."""
    axis, measure, _, _ = FACES[prop.kind]
    at = prop.measures.get(measure, 0)
    return (*point[:axis], at, *point[axis + 1 :])


def _ring_spots(centre: Vector, kind: str, radius: float, view: View) -> list[Spot]:
    """A ring that lies on the face of a prop."""
    _, _, first, second = FACES[kind]
    turns = [2 * pi * step / ROUND_STEPS for step in range(ROUND_STEPS)]
    moves = [add(scale(first, radius * cos(turn)), scale(second, radius * sin(turn))) for turn in turns]
    return [view.spot(add(centre, move)) for move in moves]


def _ring(centre: Vector, kind: str, radius: float, view: View) -> str:
    return smooth(_ring_spots(centre, kind, radius, view))


def _along(each: Arrow, bones: Skeleton) -> tuple[Vector, float, float]:
    """A place, and how far from it along its way an arrow begins and ends."""
    centre, radius = bones.points[each.point]
    near = radius + FROM_POINT
    if each.point in TRUNK_POINTS:
        hip, wide = bones.points["near-hip"]
        return (centre[0], 0, hip[2] + wide + BESIDE), -each.length / 2, each.length / 2
    if each.ends and each.way == "down":
        out = (radius + ASIDE) * (1 if each.point.startswith(NEAR) else -1)
        return add(centre, (0, 0, out)), -FROM_POINT - each.length, -FROM_POINT
    if each.ends:
        return add(centre, (0, HIGHER * radius, 0)), -near - each.length, -near
    return centre, near, near + each.length


def _arrow_spots(each: Arrow, bones: Skeleton, view: View) -> list[Spot]:
    way = WAYS[each.way]
    centre, begin, end = _along(each, bones)
    (x, y), (u, v) = view.spot(add(centre, scale(way, begin))), view.spot(add(centre, scale(way, end)))
    size = hypot(u - x, v - y) or 1
    c, s, thick = (u - x) / size, (v - y) / size, max(LEAST, min(1, size / FULL))
    neck, shaft, head = size - HEAD_LONG * thick, SHAFT * thick, HEAD_WIDE * thick
    shape = [(0, -shaft), (neck, -shaft), (neck, -head), (size, 0), (neck, head), (neck, shaft), (0, shaft)]
    return [(x + along * c - across * s, y + along * s + across * c) for along, across in shape]


def arrow(each: Arrow, bones: Skeleton, view: View) -> str:
    """An arrow that begins at a point of the body and goes where it moves, or that ends at the point."""
    return path("arrow", polygon(_arrow_spots(each, bones, view)), ' stroke="var(--fig-halo)" stroke-width="12"')


def _print(point: str, prop: Prop, bones: Skeleton) -> tuple[Vector, float]:
    """The middle of the print of what presses, and its radius without the paler one around it."""
    place, radius = bones.points[point]
    return _on_prop(place, prop), max(radius + PRINT, LEAST_PRINT)


def press(point: str, prop: Prop, bones: Skeleton, view: View) -> str:
    """A print on the face that is pressed: steady, where arcs or rays look like a tap."""
    centre, wide = _print(point, prop, bones)
    pale = path("arrow", _ring(centre, prop.kind, wide + HALO, view), ' fill-opacity=".3" stroke="none"')
    return pale + path("arrow", _ring(centre, prop.kind, wide, view), ' stroke="var(--fig-halo)"')


def _touches(figure: Figure, bones: Skeleton, view: View) -> str:
    """The shadows of what touches something upright."""
    text = ""
    for prop in (each for each in figure.props if each.kind in (WALL, DOORWAY)):
        for place, radius in (bones.points[name] for name in CAN_LEAN if _is_on(name, prop, bones, figure)):
            text += _ring(_on_prop(place, prop), prop.kind, radius + SHADE, view)
    return path("shadow", text, PLAIN)


def _is_on(name: str, prop: Prop, bones: Skeleton, figure: Figure) -> bool:
    return contacts.gap(bones, name, prop.kind, figure.props) <= figure.body.tolerance


def _head(tip: Sequence[float], back: Sequence[float]) -> str:
    """The head of a thin arrow at its tip."""
    far = hypot(back[0] - tip[0], back[1] - tip[1]) or 1
    u, v = (back[0] - tip[0]) * GAP_HEAD / far, (back[1] - tip[1]) * GAP_HEAD / far
    wings = [(tip[0] + u - v * side, tip[1] + v + u * side) for side in (0.6, -0.6)]
    return polygon([wings[0], tip, wings[1]], closed=False)


def _gap_lines(point: str, prop: Prop, bones: Skeleton) -> list[tuple[Vector, Vector]]:
    """The line at the body, the one on the prop, and the measure between them."""
    centre, radius = bones.points[point]
    axis = FACES[prop.kind][0]
    end = _on_prop(centre, prop)
    toward = 1 if end[axis] > centre[axis] else -1
    begin = (*centre[:axis], centre[axis] + toward * radius, *centre[axis + 1 :])
    over, top = (0, GAP_OVER, 0), (0, GAP_OVER + GAP_END, 0)
    return [(begin, add(begin, top)), (end, add(end, top)), (add(begin, over), add(end, over))]


def gap(point: str, prop: Prop, says: str, bones: Skeleton, view: View) -> tuple[str, Word]:
    """A measure from a line at the body to a line on the prop, and the words beside that."""
    lines = [(view.spot(a), view.spot(b)) for a, b in _gap_lines(point, prop, bones)]
    begin, end = lines[-1]
    text = "".join(polygon(each, closed=False) for each in lines) + _head(begin, end) + _head(end, begin)
    x, y = end
    return line("halo", text, 19) + line("ink", text, 7), Word(round(x + 26), round(y + 4), "start", says)


def over(figure: Figure, pose: Pose | None, bones: Skeleton, view: View) -> tuple[str, tuple[Word, ...]]:
    """All that is painted over the body in a pose, and the words that stand there."""
    if pose is None:
        return "", ()
    known = {prop.kind: prop for prop in figure.props}
    gaps = [gap(each.point, known[each.to], each.says, bones, view) for each in pose.gaps]
    text = "".join(drawn for drawn, _ in gaps) + "".join(arrow(each, bones, view) for each in pose.arrows)
    return text, tuple(word for _, word in gaps)


def under(figure: Figure, pose: Pose | None, bones: Skeleton, view: View) -> str:
    """What is painted below the body: shadows on what is upright, and presses."""
    known = {prop.kind: prop for prop in figure.props}
    presses = "".join(press(point, known[kind], bones, view) for point, kind in pose.presses) if pose else ""
    return presses or _touches(figure, bones, view)


def spots(figure: Figure, pose: Pose, bones: Skeleton, view: View) -> list[Spot]:
    """Where on paper the marks of a pose reach to."""
    known = {prop.kind: prop for prop in figure.props}
    found = [spot for each in pose.arrows for spot in _arrow_spots(each, bones, view)]
    for point, kind in pose.presses:
        centre, wide = _print(point, known[kind], bones)
        found += _ring_spots(centre, kind, wide + HALO, view)
    lines = [line for each in pose.gaps for line in _gap_lines(each.point, known[each.to], bones)]
    return found + [view.spot(end) for line in lines for end in line]
