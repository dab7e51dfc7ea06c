"""Entries that come from elsewhere: which are new to a diary, which it has, which clash, and what becomes of those."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.diary.book import FIRST_DAY, LAST_DAY, MOST, Book, in_order
from app.diary.entry import QUARTERS, Entry

OURS, THEIRS, BOTH = "ours", "theirs", "keep-both"
CHOICES = (OURS, THEIRS, BOTH)  # what can become of two entries that clash
Id = tuple[int, int]


@dataclass(frozen=True)
class Arrival:
    """`clashes`: the entry of the diary, and the one that comes, which has its id and is another one."""

    new: Book
    there: Book
    clashes: tuple[tuple[Entry, Entry], ...]
    too_many: int  # of the oldest, when all of them are kept


def _time(entry: Entry) -> int:
    """Quarters of an hour since the day 0."""
    return entry.day * QUARTERS + entry.quarter


def _said(entry: Entry) -> tuple:
    """All but when."""
    return entry.now, entry.after, entry.helped, entry.ended, entry.server_clock


def _moved(entry: Entry, time: int) -> Entry:
    return entry.moved(time - _time(entry))


def compare(book: Book, others: Book) -> Arrival:
    """What others would bring to a book; nothing is changed.

    One that stands a few quarters later, behind entries with other content, was put there as it came before: it is
    there. No two of the others are found in the same one.
    """
    own = {_time(entry): entry for entry in book}
    found = {_time(entry) for entry in others if own.get(_time(entry)) == entry}
    new, there, clashes = [], [], []
    for entry in others:
        time = _time(entry)
        if time not in own:
            new.append(entry)
        elif own[time] == entry or _find(own, entry, found):
            there.append(entry)
        else:
            clashes.append((own[time], entry))
    all_kept = len(book) + len(new) + len(clashes)
    return Arrival(tuple(new), tuple(there), tuple(clashes), max(0, all_kept - MOST))


def _find(own: Mapping[int, Entry], entry: Entry, found: set[int]) -> bool:
    """True when this entry stands in the run of taken quarters behind its own. Then that one is found."""
    time, said = _time(entry), _said(entry)
    while (time := time + 1) in own:
        if time not in found and _said(own[time]) == said:
            found.add(time)
            return True
    return False


def settle(book: Book, others: Book, chosen: Mapping[Id, str]) -> Book:
    """The book with all that is new, and with what was chosen for each id that clashes; the oldest of too many go.

    Raises KeyError when nothing was chosen for one.
    """
    arrival = compare(book, others)
    kept = {_time(entry): entry for entry in (*book, *arrival.new)}
    kept |= {_time(entry): entry for _, entry in arrival.clashes if chosen[entry.id] == THEIRS}
    for _, entry in arrival.clashes:  # once all others have their places
        if chosen[entry.id] == BOTH:
            time = _free(kept, _time(entry))
            kept[time] = _moved(entry, time)
    return in_order(kept.values())[-MOST:]


def _free(kept: Mapping[int, Entry], time: int) -> int:
    """The next free quarter; the one before, where the days that a diary knows are at their end."""
    later = range(time + 1, (LAST_DAY + 1) * QUARTERS)
    earlier = range(time - 1, FIRST_DAY * QUARTERS - 1, -1)
    return next(each for times in (later, earlier) for each in times if each not in kept)
