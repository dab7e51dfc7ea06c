"""What stands in the room around a body, from the entries of a figure file: floor, mat, wall, doorway and ball."""

from app.content.reader import Entry
from app.pictures.model import Fixed, Prop
from app.pictures.room import FLOOR, MEASURES

MOST = 3000  # thousandths of the body’s height
POSITIVE = ("thick", "radius", "skirting")
# Measures of which the first is less than the second.
GROWING = (("from", "to"), ("far", "near"), ("edge", "open"))


def _prop(entry: Entry, kind: str) -> Prop:
    names = MEASURES[kind]
    measures = {name: entry.number(name, 1 if name in POSITIVE else -MOST, MOST) for name in names}
    for less, more in GROWING:
        if less in names and measures[less] >= measures[more]:
            entry.complain(f'"{less}" of a {kind} should be less than "{more}".', less)
    entry.close()
    return Prop(kind, Fixed(measures))


def props(top: Entry) -> tuple[Prop, ...]:
    """Everything that stands in a room, each kind once. A floor is always there."""
    built: dict[str, Prop] = {}
    for each in top.entries("room"):
        kind = each.choice("kind", MEASURES, "prop")
        if kind in built:
            each.complain(f'The prop "{kind}" stands twice.', "kind")
        elif kind in MEASURES:
            built[kind] = _prop(each, kind)
    if FLOOR not in built:
        top.complain("The room has no floor.", "room")
    return tuple(built.values())
