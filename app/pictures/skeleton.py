"""From joint angles to places: where in space each part of a body is, and about what it turns."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.pictures.model import FACE_UP, FAR, NEAR, PELVIS, Body, Vector
from app.pictures.space import Frame, cross, scale

Turns = tuple[tuple[str, str, int, int], ...]  # joint, how it turns, which way, and what is added to its angle
# Each part of a limb after the one before it: where it begins (along by a length of the body, or along and to the
# front), and its joints from the first to the last.
LEG: tuple[tuple[str, str | tuple[float, float], Turns], ...] = (
    ("thigh", (0, 0), (("hip", "bent", 1, 0), ("hip-out", "spread", 1, 0), ("hip-turn", "twisted", 1, 0))),
    ("shank", "thigh", (("knee", "bent", -1, 0),)),
    ("foot", "shank", (("ankle", "bent", 1, 90), ("tip", "twisted", 1, 0))),
    ("toes", (84, -24), (("toes", "bent", 1, 0),)),
)
ARM: tuple[tuple[str, str | tuple[float, float], Turns], ...] = (
    (
        "upper-arm",
        (0, 0),
        (("shoulder", "bent", 1, 0), ("shoulder-out", "spread", 1, 0), ("shoulder-turn", "twisted", 1, 0)),
    ),
    ("forearm", "upper-arm", (("elbow", "bent", 1, 0),)),
    ("hand", "forearm", (("palm", "twisted", 1, 0), ("wrist", "bent", 1, 0))),
)
AXES = {"bent": ("along", "front"), "spread": ("along", "out"), "twisted": ("front", "out")}
BELOW_SHOULDERS, IN_FROM_SHOULDERS = 6, 12  # where an arm hangs from the chest
# What can touch something: the part it is on, where (along, to the front, outwards), and the radius of its round end.
TRUNK_POINTS = {
    "head": ("head", (10, -4, 0), 60), "back": ("chest", (110, 4, 0), 62), "belly": ("pelvis", (90, 4, 0), 60),
    "pelvis": ("pelvis", (0, 0, 0), 70),
}  # fmt: skip
LIMB_POINTS = {
    "hip": ("thigh", (0, 0, 2), 66), "knee": ("shank", (0, 0, 0), 43), "heel": ("foot", (-22, -17, 0), 23),
    "instep": ("foot", (46, -12, 4), 24), "ball": ("foot", (85, -24, 0), 16), "ball-out": ("foot", (84, -23, 14), 17),
    "ball-in": ("foot", (86, -24, -16), 16), "toes": ("toes", (26, -3, 0), 13),
    "shoulder": ("upper-arm", (2, 0, -6), 43), "elbow": ("forearm", (0, 0, 0), 26), "wrist": ("hand", (0, 0, 0), 18),
    "hand": ("hand", (44, 0, 0), 16), "fingers": ("hand", (86, -3, 0), 9),
}  # fmt: skip
POINTS = TRUNK_POINTS | {
    f"{side}-{name}": (f"{side}-{part}", at, radius)
    for side in (NEAR, FAR)
    for name, (part, at, radius) in LIMB_POINTS.items()
}


def _movers() -> dict[str, tuple[str, ...]]:
    """Part of the body -> every angle that moves it."""
    pelvis = (*(f"pelvis.{axis}" for axis in PELVIS), "trunk.trunk", "trunk.roll")
    chest = (*pelvis, "trunk.spine")
    found = {"pelvis": pelvis, "chest": chest, "neck": (*chest, "trunk.neck"), "head": (*chest, "trunk.neck")}
    for side in (NEAR, FAR):
        for limb, before, table in ((f"{side}-leg", pelvis, LEG), (f"{side}-arm", chest, ARM)):
            for part, _, turns in table:
                before = (*before, *(f"{limb}.{turn[0]}" for turn in turns))
                found[f"{side}-{part}"] = before
    return found


MOVERS = _movers()
Hinge = tuple[Vector | None, Vector]  # where it is, and the axis about which it turns; None: it moves along the axis


@dataclass(frozen=True)
class Skeleton:
    frames: Mapping[str, Frame]  # part of the body -> frame, such as near-thigh or chest
    points: Mapping[str, tuple[Vector, float]]  # what can touch something -> centre and radius of a round end
    hinges: Mapping[str, Hinge]  # angle -> about what it turns


def _turn(frame: Frame, limb: str, turns: Turns, angles: Mapping[str, float], hinges: dict[str, Hinge]) -> Frame:
    for joint, how, way, more in turns:
        name = f"{limb}.{joint}"
        first, second = AXES[how]
        hinges[name] = frame.start, scale(cross(getattr(frame, first), getattr(frame, second)), way)
        frame = getattr(frame, how)(way * angles[name] + more)
    return frame


def _limb(frame: Frame, side: str, limb: str, table, angles, lengths, hinges) -> dict[str, Frame]:
    found = {}
    for part, begins, turns in table:
        frame = frame.moved(lengths[begins]) if isinstance(begins, str) else frame.moved(*begins)
        frame = found[f"{side}-{part}"] = _turn(frame, limb, turns, angles, hinges)
    return found


def _hanging(frame: Frame, along: float, outwards: float, sign: int) -> Frame:
    """Where a limb begins: it hangs from a part of the trunk."""
    turned = Frame(frame.point(along), scale(frame.along, -1), frame.front, scale(frame.out, sign))
    return turned.moved(0, 0, outwards)


def _trunk(angles: Mapping[str, float], lies: str, lengths, hinges: dict[str, Hinge]) -> dict[str, Frame]:
    start = tuple(angles[f"pelvis.{axis}"] for axis in PELVIS)
    for at, axis in enumerate(PELVIS):
        hinges[f"pelvis.{axis}"] = None, tuple(float(at == each) for each in range(3))
    lying = Frame(start, (-1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    pelvis = _turn(lying, "trunk", (("trunk", "bent", 1, 0),), angles, hinges)  # the head end goes up
    if lies != FACE_UP:
        pelvis = Frame(start, pelvis.along, scale(pelvis.front, -1), pelvis.out)
    pelvis = _turn(pelvis, "trunk", (("roll", "twisted", 1, 0),), angles, hinges)
    chest = _turn(pelvis.moved(lengths["waist"]), "trunk", (("spine", "bent", 1, 0),), angles, hinges)
    neck = _turn(chest.moved(lengths["chest"]), "trunk", (("neck", "bent", 1, 0),), angles, hinges)
    return {"pelvis": pelvis, "chest": chest, "neck": neck, "head": neck.moved(lengths["neck"])}


def skeleton(angles: Mapping[str, float], lies: str, body: Body) -> Skeleton:
    """Where a body is: thousandths of its height."""
    lengths, hinges = body.lengths, {}
    frames = _trunk(angles, lies, lengths, hinges)
    for side, sign in ((NEAR, 1), (FAR, -1)):
        hip = _hanging(frames["pelvis"], 0, lengths["hips"] / 2, sign)
        apart = lengths["shoulders"] / 2 - IN_FROM_SHOULDERS
        shoulder = _hanging(frames["chest"], lengths["chest"] - BELOW_SHOULDERS, apart, sign)
        frames |= _limb(hip, side, f"{side}-leg", LEG, angles, lengths, hinges)
        frames |= _limb(shoulder, side, f"{side}-arm", ARM, angles, lengths, hinges)
    points = {name: (frames[part].point(*at), radius) for name, (part, at, radius) in POINTS.items()}
    return Skeleton(frames, points, hinges)
