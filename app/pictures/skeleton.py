"""From joint angles to places: where in space each part of a body is, in a posture."""

from dataclasses import dataclass
from math import cos, radians, sin

from app.pictures.model import FAR, NEAR, Body, Posture

Vector = tuple[float, float, float]
OUT = {NEAR: (0.0, 0.0, 1.0), FAR: (0.0, 0.0, -1.0)}


def plus(start: Vector, *moves: tuple[Vector, float]) -> Vector:
    """A place, moved along some directions."""
    return tuple(start[axis] + sum(way[axis] * far for way, far in moves) for axis in range(3))


def _turned(first: Vector, second: Vector, angle: float) -> tuple[Vector, Vector]:
    """Two directions at a right angle, both turned from the first towards the second. Degrees."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return (
        tuple(c * a + s * b for a, b in zip(first, second, strict=True)),
        tuple(c * b - s * a for a, b in zip(first, second, strict=True)),
    )


@dataclass(frozen=True)
class Frame:
    """A part of the body: where it begins, and its directions along it, to its front and outwards."""

    start: Vector
    along: Vector
    front: Vector
    out: Vector

    def bent(self, angle: float) -> "Frame":
        """Turned towards its front."""
        along, front = _turned(self.along, self.front, angle)
        return Frame(self.start, along, front, self.out)

    def spread(self, angle: float) -> "Frame":
        """Turned outwards, away from the other side."""
        along, out = _turned(self.along, self.out, angle)
        return Frame(self.start, along, self.front, out)

    def twisted(self, angle: float) -> "Frame":
        """Turned about its own length, with the front going outwards."""
        front, out = _turned(self.front, self.out, angle)
        return Frame(self.start, self.along, front, out)

    def point(self, along: float, front: float = 0, out: float = 0) -> Vector:
        return plus(self.start, (self.along, along), (self.front, front), (self.out, out))

    def moved(self, along: float, front: float = 0, out: float = 0) -> "Frame":
        return Frame(self.point(along, front, out), self.along, self.front, self.out)


@dataclass(frozen=True)
class Skeleton:
    frames: dict[str, Frame]  # part of the body -> frame, such as near-thigh or chest
    points: dict[str, tuple[Vector, float]]  # what can touch something -> centre and radius of a round end


def _leg(side: str, pelvis: Frame, angles: dict, size) -> dict[str, Frame]:
    hip = Frame(pelvis.start, tuple(-each for each in pelvis.along), pelvis.front, OUT[side])
    thigh = hip.moved(0, 0, size["hips"] / 2).bent(angles["hip"]).spread(angles["hip-out"]).twisted(angles["hip-turn"])
    shank = thigh.moved(size["thigh"]).bent(-angles["knee"])
    # A foot points to the front of the shank; along is towards the toes, and front towards the top of the foot.
    foot = shank.moved(size["shank"]).bent(90 + angles["ankle"])
    return {f"{side}-thigh": thigh, f"{side}-shank": shank, f"{side}-foot": foot}


def _arm(side: str, chest: Frame, angles: dict, size) -> dict[str, Frame]:
    hang = Frame(chest.point(size["chest"]), tuple(-each for each in chest.along), chest.front, OUT[side])
    upper = hang.moved(6, 0, size["shoulders"] / 2).bent(angles["shoulder"])
    upper = upper.spread(angles["shoulder-out"]).twisted(angles["shoulder-turn"])
    lower = upper.moved(size["upper-arm"]).bent(angles["elbow"])
    hand = lower.moved(size["forearm"]).bent(angles["wrist"])
    return {f"{side}-upper-arm": upper, f"{side}-forearm": lower, f"{side}-hand": hand}


def _trunk(posture: Posture, size) -> dict[str, Frame]:
    up = _turned((-1.0, 0.0, 0.0), (0.0, 1.0, 0.0), posture.trunk)
    front = up[1] if posture.lies == "face-up" else tuple(-each for each in up[1])
    pelvis = Frame((*posture.at, 0), up[0], front, OUT[NEAR])
    chest = pelvis.moved(size["waist"]).bent(posture.joints["spine"])
    neck = chest.moved(size["chest"]).bent(posture.joints["neck"])
    return {"pelvis": pelvis, "chest": chest, "neck": neck, "head": neck.moved(size["neck"])}


def _points(frames: dict[str, Frame]) -> dict[str, tuple[Vector, float]]:
    found = {
        "head": (frames["head"].start, 60),
        "back": (frames["chest"].point(95), 70),
        "belly": (frames["pelvis"].point(95), 62),
        "pelvis": (frames["pelvis"].start, 71),
    }
    for side in (NEAR, FAR):
        foot = frames[f"{side}-foot"]
        found |= {
            f"{side}-knee": (frames[f"{side}-shank"].start, 42),
            f"{side}-heel": (foot.point(-20, -18), 22),
            f"{side}-toes": (foot.point(92, -26), 14),
            f"{side}-instep": (foot.point(70, -18), 16),
            f"{side}-elbow": (frames[f"{side}-forearm"].start, 27),
            f"{side}-hand": (frames[f"{side}-hand"].point(30), 14),
        }
    return found


def skeleton(posture: Posture, body: Body) -> Skeleton:
    """Where a body is in a posture: thousandths of its height."""
    frames = _trunk(posture, body.lengths)
    for side in (NEAR, FAR):
        frames |= _leg(side, frames["pelvis"], posture.limbs[f"{side}-leg"], body.lengths)
        frames |= _arm(side, frames["chest"], posture.limbs[f"{side}-arm"], body.lengths)
    return Skeleton(frames, _points(frames))
