"""A chart: a drawing beside a question, whose areas light up with the options that are chosen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stroke:
    kind: str  # how it looks
    path: str  # as in the d of an SVG path


@dataclass(frozen=True)
class Label:
    says: str
    across: int
    down: int


@dataclass(frozen=True)
class Spot:
    """One shape of an area: an ellipse, or a box where its corners are round. Lengths are those of the chart."""

    across: int  # of its middle
    down: int
    wide: int
    high: int
    corners: int = 0
    turned: int = 0  # degrees, clockwise
    side: str | None = None  # “left” or “right”: it stays dark when only the opposite side is sore


@dataclass(frozen=True)
class Area:
    id: str
    number: int  # the one name of it that styles know, from 1
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Chart:
    id: str
    caption: str
    width: int
    height: int
    behind: tuple[Stroke, ...]  # drawn before the areas
    areas: tuple[Area, ...]
    in_front: tuple[Stroke, ...]
    labels: tuple[Label, ...]
    lit: tuple[str, ...] = ()  # the areas that are lit on the start page; without any it does not stand there
    facts: tuple[str, ...] = ()
