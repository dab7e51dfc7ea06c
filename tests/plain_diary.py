"""What a diary should be, said once more as plainly as it goes: a dict from a quarter of an hour to what was told."""

from app.diary.book import MOST, Book
from app.diary.entry import QUARTERS, Entry

Said = tuple  # all of an entry but when


def time_of(entry: Entry) -> int:
    """Quarters of an hour, counted through all days."""
    return entry.day * QUARTERS + entry.quarter


def said_in(entry: Entry) -> Said:
    return entry.now, entry.after, entry.helped, entry.ended, entry.server_clock


def entry_of(time: int, said: Said) -> Entry:
    return Entry(*divmod(time, QUARTERS), *said)


class PlainDiary:
    def __init__(self, book: Book = ()):
        self.held = {time_of(entry): said_in(entry) for entry in book}

    @property
    def book(self) -> Book:
        return tuple(entry_of(time, self.held[time]) for time in sorted(self.held))

    def write(self, entry: Entry) -> None:
        """At its quarter, or the next free one, unless it stands there; of too many the oldest of the others goes."""
        time = time_of(entry)
        while time in self.held:
            if self.held[time] == said_in(entry):
                return
            time += 1
        self.held[time] = said_in(entry)
        if len(self.held) > MOST:
            del self.held[min(each for each in self.held if each != time)]

    def take_out(self, entry: Entry) -> None:
        self.held.pop(time_of(entry), None)

    def change(self, before: Entry, entry: Entry) -> None:
        """In its place, or in the next free one, also where the same stands already: no entry is lost."""
        self.take_out(before)
        time = time_of(entry)
        while time in self.held:
            time += 1
        self.held[time] = said_in(entry)

    def looks_at(self, file: Book) -> tuple[list[Entry], list[Entry]]:
        """Of a file: what is new, and what clashes."""
        same = {time_of(entry) for entry in file if self.held.get(time_of(entry)) == said_in(entry)}
        found, new, clashes = set(same), [], []
        for entry in file:
            time = time_of(entry)
            if time in same:
                continue
            if time not in self.held:
                new.append(entry)
                continue
            twin = time
            while twin in self.held and (twin in found or self.held[twin] != said_in(entry)):
                twin += 1
            if twin in self.held:
                found.add(twin)
            else:
                clashes.append(entry)
        return new, clashes

    def bring(self, file: Book, choices: list[str]) -> None:
        """Keep what is new, and of each that clashes what was chosen; of too many the oldest go."""
        new, clashes = self.looks_at(file)
        self.held |= {time_of(entry): said_in(entry) for entry in new}
        chosen = list(zip(clashes, choices, strict=True))
        self.held |= {time_of(entry): said_in(entry) for entry, choice in chosen if choice == "theirs"}
        for entry in (entry for entry, choice in chosen if choice == "keep-both"):
            time = time_of(entry)
            while time in self.held:
                time += 1
            self.held[time] = said_in(entry)
        for time in sorted(self.held)[:-MOST]:
            del self.held[time]
