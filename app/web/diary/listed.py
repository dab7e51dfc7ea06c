"""The diary as a list for people: the newest first, older ones by month, each entry with its time in words."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.dates import WHOLE, WITHOUT_YEAR, date_in_words
from app.diary.book import Book
from app.diary.entry import Entry
from app.web.content import content
from app.web.diary.named import name_of
from app.web.diary.times import quarter_text

MONTH = "yMMMM"  # “November 2026”
OPEN = 10  # entries, the newest: a phone’s two or three screens


@dataclass(frozen=True)
class Listed:
    """One entry: its name as forms send it, and its day and time as they are read."""

    name: str
    day: str
    time: str
    entry: Entry


@dataclass(frozen=True)
class Month:
    """`rest`: the newest of its entries stand elsewhere."""

    name: str
    rest: bool
    entries: list[Listed]


def newest(book: Book) -> list[Listed]:
    """What stands open. An entry of an earlier year than the last one says its year."""
    year = _day(book[-1]).year if book else None
    return [_listed(each, WITHOUT_YEAR if _day(each).year == year else WHOLE) for each in reversed(book[-OPEN:])]


def months(book: Book) -> list[Month]:
    """The older ones, which are folded."""
    by_month = groupby(reversed(book[:-OPEN]), key=_month)
    shown = _month(book[-OPEN]) if len(book) >= OPEN else None
    return [
        Month(_date(month, MONTH), month == shown, [_listed(each, WITHOUT_YEAR) for each in entries])
        for month, entries in by_month
    ]


def _day(entry: Entry) -> date:
    return date.fromordinal(entry.day)


def _month(entry: Entry) -> date:
    return _day(entry).replace(day=1)


def _listed(entry: Entry, shape: str) -> Listed:
    return Listed(name_of(entry), _date(_day(entry), shape), quarter_text(entry.quarter), entry)


def _date(day: date, shape: str) -> str:
    return date_in_words(day, content().language, shape)


def when_words(entry: Entry) -> tuple[str, str]:
    """(day, time) of an entry, as they are read anywhere."""
    return _date(_day(entry), WHOLE), quarter_text(entry.quarter)
