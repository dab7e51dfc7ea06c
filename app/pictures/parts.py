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


def _ring(along: float, wide: float, thin: float) -> _Balls:
    """The edge of a sleeve or of a trouser leg: balls round its end."""
    off = wide - thin
    return tuple((along, front, out, thin) for front, out in ((off, 0), (0, off), (-off, 0), (0, -off)))


# Lengths are thousandths of the body’s height. A limb’s frames stand without the side before them.
TRUNK: Mapping[str, tuple[tuple[str, tuple[_Hull, ...]], ...]] = {
    "pelvis": (("legs", ((("pelvis", _both((2, -2, 46, 68), (50, 2, 50, 60), (-14, -8, 42, 60))),),)),),
    "chest": (("top", ((
        ("chest", _both((0, 4, 40, 57), (60, 6, 50, 60), (110, 4, 57, 61), (166, -4, 66, 44), (180, -4, 36, 44))),
        ("pelvis", _both((106, 4, 42, 57))),
    ),)),),
    "neck": (("skin", ((("neck", ((-8, -4, 0, 42), (86, 0, 0, 34))),),)),),
    "head": (
        ("hair", ((("head", ((25, -12, 0, 64), (4, -22, 0, 56))),),)),
        ("skin", (
            (("head", ((10, -4, 0, 60), (-20, 14, 18, 41), (-20, 14, -18, 41), (-44, 30, 0, 25))),),
            (("head", ((4, 46, 0, 8), (-18, 60, 0, 8), (-20, 48, 0, 9))),),
        )),
    ),
}  # fmt: skip
LIMBS: Mapping[str, tuple[tuple[str, tuple[_Hull, ...]], ...]] = {
    "leg": (
        ("skin", (
            (("foot", ((0, -2, 0, 25), (-22, -17, 0, 23), (46, -12, 4, 24), (84, -23, 14, 17), (86, -24, -16, 16))),),
            (("foot", ((86, -24, -16, 16),)), ("toes", ((33, -3, -15, 11),))),
            (("foot", ((84, -23, 14, 17),)), ("toes", ((27, -4, 2, 9), (16, -4, 19, 9)))),
            (("shank", ((226, 0, 0, 22), (243, -2, 0, 25))),),
        )),
        ("legs", (
            (("thigh", ((-4, 0, 2, 64), (60, 2, 2, 61), (140, 2, 0, 53), (245, 0, 0, 43))),),
            (("shank", ((0, 0, 0, 43), (64, -9, 0, 42), (150, -5, 0, 34), *_ring(216, 31, 14))),),
        )),
    ),
    "upper-arm": (
        ("skin", ((("upper-arm", ((118, 0, 0, 28), (172, 0, 0, 26))),),)),
        ("top", ((("upper-arm", ((2, 0, -6, 43), (46, 0, 0, 41), *_ring(92, 38, 16))),),)),
    ),
    "forearm": (("skin", (
        (("forearm", ((0, 0, 0, 26), (44, 0, 0, 28), (146, 0, 0, 18))),),
        (("hand", ((0, 0, 0, 18), (44, 0, 14, 14), (44, 0, -12, 15))),),
        (("hand", ((44, 0, 13, 13), (80, -3, 13, 8), (86, -3, 6, 8))),),
        (("hand", ((44, 0, -11, 13), (90, -3, -3, 8), (84, -3, -12, 8))),),
        (("hand", ((14, 2, -12, 12), (50, 6, -34, 8))),),
    )),),
}  # fmt: skip
# The part of the picture that holds a segment of a limb, where it has another name.
HOLDS = {"thigh": "leg", "shank": "leg", "foot": "leg", "toes": "leg", "hand": "forearm"}
# Parts that meet in one colour, what hides the line between them, and what else is lit as one there.
SEAMS: Mapping[tuple[str, str], tuple[str, _Hull, _Hull]] = {
    ("pelvis", "leg"): (
        "legs",
        (("pelvis", ((2, -2, 58, 56), (50, 2, 60, 50))), ("thigh", ((-4, 0, 2, 64),))),
        (("pelvis", ((2, -2, 46, 68), (50, 2, 50, 60))), ("thigh", ((60, 2, 2, 61),))),
    ),
    ("chest", "upper-arm"): (
        "top",
        (("chest", ((166, -4, 66, 44),)), ("upper-arm", ((2, 0, -6, 43),))),
        (("chest", ((110, 4, 57, 61),)), ("upper-arm", ((46, 0, 0, 41),))),
    ),
    ("upper-arm", "forearm"): (
        "skin",
        (("upper-arm", ((150, 0, 0, 27),)), ("forearm", ((0, 0, 0, 26), (20, 0, 0, 27)))),
        (("upper-arm", ((140, 0, 0, 27),)), ("forearm", ((70, 0, 0, 25),))),
    ),
}  # fmt: skip


def part_name(side: str, segment: str) -> str:
    """The name of the part of the picture that holds a segment: of the trunk, or of the limb of that side."""
    return segment if segment in TRUNK else f"{side}-{HOLDS.get(segment, segment)}"


def _hull(frames: Mapping[str, Frame], side: str, hull: _Hull) -> list[Round]:
    sign = -1 if side == FAR else 1
    found = []
    for name, balls in hull:
        mirrored = sign if name in frames else 1  # a limb’s frame has its own outwards
        frame = frames.get(name) or frames[f"{side}-{name}"]
        found += [(frame.point(x, front, mirrored * out), radius) for x, front, out, radius in balls]
    return found


def _layers(frames: Mapping[str, Frame], side: str, given) -> list[Layer]:
    return [(kind, [_hull(frames, side, hull) for hull in hulls]) for kind, hulls in given]


def parts(frames: Mapping[str, Frame]) -> dict[str, list[Layer]]:
    """Part of the picture -> its layers, from the inner one to the outer one."""
    made = {name: _layers(frames, NEAR, given) for name, given in TRUNK.items()}
    for side in (NEAR, FAR):
        made |= {f"{side}-{name}": _layers(frames, side, given) for name, given in LIMBS.items()}
    return made


def seams(frames: Mapping[str, Frame]) -> dict[tuple[str, str], tuple[str, list[Round], list[Round]]]:
    """(inner part, outer part) -> their colour, what hides the line between them, and what else is lit there."""
    found = {}
    for (inner, outer), (kind, *balls) in SEAMS.items():
        for side in (NEAR, FAR):
            hides, lit = (_hull(frames, side, each) for each in balls)
            found[part_name(side, inner), part_name(side, outer)] = kind, hides, lit
    return found


def balls_of(frames: Mapping[str, Frame], side: str, balls: tuple[Ball, ...]) -> list[Round]:
    """Balls of a patch on one side of the body, in the room. Outwards is away from the other side."""
    return _hull(frames, side, tuple((b.segment, ((b.along, b.front, b.out, b.radius),)) for b in balls))
