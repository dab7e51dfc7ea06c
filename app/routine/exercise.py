"""What people are told of each exercise, its times, and the order of the routine."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Timing:
    phase: str  # push or hold
    work: int  # seconds
    rest: int  # seconds
    repetitions: int
    work_up_to: int
    rest_up_to: int
    repetitions_from: int
    repetitions_up_to: int
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    id: str
    name: str
    in_a_sentence: str  # the name as it stands in the middle of a sentence
    legs: str  # a key of sides.LEGS
    position: tuple[str, ...]
    steps: tuple[str, ...]
    feel: str
    get_ready: str
    cue: str
    breath: str  # what to do with it while pushing or holding
    rest_cue: str
    switch: str | None = None
    effort: str | None = None  # how hard, in words that can stand behind “with”
    only_both_sides: bool = False
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Variant:
    id: str
    text: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Exercise:
    id: str
    name: str
    in_a_sentence: str
    article_name: str
    summary: str
    purpose: str
    needs: tuple[str, ...]
    timing: Timing
    forms: tuple[Form, ...]  # hardest first
    mistakes: tuple[str, ...]
    variants: tuple[Variant, ...] = ()
    facts: tuple[str, ...] = ()

    @cached_property
    def form(self) -> Mapping[str, Form]:
        return {form.id: form for form in self.forms}


@dataclass(frozen=True)
class PaceLimits:
    """What is usual and what can be chosen, in seconds. A place of 0 waits for the person."""

    lead_in: int
    lead_ins: tuple[int, ...]
    place: int
    places: tuple[int, ...]
    switch: int  # to hear which side is next


@dataclass(frozen=True)
class Routine:
    exercises: Mapping[str, Exercise]
    order: tuple[str, ...]
    closes_with: str
    asks_whether_it_helped: str
    helped_leaves_out: tuple[str, ...]
    asks_at_the_start: str  # a question of the rulebook: its answer must be fresh when a routine starts
    open_for: int  # minutes for which a routine that was started stays open
    question: str
    answers: Mapping[str, str]
    times_a_day: str
    sides: Mapping[str, str]  # left and right -> the word that people read
    sore_leg: str
    not_sore_leg: str
    pace: PaceLimits
    facts: tuple[str, ...] = ()

    @property
    def left_out(self) -> tuple[Exercise, ...]:
        """What is left out when it helped."""
        return tuple(self.exercises[name] for name in self.helped_leaves_out)
