"""Closes contacts: a few named joints move a little, until all that should touch something does."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import radians

from app.pictures.contacts import reach
from app.pictures.model import Body, Fixed, Posture, Prop, Vector
from app.pictures.skeleton import MOVERS, POINTS, Skeleton, skeleton
from app.pictures.space import cross, dot, sub

# Damped least squares: the less a goal counts, the more its way is damped.
DAMPING = 0.02
ROUNDS, FEW, CLOSE = 40, 6, 0.01
LARGEST = 12  # degrees, or thousandths, that anything moves in a round
MOST_KEPT = 1024  # postures of one process
ANY = (-9999, 9999)
AXES = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@dataclass(frozen=True)
class Goal:
    """How far a point is to be from a prop; or, on an axis, where it is to be."""

    point: str
    to: str | int  # kind of prop, or axis
    far: float
    counts: float = 1

    def off(self, bones: Skeleton, props: Sequence[Prop]) -> tuple[float, Vector]:
        """How much is missing, and the way that leads farther off."""
        centre, radius = bones.points[self.point]
        if isinstance(self.to, int):
            return centre[self.to] - self.far, AXES[self.to]
        away, way = reach(centre, self.to, props)
        return away - radius - self.far, way


def goals_of(posture: Posture) -> tuple[Goal, ...]:
    contacts = tuple(Goal(point, kind, 0) for point, kind in posture.contacts)
    return contacts + tuple(Goal(pin.point, pin.axis, pin.at) for pin in posture.pins)


def _equal(matrix: list[list[float]], goal: list[float]) -> list[float]:
    """What solves some equations, by Gauss. The matrix is positive definite, so that no pivot is 0."""
    rows = [[*row, value] for row, value in zip(matrix, goal, strict=True)]
    count = len(rows)
    for at, row in enumerate(rows):
        for below in rows[at + 1 :]:
            share = below[at] / row[at]
            for column in range(at, count + 1):
                below[column] -= share * row[column]
    found = [0.0] * count
    for at in reversed(range(count)):
        rest = sum(rows[at][column] * found[column] for column in range(at + 1, count))
        found[at] = (rows[at][count] - rest) / rows[at][at]
    return found


def _moves(goal: Goal, way: Vector, bones: Skeleton, free: Sequence[str]) -> list[float]:
    """How much farther off a goal goes, for each free angle, when that grows by 1."""
    movers, place = MOVERS[POINTS[goal.point][0]], bones.points[goal.point][0]
    found = []
    for name in free:
        start, axis = bones.hinges[name]
        if name not in movers:
            found.append(0.0)
        elif start is None:
            found.append(dot(way, axis))
        else:
            found.append(dot(way, cross(axis, sub(place, start))) * radians(1))
    return found


def _step(goals: Sequence[Goal], off: list[tuple[float, Vector]], bones: Skeleton, free: Sequence[str]) -> list[float]:
    """By how much each free angle moves."""
    rows = [_moves(goal, way, bones, free) for goal, (_, way) in zip(goals, off, strict=True)]
    matrix = [[sum(a * b for a, b in zip(first, second, strict=True)) for second in rows] for first in rows]
    for at, goal in enumerate(goals):
        matrix[at][at] += DAMPING / goal.counts
    share = _equal(matrix, [-missing for missing, _ in off])
    steps = [sum(by * row[at] for by, row in zip(share, rows, strict=True)) for at in range(len(free))]
    largest = max(map(abs, steps), default=0)
    return [step * min(1, LARGEST / largest) for step in steps] if largest else steps


@lru_cache(maxsize=MOST_KEPT)
def solved(
    lies: str, angles: Fixed, free: tuple, goals: tuple[Goal, ...], props: tuple[Prop, ...], body: Body
) -> Fixed:
    """The angles, of which the free ones have moved until every goal is as near as can be. None leaves its range."""
    now, left = dict(angles), list(free)
    for number in range(ROUNDS):
        bones = skeleton(now, lies, body)
        off = [goal.off(bones, props) for goal in goals]
        # What counts less only leads the way, for a few rounds.
        wanted = [missing for (missing, _), goal in zip(off, goals, strict=True) if goal.counts == 1 or number < FEW]
        if not left or all(abs(missing) < CLOSE for missing in wanted):
            break
        steps = _step(goals, off, bones, left)
        for name, step in zip(tuple(left), steps, strict=True):
            least, most = body.joints.get(name.partition(".")[2], ANY)
            now[name] = max(least, min(most, now[name] + step))
            if step and now[name] in (least, most):  # it is at its end, and stays there
                left.remove(name)
        if max(map(abs, steps)) < CLOSE:
            break
    return Fixed(now)
