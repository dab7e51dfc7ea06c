"""Places and directions in a room, the frames of body parts, and the camera that looks at them."""

from dataclasses import dataclass
from functools import cached_property
from math import cos, radians, sin, sqrt

from app.pictures.model import Camera, Vector

Seen = tuple[float, float, float]  # x and y on paper, y downwards; and how near to the viewer


def add(first: Vector, second: Vector) -> Vector:
    return first[0] + second[0], first[1] + second[1], first[2] + second[2]


def sub(first: Vector, second: Vector) -> Vector:
    return first[0] - second[0], first[1] - second[1], first[2] - second[2]


def scale(vector: Vector, by: float) -> Vector:
    return vector[0] * by, vector[1] * by, vector[2] * by


def dot(first: Vector, second: Vector) -> float:
    return first[0] * second[0] + first[1] * second[1] + first[2] * second[2]


def cross(a: Vector, b: Vector) -> Vector:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def unit(vector: Vector) -> Vector:
    return scale(vector, 1 / (sqrt(dot(vector, vector)) or 1))


def mix(first: tuple, second: tuple, share: float) -> tuple:
    return tuple(a + (b - a) * share for a, b in zip(first, second, strict=True))


def _turned(a: Vector, b: Vector, angle: float) -> tuple[Vector, Vector]:
    """Two directions at a right angle, both turned from the first towards the second. Degrees."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return (
        (c * a[0] + s * b[0], c * a[1] + s * b[1], c * a[2] + s * b[2]),
        (c * b[0] - s * a[0], c * b[1] - s * a[1], c * b[2] - s * a[2]),
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the body: where it begins, and its directions along it, to its front and outwards."""

    start: Vector
    along: Vector
    front: Vector
    out: Vector

    def bent(self, angle: float) -> "Frame":
        """Turned towards its front."""
        along, front = _turned(self.along, self.front, angle)
        return Frame(self.start, along, front, self.out)

    def spread(self, angle: float) -> "Frame":
        """Turned outwards, away from the other side."""
        along, out = _turned(self.along, self.out, angle)
        return Frame(self.start, along, self.front, out)

    def twisted(self, angle: float) -> "Frame":
        """Turned about its own length, with the front going outwards."""
        front, out = _turned(self.front, self.out, angle)
        return Frame(self.start, self.along, front, out)

    def point(self, along: float = 0, front: float = 0, out: float = 0) -> Vector:
        x, y, z = self.start
        a, f, o = self.along, self.front, self.out
        return (
            x + along * a[0] + front * f[0] + out * o[0],
            y + along * a[1] + front * f[1] + out * o[1],
            z + along * a[2] + front * f[2] + out * o[2],
        )

    def moved(self, along: float = 0, front: float = 0, out: float = 0) -> "Frame":
        return Frame(self.point(along, front, out), self.along, self.front, self.out)


@dataclass(frozen=True)
class View:
    """What a camera sees: from places in the room to spots on paper."""

    camera: Camera

    @cached_property
    def axes(self) -> tuple[Vector, Vector, Vector]:
        """To the right and up on paper, and towards the viewer."""
        turn, rise = radians(self.camera.turn), radians(self.camera.rise)
        right = (cos(turn), 0.0, sin(turn))
        back = (-sin(turn) * cos(rise), sin(rise), cos(turn) * cos(rise))
        return right, cross(back, right), back

    def growth(self, near: float) -> float:
        """How much larger than in the room a length is on paper. What is as near as the eye, or nearer, is huge."""
        return self.camera.size / 100 * self.camera.eye / max(1, self.camera.eye - near)

    def see(self, point: Vector) -> Seen:
        from_middle = sub(point, self.camera.middle)
        right, up, back = self.axes
        near = dot(back, from_middle)
        grow = self.growth(near)
        return self.camera.at[0] + dot(right, from_middle) * grow, self.camera.at[1] - dot(up, from_middle) * grow, near

    def spot(self, point: Vector) -> tuple[float, float]:
        return self.see(point)[:2]
