"""Hands and feet: lines between fingers and toes, and the sole."""

from app.pictures.hulls import polygon, smooth
from app.pictures.space import Frame, View, dot

# Along, to the front, outwards, in the frame of a hand or of toes; lines are seen from the front and from the back.
FINGERS = (((50, 10), (80, 10)), ((46, 1), (82, 1)), ((50, -8), (82, -8)))
TOES = (((4, -7), (24, -7)), ((8, 4), (28, 5)), ((2, 12), (20, 13)))
SOLE = (
    (-36, 0), (-24, 14), (16, 15), (62, 21), (90, 20), (101, 10), (103, -12), (92, -26), (66, -22), (26, -1),
    (-22, -14),
)  # fmt: skip
DEEP = 37  # how far the sole is below the ankle
THICK = {"hand": 13, "toes": 10}
EDGE_ON = 0.45  # how far something must be turned to the viewer to show its lines


def _lines(frame: Frame, lines, thick: float, view: View) -> str:
    turned = dot(frame.front, view.axes[2])
    if abs(turned) < EDGE_ON:
        return ""
    front = thick if turned > 0 else -thick
    return "".join(polygon([view.spot(frame.point(x, front, out)) for x, out in line], False) for line in lines)


def fingers(hand: Frame, view: View) -> str:
    """The lines between the fingers, as a path; empty where a hand is seen edge-on."""
    return _lines(hand, FINGERS, THICK["hand"], view)


def toes(frame: Frame, view: View) -> str:
    """The lines between the toes, as a path."""
    return _lines(frame, TOES, THICK["toes"], view)


def sole(foot: Frame, view: View) -> str:
    """The sole, as a path; empty where it is turned away."""
    if dot(foot.front, view.axes[2]) > -0.12:
        return ""
    return smooth([view.spot(foot.point(x, -DEEP, out)) for x, out in SOLE])
