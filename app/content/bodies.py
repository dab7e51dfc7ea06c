"""From figures/body.yaml to the body that every figure draws: its lengths, and what its joints can do."""

from app.content.entries import fact_ids
from app.content.reader import Entry
from app.pictures.model import JOINTS, LENGTHS, SEGMENTS, Body, Muscle

MOST = 999  # thousandths of the height
TURN = 360  # degrees
LABELS = ("set-up", "push", "hold", "rest")
LEGEND = ("drawn-for", "arrow", "muscle", "sore", "sore-behind")


def _lengths(entry: Entry | None) -> dict[str, int]:
    if entry is None:
        return {}
    lengths = {name: entry.number(name, least=1, most=MOST) for name in LENGTHS}
    entry.close()
    return lengths


def _joints(entry: Entry | None) -> dict[str, tuple[int, int]]:
    """How far each joint goes."""
    ranges = {}
    for joint in [joint for joints in JOINTS.values() for joint in joints] if entry else ():
        ends = entry.entry(joint)
        if ends is None:
            continue
        ranges[joint] = ends.number("from", -TURN, TURN), ends.number("to", -TURN, TURN)
        if ranges[joint][0] > ranges[joint][1]:
            ends.complain(f'A joint goes from less to more, but "{joint}" does not.')
        ends.close()
    if entry:
        entry.close()
    return ranges


def _muscles(entry: Entry | None) -> dict[str, Muscle]:
    found = {}
    for name in entry.names() if entry else ():
        each = entry.entry(name)
        found[name] = Muscle(
            segment=each.choice("segment", SEGMENTS, "segment"),
            start=each.number("from", -MOST, MOST),
            end=each.number("to", -MOST, MOST),
            at=each.number("at", -MOST, MOST),
            thick=each.number("thick", 1, MOST),
        )
        each.close()
    return found


def _words(entry: Entry | None, names: tuple[str, ...]) -> dict[str, str]:
    if entry is None:
        return {}
    words = {name: entry.text(name) for name in names}
    entry.close()
    return words


def body(top: Entry, facts) -> Body:
    built = Body(
        lengths=_lengths(top.entry("lengths")),
        joints=_joints(top.entry("joints")),
        muscles=_muscles(top.entry("muscles")),
        tolerance=top.number("tolerance", 1, 20),
        labels=_words(top.entry("labels"), LABELS),
        legend=_words(top.entry("legend"), LEGEND),
        facts=fact_ids(top, facts),
    )
    top.close()
    return built
