"""A body among what stands around it, painted from back to front: outlines, a lit tone, the face, patches on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import cos, hypot, pi, sin

from app.pictures import ends, face
from app.pictures.depth import Circle, Plane, Solid, circle, ordered
from app.pictures.hulls import hull, polygon, ring, smooth
from app.pictures.model import FAR, NEAR
from app.pictures.parts import Layer, Round, parts, seams
from app.pictures.patches import SORE, Patch
from app.pictures.room import NEAR_RULES, Face
from app.pictures.space import Frame, View, dot

LIGHT = (-0.5, -0.86)  # where it comes from, on paper
LIT = 0.84  # the lit part of a round part, as a share of its radius
FIBRES = (-0.45, 0, 0.45)  # of a muscle, beside its middle line, as shares of its width
PLAIN = ' stroke="none"'
DASHES = ' stroke="var(--fig-sore-core)" stroke-dasharray="12 8" paint-order="normal"'
HATCH = ' stroke="var(--fig-sore)" stroke-linecap="round"'
GLOW = 0.58  # the stronger part of the tint of a sore side, as a share of it
HEART = 2.2  # radii of its heart, out to the ring
RULES = (("pelvis", "chest"), ("neck", "chest"), ("neck", "head"), *NEAR_RULES)
SHADOW_CORNERS = 12
SHADOW_WIDE = 0.85  # as a share of the part that throws it: narrow, so that nothing seems to float
AWAY = -0.2  # a face that looks farther away than this is not seen
ACROSS = 0.65  # of a pelvis seen more from the side than this, one leg is behind it
KNEE_UP = 0.3  # a thigh that points farther to the head than this may lie on the trunk
# Which layer of a limb is outside: painted last unless the limb’s end is turned to the viewer.
TUBES = {"leg": "shank", "upper-arm": "upper-arm"}


def path(kind: str, text: str, extra: str = "") -> str:
    return f'<path fill="var(--fig-{kind})"{extra} d="{text}"/>' if text else ""


def line(kind: str, text: str, wide: int) -> str:
    extra = f' stroke="var(--fig-{kind})" stroke-width="{wide}" stroke-linecap="round"'
    return f'<path fill="none"{extra} d="{text}"/>' if text else ""


def _lit(circles: Sequence[Circle]) -> str:
    move = 1 - LIT
    return hull([(c[0] + LIGHT[0] * move * c[2], c[1] + LIGHT[1] * move * c[2], c[2] * LIT) for c in circles])


class _Painter:
    """Paints the parts of one body, and knows what it has painted."""

    def __init__(self, frames: Mapping[str, Frame], view: View):
        self._frames, self._view, self._done = frames, view, set()
        self._seams = seams(frames)

    def _inside_out(self, name: str) -> bool:
        """Whether the end of a limb comes towards the viewer, out of its sleeve or trouser leg."""
        side, _, part = name.partition("-")
        return part in TUBES and dot(self._frames[f"{side}-{TUBES[part]}"].along, self._view.axes[2]) > 0

    def _joints(self, name: str, kind: str) -> Iterator[tuple[list[Circle], list[Circle]]]:
        """What hides the lines between this part and those that are painted already, and what is lit there.

        A trunk has another tone than a limb on the far side: it hides no line of it.
        """
        for (inner, outer), (of, hides, lit) in self._seams.items():
            other = inner if name == outer else outer
            if of == kind and name in (inner, outer) and other in self._done:
                alike = inner.startswith(FAR) or not outer.startswith(FAR)
                if alike or name == outer:
                    shown = hides + lit if alike else hides
                    yield [circle(ball, self._view) for ball in hides], [circle(ball, self._view) for ball in shown]

    def _layer(self, item: Solid, kind: str, hulls: Sequence[Sequence[Circle]]) -> str:
        far = item.name.startswith(FAR)
        tone = f"{FAR}-{kind}" if far else kind
        text = path(tone, "".join(map(hull, hulls)), ' stroke="var(--fig-far-line)"' if far else "")
        joints = list(self._joints(item.name, kind))
        text += path(tone, "".join(hull(hides) for hides, _ in joints), PLAIN)
        return text + path(f"{tone}-lit", "".join(map(_lit, (*hulls, *(lit for _, lit in joints)))), PLAIN)

    def _end(self, name: str, kind: str) -> str:
        """What is seen of a hand or a foot."""
        side, _, part = name.partition("-")
        tone = f"{FAR}-" if side == FAR else ""
        if (part, kind) == ("forearm", "skin"):
            return line("fine", ends.fingers(self._frames[f"{side}-hand"], self._view), 2)
        if (part, kind) != ("leg", "skin"):
            return ""
        sole = path(f"{tone}sole", ends.sole(self._frames[f"{side}-foot"], self._view), PLAIN)
        return sole + line("fine", ends.toes(self._frames[f"{side}-toes"], self._view), 2)

    def solid(self, item: Solid) -> str:
        if item.name == "head":
            return self._head(item)
        layers = item.layers[::-1] if self._inside_out(item.name) else item.layers
        text = "".join(self._layer(item, *layer) + self._end(item.name, layer[0]) for layer in layers)
        self._done.add(item.name)
        return text

    def _head(self, item: Solid) -> str:
        """One outline round hair and skin; then the skin, the hair before it, and the face."""
        head, view = self._frames["head"], self._view
        (_, hair), (_, skin) = item.layers
        text = path("hair", "".join(map(hull, (*hair, *skin))))
        if dot(head.front, view.axes[2]) > AWAY:
            text += path("skin", "".join(map(hull, skin)), PLAIN) + path("skin-lit", "".join(map(_lit, skin)), PLAIN)
            text += path("hair", face.hair(head, view), PLAIN)
        else:
            text += path("skin", "".join(map(hull, skin)), PLAIN) + path("hair", hull(hair[0]), PLAIN)
        ears, lines = face.face(head, view)
        return text + path("skin-lit", ears) + line("fine", lines, 4)

    def patch(self, patch: Patch, item: Solid) -> str:
        """A muscle with its fibres, or the tint of the sore side."""
        circles = item.layers[0][1][0]
        if patch.kind != SORE:
            shape = path(patch.kind, hull(circles), ' stroke="var(--fig-muscle-line)"')
            return shape + line("muscle-line", _fibres(circles), 3)
        return _glow(circles, patch.side, patch.heart is not None) + self._hatch(patch)

    def _hatch(self, patch: Patch) -> str:
        """Lines tell cloth that is tinted from bare skin, to those too to whom both have one colour."""
        lines = [[self._view.spot(place) for place, _ in each] for each in patch.hatch]
        text = "".join(smooth(spots, closed=False) for spots in lines)
        return f'<path fill="none"{HATCH} opacity="var(--sore-{patch.side})" d="{text}"/>' if text else ""


def _glow(circles: Sequence[Circle], side: str, shows_heart: bool) -> str:
    """The tint of a sore side with an edge of dashes; where its heart is seen, stronger there, and a ring about it."""
    x, y, radius = circles[0][:3]
    seen, heart = (f' opacity="var(--{what}-{side})"' for what in ("sore", "ring"))
    text = path("sore-soft", hull(circles), DASHES + seen)
    if shows_heart:
        inner = [(x + (c[0] - x) * GLOW, y + (c[1] - y) * GLOW, c[2]) for c in circles]
        text += path("sore", hull(inner), PLAIN + seen)
        text += f'<path fill="none" stroke="var(--fig-sore-core)"{heart} d="{ring(x, y, HEART * radius)}"/>'
        text += path("sore-core", ring(x, y, radius), PLAIN + heart)
    return text


def _fibres(circles: Sequence[Circle]) -> str:
    """Lines along a muscle, from its first ball to its last."""
    (x, y, *_), (u, v, *_) = circles[0], circles[-1]
    far = hypot(u - x, v - y) or 1
    over, text = ((y - v) / far, (u - x) / far), ""
    for share in FIBRES:
        spots = [(x + share * radius * over[0], y + share * radius * over[1]) for x, y, radius, *_ in circles]
        text += smooth(spots, closed=False)
    return text


def _rules(frames: Mapping[str, Frame], view: View, patches: Iterable[Patch]) -> list[tuple[str, str]]:
    """(painted before, painted after): what is known of a body, whatever the squares say."""
    found = [*RULES, *((part, patch.name) for patch in patches for part in patch.on)]
    found += [(patch.name, part) for patch in patches for part in patch.under]
    found += [(sore.name, muscle.name) for sore in patches for muscle in patches if SORE == sore.kind != muscle.kind]
    for side in (NEAR, FAR):
        if dot(frames[f"{side}-upper-arm"].out, view.axes[2]) > 0.15:
            found.append(("chest", f"{side}-upper-arm"))
        if side == NEAR or dot(frames["pelvis"].out, view.axes[2]) < ACROSS:
            found.append(("pelvis", f"{side}-leg"))
        if dot(frames[f"{side}-thigh"].along, frames["pelvis"].along) < KNEE_UP:
            found.append((f"{side}-leg", "chest"))
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
    items += [Solid(each.name, [(each.kind, [each.balls])], view) for each in patches]
    known, painter, text = {each.name: each for each in patches}, _Painter(frames, view), ""
    for item in ordered(items, _rules(frames, view, patches)):
        if isinstance(item, Plane):
            text += plane(item)
        elif item.name in known:
            text += painter.patch(known[item.name], item)
        else:
            text += painter.solid(item)
    return text


def plane(item: Plane) -> str:
    return path(item.kind, polygon(item.spots), ' stroke="var(--fig-edge)" stroke-width="3"')


def shadow(made: Mapping[str, list[Layer]], view: View) -> str:
    """Where each part of the body is above the floor."""
    texts = []
    for layers in made.values():
        rounds, spots = [ball for _, hulls in layers for balls in hulls for ball in balls], []
        for turn in (2 * pi * step / SHADOW_CORNERS for step in range(SHADOW_CORNERS)):
            (x, _, z), radius = max(rounds, key=lambda ball: ball[0][0] * cos(turn) + ball[0][2] * sin(turn) + ball[1])
            spots.append(view.spot((x + SHADOW_WIDE * radius * cos(turn), 0, z + SHADOW_WIDE * radius * sin(turn))))
        area = sum(p[0] * q[1] - p[1] * q[0] for p, q in zip(spots, spots[1:] + spots[:1], strict=True))
        texts.append(polygon(spots if area > 0 else spots[::-1]))
    return path("shadow", "".join(texts), PLAIN)
