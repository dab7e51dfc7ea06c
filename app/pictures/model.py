"""A picture of an exercise as data: a body, how it lies and moves, what stands in the room, the camera, the marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

# Lengths are thousandths of the body’s height, angles are clinical degrees. x grows from the head to the feet, y
# upwards from the floor, z towards the viewer. Near is the side at which the viewer sits.
Vector = tuple[float, float, float]
NEAR, FAR = "near", "far"
LIMBS = {f"{depth}-{kind}": kind for kind in ("leg", "arm") for depth in (NEAR, FAR)}
JOINTS = {
    "leg": ("hip", "hip-out", "hip-turn", "knee", "ankle", "tip", "toes"),
    "arm": ("shoulder", "shoulder-out", "shoulder-turn", "elbow", "palm", "wrist"),
    "trunk": ("trunk", "roll", "spine", "neck"),
}
PELVIS = ("along", "high", "out")  # where the pelvis is: x, y, z
LENGTHS = (
    "waist", "chest", "neck", "hips", "shoulders", "thigh", "shank", "upper-arm", "forearm",
)  # fmt: skip
FACE_UP = "face-up"
LIES = (FACE_UP, "face-down")


class Fixed(dict):
    """A mapping that nothing changes, so that what holds it can be a key."""

    def __hash__(self) -> int:
        return hash(frozenset(self.items()))


@dataclass(frozen=True)
class Ball:
    """A round piece of a body part: where in the part it is, and its radius."""

    segment: str  # pelvis, chest, or thigh, shank, … of the limb of that side
    along: int
    front: int
    out: int
    radius: int


@dataclass(frozen=True)
class Muscle:
    """A patch on the body: the hull of some balls, drawn as soon as the parts that carry it are."""

    on: tuple[str, ...]  # parts of the body: pelvis, chest, thigh, …
    balls: tuple[Ball, ...]


@dataclass(frozen=True)
class Body:
    lengths: Mapping[str, int]
    joints: Mapping[str, tuple[int, int]]  # joint -> how far it goes, from and to
    muscles: Mapping[str, Muscle]
    sore: Muscle  # what is tinted of the sore side
    tolerance: int  # a contact may miss by this much
    labels: Mapping[str, str]  # pose -> its word beside the picture
    legend: Mapping[str, str]  # what the signs in a picture mean
    both_sore: tuple[str, ...]  # the answers that tell of two sore sides at once: both are tinted
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Camera:
    """Where a picture is seen from: a weak perspective, in which a ball stays a circle."""

    turn: int  # degrees from straight at the near side: above 0 towards the head, below 0 towards the feet
    rise: int  # degrees above the floor
    eye: int  # how far away
    size: int  # hundredths: paper units for a hundred thousandths of the body
    middle: tuple[int, int, int]  # this place in the room …
    at: tuple[int, int]  # … stands here on paper


@dataclass(frozen=True)
class Prop:
    """What stands in the room: its kind, and its measures by name (app/pictures/room.py)."""

    kind: str
    measures: Mapping[str, int]


@dataclass(frozen=True)
class Pin:
    """A point of the body that is at a place, on one axis (0, 1 or 2), whatever is there."""

    point: str
    axis: int
    at: int


@dataclass(frozen=True)
class Posture:
    id: str
    lies: str
    angles: Mapping[str, float]  # “pelvis.along”, “trunk.spine”, “far-leg.hip” …; solved, so that all contacts close
    free: tuple[str, ...]  # the angles that may move to close them
    contacts: tuple[tuple[str, str], ...]  # point of the body, kind of prop
    pins: tuple[Pin, ...]


@dataclass(frozen=True)
class Arrow:
    point: str  # of the body
    way: str
    length: int
    ends: bool  # whether it ends at the point, or begins there


@dataclass(frozen=True)
class Gap:
    """A measure from a part of the body straight to a prop, with words at it."""

    point: str
    to: str  # kind of prop
    says: str


@dataclass(frozen=True)
class Pose:
    names: tuple[str, ...]  # set-up, between, push, hold or rest
    posture: Posture
    says: str
    through: tuple[Posture, ...] = ()  # what the movement to it goes through
    frames: int = 0  # between each two of these
    arrows: tuple[Arrow, ...] = ()
    presses: tuple[tuple[str, str], ...] = ()  # point of the body, kind of prop: marks of a press on it
    muscles: tuple[tuple[str, str], ...] = ()  # near or far, muscle
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True)
class Figure:
    exercise: str
    form: str
    variant: str | None
    title: str
    camera: Camera
    size: tuple[int, int]  # width and height on paper
    works: str | None  # the limb that works
    props: tuple[Prop, ...]
    poses: tuple[Pose, ...]  # in the order of the movement
    body: Body
    person: int  # which of the people of static/css/figures.css

    @cached_property
    def pose(self) -> Mapping[str, Pose]:
        return {name: pose for pose in self.poses for name in pose.names}
