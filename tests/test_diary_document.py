"""A diary as a file: the same file for the same diary, read back whole, and refused when a byte of it was changed."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from source_files import ROOT

from app.diary.book import FIRST_DAY, LAST_DAY, MOST
from app.diary.entry import Entry
from app.web.diary.document import KEYS, NoDiary, as_csv, as_json, checksum, read_json

PAGE = ROOT / "docs" / "diary-format.md"
HELPED = ("yes", "no-change", "worse")
DAY = 739949  # 29 November 2026
SESSION = Entry(DAY, 33, 5, 3, "yes", "finished")
IN_BETWEEN = Entry(DAY, 52, 4, None, None, "between", True)
BOOK = (SESSION, IN_BETWEEN)
NAMES = {key: key.title() for key in KEYS}


def read(text: str | bytes):
    return read_json(text.encode() if isinstance(text, str) else text, HELPED)


def refused(text: str | bytes) -> str:
    """The word for why."""
    with pytest.raises(NoDiary) as refusal:
        read(text)
    return str(refusal.value)


def document() -> dict:
    return json.loads(as_json(BOOK))


def with_entries(*entries) -> str:
    """A file with these, whatever they are, and the checksum that fits."""
    return json.dumps(document() | {"entries": list(entries), "checksum": checksum(list(entries))})


def with_entry(**changed) -> str:
    return with_entries(document()["entries"][0] | changed)


# --- Out and in again


def test_the_file_on_the_page_about_it_is_what_is_written():
    assert re.search(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)[1] == as_json(BOOK)


@pytest.mark.parametrize(
    "book",
    [
        (), (SESSION,), BOOK,
        tuple(Entry(FIRST_DAY + day, 95, day % 11, 10 - day % 11, "worse", "stopped") for day in range(MOST)),
        (Entry(FIRST_DAY, 0, None, None, None, "stopped"), Entry(LAST_DAY, 95, 0, 10, "no-change", "finished", True)),
    ],
    ids=["empty", "one", "two", "full", "edges"],
)  # fmt: skip
def test_what_was_written_is_read_back_and_written_the_same(book):
    assert read(as_json(book)) == book
    assert as_json(read(as_json(book))) == as_json(book)


def test_what_was_not_told_stays_not_told():
    assert [entry["pain_after"] for entry in document()["entries"]] == [3, None]


def test_a_file_that_an_editor_has_saved_again_is_the_same_diary():
    laid_out = json.dumps(document(), indent=4, sort_keys=True)
    assert read(laid_out) == read(laid_out.replace("\n", "\r\n")) == read(b"\xef\xbb\xbf" + laid_out.encode()) == BOOK


def test_the_order_of_the_entries_is_that_of_their_times():
    assert read(with_entries(*reversed(document()["entries"]))) == BOOK


# --- What is no file of ours


def test_every_byte_changed_is_refused_or_is_the_same_diary():
    text = as_json((SESSION,)).encode()
    taken = 0
    for place in range(len(text)):
        for byte in {0, 0x20, 0x22, 0x30, 0x7D, 0xFF, text[place] ^ 1, text[place] ^ 0x20} - {text[place]}:
            try:
                assert read(text[:place] + bytes([byte]) + text[place + 1 :]) == (SESSION,), (place, byte)
                taken += 1
            except NoDiary as refusal:
                assert str(refusal) in ("damaged", "foreign", "newer")
    assert taken < 40  # a new line that became a space


def test_a_file_that_breaks_off_is_refused():
    text = as_json(BOOK)
    assert {refused(text[:length]) for length in range(40, len(text) - 2)} == {"damaged"}


@pytest.mark.parametrize(
    "text",
    ["", " ", "null", "1", '"text"', "[]", "{}", "[1]", '{"format": "another"}', "<html>", "%PDF-1.7", "day,time"],
)
def test_what_is_something_else_is_told_from_a_damaged_diary(text):
    assert refused(text) == "foreign"


def test_a_newer_version_is_told_whatever_else_is_in_it():
    assert refused(json.dumps({"format": "si-joint-steps-diary", "version": 2, "more": []})) == "newer"
    assert refused(json.dumps(document() | {"version": 9999})) == "newer"


@pytest.mark.parametrize("version", ["0", "-1", "1.0", "true", '"1"', "null", "[1]", "1" * 5000, "1e0", "-0"])
def test_a_version_that_is_none_is_refused(version):
    text = as_json(BOOK).replace('"version": 1', f'"version": {version}')
    assert refused(text) in ("foreign", "damaged")


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000, "{" * 5, '{"entries": [[[1]]]}',
        '{"format": "si-joint-steps-diary", "entries": [{"day": []}]}', "1" * 200_000, "-" * 1000, "1e400", "NaN",
        '"' + "\\u0000" * 40_000 + '"', "\x00" * 1000, '"' + '\\"' * 120_000, '"' * 120_001,
        '{"x": "' + "]" * 60_000 + '", "entries": ' + "[" * 60_000, '["\\"' + "]" * 60_000 + '", ' + "[" * 60_000,
    ], ids=range(16),
)  # fmt: skip
def test_what_is_deep_long_or_strange_is_refused(text):
    assert refused(text) in ("foreign", "damaged")


@pytest.mark.parametrize("data", [b"\xff\xfe{\x00}\x00", b"\x80", b"\xed\xa0\x80", as_json(BOOK).encode("utf-16")])
def test_what_is_no_utf_8_is_refused(data):
    assert refused(data) == "foreign"
    assert refused(as_json(BOOK).encode().replace(b"yes", b"ye\xff")) == "damaged"


# --- What is like ours, with a checksum that fits


def test_a_key_too_many_is_refused_wherever_it_stands():
    assert refused(json.dumps(document() | {"__proto__": {}})) == "damaged"
    assert refused(with_entry(__proto__=None)) == "damaged"
    assert refused(with_entry(constructor="x")) == "damaged"


def test_a_key_too_few_is_refused():
    for key in ("version", "checksum", "entries"):
        assert refused(json.dumps({name: value for name, value in document().items() if name != key})) in (
            "foreign",
            "damaged",
        )
    first = document()["entries"][0]
    for key in KEYS:
        assert refused(with_entries({name: value for name, value in first.items() if name != key})) == "damaged"


def test_a_key_that_stands_twice_is_refused():
    assert refused(as_json(BOOK).replace('"version": 1', '"version": 1, "version": 1')) == "damaged"
    assert refused(as_json(BOOK).replace('"pain_before": 5', '"pain_before": 5, "pain_before": 5')) == "damaged"


@pytest.mark.parametrize("number", [-1, 11, 1.0, 5.5, True, False, "5", [], {}, 10**30, 99999])
@pytest.mark.parametrize("key", ["pain_before", "pain_after"])
def test_a_number_that_is_none_is_refused(key, number):
    assert refused(with_entry(**{key: number})) == "damaged"


@pytest.mark.parametrize("number", [0, 10, None])
@pytest.mark.parametrize("key", ["pain_before", "pain_after"])
def test_a_number_at_the_edge_is_read(key, number):
    assert len(read(with_entry(**{key: number}))) == 1


@pytest.mark.parametrize(
    "day", ["2019-12-31", "2064-11-09", "2026-02-30", "2026-13-01", "20261129", "2026-W48-7", " 2026-11-29", "", 1,
            None, "２026-11-29", "9999-12-31", "0000-01-01", "2026-11-29T08:15", ["2026-11-29"]],
)  # fmt: skip
def test_a_day_that_is_none_is_refused(day):
    assert refused(with_entry(day=day)) == "damaged"


@pytest.mark.parametrize(
    "time", ["08:14", "8:15", "24:00", "08:15:00", "08:15+01:00", "0815", "08", "08:15 ", "", 815, None, "٠8:15", {}]
)
def test_a_time_that_is_no_quarter_of_an_hour_is_refused(time):
    assert refused(with_entry(time=time)) == "damaged"


@pytest.mark.parametrize("key", ["helped", "ended", "clock"])
@pytest.mark.parametrize("word", ["<script>alert(1)</script>", "=1+1", "", "YES", 1, True, [], {}, ["yes"], "maybe"])
def test_a_word_that_is_none_is_refused(key, word):
    assert refused(with_entry(**{key: word})) == "damaged"


@pytest.mark.parametrize("entry", [None, 1, "x", [], True])
def test_an_entry_that_is_none_is_refused(entry):
    assert refused(with_entries(entry)) == "damaged"


def test_no_two_entries_have_the_same_time():
    first = document()["entries"][0]
    assert refused(with_entries(first, first | {"pain_before": 6})) == "damaged"
    assert refused(with_entries(first, first)) == "damaged"


def test_more_entries_than_a_diary_holds_are_no_diary():
    days = [json.loads(as_json((replace(SESSION, day=DAY + number),)))["entries"][0] for number in range(MOST + 1)]
    assert len(read(with_entries(*days[1:]))) == MOST
    assert refused(with_entries(*days)) == "damaged"


@pytest.mark.parametrize("entries", [None, {}, "x", 1])
def test_entries_that_are_no_list_are_refused(entries):
    assert refused(json.dumps(document() | {"entries": entries, "checksum": checksum(entries)})) == "damaged"


@pytest.mark.parametrize("sum", [None, "", 1, [], "0" * 64, checksum([])])
def test_a_checksum_that_does_not_fit_is_refused(sum):
    assert refused(json.dumps(document() | {"checksum": sum})) == "damaged"


# --- For spreadsheets


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_table_has_its_names_and_a_row_for_each_entry():
    assert rows(as_csv(BOOK, NAMES, {"finished": "Done, to the “end”", "device": "This device"})) == [
        ["Day", "Time", "Pain_Before", "Pain_After", "Helped", "Ended", "Clock"],
        ["2026-11-29", "08:15", "5", "3", "yes", "Done, to the “end”", "This device"],
        ["2026-11-29", "13:00", "4", "", "", "between", "server"],
    ]


def test_a_spreadsheet_sees_that_it_is_utf_8_and_where_lines_end():
    text = as_csv(BOOK, NAMES, {})
    assert text.startswith("\ufeff") and text.count("\r\n") == text.count("\n") == 3


@pytest.mark.parametrize("word", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")'])
def test_no_cell_is_a_formula(word):
    for row in rows(as_csv(BOOK, NAMES | {"day": word}, {"finished": word})):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
