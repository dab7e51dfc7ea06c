"""The marks of a picture: which way, where a press goes, what a gap is, which muscles work, which side is sore."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from app.pictures.hulls import polygon, smooth
from app.pictures.model import FAR, NEAR, Arrow, Figure, Pose, Prop, Vector
from app.pictures.paint import PLAIN, Patch, path
from app.pictures.parts import balls_of, part_name
from app.pictures.room import DOORWAY, FLOOR, WALL
from app.pictures.skeleton import Skeleton
from app.pictures.space import View, add, scale

WAYS = {
    "feet": (1, 0, 0), "head": (-1, 0, 0), "up": (0, 1, 0), "down": (0, -1, 0), "near": (0, 0, 1), "far": (0, 0, -1),
}  # fmt: skip
FROM_POINT = 12  # between a part of the body and the arrow at it
HEAD_LONG, HEAD_WIDE, SHAFT = 46, 40, 17  # of an arrow; widths from its middle line
PRESS = (80, 114)  # radii of the arcs
GAP_END = 22  # half of the line at each end of a gap
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


def _line(text: str, kind: str, wide: int) -> str:
    return f'<path fill="none" stroke="var(--fig-{kind})" stroke-width="{wide}" stroke-linecap="round" d="{text}"/>'


def _on_prop(point: Vector, prop: Prop) -> Vector:
    """The place of a prop’s face that is straight across from a point."""
    axis, measure, _, _ = FACES[prop.kind]
    at = prop.measures.get(measure, 0)
    return (*point[:axis], at, *point[axis + 1 :])


def arrow(each: Arrow, bones: Skeleton, view: View) -> str:
    """An arrow that begins at a point of the body and goes where it moves, or that ends at the point."""
    centre, radius = bones.points[each.point]
    way = WAYS[each.way]
    near = radius + FROM_POINT
    begin, end = (-near - each.length, -near) if each.ends else (near, near + each.length)
    (x, y), (u, v) = view.spot(add(centre, scale(way, begin))), view.spot(add(centre, scale(way, end)))
    size = hypot(u - x, v - y) or 1
    c, s, neck = (u - x) / size, (v - y) / size, size - HEAD_LONG
    shape = [(0, -SHAFT), (neck, -SHAFT), (neck, -HEAD_WIDE), (size, 0), (neck, HEAD_WIDE), (neck, SHAFT), (0, SHAFT)]
    spots = [(x + along * c - across * s, y + along * s + across * c) for along, across in shape]
    return path("arrow", polygon(spots), ' stroke="var(--fig-halo)" stroke-width="12"')


def press(point: str, prop: Prop, bones: Skeleton, view: View) -> str:
    """Arcs on the face that is pressed."""
    centre = _on_prop(bones.points[point][0], prop)
    _, _, first, second = FACES[prop.kind]
    text = ""
    for radius in PRESS:
        turns = [pi / 180 * (-40 + 170 * step / 8) for step in range(9)]
        spots = [add(centre, add(scale(first, radius * cos(t)), scale(second, radius * sin(t)))) for t in turns]
        text += smooth([view.spot(spot) for spot in spots], closed=False)
    return _line(text, "arrow", 7)


def gap(point: str, prop: Prop, says: str, bones: Skeleton, view: View) -> tuple[str, Word]:
    """A measure with a line at each end, and the words beside its far end."""
    centre, radius = bones.points[point]
    axis = FACES[prop.kind][0]
    end = _on_prop(centre, prop)
    toward = 1 if end[axis] > centre[axis] else -1
    begin = (*centre[:axis], centre[axis] + toward * radius, *centre[axis + 1 :])
    ends = [(begin, end), *((add(each, (0, GAP_END, 0)), add(each, (0, -GAP_END, 0))) for each in (begin, end))]
    text = "".join(polygon([view.spot(a), view.spot(b)], closed=False) for a, b in ends)
    x, y = view.spot(end)
    return _line(text, "halo", 17) + _line(text, "ink", 7), Word(round(x + 26), round(y - 14), "start", says)


def patches(figure: Figure, pose: Pose | None, bones: Skeleton) -> list[Patch]:
    """The muscles that work in a pose; and what is tinted of each side, which the page shows of a sore one."""
    found = []
    for side in (NEAR, FAR):
        sore = figure.body.sore
        extra = f' fill-opacity="var(--sore-{side})" stroke-opacity="var(--sore-{side})"'
        found.append(Patch("sore", _on(sore.on, side), balls_of(bones.frames, side, sore.balls), extra))
    for side, name in pose.muscles if pose else ():
        muscle = figure.body.muscles[name]
        found.append(Patch("muscle", _on(muscle.on, side), balls_of(bones.frames, side, muscle.balls)))
    return found


def _on(names: Iterable[str], side: str) -> tuple[str, ...]:
    return tuple(part_name(side, name) for name in names)


def over(figure: Figure, pose: Pose | None, bones: Skeleton, view: View) -> tuple[str, tuple[Word, ...]]:
    """All that is painted over the body in a pose, and the words that stand there."""
    if pose is None:
        return "", ()
    known = {prop.kind: prop for prop in figure.props}
    gaps = [gap(each.point, known[each.to], each.says, bones, view) for each in pose.gaps]
    text = "".join(drawn for drawn, _ in gaps) + "".join(arrow(each, bones, view) for each in pose.arrows)
    return text, tuple(word for _, word in gaps)


def under(figure: Figure, pose: Pose | None, bones: Skeleton, view: View) -> str:
    """What is painted below the body: the presses."""
    known = {prop.kind: prop for prop in figure.props}
    return "".join(press(point, known[kind], bones, view) for point, kind in pose.presses) if pose else ""


__all__ = ["PLAIN", "Word", "over", "patches", "under"]
