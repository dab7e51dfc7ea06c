"""The diary as a list for people: the newest first, by month, each entry with its time in words."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.dates import WHOLE, WITHOUT_YEAR, date_in_words
from app.diary.book import Book
from app.diary.entry import Entry
from app.web.content import content
from app.web.diary.times import id_text, quarter_text

MONTH = "yMMMM"  # “November 2026”


@dataclass(frozen=True)
class Listed:
    """One entry: its id as forms send it, and its day and time as they are read."""

    id: str
    day: str
    time: str
    entry: Entry


def months(book: Book) -> list[tuple[str, list[Listed]]]:
    """(name of a month, its entries), all with the newest first."""
    by_month = groupby(reversed(book), key=lambda each: date.fromordinal(each.day).replace(day=1))
    return [(_date(month, MONTH), [_listed(each) for each in entries]) for month, entries in by_month]


def _listed(entry: Entry) -> Listed:
    day = _date(date.fromordinal(entry.day), WITHOUT_YEAR)
    return Listed(id_text(entry.id), day, quarter_text(entry.quarter), entry)


def _date(day: date, shape: str) -> str:
    return date_in_words(day, content().language, shape)


def when_words(entry: Entry) -> tuple[str, str]:
    """(day, time) of an entry, as they are read anywhere."""
    return _date(date.fromordinal(entry.day), WHOLE), quarter_text(entry.quarter)
