"""The life of a diary: what people, devices, clocks and networks do to it, at random, and a plain diary beside it."""

from collections import Counter
from dataclasses import dataclass, field, replace
from random import Random

from clock import Clock
from keepers import NOON
from plain_diary import PlainDiary

from app.diary.arrival import CHOICES
from app.diary.book import MOST, Book, in_order
from app.diary.entry import BETWEEN, ENDINGS, Entry
from app.web.diary.document import as_json
from app.web.diary.times import at_server

QUARTER = 15 * 60  # seconds
ZONES = (-44, -4, 0, 4, 22, 56)  # quarters of an hour
# How often each thing is done, beside the others.
WEIGHTS = {
    "write": 20, "write_by_server": 6, "write_twice": 6, "write_again_later": 6, "change": 10, "change_gone": 2,
    "take_out": 10, "take_out_gone": 2, "save": 3, "save_and_bring_back": 1, "bring": 5, "bring_damaged": 2,
    "answer_lost": 6, "two_in_flight": 6, "clock_back": 3, "fly": 3, "new_key": 1, "clear": 2,
}  # fmt: skip


@dataclass
class Life:
    """`own` is the diary that is tried. What it lists after each thing must be what the plain one holds."""

    own: "object"  # whose `state` can be put back
    dice: Random
    clock: Clock
    zone: int = 0
    done: Counter = field(default_factory=Counter)
    last: list[Entry] = field(default_factory=list)

    def __post_init__(self):
        self.plain = PlainDiary(self.own.book)

    def goes_on(self, times: int, without: tuple[str, ...] = ()) -> "Life":
        known = {name: weight for name, weight in WEIGHTS.items() if name not in without}
        for name in self.dice.choices(list(known), list(known.values()), k=times):
            self.clock.now += self.dice.choice((0, 0, 60, QUARTER, 3 * QUARTER))
            getattr(self, name)()
            self.done[name] += 1
            assert self.own.book == self.plain.book, (sum(self.done.values()), name)
        return self

    # -- what is written

    def made_up(self, by_server: bool = False) -> Entry:
        number, ended = lambda: self.dice.choice((None, *range(11))), self.dice.choice(ENDINGS)
        device = self.clock.now + self.zone * QUARTER
        entry = Entry(*at_server(self.clock.now if by_server else device), number(), number(), None, ended, by_server)
        if ended == BETWEEN:
            return replace(entry, now=entry.now or 0, after=None)
        return replace(entry, helped=self.dice.choice((None, "yes", "no-change", "worse")))

    def put(self, entry: Entry) -> None:
        self.own.write(entry)
        self.plain.write(entry)
        self.last = [*self.last[-9:], entry]

    def write(self) -> None:
        self.put(self.made_up())

    def write_by_server(self) -> None:
        self.put(self.made_up(by_server=True))

    def write_twice(self) -> None:
        """The same form is sent once more, after a while: its time is that of its page."""
        self.put(entry := self.made_up(by_server=self.dice.random() < 0.5))
        self.clock.now += 2 * QUARTER
        self.own.send_again(entry)

    def write_again_later(self) -> None:
        """A form of before is sent once more, whatever was done since."""
        if sent := [entry for entry in self.last if not entry.server_clock]:
            self.put(self.dice.choice(sent))

    def answer_lost(self) -> None:
        """The server has answered, and the browser never heard it."""
        before, entry = self.own.state, self.made_up()
        self.own.write(entry)
        self.own.state = before
        assert self.own.book == self.plain.book
        self.put(entry)

    def two_in_flight(self) -> None:
        """Both go off with the same cookie, and the later answer stays. Whoever is not listed there sends again."""
        before, one, other = self.own.state, self.made_up(), self.made_up()
        self.own.write(one)
        self.own.state = before
        self.put(other)
        assert self.own.book == self.plain.book
        self.put(one)

    # -- what is changed and taken out

    def some(self) -> Entry | None:
        return self.dice.choice(self.own.book) if self.own.book else None

    def change(self) -> None:
        """What was told, or its time too. Where the time stays, it is still the same clock’s."""
        if before := self.some():
            entry = self.made_up()
            if entry.id == before.id or self.dice.random() < 0.5:
                entry = replace(entry, day=before.day, quarter=before.quarter, server_clock=before.server_clock)
            self.own.change(before, entry)
            self.plain.change(before, entry)

    def gone(self) -> Entry:
        """What another tab has taken out, or nobody ever wrote."""
        taken = {entry.id for entry in self.own.book}
        entry = self.made_up()
        while entry.id in taken:
            entry = entry.moved(1)
        return entry

    def change_gone(self) -> None:
        self.own.change(self.gone(), self.made_up())

    def take_out(self) -> None:
        if entry := self.some():
            self.own.take_out(entry)
            self.plain.take_out(entry)

    def take_out_gone(self) -> None:
        self.own.take_out(self.gone())

    def clear(self) -> None:
        self.own.clear()
        self.plain = PlainDiary()

    # -- files

    def save(self) -> None:
        assert self.own.save() == as_json(self.plain.book).encode()

    def save_and_bring_back(self) -> None:
        before, saved = self.own.book, self.own.save()
        self.clear()
        self.own.bring(before, [])
        self.plain = PlainDiary(before)
        assert self.own.save() == saved

    def file(self) -> Book:
        """Of another device: some of the same entries, some that tell something else, and others."""
        entries = {}
        for entry in self.dice.sample(self.own.book, min(len(self.own.book), self.dice.randrange(12))):
            other = self.made_up()
            entry = self.dice.choice((entry, replace(other, day=entry.day, quarter=entry.quarter)))
            entries[entry.id] = entry
        for _ in range(self.dice.randrange(4)):
            entry = self.made_up().moved(self.dice.randrange(-200, 200))
            entries[entry.id] = entry
        return in_order(entries.values())[-MOST:]

    def bring(self) -> None:
        file = self.file()
        choices = [self.dice.choice(CHOICES) for _ in self.plain.looks_at(file)[1]]
        self.own.bring(file, choices)
        self.plain.bring(file, choices)
        self.done["clash"] += len(choices)

    def bring_damaged(self) -> None:
        text = bytearray(as_json(self.file()).encode())
        text[self.dice.randrange(len(text))] = self.dice.randrange(256)
        self.own.look_into(bytes(text))

    # -- the world around it

    def clock_back(self) -> None:
        self.clock.now = max(NOON, self.clock.now - self.dice.randrange(3 * 96) * QUARTER)

    def fly(self) -> None:
        self.zone = self.dice.choice(ZONES)

    def new_key(self) -> None:
        self.own.new_key()
