"""Where the trend stands in its drawing: marks, lines, and the labels that fit beside each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.diary.entry import Entry
from app.diary.trend import SERIES, TOLD_BETWEEN, WEEK, Point, days_of_a_point, numbers_of, points, runs

# All lengths are in the units of the drawing, which is about as wide as the window of a small phone in pixels.
WIDTH, HEIGHT = 360, 240
LEFT, RIGHT, TOP, BOTTOM = 32, 24, 12, 30  # what the numbers, half a label of a day and the days need
LABEL = 70  # from the middle of one label of a day to that of the next, at least
STEPS = 1, 2, 4, WEEK  # days between two labels; then weeks, doubled until they fit
LEVELS = range(0, 11, 2)
MOST_LARGE = 20  # so many points have room for large marks


@dataclass(frozen=True)
class Mark:
    across: float
    down: float


@dataclass(frozen=True)
class Trace:
    """One series: its marks, and the lines that join them, as the d of an SVG path."""

    series: str
    marks: tuple[Mark, ...]
    path: str


def down(number: float) -> float:
    """How far down a number from 0 to 10 stands."""
    return round(TOP + (10 - number) * (HEIGHT - TOP - BOTTOM) / 10, 1)


@dataclass(frozen=True)
class Plot:
    """The drawing of all entries that tell a number. Nothing but `points` is there to ask for when there are none."""

    points: Sequence[Point]
    last_day: int  # of an entry
    entries: int

    width, height, left, right, floor = WIDTH, HEIGHT, LEFT, WIDTH - RIGHT, HEIGHT - BOTTOM

    @property
    def _days(self) -> int:
        return self.points[-1].first - self.points[0].first

    @property
    def small(self) -> bool:
        """True where there are too many points for large marks."""
        return len(self.points) > MOST_LARGE

    @property
    def has_gaps(self) -> bool:
        return any(len(runs(self.points, series)) > 1 for series in SERIES)

    @property
    def has_averages(self) -> bool:
        return self.entries > len(self.points)

    @property
    def levels(self) -> list[tuple[int, float]]:
        """Each number at the side, and how far down it stands."""
        return [(level, down(level)) for level in LEVELS]

    def across(self, day: int) -> float:
        """Where a day stands; the only one there is stands in the middle."""
        room = WIDTH - LEFT - RIGHT
        share = (day - self.points[0].first) / self._days if self._days else 0.5
        return round(LEFT + share * room, 1)

    @property
    def labels(self) -> list[tuple[int, float]]:
        """The days that are named below, from the first one on, and where each stands."""
        first, step = self.points[0].first, next(self._steps())
        return [(day, self.across(day)) for day in range(first, first + self._days + 1, step)]

    def _steps(self) -> Iterator[int]:
        """The steps from label to label with room for each, the shortest first: whole points, and best whole weeks."""
        room, unit = (WIDTH - LEFT - RIGHT) / max(self._days, 1), self.points[0].days
        known = iter(STEPS if unit == 1 else (unit,))
        step = next(known)
        while True:
            if step * room >= LABEL:
                yield step
            step = next(known, 2 * step)

    @property
    def traces(self) -> list[Trace]:
        """Each series of which something was told."""
        made = (self._trace(series) for series in SERIES)
        return [trace for trace in made if trace.marks]

    def _trace(self, series: str) -> Trace:
        joined = [[self._mark(point, series) for point in run] for run in runs(self.points, series)]
        lines = ["M" + "L".join(f"{each.across:g} {each.down:g}" for each in run) for run in joined if len(run) > 1]
        path = "" if series == TOLD_BETWEEN else "".join(lines)  # told at any time of the day: no line leads there
        return Trace(series, tuple(mark for run in joined for mark in run), path)

    def _mark(self, point: Point, series: str) -> Mark:
        return Mark(self.across(point.first), down(point.told[series]))


def plot_of(book: Iterable[Entry]) -> Plot:
    """The trend of a book, laid out."""
    told = [entry for entry in book if any(numbers_of(entry))]
    return Plot(points(told, days_of_a_point(told)), max((entry.day for entry in told), default=0), len(told))
