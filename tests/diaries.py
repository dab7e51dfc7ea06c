"""Diaries for tests: a few words each."""

from random import Random

from app.diary.entry import BETWEEN, FINISHED, Entry

FIRST = 739923  # Tuesday, 3 November 2026
MORNING = 32  # in quarters of an hour: 8 o’clock


def session(day: int, now: int | None, after: int | None, quarter: int = MORNING, helped: str | None = None) -> Entry:
    """A session on a day, counted from the first one, 0."""
    return Entry(FIRST + day, quarter, now, after, helped, FINISHED)


def between(day: int, now: int, quarter: int = 60) -> Entry:
    """A number told in between."""
    return Entry(FIRST + day, quarter, now, None, None, BETWEEN)


def daily(*numbers: tuple[int | None, int | None]) -> tuple[Entry, ...]:
    """One session a day, with the numbers before and after; a day of None has no entry."""
    return tuple(session(day, *pair) for day, pair in enumerate(numbers) if pair)


def many(count: int, days: int, dice: Random) -> tuple[Entry, ...]:
    """So many entries over so many days, from the first to the last of them."""
    spread = [0, days - 1, *(dice.randrange(days) for _ in range(count - 2))][:count]
    free = {day: dice.sample(range(96), 96) for day in spread}
    return tuple(sorted((_some(day, free[day].pop(), dice) for day in spread), key=lambda each: each.id))


def _some(day: int, quarter: int, dice: Random) -> Entry:
    if dice.random() < 0.2:
        return between(day, dice.randrange(11), quarter)
    helped = dice.choice([None, "yes", "no-change", "worse"])
    return session(day, dice.randrange(11), dice.choice([None, *range(11)]), quarter, helped)


BOOKS = {
    "one": daily((6, 4)),
    "two": daily((6, 4), (5, 5)),
    "a gap": daily((6, 4), None, None, None, (5, 5)),
    "many on a day": tuple(session(0, number, number, quarter) for quarter, number in enumerate((7, 5, 5, 2))),
    "only in between": (between(0, 6), between(3, 2)),
    "untold": (session(0, None, 3), session(1, 4, None)),
    "90 in 30 days": many(90, 30, Random(1)),
    "200 in 66 days": many(200, 66, Random(4)),
    "600 in 400 days": many(600, 400, Random(2)),
    "90 in 5 years": many(90, 1826, Random(3)),
}
