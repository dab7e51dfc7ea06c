"""How a body lies, from the entries of a figure file: angles, and what of them moves until every contact is closed."""

from collections.abc import Mapping
from dataclasses import replace

from app.content.entries import ident
from app.content.reader import Entry
from app.pictures.contacts import TOUCHED, astray, missed, sunk
from app.pictures.model import JOINTS, LIMBS, PELVIS, Body, Fixed, Pin, Posture, Prop
from app.pictures.skeleton import POINTS, skeleton
from app.pictures.solving import goals_of, solved

MOST, TURN = 3000, 360
# What can be written for a few points at once.
TOGETHER = {
    f"{side}-sole": tuple(f"{side}-{point}" for point in ("heel", "ball-out", "ball-in")) for side in ("near", "far")
}
GROUPS = {"pelvis": PELVIS, "trunk": JOINTS["trunk"]} | {limb: JOINTS[kind] for limb, kind in LIMBS.items()}
STRAIGHT = {f"{group}.{name}": 0 for group, names in GROUPS.items() for name in names}


def _joint(entry: Entry, joint: str, whose: str, body: Body) -> int:
    angle = entry.number(joint, -TURN, TURN)
    least, most = body.joints.get(joint, (-TURN, TURN))
    if not least <= angle <= most:
        says = f'"{joint}" of {whose} is {angle} degrees, but this joint goes from {least} to {most}.'
        entry.complain(says, joint)
    return angle


def _angles(entry: Entry, like: Posture | None, body: Body) -> dict[str, float]:
    """What is left out is as in the posture that this one is like, or straight."""
    angles = dict(like.angles if like else STRAIGHT)
    place = entry.entry("pelvis", required=like is None)
    for name in [name for name in PELVIS if place and (place.has(name) or (not like and name != "out"))]:
        angles[f"pelvis.{name}"] = place.number(name, -MOST, MOST)
    for joint in [joint for joint in JOINTS["trunk"] if entry.has(joint)]:
        angles[f"trunk.{joint}"] = _joint(entry, joint, "the trunk", body)
    for limb, kind in LIMBS.items():
        inner = entry.entry(limb, required=False)
        for joint in [joint for joint in JOINTS[kind] if inner and inner.has(joint)]:
            angles[f"{limb}.{joint}"] = _joint(inner, joint, limb, body)
        if inner:
            inner.pass_over(*JOINTS[kind])
            inner.close()
    if place:
        place.pass_over(*PELVIS)
        place.close()
    return angles


def _free(entry: Entry, like: Posture | None) -> tuple[str, ...]:
    """The angles that may move."""
    inner = entry.entry("free", required=False)
    if inner is None:
        return like.free if like else ()
    found = [(group, name) for group, names in GROUPS.items() for name in inner.choices(group, names, "joint")]
    inner.close()
    return tuple(f"{group}.{name}" for group, name in found if name in GROUPS[group])


def _contacts(entry: Entry, like: Posture | None, kinds: list[str]) -> tuple[tuple[str, str], ...]:
    """(point of the body, kind of prop)."""
    inner = entry.entry("contacts", required=like is None)
    if inner is None:
        return like.contacts if like else ()
    known = {point: (point,) for point in POINTS} | TOGETHER
    found = [(point, inner.choice(name, kinds, "prop")) for name in known if inner.has(name) for point in known[name]]
    inner.pass_over(*known)
    inner.close()
    return tuple(dict.fromkeys((point, kind) for point, kind in found if kind in kinds))


def _pins(entry: Entry, like: Posture | None) -> tuple[Pin, ...]:
    inner = entry.entry("pins", required=False)
    if inner is None:
        return like.pins if like else ()
    found = []
    for point in [point for point in POINTS if inner.has(point)]:
        place = inner.entry(point)
        found += [Pin(point, at, place.number(axis, -MOST, MOST)) for at, axis in enumerate(PELVIS) if place.has(axis)]
        place.pass_over(*PELVIS)
        place.close()
    inner.pass_over(*POINTS)
    inner.close()
    return tuple(found)


def _key(point: str, inner: Entry) -> str:
    """The key under which a point stands in the file: its own, or that of some together."""
    return next((name for name, points in TOGETHER.items() if point in points and not inner.has(point)), point)


def _check(entry: Entry, posture: Posture, around: tuple[Prop, ...], body: Body) -> None:
    """What should touch does, what is held somewhere is there, and nothing sinks in."""
    bones = skeleton(posture.angles, posture.lies, body)
    place = entry.entry("contacts", required=False) or entry
    for point, kind, miss in missed(bones, posture, around, body):
        what = f"is {miss:.0f} away from" if miss > 0 else f"sinks {-miss:.0f} into"
        says = f'In "{posture.id}" the {point} should touch the {kind}, but {what} it.'
        place.complain(f"{says} Up to {body.tolerance} is allowed.", _key(point, place))
    place = entry.entry("pins", required=False) or entry
    for pin, off in astray(bones, posture, body):
        says = f'In "{posture.id}" the {pin.point} should be {PELVIS[pin.axis]} {pin.at}, but is {off:+.0f} off.'
        place.complain(f"{says} Up to {body.tolerance} is allowed.", pin.point)
    for point, kind, depth in sunk(bones, around, body):
        entry.complain(f'In "{posture.id}" the {point} sinks {depth:.0f} into the {kind}.')


def _posture(entry: Entry, lies: str, known: Mapping[str, Posture], kinds: list[str], body: Body, file: str) -> Posture:
    like = known.get(entry.choice("like", known, "posture", required=False))
    entry.pass_over(*JOINTS["trunk"])
    built = Posture(
        id=ident(entry, "posture", file),
        lies=lies,
        angles=Fixed(_angles(entry, like, body)),
        free=_free(entry, like),
        contacts=_contacts(entry, like, kinds),
        pins=_pins(entry, like),
    )
    entry.close()
    return built


def postures(top: Entry, lies: str, around: tuple[Prop, ...], body: Body, file: str) -> dict[str, Posture]:
    """Id -> posture. A posture may be like an earlier one, but for what it says itself."""
    known: dict[str, Posture] = {}
    kinds = [prop.kind for prop in around if prop.kind in TOUCHED]
    for entry in top.entries("postures"):
        before = len(top.problems)
        built = _posture(entry, lies, known, kinds, body, file)
        if len(top.problems) == before:
            angles = solved(lies, built.angles, built.free, goals_of(built), around, body)
            built = replace(built, angles=angles)
            _check(entry, built, around, body)
        known[built.id] = built
    return known
