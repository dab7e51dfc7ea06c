"""What a diary comes to as a whole: how many sessions, how they ended, and what was told before and after them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.diary.entry import BETWEEN, FINISHED, STOPPED, Entry
from app.diary.trend import numbers_of


@dataclass(frozen=True)
class Summary:
    """Each count is one of sessions, unless it says otherwise."""

    first: int  # day, as date.toordinal() counts
    last: int
    days: int  # with a session
    sessions: int
    finished: int
    stopped: int
    between: int  # numbers told in between
    lower: int  # the pain after was lower than the pain before
    same: int
    higher: int
    untold: int  # one of these two numbers is missing
    least: int | None  # of all numbers; None where none was told
    most: int | None
    helped: Mapping[str, int]  # an answer to whether the first exercise helped -> how often it was given
    server_clock: int  # entries whose time is that of the server


def summary(book: Sequence[Entry]) -> Summary:
    """The summary of a book with at least one entry."""
    sessions = [entry for entry in book if entry.ended != BETWEEN]
    ended = Counter(entry.ended for entry in book)
    changes = Counter(_change(entry) for entry in sessions)
    numbers = [number for entry in book for _, number in numbers_of(entry)]
    return Summary(
        first=min(entry.day for entry in book),
        last=max(entry.day for entry in book),
        days=len({entry.day for entry in sessions}),
        sessions=len(sessions),
        finished=ended[FINISHED],
        stopped=ended[STOPPED],
        between=ended[BETWEEN],
        lower=changes[-1],
        same=changes[0],
        higher=changes[1],
        untold=changes[None],
        least=min(numbers, default=None),
        most=max(numbers, default=None),
        helped=Counter(entry.helped for entry in sessions if entry.helped is not None),
        server_clock=sum(entry.server_clock for entry in book),
    )


def _change(entry: Entry) -> int | None:
    """1 when the pain after was higher than before, -1 when lower, 0 when neither; None when that is not told."""
    if entry.now is None or entry.after is None:
        return None
    return (entry.after > entry.now) - (entry.after < entry.now)
