"""The routine’s timeline: blocks of phases in order, with the “did it help?” branch. Seconds are whole numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from app.decision.decision import Decision, Offered
from app.decision.sides import BOTH
from app.routine.exercise import Routine, Timing
from app.routine.times import Pace, Times, pace_of

READY, SWITCH, REST = "ready", "switch", "rest"
WORSE = "worse"  # what was said, or came out, when nothing more is to be done


@dataclass(frozen=True)
class Phase:
    kind: str  # ready, push, hold, rest or switch
    side: str | None  # the leg that works: left, right, or None when none does
    seconds: int  # 0: lasts until the person says that they are in place
    rep: int  # 1 and up; 0 for ready and switch


@dataclass(frozen=True)
class Block:
    exercise: str
    form: str
    legs: tuple[str, ...]
    phases: tuple[Phase, ...]
    times: Times
    closing: bool = False  # the second knee brace, at the end
    asks: bool = False  # “did it help?” follows

    @property
    def sides(self) -> tuple[str | None, ...]:
        """The leg that works, one after the other; None alone where none does."""
        return tuple(dict.fromkeys(phase.side for phase in self.phases))

    def phases_of(self, side: str | None) -> tuple[Phase, ...]:
        return tuple(phase for phase in self.phases if phase.side == side)

    @property
    def sets(self) -> tuple[tuple[Phase, ...], ...]:
        """The phases from one place to take to the next. Switching sides ends the set before it."""
        starts = [at for at, phase in enumerate(self.phases) if phase.kind == READY]
        return tuple(self.phases[start:end] for start, end in pairwise([*starts, None]))

    @property
    def seconds(self) -> int:
        """The timed part, in seconds."""
        return sum(phase.seconds for phase in self.phases)


def _phases(legs: tuple[str, ...], work: str, times: Times, switch: int) -> Iterator[Phase]:
    for number, side in enumerate(legs or (None,)):
        if number:
            yield Phase(SWITCH, side, switch, 0)
        yield Phase(READY, side, 0, 0)
        for rep in range(1, times.repetitions + 1):
            yield Phase(work, side, times.work, rep)
            yield Phase(REST, side, times.rest, rep)


def possible_phases(routine: Routine, timing: Timing) -> Iterator[Phase]:
    """Every phase that an exercise with these times can have, whatever leg works and whatever is chosen."""
    for side in (*BOTH, None):
        yield from (Phase(READY, side, 0, 0), Phase(SWITCH, side, routine.pace.switch, 0))
        for rep in range(1, timing.repetitions_up_to + 1):
            yield from (Phase(timing.phase, side, each, rep) for each in range(timing.work, timing.work_up_to + 1))
            yield from (Phase(REST, side, each, rep) for each in range(timing.rest, timing.rest_up_to + 1))


def pain_is_worse(scale: Mapping, before: int, now: int) -> bool:
    """The pain rose by so much, or rose to so much, that the exercises should rest. The limits come from content."""
    return now - before >= scale["up_by"] or (now > before and now >= scale["up_to"])


def build(
    routine: Routine, decision: Decision, helped: str | None = None, own: Pace | None = None
) -> tuple[Block, ...]:
    """The blocks to do, in order. `helped` is the answer after the first knee brace; `own` is the person’s pace.

    “yes” leaves out what the content names; “worse” leaves nothing. The closing one stands when something came before.
    """
    if helped == WORSE:
        return ()
    own = own or pace_of(routine, {})
    offered = [each.exercise for each in decision.offered]
    asks = routine.asks_whether_it_helped if routine.asks_whether_it_helped in offered and len(offered) > 1 else None
    left_out = routine.helped_leaves_out if asks and helped == "yes" else ()
    done = [each for each in decision.offered if each.exercise not in left_out]

    def block(each: Offered, **marks: bool) -> Block:
        times, work = own.times[each.exercise], routine.exercises[each.exercise].timing.phase
        phases = tuple(_phases(each.legs, work, times, routine.pace.switch))
        return Block(each.exercise, each.form, each.legs, phases, times, **marks)

    blocks = [block(each, asks=each.exercise == asks) for each in done]
    closing = next((each for each in done if each.exercise == routine.closes_with), None)
    if closing and len(done) > 1:
        blocks.append(block(closing, closing=True))
    return tuple(blocks)
