"""How a body lies, from the entries of a figure file; and every contact that it claims, measured."""

from collections.abc import Mapping

from app.content.entries import ident
from app.content.reader import Entry
from app.pictures.contacts import BALL, FACES, POINTS, missed, sunk
from app.pictures.model import JOINTS, LIMBS, Body, Posture, Prop

MOST, TURN = 3000, 360


def _angles(entry: Entry | None, kind: str, before: Mapping[str, int], body: Body, whose: str) -> dict[str, int]:
    """Joint -> angle. What is left out is as `before`, or straight."""
    angles = {joint: before.get(joint, 0) for joint in JOINTS[kind]}
    for joint in [joint for joint in JOINTS[kind] if entry and entry.has(joint)]:
        angles[joint] = entry.number(joint, -TURN, TURN)
        least, most = body.joints.get(joint, (-TURN, TURN))
        if not least <= angles[joint] <= most:
            says = f'"{joint}" of {whose} is {angles[joint]} degrees, but this joint goes from {least} to {most}.'
            entry.complain(says, joint)
    return angles


def _limbs(entry: Entry, like: Posture | None, body: Body) -> dict[str, dict[str, int]]:
    limbs = {}
    for limb, kind in LIMBS.items():
        inner = entry.entry(limb, required=False)
        limbs[limb] = _angles(inner, kind, like.limbs[limb] if like else {}, body, limb)
        if inner:
            inner.pass_over(*JOINTS[kind])
            inner.close()
    return limbs


def _contacts(entry: Entry, like: Posture | None, kinds: list[str]) -> tuple[tuple[str, str], ...]:
    """(point of the body, kind of prop)."""
    inner = entry.entry("contacts", required=like is None)
    if inner is None:
        return like.contacts if like else ()
    found = [(point, inner.choice(point, kinds, "prop")) for point in POINTS if inner.has(point)]
    inner.pass_over(*POINTS)
    inner.close()
    return tuple((point, kind) for point, kind in found if kind in kinds)


def _check(entry: Entry, posture: Posture, around: tuple[Prop, ...], body: Body) -> None:
    """What should touch does, and nothing sinks in."""
    place = entry.entry("contacts", required=False) or entry
    for at, miss in missed(posture, around, body):
        point, kind = posture.contacts[at]
        what = f"is {miss:.0f} away from" if miss > 0 else f"sinks {-miss:.0f} into"
        says = f'In "{posture.id}" the {point} should touch the {kind}, but {what} it.'
        place.complain(f"{says} Up to {body.tolerance} is allowed.", point)
    for point, kind, depth in sunk(posture, around, body):
        if (point, kind) not in posture.contacts:
            entry.complain(f'In "{posture.id}" the {point} sinks {depth:.0f} into the {kind}.')


def _at(entry: Entry, like: Posture | None) -> tuple[int, int]:
    """Where the pelvis is."""
    inner = entry.entry("pelvis", required=like is None)
    if inner is None:
        return like.at if like else (0, 0)
    at = inner.number("along", -MOST, MOST), inner.number("high", -MOST, MOST)
    inner.close()
    return at


def _posture(entry: Entry, lies: str, known: dict[str, Posture], kinds: list[str], body: Body, file: str) -> Posture:
    like = known.get(entry.choice("like", known, "posture", required=False))
    entry.pass_over(*JOINTS["trunk"])
    built = Posture(
        id=ident(entry, "posture", file),
        lies=lies,
        at=_at(entry, like),
        trunk=entry.number("trunk", -90, 90, default=like.trunk if like else 0),
        joints=_angles(entry, "trunk", like.joints if like else {}, body, "the trunk"),
        limbs=_limbs(entry, like, body),
        contacts=_contacts(entry, like, kinds),
    )
    entry.close()
    return built


def postures(top: Entry, lies: str, around: tuple[Prop, ...], body: Body, file: str) -> dict[str, Posture]:
    """Id -> posture. A posture may be like an earlier one, but for what it says itself."""
    known: dict[str, Posture] = {}
    kinds = [prop.kind for prop in around if prop.kind in (BALL, *FACES)]
    for entry in top.entries("postures"):
        before = len(top.problems)
        built = _posture(entry, lies, known, kinds, body, file)
        known[built.id] = built
        if len(top.problems) == before:
            _check(entry, built, around, body)
    return known
