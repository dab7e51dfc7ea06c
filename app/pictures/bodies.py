"""The mannequin: the parts of a body in a posture, as paths in the order in which they are painted."""

from math import cos, radians, sin

from app.pictures import outlines
from app.pictures.model import FAR, NEAR, Posture
from app.pictures.shapes import Spot, limb, smooth
from app.pictures.skeleton import Frame, Skeleton
from app.pictures.views import Place, flat

Part = tuple[str, str]  # class, path


def _round(frame: Frame, length: float, kind: str, place: Place) -> str:
    first, second = outlines.ROUND[kind]
    return limb(place(frame.start), first, place(frame.point(length)), second)


def _foot(frame: Frame, toes: float, place: Place) -> str:
    """A foot from the side, with its toes bent towards its top by some degrees."""
    spot, (x, y) = flat(frame, place), outlines.TOES_BEND
    c, s = cos(radians(toes)), sin(radians(toes))
    bent = [(x + (u - x) * c - (v - y) * s, y + (u - x) * s + (v - y) * c) for u, v in outlines.TOES]
    return smooth([spot(point) for point in (*outlines.FOOT, *bent)])


def _leg(side: str, bones: Skeleton, posture: Posture, view: str, size, place: Place) -> list[Part]:
    thigh, shank, foot = (bones.frames[f"{side}-{part}"] for part in ("thigh", "shank", "foot"))
    if view == "side":
        upper = smooth([flat(thigh, place)(point) for point in outlines.THIGH])
        lower = smooth([flat(shank, place)(point) for point in outlines.SHANK])
        return [("legs", upper + lower), ("skin", _foot(foot, posture.limbs[f"{side}-leg"]["toes"], place))]
    lower = _round(shank, size["shank"], "shank", place)
    sole = limb(place(foot.point(-20, -10)), 27, place(foot.point(98, -10)), 24)
    return [("skin", sole), ("legs", lower + _round(thigh, size["thigh"], "thigh", place))]


def _arm(side: str, bones: Skeleton, size, place: Place) -> list[Part]:
    upper, lower, hand = (bones.frames[f"{side}-{part}"] for part in ("upper-arm", "forearm", "hand"))
    fore = _round(lower, size["forearm"], "forearm", place) + _round(hand, outlines.HAND, "hand", place)
    return [("skin", fore), ("top", _round(upper, size["upper-arm"], "upper-arm", place))]


def _trunk_spots(bones: Skeleton, view: str, place: Place) -> list[Spot]:
    if view == "side":
        pelvis, chest = (flat(bones.frames[part], place) for part in ("pelvis", "chest"))
        return [pelvis(point) for point in outlines.PELVIS] + [chest(point) for point in outlines.CHEST]
    spot = flat(bones.frames["pelvis"], place, outwards=True)
    return [spot(point) for point in _both_halves(outlines.TRUNK_FRONT)]


def _pelvis(bones: Skeleton, place: Place) -> str:
    """From above, what joins the legs."""
    spot = flat(bones.frames["pelvis"], place, outwards=True)
    return smooth([spot(point) for point in _both_halves(outlines.PELVIS_FRONT)])


def _face(bones: Skeleton, place: Place) -> str:
    """Closed eyes and a mouth, so that a face is one from above too."""
    spot, (along, out, wide) = flat(bones.frames["head"], place, outwards=True), outlines.EYE
    eyes = [limb(spot((along, side * out - wide)), 3, spot((along, side * out + wide)), 3) for side in (-1, 1)]
    return "".join(eyes) + smooth([spot(each) for each in _both_halves(outlines.MOUTH)])


def _both_halves(half: tuple[Spot, ...]) -> list[Spot]:
    return [*half, *((along, -out) for along, out in reversed(half))]


def _head(bones: Skeleton, view: str, size, place: Place) -> list[Part]:
    head, front = bones.frames["head"], view == "above"
    spot = flat(head, place, outwards=front)
    face, hair = (outlines.HEAD, outlines.HAIR)
    if front:
        face, hair = _both_halves(outlines.HEAD_FRONT), _both_halves(outlines.HAIR_FRONT)
    neck = _round(bones.frames["neck"].moved(-18), size["neck"] - 22, "neck", place)
    drawn = smooth([spot(each) for each in hair]) + (_face(bones, place) if front else "")
    return [("skin", neck + smooth([spot(each) for each in face])), ("hair", drawn)]


def parts(bones: Skeleton, posture: Posture, view: str, size, place: Place) -> list[tuple[str, list[Part]]]:
    """(group, parts) from back to front. A group is “far” or “near”: near ones stand out by a rim."""
    legs = {side: _leg(side, bones, posture, view, size, place) for side in (FAR, NEAR)}
    arms = {side: _arm(side, bones, size, place) for side in (FAR, NEAR)}
    head = _head(bones, view, size, place)
    trunk = ("top", smooth(_trunk_spots(bones, view, place)))
    if view == "side":
        body = [head[0], trunk, head[1]]
        return [(FAR, arms[FAR]), (FAR, legs[FAR]), (NEAR, body), (NEAR, legs[NEAR]), (NEAR, arms[NEAR])]
    foot, trouser = legs[NEAR]
    lower = [foot, ("legs", _pelvis(bones, place) + trouser[1])]
    forearms, sleeves = zip(arms[FAR], arms[NEAR], strict=True)
    shirt = ("top", trunk[1] + "".join(text for _, text in sleeves))
    return [(FAR, legs[FAR]), (NEAR, lower), (NEAR, [head[0], shirt, head[1]]), (NEAR, []), (NEAR, [*forearms])]
