"""What the checks of the rules show, and the figures of the last time that they ran."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    id: str
    says: str
    how: str  # proved, for all answers; or sampled, on many
    unit: str  # what its size counts


@dataclass(frozen=True)
class Figure:
    size: int
    seconds: str


@dataclass(frozen=True)
class Checked:
    """One run in which every check passed."""

    version: str  # of the content that was checked
    code: str  # a hash of the code that was checked
    ways: str  # how many ways there are through the questions
    figures: Mapping[str, Figure]  # check id -> its figure
    measures: Mapping[str, str]  # measure of the stories -> per cent


@dataclass(frozen=True)
class Study:
    """What others measured of another tool."""

    study: str
    address: str
    read: str  # abstract, copy or data: how we know the figures
    year: int | None
    figures: Mapping[str, str]  # measure -> per cent
