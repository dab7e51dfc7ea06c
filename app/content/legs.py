"""The leg in the words is the leg that is drawn: what is marked, pressed and lifted stands on the side that works."""

from collections.abc import Iterator

from app.content.reader import Entry
from app.pictures.contacts import TOUCHED, gap
from app.pictures.model import FAR, NEAR, Arrow, Body, Pose, Posture, Prop
from app.pictures.skeleton import LEG, POINTS, skeleton

PARTS = tuple(part for part, _, _ in LEG)
LEGS = {side: f"{side}-leg" for side in (NEAR, FAR)}


def _leg(point: str) -> str | None:
    """The leg that a point of the body is on, if it is on one."""
    side, _, part = POINTS[point][0].partition("-")
    return LEGS[side] if part in PARTS else None


def _signs(pose: Pose, arrows: list[Arrow], body: Body) -> Iterator[tuple[str, int | None, str]]:
    """(key, which of them, leg) of each mark on a leg."""
    points = {
        "arrows": [arrow.point for arrow in arrows],
        "presses": [point for point, _ in pose.presses],
        "gaps": [each.point for each in pose.gaps],
    }
    for key, named in points.items():
        yield from ((key, part, leg) for part, leg in enumerate(map(_leg, named)) if leg)
    for side, name in pose.muscles:
        if {"pelvis", *PARTS} & set(body.muscles[name].on):
            yield side, None, LEGS[side]


def _touches(posture: Posture, props: tuple[Prop, ...], body: Body) -> dict[str, int]:
    """Leg -> how many of its points are drawn at something. Below the hip: that can rest on the floor in any pose."""
    bones, kinds = skeleton(posture.angles, posture.lies, body), [prop.kind for prop in props if prop.kind in TOUCHED]
    found = dict.fromkeys(LEGS.values(), 0)
    for point in [point for point in POINTS if _leg(point) and not point.endswith("-hip")]:
        found[_leg(point)] += any(gap(bones, point, kind, props) <= body.tolerance for kind in kinds)
    return found


def _lifted(rest: Posture, work: Posture, props: tuple[Prop, ...], body: Body) -> str | None:
    """The leg that touches less than at rest, where the opposite one does not lose as much."""
    before, after = (_touches(posture, props, body) for posture in (rest, work))
    near, far = (before[leg] - after[leg] for leg in LEGS.values())
    if near == far or max(near, far) <= 0:
        return None
    return LEGS[NEAR if near > far else FAR]


def check_marks(entry: Entry, pose: Pose, arrows: list[Arrow], works: str | None, body: Body) -> None:
    """What is marked of a leg is marked of the leg that works, and what presses on something is at it."""
    really = f"the {works} works" if works else "no leg works"
    for key, part, leg in _signs(pose, arrows, body):
        if leg != works:
            entry.complain(f'In "{pose.posture.id}" this is on the {leg}, but {really} here.', key, part)
    for part, (point, kind) in enumerate(pose.presses):
        if (point, kind) not in pose.posture.contacts:
            says = f'In "{pose.posture.id}" the {point} presses on the {kind}, but does not touch it.'
            entry.complain(f'{says} Name it in the "contacts".', "presses", part)


def check_work(entry: Entry, work: Pose, rest: Pose, works: str | None, props: tuple[Prop, ...], body: Body) -> None:
    """A leg that is lifted is the one that works, and one that works is lifted or marked. `entry` is the work’s."""
    lifted = _lifted(rest.posture, work.posture, props, body)
    if lifted and lifted != works:
        really = f"the {works} works" if works else "no leg works"
        says = f'In "{work.posture.id}" the {lifted} is lifted, for it touches less than at rest, but {really} here.'
        entry.complain(says, "posture")
    if works and works not in (lifted, *(leg for _, _, leg in _signs(work, list(work.arrows), body))):
        entry.complain(f'In "{work.posture.id}" nothing shows that the {works} works: no mark, and it is not lifted.')
