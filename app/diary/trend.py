"""The trend: what the diary says of each day, or of each week once there are too many days to tell apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.diary.entry import BETWEEN, Entry

WEEK = 7  # days
# So many marks can be told apart beside each other on a narrow phone, and so many rows can still be read.
MOST_POINTS = 60
# A weekend without an entry is no gap. After more days nobody knows how it was meanwhile: no line says that it was so.
DAYS_LEFT_OUT = 2
SERIES = BEFORE, AFTER, TOLD_BETWEEN = "before", "after", "between"


@dataclass(frozen=True)
class Point:
    """One day or several. Each number is a mean of what was told there, to a tenth: so it is drawn, and so written."""

    first: int  # its days, as date.toordinal() counts
    last: int
    sessions: int
    entries: int  # sessions, and what was told in between
    told: Mapping[str, float]  # series -> mean; a series of which nothing was told is missing

    @property
    def days(self) -> int:
        return self.last - self.first + 1


def numbers_of(entry: Entry) -> Iterator[tuple[str, int]]:
    """Each number of an entry with its series."""
    given = {TOLD_BETWEEN: entry.now} if entry.ended == BETWEEN else {BEFORE: entry.now, AFTER: entry.after}
    yield from ((series, number) for series, number in given.items() if number is not None)


def mean(numbers: Iterable[int]) -> float:
    """To a tenth, half a tenth upwards. Raises ZeroDivisionError for no numbers."""
    known = list(numbers)
    return (20 * sum(known) + len(known)) // (2 * len(known)) / 10


def days_of_a_point(book: Iterable[Entry]) -> int:
    """One day, or as many weeks as it takes to have no more than MOST_POINTS points."""
    days = [entry.day for entry in book]
    whole = max(days) - min(days) + 1 if days else 0
    return 1 if whole <= MOST_POINTS else WEEK * -(-whole // (WEEK * MOST_POINTS))


def points(book: Iterable[Entry], days: int) -> tuple[Point, ...]:
    """A point for each stretch of so many days with an entry in it, counted from the day of the first entry.

    The entries stand in their order.
    """
    stretches: dict[int, list[Entry]] = {}
    for entry in book:
        start = next(iter(stretches), entry.day)
        stretches.setdefault(entry.day - (entry.day - start) % days, []).append(entry)
    return tuple(_point(first, first + days - 1, entries) for first, entries in stretches.items())


def _point(first: int, last: int, entries: list[Entry]) -> Point:
    numbers: dict[str, list[int]] = {}
    for series, number in (pair for entry in entries for pair in numbers_of(entry)):
        numbers.setdefault(series, []).append(number)
    told = {series: mean(numbers[series]) for series in SERIES if series in numbers}
    return Point(first, last, sum(entry.ended != BETWEEN for entry in entries), len(entries), told)


def runs(of: Iterable[Point], series: str) -> list[list[Point]]:
    """The points of a series that a line joins, in one list each: a gap of more than DAYS_LEFT_OUT breaks the line."""
    found: list[list[Point]] = []
    for point in (each for each in of if series in each.told):
        if found and point.first - found[-1][-1].last - 1 <= DAYS_LEFT_OUT:
            found[-1].append(point)
        else:
            found.append([point])
    return found
