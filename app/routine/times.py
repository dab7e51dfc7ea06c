"""How fast somebody goes through a routine: what they may choose within the method, and what they chose."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.routine.exercise import Routine, Timing

LEAD_IN, PLACE = "lead-in", "place"
WORK, REST, REPETITIONS = "work", "rest", "repetitions"


@dataclass(frozen=True)
class Times:
    work: int  # seconds
    rest: int  # seconds
    repetitions: int


@dataclass(frozen=True)
class Choice:
    """A number that the person may set. `usual` is the one that holds until they do."""

    name: str
    of: str  # lead-in, place, work, rest or repetitions
    exercise: str  # “” for what holds for all of them
    usual: int
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Pace:
    lead_in: int  # seconds from “I’m in place” to the first push or hold
    place: int  # seconds to get into place; 0: until the person says so
    times: Mapping[str, Times]


def _ranges(timing: Timing) -> Iterator[tuple[str, int, range]]:
    yield WORK, timing.work, range(timing.work, timing.work_up_to + 1)
    yield REST, timing.rest, range(timing.rest, timing.rest_up_to + 1)
    yield REPETITIONS, timing.repetitions, range(timing.repetitions_from, timing.repetitions_up_to + 1)


def choices(routine: Routine, exercises: Iterable[str]) -> tuple[Choice, ...]:
    """What can be chosen for these exercises. What the method fixes is no choice."""
    pace = routine.pace
    found = [
        Choice(PLACE, PLACE, "", pace.place, pace.places),
        Choice(LEAD_IN, LEAD_IN, "", pace.lead_in, pace.lead_ins),
    ]
    for exercise in exercises:
        for of, usual, numbers in _ranges(routine.exercises[exercise].timing):
            if len(numbers) > 1:
                found.append(Choice(f"{exercise}-{of}", of, exercise, usual, tuple(numbers)))
    return tuple(found)


def pace_of(routine: Routine, chosen: Mapping[str, int]) -> Pace:
    """The pace with what was chosen. A number that may not be chosen counts for nothing."""
    known = {each.name: each for each in choices(routine, routine.exercises)}
    fit = {name: number for name, number in chosen.items() if name in known and number in known[name].numbers}

    def times(exercise: str, timing: Timing) -> Times:
        return Times(*(fit.get(f"{exercise}-{of}", usual) for of, usual, _ in _ranges(timing)))

    return Pace(
        lead_in=fit.get(LEAD_IN, routine.pace.lead_in),
        place=fit.get(PLACE, routine.pace.place),
        times={name: times(name, each.timing) for name, each in routine.exercises.items()},
    )
