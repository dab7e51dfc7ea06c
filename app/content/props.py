"""What stands around a body, from the entries of a figure file: floor, wall, door frame and ball."""

from collections.abc import Callable

from app.content.reader import Entry
from app.pictures.contacts import BALL, FLOOR, JAMB, POST, WALL
from app.pictures.model import Prop

MOST = 3000  # thousandths of the body’s height
WALL_THICK, FLOOR_THICK = 34, 14


def _number(entry: Entry, key: str) -> int:
    return entry.number(key, -MOST, MOST)


def _floor(entry: Entry) -> Prop:
    low = _number(entry, "from"), -FLOOR_THICK, _number(entry, "far")
    return Prop(FLOOR, low, (_number(entry, "to"), 0, _number(entry, "near")))


def _wall(entry: Entry) -> Prop:
    at = _number(entry, "at")
    return Prop(WALL, (_number(entry, "from"), 0, at), (_number(entry, "to"), _number(entry, "high"), at + WALL_THICK))


def _upright(kind: str) -> Callable[[Entry], Prop]:
    def read(entry: Entry) -> Prop:
        at = _number(entry, "at")
        high = at + _number(entry, "thick"), _number(entry, "high"), _number(entry, "near")
        return Prop(kind, (at, 0, _number(entry, "far")), high)

    return read


def _ball(entry: Entry) -> Prop:
    radius = entry.number("radius", 1, MOST)
    centre = _number(entry, "at"), radius, 0
    return Prop(BALL, centre, centre, radius)


KINDS = {FLOOR: _floor, WALL: _wall, JAMB: _upright(JAMB), POST: _upright(POST), BALL: _ball}


def props(top: Entry) -> tuple[Prop, ...]:
    """Everything that stands in a scene, each kind once."""
    built = []
    for each in top.entries("props"):
        kind = each.choice("kind", KINDS, "prop")
        if kind in [prop.kind for prop in built]:
            each.complain(f'The prop "{kind}" stands twice.', "kind")
        elif kind in KINDS:
            built.append(KINDS[kind](each))
            each.close()
    return tuple(built)
