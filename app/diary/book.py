"""The diary as a whole: entries in order, each with an id of its own, as many as a cookie holds."""

from collections.abc import Iterable

from app.diary.entry import ENDINGS, QUARTERS, SCALE, Entry

Book = tuple[Entry, ...]  # in the order of their ids, no id twice, at most MOST

LARGEST = 3800  # bytes of a cookie: its name, what it holds and its signature
LONGEST_NAME = "__Secure-diary"  # in production
SIGNATURE = 44  # characters: a full stop, and 256 bits
VERSION = "1"  # of the packing, its first character
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"  # 6 bits each, and plain in a cookie
WIDTH = 6  # letters of an entry
MOST = (LARGEST - len(f"{LONGEST_NAME}={VERSION}") - SIGNATURE) // WIDTH
FEW = 90  # so many more, a month of three a day, and it is nearly full

FIRST_DAY = 737425  # 1 January 2020, as date.toordinal() counts
UNTOLD = 15  # of a number from 0 to 10
# What an entry holds, with its bits: 34 of 36, so that two are free.
DAY, QUARTER, NUMBER, HELPED, ENDED, CLOCK, FREE = 14, 7, 4, 2, 2, 1, 2
FIELDS = (DAY, QUARTER, NUMBER, NUMBER, HELPED, ENDED, CLOCK, FREE)
LAST_DAY = FIRST_DAY + (1 << DAY) - 1


def add(book: Book, entry: Entry) -> tuple[Book, Entry]:
    """The book with it, and the entry as it stands there: where its quarter is taken, in the next free one.

    The same once more is nothing new. When the book is full the oldest of the others goes. Raises ValueError for what
    cannot be packed.
    """
    same, entry = _place(book, entry)
    if same:
        return book, entry
    check(entry)
    oldest = () if fits((*book, entry)) else book[:1]
    return in_order({*book, entry} - {*oldest}), entry


def _place(book: Book, entry: Entry) -> tuple[bool, Entry]:
    """(true when it stands there already, the entry in its place)."""
    taken = {each.id: each for each in book}
    while entry.id in taken:
        if taken[entry.id] == entry:
            return True, entry
        entry = entry.moved(1)
    return False, entry


def holds(book: Book, entry: Entry) -> bool:
    """True when this entry would be nothing new."""
    return _place(book, entry)[0]


def in_order(entries: Iterable[Entry]) -> Book:
    return tuple(sorted(entries, key=lambda each: each.id))


def change(book: Book, which: tuple[int, int], entry: Entry) -> Book:
    """The book with an entry in the place of another: where its quarter is taken, in the next free one. None is lost.

    Raises LookupError when that is not there; ValueError as add.
    """
    if all(each.id != which for each in book):
        raise LookupError("There is no such entry.")
    others = delete(book, which)
    while any(each.id == entry.id for each in others):
        entry = entry.moved(1)
    check(entry)
    return in_order((*others, entry))


def delete(book: Book, which: tuple[int, int]) -> Book:
    """The book without an entry. One that is gone already is no fault."""
    return tuple(each for each in book if each.id != which)


def fits(book: Book) -> bool:
    return len(book) <= MOST


def nearly_full(book: Book) -> bool:
    """True when there is room for a month at most."""
    return len(book) > MOST - FEW


def check(entry: Entry) -> None:
    """Raises ValueError with a sentence for an entry that cannot be."""
    numbers = entry.now, entry.after
    for fine, what in (
        (FIRST_DAY <= entry.day <= LAST_DAY, "This day is outside the years that the diary knows."),
        (0 <= entry.quarter < QUARTERS, "There is no such quarter of an hour."),
        (all(number is None or number in SCALE for number in numbers), "A number goes from 0 to 10."),
        (entry.ended in ENDINGS, "It cannot end like this."),
    ):
        if not fine:
            raise ValueError(what)


def pack(book: Book, helped_words: tuple[str, ...]) -> str:
    """The book as letters of which each is fine in a cookie. `helped_words`: what can be said of helping, in order."""
    return VERSION + "".join(_letters(_numbers(entry, helped_words)) for entry in book)


def _numbers(entry: Entry, helped_words: tuple[str, ...]) -> tuple[int, ...]:
    told = [UNTOLD if number is None else number for number in (entry.now, entry.after)]
    helped = 0 if entry.helped is None else helped_words.index(entry.helped) + 1
    return entry.day - FIRST_DAY, entry.quarter, *told, helped, ENDINGS.index(entry.ended), int(entry.server_clock), 0


def _letters(numbers: tuple[int, ...]) -> str:
    bits = 0
    for number, width in zip(numbers, FIELDS, strict=True):
        if number >> width:
            raise ValueError("There is no room for this in an entry.")
        bits = bits << width | number
    return "".join(LETTERS[bits >> 6 * place & 63] for place in reversed(range(WIDTH)))


def unpack(text: str, helped_words: tuple[str, ...]) -> Book:
    """The whole book again. Raises ValueError for what `pack` has not made: there is no half of a book."""
    if text[:1] != VERSION or (len(text) - 1) % WIDTH:
        raise ValueError("This is no diary.")
    book = tuple(_entry(text[start : start + WIDTH], helped_words) for start in range(1, len(text), WIDTH))
    if not fits(book) or book != in_order({each.id: each for each in book}.values()):
        raise ValueError("This is no diary: too long, or out of order.")
    return book


def _entry(letters: str, helped_words: tuple[str, ...]) -> Entry:
    bits = 0
    for letter in letters:
        bits = bits << 6 | LETTERS.index(letter)  # raises ValueError for what is no letter of ours
    numbers: list[int] = []
    for width in reversed(FIELDS):
        numbers.append(bits & (1 << width) - 1)
        bits >>= width
    free, clock, ended, helped, after, now, quarter, day = numbers
    if free or ended >= len(ENDINGS) or helped > len(helped_words):
        raise ValueError("This is no entry.")
    told = [None if number == UNTOLD else number for number in (now, after)]
    said = helped_words[helped - 1] if helped else None
    entry = Entry(day + FIRST_DAY, quarter, *told, said, ENDINGS[ended], bool(clock))
    check(entry)
    return entry
