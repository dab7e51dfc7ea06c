"""From pose to pose: angles are mixed, and all that touches goes from where it was straight to where it will be."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.pictures.contacts import gap
from app.pictures.model import Body, Figure, Fixed, Pose, Posture, Prop
from app.pictures.skeleton import Skeleton, skeleton
from app.pictures.solving import Goal, solved

GUIDES = 0.01  # how much what touches at one end only counts, against what touches all the way


def _eased(share: float, begins: bool, ends: bool) -> float:
    """A movement begins and ends slowly, and does not halt at what it goes through."""
    if begins and ends:
        return share * share * (3 - 2 * share)
    if begins:
        return share * share * (2 - share)
    return 1 - (1 - share) ** 2 * (1 + share) if ends else share


def _joined(first: Sequence, second: Sequence) -> tuple:
    return tuple(dict.fromkeys((*first, *second)))


class _Stretch:
    """The movement from one posture to the next."""

    def __init__(self, first: Posture, second: Posture, props: tuple[Prop, ...], body: Body):
        self._first, self._second, self._props, self._body = first, second, props, body
        self._free = _joined(first.free, second.free)
        self._ends = [skeleton(each.angles, each.lies, body) for each in (first, second)]
        self._touch = _joined(first.contacts, second.contacts)
        pins = [{(pin.point, pin.axis) for pin in each.pins} for each in (first, second)]
        self._held = [set(first.contacts) & set(second.contacts), pins[0] & pins[1]]
        self._pins = sorted(pins[0] | pins[1])

    def _goals(self, share: float) -> Iterator[Goal]:
        def mixed(measure, *of) -> float:
            begin, end = (measure(bones, *of) for bones in self._ends)
            return begin + (end - begin) * share

        for each in self._touch:
            yield Goal(*each, mixed(gap, *each, self._props), 1 if each in self._held[0] else GUIDES)
        for each in self._pins:
            yield Goal(*each, mixed(_place, *each), 1 if each in self._held[1] else GUIDES)

    def at(self, share: float) -> Posture:
        """The posture after a share of the way. It keeps what both ends keep."""
        first, second = self._first, self._second
        angles = {name: angle + (second.angles[name] - angle) * share for name, angle in first.angles.items()}
        goals = tuple(self._goals(share))
        found = solved(first.lies, Fixed(angles), self._free, goals, self._props, self._body)
        touches = tuple(each for each in self._touch if each in self._held[0])
        return Posture(f'"{first.id}" to "{second.id}"', first.lies, found, self._free, touches, ())


def _place(bones: Skeleton, point: str, axis: int) -> float:
    return bones.points[point][0][axis]


def between(stops: Sequence[Posture], frames: int, props: tuple[Prop, ...], body: Body) -> Iterator[Posture]:
    """From the first stop to the last, with some frames before each stop. The first itself is not among them."""
    last = len(stops) - 2
    for number, (first, second) in enumerate(pairwise(stops)):
        stretch = _Stretch(first, second, props, body)
        for frame in range(1, frames + 1):
            yield stretch.at(_eased(frame / (frames + 1), number == 0, number == last))
        yield second


def postures(figure: Figure) -> list[tuple[Posture, Pose | None]]:
    """Every frame of a figure, in the order of the movement: its posture, and the pose that it is, if it is one."""
    found: list[tuple[Posture, Pose | None]] = [(figure.poses[0].posture, figure.poses[0])]
    for before, pose in pairwise(figure.poses):
        stops = before.posture, *pose.through, pose.posture
        way = list(between(stops, pose.frames, figure.props, figure.body))
        found += [(posture, None) for posture in way[:-1]] + [(way[-1], pose)]
    return found
