"""How a picture looks at a body: from its near side, or from above."""

from collections.abc import Callable
from math import hypot

from app.pictures.model import Figure
from app.pictures.shapes import Spot
from app.pictures.skeleton import Frame, Vector

# What x, y and z do to the right and up on paper. From the side the viewer sits a little higher and towards the head,
# so that far limbs do not hide behind near ones. From above the viewer leans away from the near side, so that a wall
# there shows its face.
LOOKS = {"side": ((1, 0, 0.2), (0, 1, -0.17)), "above": ((1, 0, 0), (0, -0.4, -0.92))}
Place = Callable[[Vector], Spot]


def onto(figure: Figure) -> Place:
    """From places in space to spots in the frame of a pose, with y downwards."""
    right, up = LOOKS[figure.view]

    def place(point: Vector) -> Spot:
        x = sum(a * b for a, b in zip(right, point, strict=True))
        y = sum(a * b for a, b in zip(up, point, strict=True))
        return figure.origin[0] + x, figure.origin[1] - y

    return place


def flat(frame: Frame, place: Place, outwards: bool = False) -> Callable[[Spot], Spot]:
    """From (along, front) or (along, out) of a part of the body to spots. Its width stays, however it is turned."""
    start, end = place(frame.start), place(frame.point(1))
    along = end[0] - start[0], end[1] - start[1]
    length = hypot(*along) or 1.0
    side = place(frame.point(0, 0, 1) if outwards else frame.point(0, 1))
    across = -along[1] / length, along[0] / length
    if across[0] * (side[0] - start[0]) + across[1] * (side[1] - start[1]) < 0:
        across = -across[0], -across[1]

    def spot(point: Spot) -> Spot:
        x, y = (start[axis] + point[0] * along[axis] + point[1] * across[axis] for axis in (0, 1))
        return x, y

    return spot
