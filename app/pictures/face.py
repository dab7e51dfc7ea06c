"""A head: hair on the part of the skull beyond a plane, closed eyes, a nose and a calm mouth."""

from math import atan2, cos, pi, sin, sqrt

from app.pictures.hulls import Spot, ring, smooth
from app.pictures.model import Vector
from app.pictures.space import Frame, View, add, cross, dot, scale, sub

SKULL, SKULL_AT = 63, (10, -4)
PARTING = 1  # how far from the middle of the skull the plane is, up and back
AROUND = 40
EAR, EAR_WIDE = (-8, -4, 57), 13
EYE = ((2, 54, 8), (-5, 54, 19), (2, 46, 31))
BROW = ((18, 52, 9), (22, 49, 20), (17, 42, 31))
NOSE = ((-19, 58, -8), (-25, 60, 0), (-19, 58, 8))
MOUTH = ((-36, 50, -15), (-42, 53, 0), (-36, 50, 15))


def face(head: Frame, view: View) -> tuple[str, str]:
    """The ears and the lines of what of a face is seen, as paths; empty where it is turned away."""
    back = view.axes[2]
    look, side = dot(head.front, back), dot(head.out, back)
    if look < -0.25:
        return "", ""
    grow = view.camera.size / 100
    signs = [sign for sign in (1, -1) if sign * side > 0.2]
    ears = "".join(ring(*view.spot(head.point(*EAR[:2], sign * EAR[2])), EAR_WIDE * grow) for sign in signs)
    lines = [
        [(x, y, sign * z) for x, y, z in spots]
        for sign in (1, -1)
        if look + sign * side * 0.75 >= 0.12
        for spots in (EYE, BROW)
    ]
    lines += [NOSE] if look > 0.2 else []
    lines += [MOUTH] if look > -0.1 else []
    return ears, "".join(_line(head, spots, view) for spots in lines)


def _line(head: Frame, spots, view: View) -> str:
    return smooth([view.spot(head.point(*spot)) for spot in spots], closed=False)


def hair(head: Frame, view: View) -> str:
    """The outline of the hair as it is seen, as a path; empty where none is."""
    centre, normal = head.point(*SKULL_AT), add(scale(head.along, 0.74), scale(head.front, -0.67))
    rim = _rim(head, centre, normal)
    seen = [dot(sub(point, centre), view.axes[2]) > 0 for point in rim]
    if not any(seen) and dot(normal, view.axes[2]) < 0:
        return ""
    if all(seen) or not any(seen):
        return smooth([view.spot(point) for point in rim][::3])
    start = next(at for at in range(AROUND) if seen[at] and not seen[at - 1])
    run = [rim[at % AROUND] for at in range(start, start + sum(seen))]
    return _outline([view.spot(point) for point in run], centre, normal, view)


def _rim(head: Frame, centre: Vector, normal: Vector) -> list[Vector]:
    """Where the plane cuts the skull."""
    radius, other = sqrt(SKULL * SKULL - PARTING * PARTING), cross(normal, head.out)
    turns = [2 * pi * step / AROUND for step in range(AROUND)]
    return [
        add(add(centre, scale(normal, PARTING)), add(scale(head.out, radius * cos(t)), scale(other, radius * sin(t))))
        for t in turns
    ]


def _outline(run: list[Spot], centre: Vector, normal: Vector, view: View) -> str:
    """The seen run of the rim, and back along the edge of the skull."""
    x, y, near = view.see(centre)
    radius = SKULL * view.growth(near)
    begin, end = (atan2(spot[1] - y, spot[0] - x) for spot in (run[-1], run[0]))
    right, up, _ = view.axes

    def beyond(angle: float) -> bool:
        return dot(normal, add(scale(right, cos(angle)), scale(up, -sin(angle)))) * SKULL > PARTING

    turn = (end - begin) % (2 * pi)
    if not beyond(begin + turn / 2):
        turn -= 2 * pi
    edge = [begin + turn * step / 5 for step in range(6)]
    thin = run[::3] if len(run) > 8 else run
    return smooth([*thin, *((x + radius * cos(angle), y + radius * sin(angle)) for angle in edge)])
