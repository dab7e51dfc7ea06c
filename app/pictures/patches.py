"""Marks that lie on the body: muscles that work, and the side that is sore."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import dist

from app.pictures.model import FAR, NEAR, Body, Muscle, Pose
from app.pictures.parts import Round, balls_of, part_name
from app.pictures.skeleton import Skeleton
from app.pictures.space import View, dot, sub

SORE, MUSCLE, SHIRT = "sore", "muscle", "chest"


@dataclass(frozen=True)
class Patch:
    """Painted after all parts that carry it."""

    kind: str
    what: str  # its own name
    side: str
    on: tuple[str, ...]
    balls: list[Round]
    under: tuple[str, ...] = ()  # parts that cover it
    heart: Round | None = None  # what of it counts most, where that is seen
    hatch: tuple[list[Round], ...] = ()  # lines over it, where its heart is not seen

    @property
    def name(self) -> str:
        return f"{self.side}-{self.what}"


def _on(muscle: Muscle, side: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part_name(side, name) for name in muscle.on))


def _muscle(name: str, side: str, muscle: Muscle, bones: Skeleton) -> Patch:
    return Patch(MUSCLE, name, side, _on(muscle, side), balls_of(bones.frames, side, muscle.balls))


def tint(body: Body, side: str, bones: Skeleton, view: View) -> list[Round]:
    """What is tinted of a sore side, near or far: as much of it as is turned to the viewer."""
    balls, middle = body.sore.balls, body.lengths["hips"] // 2  # each half is round about its own hip
    inner = tuple(replace(ball, front=0, out=min(ball.out, middle)) for ball in balls)
    pairs = zip(balls_of(bones.frames, side, balls), balls_of(bones.frames, side, inner), strict=True)
    return [ball for ball, (about, _) in pairs if dot(sub(ball[0], about), view.axes[2]) > 0]


def sore(body: Body, side: str, bones: Skeleton, view: View) -> Patch:
    """The tint of one side. Where its heart is not seen it is that of the trousers only, and the shirt covers it."""
    heart = balls_of(bones.frames, side, body.sore.balls[:1])[0]
    seen = sorted(tint(body, side, bones, view), key=lambda ball: dist(ball[0], heart[0]))
    on = _on(body.sore, side)
    if heart in seen:
        return Patch(SORE, SORE, side, on, seen, heart=heart)
    on = tuple(part for part in on if part != SHIRT)
    return Patch(SORE, SORE, side, on, seen, under=(SHIRT,), hatch=_hatch(body, side, bones, seen))


def _hatch(body: Body, side: str, bones: Skeleton, seen: Sequence[Round]) -> tuple[list[Round], ...]:
    """Lines across what is seen of the tint, one at each height of it."""
    lines: dict[int, list[Round]] = {}
    for ball, place in zip(body.sore.balls, balls_of(bones.frames, side, body.sore.balls), strict=True):
        if place in seen:
            lines.setdefault(ball.along, []).append(place)
    return tuple(line for line in lines.values() if len(line) > 1)


def patches(body: Body, pose: Pose | None, bones: Skeleton, view: View) -> list[Patch]:
    """The sore side, near and far, of which the page shows one or both; and the muscles that work in a pose."""
    found = [sore(body, side, bones, view) for side in (NEAR, FAR)]
    found += [_muscle(name, side, body.muscles[name], bones) for side, name in (pose.muscles if pose else ())]
    return [each for each in found if each.balls]
