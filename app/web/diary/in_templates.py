"""What templates of the diary may call: its drawing, its weeks, and days in words."""

from collections.abc import Sequence
from datetime import date

from flask import Flask

from app.dates import MONTH, SHORT, SHORT_WITH_YEAR, WHOLE, WITHOUT_YEAR, date_in_words, days_in_words
from app.diary.plot import Plot, plot_of
from app.diary.trend import SERIES, Point
from app.web.content import content

YEAR = 366  # days


def day_in_words(day: int, beside: int | None = None) -> str:
    """A day as date.toordinal() counts; without its year where it stands beside another one of the same year."""
    same = beside is not None and _year(day) == _year(beside)
    return _written(day, WITHOUT_YEAR if same else WHOLE)


def days_of(point: Point, among: Sequence[Point]) -> str:
    """The day or days of a point, in little room; with the year only where it stands among points of more than one."""
    shape = SHORT if among[-1].last - among[0].first < YEAR else SHORT_WITH_YEAR
    if point.days == 1:
        return _written(point.first, shape)
    return days_in_words(*map(date.fromordinal, (point.first, point.last)), content().language, shape)


def label_of(day: int, plot: Plot) -> str:
    """The same below the drawing."""
    return _written(day, SHORT if plot.last_day - plot.points[0].first < YEAR else MONTH)


def _year(day: int) -> int:
    return date.fromordinal(day).year


def _written(day: int, shape: str) -> str:
    return date_in_words(date.fromordinal(day), content().language, shape)


def series_of(points: Sequence[Point]) -> list[str]:
    """The series of which something was told."""
    return [series for series in SERIES if any(series in point.told for point in points)]


def register(app: Flask) -> None:
    app.jinja_env.globals.update(
        day_in_words=day_in_words,
        days_of=days_of,
        label_of=label_of,
        plot_of=plot_of,
        series_of=series_of,
    )
