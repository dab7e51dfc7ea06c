"""A body among what stands around it, painted from back to front: outlines, a lit tone, the face, patches on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from app.pictures import face
from app.pictures.depth import Plane, Solid, ordered
from app.pictures.hulls import hull, polygon, smooth
from app.pictures.model import FAR, NEAR
from app.pictures.parts import JOINED, Layer, Round, parts
from app.pictures.room import NEAR_RULES, Face
from app.pictures.space import Frame, View, dot, mix

LIGHT = (-0.5, -0.86)  # where it comes from, on paper
LIT = 0.8  # the lit part of a round part, as a share of its radius
PLAIN = ' stroke="none"'
RULES = (("pelvis", "chest"), ("neck", "chest"), ("neck", "head"), *NEAR_RULES)
NEAR_FLOOR, SHADOW = 34, 14  # what is lower throws a shadow; the corners of one
Circle = tuple[float, float, float, float, float]


@dataclass(frozen=True)
class Patch:
    """A mark that lies on the body: painted as soon as all parts that carry it are."""

    kind: str
    on: tuple[str, ...]
    balls: list[Round]
    extra: str = ""  # more attributes
    over: str = ""  # what is painted on it


def path(kind: str, text: str, extra: str = "") -> str:
    return f'<path fill="var(--fig-{kind})"{extra} d="{text}"/>' if text else ""


def _lit(circles: Sequence[Circle]) -> str:
    move = 1 - LIT
    return hull([(c[0] + LIGHT[0] * move * c[2], c[1] + LIGHT[1] * move * c[2], c[2] * LIT) for c in circles])


def _outline(circles: Sequence[Circle]) -> str:
    return hull([circle[:3] for circle in circles])


def _seam(early: Sequence[Circle], late: Sequence[Circle]) -> tuple[list, list]:
    """What hides the end line of the later part inside the earlier one: the earlier part again, near the joint.

    The circles of its outline, and those of its lit part.
    """
    pairs = [
        (hypot(a[0] - b[0], a[1] - b[1]) + abs(a[3] - b[3]), i, j)
        for i, a in enumerate(early)
        for j, b in enumerate(late)
    ]
    _, i, j = min(pairs)
    a, b, chain = early[i], late[j], len(early) < 5
    beside = [early[at] for at in (i - 1, i + 1) if 0 <= at < len(early)]
    middle = tuple(sum(circle[at] for circle in early) / len(early) for at in range(5))
    to = max(beside, key=lambda c: hypot(c[0] - a[0], c[1] - a[1])) if chain and beside else middle
    far = hypot(to[0] - a[0], to[1] - a[1]) or 1
    end = mix(a, to, min(1, (min(a[2], b[2]) + 7) / far))
    shape = [(*a[:2], a[2] - 0.6), (*end[:2], min(end[2], a[2] + 4) - 0.6)]
    return shape, [a, b, to if chain else end]


def _solid(item: Solid, done: Mapping[str, Solid]) -> str:
    text = ""
    for kind, hulls in item.layers:
        text += path(kind, "".join(map(_outline, hulls)))
        seams = [
            _seam(old[0], hulls[0])
            for name, other in done.items()
            if frozenset((item.name, name)) in JOINED
            for old_kind, old in other.layers
            if old_kind == kind
        ]
        text += path(kind, "".join(hull(shape) for shape, _ in seams), PLAIN)
        if kind != "hair":
            lit = "".join(map(_lit, hulls)) + "".join(_lit(circles) for _, circles in seams)
            text += path(f"{kind}-lit", lit, PLAIN)
    return text


def _head(head: Frame, view: View) -> str:
    text = path("hair", face.hair(head, view), PLAIN)
    for kind, drawn in face.face(head, view):
        if kind == "line":
            text += f'<path fill="none" stroke-width="4" stroke-linecap="round" d="{drawn}"/>'
        else:
            text += path("skin" if kind == "nose" else kind, drawn, PLAIN if kind == "nose" else "")
    return text


def _patches(patches: Iterable[Patch], name: str, done: Mapping[str, Solid], view: View) -> str:
    text = ""
    for patch in patches:
        if patch.balls and name in patch.on and all(part in done for part in patch.on):
            shape = Solid(patch.kind, [(patch.kind, [patch.balls])], view)
            text += path(patch.kind, _outline(shape.layers[0][1][0]), patch.extra) + patch.over
    return text


def _rules(frames: Mapping[str, Frame], view: View) -> list[tuple[str, str]]:
    """(painted before, painted after): what is known of a body, whatever the samples say."""
    back, found = view.axes[2], list(RULES)
    for side in (NEAR, FAR):
        if dot(frames[f"{side}-upper-arm"].out, back) > 0.15:
            found.append(("chest", f"{side}-upper-arm"))
    if dot(frames["head"].front, back) > -0.2:
        found.append(("hair", "head"))
    return found


def body(
    frames: Mapping[str, Frame],
    view: View,
    faces: Iterable[Face],
    balls: Iterable[tuple[str, Round]],
    patches: Sequence[Patch],
) -> str:
    """A body among faces and balls, from back to front."""
    items: list[Solid | Plane] = [Solid(name, layers, view) for name, layers in parts(frames).items()]
    items += [Plane(*each, view) for each in faces]
    items += [Solid(name, [(name, [[ball]])], view) for name, ball in balls]
    done: dict[str, Solid] = {}
    text = ""
    for item in ordered(items, _rules(frames, view)):
        if isinstance(item, Plane):
            text += plane(item)
            continue
        text += _solid(item, done)
        if item.name == "head":
            text += _head(frames["head"], view)
        done[item.name] = item
        text += _patches(patches, item.name, done, view)
    return text


def plane(item: Plane) -> str:
    return path(item.kind, polygon(item.spots), ' stroke="var(--fig-edge)" stroke-width="3"')


def shadow(made: Mapping[str, list[Layer]], view: View) -> str:
    """Where the body lies on the floor: a soft shape below what is near to it."""
    texts = []
    for name, layers in made.items():
        low = [ball for _, hulls in layers for balls in hulls for ball in balls if ball[0][1] - ball[1] < NEAR_FLOOR]
        if not low or name == "hair":
            continue
        spots = []
        for turn in (2 * pi * step / SHADOW for step in range(SHADOW)):
            (x, _, z), radius = max(low, key=lambda ball: ball[0][0] * cos(turn) + ball[0][2] * sin(turn) + ball[1])
            spots.append(view.spot((x + (radius + 5) * cos(turn), 0, z + (radius + 5) * sin(turn))))
        area = sum(p[0] * q[1] - p[1] * q[0] for p, q in zip(spots, spots[1:] + spots[:1], strict=True))
        texts.append(smooth(spots if area > 0 else spots[::-1]))
    return path("shadow", "".join(texts), PLAIN)
