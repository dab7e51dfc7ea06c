"""Where in time each phase is, and what sounds when. The player, the sound files and the paper all go by this."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.routine.phases import READY, REST, SWITCH, Block, Phase
from app.routine.times import Pace

LEAD = "lead"
# Silence after each set when the person is waited for. A page that sleeps has this long to stop the sound.
WAITED_FOR = 30
TICKS = (3, 2, 1)  # seconds before a change
# Seconds of what stood before that run again after a pause. Their ticks are those of a lead-in.
LEAD_AFTER_PAUSE = max(TICKS)
TICK, WORK, DONE = "tick", "work", "done"


@dataclass(frozen=True)
class Part:
    kind: str  # ready, lead, push, hold, rest or switch
    phase: int  # position of the phase that runs; of the one that comes, in a lead-in
    start: int  # seconds
    seconds: int

    @property
    def end(self) -> int:
        return self.start + self.seconds


def minutes(blocks: Iterable[Block], pace: Pace) -> int:
    """Whole minutes that a routine takes, with the time before each set to get into place and ready."""
    seconds = sum(block.seconds + len(block.sets) * (pace.place + pace.lead_in) for block in blocks)
    return -(-seconds // 60)


def timeline(phases: Iterable[Phase], lead_in: int, place: int) -> tuple[Part, ...]:
    """Every second of some phases in a row. Before each set stand its place to take and a lead-in."""
    parts: list[Part] = []

    def add(kind: str, phase: int, seconds: int) -> None:
        parts.append(Part(kind, phase, parts[-1].end if parts else 0, seconds))

    for at, phase in enumerate(phases):
        if phase.kind == READY:
            add(READY, at, place or WAITED_FOR)
            add(LEAD, at + 1, lead_in)
        else:
            add(phase.kind, at, phase.seconds)
    return tuple(parts)


def _sounds(part: Part, following: Part | None) -> Iterator[tuple[int, str]]:
    """(seconds after its start, cue) in order: what begins, ticks before it changes, and the end of a set."""
    if part.kind in (REST, SWITCH):
        yield 0, part.kind
    elif part.kind not in (READY, LEAD):
        yield 0, WORK
    if part.kind not in (READY, SWITCH):
        yield from ((part.seconds - before, TICK) for before in TICKS)
    if part.kind == REST and (following is None or following.kind == READY):
        yield part.seconds, DONE


def cues(parts: tuple[Part, ...]) -> Iterator[tuple[int, str]]:
    """(second, cue) in order."""
    for part, following in pairwise([*parts, None]):
        yield from ((part.start + after, cue) for after, cue in _sounds(part, following))


def for_script(parts: tuple[Part, ...]) -> dict:
    """The parts and their cues as static/js/player/session.js reads them. What comes again and again is written once.

    `patterns` are [kind, seconds, [[seconds after its start, cue], …]]. `parts` are the pattern of each part: where it
    begins, and which phase it is of, follows from those before it.
    """
    numbers: dict[tuple, int] = {}  # pattern -> its place in the list
    found = []
    for part, following in pairwise([*parts, None]):
        pattern = (part.kind, part.seconds, tuple(_sounds(part, following)))
        found.append(numbers.setdefault(pattern, len(numbers)))
    return {"patterns": list(numbers), "parts": found, "again": LEAD_AFTER_PAUSE}
