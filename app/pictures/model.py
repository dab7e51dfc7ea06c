"""A picture of an exercise as data: what a body is made of, how it lies, what it touches, and where the push goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

# Lengths are thousandths of the body’s height, angles are clinical degrees. x grows from the head to the feet, y
# upwards from the floor, z towards the viewer. Near is the side at which the viewer sits.
NEAR, FAR = "near", "far"
LIMBS = {f"{depth}-{kind}": kind for kind in ("leg", "arm") for depth in (NEAR, FAR)}
JOINTS = {
    "leg": ("hip", "hip-out", "hip-turn", "knee", "ankle", "toes"),
    "arm": ("shoulder", "shoulder-out", "shoulder-turn", "elbow", "wrist"),
    "trunk": ("spine", "neck"),
}
LENGTHS = (
    "waist", "chest", "neck", "hips", "shoulders", "thigh", "shank", "upper-arm", "forearm",
)  # fmt: skip
SEGMENTS = ("pelvis", "chest", "thigh", "shank")  # where a muscle can be
LIES = ("face-up", "face-down")
VIEWS = ("side", "above")


@dataclass(frozen=True)
class Muscle:
    segment: str
    start: int  # along the segment
    end: int
    at: int  # from its middle line, positive to the front of the body
    thick: int


@dataclass(frozen=True)
class Body:
    lengths: Mapping[str, int]
    joints: Mapping[str, tuple[int, int]]  # joint -> how far it goes, from and to
    muscles: Mapping[str, Muscle]
    tolerance: int  # a contact may miss by this much
    labels: Mapping[str, str]  # pose -> its word in the picture
    legend: Mapping[str, str]  # what the signs in a picture mean
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prop:
    """A box, or a ball where `radius` is not 0. `low` and `high` are opposite corners; a ball’s centre is `low`."""

    kind: str
    low: tuple[int, int, int]
    high: tuple[int, int, int]
    radius: int = 0


@dataclass(frozen=True)
class Posture:
    id: str
    lies: str
    at: tuple[int, int]  # x and y of the pelvis
    trunk: int  # how far the head end is raised
    joints: Mapping[str, int]  # spine and neck
    limbs: Mapping[str, Mapping[str, int]]  # limb -> joint -> angle
    contacts: tuple[tuple[str, str], ...]  # point of the body, kind of prop


@dataclass(frozen=True)
class Arrow:
    point: str
    way: str
    length: int


@dataclass(frozen=True)
class Pose:
    names: tuple[str, ...]  # set-up, push, hold or rest
    posture: Posture
    arrows: tuple[Arrow, ...]
    muscles: tuple[tuple[str, str], ...]  # near or far, muscle
    says: str


@dataclass(frozen=True)
class Figure:
    exercise: str
    form: str
    variant: str | None
    title: str
    view: str
    size: tuple[int, int]  # width and height of the frame of one pose
    origin: tuple[int, int]  # where in the frame x = 0 on the floor is
    works: str | None  # the limb that works
    props: tuple[Prop, ...]
    poses: tuple[Pose, ...]
    body: Body

    @cached_property
    def pose(self) -> Mapping[str, Pose]:
        return {name: pose for pose in self.poses for name in pose.names}
