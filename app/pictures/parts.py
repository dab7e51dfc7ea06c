"""The parts of a body as round hulls: balls in the frame of a part, in layers of one colour."""

from collections.abc import Mapping

from app.pictures.model import FAR, NEAR, Ball, Vector
from app.pictures.space import Frame

Round = tuple[Vector, float]  # centre and radius of a ball in the room
Layer = tuple[str, list[list[Round]]]  # the colour, and the hulls
_Balls = tuple[tuple[float, float, float, float], ...]  # along, to the front, outwards, radius
_Hull = tuple[tuple[str, _Balls], ...]  # frame of a part, and balls in it


def _both(*balls: tuple[float, float, float, float]) -> _Balls:
    """On both sides of the middle line."""
    return tuple(
        ball for x, front, out, radius in balls for ball in ((x, front, out, radius), (x, front, -out, radius))
    )


# Lengths are thousandths of the body’s height. A limb’s frames stand without the side before them.
TRUNK: Mapping[str, tuple[tuple[str, tuple[_Hull, ...]], ...]] = {
    "chest": (("top", ((
        ("chest", _both((0, 4, 40, 57), (60, 6, 50, 60), (110, 4, 57, 61), (166, -4, 66, 44), (180, -4, 36, 44))),
        ("pelvis", _both((106, 4, 42, 57))),
    ),)),),
    "pelvis": (("legs", ((("pelvis", _both((2, -2, 46, 68), (50, 2, 50, 60), (-14, -8, 42, 60))),),)),),
    "neck": (("skin", ((("neck", ((-8, -4, 0, 42), (86, 0, 0, 34))),),)),),
    "head": (("skin", ((("head", ((10, -4, 0, 60), (-20, 14, 18, 41), (-20, 14, -18, 41), (-44, 30, 0, 25))),),)),),
    "hair": (("hair", ((("head", ((25, -12, 0, 64), (4, -22, 0, 56))),),)),),
}  # fmt: skip
LIMBS: Mapping[str, tuple[tuple[str, tuple[_Hull, ...]], ...]] = {
    "thigh": (("legs", ((("thigh", ((-4, 0, 2, 64), (60, 2, 2, 61), (140, 2, 0, 53), (245, 0, 0, 43))),),)),),
    "shank": (("legs", ((("shank", ((0, 0, 0, 43), (64, -11, 0, 43), (150, -5, 0, 32), (214, -1, 0, 28))),),)),),
    "foot": (("skin", (
        (("foot", ((0, -2, 0, 25), (-22, -17, 0, 23), (46, -12, 4, 24), (84, -23, 14, 17), (86, -24, -16, 16))),),
        (("toes", ((0, 1, 14, 16), (2, 0, -16, 15), (31, -3, -14, 12), (22, -4, 15, 11))),),
        (("shank", ((190, 0, 0, 24), (243, -2, 0, 25))),),
    )),),
    "upper-arm": (
        ("skin", ((("upper-arm", ((140, 0, 0, 28), (172, 0, 0, 26))),),)),
        ("top", ((("upper-arm", ((2, 0, -6, 43), (46, 0, 0, 40), (90, 0, 0, 37))),),)),
    ),
    "forearm": (("skin", ((("forearm", ((0, 0, 0, 26), (44, 0, 0, 28), (146, 0, 0, 18))),),)),),
    "hand": (("skin", (
        (("hand", ((0, 0, 0, 18), (44, 0, 12, 16), (44, 0, -12, 15), (84, -3, 8, 9), (90, -3, -4, 9))),),
        (("hand", ((14, 2, -12, 12), (54, 6, -32, 8))),),
    )),),
}  # fmt: skip
# Where two parts of one colour meet, no line is drawn. A limb’s part is named without its side.
MEET = (
    ("pelvis", "thigh"), ("thigh", "shank"), ("chest", "upper-arm"), ("upper-arm", "forearm"), ("forearm", "hand"),
)  # fmt: skip


def part_name(side: str, part: str) -> str:
    """The name of a part of the trunk, or of the limb of that side."""
    return part if part in TRUNK else f"{side}-{part}"


JOINED = {
    frozenset((part_name(side, first), part_name(side, second))) for first, second in MEET for side in (NEAR, FAR)
}


def _layers(frames: Mapping[str, Frame], side: str, given) -> list[Layer]:
    def frame(name: str) -> Frame:
        return frames.get(name) or frames[f"{side}-{name}"]

    return [
        (kind, [[(frame(name).point(*ball[:3]), ball[3]) for name, balls in hull for ball in balls] for hull in hulls])
        for kind, hulls in given
    ]


def parts(frames: Mapping[str, Frame]) -> dict[str, list[Layer]]:
    """Part of the body -> its layers, in the order in which they are painted."""
    made = {name: _layers(frames, "", given) for name, given in TRUNK.items()}
    for side in (NEAR, FAR):
        made |= {f"{side}-{name}": _layers(frames, side, given) for name, given in LIMBS.items()}
    return made


def balls_of(frames: Mapping[str, Frame], side: str, balls: tuple[Ball, ...]) -> list[Round]:
    """Balls of a patch on one side of the body, in the room. Outwards is away from the other side."""
    sign = 1 if side == NEAR else -1
    found = []
    for ball in balls:
        frame = frames.get(ball.segment)
        out = ball.out * sign if frame else ball.out  # a limb’s frame has its own outwards
        frame = frame or frames[f"{side}-{ball.segment}"]
        found.append((frame.point(ball.along, ball.front, out), ball.radius))
    return found
