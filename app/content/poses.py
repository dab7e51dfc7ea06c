"""From the entries of a figure file to the poses of a picture: postures with their words and marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.content.entries import check_sides
from app.content.legs import check_marks, check_work
from app.content.reader import Entry
from app.pictures.contacts import missed, sunk
from app.pictures.marks import FACES, WAYS
from app.pictures.model import FAR, NEAR, Arrow, Body, Gap, Pose, Posture, Prop
from app.pictures.motion import between
from app.pictures.skeleton import POINTS, skeleton

MOST, MOST_FRAMES = 3000, 12
LEG = ("leg", "other")  # what the words of a picture can name where a leg works
BETWEEN = "between"  # a pose that a picture may have besides: the player goes through it
SHORTEST = 60  # of an arrow: less than its head


# A pose, and its arrows, each with its length in the forms in which it is shorter.
_Built = tuple[Pose, list[tuple[Arrow, dict[str, int]]]]


@dataclass(frozen=True)
class Known:
    """What poses can name."""

    names: tuple[str, ...]  # of the poses that are drawn in every picture
    forms: tuple[str, ...]
    postures: Mapping[str, Posture]
    props: tuple[Prop, ...]
    body: Body
    works: str | None
    faults: int  # how many there were before this file: with more, nothing is measured

    @property
    def fills(self) -> tuple[str, ...]:
        return LEG if self.works else ()

    @property
    def faces(self) -> list[str]:
        """What can be pressed, and what a gap can go to."""
        return [prop.kind for prop in self.props if prop.kind in FACES]


def _shorter(entry: Entry, forms: Sequence[str]) -> dict[str, int]:
    inner = entry.entry("shorter", required=False)
    if inner is None:
        return {}
    found = {form: inner.number(form, SHORTEST, MOST) for form in forms if inner.has(form)}
    inner.close()
    return found


def _arrow(entry: Entry, known: Known) -> tuple[Arrow, dict[str, int]]:
    """An arrow, and how long it is in the forms in which it is shorter."""
    key = "to" if entry.has("to") else "at"
    built = Arrow(
        point=entry.choice(key, POINTS, "point of the body"),
        way=entry.choice("way", WAYS, "way"),
        length=entry.number("length", SHORTEST, MOST),
        ends=key == "to",
    )
    shorter = _shorter(entry, known.forms)
    for form, length in shorter.items():
        if length >= built.length:
            entry.complain(f'The arrow of "{form}" is not shorter than {built.length}.', "shorter")
    entry.close()
    return built, shorter


def _press(entry: Entry, known: Known) -> tuple[str, str]:
    press = entry.choice("at", POINTS, "point of the body"), entry.choice("against", known.faces, "prop")
    entry.close()
    return press


def _gap(entry: Entry, known: Known) -> Gap:
    built = Gap(
        point=entry.choice("from", POINTS, "point of the body"),
        to=entry.choice("to", known.faces, "prop"),
        says=entry.text("says"),
    )
    check_sides(entry, "says", (built.says,))
    entry.close()
    return built


def _pose(entry: Entry, known: Known) -> _Built:
    through = entry.choices("through", known.postures, "posture")
    arrows = [_arrow(each, known) for each in entry.entries("arrows", required=False)]
    muscles = [(side, name) for side in (NEAR, FAR) for name in entry.choices(side, known.body.muscles, "muscle")]
    built = Pose(
        names=entry.choices("pose", (*known.names, BETWEEN), "pose", required=True),
        posture=known.postures.get(entry.choice("posture", known.postures, "posture")),
        says=entry.text("says", fills=known.fills),
        through=tuple(known.postures[name] for name in through if name in known.postures),
        frames=entry.number("frames", 0, MOST_FRAMES, default=0),
        presses=tuple(_press(each, known) for each in entry.entries("presses", required=False)),
        muscles=tuple(muscles),
        gaps=tuple(_gap(each, known) for each in entry.entries("gaps", required=False)),
    )
    check_sides(entry, "says", (built.says,))
    if known.works and built.says and "{leg}" not in built.says:
        entry.complain("A leg works here, so say which in every pose: write {leg}.", "says")
    entry.close()
    return built, arrows


def poses(entry: Entry, known: Known) -> dict[str, tuple[Pose, ...]]:
    """Form -> the poses of its picture, in the order of the movement."""
    entries = entry.entries("poses")
    built = [_pose(each, known) for each in entries]
    if built:
        _check_order(entry, entries, [pose for pose, _ in built], known)
    if len(entry.problems) == known.faults:
        for (first, _), (second, _), each in zip(built, built[1:], entries[1:], strict=False):
            _check_between(each, (first.posture, *second.through, second.posture), second.frames, known)
        _check_legs(entries, built, known)
    return {form: tuple(_in_form(pose, arrows, form) for pose, arrows in built) for form in known.forms}


def _check_order(entry: Entry, entries: Sequence[Entry], built: Sequence[Pose], known: Known) -> None:
    """Each pose is drawn once; the movement begins with getting into place, and ends with the work."""
    for key in ("through", "frames"):
        if built[0].through or built[0].frames:
            entries[0].complain(f'Nothing comes before the first pose, so it has no "{key}".', key)
    drawn = [name for pose in built for name in pose.names]
    for missing in [name for name in known.names if name not in drawn]:
        entry.complain(f'The pose "{missing}" is not drawn.', "poses")
    for twice in sorted({name for name in drawn if drawn.count(name) > 1}):
        entry.complain(f'The pose "{twice}" is drawn twice.', "poses")
    for name, at, says in ((known.names[0], 0, "first"), (known.names[1], -1, "last")):
        if name in drawn and name not in built[at].names:
            entries[at].complain(f'The {says} pose should be "{name}".', "pose")


def _check_legs(entries: Sequence[Entry], built: Sequence[_Built], known: Known) -> None:
    """The leg that works is the one that is drawn at work."""
    at = {}
    for each, (pose, arrows) in zip(entries, built, strict=True):
        plain = [arrow for arrow, _ in arrows]
        check_marks(each, pose, plain, known.works, known.body)
        at |= dict.fromkeys(pose.names, (each, replace(pose, arrows=tuple(plain))))
    _, work, rest = known.names
    check_work(*at[work], at[rest][1], known.works, known.props, known.body)


def _check_between(entry: Entry, stops: Sequence[Posture], frames: int, known: Known) -> None:
    """On the way to a pose, what touches goes on touching, and nothing sinks in."""
    worst: dict[tuple[str, str, str], float] = {}
    for posture in [each for each in between(stops, frames, known.props, known.body) if each not in stops]:
        bones = skeleton(posture.angles, posture.lies, known.body)
        sinks = [(point, kind, -depth) for point, kind, depth in sunk(bones, known.props, known.body)]
        for point, kind, far in (*sinks, *missed(bones, posture, known.props, known.body)):
            name = posture.id, point, kind
            worst[name] = max(worst.get(name, 0), far, key=abs)
    for (name, point, kind), far in worst.items():
        what = f"is {far:.0f} away from" if far > 0 else f"sinks {-far:.0f} into"
        entry.complain(f"On the way from {name} the {point} {what} the {kind}.", "frames")


def _in_form(pose: Pose, arrows: list[tuple[Arrow, dict[str, int]]], form: str) -> Pose:
    return replace(
        pose, arrows=tuple(replace(arrow, length=shorter.get(form, arrow.length)) for arrow, shorter in arrows)
    )
