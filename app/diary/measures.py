"""The numbers of a diary, under general names, for the rules of the diary. No number is better than a wrong one.

All of them are whole: rounded down, so that “at most 1” means less than 2. What cannot be told has no number, and a
rule over it does not hold. Only what was told at rest counts as a level: before a session, or in between.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from math import floor
from statistics import median

from app.diary.book import Book
from app.diary.entry import BETWEEN, FINISHED, QUARTERS, STOPPED, Entry

BESIDE = 3  # so many days in a row smooth one: their middle one counts, and one odd day alone changes nothing
IN_AN_HOUR = 4  # quarters
WEEK = 7  # days


@dataclass(frozen=True)
class Limits:
    """From where something counts. The content says each, and why."""

    break_days: int  # after a longer time without an entry all begins anew
    recent_days: int  # the last so many days are now
    again_days: int  # and so many are lately
    points: int  # a change of the pain that counts has so many
    percent: int  # and, when it falls, so much of what it was
    rise: int  # so many points above what stood before a session is a rise
    lasts_hours: int  # from so many hours on a rise lasts
    near_hours: int  # two numbers that are further apart tell nothing of the time between them
    most_after: int  # pain that has risen higher than this was too much
    helped: tuple[str, ...]  # the answers that say that it helped
    worse: tuple[str, ...]  # and those that say the opposite


@dataclass(frozen=True)
class Told:
    """A number that was told at rest."""

    quarter: int  # of an hour, counted from a day long ago
    pain: int
    session: bool  # a session followed it


@dataclass(frozen=True)
class Run:
    """The entries since the last long break, up to today."""

    entries: tuple[Entry, ...]
    today: int  # as date.toordinal() counts
    limits: Limits

    @cached_property
    def told(self) -> tuple[Told, ...]:
        rest = (each for each in self.entries if each.now is not None)
        return tuple(Told(each.day * QUARTERS + each.quarter, each.now, each.ended != BETWEEN) for each in rest)

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The days on which a number was told."""
        return tuple(dict.fromkeys(each.quarter // QUARTERS for each in self.told))

    @cached_property
    def levels(self) -> tuple[float, ...]:
        """For each of these days the middle one of three: of itself and the days beside it. None with fewer days."""
        by_day = groupby(self.told, key=lambda each: each.quarter // QUARTERS)
        plain = [median(each.pain for each in same) for _, same in by_day]
        if len(plain) < BESIDE:
            return ()
        starts = (min(max(day - 1, 0), len(plain) - BESIDE) for day in range(len(plain)))
        return tuple(median(plain[start : start + BESIDE]) for start in starts)


def run_of(book: Book, today: int, limits: Limits) -> Run:
    """The present run of a book. It has no entry when the last one is too long ago.

    A day after tomorrow is a clock that was wrong, and does not count; tomorrow may have begun where the person is.
    """
    known = [each for each in book if each.day <= today + 1]
    today = max([today, *(each.day for each in known[-1:])])
    start = len(known)
    for at, (each, after) in reversed(list(enumerate(pairwise([*(e.day for e in known), today])))):
        if after - each > limits.break_days:
            break
        start = at
    return Run(tuple(known[start:]), today, limits)


# --- How strong the pain is, and was


def level(run: Run) -> int | None:
    """How strong the pain is now: the middle one of the last three days on which it was told."""
    return floor(run.levels[-1]) if run.levels else None


def weeks(run: Run) -> int | None:
    """Whole weeks from the first day on which a number was told until today."""
    return (run.today - run.days[0]) // WEEK if run.days else None


def _ends(run: Run) -> tuple[float, float] | None:
    """How strong it was in the first three days and in the last three, which are other ones."""
    return (run.levels[0], run.levels[-1]) if len(run.levels) >= 2 * BESIDE else None


def fall(run: Run) -> int | None:
    """By how many points the pain has fallen since the first three days on which it was told; 0 when it has risen."""
    ends = _ends(run)
    return max(0, floor(ends[0] - ends[1])) if ends else None


def fall_percent(run: Run) -> int | None:
    """The same as a share of what it was then. None where there was no pain."""
    ends = _ends(run)
    return max(0, floor(100 * (ends[0] - ends[1]) / ends[0])) if ends and ends[0] else None


def worse_days(run: Run) -> int | None:
    """For how many days, up to the last told, each level was above the first by as much as counts; 0 if that is not."""
    if not run.levels:
        return None
    since = len(run.levels)
    while run.levels[since - 1] >= run.levels[0] + run.limits.points:
        since -= 1
    return run.days[-1] - run.days[since] if since < len(run.days) else 0


def falls_and_rises(run: Run) -> int | None:
    """How often the level fell by as much as counts and then rose again by as much."""
    if not run.levels:
        return None
    count, falling, end = 0, False, run.levels[0]
    for now in run.levels:
        if falling and now - end >= run.limits.points:
            count, falling, end = count + 1, False, now
        elif not falling and _is_fall(end, now, run.limits):
            falling, end = True, now
        else:
            end = min(end, now) if falling else max(end, now)
    return count


def _is_fall(before: float, after: float, limits: Limits) -> bool:
    return before - after >= limits.points and 100 * (before - after) >= limits.percent * before


# --- What stays after a session


def rise_hours(run: Run) -> int | None:
    """For how many hours up to the last number told all that was told is a rise above what stood before a session.

    The longest such time counts. It is 0 where there is no rise, and None where no number follows one before a session.
    """
    return _hours_up(run, len(run.told) - 1)


def _hours_up(run: Run, last: int) -> int | None:
    hours, least = None, run.told[last].pain if run.told else 0
    for at in range(last - 1, -1, -1):
        each = run.told[at]
        if run.told[at + 1].quarter - each.quarter > run.limits.near_hours * IN_AN_HOUR:
            break
        if each.session:
            is_up = least - each.pain >= run.limits.rise
            hours = (run.told[last].quarter - each.quarter) // IN_AN_HOUR if is_up else hours or 0
        least = min(least, each.pain)
    return hours


def rises(run: Run) -> int | None:
    """How often lately a rise lasted: one that was gone in between counts anew."""
    since = (run.today - run.limits.again_days) * QUARTERS
    known = [_hours_up(run, at) for at, each in enumerate(run.told) if each.quarter >= since]
    if all(hours is None for hours in known):
        return None
    lasting = [False, *((hours or 0) >= run.limits.lasts_hours for hours in known)]
    return sum(now and not before for before, now in pairwise(lasting))


# --- What a session does


def _changes(run: Run) -> Iterator[Entry]:
    """The sessions that say what they did: with both numbers, or stopped."""
    for each in run.entries:
        if each.ended == STOPPED or (each.ended == FINISHED and None not in (each.now, each.after)):
            yield each


def _has_helped(each: Entry, limits: Limits) -> bool:
    if each.ended != FINISHED:
        return False
    return _is_fall(each.now, each.after, limits) or (each.helped in limits.helped and each.after <= each.now)


def helped_days(run: Run) -> int | None:
    """On how many of the recent days more than half of the sessions helped. One that was stopped did not."""
    days = _recent(run, _changes(run), _has_helped)
    return sum(2 * sum(day) > len(day) for day in days) if days else None


def _recent(run: Run, sessions: Iterable[Entry], has: Callable[[Entry, Limits], bool]) -> list[list[bool]]:
    """For each of the recent days whether its sessions have something."""
    recent = (each for each in sessions if run.today - each.day < run.limits.recent_days)
    return [[has(each, run.limits) for each in same] for _, same in groupby(recent, key=lambda each: each.day)]


def hurt_days(run: Run) -> int | None:
    """On how many of the recent days half of the sessions or more hurt. Here it counts too if no number says so."""
    sessions = (each for each in run.entries if each.ended != BETWEEN)
    return sum(2 * sum(day) >= len(day) for day in _recent(run, sessions, _has_hurt)) if run.entries else None


def _has_hurt(each: Entry, limits: Limits) -> bool:
    """One that was stopped did, or of which that was said, unless the numbers say that the pain was lower."""
    by = 0 if None in (each.now, each.after) else each.after - each.now
    if by > 0 and (by >= limits.points or each.after > limits.most_after):
        return True
    return by >= 0 and (each.ended == STOPPED or each.helped in limits.worse)


def unchanged_sessions(run: Run) -> int | None:
    """How many of the latest finished sessions in a row moved the pain by less than counts, and did not help.

    A session that began with less pain than that says nothing here, and is passed over.
    """
    told = [each for each in _changes(run) if each.ended == FINISHED and each.now >= run.limits.points]
    moved = [abs(each.now - each.after) >= run.limits.points or _has_helped(each, run.limits) for each in told[::-1]]
    return next((at for at, changed in enumerate(moved) if changed), len(moved)) if moved else None


PAIN, PERCENT, COUNT = 10, 100, 999  # how far a measure can go
MEASURES: Mapping[str, tuple[Callable[[Run], int | None], int]] = {
    "level": (level, PAIN), "weeks": (weeks, COUNT), "fall": (fall, PAIN), "fall-percent": (fall_percent, PERCENT),
    "worse-days": (worse_days, COUNT), "falls-and-rises": (falls_and_rises, COUNT), "rise-hours": (rise_hours, COUNT),
    "rises": (rises, COUNT), "helped-days": (helped_days, WEEK), "hurt-days": (hurt_days, WEEK),
    "unchanged-sessions": (unchanged_sessions, COUNT),
}  # fmt: skip


def measures(book: Book, today: int, limits: Limits) -> dict[str, int]:
    """The numbers of a book by the names of measures. `today` as date.toordinal() counts."""
    run = run_of(book, today, limits)
    numbers = {name: measure(run) for name, (measure, _) in MEASURES.items()}
    return {name: number for name, number in numbers.items() if number is not None}
