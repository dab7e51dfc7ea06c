"""The diary as a file, as docs/diary-format.md has it: JSON that can be read back, and CSV for a spreadsheet."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping

from app.diary.book import Book, check, fits, in_order
from app.diary.entry import ENDINGS, Entry
from app.web.diary.times import BETWEEN, day_text, quarter_text, read_id

FORMAT, VERSION = "si-joint-steps-diary", 1
DEVICE, SERVER = "device", "server"
KEYS = ("day", "time", "pain_before", "pain_after", "helped", "ended", "clock")
WHEN = KEYS[:2]
# A bracket in a string is none. No way back into a string: one without an end would be read again and again.
STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)
DEEPEST = 3  # the document, its list, an entry
LONGEST_NUMBER = 4  # digits
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with these a spreadsheet begins to reckon


class NoDiary(Exception):
    """A file that cannot be read. Its text is a word for why: foreign, damaged or newer."""


def fields(entry: Entry) -> dict[str, str | int | None]:
    """What a file says of an entry."""
    clock = SERVER if entry.server_clock else DEVICE
    values = day_text(entry.day), quarter_text(entry.quarter), entry.now, entry.after, entry.helped, entry.ended, clock
    return dict(zip(KEYS, values, strict=True))


def checksum(entries: list) -> str:
    """SHA-256 of the entries as JSON without spaces, the keys of each in the order of the alphabet, in ASCII."""
    return hashlib.sha256(json.dumps(entries, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def as_json(book: Book) -> str:
    """The same for the same entries, whenever it is written: a line for each entry."""
    entries = [fields(entry) for entry in book]
    head = {"format": FORMAT, "version": VERSION, "checksum": checksum(entries)}
    lines = ",\n".join(map(json.dumps, entries))
    return f'{json.dumps(head)[:-1]}, "entries": [\n{lines}\n]}}\n'


def as_csv(book: Book, columns: Mapping[str, str], words: Mapping[str, str]) -> str:
    """A table for people: `columns` names each of KEYS, `words` says what an id in a cell means."""
    file = io.StringIO(newline="")
    table = csv.writer(file)
    table.writerow(_cell(columns[key]) for key in KEYS)
    for entry in book:
        table.writerow(_cell(words.get(value, value)) for value in fields(entry).values())
    return f"\ufeff{file.getvalue()}"  # without this mark a spreadsheet takes it for another encoding


def _cell(value: str | int | None) -> str | int | None:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


# --- Reading


def read_json(data: bytes, helped_words: tuple[str, ...]) -> Book:
    """Every entry of a file, none lost or mended. Raises NoDiary."""
    document = _parsed(data)
    if not isinstance(document, dict) or document.get("format") != FORMAT or type(document.get("version")) is not int:
        raise NoDiary("foreign")
    if document["version"] > VERSION:
        raise NoDiary("newer")
    try:
        return _book(document, helped_words)
    except (ValueError, TypeError, KeyError):
        raise NoDiary("damaged") from None


def _parsed(data: bytes) -> object:
    """The JSON of a file. What is stranger than any diary is not looked at further."""
    try:
        text = data.decode("utf-8-sig")
        if max(_depths(text), default=0) > DEEPEST:
            raise ValueError("Too deep.")
        return json.loads(text, object_pairs_hook=_once, parse_int=_number, parse_float=_refuse, parse_constant=_refuse)
    except ValueError:
        raise NoDiary("damaged" if FORMAT.encode() in data else "foreign") from None


def _depths(text: str) -> Iterator[int]:
    depth = 0
    for part in STRING_OR_BRACKET.findall(text):
        depth += (part in "[{") - (part in "]}")
        yield depth


def _once(pairs: list[tuple[str, object]]) -> dict:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("A key stands twice.")
    return dict(pairs)


def _number(digits: str) -> int:
    return int(digits) if len(digits) <= LONGEST_NUMBER else _refuse(digits)


def _refuse(value: str) -> int:
    raise ValueError("This number is none of a diary.")


def _book(document: dict, helped_words: tuple[str, ...]) -> Book:
    """The entries of a document. Raises ValueError, TypeError or KeyError for what is not as it was written."""
    entries = document["entries"]
    if document.keys() != {"format", "version", "checksum", "entries"} or document["version"] != VERSION:
        raise ValueError("Not the keys of this version.")
    if not isinstance(entries, list) or document["checksum"] != checksum(entries):
        raise ValueError("The checksum does not fit.")
    book = in_order(_entry(each, helped_words) for each in entries)
    if len({entry.id for entry in book}) != len(book) or not fits(book):
        raise ValueError("Two entries have the same id, or there are more than any diary has.")
    return book


def _entry(fields: dict, helped_words: tuple[str, ...]) -> Entry:
    if not isinstance(fields, dict) or fields.keys() != set(KEYS):
        raise ValueError("Not the keys of an entry.")
    day, time, now, after, helped, ended, clock = (fields[key] for key in KEYS)
    told = all(number is None or type(number) is int for number in (now, after))
    known = (helped is None or helped in helped_words) and ended in ENDINGS and clock in (DEVICE, SERVER)
    if not (told and known):
        raise ValueError("Not the values of an entry.")
    entry = Entry(*read_id(f"{day}{BETWEEN}{time}"), now, after, helped, ended, clock == SERVER)
    check(entry)
    return entry
