"""From figures/body.yaml to the body that every figure draws: its lengths, and what its joints can do."""

from app.content.entries import fact_ids
from app.content.reader import Entry
from app.pictures.model import JOINTS, LENGTHS, Ball, Body, Fixed, Muscle
from app.pictures.skeleton import ARM, LEG

MOST = 999  # thousandths of the height
TURN = 360  # degrees
LABELS = ("set-up", "between", "push", "hold", "rest")
LEGEND = ("drawn-for", "arrow", "press", "muscle", "sore")
SEGMENTS = ("pelvis", "chest", "neck", "head", *(part for part, _, _ in (*LEG, *ARM)))


def _lengths(entry: Entry | None) -> Fixed:
    if entry is None:
        return Fixed()
    lengths = {name: entry.number(name, least=1, most=MOST) for name in LENGTHS}
    entry.close()
    return Fixed(lengths)


def _joints(entry: Entry | None) -> Fixed:
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
    return Fixed(ranges)


def _ball(entry: Entry) -> Ball:
    built = Ball(
        segment=entry.choice("segment", SEGMENTS, "segment"),
        along=entry.number("along", -MOST, MOST),
        front=entry.number("front", -MOST, MOST),
        out=entry.number("out", -MOST, MOST),
        radius=entry.number("radius", 1, MOST),
    )
    entry.close()
    return built


def _patch(entry: Entry | None) -> Muscle:
    if entry is None:
        return Muscle((), ())
    on = entry.choices("parts", SEGMENTS, "part of the body", required=True)
    built = Muscle(on, tuple(_ball(each) for each in entry.entries("balls")))
    entry.close()
    return built


def _muscles(entry: Entry | None) -> Fixed:
    return Fixed({name: _patch(entry.entry(name)) for name in (entry.names() if entry else ())})


def _words(entry: Entry | None, names: tuple[str, ...]) -> Fixed:
    if entry is None:
        return Fixed()
    words = {name: entry.text(name) for name in names}
    entry.close()
    return Fixed(words)


def body(top: Entry, facts) -> Body:
    built = Body(
        lengths=_lengths(top.entry("lengths")),
        joints=_joints(top.entry("joints")),
        muscles=_muscles(top.entry("muscles")),
        sore=_patch(top.entry("sore")),
        tolerance=top.number("tolerance", 1, 20),
        labels=_words(top.entry("labels"), LABELS),
        legend=_words(top.entry("legend"), LEGEND),
        both_sore=top.texts("both-sore"),
        facts=fact_ids(top, facts),
    )
    top.register("file", "body")
    top.close()
    return built
